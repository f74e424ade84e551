package exchange

import (
	"strings"

	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// listSeparator stands between the targets of a multi-valued reference in a cell.
const listSeparator = ";"

// invalid is the fault of a row in which a value is none of the type of its column.
func invalid(column, message string) *odata.Error {
	return &odata.Error{Status: 400, Code: "InvalidValue", Target: column, Message: column + ": " + message}
}

// parse reads the text of a value, which is not empty.
func parse(c *store.BulkColumn, text string) (any, *odata.Error) {
	if c.Property.Codes != nil {
		return code(c, text)
	}
	t, ok := c.Property.Type.(edm.Primitive)
	if !ok {
		return nil, invalid(c.Name, "the property cannot be imported")
	}
	v, err := edm.Parse(t, text)
	if err != nil {
		return nil, invalid(c.Name, err.Error())
	}
	return v, nil
}

func code(c *store.BulkColumn, text string) (any, *odata.Error) {
	for _, known := range c.Property.Codes.Codes {
		if known.Value == text {
			return known.ID, nil
		}
	}
	return nil, invalid(c.Name, "there is no such value; legal are "+strings.Join(c.Property.Codes.Values(), ", "))
}

// cell reads the text of a cell. An empty one is null; where a property cannot be null, it is as
// if the column were not there.
func cell(c *store.BulkColumn, text string) (v any, given bool, fault *odata.Error) {
	switch {
	case c.Ignored:
		return nil, false, nil
	case c.Many:
		v, fault = list(c, text)
		return v, true, fault
	case text == "":
		return nil, c.Nullable, nil
	}
	v, fault = parse(c, text)
	return v, true, fault
}

func list(c *store.BulkColumn, text string) (any, *odata.Error) {
	targets := []any{}
	for _, one := range strings.Split(text, listSeparator) {
		if one = strings.TrimSpace(one); one == "" {
			continue
		}
		v, fault := parse(c, one)
		if fault != nil {
			return nil, fault
		}
		targets = append(targets, v)
	}
	return targets, nil
}

// collect adds a fault to those of a row: one detail for each property.
func collect(all, one *odata.Error) *odata.Error {
	if all == nil {
		return one
	}
	if len(all.Details) == 0 {
		all.Details = append(all.Details, odata.Detail{Code: all.Code, Target: all.Target, Message: all.Message})
	}
	all.Details = append(all.Details, odata.Detail{Code: one.Code, Target: one.Target, Message: one.Message})
	return all
}
