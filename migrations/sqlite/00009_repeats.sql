-- +goose Up

-- What was done for requests that may be repeated: for each the Writes it made, in part 1 and on,
-- written in the transaction of the Write, and its answer in part 0. digest is that of the request,
-- changes that of what the part did. rights is a fingerprint of what the caller could see when he was
-- answered.
CREATE TABLE repeats (
    user_id    INTEGER NOT NULL,
    key        BLOB NOT NULL,
    part       INTEGER NOT NULL,
    digest     BLOB NOT NULL,
    changes    BLOB,
    created_at INTEGER NOT NULL,
    outcomes   TEXT NOT NULL,
    status     INTEGER NOT NULL,
    header     TEXT NOT NULL,
    body       BLOB,
    rights     TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (user_id, key, part)
) WITHOUT ROWID;
CREATE INDEX repeats_created ON repeats (created_at);

-- Requests that are run later, for who sent them, and their answers.
CREATE TABLE deferred_requests (
    id            TEXT PRIMARY KEY,
    user_id       INTEGER NOT NULL,
    key_prefix    TEXT NOT NULL,
    key_hash      BLOB NOT NULL,
    origin        TEXT NOT NULL,
    method        TEXT NOT NULL,
    url           TEXT NOT NULL,
    header        TEXT NOT NULL,
    body          BLOB,
    created_at    INTEGER NOT NULL,
    answered_at   INTEGER,
    status        INTEGER NOT NULL,
    answer_header TEXT NOT NULL,
    answer        BLOB,
    rights        TEXT NOT NULL DEFAULT ''
);
CREATE INDEX deferred_requests_user ON deferred_requests (user_id);
CREATE INDEX deferred_requests_answered ON deferred_requests (answered_at) WHERE answered_at IS NOT NULL;
