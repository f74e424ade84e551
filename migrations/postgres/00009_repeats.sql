-- +goose Up

-- What was done for requests that may be repeated: for each the Writes it made, in part 1 and on,
-- written in the transaction of the Write, and its answer in part 0. digest is that of the request,
-- changes that of what the part did. rights is a fingerprint of what the caller could see when he was
-- answered.
CREATE TABLE repeats (
    user_id    bigint NOT NULL,
    key        bytea NOT NULL,
    part       bigint NOT NULL,
    digest     bytea NOT NULL,
    changes    bytea,
    created_at timestamptz NOT NULL,
    outcomes   text NOT NULL,
    status     integer NOT NULL,
    header     text NOT NULL,
    body       bytea,
    rights     text COLLATE "C" NOT NULL DEFAULT '',
    PRIMARY KEY (user_id, key, part)
);
CREATE INDEX repeats_created ON repeats (created_at);

-- Requests that are run later, for who sent them, and their answers.
CREATE TABLE deferred_requests (
    id            text COLLATE "C" PRIMARY KEY,
    user_id       bigint NOT NULL,
    key_prefix    text COLLATE "C" NOT NULL,
    key_hash      bytea NOT NULL,
    origin        text NOT NULL,
    method        text COLLATE "C" NOT NULL,
    url           text NOT NULL,
    header        text NOT NULL,
    body          bytea,
    created_at    timestamptz NOT NULL,
    answered_at   timestamptz,
    status        integer NOT NULL,
    answer_header text NOT NULL,
    answer        bytea,
    rights        text COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX deferred_requests_user ON deferred_requests (user_id);
CREATE INDEX deferred_requests_answered ON deferred_requests (answered_at) WHERE answered_at IS NOT NULL;
