package entities

import "github.com/ropewalk/ropewalk/odata/edm"

// Code is a coded value: a small integer on disk, a set value on the wire. 0 is null.
type Code interface {
	~int64
	// Set is the closed list that the code belongs to.
	Set() *edm.CodeSet
}

// set lists values whose codes count from 1, in order. Codes are stored: append, never reorder.
func set(name string, values ...string) *edm.CodeSet {
	s := &edm.CodeSet{Name: name}
	for i, v := range values {
		s.Codes = append(s.Codes, edm.Code{ID: int64(i + 1), Value: v})
	}
	for i, c := range s.Codes {
		c, _ = s.ByID(c.ID)
		s.Codes[i] = c
	}
	return s
}

// Text is the value of a code, "" for null.
func Text[C Code](c C) string {
	found, _ := c.Set().ByID(int64(c))
	return found.Value
}
