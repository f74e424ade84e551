-- +goose Up

-- Keys that all replicas share, such as the one that authenticates skip tokens.
CREATE TABLE secrets (
    name  text COLLATE "C" PRIMARY KEY,
    value bytea NOT NULL
);
