package calc

import (
	"database/sql"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// tags reads what counts for the risk: the tags of the identities, and of the contexts that they
// are members of.
func (l *loader) tags() error {
	var contexts []int64
	for _, s := range l.batch.Subjects {
		for _, m := range s.Memberships {
			contexts = append(contexts, m.Context)
		}
	}
	err := l.each(func(r conn.Rows) error {
		identity, t, err := scanTag(r)
		if err != nil {
			return err
		}
		return l.of(identity, func(s *Subject) { s.Tags = append(s.Tags, t) })
	}, tagsOf("identities"), l.ids)
	if err != nil {
		return err
	}
	return l.each(func(r conn.Rows) error {
		context, t, err := scanTag(r)
		if c := l.batch.World.Contexts[context]; c != nil {
			c.Tags = append(c.Tags, t)
		}
		return err
	}, tagsOf("orgunits"), seen(contexts))
}

// tagsOf selects the tags of the objects {1} of a table.
func tagsOf(table string) string {
	return `SELECT l.owner_id, t.id, t.name, t.riskvalue, t.riskweight FROM ` + table + `_clt_tags l JOIN risk_tags t ON t.id = l.target_id
WHERE l.owner_id {1} ORDER BY 1, 2`
}

func scanTag(r conn.Rows) (owner int64, t Tag, err error) {
	err = r.Scan(&owner, &t.ID, &t.Name, score(&t.Value), score(&t.Weight))
	return owner, t, err
}

// verdicts reads what reviews approved and nobody ended; what has expired by itself is judged by
// the calculation.
func (l *loader) verdicts() error {
	return l.each(func(r conn.Rows) error {
		var identity int64
		var v Verdict
		if err := r.Scan(&v.ID, &identity, guid(&v.Key), conn.Time(&v.Expiry), &v.Removes); err != nil {
			return err
		}
		return l.of(identity, func(s *Subject) { s.Verdicts = append(s.Verdicts, v) })
	}, `SELECT id, identity_id, assignment_key, expiry, decision = '`+remove+`' FROM verdicts WHERE identity_id {1} ORDER BY id`, l.ids)
}

// score scans a decimal that may be null into 0.
func score(dst *decimal.Decimal) sql.Scanner { return scoreScanner{dst} }

type scoreScanner struct{ dst *decimal.Decimal }

// Scan implements sql.Scanner: SQLite keeps millionths, PostgreSQL a numeric.
func (s scoreScanner) Scan(src any) error {
	*s.dst = decimal.Decimal{}
	switch v := src.(type) {
	case nil:
		return nil
	case int64:
		*s.dst = decimal.New(v, -6)
		return nil
	}
	return s.dst.Scan(src)
}
