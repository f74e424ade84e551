-- +goose Up

-- Files that were read into sets.
CREATE TABLE import_runs (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    entity_set TEXT NOT NULL,
    source     TEXT NOT NULL,
    mode       TEXT NOT NULL,
    state      TEXT NOT NULL,
    start_time INTEGER NOT NULL,
    end_time   INTEGER,
    row_count  INTEGER NOT NULL,
    created    INTEGER NOT NULL,
    changed    INTEGER NOT NULL,
    deleted    INTEGER NOT NULL,
    unchanged  INTEGER NOT NULL,
    failed     INTEGER NOT NULL,
    warnings   INTEGER NOT NULL,
    faults     TEXT,
    user_id    INTEGER,
    reason     TEXT
);
CREATE INDEX import_runs_set ON import_runs (entity_set, id);
CREATE INDEX import_runs_user ON import_runs (user_id, id) WHERE user_id IS NOT NULL;
