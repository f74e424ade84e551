package edm

import (
	"bufio"
	"encoding/xml"
	"io"
	"strings"
)

// xmlWriter writes indented elements. Errors stick in the bufio.Writer until Flush.
type xmlWriter struct {
	out   *bufio.Writer
	depth int
}

func newXMLWriter(w io.Writer) *xmlWriter {
	x := &xmlWriter{out: bufio.NewWriter(w)}
	x.out.WriteString(xml.Header)
	return x
}

// attrs are name, value pairs; a pair with an empty value is left out.
type attrs []string

// text writes <name>text</name>.
func (x *xmlWriter) text(name, text string) {
	x.out.WriteString(strings.Repeat(" ", x.depth) + "<" + name + ">")
	xml.EscapeText(x.out, []byte(text))
	x.out.WriteString("</" + name + ">\n")
}

// element writes <name attrs>…</name>, or <name attrs/> without children.
func (x *xmlWriter) element(name string, a attrs, children ...func()) {
	x.out.WriteString(strings.Repeat(" ", x.depth) + "<" + name)
	for i := 0; i+1 < len(a); i += 2 {
		if a[i+1] != "" {
			x.out.WriteString(" " + a[i] + `="`)
			xml.EscapeText(x.out, []byte(a[i+1]))
			x.out.WriteString(`"`)
		}
	}
	if len(children) == 0 {
		x.out.WriteString("/>\n")
		return
	}
	x.out.WriteString(">\n")
	x.depth++
	for _, child := range children {
		child()
	}
	x.depth--
	x.out.WriteString(strings.Repeat(" ", x.depth) + "</" + name + ">\n")
}
