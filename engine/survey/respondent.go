package survey

import (
	"fmt"

	"github.com/ropewalk/ropewalk/engine/process"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// respondents says for each access who is asked about it, nobody if there is no one who could: whoever is
// barred is passed over, and nobody is asked about himself.
func respondents(tx *store.Tx, by entities.SurveyRespondent, list []calc.Reviewable) ([][]int64, error) {
	if by == entities.AskResourceOwner {
		return owners(tx, list)
	}
	return managers(tx, list)
}

// managers asks the managers, but the owners of the context for access within one, if there is anybody there or
// above. Where all managers are barred, whoever answers for the primary context is asked, or for one
// above it.
func managers(tx *store.Tx, list []calc.Reviewable) ([][]int64, error) {
	named, err := managersOf(tx, list)
	if err != nil {
		return nil, err
	}
	var contexts []int64
	from := make([]int64, len(list))
	for i := range list {
		x := &list[i]
		if from[i] = x.Context; from[i] == 0 && len(named[x.Identity]) == 0 {
			from[i] = x.Home
		}
		contexts = append(contexts, from[i])
	}
	seats, err := process.Seats(tx, unique(contexts))
	if err != nil {
		return nil, err
	}
	out := make([][]int64, len(list))
	for i := range list {
		out[i] = named[list[i].Identity]
		if from[i] == 0 {
			continue
		}
		people, err := process.Nearest(from[i], list[i].Identity, func(id int64) (process.Seat, error) { return seats[id], nil })
		if err != nil {
			return nil, err
		}
		if len(people) > 0 {
			out[i] = people
		}
	}
	return out, nil
}

// managersOf gives those who manage the identities and can decide.
func managersOf(tx *store.Tx, list []calc.Reviewable) (map[int64][]int64, error) {
	var identities []int64
	for i := range list {
		identities = append(identities, list[i].Identity)
	}
	var rows []entities.Manager
	err := tx.Find(&rows, "IdentityId in @identities and PersonId ne IdentityId and "+process.Able("Person/"),
		map[string]any{"identities": unique(identities), "now": tx.Now()})
	if err != nil {
		return nil, fmt.Errorf("find managers: %w", err)
	}
	out := map[int64][]int64{}
	for _, m := range rows {
		out[m.Identity] = append(out[m.Identity], m.Person)
	}
	return out, nil
}

// owners asks the owners of the resource, in whatever context the access is.
func owners(tx *store.Tx, list []calc.Reviewable) ([][]int64, error) {
	var ids []int64
	for i := range list {
		ids = append(ids, list[i].Resource)
	}
	var rows []entities.Resource
	if err := tx.Find(&rows, "Id in @resources", map[string]any{"resources": unique(ids)}); err != nil {
		return nil, fmt.Errorf("find owners of resources: %w", err)
	}
	var people []int64
	of := map[int64][]int64{}
	for i := range rows {
		of[rows[i].ID] = rows[i].Owners
		people = append(people, rows[i].Owners...)
	}
	present, err := process.Present(tx, unique(people))
	if err != nil {
		return nil, err
	}
	out := make([][]int64, len(list))
	for i := range list {
		out[i] = process.Others(process.Among(present, of[list[i].Resource]), list[i].Identity)
	}
	return out, nil
}

// unique gives each number once, and no 0.
func unique(numbers []int64) []int64 {
	out := []int64{}
	for known, i := map[int64]bool{0: true}, 0; i < len(numbers); i++ {
		if n := numbers[i]; !known[n] {
			known[n] = true
			out = append(out, n)
		}
	}
	return out
}
