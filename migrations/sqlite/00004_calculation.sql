-- +goose Up

-- Identities that wait to be calculated, one row each. A further event raises generation, so that
-- a result under way is dropped; lease is the number of the claim that may save.
CREATE TABLE calculation_queue (
    identity_id  INTEGER PRIMARY KEY,
    priority     INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 3),
    source       TEXT NOT NULL,
    cause        INTEGER NOT NULL,
    hops         INTEGER NOT NULL,
    queued_at    INTEGER NOT NULL,
    available_at INTEGER NOT NULL,
    generation   INTEGER NOT NULL,
    lease        INTEGER,
    lease_until  INTEGER,
    attempts     INTEGER NOT NULL,
    error        TEXT
);
CREATE INDEX calculation_queue_ready ON calculation_queue (priority DESC, queued_at, identity_id);

-- Who gets a job of that kind when the result of that generation, or a later one, is saved.
CREATE TABLE calculation_waiters (
    identity_id INTEGER NOT NULL,
    generation  INTEGER NOT NULL,
    kind        TEXT NOT NULL,
    process_id  INTEGER NOT NULL,
    PRIMARY KEY (identity_id, kind, process_id)
);

-- What the last calculation of an identity left: digests of what it read and of its result, when
-- that was, and the next instant at which time alone changes the result.
CREATE TABLE calculation_state (
    identity_id   INTEGER PRIMARY KEY,
    input_digest  BLOB NOT NULL,
    result_digest BLOB NOT NULL,
    next_edge     INTEGER,
    calculated_at INTEGER NOT NULL
);
CREATE INDEX calculation_state_edge ON calculation_state (next_edge) WHERE next_edge IS NOT NULL;

-- The settings of the installation by which access is calculated, in one row.
CREATE TABLE calculation_settings (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    text TEXT NOT NULL
);

CREATE TABLE calculation_runs (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    identity_id  INTEGER NOT NULL,
    source       TEXT NOT NULL,
    source_event INTEGER,
    priority     INTEGER NOT NULL,
    queued_time  INTEGER NOT NULL,
    start_time   INTEGER NOT NULL,
    end_time     INTEGER,
    state        TEXT NOT NULL,
    error        TEXT,
    attempts     INTEGER NOT NULL,
    added        INTEGER NOT NULL,
    changed      INTEGER NOT NULL,
    removed      INTEGER NOT NULL,
    trace        TEXT,
    process_id   INTEGER
);
CREATE INDEX calculation_runs_identity ON calculation_runs (identity_id, id);
CREATE INDEX calculation_runs_process ON calculation_runs (process_id, id) WHERE process_id IS NOT NULL;
CREATE INDEX calculation_runs_start ON calculation_runs (start_time, id);

CREATE TABLE calculation_changes (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    run_id         INTEGER NOT NULL,
    assignment_key BLOB NOT NULL,
    resource_id    INTEGER,
    change         TEXT NOT NULL,
    before         TEXT,
    after          TEXT
);
CREATE INDEX calculation_changes_run ON calculation_changes (run_id, id);
CREATE INDEX calculation_changes_key ON calculation_changes (assignment_key, id);

CREATE TABLE calculated_assignments (
    assignment_key      BLOB PRIMARY KEY,
    identity_id         INTEGER NOT NULL,
    resource_id         INTEGER NOT NULL,
    system_id           INTEGER,
    resource_type_id    INTEGER,
    account_type_id     INTEGER,
    context_id          INTEGER,
    account_key         BLOB,
    account_name        TEXT,
    status              INTEGER NOT NULL,
    is_managed          INTEGER NOT NULL,
    valid_from          INTEGER,
    valid_to            INTEGER,
    compliance          INTEGER NOT NULL,
    violation_status    INTEGER,
    provisioning_status INTEGER,
    disabled_reason     TEXT,
    no_primary_context  INTEGER NOT NULL,
    change_time         INTEGER NOT NULL,
    version_id          INTEGER NOT NULL,
    effective_from      INTEGER NOT NULL
);
CREATE INDEX calculated_assignments_identity ON calculated_assignments (identity_id, assignment_key);
CREATE INDEX calculated_assignments_resource ON calculated_assignments (resource_id, assignment_key);
CREATE INDEX calculated_assignments_system ON calculated_assignments (system_id, assignment_key);
CREATE INDEX calculated_assignments_compliance ON calculated_assignments (compliance, assignment_key);

