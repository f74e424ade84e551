package seal

import (
	"context"
	"crypto/sha256"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Event is the header of an audit event as it is stored; 0 stands for null.
type Event struct {
	ID, Era, XID         int64
	Recorded, At         time.Time
	Channel              string
	ActorID, IdentityID  int64
	Actor, OnBehalf      string
	Type, Operation      string
	Object, Count, Cause int64
	Hops, Process        int64
	Reason, Request      string
	Digest               []byte
}

// eventColumns are in the order of the fields.
const eventColumns = `id, era, xid, recorded_at, at, channel, coalesce(actor_id, 0), coalesce(identity_id, 0), actor, on_behalf,
	type, operation, coalesce(object_id, 0), count, coalesce(cause, 0), hops, coalesce(process_id, 0), reason, request_id, digest`

func scanEvent(rows conn.Rows) (e Event, err error) {
	err = rows.Scan(&e.ID, &e.Era, &e.XID, conn.Time(&e.Recorded), conn.Time(&e.At), &e.Channel, &e.ActorID, &e.IdentityID,
		&e.Actor, &e.OnBehalf, &e.Type, &e.Operation, &e.Object, &e.Count, &e.Cause, &e.Hops, &e.Process, &e.Reason, &e.Request, &e.Digest)
	return e, err
}

// leaf is what a block holds of an event.
func (e Event) leaf() [32]byte {
	b := []byte("ropewalk leaf 1")
	for _, n := range []int64{
		e.ID, e.Era, e.XID, e.Recorded.UnixMicro(), e.At.UnixMicro(), e.ActorID, e.IdentityID,
		e.Object, e.Count, e.Cause, e.Hops, e.Process,
	} {
		b = number(b, n)
	}
	for _, s := range []string{e.Channel, e.Actor, e.OnBehalf, e.Type, e.Operation, e.Reason, e.Request, string(e.Digest)} {
		b = text(b, s)
	}
	return sha256.Sum256(b)
}

func (e Event) place() place { return place{e.Era, e.XID, e.ID} }

// place is where an event stands in the order of the chain.
type place struct{ era, xid, id int64 }

// each hands events in the order of the chain to f, from behind a place on.
func each(ctx context.Context, q conn.Querier, behind place, more string, limit int, f func(Event) error) error {
	rows, err := q.Query(ctx, "SELECT "+eventColumns+" FROM audit_events WHERE (era, xid, id) > ($1, $2, $3)"+more+
		" ORDER BY era, xid, id LIMIT $4", behind.era, behind.xid, behind.id, int64(limit))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		e, err := scanEvent(rows)
		if err == nil {
			err = f(e)
		}
		if err != nil {
			return err
		}
	}
	return rows.Err()
}
