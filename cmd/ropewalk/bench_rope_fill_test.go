//go:build bench

package main

import (
	"fmt"
	"strings"
)

// written fills in the sizes of the population. Numbers of identities begin at {people}, those of
// what they have at multiples of it.
func (c *crowd) written(text string) string {
	return strings.NewReplacer(
		"{n}", fmt.Sprint(c.identities), "{direct}", fmt.Sprint(c.direct()), "{roles}", fmt.Sprint(c.roles()), "{units}", fmt.Sprint(crowdDivisions*crowdUnits),
		"{people}", "10000000", "{assignments}", "20000000", "{given}", "900000000",
		"{direct pool}", fmt.Sprint(directPool), "{role pool}", fmt.Sprint(crowdRoles),
		"{object}", "gen_random_uuid(), 'n', 'n', now(), now(), false, 1, now()",
	).Replace(text)
}

const peopleSQL = `INSERT INTO identities (id, uid, display_name, key_value, create_time, change_time, deleted, version_id, effective_from,
	identityid, firstname, lastname, identitystatus, identitycategory, ident_relaunchsod, breakglass, ouref_id, words)
SELECT {people} + n, {object}, 'B' || n, 'Jo', 'Doe' || n % 7000, 1, 1, false, false, u.id, ''
FROM generate_series(0, {n} - 1) n JOIN orgunits u ON u.ouid = 'U' || lpad((n % {units})::text, 3, '0') ORDER BY n`

const saltsSQL = `INSERT INTO object_salts (object_id, salt)
SELECT id, decode(replace(uid::text, '-', '') || replace(uid::text, '-', ''), 'hex') FROM identities WHERE id >= {people}`

const assignmentSQL = `INSERT INTO resourceassignments (id, uid, display_name, key_value, create_time, change_time, deleted, version_id, effective_from,
	identityref_id, roleref_id, roleassnstatus) `

const directSQL = `WITH p AS (SELECT id, substr(roleid, 2)::int AS k FROM resources WHERE roleid LIKE 'P%') ` + assignmentSQL + `
SELECT {assignments} + n * {direct} + d, {object}, {people} + n, p.id, 1
FROM generate_series(0, {n} - 1) n CROSS JOIN generate_series(0, {direct} - 1) d JOIN p ON p.k = (n * 7 + d) % {direct pool} ORDER BY n, d`

const rolesSQL = `WITH r AS (SELECT id, substr(roleid, 2)::int AS k FROM resources WHERE roleid LIKE 'R%') ` + assignmentSQL + `
SELECT {given} + n * {roles} + d, {object}, {people} + n, r.id, 1
FROM generate_series(0, {n} - 1) n CROSS JOIN generate_series(0, {roles} - 1) d JOIN r ON r.k = (n * 3 + d) % {role pool} ORDER BY n, d`

const accountsSQL = `INSERT INTO actual_accounts (system_id, account_name, identity_id, resource_id, enabled, seen_time)
SELECT r.systemref_id, 'b' || n, {people} + n, r.id, true, now()
FROM generate_series(0, {n} - 1) n CROSS JOIN resources r WHERE r.roleid LIKE 'A%' ORDER BY n, r.id`

const reportedSQL = `INSERT INTO actual_assignments (account_id, system_id, identity_id, resource_id, direct, enabled, seen_time)
SELECT a.id, a.system_id, h.identity_id, r.id, true, true, now() FROM (
	SELECT identityref_id AS identity_id, roleref_id AS resource_id FROM resourceassignments
	UNION ALL SELECT x.identityref_id, l.target_id FROM resourceassignments x JOIN resources_childroles l ON l.owner_id = x.roleref_id
	UNION ALL SELECT i.id, l.target_id FROM identities i JOIN orgunits u ON u.id = i.ouref_id
		JOIN assignmentpolicies_contextref c ON c.target_id IN (u.id, u.parentou_id) JOIN assignmentpolicies_roleref l ON l.owner_id = c.owner_id
) h JOIN resources r ON r.id = h.resource_id JOIN actual_accounts a ON a.identity_id = h.identity_id AND a.system_id = r.systemref_id
ORDER BY h.identity_id, r.id`
