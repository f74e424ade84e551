package rope

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// disablers says in a sentence what each word of DisabledReason means.
var disablers = map[string]string{
	identityLocked:     "The identity is locked",
	identityDisabled:   "The identity is disabled",
	identityTerminated: "The identity is terminated",
	noPrimaryContext:   "The identity belongs to no context of its primary type",
	"ResourceDisabled": "The resource is disabled or deleted",
	"ReasonsDisabled":  "No reason is in force: each is disabled or outside its dates",
	"NoDesiredReason":  "No reason desires it any more, and it is managed",
	evaluationPending:  "It waits for the evaluation of a violated constraint",
	blockedByDecision:  "An evaluation of a violated constraint blocked it",
	"ActualDisabled":   "The system reports it as disabled, and no reason desires it",
}

// complianceWhys says in a sentence when each compliance status holds (G-10).
var complianceWhys = map[entities.ComplianceStatus]string{
	entities.ComplianceNone:                  "It is disabled and not in the target",
	entities.ComplianceExplicitlyApproved:    "It was assigned directly, or a review keeps it",
	entities.ComplianceImplicitlyApproved:    "A policy, an assigned role or a rule gives it",
	entities.ComplianceNotApproved:           "The system reports it, and no reason desires it",
	entities.ComplianceOrphanAssignment:      "The owner of the account is not known, or more than one came into question",
	entities.CompliancePendingDeprovisioning: "No reason desires it any more, and it is managed, so it is to be taken away",
	entities.ComplianceInViolation:           "It violates a constraint, and that is not decided yet",
	entities.ComplianceImplicitlyAssigned:    "All children of the role are held, but nobody assigned the role",
}

// violationWhys says in a sentence when each violation status holds.
var violationWhys = map[entities.ViolationStatus]string{
	entities.ViolationOK:                              "It violates no constraint",
	entities.ViolationEvaluationPendingUsagePrevented: "It violates a constraint and is not in use yet, so it waits for the evaluation",
	entities.ViolationEvaluationPendingUsageAllowed:   "It violates a constraint and was in use before, so it stays until the evaluation",
	entities.ViolationOverridden:                      "It violates a constraint, and an evaluation allowed that",
	entities.ViolationBlocked:                         "It violates a constraint, and an evaluation blocked it",
}

// provisionWhys says in a sentence when each provisioning status holds.
var provisionWhys = map[entities.ProvisioningStatus]string{
	entities.ProvisionPendingProvisioning:   "It is enabled, and the target does not have it",
	entities.ProvisionPendingUpdate:         "It is enabled, and the target has it otherwise than desired",
	entities.ProvisionPendingDeprovisioning: "It is disabled, and the target has it enabled",
	entities.ProvisionPendingConfirmation:   "A finished task claims it, and no import has seen it yet",
	entities.ProvisionFailed:                "The last task for it has failed",
}

// conclusions says what the reasons of an assignment come to.
func (c *calculation) conclusions(h *holding, a *calc.Assignment, reasons []ExplainedReason) []Conclusion {
	value := func(name string) string {
		i := slices.IndexFunc(properties, func(p property) bool { return p.name == name })
		return properties[i].text(a)
	}
	return []Conclusion{
		{Property: validity, Value: between(a.Valid), Why: whyValid(a, reasons)},
		{Property: "Status", Value: value("Status"), Why: whyStatus(a, reasons)},
		{Property: "IsManaged", Value: value("IsManaged"), Why: c.whyManaged(h, a)},
		{Property: "Compliance", Value: value("Compliance"), Why: c.whyCompliance(h, a)},
		{Property: "ViolationStatus", Value: value("ViolationStatus"), Why: violationWhys[entities.ViolationStatus(a.Violation)]},
		{Property: "ProvisioningStatus", Value: value("ProvisioningStatus"), Why: whyProvisioning(a)},
	}
}

// validity is the name of the conclusion about both dates together.
const validity = "Validity"

