package entities

import "strings"

// Column is the name of the column that holds a property: wire names in capitals are lowered
// as they are, PascalCase becomes snake_case.
func Column(name string) string {
	switch name {
	case "UId":
		return "uid"
	case "CurrentVersionId":
		return "version_id"
	}
	if head, ok := strings.CutSuffix(name, "Id"); ok && head != "" && allUpper(head) {
		return strings.ToLower(head) + "_id"
	}
	if allUpper(name) {
		return strings.ToLower(name)
	}
	return snake(name)
}

func allUpper(name string) bool { return name == strings.ToUpper(name) }

func snake(name string) string {
	var b strings.Builder
	for i, r := range name {
		if i > 0 && r >= 'A' && r <= 'Z' {
			b.WriteByte('_')
		}
		b.WriteRune(r)
	}
	return strings.ToLower(b.String())
}
