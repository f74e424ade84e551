package store

import (
	"context"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// proof holds what the audit says of one kind of versions against those that are there.
type proof struct {
	report   *Report
	kind     string
	recorded map[int64]recordedEvent
	found    map[int64]*seal.Digest
}

// recordedEvent is what the audit says of an event.
type recordedEvent struct {
	operation string
	at        time.Time
	count     int64
	digest    string
}

// prove runs f, which adds all versions of a kind to the proof, and compares.
func (v *verifier) prove(ctx context.Context, kind string, f func(*proof) error) error {
	recorded, err := v.recorded(ctx, kind)
	if err != nil {
		return err
	}
	p := &proof{v.report, kind, recorded, map[int64]*seal.Digest{}}
	if err := f(p); err != nil {
		return err
	}
	p.compare()
	return nil
}

func (v *verifier) recorded(ctx context.Context, kind string) (map[int64]recordedEvent, error) {
	rows, err := v.q.Query(ctx, "SELECT id, operation, at, count, digest FROM audit_events WHERE type = $1 AND operation <> $2", kind, OpDenied)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[int64]recordedEvent{}
	for rows.Next() {
		var id int64
		var e recordedEvent
		var digest []byte
		if err := rows.Scan(&id, &e.operation, conn.Time(&e.at), &e.count, &digest); err != nil {
			return nil, err
		}
		e.digest = string(digest)
		all[id] = e
	}
	return all, rows.Err()
}

// of gives the digest that collects the versions of an event; nil, and a finding, if there is no such event.
func (p *proof) of(event int64, name string) *seal.Digest {
	e, known := p.recorded[event]
	if !known {
		p.report.find("Version", name, "its version %d has no audit event", event)
		return nil
	}
	if p.found[event] == nil {
		p.found[event] = &seal.Digest{Type: p.kind, Operation: e.operation}
	}
	return p.found[event]
}

// add takes a version whose key is an id.
func (p *proof) add(event, id int64, v seal.Version) error {
	p.report.Versions++
	sum, err := v.Sum()
	if err != nil {
		return err
	}
	if d := p.of(event, fmt.Sprint(p.kind, " ", id)); d != nil {
		d.Add(id, sum)
	}
	return nil
}

// addKey takes a version whose key is something else than an id.
func (p *proof) addKey(event int64, key []byte, name string, sum [32]byte) {
	p.report.Versions++
	if d := p.of(event, p.kind+" "+name); d != nil {
		d.AddKey(key, sum)
	}
}

func (p *proof) compare() {
	for id, e := range p.recorded {
		d := p.found[id]
		if d == nil {
			d = &seal.Digest{Type: p.kind, Operation: e.operation}
		}
		switch {
		case d.Count() != e.count:
			p.report.find("Version", fmt.Sprint("event ", id), "it made %d versions of %s, %d are there", e.count, p.kind, d.Count())
		case string(d.Sum()) != e.digest:
			p.report.find("Version", fmt.Sprint("event ", id), "a version of %s that it made was changed", p.kind)
		}
	}
}