// between writes a period for people; an open end is left out.
func between(p calc.Period) string {
	return strings.TrimSpace(instant(p.From) + " .. " + instant(p.To))
}

// whyValid names what the access begins and ends with.
func whyValid(a *calc.Assignment, reasons []ExplainedReason) string {
	begin, end := "It has no start", "has no end"
	if a.Valid.From != nil {
		begin = "It begins with the " + bounding(reasons, func(r *ExplainedReason, i *Involved) bool { return r.BoundsStart && i.BoundsStart })
	}
	if a.Valid.To != nil {
		end = "ends with the " + bounding(reasons, func(r *ExplainedReason, i *Involved) bool { return r.BoundsEnd && i.BoundsEnd })
	}
	return begin + " and " + end
}

// bounding lists the parts for which a condition holds, each once.
func bounding(reasons []ExplainedReason, bounds func(*ExplainedReason, *Involved) bool) string {
	var parts []string
	seen := map[string]bool{}
	for i := range reasons {
		for j := range reasons[i].Involved {
			x := &reasons[i].Involved[j]
			if part := strings.ToLower(x.Part); bounds(&reasons[i], x) && !seen[part] {
				seen[part] = true
				parts = append(parts, part)
			}
		}
	}
	return strings.Join(parts, " and the ")
}

func whyStatus(a *calc.Assignment, reasons []ExplainedReason) string {
	if a.Enabled {
		return fmt.Sprintf("%d of %d reasons are in force", inForce(reasons), len(reasons))
	}
	words := strings.Split(a.DisabledBy, ",")
	for i, w := range words {
		if text, known := disablers[w]; known {
			words[i] = text
		}
	}
	return strings.Join(words, "; ")
}

func inForce(reasons []ExplainedReason) (n int) {
	for _, r := range reasons {
		if !r.Disabled {
			n++
		}
	}
	return n
}

func (c *calculation) whyManaged(h *holding, a *calc.Assignment) string {
	switch {
	case !a.Managed:
		return "No reason desires it, nor did one before, so it is not ours to take away"
	case h.has(entities.StateDesired):
		return "A reason desires it"
	case c.Subject.Before[h.key]:
		return "A reason desired it before"
	case c.removed(h.key):
		return "A review decided that it is to go"
	}
	return "Nothing may be there of its type that nobody desired"
}

// whyCompliance looks first whether it is for the sake of a constraint.
func (c *calculation) whyCompliance(h *holding, a *calc.Assignment) string {
	switch status := entities.ComplianceStatus(a.Compliance); {
	case status == entities.ComplianceNotApproved && c.toxic.unapproved[h]:
		return "The roles that give it wait for the evaluation of a violated constraint"
	case status == entities.CompliancePendingDeprovisioning && h.has(entities.StateDesired):
		return "An evaluation of a violated constraint blocked it, and the target has it enabled"
	default:
		return complianceWhys[status]
	}
}

func whyProvisioning(a *calc.Assignment) string {
	if a.Provisioning != int64(entities.ProvisionOK) {
		return provisionWhys[entities.ProvisioningStatus(a.Provisioning)]
	}
	if !a.Managed {
		return "It is not managed, so the target has nothing to do"
	}
	return "The target is as desired"
}

// whyReason says why a reason is in force or is not.
func (c *calculation) whyReason(h *holding, r ExplainedReason) string {
	if !r.Disabled {
		return "It is in force"
	}
	var parts []string
	for _, i := range r.Involved {
		if i.Part != "Identity" && i.Disabled {
			parts = append(parts, "the "+strings.ToLower(i.Part)+" disables it")
		}
	}
	valid := calc.Period{From: r.From, To: r.To}
	switch {
	case valid.From != nil && c.now.Before(*valid.From):
		parts = append(parts, "it is before its start")
	case valid.To != nil && c.now.After(*valid.To):
		parts = append(parts, "it is after its end")
	}
	if len(parts) == 0 {
		return "It is disabled"
	}
	text := strings.Join(parts, ", and ")
	return strings.ToUpper(text[:1]) + text[1:]
}
