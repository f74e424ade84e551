package store

import (
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// A read by key carries the gate within its statement, as a condition on the row: on PostgreSQL the gate as
// a statement of its own takes longer than to find a row by its key. Where no row comes, the gate may have
// been shut, so whoever reads passes it once more before he says that there is none. Reads of many rows send
// it before them: PostgreSQL plans those anew for each choice of values, as a page of "S" may want another
// index than one of "M", and would plan the gate along with them each time, for 0.15 to 0.2 ms.

// bounds is how many conditions a gate has for some callers only: that an identity is behind the user, and
// that key or user have an end or a beginning.
const bounds = 4

// newGuards writes the gate as a condition, for each choice of bounds.
func newGuards(d conn.Dialect) (guards [1 << bounds]string) {
	business := "(" + d.Now() + " + (SELECT offset_micros FROM clock))"
	if d == conn.Postgres {
		business = "(" + d.Now() + " + (SELECT offset_micros FROM clock) * interval '1 microsecond')"
	}
	bound := [bounds]string{
		gateIdentity,
		" AND " + d.Now() + " < ?",
		" AND " + business + " >= ?",
		" AND " + business + " <= ?",
	}
	for kind := range guards {
		text := "(SELECT model = ? AND rights = ? AND " + gateKey + gateUser
		for bit, condition := range bound {
			if kind&(1<<bit) != 0 {
				text += condition
			}
		}
		guards[kind] = text + gateFrom + ")"
	}
	return guards
}

// guard is the number of the gate for a proof among the guards, with its arguments.
func (g *gates) guard(p *access.Proof) (kind int, args []any) {
	args = append(make([]any, 0, 6+bounds), p.Model, p.Rights, p.Prefix, p.Hash, p.User, p.Version)
	if p.Identity != 0 {
		kind, args = kind|1, append(args, p.Identity)
	}
	if p.Expires != nil {
		kind, args = kind|2, append(args, *p.Expires)
	}
	if p.From != nil {
		kind, args = kind|4, append(args, *p.From)
	}
	if p.To != nil {
		kind, args = kind|8, append(args, *p.To)
	}
	return kind, args
}
