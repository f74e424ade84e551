package process_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/process"
)

// TestNearest: whoever answers for a context is asked, nobody about himself, and the search ends
//
func TestNearest(t *testing.T) {
	const owner, lead, chief, self = 1, 2, 3, 9
	for _, c := range []struct {
		name  string
		seats map[int64]process.Seat
		want  []int64
	}{
		{"the owner before the manager", map[int64]process.Seat{10: {Owners: []int64{owner}, Managers: []int64{lead}}}, []int64{owner}},
		{"all owners but himself", map[int64]process.Seat{10: {Owners: []int64{self, owner, chief}}}, []int64{owner, chief}},
		{"the manager where he is the owner", map[int64]process.Seat{10: {Owners: []int64{self}, Managers: []int64{lead}}}, []int64{lead}},
		{"above where he is both", map[int64]process.Seat{10: {Owners: []int64{self}, Managers: []int64{self}, Above: 11}, 11: {Managers: []int64{chief}}}, []int64{chief}},
		{"above where there is nobody", map[int64]process.Seat{10: {Above: 11}, 11: {Above: 12}, 12: {Owners: []int64{chief}}}, []int64{chief}},
		{"nobody at all", map[int64]process.Seat{10: {Above: 11}, 11: {}}, nil},
		{"a circle", map[int64]process.Seat{10: {Above: 11}, 11: {Above: 12}, 12: {Above: 10}}, nil},
		{"a context above itself", map[int64]process.Seat{10: {Managers: []int64{self}, Above: 10}}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := process.Nearest(10, self, func(id int64) (process.Seat, error) { return c.seats[id], nil })
			require.NoError(t, err)
			require.Equal(t, c.want, got)
		})
	}
	broken := errors.New("broken")
	_, err := process.Nearest(10, self, func(int64) (process.Seat, error) { return process.Seat{}, broken })
	require.ErrorIs(t, err, broken)
}
