//go:build bench

package rival

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// sqlWrites are the statements of the changes, over PostgreSQL.
type sqlWrites struct {
	numbers                                    *ids
	person, salt, event, job                   string
	locked, archive, retitle, archiveAll, each string
}

// begin gives a transaction its numbers: of the event, of itself, and the time.
const begin = "SELECT nextval('audit_event_ids'), pg_current_xact_id()::text::bigint, clock_timestamp(), clock_timestamp() + offset_micros * interval '1 microsecond' FROM clock"

func writesOf(t *table) sqlWrites {
	from, columns := "FROM identities t WHERE t.id", t.list("t")+", t.effective_from"
	plain := strings.ReplaceAll(columns, "t.", "")
	ended := "INSERT INTO identities_history (" + plain + ", effective_to, closed_by) SELECT " + columns + ", greatest($2, t.effective_from + interval '1 microsecond'), $3 " + from
	changed := "UPDATE identities t SET jobtitle = %s, change_time = $2, version_id = $3, effective_from = greatest($2, t.effective_from + interval '1 microsecond') "
	return sqlWrites{
		numbers: &ids{},
		person: "INSERT INTO identities (id, uid, display_name, key_value, create_time, change_time, deleted, version_id, identityid, firstname, lastname, email, jobtitle, employeeid," +
			" identitystatus, identitycategory, ident_relaunchsod, breakglass, effective_from)" +
			" VALUES ($1, $2, $3, $4, $5, $5, false, $6, $4, $7, $8, $9, $10, $11, 1, 1, false, false, $5) RETURNING " + strings.ReplaceAll(t.list("t"), "t.", ""),
		salt: "INSERT INTO object_salts (object_id, salt) VALUES ($1, $2)",
		event: "INSERT INTO audit_events (id, era, xid, recorded_at, at, channel, actor, on_behalf, type, operation, object_id, count, hops, reason, request_id, digest)" +
			" VALUES ($1, (SELECT max(era) FROM audit_eras), $2, $3, $4, 'odata', '', '', 'Identity', $5, $6, $7, 0, '', '', $8)",
		job:        "INSERT INTO jobs (kind, priority, payload, cause, hops, available_at, created_at) VALUES ('rope.fanout', 1, $1, $2, 0, clock_timestamp(), clock_timestamp())",
		locked:     "SELECT " + columns + ", (SELECT s.salt FROM object_salts s WHERE s.object_id = t.id) " + from + " = ANY($1) AND NOT t.deleted ORDER BY t.id FOR NO KEY UPDATE OF t",
		archive:    ended + " = $1",
		retitle:    fmt.Sprintf(changed, "$4") + "WHERE t.id = $1",
		archiveAll: ended + " = ANY($1)",
		each:       fmt.Sprintf(changed, "n.title") + "FROM unnest($1::bigint[], $4::text[]) AS n(id, title) WHERE t.id = n.id",
	}
}

// change is one transaction under way.
type change struct {
	tx            pgx.Tx
	event, xid    int64
	recorded, now time.Time
}

func (p *binaryRows) change(ctx context.Context, f func(*change) error) error {
	return pgx.BeginFunc(ctx, p.pool, func(tx pgx.Tx) error {
		c := &change{tx: tx}
		if err := tx.QueryRow(ctx, begin).Scan(&c.event, &c.xid, &c.recorded, &c.now); err != nil {
			return err
		}
		return f(c)
	})
}

// conclude adds the audit event and the job of the outbox.
func (p *binaryRows) conclude(b *pgx.Batch, c *change, operation string, list []int64, sum []byte, properties string) {
	var object any
	if len(list) == 1 {
		object = list[0]
	}
	b.Queue(p.writes.event, c.event, c.xid, c.recorded, c.now, operation, object, len(list), sum)
	text := strings.ReplaceAll(strings.Trim(fmt.Sprint(list), "[]"), " ", ",")
	b.Queue(p.writes.job, fmt.Sprintf(`{"type":"Identity","op":%q,"event":%d,"ids":[%s],"properties":[%s]}`, operation, c.event, text, properties), c.event)
}

// post asks for the numbers first, since the digest is made of them; then all goes at once.
func (p *binaryRows) post(req *http.Request, a *answer, person *Person) error {
	ctx := req.Context()
	id, err := p.writes.numbers.take(func() (start int64, err error) {
		err = p.pool.QueryRow(ctx, "SELECT nextval('object_ids')").Scan(&start)
		return start, err
	})
	if err != nil {
		return err
	}
	return p.change(ctx, func(c *change) error {
		n := &born{Person: person, id: id, event: c.event, at: c.now, uid: uuid.Must(uuid.NewV7()), salt: make([]byte, 32)}
		if _, err := rand.Read(n.salt); err != nil {
			return err
		}
		sum, err := n.digest()
		if err != nil {
			return err
		}
		b := &pgx.Batch{}
		b.Queue(p.writes.person, n.id, n.uid, n.name(), n.IdentityID, n.at, n.event, n.FirstName, n.LastName, n.Email, n.JobTitle, n.EmployeeID)
		b.Queue(p.writes.salt, n.id, n.salt)
		p.conclude(b, c, "Create", []int64{n.id}, sum, "")
		return p.answerPerson(a, c.tx.SendBatch(ctx, b))
	})
}

