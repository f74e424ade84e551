//go:build bench

package rival

import (
	"fmt"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// kind says how the value of a column is written.
type kind int

const (
	integer kind = iota
	text
	guid
	stamp
	truth
	number
	code
)

// column is one column with what an answer says before its value.
type column struct {
	name, head string
	kind       kind
	// property is what digests call it; personal values stand there as codes.
	property string
	personal bool
	// codes are the set values as they stand in answers, by number.
	codes []string
}

// table is what answers show of one table. It is laid out once, when the handler is made.
type table struct {
	name    string
	columns []column
	// version is the place of the column that holds the ETag.
	version int
}

// tableOf lists the properties that the model has, so that a new one is asked of all rivals.
func tableOf(name string) *table {
	model := entities.Model()
	t := model.Type(model.Namespace + "." + name)
	rows := entities.Schema().Tables[t]
	out := &table{name: rows.Name}
	for _, p := range t.AllProperties() {
		if p.Name == t.ETag || p.Name == "CurrentVersionId" {
			out.version = len(out.columns)
		}
		c := column{
			name: rows.Columns[p.Name], head: `,"` + p.Name + `":`, kind: kindOf(p),
			property: p.Name, personal: p.Personal || p.Name == "DisplayName",
		}
		if p.Codes != nil {
			c.codes = make([]string, 1)
			for _, v := range p.Codes.Codes {
				c.codes = append(c.codes, fmt.Sprintf(`{"Id":%d,"UId":"%s","Value":"%s"}`, v.ID, v.UID, v.Value))
			}
		}
		out.columns = append(out.columns, c)
	}
	return out
}

func kindOf(p *edm.Property) kind {
	if p.Codes != nil {
		return code
	}
	switch p.Type {
	case edm.String:
		return text
	case edm.Guid:
		return guid
	case edm.DateTimeOffset:
		return stamp
	case edm.Boolean:
		return truth
	case edm.Decimal:
		return number
	}
	return integer
}

// list names the columns for a SELECT.
func (t *table) list(alias string) string {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = alias + "." + c.name
	}
	return strings.Join(names, ", ")
}
