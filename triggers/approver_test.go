package triggers

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestNearestApprover: whoever answers for a context is asked, nobody about himself, and the search ends
//
func TestNearestApprover(t *testing.T) {
	const owner, lead, chief, self = 1, 2, 3, 9
	for _, c := range []struct {
		name  string
		seats map[int64]seat
		want  []int64
	}{
		{"the owner before the manager", map[int64]seat{10: {owners: []int64{owner}, managers: []int64{lead}}}, []int64{owner}},
		{"all owners but himself", map[int64]seat{10: {owners: []int64{self, owner, chief}}}, []int64{owner, chief}},
		{"the manager where he is the owner", map[int64]seat{10: {owners: []int64{self}, managers: []int64{lead}}}, []int64{lead}},
		{"above where he is both", map[int64]seat{10: {owners: []int64{self}, managers: []int64{self}, above: 11}, 11: {managers: []int64{chief}}}, []int64{chief}},
		{"above where there is nobody", map[int64]seat{10: {above: 11}, 11: {above: 12}, 12: {owners: []int64{chief}}}, []int64{chief}},
		{"nobody at all", map[int64]seat{10: {above: 11}, 11: {}}, nil},
		{"a circle", map[int64]seat{10: {above: 11}, 11: {above: 12}, 12: {above: 10}}, nil},
		{"a context above itself", map[int64]seat{10: {managers: []int64{self}, above: 10}}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := nearest(10, self, func(id int64) (seat, error) { return c.seats[id], nil })
			require.NoError(t, err)
			require.Equal(t, c.want, got)
		})
	}
	broken := errors.New("broken")
	_, err := nearest(10, self, func(int64) (seat, error) { return seat{}, broken })
	require.ErrorIs(t, err, broken)
}

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
