package odatatest

import "strings"

// section is one part of a script: a marker line "-- name --" and what follows it.
type section struct {
	name string
	text string
}

// parseArchive splits a script at its marker lines; what stands before the first is comment.
func parseArchive(text string) (comment string, sections []section) {
	current := &comment
	for line := range strings.Lines(text) {
		trimmed := strings.TrimRight(line, "\r\n")
		if name, ok := markerName(trimmed); ok {
			sections = append(sections, section{name: name})
			current = &sections[len(sections)-1].text
			continue
		}
		*current += line
	}
	return comment, sections
}

func markerName(line string) (string, bool) {
	inner, ok := strings.CutPrefix(line, "-- ")
	if !ok {
		return "", false
	}
	name, ok := strings.CutSuffix(inner, " --")
	return strings.TrimSpace(name), ok
}

// formatArchive is the opposite of parseArchive.
func formatArchive(comment string, sections []section) string {
	var b strings.Builder
	b.WriteString(comment)
	for _, s := range sections {
		b.WriteString("-- " + s.name + " --\n" + s.text)
		if s.text != "" && !strings.HasSuffix(s.text, "\n") {
			b.WriteString("\n")
		}
	}
	return b.String()
}
