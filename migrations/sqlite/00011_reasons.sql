-- +goose Up

-- What was wrong with the input of a run, one on each line.
ALTER TABLE calculation_runs ADD COLUMN warnings TEXT;

-- The risk score that the last calculation came to.
ALTER TABLE calculation_state ADD COLUMN risk INTEGER NOT NULL DEFAULT 0;

-- What is wrong with access, such as that it has no account to hang on.
DROP VIEW calculated_assignments_versions;
ALTER TABLE calculated_assignments ADD COLUMN warning TEXT;
ALTER TABLE calculated_assignments_history ADD COLUMN warning TEXT;
CREATE VIEW calculated_assignments_versions AS
SELECT assignment_key, identity_id, resource_id, system_id, resource_type_id, account_type_id, context_id, account_key, account_name, status, is_managed, valid_from, valid_to, compliance, violation_status, provisioning_status, disabled_reason, no_primary_context, change_time, version_id, effective_from, warning,
    NULL AS effective_to, NULL AS closed_by
FROM calculated_assignments
UNION ALL
SELECT assignment_key, identity_id, resource_id, system_id, resource_type_id, account_type_id, context_id, account_key, account_name, status, is_managed, valid_from, valid_to, compliance, violation_status, provisioning_status, disabled_reason, no_primary_context, change_time, version_id, effective_from, warning,
    effective_to, closed_by
FROM calculated_assignments_history;

-- Accounts that a finished task claims to have made, until an import sees them or the claim expires.
ALTER TABLE actual_accounts ADD COLUMN unconfirmed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE actual_accounts ADD COLUMN claim_expiry INTEGER;

-- What authoritative reviews said of access. A verdict acts until its expiry, which lies before the granted
-- one if somebody ended it. version_id is the event that made it, closed_by the one that ended it.
CREATE TABLE verdicts (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    verdict_key    BLOB NOT NULL UNIQUE,
    assignment_key BLOB NOT NULL,
    identity_id    INTEGER NOT NULL,
    resource_id    INTEGER NOT NULL,
    account_name   TEXT,
    decision       TEXT NOT NULL,
    decided_by_id  INTEGER,
    decided_time   INTEGER NOT NULL,
    comment        TEXT,
    expiry         INTEGER NOT NULL,
    granted_expiry INTEGER NOT NULL,
    version_id     INTEGER NOT NULL,
    expired_by_id  INTEGER,
    expired_time   INTEGER,
    expire_reason  TEXT,
    closed_by      INTEGER
);
CREATE INDEX verdicts_identity ON verdicts (identity_id, id);
CREATE INDEX verdicts_expiry ON verdicts (expiry, verdict_key);
-- A verdict stays what it was; only its end is added.
-- +goose StatementBegin
CREATE TRIGGER verdicts_refuse_update BEFORE UPDATE OF id, verdict_key, assignment_key, identity_id, resource_id, account_name, decision, decided_by_id, decided_time, comment, granted_expiry, version_id ON verdicts BEGIN
    SELECT RAISE(ABORT, 'Immutable: verdicts is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER verdicts_refuse_delete BEFORE DELETE ON verdicts BEGIN
    SELECT RAISE(ABORT, 'Immutable: verdicts is only ever appended to');
END;
-- +goose StatementEnd

-- The tags that count for the risk: those of a category that is marked as relevant and has a weight.
CREATE VIEW risk_tags AS
SELECT t.id, t.name, t.riskvalue, g.riskweight, rw_mul_dec(t.riskvalue, g.riskweight) AS summand
FROM classificationtags t JOIN classificationtagcategories g ON g.id = t.category_id
WHERE NOT t.deleted AND NOT g.deleted AND g.riskrelevant AND g.riskweight IS NOT NULL AND t.riskvalue IS NOT NULL;

-- A tag counts once for a resource, in however many ways it comes.
CREATE VIEW resource_risk_explanations AS
SELECT c.resource_id, c.tag_id, max(c.part) AS part, t.name, t.riskvalue AS value, t.riskweight AS weight, t.summand
FROM (
    SELECT owner_id AS resource_id, target_id AS tag_id, 'Resource' AS part FROM resources_clt_tags
    UNION ALL
    SELECT r.id, l.target_id, 'Folder' FROM resources r JOIN resourcefolders_clt_tags l ON l.owner_id = r.rolefolder_id
    UNION ALL
    SELECT r.id, l.target_id, 'System' FROM resources r JOIN systems_clt_tags l ON l.owner_id = r.systemref_id
) c JOIN risk_tags t ON t.id = c.tag_id
GROUP BY c.resource_id, c.tag_id, t.name, t.riskvalue, t.riskweight, t.summand;

-- The highest score among the resources of an identity, and the tags of its own and of its contexts.
CREATE VIEW risk_explanations AS
SELECT h.identity_id, 'Resource' AS part, h.resource_id AS object_id, h.name, NULL AS value, NULL AS weight, h.riskscore AS summand
FROM (
    SELECT c.identity_id, c.resource_id, r.name, r.riskscore,
        row_number() OVER (PARTITION BY c.identity_id ORDER BY r.riskscore DESC, r.id) AS place
    FROM calculated_assignments c JOIN resources r ON r.id = c.resource_id WHERE r.riskscore > 0
) h WHERE h.place = 1
UNION ALL
SELECT o.identity_id, min(o.part), o.tag_id, t.name, t.riskvalue, t.riskweight, t.summand
FROM (
    SELECT owner_id AS identity_id, target_id AS tag_id, 'Identity' AS part FROM identities_clt_tags
    UNION ALL
    SELECT e.identity_id, l.target_id, 'Context' FROM effective_contexts e
    JOIN orgunits u ON u.id = e.context_id AND NOT u.deleted
    JOIN orgunits_clt_tags l ON l.owner_id = e.context_id
    WHERE (e.valid_from IS NULL OR e.valid_from <= (SELECT rw_now() + offset_micros FROM clock)) AND (e.valid_to IS NULL OR e.valid_to >= (SELECT rw_now() + offset_micros FROM clock))
    AND (u.validfrom IS NULL OR u.validfrom <= (SELECT rw_now() + offset_micros FROM clock)) AND (u.validto IS NULL OR u.validto >= (SELECT rw_now() + offset_micros FROM clock))
) o JOIN risk_tags t ON t.id = o.tag_id
GROUP BY o.identity_id, o.tag_id, t.name, t.riskvalue, t.riskweight, t.summand;
