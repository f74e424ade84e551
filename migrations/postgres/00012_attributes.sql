-- +goose Up

-- The attributes of calculated access, and those that its target does not have as they should be. They
-- stand with the assignment, so that whoever reads, compares or writes it does nothing more for them;
-- what they were before is told by calculation_changes.
ALTER TABLE calculated_assignments ADD COLUMN attributes text COLLATE "C";
ALTER TABLE calculated_assignments ADD COLUMN attribute_change text COLLATE "C";
CREATE INDEX calculated_assignments_attributes ON calculated_assignments (assignment_key) WHERE attributes IS NOT NULL;

-- One row for each value; an attribute that is empty after it had a value is one row without a value.
CREATE VIEW assignment_attributes AS
SELECT c.assignment_key, (a.value ->> 'n') COLLATE "C" AS name, coalesce(v.place - 1, 0) AS number,
    (a.value ->> 't')::smallint AS type, v.value COLLATE "C" AS value, coalesce((a.value ->> 'i')::boolean, false) AS information_only
FROM calculated_assignments c
CROSS JOIN LATERAL json_array_elements(c.attributes::json) a (value)
LEFT JOIN LATERAL json_array_elements_text(a.value -> 'v') WITH ORDINALITY v (value, place) ON true
WHERE c.attributes IS NOT NULL;

-- What connected systems report of attributes; none means that they report nothing of them.
ALTER TABLE actual_accounts ADD COLUMN attributes text COLLATE "C";
ALTER TABLE actual_assignments ADD COLUMN attributes text COLLATE "C";

-- What a task writes.
ALTER TABLE provisioning_tasks ADD COLUMN attributes text COLLATE "C";
