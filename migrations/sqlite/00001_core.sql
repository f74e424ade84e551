-- +goose Up

-- Versions of model and rights: every read looks here first.
CREATE TABLE versions (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    model  INTEGER NOT NULL,
    rights INTEGER NOT NULL
);
INSERT INTO versions VALUES (1, 1, 1);

-- The offset of the test clock in microseconds: business time = database time + offset.
CREATE TABLE clock (
    id            INTEGER PRIMARY KEY CHECK (id = 1),
    offset_micros INTEGER NOT NULL
);
INSERT INTO clock VALUES (1, 0);

-- The next numbers of data objects and of audit events.
CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    next INTEGER NOT NULL
);
INSERT INTO counters VALUES ('object', 1000), ('event', 1);

-- One event per transaction, type and operation. digest covers the versions it made.
CREATE TABLE audit_events (
    id          INTEGER PRIMARY KEY,
    era         INTEGER NOT NULL,
    xid         INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    channel     TEXT NOT NULL,
    actor_id    INTEGER,
    identity_id INTEGER,
    actor       TEXT NOT NULL,
    on_behalf   TEXT NOT NULL,
    type        TEXT NOT NULL,
    operation   TEXT NOT NULL,
    object_id   INTEGER,
    count       INTEGER NOT NULL,
    cause       INTEGER,
    hops        INTEGER NOT NULL,
    process_id  INTEGER,
    reason      TEXT NOT NULL,
    request_id  TEXT NOT NULL,
    digest      BLOB NOT NULL
);
CREATE UNIQUE INDEX audit_events_order ON audit_events (era, xid, id);
CREATE INDEX audit_events_cause ON audit_events (cause) WHERE cause IS NOT NULL;
CREATE INDEX audit_events_process ON audit_events (process_id, id) WHERE process_id IS NOT NULL;
CREATE INDEX audit_events_object ON audit_events (object_id, id) WHERE object_id IS NOT NULL;
CREATE INDEX audit_events_type ON audit_events (type, id);
CREATE INDEX audit_events_time ON audit_events (at, id);

-- A restored database starts a new era.
CREATE TABLE audit_eras (
    era        INTEGER PRIMARY KEY,
    started_at INTEGER NOT NULL
);
INSERT INTO audit_eras VALUES (1, rw_now());

CREATE TABLE audit_blocks (
    number      INTEGER PRIMARY KEY,
    first_era   INTEGER NOT NULL,
    first_xid   INTEGER NOT NULL,
    first_event INTEGER NOT NULL,
    last_era    INTEGER NOT NULL,
    last_xid    INTEGER NOT NULL,
    last_event  INTEGER NOT NULL,
    count       INTEGER NOT NULL,
    sealed_at   INTEGER NOT NULL,
    previous    BLOB NOT NULL,
    hash        BLOB NOT NULL
);

CREATE TABLE audit_checkpoints (
    id          INTEGER PRIMARY KEY,
    block       INTEGER NOT NULL,
    block_hash  BLOB NOT NULL,
    signed_at   INTEGER NOT NULL,
    key_id      TEXT NOT NULL,
    signature   BLOB NOT NULL,
    exported_at INTEGER
);

-- Personal values stand in digests as HMAC with the salt of their object.
CREATE TABLE object_salts (
    object_id INTEGER PRIMARY KEY,
    salt      BLOB NOT NULL
);

-- While a row is open, the listed columns of the history of that object may change; the door
-- closes it in the same transaction, and an open one that stays is a finding of verify.
CREATE TABLE anonymisations (
    id        INTEGER PRIMARY KEY,
    object_id INTEGER NOT NULL,
    event_id  INTEGER NOT NULL,
    xid       INTEGER NOT NULL,
    open      INTEGER NOT NULL
);
CREATE INDEX anonymisations_object ON anonymisations (object_id);

-- What stood in the digests for values that anonymisation removed.
CREATE TABLE anonymised_values (
    object_id  INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    property   TEXT NOT NULL,
    mac        BLOB NOT NULL,
    PRIMARY KEY (object_id, version_id, property)
) WITHOUT ROWID;

-- Outbox and work queue in one.
CREATE TABLE jobs (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    kind         TEXT NOT NULL,
    priority     INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 3),
    unique_key   TEXT,
    payload      TEXT NOT NULL,
    cause        INTEGER NOT NULL,
    hops         INTEGER NOT NULL,
    available_at INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    token        INTEGER NOT NULL DEFAULT 0,
    leased_until INTEGER,
    last_error   TEXT
);
CREATE INDEX jobs_ready ON jobs (priority DESC, available_at, id) WHERE leased_until IS NULL;
CREATE INDEX jobs_leased ON jobs (leased_until) WHERE leased_until IS NOT NULL;
CREATE UNIQUE INDEX jobs_key ON jobs (kind, unique_key) WHERE unique_key IS NOT NULL AND leased_until IS NULL;

CREATE TABLE dead_jobs (
    id         INTEGER PRIMARY KEY,
    kind       TEXT NOT NULL,
    priority   INTEGER NOT NULL,
    unique_key TEXT,
    payload    TEXT NOT NULL,
    cause      INTEGER NOT NULL,
    hops       INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    attempts   INTEGER NOT NULL,
    died_at    INTEGER NOT NULL,
    error      TEXT NOT NULL
);

-- Work that one process at a time may do.
CREATE TABLE leases (
    name  TEXT PRIMARY KEY,
    token INTEGER NOT NULL,
    until INTEGER NOT NULL
);

-- +goose StatementBegin
CREATE TRIGGER audit_events_refuse_update BEFORE UPDATE ON audit_events BEGIN
    SELECT RAISE(ABORT, 'Immutable: audit_events is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_events_refuse_delete BEFORE DELETE ON audit_events BEGIN
    SELECT RAISE(ABORT, 'Immutable: audit_events is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_eras_refuse_update BEFORE UPDATE ON audit_eras BEGIN
    SELECT RAISE(ABORT, 'Immutable: audit_eras is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_eras_refuse_delete BEFORE DELETE ON audit_eras BEGIN
    SELECT RAISE(ABORT, 'Immutable: audit_eras is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_blocks_refuse_update BEFORE UPDATE ON audit_blocks BEGIN
    SELECT RAISE(ABORT, 'Immutable: audit_blocks is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_blocks_refuse_delete BEFORE DELETE ON audit_blocks BEGIN
    SELECT RAISE(ABORT, 'Immutable: audit_blocks is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER anonymised_values_refuse_update BEFORE UPDATE ON anonymised_values BEGIN
    SELECT RAISE(ABORT, 'Immutable: anonymised_values is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER anonymised_values_refuse_delete BEFORE DELETE ON anonymised_values BEGIN
    SELECT RAISE(ABORT, 'Immutable: anonymised_values is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_checkpoints_refuse_update BEFORE UPDATE OF id, block, block_hash, signed_at, key_id, signature ON audit_checkpoints BEGIN
    SELECT RAISE(ABORT, 'Immutable: audit_checkpoints is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_checkpoints_refuse_delete BEFORE DELETE ON audit_checkpoints BEGIN
    SELECT RAISE(ABORT, 'Immutable: audit_checkpoints is only ever appended to');
END;
-- +goose StatementEnd
