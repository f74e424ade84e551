-- +goose Up

-- Versions of model and rights: every read looks here first.
CREATE TABLE versions (
    id     smallint PRIMARY KEY CHECK (id = 1),
    model  bigint NOT NULL,
    rights bigint NOT NULL
);
INSERT INTO versions VALUES (1, 1, 1);

-- The offset of the test clock in microseconds: business time = database time + offset.
CREATE TABLE clock (
    id            smallint PRIMARY KEY CHECK (id = 1),
    offset_micros bigint NOT NULL
);
INSERT INTO clock VALUES (1, 0);

-- Numbers of data objects are handed out in blocks of 100 to each process; audit events one by one.
CREATE SEQUENCE object_ids START 1000 INCREMENT 100;
CREATE SEQUENCE audit_event_ids;

-- One event per transaction, type and operation. digest covers the versions it made.
CREATE TABLE audit_events (
    id          bigint PRIMARY KEY,
    era         integer NOT NULL,
    xid         bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    at          timestamptz NOT NULL,
    channel     text COLLATE "C" NOT NULL,
    actor_id    bigint,
    identity_id bigint,
    actor       text COLLATE "C" NOT NULL,
    on_behalf   text COLLATE "C" NOT NULL,
    type        text COLLATE "C" NOT NULL,
    operation   text COLLATE "C" NOT NULL,
    object_id   bigint,
    count       bigint NOT NULL,
    cause       bigint,
    hops        integer NOT NULL,
    process_id  bigint,
    reason      text COLLATE "C" NOT NULL,
    request_id  text COLLATE "C" NOT NULL,
    digest      bytea NOT NULL
);
CREATE UNIQUE INDEX audit_events_order ON audit_events (era, xid, id);
CREATE INDEX audit_events_cause ON audit_events (cause) WHERE cause IS NOT NULL;
CREATE INDEX audit_events_process ON audit_events (process_id, id) WHERE process_id IS NOT NULL;
CREATE INDEX audit_events_object ON audit_events (object_id, id) WHERE object_id IS NOT NULL;
CREATE INDEX audit_events_type ON audit_events (type, id);
CREATE INDEX audit_events_time ON audit_events (at, id);

-- A restored cluster starts a new era, since its transaction numbers may begin again.
CREATE TABLE audit_eras (
    era        integer PRIMARY KEY,
    started_at timestamptz NOT NULL
);
INSERT INTO audit_eras VALUES (1, clock_timestamp());

CREATE TABLE audit_blocks (
    number      bigint PRIMARY KEY,
    first_era   integer NOT NULL,
    first_xid   bigint NOT NULL,
    first_event bigint NOT NULL,
    last_era    integer NOT NULL,
    last_xid    bigint NOT NULL,
    last_event  bigint NOT NULL,
    count       bigint NOT NULL,
    sealed_at   timestamptz NOT NULL,
    previous    bytea NOT NULL,
    hash        bytea NOT NULL
);

CREATE TABLE audit_checkpoints (
    id          bigint PRIMARY KEY,
    block       bigint NOT NULL,
    block_hash  bytea NOT NULL,
    signed_at   timestamptz NOT NULL,
    key_id      text COLLATE "C" NOT NULL,
    signature   bytea NOT NULL,
    exported_at timestamptz
);

-- Personal values stand in digests as HMAC with the salt of their object.
CREATE TABLE object_salts (
    object_id bigint PRIMARY KEY,
    salt      bytea NOT NULL
);

-- While a row is open in the same transaction, the listed columns of the history of that object may change.
CREATE TABLE anonymisations (
    id        bigint PRIMARY KEY,
    object_id bigint NOT NULL,
    event_id  bigint NOT NULL,
    xid       bigint NOT NULL,
    open      boolean NOT NULL
);
CREATE INDEX anonymisations_object ON anonymisations (object_id);

-- What stood in the digests for values that anonymisation removed.
CREATE TABLE anonymised_values (
    object_id  bigint NOT NULL,
    version_id bigint NOT NULL,
    property   text COLLATE "C" NOT NULL,
    mac        bytea NOT NULL,
    PRIMARY KEY (object_id, version_id, property)
);

