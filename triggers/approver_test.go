package triggers

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestLastOf: an approval for some days holds until the end of the last of them, where the company is.
func TestLastOf(t *testing.T) {
	oslo, err := time.LoadLocation("Europe/Oslo")
	require.NoError(t, err)
	for _, c := range []struct {
		name, now string
		days      int64
		zone      *time.Location
		want      string
	}{
		{"today and ninety days", "2026-11-22T06:00:00Z", 90, time.UTC, "2027-02-20T23:59:59.999999Z"},
		{"one day", "2026-11-22T23:59:59Z", 1, time.UTC, "2026-11-23T23:59:59.999999Z"},
		{"a day that has begun elsewhere", "2026-11-22T23:30:00Z", 1, oslo, "2026-11-24T22:59:59.999999Z"},
		{"into summer time", "2026-03-28T12:00:00Z", 1, oslo, "2026-03-29T21:59:59.999999Z"},
		{"ten years", "2026-11-22T06:00:00Z", 3650, time.UTC, "2036-11-19T23:59:59.999999Z"},
	} {
		t.Run(c.name, func(t *testing.T) {
			now, err := time.Parse(time.RFC3339, c.now)
			require.NoError(t, err)
			require.Equal(t, c.want, lastOf(now, c.days, c.zone).Format(time.RFC3339Nano))
		})
	}
}
