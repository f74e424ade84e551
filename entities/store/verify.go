package store

import (
	"context"
	"fmt"
	"time"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// Report is the proof of a database: what was looked at, and what is not as it should be.
type Report struct {
	Blocks   int64 `json:"blocks"`
	Events   int64 `json:"events"`
	Versions int64 `json:"versions"`
	// Unsealed counts the events behind the last block, Unanchored those behind the checkpoint.
	Unsealed   int64 `json:"unsealed"`
	Unanchored int64 `json:"unanchored"`
	// UnsealedAge is how old the oldest unsealed event is; more than 5 s is a finding.
	UnsealedAge time.Duration `json:"unsealed_age"`
	// Processes counts the runs by status, DeadJobs the jobs that were given up.
	Processes map[string]int64 `json:"processes"`
	DeadJobs  int64            `json:"dead_jobs"`
	Findings  []seal.Finding   `json:"findings"`
}

// OK says whether nothing was found.
func (r *Report) OK() bool { return len(r.Findings) == 0 }

func (r *Report) find(kind, where, what string, args ...any) {
	r.Findings = append(r.Findings, seal.Finding{Kind: kind, Where: where, What: fmt.Sprintf(what, args...)})
}

// maxUnsealed is how long an event may wait to be sealed.
const maxUnsealed = 5 * time.Second

// Verify proves chain, versions, holds and processes. It reads only; a checkpoint from outside,
// the signature of which the caller has checked, anchors the chain.
func (s *Store) Verify(ctx context.Context, anchor *seal.Checkpoint) (*Report, error) {
	r := &Report{Processes: map[string]int64{}}
	if err := s.verifyChain(ctx, r, anchor); err != nil {
		return nil, err
	}
	for _, t := range s.catalog.Types {
		if t.Computed {
			continue
		}
		if err := s.verifyType(ctx, r, t); err != nil {
			return nil, fmt.Errorf("verify %s: %w", t.Name, err)
		}
	}
	for _, f := range []func(context.Context, *Report) error{s.verifyHolds, s.verifyProcesses, s.verifyInvariants} {
		if err := f(ctx, r); err != nil {
			return nil, fmt.Errorf("verify: %w", err)
		}
	}
	return r, nil
}

func (s *Store) verifyChain(ctx context.Context, r *Report, anchor *seal.Checkpoint) error {
	chain, err := seal.VerifyChain(ctx, s.db, anchor)
	if err != nil {
		return err
	}
	r.Blocks, r.Events, r.Unsealed, r.Unanchored = chain.Blocks, chain.Events, chain.Unsealed, chain.Unanchored
	r.Findings = append(r.Findings, chain.Findings...)
	if chain.Unsealed == 0 {
		return nil
	}
	now, err := s.db.Now(ctx)
	r.UnsealedAge = now.Sub(chain.Oldest)
	return err
}

// verifyType recomputes the digest of every event of a type from table and history.
func (s *Store) verifyType(ctx context.Context, r *Report, t *entities.Type) error {
	recorded, err := s.recorded(ctx, t.Name)
	if err != nil {
		return err
	}
	found := map[int64]*seal.Digest{}
	for behind := [2]int64{}; ; {
		page, err := s.versions(ctx, t, behind)
		if err != nil {
			return err
		}
		if len(page) == 0 {
			break
		}
		for _, v := range page {
			r.Versions++
			e, known := recorded[v.Event]
			if !known {
				r.find("Version", fmt.Sprintf("%s %d", t.Name, v.ID), "its version %d has no audit event", v.Event)
				continue
			}
			if found[v.Event] == nil {
				found[v.Event] = &seal.Digest{Type: t.Name, Operation: e.operation}
			}
			sum, err := v.Sum()
			if err != nil {
				return err
			}
			found[v.Event].Add(v.ID, sum)
		}
		last := page[len(page)-1]
		behind = [2]int64{last.Event, last.ID}
	}
	compare(r, t.Name, recorded, found)
	return s.verifyHistory(ctx, r, t)
}

// recordedEvent is what the audit says of an event.
type recordedEvent struct {
	operation string
	count     int64
	digest    string
}

func (s *Store) recorded(ctx context.Context, kind string) (map[int64]recordedEvent, error) {
	rows, err := s.db.Query(ctx, "SELECT id, operation, count, digest FROM audit_events WHERE type = $1 AND operation <> $2", kind, OpDenied)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[int64]recordedEvent{}
	for rows.Next() {
		var id int64
		var e recordedEvent
		var digest []byte
		if err := rows.Scan(&id, &e.operation, &e.count, &digest); err != nil {
			return nil, err
		}
		e.digest = string(digest)
		all[id] = e
	}
	return all, rows.Err()
}

func compare(r *Report, kind string, recorded map[int64]recordedEvent, found map[int64]*seal.Digest) {
	for id, e := range recorded {
		d := found[id]
		if d == nil {
			d = &seal.Digest{Type: kind, Operation: e.operation}
		}
		switch {
		case d.Count() != e.count:
			r.find("Version", fmt.Sprint("event ", id), "it made %d versions of %s, %d are there", e.count, kind, d.Count())
		case string(d.Sum()) != e.digest:
			r.find("Version", fmt.Sprint("event ", id), "a version of %s that it made was changed", kind)
		}
	}
}

// verifyHistory checks that every closed version is followed by the one that closed it.
func (s *Store) verifyHistory(ctx context.Context, r *Report, t *entities.Type) error {
	var n int64
	err := s.db.QueryRow(ctx, "SELECT count(*) FROM "+t.Table+"_history h WHERE NOT EXISTS (SELECT 1 FROM "+t.Table+
		"_versions v WHERE v.id = h.id AND v.version_id = h.closed_by AND v.effective_from = h.effective_to)").Scan(&n)
	if err == nil && n > 0 {
		r.find("History", t.Table+"_history", "%d versions are not followed by the version that closed them", n)
	}
	return err
}

// verifyPage is how many versions are held at once.
const verifyPage = 2000

// versions reads versions in the order of events and objects, in the form that digests are taken of.
func (s *Store) versions(ctx context.Context, t *entities.Type, behind [2]int64) ([]seal.Version, error) {
	part := func(table, to string) string {
		return "SELECT " + columns(t, "") + ", effective_from, " + to + " AS until_is FROM " + table +
			" WHERE (version_id, id) > ($1, $2)"
	}
	text := "SELECT " + columns(t, "v.") + ", v.effective_from, (SELECT s.salt FROM object_salts s WHERE s.object_id = v.id) FROM (" +
		part(t.Table, "NULL") + " UNION ALL " + part(t.Table+"_history", "effective_to") + ") AS v ORDER BY v.version_id, v.id LIMIT $3"
	rows, err := s.db.Query(ctx, text, behind[0], behind[1], int64(verifyPage))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var page []*row
	for rows.Next() {
		r := &row{kind: t, links: map[string][]int64{}}
		cells := newScanner(t, conn.Time(&r.from), &r.salt)
		if r.values, err = cells.scan(rows); err != nil {
			return nil, err
		}
		r.id, _ = r.get("Id").(int64)
		page = append(page, r)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return s.completed(ctx, t, page)
}

// completed adds to versions what stands in other tables: links as they were, and what is left of
// values that were anonymised.
func (s *Store) completed(ctx context.Context, t *entities.Type, page []*row) ([]seal.Version, error) {
	var ids []int64
	for _, r := range page {
		ids = append(ids, r.id)
	}
	for _, l := range t.Links {
		if err := s.linksThen(ctx, l, ids, page); err != nil {
			return nil, err
		}
	}
	macs, err := s.anonymised(ctx, ids)
	if err != nil {
		return nil, err
	}
	var list []seal.Version
	for _, r := range page {
		event, _ := r.get("CurrentVersionId").(int64)
		v := r.sealed(event)
		list = append(list, restored(v, macs[[2]int64{r.id, event}]))
	}
	return list, nil
}

// restored puts the recorded codes in place of values that were anonymised.
func restored(v seal.Version, macs map[string][]byte) seal.Version {
	if len(macs) == 0 {
		return v
	}
	var values []seal.Value
	for _, one := range v.Values {
		if !one.Personal {
			values = append(values, one)
		}
	}
	for property, mac := range macs {
		values = append(values, seal.Value{Property: property, Personal: true, MAC: mac})
	}
	v.Values = values
	return v
}

func (s *Store) anonymised(ctx context.Context, ids []int64) (map[[2]int64]map[string][]byte, error) {
	rows, err := s.db.Query(ctx, "SELECT object_id, version_id, property, mac FROM anonymised_values WHERE object_id "+inList(s.db.Dialect, "$1"), ids)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[[2]int64]map[string][]byte{}
	for rows.Next() {
		var key [2]int64
		var property string
		var mac []byte
		if err := rows.Scan(&key[0], &key[1], &property, &mac); err != nil {
			return nil, err
		}
		if all[key] == nil {
			all[key] = map[string][]byte{}
		}
		all[key][property] = mac
	}
	return all, rows.Err()
}

// linksThen gives each version the targets that it had when it began.
func (s *Store) linksThen(ctx context.Context, l entities.Link, ids []int64, page []*row) error {
	in := inList(s.db.Dialect, "$1")
	rows, err := s.db.Query(ctx, "SELECT owner_id, target_id, effective_from, NULL AS until_is FROM "+l.Table+" WHERE owner_id "+in+
		" UNION ALL SELECT owner_id, target_id, effective_from, effective_to FROM "+l.Table+"_history WHERE owner_id "+in, ids)
	if err != nil {
		return err
	}
	defer rows.Close()
	type link struct {
		target   int64
		from, to time.Time
	}
	all := map[int64][]link{}
	for rows.Next() {
		var owner int64
		var one link
		if err := rows.Scan(&owner, &one.target, conn.Time(&one.from), conn.Time(&one.to)); err != nil {
			return err
		}
		all[owner] = append(all[owner], one)
	}
	for _, r := range page {
		for _, one := range all[r.id] {
			if !one.from.After(r.from) && (one.to.IsZero() || one.to.After(r.from)) {
				r.links[l.Nav] = append(r.links[l.Nav], one.target)
			}
		}
	}
	return rows.Err()
}
