package calc

import (
	"encoding/json"
	"slices"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata/eval"
)

// AttributeSet lists the attributes that access to resources of a type may carry.
type AttributeSet struct {
	ID         int64
	Name       string
	Attributes []Attribute // in order of the definitions
}

// Attribute is a definition of an attribute.
type Attribute struct {
	ID          int64
	Name        string // that of the property, in results too
	Type        int64
	Source      int64
	Rule        string
	Collect     bool
	Information bool // never provisioned
	Mandatory   bool // a rule that fails makes the calculation fail
	// Readings are made of the rest.
	Readings []entities.Reading `json:"-"`
}

// AttributeOf is the attribute that a definition makes. One that no longer fits the model reads nothing.
func AttributeOf(d *entities.Attributedefinition) Attribute {
	readings, _ := d.Readings()
	return Attribute{
		ID: d.ID, Name: d.Property, Type: int64(d.Type), Source: int64(d.Source), Rule: d.Rule,
		Collect: d.CollectAll, Information: d.InformationOnly, Mandatory: d.Mandatory, Readings: readings,
	}
}

// AttributeValue is an attribute of calculated access; one without values is empty after it had some.
type AttributeValue struct {
	Name        string   `json:"n"`
	Type        int64    `json:"t"`
	Values      []string `json:"v"`
	Information bool     `json:"i,omitempty"`
}

// AttributeChange is an attribute that a target does not have as it should.
type AttributeChange struct {
	// Is is what the target reports, To what it shall be.
	Is []string `json:"is,omitempty"`
	To []string `json:"to"`
}

// AttributeChanges are changes by the names of the attributes.
type AttributeChanges map[string]AttributeChange

// Wanted are the values to write, by name.
func (c AttributeChanges) Wanted() map[string][]string {
	out := make(map[string][]string, len(c))
	for name, change := range c {
		out[name] = change.To
	}
	return out
}

// ReadChanges reads what Plan left with a task; none if there is nothing to read.
func ReadChanges(text string) (AttributeChanges, error) {
	if text == "" {
		return nil, nil
	}
	var c AttributeChanges
	err := json.Unmarshal([]byte(text), &c)
	return c, err
}

// Reported is what a system reports of the attributes of access.
type Reported struct {
	Resource   int64
	Account    string
	Attributes map[string][]string
}

// Facts are values of an involved object by property, in the Go types of package edm; those of a
// reference are numbers of objects, and under the name of the reference and /UId their UIds.
type Facts map[string]any

// Value implements eval.Object.
func (f Facts) Value(name string) any { return f[name] }

// Related implements eval.Object: rules look at one object only.
func (f Facts) Related(string) []eval.Object { return nil }

// valuesOf lists the values of attributes by name.
func valuesOf(list []AttributeValue) map[string][]string {
	out := make(map[string][]string, len(list))
	for _, a := range list {
		out[a.Name] = a.Values
	}
	return out
}

// packed writes a value as a text to keep, none for an empty list or map.
func packed[T any](v T, empty bool) *string {
	if empty {
		return nil
	}
	out, _ := json.Marshal(v)
	return word(string(out))
}

// unpack reads a text that was kept; what cannot be read is nothing.
func unpack[T any](t text, dst *T) {
	if t != "" {
		_ = json.Unmarshal([]byte(t), dst)
	}
}

// compact lists texts once each, in order.
func compact[T interface{ ~string | ~int64 }](list []T) []T {
	slices.Sort(list)
	return slices.Compact(list)
}
