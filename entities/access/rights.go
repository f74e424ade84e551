package access

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Rights are rules and masks over one model. They are immutable; a change of rules or model
// makes new Rights.
type Rights struct {
	model *edm.Model
	rules map[string][]Rule
	masks []Mask
	links []Link
	// groups are those that rules and masks name: no other decides what a model shows.
	groups map[string]bool

	mu        sync.Mutex
	bound     map[string]query.Expr
	effective map[string]*edm.Model
}

// Compile checks every rule against the model, so that a faulty one stops the start.
func Compile(model *edm.Model, rules []Rule, masks []Mask, links []Link) (*Rights, error) {
	r := &Rights{
		model: model, rules: map[string][]Rule{}, masks: masks, links: links, groups: map[string]bool{},
		bound: map[string]query.Expr{}, effective: map[string]*edm.Model{},
	}
	for _, rule := range rules {
		t := model.Type(model.Namespace + "." + rule.Type)
		if t == nil {
			return nil, fmt.Errorf("compile rules: there is no type %q", rule.Type)
		}
		if err := r.check(t, rule.Filter); err != nil {
			return nil, fmt.Errorf("compile rule of %s: %w", rule.Type, err)
		}
		r.rules[rule.Type] = append(r.rules[rule.Type], rule)
		r.name(rule.Groups)
	}
	for _, m := range masks {
		r.name(m.Groups)
	}
	for _, l := range links {
		if err := r.checkLink(l); err != nil {
			return nil, fmt.Errorf("compile links of %s: %w", l.Type, err)
		}
	}
	return r, nil
}

func (r *Rights) name(groups []string) {
	for _, g := range groups {
		r.groups[g] = true
	}
}

var (
	quoted    = regexp.MustCompile(`'[^']*'`)
	parameter = regexp.MustCompile(`@\w+`)
)

// check binds a filter to see whether it can be. A parameter that nobody gives a value would
// be null, as in a URL, and the rule would silently mean something else.
func (r *Rights) check(t *edm.EntityType, filter string) error {
	if filter == "" {
		return nil
	}
	for _, name := range parameter.FindAllString(quoted.ReplaceAllString(filter, ""), -1) {
		if _, known := query.RuleParams[name[1:]]; !known {
			return fmt.Errorf("%q: there is no parameter %s", filter, name)
		}
	}
	_, err := r.bind(t, filter)
	return err
}

// Rule is the condition under which the caller may do something with rows of a type; for a
// write, with exactly these properties. A nil expression holds for all rows; not allowed means
// for none.
func (r *Rights) Rule(t *edm.EntityType, op Op, p Principal, properties ...string) (condition query.Expr, allowed bool, err error) {
	if p.System {
		return nil, true, nil
	}
	if p.Zero() {
		return nil, false, nil
	}
	filters := r.filters(t, op, p, properties)
	if len(filters) == 0 {
		return nil, false, nil
	}
	if slices.Contains(filters, "") {
		return nil, true, nil
	}
	condition, err = r.bind(t, strings.Join(filters, " or "))
	return condition, err == nil, err
}

// nothing is the condition that no row meets.
var nothing = &query.Const{Value: false, T: edm.Boolean}

// Rows gives the condition for the rows of each type that the caller may read; nil is all of them.
func (r *Rights) Rows(p Principal) func(*edm.EntityType) query.Expr {
	return func(t *edm.EntityType) query.Expr {
		condition, allowed, err := r.Rule(t, Read, p)
		if !allowed || err != nil {
			return nothing
		}
		return condition
	}
}

// May tells whether there is any row with which the caller might do it.
func (r *Rights) May(t *edm.EntityType, op Op, p Principal, properties ...string) bool {
	return p.System || !p.Zero() && len(r.filters(t, op, p, properties)) > 0
}

// filters collects the filters of all rules that let the caller through, each in parentheses.
func (r *Rights) filters(t *edm.EntityType, op Op, p Principal, properties []string) []string {
	var out []string
	for _, rule := range r.rules[t.Name] {
		if !slices.Contains(rule.Ops, op) || len(rule.Groups) > 0 && !p.In(rule.Groups...) {
			continue
		}
		if !coversAll(rule, properties) {
			continue
		}
		filter := rule.Filter
		if filter != "" {
			filter = "(" + filter + ")"
		}
		if !slices.Contains(out, filter) {
			out = append(out, filter)
		}
	}
	return out
}

func coversAll(rule Rule, properties []string) bool {
	for _, p := range properties {
		if !rule.covers(p) {
			return false
		}
	}
	return true
}

// bind binds a filter once for a type.
func (r *Rights) bind(t *edm.EntityType, filter string) (query.Expr, error) {
	key := t.Name + " " + filter
	r.mu.Lock()
	known := r.bound[key]
	r.mu.Unlock()
	if known != nil {
		return known, nil
	}
	tree, err := grammar.ParseFilter(filter, grammar.Limits{})
	if err != nil {
		return nil, fmt.Errorf("parse %q: %w", filter, err)
	}
	bound, err := query.BindFilter(r.model, t.Origin(), tree, query.RuleParams)
	if err != nil {
		return nil, fmt.Errorf("bind %q: %w", filter, err)
	}
	r.mu.Lock()
	r.bound[key] = bound
	r.mu.Unlock()
	return bound, nil
}

// Params are the values of the parameters that rules may use.
func Params(p Principal, now time.Time) map[string]any {
	return map[string]any{"me": p.Identity, "user": p.User, "groups": slices.Clone(p.Groups), "now": now}
}
