package entities

import "strconv"

// first is the first text that is not empty.
func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

// yes is a switch that is on unless it was turned off.
func yes(given *bool) *bool {
	if given == nil {
		on := true
		return &on
	}
	return given
}

// pair writes the ids of a relation as its business key.
func pair(left, right *int64) string {
	if right == nil {
		return number(left)
	}
	return number(left) + "-" + number(right)
}

func number(id *int64) string {
	if id == nil {
		return "?"
	}
	return strconv.FormatInt(*id, 10)
}

// author keeps an author that is known already, as one given by an import or the engine.
func author(known *int64, user int64) *int64 {
	if known != nil || user == 0 {
		return known
	}
	return &user
}
