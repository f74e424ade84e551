//go:build bench

package rival

import (
	"context"
	"encoding/binary"
	"errors"
	"net/http"
	"strconv"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
)

// openPool opens a pool of the size and with the settings that the service's has.
func openPool(ctx context.Context, dsn string) (*pgxpool.Pool, error) {
	config, err := pgxpool.ParseConfig(dsn)
	if err != nil {
		return nil, err
	}
	config.MaxConns = 16
	config.ConnConfig.RuntimeParams["jit"] = "off"
	config.ConnConfig.RuntimeParams["timezone"] = "UTC"
	return pgxpool.NewWithConfig(ctx, config)
}

// binaryRows answers from raw binary rows.
type binaryRows struct {
	pool                           *pgxpool.Pool
	identity, assignment, resource *table

	onePoint, onePage, oneCount, oneWide, oneHolders, oneExport string
	expandPage, expandRest                                      string
	writes                                                      sqlWrites
}

// handPostgres is the handler over pgx.
func handPostgres(pool *pgxpool.Pool, o Options) http.Handler {
	i, a, r := tableOf("Identity"), tableOf("Resourceassignment"), tableOf("Resource")
	from := "SELECT " + i.list("i") + " FROM identities i WHERE "
	const few = " ORDER BY i.id LIMIT 50"
	const found = "i.identitystatus = $1 AND i.lastname >= $2 AND i.lastname < $3 AND NOT i.deleted"
	return handler(o, &binaryRows{
		pool: pool, identity: i, assignment: a, resource: r, writes: writesOf(i),
		onePoint:   from + "i.id = $1 AND NOT i.deleted",
		onePage:    from + found + " ORDER BY i.lastname NULLS FIRST, i.id LIMIT 50",
		oneCount:   "SELECT count(*) FROM identities i WHERE " + found,
		oneWide:    from + "i.id >= $1 AND NOT i.deleted ORDER BY i.id LIMIT $2",
		oneHolders: from + "i.id IN (SELECT DISTINCT a.identityref_id FROM resourceassignments a WHERE a.roleref_id = $1 AND a.roleassnstatus = $2 AND NOT a.deleted) AND NOT i.deleted" + few,
		oneExport:  "SELECT " + a.list("a") + " FROM resourceassignments a WHERE NOT a.deleted ORDER BY a.id",
		expandPage: from + "i.id > $1 AND NOT i.deleted" + few,
		expandRest: "SELECT " + a.list("a") + ", " + r.list("r") + ", a.identityref_id FROM (SELECT i.id FROM identities i WHERE i.id > $1 AND NOT i.deleted" + few + ") i" +
			" JOIN resourceassignments a ON a.identityref_id = i.id LEFT JOIN resources r ON r.id = a.roleref_id WHERE NOT a.deleted ORDER BY a.identityref_id, a.id",
	})
}

// binary asks for every column in binary form.
var binaryForm = pgx.QueryResultFormats{pgx.BinaryFormatCode}

func (p *binaryRows) point(ctx context.Context, a *answer, id int64) error {
	rows, err := p.pool.Query(ctx, p.onePoint, binaryForm, id)
	if err != nil {
		return err
	}
	return p.entity(a, rows)
}

func (p *binaryRows) entity(a *answer, rows pgx.Rows) error {
	defer rows.Close()
	if !rows.Next() {
		http.Error(a.w, "no such row", http.StatusNotFound)
		return rows.Err()
	}
	a.context("Identity/$entity")
	a.b = append(p.identity.appendBinary(append(a.b, ','), rows.RawValues()), '}', '\n')
	return a.end()
}

// careful proves the caller and asks for the row in one round trip.
func (p *binaryRows) careful(ctx context.Context, a *answer, id int64, caller proof) error {
	b := &pgx.Batch{}
	b.Queue(proven, caller.prefix, caller.hash[:])
	b.Queue(p.onePoint, id)
	results := p.pool.SendBatch(ctx, b)
	defer results.Close()
	var good bool
	if err := results.QueryRow().Scan(&good); err != nil || !good {
		return errors.Join(err, errUnproven)
	}
	rows, err := results.Query()
	if err != nil {
		return err
	}
	return p.entity(a, rows)
}

