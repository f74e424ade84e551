package store

import (
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
)

// lockAhead locks the rows that several changes pick by their Id, in one order, whatever the order of
// the changes: two Writes that name the same rows would otherwise wait for each other until the
// database ends one of them. On SQLite nobody else writes meanwhile.
func (w *writer) lockAhead(changes []odata.Change) error {
	if len(changes) == 1 || w.tx.conn.Dialect == conn.SQLite {
		return nil
	}
	named := map[*entities.Type][]int64{}
	for _, c := range changes {
		if t := w.tx.store.catalog.Of(c.Set.Type); t != nil && !t.Computed && len(c.Key) == 1 && c.Key[0].Property.Name == "Id" {
			if id, ok := c.Key[0].Value.(int64); ok {
				named[t] = append(named[t], id)
			}
		}
	}
	types := make([]*entities.Type, 0, len(named))
	for t := range named {
		types = append(types, t)
	}
	slices.SortFunc(types, func(a, b *entities.Type) int { return strings.Compare(a.Table, b.Table) })
	for _, t := range types {
		const ordered = " WHERE id = ANY($1::bigint[]) ORDER BY id FOR NO KEY UPDATE"
		if err := w.tx.conn.Later(w.tx.ctx, "SELECT FROM "+t.Table+ordered, named[t]); err != nil {
			return err
		}
	}
	return nil
}
