package store

import (
	"crypto/rand"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// batch is rows of one type that are written in the same way, by statements for all of them
// together and as one audit event.
type batch struct {
	tx    *Tx
	kind  *entities.Type
	event *event
	// next are the rows as they become; old, parallel to it, as they were: nil for new ones.
	next, old []*row
	// changed are the properties that change in each row; nil for new ones.
	changed [][]string
	holds   *event
	// ids are those of the rows, in order.
	ids []int64
	// sums, if not nil, takes the digests of the rows: the event is one of the whole transaction,
	// which ends it.
	sums map[int64]sum
}

// writeBatch writes new rows, or new versions of rows that this transaction has locked, with all
// that a single write leaves: history, links, salts, holds, the event and what follows from it.
func (tx *Tx) writeBatch(kind *entities.Type, operation string, next, old []*row, changed [][]string) error {
	if len(next) == 0 {
		return nil
	}
	o := OriginOf(tx.ctx)
	e, err := tx.openEvent(eventKey{kind.Name, operation, o.Reason, o.Process, o.OnBehalf})
	if err != nil {
		return err
	}
	b := &batch{tx: tx, kind: kind, event: e, next: next, old: old, changed: changed}
	if err := b.write(); err != nil {
		return fmt.Errorf("%s %d rows of %s: %w", operation, len(next), kind.Name, err)
	}
	tx.last = e.id
	return nil
}

func (b *batch) write() error {
	b.stamp()
	if err := b.salts(); err != nil {
		return err
	}
	digest := make(chan error, 1)
	go func() { digest <- b.digest() }()
	err := b.rows()
	if failed := <-digest; err == nil {
		err = failed
	}
	if err != nil || b.sums != nil {
		return err
	}
	return b.finish()
}

// stamp makes each row the version of the event.
func (b *batch) stamp() {
	version, _ := at(b.kind, "CurrentVersionId")
	made, _ := at(b.kind, "CreateTime")
	moved, _ := at(b.kind, "ChangeTime")
	for i, r := range b.next {
		r.event = b.event
		r.from = b.tx.now
		if b.old != nil {
			r.from = later(b.old[i].from, b.tx.now)
		} else {
			r.values[made] = b.tx.now // it may have been built before the transaction began
		}
		r.values[version], r.values[moved] = b.event.id, b.tx.now
		b.ids = append(b.ids, r.id)
		if b.changed != nil {
			for _, name := range b.changed[i] {
				b.event.changed[name] = true
			}
		}
	}
	slices.Sort(b.ids)
	b.event.ids = append(b.event.ids, b.ids...)
	if len(b.ids) == 1 && b.sums == nil {
		b.event.object = b.ids[0]
	}
}

// salts gives a salt to each row that has none and says something of a person.
func (b *batch) salts() error {
	if !b.kind.HasPersonal() {
		return nil
	}
	var bare []*row
	for i, r := range b.next {
		if (b.old == nil || b.old[i].salt == nil) && r.revealing() {
			bare = append(bare, r)
		}
	}
	random := make([]byte, saltSize*len(bare))
	if _, err := rand.Read(random); err != nil {
		return err
	}
	for i, r := range bare {
		r.salt = random[i*saltSize : (i+1)*saltSize]
	}
	return b.tx.conn.Copy(b.tx.ctx, "object_salts", []string{"object_id", "salt"}, len(bare), func(n int) []any {
		return []any{bare[n].id, bare[n].salt}
	})
}

// digest adds each version to the event. It reads the rows and nothing else.
func (b *batch) digest() error {
	var v seal.Version
	for _, r := range b.next {
		v = r.sealedIn(v.Values[:0], b.event.id)
		of, err := v.Sum()
		if err != nil {
			return err
		}
		if b.sums != nil {
			b.sums[r.id] = sum{b.event, of}
			continue
		}
		b.event.digest.Add(r.id, of)
	}
	return nil
}

func (b *batch) rows() error {
	write := b.insert
	if b.old != nil {
		write = b.replace
	}
	if err := write(); err != nil {
		return err
	}
	for _, l := range b.kind.Links {
		if err := b.link(l); err != nil {
			return fmt.Errorf("%s: %w", l.Nav, err)
		}
	}
	return b.derive()
}

// finish writes the event, and the jobs of those who watch.
func (b *batch) finish() error {
	for _, e := range []*event{b.event, b.holds} {
		if e == nil {
			continue
		}
		if err := b.tx.writeEvent(e); err != nil {
			return err
		}
	}
	return b.tx.announce(b.event, b.tx.store.watching())
}

// insert adds the rows. A new identity that is Locked goes in as Active, and its hold locks it.
func (b *batch) insert() error {
	status := -1
	if b.kind.Name == "Identity" {
		status, _ = at(b.kind, "IDENTITYSTATUS")
	}
	columns, searched := b.columns(), b.searched()
	if searched != nil {
		columns = append(columns, "words")
	}
	values := make([]any, 0, len(columns))
	err := b.tx.conn.Copy(b.tx.ctx, b.kind.Table, columns, len(b.next), func(n int) []any {
		r := b.next[n]
		values = append(append(values[:0], r.values...), r.from)
		if searched != nil {
			values = append(values, r.words(searched))
		}
		if status >= 0 && isLocked(r) {
			values[status] = int64(entities.IdentityActive)
		}
		return values
	})
	if err != nil || status < 0 {
		return err
	}
	return b.hold()
}

// columns are those of a row as it is stored.
func (b *batch) columns() []string {
	names := make([]string, 0, len(b.kind.Fields)+1)
	for _, f := range b.kind.Fields {
		names = append(names, f.Column)
	}
	return append(names, "effective_from")
}

// hold opens a hold on each identity that becomes Locked.
func (b *batch) hold() (err error) {
	for i, r := range b.next {
		if !isLocked(r) || b.old != nil && isLocked(b.old[i]) {
			continue
		}
		if b.holds == nil {
			key := b.event.key
			key.kind, key.operation = holdType, OpCreate
			if b.holds, err = b.tx.openEvent(key); err != nil {
				return err
			}
		}
		var before any
		if b.old != nil {
			before = b.old[i].get("IDENTITYSTATUS")
		}
		if err := b.tx.insertHoldIn(b.holds, r.id, before, "direct"); err != nil {
			return err
		}
	}
	return nil
}

// replace archives the versions that end and writes what differs.
func (b *batch) replace() error {
	staged, err := b.tx.conn.Stage(b.tx.ctx, b.kind.Table, b.columns())
	if err != nil {
		return err
	}
	values := make([]any, 0, len(b.kind.Fields)+1)
	err = b.tx.conn.Copy(b.tx.ctx, staged, b.columns(), len(b.next), func(n int) []any {
		values = append(append(values[:0], b.next[n].values...), b.next[n].from)
		return values
	})
	if err != nil {
		return err
	}
	if err := b.archive(staged); err != nil {
		return err
	}
	if b.kind.Name == "Identity" {
		if err := b.hold(); err != nil {
			return err
		}
	}
	return b.update(staged)
}

// archive appends the versions that end to the history, as the database has them.
func (b *batch) archive(staged string) error {
	from, args := b.beside(staged, "$2")
	_, err := b.tx.conn.Exec(b.tx.ctx, "INSERT INTO "+b.kind.Table+"_history ("+strings.Join(b.columns(), ", ")+", effective_to, closed_by) SELECT t."+
		strings.Join(b.columns(), ", t.")+", s.effective_from, $1 FROM "+from, append([]any{b.event.id}, args...)...)
	return err
}

// beside joins staged rows with those that they replace, which both databases are made to find by
// their keys: neither knows how small the staged table is, and would rather read the whole other one.
func (b *batch) beside(staged, parameter string) (from string, args []any) {
	from = staged + " s CROSS JOIN " + b.kind.Table + " t WHERE t.id = s.id"
	if b.tx.conn.Dialect == conn.SQLite {
		return from, nil
	}
	return from + " AND t.id " + inList(conn.Postgres, parameter), []any{b.ids}
}

func (b *batch) update(staged string) error {
	names := append(slices.Sorted(maps.Keys(b.event.changed)), bookkeeping...)
	var sets []string
	for _, f := range b.kind.Fields {
		if slices.Contains(names, f.Property) || f.Nav != "" && slices.Contains(names, f.Nav) {
			sets = append(sets, f.Column+" = s."+f.Column)
		}
	}
	sets = append(sets, "effective_from = s.effective_from")
	where, args := " AS s WHERE s.id = t.id", []any(nil)
	if b.tx.conn.Dialect == conn.Postgres {
		where, args = where+" AND t.id "+inList(conn.Postgres, "$1"), []any{b.ids}
	}
	n, err := b.tx.conn.Exec(b.tx.ctx, "UPDATE "+b.kind.Table+" AS t SET "+strings.Join(sets, ", ")+" FROM "+staged+where, args...)
	if err == nil && n != int64(len(b.next)) {
		err = fmt.Errorf("update %s: %d rows of %d", b.kind.Table, n, len(b.next))
	}
	return err
}

// derive keeps what follows from the rows in step; rows in which the same changed go together.
func (b *batch) derive() error {
	if b.changed == nil {
		return b.tx.deriveNew(b.kind, b.next)
	}
	b.tx.rightsMoved = b.tx.rightsMoved || b.kind.Name == "Usergroup"
	groups := map[string][]int64{}
	for i, names := range b.changed {
		key := strings.Join(names, ",")
		groups[key] = append(groups[key], b.next[i].id)
	}
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		changed := strings.Split(key, ",")
		if err := b.tx.harmless(b.kind.Name, groups[key], changed); err != nil {
			return err
		}
		if err := calc.ManagersAfter(b.tx.ctx, b.tx, b.kind.Name, groups[key], changed); err != nil {
			return err
		}
	}
	return nil
}
