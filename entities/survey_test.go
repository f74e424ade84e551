package entities

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
)

// TestSurveyWays: to which status a survey can be set from which, and what follows from that.
func TestSurveyWays(t *testing.T) {
	ten, none := int64(10), int64(0)
	for _, c := range []struct {
		name       string
		from       SurveyStatus
		generating bool
		questions  *int64
		to         SurveyStatus
		code       string
		want       SurveyStatus
		makes      bool
		round      int64
	}{
		{"a draft is generated", SurveyDraft, false, nil, SurveyGenerated, "", SurveyDraft, true, 4},
		{"it is already being made", SurveyDraft, true, nil, SurveyGenerated, "", SurveyDraft, true, 3},
		{"making is called off", SurveyDraft, true, nil, SurveyDraft, "", SurveyDraft, false, 4},
		{"a draft stays one", SurveyDraft, false, nil, SurveyDraft, "", SurveyDraft, false, 3},
		{"a draft is not launched", SurveyDraft, false, nil, SurveyLaunched, "SurveyState", 0, false, 0},
		{"back to draft", SurveyGenerated, false, &ten, SurveyDraft, "", SurveyDraft, false, 4},
		{"to preview", SurveyGenerated, false, &ten, SurveyPreview, "", SurveyPreview, false, 3},
		{"back from preview", SurveyPreview, false, &ten, SurveyGenerated, "", SurveyGenerated, false, 3},
		{"launched", SurveyPreview, false, &ten, SurveyLaunched, "", SurveyLaunched, false, 3},
		{"launched without a question", SurveyGenerated, false, &none, SurveyLaunched, "NothingAsked", 0, false, 0},
		{"completed before it was launched", SurveyGenerated, false, &ten, SurveyCompleted, "SurveyState", 0, false, 0},
		{"back to draft after the launch", SurveyLaunched, false, &ten, SurveyDraft, "SurveyState", 0, false, 0},
		{"closed early", SurveyLaunched, false, &ten, SurveyCompleted, "", SurveyCompleted, false, 3},
		{"opened again", SurveyCompleted, false, &ten, SurveyLaunched, "SurveyCompleted", 0, false, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := &Survey{Status: c.from, Generating: c.generating, Round: 3, Questions: c.questions, ExpiryDays: &none, Administrators: []int64{5}}
			after := *before
			after.Status = c.to
			change := Change{Now: time.Unix(0, 0), Properties: []string{"SURVEYSTATUS"}, Identity: 5}
			after.Refresh(before, change)
			err := after.CheckUpdate(before, change)
			if c.code != "" {
				var refused *odata.Error
				require.True(t, errors.As(err, &refused), "%v", err)
				require.Equal(t, c.code, refused.Code)
				return
			}
			require.NoError(t, err)
			require.Equal(t, c.want, after.Status)
			require.Equal(t, c.makes, after.Generating)
			require.Equal(t, c.round, after.Round)
		})
	}
}
