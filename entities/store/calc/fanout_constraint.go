package calc

// tied is who violates one of the changed constraints, and who has access on two of its sides.
const tied = `SELECT v.identity_id FROM changed JOIN violations v ON v.constraint_id = changed.id
UNION SELECT c.identity_id FROM changed JOIN constraint_sides s ON s.constraint_id = changed.id
	JOIN calculated_assignments c ON c.resource_id = s.resource_id
	GROUP BY s.constraint_id, c.identity_id HAVING count(DISTINCT s.side) > 1`

// processes is the changed business processes, those that they were part of until the event, and all
// that they are part of.
const processes = `above (id) AS (
	SELECT id FROM businessprocesses WHERE id {1}
	UNION SELECT parentprocess_id FROM businessprocesses_history WHERE id {1} AND closed_by = $4 AND parentprocess_id IS NOT NULL
	UNION SELECT p.parentprocess_id FROM above JOIN businessprocesses p ON p.id = above.id WHERE p.parentprocess_id IS NOT NULL),
changed (id) AS (
	SELECT l.owner_id FROM above JOIN constraints_businessprocess l ON l.target_id = above.id
	UNION SELECT l.owner_id FROM above JOIN constraints_leftbusinessprocess l ON l.target_id = above.id
	UNION SELECT l.owner_id FROM above JOIN constraints_rightbusinessprocess l ON l.target_id = above.id) `
