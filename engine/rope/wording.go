package rope

import "strings"

// wording makes many small texts in little room.
type wording struct{ b strings.Builder }

// page is how much room is made for texts at once.
const page = 4 << 10

// join is the parts as one text.
func (t *wording) join(parts ...string) string {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	if t.b.Cap()-t.b.Len() < n {
		t.b.Reset()
		t.b.Grow(max(n, page))
	}
	from := t.b.Len()
	for _, p := range parts {
		t.b.WriteString(p)
	}
	return t.b.String()[from:]
}
