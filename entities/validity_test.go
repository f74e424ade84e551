package entities

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestDayEdges(t *testing.T) {
	oslo, err := time.LoadLocation("Europe/Oslo")
	require.NoError(t, err)
	for name, c := range map[string]struct {
		zone       *time.Location
		month      time.Month
		day        int
		start, end string
	}{
		"UTC":                     {time.UTC, 3, 10, "2026-03-10T00:00:00Z", "2026-03-10T23:59:59.999999Z"},
		"a zone":                  {oslo, 1, 10, "2026-01-09T23:00:00Z", "2026-01-10T22:59:59.999999Z"},
		"a day of 23 hours":       {oslo, 3, 29, "2026-03-28T23:00:00Z", "2026-03-29T21:59:59.999999Z"},
		"a day of 25 hours":       {oslo, 10, 25, "2026-10-24T22:00:00Z", "2026-10-25T22:59:59.999999Z"},
		"the last day of a month": {time.UTC, 2, 28, "2026-02-28T00:00:00Z", "2026-02-28T23:59:59.999999Z"},
	} {
		t.Run(name, func(t *testing.T) {
			start, end := DayStart(2026, c.month, c.day, c.zone), DayEnd(2026, c.month, c.day, c.zone)
			require.Equal(t, c.start, start.Format(time.RFC3339Nano))
			require.Equal(t, c.end, end.Format(time.RFC3339Nano))
			require.Equal(t, Within, Standing(end, &start, &end))
			require.Equal(t, Within, Standing(start, &start, &end))
			require.Equal(t, Over, Standing(end.Add(time.Microsecond), &start, &end))
			require.Equal(t, Ahead, Standing(start.Add(-time.Microsecond), &start, &end))
		})
	}
}
