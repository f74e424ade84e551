package entities

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// Leans implements Leaning: the values that an assignment brings along must be of attributes in the
// set of the resource's type, and of their types.
func (a *Resourceassignment) Leans(c Change) []Lean {
	values, err := AttributeValues(a.Attributes)
	if err != nil || a.Resource == nil || !c.Touches("ATTRIBUTES") && !c.Touches("ROLEREF") {
		return nil
	}
	var out []Lean
	for _, name := range slices.Sorted(maps.Keys(values)) {
		of := "d/Deleted eq false and d/PROPERTY eq '" + strings.ReplaceAll(name, "'", "''") + "'"
		out = append(out, a.lean(name, "AttributeNotInSet", of,
			fmt.Sprintf("%q is not in the attribute set of the resource's type; leave it out, or put it into the set", name)))
		if types := attributeTypesOf(values[name]); len(types) < len(setAttributeType.Values()) {
			out = append(out, a.lean(name, "InvalidAttribute", of+" and d/ATTRIBUTETYPE/Value in ('"+strings.Join(types, "','")+"')",
				fmt.Sprintf("the values of %q are not of its type; they can be %s", name, strings.Join(types, ", "))))
		}
	}
	return out
}

func (a *Resourceassignment) lean(name, code, definition, message string) Lean {
	return Lean{Type: "Resource", ID: *a.Resource, About: name, Precondition: Precondition{
		Filter: "ROLETYPEREF/ATTRIBUTESET/Deleted eq false and ROLETYPEREF/ATTRIBUTESET/ATTRIBUTES/any(d:" + definition + ")",
		Status: http.StatusBadRequest, Code: code, Target: "ATTRIBUTES", Message: message,
	}}
}

// Shed implements Leaning: an import goes on without the values that are not legal.
func (a *Resourceassignment) Shed(l Lean) string {
	values, _ := AttributeValues(a.Attributes)
	delete(values, l.About)
	kept, _ := json.Marshal(values)
	if a.Attributes = string(kept); len(values) == 0 {
		a.Attributes = ""
	}
	return "ATTRIBUTES"
}

// checkAttributes refuses a text that holds no attribute values.
func (a *Resourceassignment) checkAttributes() error {
	if _, err := AttributeValues(a.Attributes); err != nil {
		return refuse(http.StatusBadRequest, "InvalidAttributes", "ATTRIBUTES", err.Error())
	}
	return nil
}
