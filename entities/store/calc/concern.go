package calc

import (
	"context"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata/query"
)

// concern is what a change of some properties bears on.
type concern struct {
	own      bool    // whom the fan-out of the type finds
	scored   bool    // nothing that counts has changed but the risk score
	policies []int64 // the policies whose filter reads such a property of other objects
}

// concern tells what changed properties bear on: on access if the configuration of the type lists
// one, or if the filter of a policy or an attribute reads one; on everybody in the scope of a policy
// if its filter reads one by way of another object. A type without configuration has no properties
// that do not count, and that an object comes or goes always counts.
func (f FanOut) concern(ctx context.Context, tx Tx, changed []string) (concern, error) {
	if len(changed) == 0 || slices.Contains(changed, "Deleted") {
		return concern{own: true}, nil
	}
	c := concern{}
	listed, known, err := f.listed(ctx, tx)
	if err != nil {
		return c, err
	}
	counts := slices.DeleteFunc(slices.Clone(changed), func(p string) bool { return known && !slices.Contains(listed, bare(p)) })
	c.own = len(counts) > 0
	c.scored = c.own && !slices.ContainsFunc(counts, func(p string) bool { return p != "RISKSCORE" && p != "RISKLEVEL" })
	return c, f.readers(ctx, tx, changed, &c)
}

// listed reads the configuration of the type.
func (f FanOut) listed(ctx context.Context, tx Tx) (properties []string, known bool, err error) {
	err = each(ctx, tx, func(r conn.Rows) error {
		var list text
		known = true
		if err := r.Scan(&list); err != nil {
			return err
		}
		for _, name := range strings.Split(string(list), ",") {
			properties = append(properties, bare(strings.TrimSpace(name)))
		}
		return nil
	}, `SELECT onproperties FROM calculationtriggers WHERE ontype = $1 AND NOT deleted`, f.Type)
	return properties, known, err
}

// bare is the name of a reference, whether it came as such or as the property that holds its key.
func bare(property string) string { return strings.TrimSuffix(property, "Id") }

// readers looks through the filters of the policies that are active, and through the attributes that
// resource types have.
func (f FanOut) readers(ctx context.Context, tx Tx, changed []string, c *concern) error {
	return each(ctx, tx, func(r conn.Rows) error {
		var id, source int64
		var filter, property text
		if err := r.Scan(&id, &filter, number(&source), &property); err != nil {
			return err
		}
		if property != "" {
			c.own = c.own || f.shownBy(source, string(property), string(filter), changed)
			return nil
		}
		own, other := f.readBy(string(filter), changed)
		if c.own = c.own || own; other {
			c.policies = append(c.policies, id)
		}
		return nil
	}, `SELECT id, identityfilter, NULL, NULL FROM assignmentpolicies WHERE identityfilter IS NOT NULL AND active AND NOT deleted
UNION ALL SELECT d.id, d.rule, d.source, d.property FROM attributedefinitions d WHERE NOT d.deleted AND EXISTS (
	SELECT 1 FROM attributesets_attributes l JOIN attributesets s ON s.id = l.owner_id AND NOT s.deleted
	JOIN resourcetypes t ON t.attributeset_id = s.id AND NOT t.deleted WHERE l.target_id = d.id)
ORDER BY 1`)
}

// readBy tells whether a filter reads one of the properties of the type: of the identity that it
// judges, or of another object. One that does not bind any more reads nothing.
func (f FanOut) readBy(filter string, changed []string) (own, other bool) {
	e, err := query.ParseFilter(entities.Model(), entities.BuiltInCatalog().ByName("Identity").Edm, filter, nil)
	if err != nil {
		return false, false
	}
	query.Reads(e, func(r query.Read) {
		if r.Type.Name != f.Type || !slices.ContainsFunc(changed, func(p string) bool { return bare(p) == bare(r.Property) }) {
			return
		}
		own, other = own || !r.Far, other || r.Far
	})
	return own, other
}

// shownBy tells whether an attribute takes its values from one of the properties of the type.
func (f FanOut) shownBy(source int64, property, rule string, changed []string) bool {
	d := entities.Attributedefinition{Property: property, Source: entities.AttributeSource(source), Rule: rule}
	// A definition that no longer fits the model reads nothing.
	readings, _ := d.Readings()
	return slices.ContainsFunc(readings, func(r entities.Reading) bool {
		return r.Source.Type().Name == f.Type && slices.ContainsFunc(r.Properties, func(p string) bool {
			return slices.ContainsFunc(changed, func(name string) bool { return bare(name) == bare(p) })
		})
	})
}
