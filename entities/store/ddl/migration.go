package ddl

import "strings"

// Migration writes statements as the body of a goose migration.
func Migration(statements []string) string {
	var b strings.Builder
	b.WriteString("-- +goose Up\n")
	for _, s := range statements {
		compound := strings.Contains(s, ";\n")
		b.WriteByte('\n')
		if compound {
			b.WriteString("-- +goose StatementBegin\n")
		}
		b.WriteString(s + ";\n")
		if compound {
			b.WriteString("-- +goose StatementEnd\n")
		}
	}
	return b.String()
}
