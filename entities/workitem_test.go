package entities

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// openItem is a work item about identity 5, asked of group 3.
func openItem() *Workitem {
	subject, group := int64(5), int64(3)
	return &Workitem{Title: "Lock?", Choices: "Approve,Reject", Subject: &subject, Group: &group, Status: WorkitemOpen, Flagged: true}
}

func TestADecisionClosesTheWorkItem(t *testing.T) {
	c := Change{Now: noon, Properties: []string{"DECISION", "REASON"}, User: 9, Identity: 8}
	old, item := openItem(), openItem()
	item.Decision = "Reject"
	item.Refresh(old, c)
	require.NoError(t, item.CheckUpdate(old, c))
	require.Equal(t, WorkitemCompleted, item.Status)
	require.Equal(t, noon, *item.DecidedAt)
	require.EqualValues(t, 9, *item.DecidedBy)
	require.NotNil(t, item.Group, "who was asked stays on record")

	again := *item
	again.Decision = "Approve"
	again.Refresh(item, c)
	requireCode(t, "AlreadyDecided", again.CheckUpdate(item, c))
}

func TestADecisionInThePlaceOfSomebody(t *testing.T) {
	item := openItem()
	require.True(t, item.Deputes(Change{Properties: []string{"DECISION", "REASON"}}))
	require.False(t, item.Deputes(Change{Properties: []string{"REASON"}}), "a remark decides nothing")
	require.False(t, item.Deputes(Change{Properties: []string{"ASSIGNEE"}}))
	item.ActFor(4, 70)
	require.EqualValues(t, 4, *item.DecidedFor)
	require.EqualValues(t, 70, *item.Delegation)
}

func TestARemarkDecidesNothing(t *testing.T) {
	c := Change{Now: noon, Properties: []string{"REASON"}, User: 9}
	item := openItem()
	item.Refresh(openItem(), c)
	require.NoError(t, item.CheckUpdate(openItem(), c))
	require.Equal(t, openItem(), item)
}

func TestRulesOfADecision(t *testing.T) {
	for name, c := range map[string]struct {
		decision string
		status   WorkitemStatus
		identity int64
		code     string
	}{
		"a choice":                         {"Approve", WorkitemOpen, 8, ""},
		"a caller who is no person":        {"Approve", WorkitemOpen, 0, ""},
		"other letter case":                {"approve", WorkitemOpen, 8, "UnknownDecision"},
		"all choices at once":              {"Approve,Reject", WorkitemOpen, 8, "UnknownDecision"},
		"nothing":                          {"", WorkitemOpen, 8, "UnknownDecision"},
		"cancelled meanwhile":              {"Approve", WorkitemCancelled, 8, "AlreadyDecided"},
		"about himself":                    {"Approve", WorkitemOpen, 5, "OwnCase"},
		"about himself, in any other word": {"Maybe", WorkitemOpen, 5, "OwnCase"},
	} {
		t.Run(name, func(t *testing.T) {
			change := Change{Now: noon, Properties: []string{"DECISION"}, User: 9, Identity: c.identity}
			old, item := openItem(), openItem()
			old.Status, item.Status, item.Decision = c.status, c.status, c.decision
			item.Refresh(old, change)
			if c.code == "" {
				require.NoError(t, item.CheckUpdate(old, change))
				return
			}
			requireCode(t, c.code, item.CheckUpdate(old, change))
		})
	}
}

func TestReassigning(t *testing.T) {
	for name, c := range map[string]struct {
		people   []int64
		identity int64
		code     string
	}{
		"somebody else":                             {[]int64{6, 7}, 8, ""},
		"nobody":                                    {nil, 8, "AssigneeMissing"},
		"the subject":                               {[]int64{6, 5}, 8, "OwnCase"},
		"by the subject":                            {[]int64{6}, 5, "OwnCase"},
		"by a caller, to himself":                   {[]int64{8}, 8, "OwnAssignment"},
		"by a caller, to himself too":               {[]int64{6, 8}, 8, "OwnAssignment"},
		"by a caller who is no person":              {[]int64{6}, 0, ""},
		"by who was asked, to somebody else beside": {[]int64{4, 6}, 4, ""},
	} {
		t.Run(name, func(t *testing.T) {
			change := Change{Now: noon, Properties: []string{"ASSIGNEE"}, User: 9, Identity: c.identity}
			old, item := openItem(), openItem()
			old.Assignees, item.Assignees = []int64{4}, c.people
			item.Refresh(old, change)
			if c.code != "" {
				requireCode(t, c.code, item.CheckUpdate(old, change))
				return
			}
			require.NoError(t, item.CheckUpdate(old, change))
			require.Nil(t, item.Group, "the group of before is out")
			require.False(t, item.Flagged)
			require.Equal(t, WorkitemOpen, item.Status)
		})
	}
}

func TestTheServiceKeepsItsOwnRulesOfWorkItems(t *testing.T) {
	c := Change{Now: noon, Properties: []string{"DECISION", "ASSIGNEE"}, System: true}
	item := openItem()
	item.Refresh(openItem(), c)
	require.NoError(t, item.CheckUpdate(openItem(), c))
	require.Equal(t, openItem(), item)
}

// Nobody says who decides what he asked for himself: the store asks the process.
func TestReassigningLeansOnWhoAsked(t *testing.T) {
	item, process := openItem(), int64(70)
	item.Process = &process
	c := Change{Properties: []string{"ASSIGNEE"}, User: 9, Identity: 8}
	leans := item.Leans(c)
	require.Len(t, leans, 1)
	require.Equal(t, "Process", leans[0].Type)
	require.Equal(t, process, leans[0].ID)
	require.Equal(t, "STARTEDBYId ne 9 and STARTEDBY/IDENTITYREFId ne 8", leans[0].Filter)
	require.Empty(t, item.Shed(leans[0]))
	c.Identity = 0
	require.Equal(t, "STARTEDBYId ne 9", item.Leans(c)[0].Filter)
	c.System = true
	require.Empty(t, item.Leans(c))
	require.Empty(t, item.Leans(Change{Properties: []string{"DECISION"}, User: 9}))
}