CREATE TABLE calculated_assignments_history (
    assignment_key      BLOB NOT NULL,
    identity_id         INTEGER NOT NULL,
    resource_id         INTEGER NOT NULL,
    system_id           INTEGER,
    resource_type_id    INTEGER,
    account_type_id     INTEGER,
    context_id          INTEGER,
    account_key         BLOB,
    account_name        TEXT,
    status              INTEGER NOT NULL,
    is_managed          INTEGER NOT NULL,
    valid_from          INTEGER,
    valid_to            INTEGER,
    compliance          INTEGER NOT NULL,
    violation_status    INTEGER,
    provisioning_status INTEGER,
    disabled_reason     TEXT,
    no_primary_context  INTEGER NOT NULL,
    change_time         INTEGER NOT NULL,
    version_id          INTEGER NOT NULL,
    effective_from      INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by    INTEGER NOT NULL,
    PRIMARY KEY (assignment_key, version_id)
);
CREATE INDEX calculated_assignments_history_identity ON calculated_assignments_history (identity_id, assignment_key);
CREATE INDEX calculated_assignments_history_resource ON calculated_assignments_history (resource_id, assignment_key);
-- +goose StatementBegin
CREATE TRIGGER calculated_assignments_history_refuse_update BEFORE UPDATE ON calculated_assignments_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: calculated_assignments_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER calculated_assignments_history_refuse_delete BEFORE DELETE ON calculated_assignments_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: calculated_assignments_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE VIEW calculated_assignments_versions AS
SELECT a.*, NULL AS effective_to, NULL AS closed_by FROM calculated_assignments a
UNION ALL SELECT * FROM calculated_assignments_history;

-- Reasons are rows, found by the object that causes them, so that a change of it fans out by SQL.
CREATE TABLE calculated_reasons (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    assignment_key BLOB NOT NULL,
    identity_id    INTEGER NOT NULL,
    type           INTEGER NOT NULL,
    state          INTEGER NOT NULL,
    description    TEXT NOT NULL,
    disabled       INTEGER NOT NULL,
    valid_from     INTEGER,
    valid_to       INTEGER,
    source_id      INTEGER,
    context_id     INTEGER,
    parent_key     BLOB
);
CREATE INDEX calculated_reasons_assignment ON calculated_reasons (assignment_key, id);
CREATE INDEX calculated_reasons_source ON calculated_reasons (source_id, identity_id);

-- What connected systems report.
CREATE TABLE actual_accounts (
    id                   INTEGER PRIMARY KEY AUTOINCREMENT,
    system_id            INTEGER NOT NULL,
    account_name         TEXT NOT NULL,
    account_type_id      INTEGER,
    identity_id          INTEGER,
    resource_id          INTEGER,
    enabled              INTEGER NOT NULL,
    unsure               INTEGER NOT NULL DEFAULT 0,
    last_logon           INTEGER,
    last_password_change INTEGER,
    seen_time            INTEGER NOT NULL,
    UNIQUE (system_id, account_name)
);
CREATE INDEX actual_accounts_identity ON actual_accounts (identity_id, id);
CREATE INDEX actual_accounts_resource ON actual_accounts (resource_id, id);

CREATE TABLE actual_assignments (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id   INTEGER NOT NULL,
    system_id    INTEGER NOT NULL,
    identity_id  INTEGER,
    resource_id  INTEGER NOT NULL,
    direct       INTEGER NOT NULL,
    enabled      INTEGER NOT NULL,
    unconfirmed  INTEGER NOT NULL DEFAULT 0,
    claim_expiry INTEGER,
    seen_time    INTEGER NOT NULL,
    UNIQUE (account_id, resource_id, direct)
);
CREATE INDEX actual_assignments_identity ON actual_assignments (identity_id, id);
CREATE INDEX actual_assignments_resource ON actual_assignments (resource_id, id);

