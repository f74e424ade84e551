package store

import (
	"errors"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/query"
)

// Unanswerable tells whether a read failed because of its filter: it does not bind any more, or what
// it computes does not fit. The same filter will fail again, however often it is tried.
func Unanswerable(err error) bool {
	var bound *query.Error
	var parsed *grammar.SyntaxError
	var refused *odata.Error
	return errors.As(err, &bound) || errors.As(err, &parsed) || conn.IsRange(err) || errors.As(err, &refused) && refused.Status < 500
}
