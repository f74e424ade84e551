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
	policies []int64 // the policies whose filter reads such a property of other objects
}

// concern tells what changed properties bear on: on access if the configuration of the type lists
// one, or if the filter of a policy reads one of an identity; on everybody in the scope of a policy
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
	c.own = !known || slices.ContainsFunc(changed, func(p string) bool { return slices.Contains(listed, bare(p)) })
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

// readers looks through the filters of the policies that are active.
func (f FanOut) readers(ctx context.Context, tx Tx, changed []string, c *concern) error {
	return each(ctx, tx, func(r conn.Rows) error {
		var id int64
		var filter text
		if err := r.Scan(&id, &filter); err != nil {
			return err
		}
		own, other := f.readBy(string(filter), changed)
		if c.own = c.own || own; other {
			c.policies = append(c.policies, id)
		}
		return nil
	}, `SELECT id, identityfilter FROM assignmentpolicies WHERE identityfilter IS NOT NULL AND active AND NOT deleted ORDER BY id`)
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
