package batch

import (
	"strconv"
	"strings"
)

// Condition is what the member "if" of a request demands of the answers to earlier ones:
// comparisons of $id/$statuscode with a number, $id/$succeeded, and these joined by and, or, not
// and parentheses.
type Condition struct {
	// join is "and", "or", "not", or empty for a comparison.
	join string
	args []*Condition
	// id names the request; operator and number are those of the comparison.
	id, operator string
	number       int
}

// Holds tells whether the condition is met; status tells how requests were answered.
func (c *Condition) Holds(status func(id string) int) bool {
	switch c.join {
	case "not":
		return !c.args[0].Holds(status)
	case "and", "or":
		for _, arg := range c.args {
			if arg.Holds(status) == (c.join == "or") {
				return c.join == "or"
			}
		}
		return c.join == "and"
	}
	return c.compare(status(c.id))
}

func (c *Condition) compare(status int) bool {
	switch c.operator {
	case "eq":
		return status == c.number
	case "ne":
		return status != c.number
	case "gt":
		return status > c.number
	case "ge":
		return status >= c.number
	case "lt":
		return status < c.number
	case "le":
		return status <= c.number
	}
	return status >= 200 && status < 300
}

// ids are the requests that the condition asks about.
func (c *Condition) ids() []string {
	if c.join == "" {
		return []string{c.id}
	}
	var ids []string
	for _, arg := range c.args {
		ids = append(ids, arg.ids()...)
	}
	return ids
}

// maxWords is how many words a condition may have.
const maxWords = 200

// parseCondition reads a condition.
func parseCondition(text string) (*Condition, error) {
	p := conditionParser{words: strings.Fields(strings.NewReplacer("(", " ( ", ")", " ) ").Replace(text))}
	if len(p.words) > maxWords {
		return nil, fault("LimitExceeded", "if", "the condition has more than %d words; ask less", maxWords)
	}
	c := p.joined("or")
	if c == nil || len(p.words) > 0 {
		return nil, &Error{Code: "NotImplemented", Target: "if", NotImplemented: true, Message: "the condition is not understood; compare $id/$statuscode with a number, or write $id/$succeeded, joined by and, or, not"}
	}
	return c, nil
}

// conditionParser reads words from the left; nil is a condition that could not be read.
type conditionParser struct{ words []string }

func (p *conditionParser) take(word string) bool {
	if len(p.words) == 0 || p.words[0] != word {
		return false
	}
	p.words = p.words[1:]
	return true
}

// joined reads conditions joined by or, each of them joined by and.
func (p *conditionParser) joined(join string) *Condition {
	c := &Condition{join: join}
	for {
		var arg *Condition
		if join == "or" {
			arg = p.joined("and")
		} else {
			arg = p.single()
		}
		if arg == nil {
			return nil
		}
		if c.args = append(c.args, arg); !p.take(join) {
			return c
		}
	}
}

func (p *conditionParser) single() *Condition {
	switch {
	case p.take("not"):
		if arg := p.single(); arg != nil {
			return &Condition{join: "not", args: []*Condition{arg}}
		}
		return nil
	case p.take("("):
		c := p.joined("or")
		if !p.take(")") {
			return nil
		}
		return c
	}
	return p.comparison()
}

func (p *conditionParser) comparison() *Condition {
	if len(p.words) == 0 {
		return nil
	}
	id, asked, _ := strings.Cut(p.words[0], "/")
	c := &Condition{id: strings.TrimPrefix(id, "$")}
	if c.id == id || checkName(c.id) != nil {
		return nil
	}
	if asked == "$succeeded" {
		p.words = p.words[1:]
		return c
	}
	if asked != "$statuscode" || len(p.words) < 3 || !strings.Contains(" eq ne gt ge lt le ", " "+p.words[1]+" ") {
		return nil
	}
	n, err := strconv.Atoi(p.words[2])
	if err != nil {
		return nil
	}
	c.operator, c.number, p.words = p.words[1], n, p.words[3:]
	return c
}
