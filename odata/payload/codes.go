package payload

import (
	"sync/atomic"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// codes holds the JSON of each coded value of a set, made when it is first asked for. Any number
// of answers may be written from it at once.
type codes struct {
	set  *edm.CodeSet
	wide bool
	// chosen names the parts that are shown.
	chosen []string
	// texts holds the value with the number i at i; sets count from a small number.
	texts []atomic.Pointer[string]
}

// mostCodes bounds the table: a number behind it is written anew each time.
const mostCodes = 1024

func newCodes(set *edm.CodeSet, wide bool, part *query.Part) *codes {
	c := &codes{set: set, wide: wide, chosen: []string{"Id", "UId", "Value"}}
	if part != nil && part.Members != nil {
		c.chosen = nil
		for _, m := range part.Members {
			c.chosen = append(c.chosen, m.Property.Name)
		}
	}
	last := int64(-1)
	for _, code := range set.Codes {
		if code.ID < mostCodes {
			last = max(last, code.ID)
		}
	}
	c.texts = make([]atomic.Pointer[string], last+1)
	return c
}

func (c *codes) append(b []byte, id int64) []byte {
	if id < 0 || id >= int64(len(c.texts)) {
		return append(b, c.text(id)...)
	}
	text := c.texts[id].Load()
	if text == nil {
		made := c.text(id)
		text = &made
		c.texts[id].Store(text)
	}
	return append(b, *text...)
}

// text is one value as JSON; a number that the set does not know shows as such.
func (c *codes) text(id int64) string {
	code, known := c.set.ByID(id)
	texts := map[string]string{"UId": code.UID, "Value": code.Value}
	b := []byte{'{'}
	for _, name := range c.chosen {
		b = append(comma(b), `"`+name+`":`...)
		switch {
		case name == "Id":
			b = appendNumber(b, id, c.wide)
		case known:
			b = appendString(b, texts[name])
		default:
			b = append(b, "null"...)
		}
	}
	return string(append(b, '}'))
}
