package ddl

import (
	"fmt"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// Changes writes the view over all changed values of all data object types: each version is held
// against the one that it ended, each target of a reference with many against its absence.
// Who and why come from the audit.
func Changes(d *Dialect, name string, types []*entities.Type) string {
	var parts []string
	for _, t := range types {
		if t.Computed {
			continue
		}
		parts = append(parts, d.valueChanges(t))
		for _, l := range t.Links {
			parts = append(parts, d.linkChanges(t, l))
		}
	}
	return fmt.Sprintf("CREATE VIEW %s AS\nSELECT c.object_id, c.event_id, c.property, c.item, c.type, c.time, c.old, c.new, e.actor, e.channel, e.reason FROM (\n%s\n) c\nLEFT JOIN audit_log e ON e.id = c.event_id",
		name, strings.Join(parts, "\nUNION ALL\n"))
}

// unlisted are properties that follow from others, or that each version changes.
var unlisted = map[string]bool{
	"Id": true, "UId": true, "DisplayName": true, "KeyValue": true, "CreateTime": true, "ChangeTime": true,
	"DeleteTime": true, "CurrentVersionId": true,
}

func (d *Dialect) valueChanges(t *entities.Type) string {
	var rows []string
	for _, f := range t.Fields {
		if !unlisted[f.Property] {
			rows = append(rows, fmt.Sprintf(d.pair, f.Property, d.readable(f, "p."), d.readable(f, "v.")))
		}
	}
	return fmt.Sprintf(d.unpivot, t.Table, d.text(t.Name), strings.Join(rows, ",\n    "))
}

func (d *Dialect) linkChanges(t *entities.Type, l entities.Link) string {
	const text = `SELECT owner_id AS object_id, version_id AS event_id, %[2]s AS property, target_id AS item, %[3]s AS type, effective_from AS time,
    CAST(NULL AS text)%[4]s AS old, CAST(target_id AS text)%[4]s AS new FROM %[1]s_versions
UNION ALL
SELECT owner_id, closed_by, %[2]s, target_id, %[3]s, effective_to, CAST(target_id AS text)%[4]s, CAST(NULL AS text)%[4]s FROM %[1]s_history`
	return fmt.Sprintf(text, l.Table, d.text(l.Nav), d.text(t.Name), d.collate)
}

// readable is a stored value as text: as it would stand on the wire.
func (d *Dialect) readable(f entities.Field, alias string) string {
	column := alias + f.Column
	if f.Edm.Codes != nil {
		var b strings.Builder
		for _, c := range f.Edm.Codes.Codes {
			fmt.Fprintf(&b, " WHEN %d THEN '%s'", c.ID, strings.ReplaceAll(c.Value, "'", "''"))
		}
		return "CASE " + column + b.String() + " END"
	}
	primitive, _ := f.Edm.Type.(edm.Primitive)
	if format := d.texts[primitive]; format != "" {
		return fmt.Sprintf(format, column)
	}
	return column
}
