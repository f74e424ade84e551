package sqlgen

import (
	"strconv"
	"strings"
)

// mark stands for an argument in the text of a fragment, so that fragments can be put
// together in any order; it cannot come from elsewhere, since values never are in the text.
const mark = '\x00'

// fragment is a piece of SQL with its arguments in the order of the marks.
type fragment struct {
	text string
	args []any
	// atom is true for text that binds tighter than any operator.
	atom bool
}

func plain(text string) fragment { return fragment{text: text} }

func atom(text string) fragment { return fragment{text: text, atom: true} }

// cat joins fragments and strings.
func cat(parts ...any) fragment {
	var text strings.Builder
	var args []any
	for _, p := range parts {
		switch x := p.(type) {
		case string:
			text.WriteString(x)
		case fragment:
			text.WriteString(x.text)
			args = append(args, x.args...)
		}
	}
	return fragment{text: text.String(), args: args}
}

// closed puts parentheses around what needs them as an operand.
func (f fragment) closed() fragment {
	if f.atom {
		return f
	}
	c := cat("(", f, ")")
	c.atom = true
	return c
}

// list joins fragments by a separator.
func list(parts []fragment, separator string) fragment {
	all := make([]any, 0, 2*len(parts))
	for i, p := range parts {
		if i > 0 {
			all = append(all, separator)
		}
		all = append(all, p)
	}
	return cat(all...)
}

// chain joins conditions by AND or OR as a balanced tree: a long chain must not become a
// deep expression, which SQLite refuses beyond a depth of 1000.
func chain(parts []fragment, word string) fragment {
	if len(parts) == 1 {
		return parts[0]
	}
	if len(parts) <= 4 {
		closed := make([]fragment, len(parts))
		for i, p := range parts {
			closed[i] = p.closed()
		}
		return list(closed, " "+word+" ")
	}
	half := len(parts) / 2
	return cat(chain(parts[:half], word).closed(), " ", word, " ", chain(parts[half:], word).closed())
}

// fill puts operands in the places $1, $2… of a template.
func fill(template string, operands []fragment) fragment {
	var parts []any
	for {
		i := strings.IndexByte(template, '$')
		if i < 0 {
			return cat(append(parts, template)...)
		}
		n := int(template[i+1] - '1')
		parts = append(parts, template[:i], operands[n].closed())
		template = template[i+2:]
	}
}

// statement numbers the marks for the dialect.
func (f fragment) statement(d Dialect) Statement {
	if d == SQLite {
		return Statement{SQL: strings.ReplaceAll(f.text, string(mark), "?"), Args: f.args}
	}
	var text strings.Builder
	n := 0
	for _, part := range strings.SplitAfter(f.text, string(mark)) {
		body, marked := strings.CutSuffix(part, string(mark))
		text.WriteString(body)
		if marked {
			n++
			text.WriteString("$" + strconv.Itoa(n))
		}
	}
	return Statement{SQL: text.String(), Args: f.args}
}

// quote writes an identifier of the schema.
func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
