-- +goose Up

-- The attributes of calculated access, and those that its target does not have as they should be. They
-- stand with the assignment, so that whoever reads, compares or writes it does nothing more for them;
-- what they were before is told by calculation_changes.
ALTER TABLE calculated_assignments ADD COLUMN attributes TEXT;
ALTER TABLE calculated_assignments ADD COLUMN attribute_change TEXT;
CREATE INDEX calculated_assignments_attributes ON calculated_assignments (assignment_key) WHERE attributes IS NOT NULL;

-- One row for each value; an attribute that is empty after it had a value is one row without a value.
CREATE VIEW assignment_attributes AS
SELECT c.assignment_key, a.value ->> 'n' AS name, coalesce(v.key, 0) AS number, a.value ->> 't' AS type,
    v.value AS value, coalesce(a.value ->> 'i', 0) AS information_only
FROM calculated_assignments c JOIN json_each(c.attributes) a LEFT JOIN json_each(a.value, '$.v') v ON true
WHERE c.attributes IS NOT NULL;

-- What connected systems report of attributes; none means that they report nothing of them.
ALTER TABLE actual_accounts ADD COLUMN attributes TEXT;
ALTER TABLE actual_assignments ADD COLUMN attributes TEXT;

-- What a task writes.
ALTER TABLE provisioning_tasks ADD COLUMN attributes TEXT;
