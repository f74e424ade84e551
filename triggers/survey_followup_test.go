package triggers

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
)

// TestFollowUpsFit: what an owner is told is split where it gets longer than a question may be, and nothing is lost.
func TestFollowUpsFit(t *testing.T) {
	about := make([]entities.Surveyquestion, 120)
	for i := range about {
		about[i].ID, about[i].ResourceName = int64(i), strings.Repeat("é", 1+i)
	}
	var next int64
	parts := fitting(about)
	require.Len(t, parts, 6)
	for _, part := range parts {
		room := 0
		for i := range part {
			require.Equal(t, next, part[i].ID)
			room += len([]rune(part[i].ResourceName)) + toldPerson
			next++
		}
		require.LessOrEqual(t, room, toldRoom)
	}
	require.EqualValues(t, len(about), next)
	require.Empty(t, fitting(nil))
}
