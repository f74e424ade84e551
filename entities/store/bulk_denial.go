package store

import (
	"context"

	"github.com/ropewalk/ropewalk/entities"
)

// denials collects for what reasons rows were refused, for the audit.
type denials struct {
	codes []string
	rows  map[string][]int64
}

func (d *denials) add(code string, id int64) {
	if d.rows == nil {
		d.rows = map[string][]int64{}
	}
	if d.rows[code] == nil {
		d.codes = append(d.codes, code)
	}
	if len(d.rows[code]) < 2 {
		d.rows[code] = append(d.rows[code], id)
	}
}

// record writes one event for each reason: the refusal of a bulk write is one deed.
func (d *denials) record(ctx context.Context, s *Store, t *entities.Type) error {
	for _, code := range d.codes {
		o := OriginOf(ctx)
		o.Reason = code
		err := s.Tx(WithOrigin(context.WithoutCancel(ctx), o), func(tx *Tx) error {
			e, err := tx.event(t.Name, OpDenied)
			if err == nil && len(d.rows[code]) == 1 {
				e.object = d.rows[code][0]
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
