package rope

import (
	"slices"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// involvers lists, for each type of reason, the objects that are involved beside identity and
// resource.
var involvers = map[entities.ReasonType]func(*calculation, *holding, calc.Reason) []Involved{
	entities.ReasonActualDirect:       (*calculation).involvedReports,
	entities.ReasonActualIndirect:     (*calculation).involvedReports,
	entities.ReasonUnconfirmedActual:  (*calculation).involvedReports,
	entities.ReasonDirect:             (*calculation).involvedAssignment,
	entities.ReasonPolicy:             (*calculation).involvedPolicy,
	entities.ReasonChildResource:      (*calculation).involvedParent,
	entities.ReasonImplicitChild:      (*calculation).involvedParent,
	entities.ReasonAutoAccount:        (*calculation).involvedNeeds,
	entities.ReasonAdditional:         (*calculation).involvedRules,
	entities.ReasonReviewOK:           (*calculation).involvedVerdicts,
	entities.ReasonImplicitAssignment: nil, // identity and role only
}

// involved lists the objects that a reason hangs on.
func (c *calculation) involved(h *holding, r calc.Reason) []Involved {
	out := []Involved{c.involvedIdentity(h, r), c.involvedResource(h, r)}
	if more := involvers[entities.ReasonType(r.Type)]; more != nil {
		out = append(out, more(c, h, r)...)
	}
	return out
}

// involvedIdentity is the identity. Its dates reach over the days around it where permissions are
// desired.
func (c *calculation) involvedIdentity(h *holding, r calc.Reason) Involved {
	out := Involved{Part: "Identity", Object: Object{Type: "Identity", ID: c.Subject.ID}, Valid: c.Subject.Valid, Judged: says(r)}
	counted := c.Subject.Valid
	if r.State != int64(entities.StateActual) && !isAccount(h.resource) {
		counted = c.stretched(counted, c.tailed(c.tail(h.resource)))
	}
	if says(r) {
		out.Counted = &counted
	}
	blocked := slices.ContainsFunc(c.blocked(), func(word string) bool { return word != noPrimaryContext })
	out.Disabled = blocked || c.terminated(h.resource)
	out.Why = statusWhy(out.Disabled, entities.IdentityStatus(c.Subject.Status).String())
	return out
}

// says tells whether a reason says something for or against access at all: that it is the child of
// a role which nobody assigned does not.
func says(r calc.Reason) bool { return r.Type != int64(entities.ReasonImplicitChild) }

func (c *calculation) involvedResource(h *holding, r calc.Reason) Involved {
	out := Involved{Part: "Resource", Object: Object{Type: "Resource", ID: h.resource.ID}, Valid: h.resource.Valid, Judged: says(r)}
	if says(r) {
		out.Counted = &h.resource.Valid
	}
	out.Disabled = resourceDisabled(h.resource)
	out.Why = statusWhy(out.Disabled, entities.ResourceStatus(h.resource.Status).String())
	return out
}

func statusWhy(disabled bool, status string) string {
	if disabled {
		return "Its status is " + status
	}
	return ""
}

// involvedAssignment is the resource assignment, the context that it was given in and the
// memberships in that.
func (c *calculation) involvedAssignment(_ *holding, r calc.Reason) []Involved {
	i := slices.IndexFunc(c.Subject.Direct, func(d calc.Direct) bool { return d.ID == r.Cause })
	d := &c.Subject.Direct[i]
	out := []Involved{{
		Part: "Assignment", Object: Object{Type: "Resourceassignment", ID: d.ID}, Valid: d.Valid, Counted: &d.Valid,
		Judged: true, Disabled: disables(d), Why: statusWhy(disables(d), entities.AssignmentStatus(d.Status).String()),
	}}
	if d.Context == 0 {
		return out
	}
	found := c.World.Contexts[d.Context]
	if found == nil || !holds(found.Valid, c.now) {
		ended := c.involvedContext(d.Context)
		ended.Counted, ended.Judged, ended.Disabled, ended.Why = nil, true, true, "It is not valid now, and access was given in it"
		return append(out, ended)
	}
	out = append(out, c.involvedContext(d.Context))
	if _, member := c.membership(d.Context); !member {
		return append(out, Involved{
			Part: "Membership", Object: Object{Type: "Orgunit", ID: d.Context},
			Judged: true, Disabled: true, Why: "The identity is no member of the context that access was given in",
		})
	}
	for _, m := range c.Subject.Memberships {
		if m.Context == d.Context && holds(m.Valid, c.now) {
			out = append(out, involvedMembership(m))
		}
	}
	return out
}

func (c *calculation) involvedContext(id int64) Involved {
	out := Involved{Part: "Context", Object: Object{Type: "Orgunit", ID: id}}
	if found := c.World.Contexts[id]; found != nil {
		out.Valid, out.Counted = found.Valid, &found.Valid
	}
	return out
}

func involvedMembership(m calc.Membership) Involved {
	return Involved{Part: "Membership", Object: Object{Type: "Orgunit", ID: m.Context}, Valid: m.Valid, Counted: &m.Valid}
}

// involvedPolicy is the policy, the context of its scope and the memberships that lead there.
func (c *calculation) involvedPolicy(h *holding, r calc.Reason) []Involved {
	i := slices.IndexFunc(c.World.Policies, func(p calc.Policy) bool { return p.ID == r.Cause })
	p := &c.World.Policies[i]
	out := []Involved{{Part: "Policy", Object: Object{Type: "Assignmentpolicy", ID: p.ID}, Valid: p.Valid, Counted: &p.Valid}}
	if r.Context == 0 {
		return out
	}
	context := c.involvedContext(r.Context)
	out = append(out, context)
	for _, m := range c.Subject.Memberships {
		if !slices.Contains(c.upward(m.Context, p.DirectOnly), r.Context) {
			continue
		}
		if _, shown := c.judge(h.resource, narrow(p.Valid, m.Valid, context.Valid)); holds(shown, c.now) {
			out = append(out, involvedMembership(m))
		}
	}
	return out
}

// involvedParent is the access to the role. It gives no dates; where the role is assigned, its
// child is disabled with it (G-47), and as long as a constraint keeps the role back.
func (c *calculation) involvedParent(_ *holding, r calc.Reason) []Involved {
	out := Involved{Part: "Parent access", Object: Object{Type: "CalculatedAssignment", Key: r.Parent, Resource: r.Cause}}
	if r.Type == int64(entities.ReasonChildResource) {
		out.Judged = true
		i := slices.IndexFunc(c.held.all, func(h *holding) bool { return h.key == r.Parent })
		out.Why = c.whyShut(c.held.all[i])
		out.Disabled = out.Why != ""
	}
	return []Involved{out}
}

// whyShut says why a role gives nothing, "" if it does.
func (c *calculation) whyShut(role *holding) string {
	switch s := c.toxic.of(role); {
	case !role.enabled:
		return "The access to the role is disabled"
	case s == entities.ViolationBlocked, s == entities.ViolationEvaluationPendingUsagePrevented:
		return violationWhys[s]
	}
	return ""
}

// involvedNeeds is the access that asks for the account.
func (c *calculation) involvedNeeds(h *holding, r calc.Reason) []Involved {
	var out []Involved
	for _, k := range c.needed {
		types, _ := common(k.resource.AccountTypes, k.types)
		at := place{k.resource.ID, c.accountOf(k.resource, k.account, types)}
		_, shown := c.judge(k.resource, k.valid)
		if at == h.place && k.reason.Cause == r.Cause && holds(shown, c.now) {
			out = append(out, Involved{Part: "Access", Object: Object{Type: "CalculatedAssignment", Key: k.by.key, Resource: k.by.resource.ID}, Valid: k.valid, Counted: &k.valid})
		}
	}
	return out
}

// involvedRules is what the rules of the installation itself gave.
func (c *calculation) involvedRules(h *holding, _ calc.Reason) []Involved {
	var out []Involved
	for _, a := range c.Additions {
		for _, g := range c.gifts(a) {
			if _, shown := c.judge(h.resource, g.Valid); g.Resource == h.resource.ID && holds(shown, c.now) {
				out = append(out, Involved{Part: "Rule", Object: Object{Type: "Rule"}, Valid: g.Valid, Counted: &g.Valid})
			}
		}
	}
	return out
}

// involvedReports is what a connected system reports, or what a finished task claims.
func (c *calculation) involvedReports(h *holding, r calc.Reason) []Involved {
	part := "Actual"
	if r.Type == int64(entities.ReasonUnconfirmedActual) {
		part = "Claim"
	}
	var out []Involved
	for _, a := range c.Subject.Actual {
		if a.ID == r.Cause && a.Resource == h.resource.ID && a.Account == h.account {
			why := ""
			if a.Disabled {
				why = "The system reports it as disabled"
			}
			out = append(out, Involved{
				Part: part, Object: c.source(h, r), Valid: a.Valid, Counted: &a.Valid, Judged: true, Disabled: a.Disabled, Why: why,
			})
		}
	}
	return out
}

// involvedVerdicts is what reviews said, and the access that they approved.
func (c *calculation) involvedVerdicts(h *holding, _ calc.Reason) []Involved {
	var out []Involved
	for _, v := range c.Subject.Verdicts {
		if v.Key == h.key && c.stands(v) {
			last := v.Expiry.Add(-time.Microsecond)
			valid := calc.Period{To: &last}
			out = append(out, Involved{Part: "Verdict", Object: Object{Type: "Verdict", ID: v.ID}, Valid: valid, Counted: &valid})
		}
	}
	approved := Involved{Part: "Approved access", Object: Object{Type: "CalculatedAssignment", Key: h.key, Resource: h.resource.ID}, Judged: true}
	if h.has(entities.StateActual) && !h.alive() {
		approved.Disabled, approved.Why = true, "The system reports it as disabled"
	}
	return append(out, approved)
}

// Source is the object that causes a reason, as far as the reason itself tells. That of a verdict, or
// of what a system reports, has no number.
func Source(r calc.Reason) Object {
	switch entities.ReasonType(r.Type) {
	case entities.ReasonDirect:
		return Object{Type: "Resourceassignment", ID: r.Cause}
	case entities.ReasonPolicy:
		return Object{Type: "Assignmentpolicy", ID: r.Cause}
	case entities.ReasonAutoAccount:
		return Object{Type: "System", ID: r.Cause}
	case entities.ReasonActualDirect, entities.ReasonActualIndirect, entities.ReasonUnconfirmedActual:
		return Object{Type: "ActualAssignment"}
	case entities.ReasonReviewOK:
		return Object{Type: "Verdict"}
	}
	return Object{Type: "Resource", ID: r.Cause}
}

// source is the object that causes a reason of access.
func (c *calculation) source(h *holding, r calc.Reason) Object {
	switch out := Source(r); out.Type {
	case "Verdict":
		return c.verdictOf(h)
	case "ActualAssignment":
		if account := c.known(h.resource.System, h.account); isAccount(h.resource) && account != nil && account.ID == r.Cause {
			out.Type = "ActualAccount"
		}
		out.ID = r.Cause
		return out
	default:
		return out
	}
}

// verdictOf is the verdict that holds longest.
func (c *calculation) verdictOf(h *holding) Object {
	var last calc.Verdict
	for _, v := range c.Subject.Verdicts {
		if v.Key == h.key && v.Expiry.After(last.Expiry) {
			last = v
		}
	}
	return Object{Type: "Verdict", ID: last.ID}
}
