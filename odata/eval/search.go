package eval

import (
	"strings"

	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/query"
)

// search looks for a word or phrase in each text; where there is no text there is no word.
func (w *world) search(n *query.Search, v view) (any, error) {
	for _, p := range n.Texts {
		text, err := w.property(p, v)
		if err != nil {
			return nil, err
		}
		if s, ok := text.(string); ok && strings.Contains(funcs.Words(s), n.Pattern) {
			return true, nil
		}
	}
	return false, nil
}