func (p *binaryRows) answerPerson(a *answer, results pgx.BatchResults) error {
	rows, err := results.Query()
	if err != nil {
		return err
	}
	a.context("Identity/$entity")
	for rows.Next() {
		a.b = append(p.identity.appendBinary(append(a.b, ','), rows.RawValues()), '}', '\n')
	}
	if rows.Close(); rows.Err() != nil {
		return rows.Err()
	}
	return results.Close()
}

// patches changes rows one after the other, by three statements for each of them.
func (p *binaryRows) patches(req *http.Request, a *answer, list []Title) error {
	ctx := req.Context()
	err := p.change(ctx, func(c *change) error {
		d, all := &seal.Digest{Type: "Identity", Operation: "Update"}, make([]int64, 0, len(list))
		for _, one := range list {
			if err := p.seal(ctx, c, d, []Title{one}); err != nil {
				return err
			}
			b := &pgx.Batch{}
			b.Queue(p.writes.archive, one.ID, c.now, c.event)
			b.Queue(p.writes.retitle, one.ID, c.now, c.event, one.JobTitle)
			if err := c.tx.SendBatch(ctx, b).Close(); err != nil {
				return err
			}
			all = append(all, one.ID)
		}
		b := &pgx.Batch{}
		p.conclude(b, c, "Update", all, d.Sum(), `"JOBTITLE"`)
		return c.tx.SendBatch(ctx, b).Close()
	})
	return a.done(err, len(list))
}

// mass changes rows by one statement of each kind.
func (p *binaryRows) mass(req *http.Request, a *answer, list []Title) error {
	ctx := req.Context()
	err := p.change(ctx, func(c *change) error {
		d, all, titles := &seal.Digest{Type: "Identity", Operation: "Update"}, make([]int64, len(list)), make([]string, len(list))
		if err := p.seal(ctx, c, d, list); err != nil {
			return err
		}
		for i, one := range list {
			all[i], titles[i] = one.ID, one.JobTitle
		}
		b := &pgx.Batch{}
		b.Queue(p.writes.archiveAll, all, c.now, c.event)
		b.Queue(p.writes.each, all, c.now, c.event, titles)
		p.conclude(b, c, "Update", all, d.Sum(), `"JOBTITLE"`)
		return c.tx.SendBatch(ctx, b).Close()
	})
	return a.done(err, len(list))
}

func (a *answer) done(err error, n int) error {
	if err != nil {
		return err
	}
	a.b = fmt.Appendf(a.b, `{"changed":%d}`+"\n", n)
	return a.end()
}

// seal locks rows, and adds to a digest what becomes of them.
func (p *binaryRows) seal(ctx context.Context, c *change, d *seal.Digest, list []Title) error {
	titles := make(map[int64]string, len(list))
	wanted := make([]int64, len(list))
	for i, one := range list {
		wanted[i], titles[one.ID] = one.ID, one.JobTitle
	}
	rows, err := c.tx.Query(ctx, p.writes.locked, binaryForm, wanted)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		id, sum, err := p.identity.retitled(rows.RawValues(), c, titles)
		if err != nil {
			return err
		}
		d.Add(id, sum)
	}
	if rows.Err() == nil && d.Count() < int64(len(list)) {
		return pgx.ErrNoRows
	}
	return rows.Err()
}

// retitled is the digest of the version that follows a row.
func (t *table) retitled(raw [][]byte, c *change, titles map[int64]string) (id int64, sum [32]byte, err error) {
	id = int64(binary.BigEndian.Uint64(raw[0]))
	from := time.UnixMicro(int64(binary.BigEndian.Uint64(raw[len(raw)-2])) + since2000 + 1)
	if from.Before(c.now) {
		from = c.now
	}
	v := seal.Version{Type: "Identity", ID: id, Event: c.event, From: from, Salt: raw[len(raw)-1]}
	for i := range t.columns {
		column := &t.columns[i]
		value := column.value(raw[i])
		switch column.property {
		case "JOBTITLE":
			value = titles[id]
		case "ChangeTime":
			value = c.now
		case "CurrentVersionId":
			value = c.event
		}
		if value != nil {
			v.Values = append(v.Values, seal.Value{Property: column.property, V: value, Personal: column.personal})
		}
	}
	sum, err = v.Sum()
	return id, sum, err
}

// value reads a cell as digests take it; nil is left out of them.
func (c *column) value(raw []byte) any {
	switch {
	case raw == nil:
		return nil
	case c.kind == text:
		return string(raw)
	case c.kind == guid:
		return uuid.UUID(raw)
	case c.kind == stamp:
		return time.UnixMicro(int64(binary.BigEndian.Uint64(raw)) + since2000)
	case c.kind == truth:
		if raw[0] == 0 {
			return nil
		}
		return true
	case c.kind == code:
		return int64(binary.BigEndian.Uint16(raw))
	}
	return int64(binary.BigEndian.Uint64(raw))
}

// Writer is the handler of changes over PostgreSQL, with a pool of its own.
func Writer(ctx context.Context, dsn string, o Options) (http.Handler, *pgxpool.Pool, error) {
	pool, err := openPool(ctx, dsn)
	if err != nil {
		return nil, nil, err
	}
	return handPostgres(pool, o), pool, nil
}
