package calc

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Batch is what is read for some identities at one instant.
type Batch struct {
	World    *World
	Subjects []*Subject      // in order of id; those that are deleted or gone are left out
	States   map[int64]State // of those that were calculated before

	byID map[int64]*Subject
}

// Load reads all that bears on the access of some identities now, with the same number of
// statements for one of them as for a thousand. Filters of policies are left to the caller.
func Load(ctx context.Context, tx Tx, settings Settings, identities []int64) (*Batch, error) {
	return LoadWith(ctx, tx, settings, identities, Also{})
}

// Also names what is to be read although nothing leads there yet, for the sake of what could be.
type Also struct {
	Resources, Contexts []int64
}

// LoadWith reads some more than Load.
func LoadWith(ctx context.Context, tx Tx, settings Settings, identities []int64, also Also) (*Batch, error) {
	b, err := LoadInputs(ctx, tx, settings, identities, also)
	if err != nil {
		return nil, err
	}
	return b, b.Results(ctx, tx, identities)
}

// LoadInputs is LoadWith but for what the last calculation left: it takes no more to tell whether
// anything has changed.
func LoadInputs(ctx context.Context, tx Tx, settings Settings, identities []int64, also Also) (*Batch, error) {
	l := &loader{ctx: ctx, tx: tx, ids: identities, batch: &Batch{
		World: &World{
			Settings:  settings,
			Resources: map[int64]*Resource{}, Children: map[int64][]int64{}, Parents: map[int64][]int64{},
			Accounts: map[int64][]int64{}, Contexts: map[int64]*Context{},
		},
		States: map[int64]State{}, byID: map[int64]*Subject{},
	}}
	l.found.resources, l.found.contexts = slices.Clone(also.Resources), slices.Clone(also.Contexts)
	steps := []struct {
		name string
		read func() error
	}{
		{"settings", l.settings},
		{"identities", l.identities},
		{"memberships", l.memberships},
		{"assignments", l.direct},
		{"contexts", l.contexts},
		{"policies", l.policies},
		{"links of policies", l.policyLinks},
		{"accounts", l.accounts},
		{"actual assignments", l.actual},
		{"resources", l.resources},
		{"links of resources", l.resourceLinks},
		{"attributes", l.attributes},
		{"constraints", l.constraints},
		{"tags", l.tags},
		{"verdicts", l.verdicts},
		{"failed tasks", l.failures},
		{"state", l.state},
	}
	for _, s := range steps {
		if err := s.read(); err != nil {
			return nil, fmt.Errorf("load %s: %w", s.name, err)
		}
	}
	return l.batch, nil
}

// Results reads into a batch what the last calculation left of some of its identities. It may be read
// later than the rest: whoever has the lease of an identity is the only one who changes that.
func (b *Batch) Results(ctx context.Context, tx Tx, identities []int64) error {
	l := &loader{ctx: ctx, tx: tx, ids: identities, batch: b}
	if err := l.before(); err != nil {
		return fmt.Errorf("load results: %w", err)
	}
	if err := l.stood(); err != nil {
		return fmt.Errorf("load standing access: %w", err)
	}
	return nil
}

type loader struct {
	ctx   context.Context
	tx    Tx
	ids   []int64
	batch *Batch
	// constrained tells whether there are constraints at all.
	constrained bool
	found       struct {
		contexts, resources, policies []int64
		sets                          map[int64]int64 // resource → attribute set
	}
}

func (l *loader) each(scan func(conn.Rows) error, text string, args ...any) error {
	return each(l.ctx, l.tx, scan, text, args...)
}

// seen keeps a list of ids for a later statement in order and without repetition.
func seen(ids []int64) []int64 {
	slices.Sort(ids)
	return slices.Compact(ids)
}

func (l *loader) settings() error {
	w := l.batch.World
	return l.each(func(r conn.Rows) error {
		var now time.Time
		var offset int64
		err := r.Scan(conn.Time(&now), &offset, number(&w.Settings.PrimaryType), number(&w.Settings.AccountType), &l.constrained)
		w.Now = now.Add(time.Duration(offset) * time.Microsecond)
		return err
	}, `SELECT {clock}, offset_micros, (SELECT min(id) FROM contexttypes WHERE name = 'Org. unit' AND NOT deleted),
	(SELECT min(id) FROM accounttypes WHERE isdefault AND NOT deleted),
	EXISTS (SELECT 1 FROM constraints WHERE constraintstatus = 1 AND NOT deleted) FROM clock`)
}

func (l *loader) identities() error {
	return l.each(func(r conn.Rows) error {
		s := &Subject{Matches: map[int64]bool{}, Before: map[uuid.UUID]bool{}}
		l.batch.Subjects = append(l.batch.Subjects, s)
		err := r.Scan(&s.ID, guid(&s.UID), &s.Name, number(&s.Status), number(&s.Category), number(&s.PrimaryType),
			&s.Unresolved, moment(&s.Valid.From), moment(&s.Valid.To), score(&s.Score), &s.Relaunch)
		l.batch.byID[s.ID] = s
		return err
	}, `SELECT id, uid, display_name, identitystatus, identitycategory, primarycontexttype_id, identityid = 'UNRESOLVED', validfrom, validto, riskscore, ident_relaunchsod
FROM identities WHERE id {1} AND NOT deleted ORDER BY id`, l.ids)
}

