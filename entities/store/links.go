package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// inList is the SQL for "is one of the numbers bound to the parameter".
func inList(d conn.Dialect, parameter string) string {
	if d == conn.Postgres {
		return "= ANY(" + parameter + "::bigint[])"
	}
	return "IN (SELECT value FROM json_each(" + parameter + "))"
}

// loadLinks reads the multi-valued references of several rows: by row, then by navigation.
func loadLinks(ctx context.Context, q conn.Querier, t *entities.Type, owners []int64) (map[int64]map[string][]int64, error) {
	all := make(map[int64]map[string][]int64, len(owners))
	for _, id := range owners {
		all[id] = map[string][]int64{}
	}
	if len(t.Links) == 0 {
		return all, nil
	}
	rows, err := q.Query(ctx, selectLinks(dialectOf(q), t), owners)
	if err == nil {
		err = scanLinks(rows, t, all)
	}
	if err != nil {
		return nil, fmt.Errorf("read references of %s: %w", t.Name, err)
	}
	return all, nil
}

type dialected interface{ Clock() string }

func dialectOf(q conn.Querier) conn.Dialect {
	if q.(dialected).Clock() == conn.Postgres.Now() {
		return conn.Postgres
	}
	return conn.SQLite
}

// selectLinks reads all links of some owners by one statement, those of each table by its number.
func selectLinks(d conn.Dialect, t *entities.Type) string {
	parts := make([]string, len(t.Links))
	for i, l := range t.Links {
		parts[i] = fmt.Sprintf("SELECT %d AS of, owner_id, target_id FROM %s WHERE owner_id %s", i, l.Table, inList(d, "$1"))
	}
	return strings.Join(parts, " UNION ALL ") + " ORDER BY 1, 2, 3"
}

func scanLinks(rows conn.Rows, t *entities.Type, all map[int64]map[string][]int64) error {
	defer rows.Close()
	for rows.Next() {
		var of, owner, target int64
		if err := rows.Scan(&of, &owner, &target); err != nil {
			return err
		}
		nav := t.Links[of].Nav
		all[owner][nav] = append(all[owner][nav], target)
	}
	return rows.Err()
}

// changeLink brings a multi-valued reference from old to new as part of version r.event of the owner.
func (tx *Tx) changeLink(r *row, l entities.Link, old, new []int64) error {
	for _, target := range old {
		if !slices.Contains(new, target) {
			if err := tx.removeLink(r, l, target); err != nil {
				return fmt.Errorf("unlink %s.%s: %w", r.kind.Name, l.Nav, err)
			}
		}
	}
	for _, target := range new {
		if !slices.Contains(old, target) {
			err := tx.conn.Later(tx.ctx, "INSERT INTO "+l.Table+" (owner_id, target_id, version_id, effective_from) VALUES ($1, $2, $3, $4)",
				r.id, target, r.event.id, r.from)
			if err != nil {
				return fmt.Errorf("link %s.%s: %w", r.kind.Name, l.Nav, err)
			}
		}
	}
	return nil
}

// removeLink ends a link. One that this very version made leaves no history, for it never was.
func (tx *Tx) removeLink(r *row, l entities.Link, target int64) error {
	err := tx.conn.Later(tx.ctx, "INSERT INTO "+l.Table+"_history (owner_id, target_id, version_id, effective_from, effective_to, closed_by) "+
		"SELECT owner_id, target_id, version_id, effective_from, $3, $4 FROM "+l.Table+
		" WHERE owner_id = $1 AND target_id = $2 AND effective_from < $3", r.id, target, r.from, r.event.id)
	if err != nil {
		return err
	}
	return tx.conn.Later(tx.ctx, "DELETE FROM "+l.Table+" WHERE owner_id = $1 AND target_id = $2", r.id, target)
}
