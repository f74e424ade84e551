package store_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
)

// tell is what a Write answers, without numbers.
func (o *side) tell(t *rapid.T, outcomes []odata.Outcome, err error) string {
	var b strings.Builder
	for _, one := range outcomes {
		id := one.Key[0].Value
		fmt.Fprintf(&b, "%s %t %t %s\n", o.cell(t, "SELECT "+of(named, "$1"), id), one.Created, one.Existing,
			o.cell(t, "SELECT "+of(version, "(SELECT version_id FROM data_objects WHERE id = $2)"), o.since, id))
	}
	var at *odata.ChangeError
	var refused *odata.Error
	if errors.As(err, &at) && errors.As(err, &refused) {
		fmt.Fprintf(&b, "%d: %d %s %s %s %v\n", at.Index, refused.Status, refused.Code, refused.Target, refused.Message, refused.Details)
	} else if err != nil {
		b.WriteString(err.Error())
	}
	return b.String()
}

func (o *side) cell(t *rapid.T, text string, args ...any) string {
	var v any
	require.NoError(t, o.s.DB().QueryRow(context.Background(), text, args...).Scan(&v))
	return fmt.Sprint(v)
}

const (
	named   = "(SELECT CASE WHEN type_name = 'Contextassignment' THEN 'membership' ELSE key_value END FROM data_objects d WHERE d.id = %s)"
	version = "(SELECT count(*) FROM audit_events e WHERE e.id > $1 AND e.id <= %s)"
)

// dumps are what a database holds, without numbers and times.
var dumps = []string{
	person("identities", "0"), person("identities_history", "closed_by"), unit("orgunits", "0"), unit("orgunits_history", "closed_by"),
	membership("contextassignments", "0"), membership("contextassignments_history", "closed_by"),
	"SELECT name, deleted, " + of(named, "category_id") + " FROM classificationtags WHERE version_id > $1",
	"SELECT name, deleted FROM classificationtagcategories WHERE version_id > $1",
	"SELECT " + of(named, "owner_id") + ", " + of(named, "target_id") + ", " + of(version, "version_id") + " FROM identities_manager WHERE version_id > $1",
	"SELECT " + of(named, "owner_id") + ", " + of(named, "target_id") + ", " + of(version, "version_id") + ", " + of(version, "closed_by") + " FROM identities_manager_history WHERE version_id > $1",
	"SELECT " + of(named, "owner_id") + ", " + of(named, "target_id") + ", " + of(version, "version_id") + " FROM orgunits_ownerref WHERE version_id > $1",
	"SELECT " + of(named, "identity_id") + ", " + of(named, "person_id") + ", via FROM managers WHERE identity_id IN (SELECT id FROM identities WHERE version_id > $1)",
	"SELECT " + of(named, "identity_id") + ", source, status_before, closed_at IS NULL FROM lock_holds WHERE open_cause > $1",
	"SELECT " + of(version, "id") + ", type, operation, count, reason, channel, " + of(named, "object_id") + " FROM audit_events WHERE id > $1",
}

func of(text, column string) string { return fmt.Sprintf(text, column) }

func person(table, closed string) string {
	return "SELECT key_value, display_name, jobtitle, lastname, identitystatus, deleted, delete_time IS NULL, " + of(named, "ouref_id") + ", " +
		of(version, "version_id") + ", " + of(version, closed) + " FROM " + table + " WHERE version_id > $1"
}

func unit(table, closed string) string {
	return "SELECT key_value, deleted, validfrom IS NULL, validto IS NULL, " + of(version, "version_id") + ", " + of(version, closed) + " FROM " + table + " WHERE version_id > $1"
}

func membership(table, closed string) string {
	return "SELECT " + of(named, "ca_identity_id") + ", " + of(named, "ca_context_id") + ", deleted, " + of(version, "version_id") + ", " + of(version, closed) + " FROM " + table + " WHERE version_id > $1"
}

func (o *side) dump(t *rapid.T) string {
	var lines []string
	for n, text := range dumps {
		for _, line := range o.lines(t, text) {
			lines = append(lines, fmt.Sprint(n, " ", line))
		}
	}
	for _, line := range o.lines(t, "SELECT kind, priority, payload FROM jobs WHERE cause > $1") {
		lines = append(lines, "job "+line)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func (o *side) lines(t *rapid.T, text string) (lines []string) {
	rows, err := o.s.DB().Query(context.Background(), text, o.since)
	require.NoError(t, err)
	defer rows.Close()
	cells := make([]any, strings.Count(text[:from(text)], ",")+1)
	dst := make([]any, len(cells))
	for i := range cells {
		dst[i] = &cells[i]
	}
	for rows.Next() {
		require.NoError(t, rows.Scan(dst...), text)
		lines = append(lines, plain(cells))
	}
	require.NoError(t, rows.Err())
	return lines
}

// from is where the columns of a statement end.
func from(text string) int {
	depth := 0
	for i := range text {
		switch {
		case text[i] == '(':
			depth++
		case text[i] == ')':
			depth--
		case depth == 0 && strings.HasPrefix(text[i:], " FROM "):
			return i
		}
	}
	return len(text)
}

// plain writes cells without what differs from one database to the next: the numbers in jobs. A
// membership is named by numbers too.
func plain(cells []any) string {
	for i, c := range cells {
		raw := fmt.Sprintf("%v", c)
		if b, ok := c.([]byte); ok {
			raw = string(b)
		}
		var job store.Change
		if strings.HasPrefix(raw, "{") && json.Unmarshal([]byte(raw), &job) == nil {
			raw = fmt.Sprint(job.Type, job.Op, len(job.IDs), job.Properties)
		}
		cells[i] = raw
	}
	return fmt.Sprint(cells...)
}