-- Operations in connected systems. lockout marks what a lock switched off; undone says that the
-- end of the lock switched it on again.
CREATE TABLE provisioning_tasks (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    system_id      INTEGER NOT NULL,
    identity_id    INTEGER,
    account_id     INTEGER,
    resource_id    INTEGER,
    account_name   TEXT,
    assignment_key BLOB,
    operation      TEXT NOT NULL,
    state          TEXT NOT NULL,
    priority       INTEGER NOT NULL,
    attempts       INTEGER NOT NULL DEFAULT 0,
    result         TEXT,
    created_time   INTEGER NOT NULL,
    start_time     INTEGER,
    end_time       INTEGER,
    next_attempt   INTEGER,
    cause          INTEGER,
    process_id     INTEGER,
    lockout        INTEGER NOT NULL DEFAULT 0,
    undone         INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX provisioning_tasks_identity ON provisioning_tasks (identity_id, id);
CREATE INDEX provisioning_tasks_account ON provisioning_tasks (account_id, id);
CREATE INDEX provisioning_tasks_system ON provisioning_tasks (system_id, id);
CREATE INDEX provisioning_tasks_process ON provisioning_tasks (process_id, id) WHERE process_id IS NOT NULL;
CREATE INDEX provisioning_tasks_open ON provisioning_tasks (state, priority, id);
-- Two transactions may see the same need at once; the same task is still written once only.
CREATE UNIQUE INDEX provisioning_tasks_lockout ON provisioning_tasks (account_id)
    WHERE lockout AND NOT undone AND operation = 'Disable' AND state NOT IN ('Done', 'Cancelled');
CREATE UNIQUE INDEX provisioning_tasks_access ON provisioning_tasks (assignment_key, operation)
    WHERE assignment_key IS NOT NULL AND NOT lockout AND state NOT IN ('Done', 'Cancelled');

-- Who manages whom; kept by the write door in the transaction of the change.
CREATE TABLE managers (
    identity_id INTEGER NOT NULL,
    person_id   INTEGER NOT NULL,
    via         TEXT NOT NULL,
    PRIMARY KEY (identity_id, person_id)
);
CREATE INDEX managers_person ON managers (person_id, identity_id);

-- The contexts that an identity is a member of, by whatever way.
CREATE VIEW effective_contexts AS
SELECT m.identity_id, m.context_id, m.origin, coalesce(o.outype_id, t.id) AS context_type_id,
       coalesce(coalesce(o.outype_id, t.id) = coalesce(m.primarycontexttype_id, t.id), 0) AS is_primary,
       m.valid_from, m.valid_to
FROM (
    SELECT i.id AS identity_id, i.ouref_id AS context_id, 'Membership' AS origin, i.primarycontexttype_id,
           NULL AS valid_from, NULL AS valid_to
    FROM identities i WHERE i.ouref_id IS NOT NULL AND NOT i.deleted
    UNION ALL
    SELECT a.ca_identity_id, a.ca_context_id, CASE a.origin WHEN 2 THEN 'Membership' WHEN 3 THEN 'Transfer' ELSE 'Direct' END,
           min(i.primarycontexttype_id),
           CASE WHEN count(a.validfrom) = count(*) THEN min(a.validfrom) END, CASE WHEN count(a.validto) = count(*) THEN max(a.validto) END
    FROM contextassignments a JOIN identities i ON i.id = a.ca_identity_id
    WHERE NOT a.deleted AND NOT i.deleted GROUP BY a.ca_identity_id, a.ca_context_id, a.origin
) m
JOIN orgunits o ON o.id = m.context_id
LEFT JOIN contexttypes t ON t.name = 'Org. unit' AND NOT t.deleted;
