package entities

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// one and two are the ids of compensating controls.
var one, two = int64(1), int64(2)

// what has to be said when all access under a constraint is allowed.
func TestAllowingAConstraint(t *testing.T) {
	open := Constraintdecision{ControlRequired: true, Control: &one}
	allowed := Constraintdecision{ControlRequired: true, Control: &one, Action: ActionAllow, Justification: "needed"}
	before := open
	before.Previous = ActionAllow
	for name, c := range map[string]struct {
		old, next Constraintdecision
		touched   []string
		code      string
	}{
		"to block":                      {open, Constraintdecision{Action: ActionBlock}, []string{"ACTION"}, ""},
		"to resolve":                    {open, Constraintdecision{Action: ActionResolve, ControlRequired: true}, []string{"ACTION"}, ""},
		"to allow":                      {open, allowed, []string{"ACTION", "JUSTIFICATION"}, ""},
		"without a reason":              {open, Constraintdecision{Action: ActionAllow, Control: &one}, []string{"ACTION"}, "JustificationRequired"},
		"with a reason of before":       {Constraintdecision{Justification: "old", Control: &one}, allowed, []string{"ACTION"}, "JustificationRequired"},
		"without a control":             {open, Constraintdecision{Action: ActionAllow, Justification: "x", ControlRequired: true}, []string{"ACTION", "JUSTIFICATION"}, "NoCompensatingControl"},
		"where no control is asked for": {Constraintdecision{}, Constraintdecision{Action: ActionAllow, Justification: "x"}, []string{"ACTION", "JUSTIFICATION"}, ""},
		"the same again":                {allowed, allowed, []string{"ACTION"}, ""},
		"by another control":            {allowed, Constraintdecision{Action: ActionAllow, Control: &two, Justification: "needed"}, []string{"CONTROLREF"}, "JustificationRequired"},
		"by another control, and why":   {allowed, Constraintdecision{Action: ActionAllow, Control: &two, Justification: "still"}, []string{"CONTROLREF", "JUSTIFICATION"}, ""},
		"the reason taken away":         {allowed, Constraintdecision{Action: ActionAllow, Control: &one}, []string{"JUSTIFICATION"}, "JustificationRequired"},
		"as before":                     {before, Constraintdecision{Action: ActionAllow, Control: &one, Previous: ActionAllow}, []string{"ACTION"}, ""},
		"as before, by another control": {before, Constraintdecision{Action: ActionAllow, Control: &two, Previous: ActionAllow}, []string{"ACTION", "CONTROLREF"}, "JustificationRequired"},
		"what was blocked before":       {open, Constraintdecision{Action: ActionAllow, Control: &one, Previous: ActionBlock}, []string{"ACTION"}, "JustificationRequired"},
	} {
		t.Run(name, func(t *testing.T) {
			requireCode(t, c.code, c.next.CheckUpdate(&c.old, Change{Properties: c.touched}))
			require.NoError(t, c.next.CheckUpdate(&c.old, Change{Properties: c.touched, System: true}))
		})
	}
}

// access that was not allowed before needs a reason; blocking it needs none.
func TestAllowingAccess(t *testing.T) {
	for name, c := range map[string]struct {
		next Resourcedecision
		code string
	}{
		"to block":          {Resourcedecision{Decision: BlockResource, ControlRequired: true}, ""},
		"nothing":           {Resourcedecision{ControlRequired: true}, ""},
		"to allow":          {Resourcedecision{Decision: AllowResource, Reason: "x"}, ""},
		"without a reason":  {Resourcedecision{Decision: AllowResource, Reason: " "}, "ReasonRequired"},
		"as before":         {Resourcedecision{Decision: AllowResource, Previous: AllowResource}, ""},
		"without a control": {Resourcedecision{Decision: AllowResource, Reason: "x", ControlRequired: true}, "NoCompensatingControl"},
	} {
		t.Run(name, func(t *testing.T) {
			requireCode(t, c.code, c.next.CheckUpdate(&Resourcedecision{}, Change{Properties: []string{"DECISION"}}))
		})
	}
}

