package calc

import (
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// attributes reads the attribute sets of the resources found, what their definitions look at, and
// the attributes that stand. Where no resource has a set nothing is asked for.
func (l *loader) attributes() error {
	if len(l.found.sets) == 0 {
		return nil
	}
	sets, err := l.attributeSets()
	if err != nil {
		return err
	}
	reconciled := false
	for id, set := range l.found.sets {
		if r := l.batch.World.Resources[id]; sets[set] != nil {
			r.Attributes = sets[set]
			reconciled = reconciled || r.Reconcile
		}
	}
	for _, source := range entities.AttributeSources {
		if err := l.facts(source, needs(sets, source)); err != nil {
			return fmt.Errorf("of source %s: %w", source, err)
		}
	}
	if err := l.carried(); err != nil || !reconciled {
		return err
	}
	return l.reported()
}

// attributeSets reads the sets by number; one that is deleted is none.
func (l *loader) attributeSets() (map[int64]*AttributeSet, error) {
	var ids []int64
	for _, set := range l.found.sets {
		ids = append(ids, set)
	}
	sets := map[int64]*AttributeSet{}
	err := l.each(func(r conn.Rows) error {
		var set, kind, source int64
		var name string
		var rule text
		d := &entities.Attributedefinition{}
		if err := r.Scan(&set, &name, &d.ID, &d.Property, number(&kind), number(&source), &rule, &d.CollectAll, &d.InformationOnly, &d.Mandatory); err != nil {
			return err
		}
		d.Type, d.Source, d.Rule = entities.AttributeType(kind), entities.AttributeSource(source), string(rule)
		if sets[set] == nil {
			sets[set] = &AttributeSet{ID: set, Name: name}
		}
		sets[set].Attributes = append(sets[set].Attributes, AttributeOf(d))
		return nil
	}, `SELECT s.id, s.name, d.id, d.property, d.attributetype, d.source, d.rule, d.collectall, d.informationonly, d.mandatory
FROM attributesets s JOIN attributesets_attributes l ON l.owner_id = s.id JOIN attributedefinitions d ON d.id = l.target_id
WHERE s.id {1} AND NOT s.deleted AND NOT d.deleted ORDER BY s.id, d.id`, seen(ids))
	return sets, err
}

// needs lists the properties that some sets read of a source.
func needs(sets map[int64]*AttributeSet, source entities.AttributeSource) []string {
	var out []string
	for _, set := range sets {
		for _, a := range set.Attributes {
			for _, r := range a.Readings {
				if r.Source == source {
					out = append(out, r.Properties...)
				}
			}
		}
	}
	return compact(out)
}

// facts reads some properties of the involved objects of one source by one statement. Of resource
// assignments the values that they bring along are read in any case.
func (l *loader) facts(source entities.AttributeSource, properties []string) error {
	if len(properties) == 0 && source != entities.FromAssignment {
		return nil
	}
	t := source.Type()
	columns, cells := []string{"t.id", "NULL"}, []fact{}
	for _, p := range properties {
		for _, f := range factsOf(t, p) {
			columns, cells = append(columns, f.column), append(cells, f)
		}
	}
	owner, ids, put := l.involved(source)
	if source == entities.FromAssignment {
		columns[1] = "t.attributes"
	}
	return l.each(func(r conn.Rows) error {
		var id int64
		var own text
		values := make([]conn.Value, len(cells))
		dst := []any{&id, &own}
		for i, c := range cells {
			values[i].Type = c.kind
			dst = append(dst, &values[i])
		}
		if err := r.Scan(dst...); err != nil {
			return err
		}
		facts := Facts{}
		for i, c := range cells {
			c.put(facts, values[i].V)
		}
		put(id, facts, own)
		return nil
	}, "SELECT "+strings.Join(columns, ", ")+" FROM "+t.Table+" t WHERE t."+owner+" {1} ORDER BY t.id", ids)
}

// fact is a column that holds what is known of a property.
type fact struct {
	name, column string
	kind         edm.Primitive
	// many is a list of numbers or names as JSON.
	many bool
}

func (f fact) put(facts Facts, v any) {
	list, _ := v.(string)
	switch {
	case strings.HasSuffix(f.name, uidOf) && v != nil:
		names := []string{list}
		if f.many {
			unpack(text(list), &names)
		}
		for i, n := range names {
			if uid, err := uuid.Parse(n); err == nil {
				names[i] = uid.String()
			}
		}
		facts[f.name] = compact(names)
	case !f.many:
		facts[f.name] = v
	default:
		var ids []int64
		unpack(text(list), &ids)
		facts[f.name] = compact(ids)
	}
}

// uidOf leads from a reference to the UId of what it refers to, which unlike a name never changes.
const uidOf = "/UId"

// factsOf lists the columns of a property: of a reference the numbers of its targets and their UIds.
func factsOf(t *entities.Type, property string) []fact {
	if f, ok := t.Reference(property); ok {
		target := tableOf(f.Target)
		return []fact{
			{property, "t." + f.Column, edm.Int64, false},
			{property + uidOf, "(SELECT {uid} FROM " + target + " o WHERE o.id = t." + f.Column + ")", edm.String, false},
		}
	}
	if k, ok := t.Link(property); ok {
		from := " FROM " + k.Table + " k JOIN " + tableOf(k.Target) + " o ON o.id = k.target_id WHERE k.owner_id = t.id)"
		return []fact{
			{property, "(SELECT CAST({list}(k.target_id) AS text)" + from, edm.String, true},
			{property + uidOf, "(SELECT CAST({list}({uid}) AS text)" + from, edm.String, true},
		}
	}
	f, ok := t.Field(property)
	if !ok {
		return nil
	}
	kind, plain := f.Edm.Type.(edm.Primitive)
	if !plain { // a coded value is kept as its number
		kind = edm.Int64
	}
	return []fact{{property, "t." + f.Column, kind, false}}
}

// tableOf is the table or view of the type that a reference leads to.
func tableOf(name string) string {
	if t := entities.BuiltInCatalog().ByName(name); t != nil {
		return t.Table
	}
	return entities.BuiltInCatalog().Base().Table
}

// involved says by which column and numbers the objects of a source are found, and where what is
// known of them goes.
func (l *loader) involved(source entities.AttributeSource) (column string, ids []int64, put func(id int64, f Facts, own text)) {
	w := l.batch.World
	switch source {
	case entities.FromAssignment:
		byID := index(l.batch.Subjects, func(s *Subject) []Direct { return s.Direct }, func(d *Direct) int64 { return d.ID })
		return "identityref_id", l.ids, func(id int64, f Facts, own text) {
			if d := byID[id]; d != nil {
				d.Facts = f
				d.Attributes = brought(own)
			}
		}
	case entities.FromPolicy:
		return "id", l.found.policies, func(id int64, f Facts, _ text) {
			if i := slices.IndexFunc(w.Policies, func(p Policy) bool { return p.ID == id }); i >= 0 {
				w.Policies[i].Facts = f
			}
		}
	case entities.FromResource:
		return "id", l.found.resources, func(id int64, f Facts, _ text) {
			if r := w.Resources[id]; r != nil && r.Attributes != nil {
				r.Facts = f
			}
		}
	case entities.FromAccount:
		byID := index(l.batch.Subjects, func(s *Subject) []Account { return s.Accounts }, func(a *Account) int64 { return a.ID })
		return "identity_id", l.ids, func(id int64, f Facts, _ text) {
			if a := byID[id]; a != nil {
				a.Facts = f
			}
		}
	case entities.FromContext:
		return "id", l.found.contexts, func(id int64, f Facts, _ text) {
			if c := w.Contexts[id]; c != nil {
				c.Facts = f
			}
		}
	}
	return "id", l.ids, func(id int64, f Facts, _ text) {
		if s := l.batch.byID[id]; s != nil {
			s.Facts = f
		}
	}
}

// brought reads attribute values; a text that holds none, none.
func brought(t text) map[string][]string {
	values, _ := entities.AttributeValues(string(t))
	return values
}

// index finds what belongs to the subjects by number.
func index[T any](subjects []*Subject, list func(*Subject) []T, id func(*T) int64) map[int64]*T {
	out := map[int64]*T{}
	for _, s := range subjects {
		owned := list(s)
		for i := range owned {
			out[id(&owned[i])] = &owned[i]
		}
	}
	return out
}

// carried reads the attributes that stand: what had a value once stays, empty.
func (l *loader) carried() error {
	return l.each(func(r conn.Rows) error {
		var identity int64
		var key uuid.UUID
		var kept text
		if err := r.Scan(&identity, guid(&key), &kept); err != nil {
			return err
		}
		var values []AttributeValue
		unpack(kept, &values)
		return l.of(identity, func(s *Subject) {
			if s.Carried == nil {
				s.Carried = map[uuid.UUID][]AttributeValue{}
			}
			s.Carried[key] = values
		})
	}, `SELECT identity_id, assignment_key, attributes FROM calculated_assignments WHERE identity_id {1} AND attributes IS NOT NULL`, l.ids)
}

// reported reads what systems report of attributes.
func (l *loader) reported() error {
	return l.each(func(r conn.Rows) error {
		var identity int64
		var found Reported
		var kept text
		if err := r.Scan(&identity, &found.Resource, &found.Account, &kept); err != nil {
			return err
		}
		found.Attributes = brought(kept)
		return l.of(identity, func(s *Subject) { s.Reported = append(s.Reported, found) })
	}, `SELECT identity_id, resource_id, account_name, attributes FROM actual_accounts
WHERE identity_id {1} AND resource_id IS NOT NULL AND attributes IS NOT NULL
UNION ALL SELECT a.identity_id, a.resource_id, k.account_name, a.attributes FROM actual_assignments a JOIN actual_accounts k ON k.id = a.account_id
WHERE a.identity_id {1} AND a.attributes IS NOT NULL ORDER BY 1, 2, 3, 4`, l.ids)
}