-- Outbox and work queue in one.
CREATE TABLE jobs (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         text COLLATE "C" NOT NULL,
    priority     smallint NOT NULL CHECK (priority BETWEEN 0 AND 3),
    unique_key   text COLLATE "C",
    payload      text NOT NULL,
    cause        bigint NOT NULL,
    hops         integer NOT NULL,
    available_at timestamptz NOT NULL,
    created_at   timestamptz NOT NULL,
    attempts     integer NOT NULL DEFAULT 0,
    token        bigint NOT NULL DEFAULT 0,
    leased_until timestamptz,
    last_error   text
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 200, autovacuum_vacuum_cost_delay = 0, fillfactor = 70);
CREATE INDEX jobs_ready ON jobs (priority DESC, available_at, id) WHERE leased_until IS NULL;
CREATE INDEX jobs_leased ON jobs (leased_until) WHERE leased_until IS NOT NULL;
CREATE UNIQUE INDEX jobs_key ON jobs (kind, unique_key) WHERE unique_key IS NOT NULL AND leased_until IS NULL;

CREATE TABLE dead_jobs (
    id         bigint PRIMARY KEY,
    kind       text COLLATE "C" NOT NULL,
    priority   smallint NOT NULL,
    unique_key text COLLATE "C",
    payload    text NOT NULL,
    cause      bigint NOT NULL,
    hops       integer NOT NULL,
    created_at timestamptz NOT NULL,
    attempts   integer NOT NULL,
    died_at    timestamptz NOT NULL,
    error      text NOT NULL
);

-- Work that one process at a time may do.
CREATE TABLE leases (
    name   text COLLATE "C" PRIMARY KEY,
    token  bigint NOT NULL,
    until  timestamptz NOT NULL
);

-- rw_refuse is the trigger function of tables that are only ever appended to.
-- +goose StatementBegin
CREATE FUNCTION rw_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'RW001', MESSAGE = 'Immutable: ' || TG_TABLE_NAME || ' is only ever appended to';
END $$;
-- +goose StatementEnd

-- rw_history is the row trigger function of history tables: arguments are the name of the column
-- that holds the object's number and then the personal columns, which may change while an
-- anonymisation of that object is open in the same transaction.
-- +goose StatementBegin
CREATE FUNCTION rw_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := to_jsonb(OLD);
    after jsonb;
BEGIN
    IF TG_OP = 'UPDATE' AND TG_NARGS > 1 THEN
        after := to_jsonb(NEW);
        FOR i IN 1 .. TG_NARGS - 1 LOOP
            before := before - TG_ARGV[i];
            after := after - TG_ARGV[i];
        END LOOP;
        IF before = after AND EXISTS (SELECT 1 FROM anonymisations a
            WHERE a.object_id = (before ->> TG_ARGV[0])::bigint AND a.open
              AND a.xid = pg_current_xact_id()::text::bigint) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION USING ERRCODE = 'RW001', MESSAGE = 'Immutable: ' || TG_TABLE_NAME || ' is only ever appended to';
END $$;
-- +goose StatementEnd

CREATE TRIGGER audit_events_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();
CREATE TRIGGER audit_eras_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_eras FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();
CREATE TRIGGER audit_blocks_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_blocks FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();
CREATE TRIGGER anonymised_values_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON anonymised_values FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();
CREATE TRIGGER audit_checkpoints_refuse BEFORE DELETE OR TRUNCATE OR UPDATE OF id, block, block_hash, signed_at, key_id, signature ON audit_checkpoints
    FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

-- rw_lower and rw_upper map letter by letter, as Go does; the service compares them with Go over
-- all code points when it starts and refuses a database that differs.
-- +goose StatementBegin
DO $do$
DECLARE
    fold text;
BEGIN
    SELECT c.collname INTO fold FROM pg_collation c JOIN unnest(ARRAY['pg_c_utf8', 'C.utf8', 'C.UTF-8']) WITH ORDINALITY AS w(name, place)
        ON w.name = c.collname ORDER BY w.place LIMIT 1;
    IF fold IS NULL THEN
        RAISE EXCEPTION 'there is no collation pg_c_utf8 or C.utf8 to fold letter case with: install the locale C.UTF-8 on the server';
    END IF;
    EXECUTE format('CREATE FUNCTION rw_lower(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS '
        '$f$ SELECT lower($1 COLLATE pg_catalog.%I) COLLATE "C" $f$', fold);
    EXECUTE format('CREATE FUNCTION rw_upper(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS '
        '$f$ SELECT upper($1 COLLATE pg_catalog.%I) COLLATE "C" $f$', fold);
END $do$;
-- +goose StatementEnd