// what is allowed leans on its control, be it one that was filled in and is in use no more.
func TestAllowingLeansOnTheControl(t *testing.T) {
	for name, c := range map[string]struct {
		row     Leaning
		touched string
		want    bool
	}{
		"all is allowed":      {&Constraintdecision{Action: ActionAllow, Control: &one}, "ACTION", true},
		"all is blocked":      {&Constraintdecision{Action: ActionBlock, Control: &one}, "ACTION", false},
		"another control":     {&Constraintdecision{Control: &one}, "CONTROLREF", true},
		"access is allowed":   {&Resourcedecision{Decision: AllowResource, Control: &one}, "DECISION", true},
		"another reason":      {&Resourcedecision{Decision: AllowResource, Control: &one}, "REASON", false},
		"without any control": {&Resourcedecision{Decision: AllowResource}, "DECISION", false},
	} {
		leans := c.row.Leans(Change{Properties: []string{c.touched}})
		require.Equal(t, c.want, slices.ContainsFunc(leans, func(l Lean) bool { return l.Code == "ControlInactive" && l.ID == one }), name)
	}
}

func TestAnEvaluationHoldsForATimeToCome(t *testing.T) {
	for offset, code := range map[time.Duration]string{time.Hour: "", 0: "ExpirationOver", -time.Hour: "ExpirationOver"} {
		at := noon.Add(offset)
		err := (&Evaluation{Expiration: &at}).CheckUpdate(&Evaluation{}, Change{Now: noon, Properties: []string{"EXPIRATIONDATE"}})
		requireCode(t, code, err)
	}
}

// G-13: whoever had a part in what is decided on decides no more, in whatever name.
func TestTheOtherPartyDecides(t *testing.T) {
	user, person := int64(9), int64(8)
	for name, c := range map[string]struct {
		item Workitem
		code string
	}{
		"somebody else":          {Workitem{}, ""},
		"the user":               {Workitem{ExcludedBy: &user}, "SameParty"},
		"the person":             {Workitem{Excluded: []int64{person}}, "SameParty"},
		"in the place of him":    {Workitem{Excluded: []int64{77}, DecidedFor: new(int64)}, ""},
		"for who had a part":     {Workitem{Excluded: []int64{0}, DecidedFor: new(int64)}, "SameParty"},
		"rejecting says why":     {Workitem{ReasonFor: "Approve"}, "ReasonRequired"},
		"what needs no reason":   {Workitem{ReasonFor: "Reject"}, ""},
		"and a reason is enough": {Workitem{ReasonFor: "Approve", Comment: "x"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			item := c.item
			item.Choices, item.Decision, item.Status = "Approve,Reject", "Approve", WorkitemOpen
			err := item.CheckUpdate(&Workitem{Status: WorkitemOpen}, Change{Now: noon, Properties: []string{"DECISION"}, User: user, Identity: person})
			requireCode(t, c.code, err)
		})
	}
}

func TestStepsOfATemplate(t *testing.T) {
	for text, code := range map[string]string{
		``:                   "",
		`[{"name":"Queue"}]`: "",
		`[{"name":"R","assignee":{"kind":"Group","name":"X"},"sameParty":true}]`: "",
		`[{"name":"R","assignee":{"kind":"Manager"}}]`:                           "",
		`{}`:                       "InvalidSteps",
		`[{"name":7}]`:             "InvalidSteps",
		`[{"name":"R","by":"me"}]`: "InvalidSteps",
		`[{"name":"R","assignee":{"kind":"Group"}}]`:              "InvalidAssignee",
		`[{"name":"R","assignee":{"kind":"Manager","name":"X"}}]`: "InvalidAssignee",
		`[{"name":"R","assignee":{"kind":"Owner","name":"X"}}]`:   "InvalidAssignee",
	} {
		row := &Processtemplate{Steps: text}
		for _, err := range []error{row.CheckInsert(Change{}), row.CheckUpdate(nil, Change{})} {
			requireCode(t, code, err)
		}
	}
	shipped := &Processtemplate{Shipped: true, Steps: `[{"name":"A"},{"name":"B"}]`}
	for text, code := range map[string]string{
		`[{"name":"A"},{"name":"B","assignee":{"kind":"Manager"}}]`: "",
		`[{"name":"A"},{"name":"B"},{"name":"C"}]`:                  "InvalidSteps",
		`[{"name":"B"},{"name":"A"}]`:                               "InvalidSteps",
		``:                                                          "InvalidSteps",
	} {
		requireCode(t, code, (&Processtemplate{Steps: text}).CheckUpdate(shipped, Change{Properties: []string{"STEPS"}}))
	}
}
