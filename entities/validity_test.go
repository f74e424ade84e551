package entities

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestStanding: both edges belong to a validity, and a missing edge is open.
func TestStanding(t *testing.T) {
	from := time.Date(2026, 3, 10, 0, 0, 0, 0, time.UTC)
	to := from.AddDate(0, 0, 1).Add(-time.Microsecond)
	for name, c := range map[string]struct {
		at       time.Time
		from, to *time.Time
		want     Phase
	}{
		"first instant":     {from, &from, &to, Within},
		"last instant":      {to, &from, &to, Within},
		"just before":       {from.Add(-time.Microsecond), &from, &to, Ahead},
		"just after":        {to.Add(time.Microsecond), &from, &to, Over},
		"open at the start": {from.AddDate(-50, 0, 0), nil, &to, Within},
		"open at the end":   {to.AddDate(50, 0, 0), &from, nil, Within},
		"open at both ends": {from, nil, nil, Within},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, c.want, Standing(c.at, c.from, c.to)) })
	}
}
