package store

import (
	"slices"

	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// managing lists, by type, the properties on which it hangs who manages whom.
var managing = map[string][]string{
	"Identity": {"OUREF", "MANAGER", "PRIMARYCONTEXTTYPE", "Deleted"},
	"Orgunit":  {"PARENTOU", "MANAGER", "Deleted"},
}

// derive keeps rows that follow from others in step, in the same transaction. changed is nil for a new row.
func (tx *Tx) derive(r *row, changed []string) error {
	properties := managing[r.kind.Name]
	if properties == nil || changed != nil && !slices.ContainsFunc(properties, func(p string) bool { return slices.Contains(changed, p) }) {
		return nil
	}
	if r.kind.Name == "Identity" {
		return calc.RecomputeManagers(tx.ctx, tx, []int64{r.id})
	}
	members, err := tx.membersBelow(r.id)
	if err != nil {
		return err
	}
	return calc.RecomputeManagers(tx.ctx, tx, members)
}

// membersBelow gives the identities in an org unit and in all below it.
func (tx *Tx) membersBelow(unit int64) (ids []int64, err error) {
	rows, err := tx.conn.Query(tx.ctx, `WITH RECURSIVE below(id) AS (SELECT CAST($1 AS bigint) UNION SELECT o.id FROM orgunits o JOIN below b ON o.parentou_id = b.id)
		SELECT i.id FROM identities i JOIN below b ON i.ouref_id = b.id ORDER BY i.id`, unit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}
