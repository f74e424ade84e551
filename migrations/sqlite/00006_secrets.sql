-- +goose Up

-- Keys that all replicas share, such as the one that authenticates skip tokens.
CREATE TABLE secrets (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;
