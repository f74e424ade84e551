-- +goose Up

-- The number of the last import that listed the row; what a full one does not list any more ends.
ALTER TABLE actual_accounts ADD COLUMN seen_run bigint NOT NULL DEFAULT 0;
ALTER TABLE actual_assignments ADD COLUMN seen_run bigint NOT NULL DEFAULT 0;
CREATE INDEX actual_assignments_system ON actual_assignments (system_id, id);

-- Which resources full imports of their systems have listed: only those can be found missing. What people
-- had disabled before it was missing is disabled when it is listed again.
CREATE TABLE resource_sightings (
    resource_id  bigint PRIMARY KEY,
    system_id    bigint NOT NULL,
    seen_run     bigint NOT NULL,
    was_disabled boolean NOT NULL DEFAULT false
);
CREATE INDEX resource_sightings_system ON resource_sightings (system_id, seen_run);

-- The last full list of each kind that was taken of a system: one that began before it comes too late.
CREATE TABLE full_lists (
    system_id  bigint NOT NULL,
    entity_set text COLLATE "C" NOT NULL,
    run        bigint NOT NULL,
    PRIMARY KEY (system_id, entity_set)
);

-- For whom the filter of a policy that speaks of the time of day was true when he was calculated last.
CREATE TABLE policy_truths (
    policy_id   bigint NOT NULL,
    identity_id bigint NOT NULL,
    PRIMARY KEY (policy_id, identity_id)
);
CREATE INDEX policy_truths_identity ON policy_truths (identity_id);
