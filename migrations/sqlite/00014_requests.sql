-- +goose Up

-- The accounts that people are assigned by name: whose, in which system, of which type. Technical
-- identities (3) and the owner of accounts without one (4) may have more than one, what is Obsolete (5)
-- or Rejected (7) gives none.
CREATE VIEW assigned_accounts AS
SELECT a.id, a.identityref_id AS identity_id, r.systemref_id AS system_id, a.accountkey AS account_name, a.validfrom, a.validto,
    coalesce((SELECT min(l.target_id) FROM resources_accounttype l WHERE l.owner_id = r.id), a.accounttype_id,
        (SELECT min(d.id) FROM accounttypes d WHERE d.isdefault AND NOT d.deleted), 0) AS account_type_id
FROM resourceassignments a
JOIN identities i ON i.id = a.identityref_id AND i.identitycategory NOT IN (3, 4)
JOIN resources r ON r.id = a.roleref_id AND r.systemref_id IS NOT NULL
LEFT JOIN resourcetypes t ON t.id = r.roletyperef_id
WHERE a.accountkey IS NOT NULL AND NOT a.deleted AND a.roleassnstatus NOT IN (5, 7) AND coalesce(r.rolecategory, t.rolecategory) = 1;

-- Assignments that give somebody a second account of one type in one system at the same time: beside what
-- another assignment gives, or beside what the system reports as enabled.
CREATE VIEW rival_accounts AS
SELECT a.id FROM assigned_accounts a JOIN assigned_accounts b ON b.identity_id = a.identity_id AND b.system_id = a.system_id
    AND b.account_type_id = a.account_type_id AND b.account_name <> a.account_name
WHERE (a.validto IS NULL OR b.validfrom IS NULL OR b.validfrom <= a.validto) AND (b.validto IS NULL OR a.validfrom IS NULL OR a.validfrom <= b.validto)
UNION ALL
SELECT a.id FROM assigned_accounts a JOIN actual_accounts k ON k.identity_id = a.identity_id AND k.system_id = a.system_id
    AND k.account_name <> a.account_name AND k.enabled AND NOT k.unconfirmed
WHERE a.account_type_id = coalesce(k.account_type_id, (SELECT min(l.target_id) FROM resources_accounttype l WHERE l.owner_id = k.resource_id),
        (SELECT min(d.id) FROM accounttypes d WHERE d.isdefault AND NOT d.deleted), 0);

-- A person has one account of each type in a system (R-351), under every way of writing. An initial load
-- approves what a system reports as it is; that is seen as an exception where access is calculated.
-- +goose StatementBegin
CREATE TRIGGER resourceassignments_limit_insert AFTER INSERT ON resourceassignments
WHEN NEW.accountkey IS NOT NULL AND NEW.initialload_id IS NULL AND EXISTS (SELECT 1 FROM rival_accounts x WHERE x.id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'AccountLimit: there is an account of that type already');
END;
-- +goose StatementEnd

-- That time passes makes no assignment a new one.
-- +goose StatementBegin
CREATE TRIGGER resourceassignments_limit_update AFTER UPDATE ON resourceassignments
WHEN NEW.accountkey IS NOT NULL
    AND (OLD.deleted OR OLD.roleassnstatus IN (5, 7) OR NEW.accountkey IS NOT OLD.accountkey OR NEW.identityref_id IS NOT OLD.identityref_id
        OR NEW.roleref_id IS NOT OLD.roleref_id OR NEW.accounttype_id IS NOT OLD.accounttype_id
        OR NEW.validfrom IS NOT OLD.validfrom OR NEW.validto IS NOT OLD.validto)
    AND EXISTS (SELECT 1 FROM rival_accounts x WHERE x.id = NEW.id) BEGIN
    SELECT RAISE(ABORT, 'AccountLimit: there is an account of that type already');
END;
-- +goose StatementEnd

-- What failed for good and is not tried again by itself.
CREATE INDEX provisioning_tasks_failed ON provisioning_tasks (identity_id, id) WHERE state = 'Failed' AND next_attempt IS NULL;

-- What initial loads have assigned, so that a second load does not do it again.
CREATE INDEX resourceassignments_loaded ON resourceassignments (identityref_id, roleref_id, accountkey) WHERE initialload_id IS NOT NULL;
