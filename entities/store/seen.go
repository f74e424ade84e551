package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// together is how many keys are asked for in one statement.
const together = 500

// Seen tells which objects of a type the caller in ctx may read, deleted ones included, and what a
// property of them says, "" if none is asked for. Keys are int64 or uuid.UUID.
func (s *Store) Seen(ctx context.Context, typ, property string, keys []any) (map[any]string, error) {
	out := map[any]string{}
	model := s.rights.Model(access.SessionOf(ctx))
	t := model.Type(model.Namespace + "." + typ)
	if t == nil {
		return out, nil
	}
	for part := range slices.Chunk(keys, together) {
		texts := make([]string, len(part))
		for i, k := range part {
			texts[i] = keyText(k)
		}
		err := s.seen(ctx, model, t, property, t.KeyProperties()[0].Name+" in ("+strings.Join(texts, ",")+")", out)
		if err != nil {
			return nil, fmt.Errorf("see %s: %w", typ, err)
		}
	}
	return out, nil
}

// Meets tells whether the caller in ctx may read an object of a type for which a filter holds, that
// may use the parameters of rules.
func (s *Store) Meets(ctx context.Context, typ string, id int64, filter string) (bool, error) {
	out := map[any]string{}
	model := s.rights.Model(access.SessionOf(ctx))
	t := model.Type(model.Namespace + "." + typ)
	if t == nil {
		return false, nil
	}
	filter = "Id eq " + keyText(id) + " and Deleted eq false and (" + filter + ")"
	if err := s.seen(ctx, model, t, "", filter, out); err != nil {
		return false, fmt.Errorf("see %s: %w", typ, err)
	}
	return len(out) > 0, nil
}

// InSight tells whether a filter over the objects of a type speaks of nothing but what the caller in ctx
// reads of all objects. For whom it holds tells him then nothing that he may not read.
func (s *Store) InSight(ctx context.Context, typ, filter string) bool {
	session := access.SessionOf(ctx)
	model := s.rights.Model(session)
	t := model.Type(model.Namespace + "." + typ)
	if t == nil {
		return false
	}
	condition, err := query.ParseFilter(model, t, filter, nil)
	if err != nil {
		return false
	}
	rows := s.rights.Rows(session.Principal)
	all := rows(t) == nil
	query.Reads(condition, func(r query.Read) {
		all = all && rows(r.Type) == nil
		if to := r.Type.Navigation(r.Property); to != nil {
			all = all && rows(to.Target) == nil
		}
	})
	return all
}

func keyText(key any) string {
	switch k := key.(type) {
	case int64:
		return strconv.FormatInt(k, 10)
	case uuid.UUID:
		return k.String()
	}
	return "null"
}

func (s *Store) seen(ctx context.Context, model *edm.Model, t *edm.EntityType, property, filter string, out map[any]string) error {
	q := query.All(model, t)
	condition, err := query.ParseFilter(model, t, filter, query.RuleParams)
	if err != nil {
		return err
	}
	key := t.KeyProperties()[0]
	q.Filter, q.IncludeDeleted = condition, true
	q.Columns, q.Shown = []*edm.Property{key}, []bool{true}
	if p := t.Property(property); p != nil {
		q.Columns, q.Shown = append(q.Columns, p), append(q.Shown, true)
	}
	result, err := s.Query(ctx, q)
	if err != nil {
		return err
	}
	for row, err := range result.Rows {
		if err != nil {
			return err
		}
		name := ""
		if len(row.Cells) > 1 && row.Cells[1].Some {
			name = string(row.Cells[1].B)
		}
		out[row.Cells[0].Value(key.Type)] = name
	}
	return nil
}