func (l *loader) memberships() error {
	return l.each(func(r conn.Rows) error {
		var identity int64
		var m Membership
		if err := r.Scan(&identity, &m.Context, moment(&m.Valid.From), moment(&m.Valid.To)); err != nil {
			return err
		}
		l.found.contexts = append(l.found.contexts, m.Context)
		return l.of(identity, func(s *Subject) { s.Memberships = append(s.Memberships, m) })
	}, `SELECT id, ouref_id, NULL, NULL FROM identities WHERE id {1} AND ouref_id IS NOT NULL
UNION ALL
SELECT ca_identity_id, ca_context_id, validfrom, validto FROM contextassignments WHERE ca_identity_id {1} AND NOT deleted
ORDER BY 1, 2, 3, 4`, l.ids)
}

// sort puts in order what the database was spared to: mostly it comes in order anyway.
func (l *loader) sort(f func(*Subject)) {
	for _, s := range l.batch.Subjects {
		f(s)
	}
}

// of runs f for the subject of an identity; rows of identities that are gone are passed over.
func (l *loader) of(identity int64, f func(*Subject)) error {
	if s := l.batch.byID[identity]; s != nil {
		f(s)
	}
	return nil
}

func (l *loader) direct() error {
	defer l.sort(func(s *Subject) {
		slices.SortFunc(s.Direct, func(a, b Direct) int { return cmp.Compare(a.ID, b.ID) })
	})
	return l.each(func(r conn.Rows) error {
		var identity int64
		var d Direct
		var account text
		if err := r.Scan(&d.ID, &identity, &d.Resource, &d.Status, moment(&d.Valid.From), moment(&d.Valid.To),
			number(&d.Context), &account, number(&d.AccountType)); err != nil {
			return err
		}
		d.Account = string(account)
		l.found.resources = append(l.found.resources, d.Resource)
		if d.Context != 0 {
			l.found.contexts = append(l.found.contexts, d.Context)
		}
		return l.of(identity, func(s *Subject) { s.Direct = append(s.Direct, d) })
	}, `SELECT id, identityref_id, roleref_id, roleassnstatus, validfrom, validto, contextref_id, accountkey, accounttype_id
FROM resourceassignments WHERE identityref_id {1} AND NOT deleted`, l.ids)
}

// contexts reads the contexts found so far and all above them.
func (l *loader) contexts() error {
	l.found.contexts = seen(l.found.contexts)
	var all []int64
	err := l.each(func(r conn.Rows) error {
		c := &Context{}
		if err := r.Scan(&c.ID, &c.Name, number(&c.Type), number(&c.Parent), moment(&c.Valid.From), moment(&c.Valid.To)); err != nil {
			return err
		}
		if c.Type == 0 {
			c.Type = l.batch.World.Settings.PrimaryType
		}
		l.batch.World.Contexts[c.ID] = c
		all = append(all, c.ID)
		return nil
	}, `WITH RECURSIVE up (id) AS (
	SELECT id FROM orgunits WHERE id {1}
	UNION SELECT o.parentou_id FROM up JOIN orgunits o ON o.id = up.id WHERE o.parentou_id IS NOT NULL
) SELECT o.id, o.name, o.outype_id, o.parentou_id, o.validfrom, o.validto
FROM up JOIN orgunits o ON o.id = up.id WHERE NOT o.deleted ORDER BY o.id`, l.found.contexts)
	l.found.contexts = all
	return err
}

// policies reads those that could hold one of the identities: policies for everybody, and those
// for one of the contexts found.
func (l *loader) policies() error {
	return l.each(func(r conn.Rows) error {
		var p Policy
		var filter text
		if err := r.Scan(&p.ID, &p.Name, moment(&p.Valid.From), moment(&p.Valid.To), &p.DirectOnly, &filter); err != nil {
			return err
		}
		p.Filter = string(filter)
		l.batch.World.Policies = append(l.batch.World.Policies, p)
		l.found.policies = append(l.found.policies, p.ID)
		return nil
	}, `SELECT p.id, p.name, p.validfrom, p.validto, p.directmembersonly, p.identityfilter
FROM assignmentpolicies p WHERE NOT p.deleted AND p.active AND (
	NOT EXISTS (SELECT 1 FROM assignmentpolicies_contextref c WHERE c.owner_id = p.id)
	OR p.id IN (SELECT c.owner_id FROM assignmentpolicies_contextref c WHERE c.target_id {1}))
ORDER BY p.id`, l.found.contexts)
}

func (l *loader) policyLinks() error {
	byID := map[int64]*Policy{}
	for i := range l.batch.World.Policies {
		byID[l.batch.World.Policies[i].ID] = &l.batch.World.Policies[i]
	}
	return l.each(func(r conn.Rows) error {
		var kind, owner, target int64
		if err := r.Scan(&kind, &owner, &target); err != nil {
			return err
		}
		switch p := byID[owner]; kind {
		case 1:
			p.Contexts = append(p.Contexts, target)
		case 2:
			p.AccountTypes = append(p.AccountTypes, target)
		default:
			p.Resources = append(p.Resources, target)
			l.found.resources = append(l.found.resources, target)
		}
		return nil
	}, `SELECT 1, owner_id, target_id FROM assignmentpolicies_contextref WHERE owner_id {1}
UNION ALL SELECT 2, owner_id, target_id FROM assignmentpolicies_accounttype WHERE owner_id {1}
UNION ALL SELECT 3, owner_id, target_id FROM assignmentpolicies_roleref WHERE owner_id {1}
ORDER BY 1, 2, 3`, l.found.policies)
}

// text scans a text that may be null.
type text string

// Scan implements sql.Scanner.
func (t *text) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*t = ""
	case string:
		*t = text(v)
	case []byte:
		*t = text(v)
	default:
		return fmt.Errorf("scan text: unexpected %T", src)
	}
	return nil
}