func (p *binaryRows) page(ctx context.Context, a *answer, status int64, prefix string, count bool) error {
	if !count {
		return p.set(ctx, a, "Identity", p.identity, p.onePage, status, prefix, after(prefix))
	}
	b := &pgx.Batch{}
	b.Queue(p.oneCount, status, prefix, after(prefix))
	b.Queue(p.onePage, status, prefix, after(prefix))
	results := p.pool.SendBatch(ctx, b)
	defer results.Close()
	var n int64
	if err := results.QueryRow().Scan(&n); err != nil {
		return err
	}
	a.context("Identity")
	a.b = strconv.AppendInt(append(a.b, `,"@odata.count":`...), n, 10)
	a.b = append(a.b, `,"value":[`...)
	rows, err := results.Query()
	if err != nil {
		return err
	}
	return a.stream(p.identity, rows)
}

func (p *binaryRows) wide(ctx context.Context, a *answer, from, n int64) error {
	return p.set(ctx, a, "Identity", p.identity, p.oneWide, from, n)
}

func (p *binaryRows) holders(ctx context.Context, a *answer, resource, status int64) error {
	return p.set(ctx, a, "Identity", p.identity, p.oneHolders, resource, status)
}

func (p *binaryRows) export(ctx context.Context, a *answer) error {
	return p.set(ctx, a, "Resourceassignment", p.assignment, p.oneExport)
}

// set answers with the rows of one statement.
func (p *binaryRows) set(ctx context.Context, a *answer, name string, t *table, sql string, args ...any) error {
	rows, err := p.pool.Query(ctx, sql, append([]any{binaryForm}, args...)...)
	if err != nil {
		return err
	}
	a.set(name)
	return a.stream(t, rows)
}

func (a *answer) stream(t *table, rows pgx.Rows) error {
	defer rows.Close()
	for n := 0; rows.Next(); n++ {
		a.separate(n)
		a.b = append(t.appendBinary(append(a.b, '{'), rows.RawValues()), '}')
		if err := a.full(); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return a.close()
}

// expand asks for the page and for what hangs on it in one round trip.
func (p *binaryRows) expand(ctx context.Context, a *answer, after int64) error {
	b := &pgx.Batch{}
	b.Queue(p.expandPage, after)
	b.Queue(p.expandRest, after)
	results := p.pool.SendBatch(ctx, b)
	defer results.Close()
	rows, err := results.Query()
	if err != nil {
		return err
	}
	page, ids, ends := make([]byte, 0, 64<<10), make([]int64, 0, 50), make([]int, 0, 50)
	for rows.Next() {
		raw := rows.RawValues()
		ids = append(ids, int64(binary.BigEndian.Uint64(raw[0])))
		page = p.identity.appendBinary(append(page, '{'), raw)
		ends = append(ends, len(page))
	}
	rows.Close()
	if rows, err = results.Query(); err != nil {
		return err
	}
	defer rows.Close()
	return p.nest(a, page, ids, ends, rows)
}

// nest merges identities with the rows behind them, which come in the same order.
func (p *binaryRows) nest(a *answer, page []byte, ids []int64, ends []int, rows pgx.Rows) error {
	a.set("Identity(Assignments(ROLEREF()))")
	width := len(p.assignment.columns)
	more, from := rows.Next(), 0
	for n, id := range ids {
		a.separate(n)
		a.b = append(append(a.b, page[from:ends[n]]...), `,"Assignments":[`...)
		for k := 0; more; k++ {
			raw := rows.RawValues()
			if int64(binary.BigEndian.Uint64(raw[len(raw)-1])) != id {
				break
			}
			if k > 0 {
				a.b = append(a.b, ',')
			}
			a.b = p.assignment.appendBinary(append(a.b, '{'), raw[:width])
			a.b = append(a.b, `,"ROLEREF":`...)
			a.b = p.resource.appendReference(a.b, raw[width:len(raw)-1])
			a.b = append(a.b, '}')
			more = rows.Next()
		}
		a.b = append(a.b, ']', '}')
		if err := a.full(); err != nil {
			return err
		}
		from = ends[n]
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return a.close()
}
