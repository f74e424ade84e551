-- +goose Up

-- Who stands on which side of which constraint: whoever has access to a resource of one side may
-- have none to one of another. In a list in which each excludes each, each is a side of its own.
-- A business process stands for its resources and those of the processes below it.
CREATE VIEW constraint_sides AS
WITH RECURSIVE below (top, id) AS (
    SELECT id, id FROM businessprocesses WHERE NOT deleted
    UNION
    SELECT b.top, p.id FROM below b JOIN businessprocesses p ON p.parentprocess_id = b.id WHERE NOT p.deleted
), sides (constraint_id, side, resource_id) AS (
    SELECT owner_id, target_id, target_id FROM constraints_roleref
    UNION
    SELECT owner_id, 0, target_id FROM constraints_leftroleref
    UNION
    SELECT owner_id, 1, target_id FROM constraints_rightroleref
    UNION
    SELECT c.owner_id, c.target_id, r.target_id FROM constraints_businessprocess c
    JOIN below b ON b.top = c.target_id JOIN businessprocesses_roleref r ON r.owner_id = b.id
    UNION
    SELECT c.owner_id, 0, r.target_id FROM constraints_leftbusinessprocess c
    JOIN below b ON b.top = c.target_id JOIN businessprocesses_roleref r ON r.owner_id = b.id
    UNION
    SELECT c.owner_id, 1, r.target_id FROM constraints_rightbusinessprocess c
    JOIN below b ON b.top = c.target_id JOIN businessprocesses_roleref r ON r.owner_id = b.id
)
SELECT s.constraint_id, s.side, s.resource_id, c.uid, c.name, c.constraintlevel
FROM sides s JOIN constraints c ON c.id = s.constraint_id
WHERE c.constraintstatus = 1 AND NOT c.deleted;

-- Constraints that identities violate now, and the access by which they do.
CREATE TABLE violations (
    violation_key  BLOB PRIMARY KEY,
    identity_id    INTEGER NOT NULL,
    constraint_id  INTEGER NOT NULL,
    system_id      INTEGER,
    account_name   TEXT,
    status         INTEGER NOT NULL,
    since          INTEGER NOT NULL,
    change_time    INTEGER NOT NULL,
    version_id     INTEGER NOT NULL,
    effective_from INTEGER NOT NULL
);
CREATE INDEX violations_identity ON violations (identity_id, violation_key);
CREATE INDEX violations_constraint ON violations (constraint_id, violation_key);

CREATE TABLE violations_history (
    violation_key  BLOB NOT NULL,
    identity_id    INTEGER NOT NULL,
    constraint_id  INTEGER NOT NULL,
    system_id      INTEGER,
    account_name   TEXT,
    status         INTEGER NOT NULL,
    since          INTEGER NOT NULL,
    change_time    INTEGER NOT NULL,
    version_id     INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to   INTEGER NOT NULL,
    closed_by      INTEGER NOT NULL,
    PRIMARY KEY (violation_key, version_id)
);
CREATE INDEX violations_history_identity ON violations_history (identity_id, violation_key);
CREATE INDEX violations_history_constraint ON violations_history (constraint_id, violation_key);
-- +goose StatementBegin
CREATE TRIGGER violations_history_refuse_update BEFORE UPDATE ON violations_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: violations_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER violations_history_refuse_delete BEFORE DELETE ON violations_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: violations_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE VIEW violations_versions AS
SELECT violation_key, identity_id, constraint_id, system_id, account_name, status, since, change_time, version_id, effective_from,
    NULL AS effective_to, NULL AS closed_by
FROM violations
UNION ALL
SELECT violation_key, identity_id, constraint_id, system_id, account_name, status, since, change_time, version_id, effective_from,
    effective_to, closed_by
FROM violations_history;

CREATE TABLE violating_resources (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    violation_key  BLOB NOT NULL,
    identity_id    INTEGER NOT NULL,
    resource_id    INTEGER NOT NULL,
    assignment_key BLOB NOT NULL,
    account_name   TEXT,
    status         INTEGER NOT NULL
);
CREATE INDEX violating_resources_violation ON violating_resources (violation_key, id);
CREATE INDEX violating_resources_resource ON violating_resources (resource_id, id);
CREATE INDEX violating_resources_assignment ON violating_resources (assignment_key, id);

-- How many constraints an identity violates by its last calculation.
ALTER TABLE calculation_state ADD COLUMN violations INTEGER NOT NULL DEFAULT 0;

-- What evaluations said of violating access. A decision acts until its expiry, or until the next one
-- on the same access ends it. version_id is the event that made it, closed_by the one that ended it.
CREATE TABLE violation_decisions (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    decision_key  BLOB NOT NULL UNIQUE,
    identity_id   INTEGER NOT NULL,
    constraint_id INTEGER NOT NULL,
    resource_id   INTEGER NOT NULL,
    account_name  TEXT,
    allowed       INTEGER NOT NULL,
    decided_by_id INTEGER,
    decided_time  INTEGER NOT NULL,
    reason        TEXT,
    control_id    INTEGER,
    process_id    INTEGER,
    expiry        INTEGER NOT NULL,
    version_id    INTEGER NOT NULL,
    ended_time    INTEGER,
    closed_by     INTEGER
);
CREATE INDEX violation_decisions_identity ON violation_decisions (identity_id, id);
-- A decision stays what it was; only its end is added.
-- +goose StatementBegin
CREATE TRIGGER violation_decisions_refuse_update BEFORE UPDATE OF id, decision_key, identity_id, constraint_id, resource_id, account_name, allowed, decided_by_id, decided_time, reason, control_id, process_id, expiry, version_id ON violation_decisions BEGIN
    SELECT RAISE(ABORT, 'Immutable: violation_decisions is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER violation_decisions_refuse_delete BEFORE DELETE ON violation_decisions BEGIN
    SELECT RAISE(ABORT, 'Immutable: violation_decisions is only ever appended to');
END;
-- +goose StatementEnd
