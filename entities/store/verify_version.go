package store

import (
	"context"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// verifyType recomputes the digest of every event of a type from table and history.
func (v *verifier) verifyType(ctx context.Context, t *entities.Type) error {
	err := v.prove(ctx, t.Name, func(p *proof) error {
		for _, table := range []string{t.Table, t.Table + "_history"} {
			if err := v.addVersions(ctx, p, t, table); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return v.verifyHistory(ctx, t)
}

// verifyPage is how many versions are held at once.
const verifyPage = 2000

func (v *verifier) addVersions(ctx context.Context, p *proof, t *entities.Type, table string) error {
	for id, event := int64(0), int64(0); ; {
		page, err := v.rows(ctx, t, table, "(id, version_id) > ($1, $2) ORDER BY id, version_id LIMIT $3", id, event, int64(verifyPage))
		if err != nil || len(page) == 0 {
			return err
		}
		if err := v.complete(ctx, t, page); err != nil {
			return err
		}
		macs, err := v.anonymised(ctx, page)
		if err != nil {
			return err
		}
		for _, r := range page {
			id, event = r.id, r.version()
			if err := p.add(event, id, v.restored(r, macs[[2]int64{id, event}])); err != nil {
				return err
			}
		}
	}
}

// verifyHistory checks that every closed version is followed by the one that closed it.
func (v *verifier) verifyHistory(ctx context.Context, t *entities.Type) error {
	var n int64
	err := v.q.QueryRow(ctx, "SELECT count(*) FROM "+t.Table+"_history h WHERE NOT EXISTS (SELECT 1 FROM "+t.Table+
		"_versions v WHERE v.id = h.id AND v.version_id = h.closed_by AND v.effective_from = h.effective_to)").Scan(&n)
	if err == nil && n > 0 {
		v.report.find("History", t.Table+"_history", "%d versions are not followed by the version that closed them", n)
	}
	return err
}

// version is the number of the event that made the row what it is.
func (r *row) version() int64 {
	n, _ := r.get("CurrentVersionId").(int64)
	return n
}

// rows reads versions from a table or its history, without their links.
func (v *verifier) rows(ctx context.Context, t *entities.Type, table, where string, args ...any) ([]*row, error) {
	return readRows(ctx, v.q, t, table+" v WHERE "+where, args...)
}

func idsOf(page []*row) []int64 {
	ids := make([]int64, len(page))
	for i, r := range page {
		ids[i] = r.id
	}
	return ids
}

// complete adds the links that versions had.
func (v *verifier) complete(ctx context.Context, t *entities.Type, page []*row) error {
	ids := idsOf(page)
	for _, l := range t.Links {
		if err := v.linksThen(ctx, l, ids, page); err != nil {
			return err
		}
	}
	return nil
}

// restored gives a version with the recorded codes in place of values that were anonymised. A
// value that stands there all the same was put there behind the back of the service.
func (v *verifier) restored(r *row, macs map[string][]byte) seal.Version {
	version := r.sealed(r.version())
	if len(macs) == 0 {
		return version
	}
	var values []seal.Value
	for _, one := range version.Values {
		if !one.Personal {
			values = append(values, one)
		} else if one.V != "" {
			v.report.find("Anonymisation", fmt.Sprint(r.kind.Name, " ", r.id), "%s has a value, which the audit says was anonymised", one.Property)
		}
	}
	for property, mac := range macs {
		values = append(values, seal.Value{Property: property, Personal: true, MAC: mac})
	}
	version.Values = values
	return version
}

// anonymised reads what is left of values that were anonymised, by object and version.
func (v *verifier) anonymised(ctx context.Context, page []*row) (map[[2]int64]map[string][]byte, error) {
	rows, err := v.q.Query(ctx, "SELECT object_id, version_id, property, mac FROM anonymised_values WHERE object_id "+inList(v.q.Dialect, "$1"), idsOf(page))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[[2]int64]map[string][]byte{}
	for rows.Next() {
		var key [2]int64
		var property string
		var mac []byte
		if err := rows.Scan(&key[0], &key[1], &property, &mac); err != nil {
			return nil, err
		}
		if all[key] == nil {
			all[key] = map[string][]byte{}
		}
		all[key][property] = mac
	}
	return all, rows.Err()
}

// linksThen gives each version the targets that it had when it began.
func (v *verifier) linksThen(ctx context.Context, l entities.Link, ids []int64, page []*row) error {
	in := inList(v.q.Dialect, "$1")
	rows, err := v.q.Query(ctx, "SELECT owner_id, target_id, effective_from, NULL AS until_is FROM "+l.Table+" WHERE owner_id "+in+
		" UNION ALL SELECT owner_id, target_id, effective_from, effective_to FROM "+l.Table+"_history WHERE owner_id "+in, ids)
	if err != nil {
		return err
	}
	defer rows.Close()
	type link struct {
		target   int64
		from, to time.Time
	}
	all := map[int64][]link{}
	for rows.Next() {
		var owner int64
		var one link
		if err := rows.Scan(&owner, &one.target, conn.Time(&one.from), conn.Time(&one.to)); err != nil {
			return err
		}
		all[owner] = append(all[owner], one)
	}
	for _, r := range page {
		for _, one := range all[r.id] {
			if !one.from.After(r.from) && (one.to.IsZero() || one.to.After(r.from)) {
				r.links[l.Nav] = append(r.links[l.Nav], one.target)
			}
		}
	}
	return rows.Err()
}
