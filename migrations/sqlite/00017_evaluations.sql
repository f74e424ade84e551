-- +goose Up

-- What an identity violates is evaluated once at a time (R-601): whatever two calculations begin at once, one
-- evaluation of it is open. Ended is 3.
CREATE UNIQUE INDEX evaluations_open ON evaluations (identityref_id) WHERE evaluationstage <> 3 AND NOT deleted;

-- Evaluations ask what the access of an identity violates, and where a compensating control is relied upon.
CREATE INDEX violating_resources_identity ON violating_resources (identity_id, id);
CREATE INDEX violation_decisions_control ON violation_decisions (control_id, id) WHERE control_id IS NOT NULL AND ended_time IS NULL;
