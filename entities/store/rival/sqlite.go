//go:build bench

package rival

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
	"net/url"
	"strconv"
)

// openFile opens a SQLite file for reading, with the settings that the service's readers have.
func openFile(path string) (*sql.DB, error) {
	settings := url.Values{"_pragma": {"busy_timeout(10000)", "temp_store(MEMORY)", "query_only(ON)"}}
	db, err := sql.Open("sqlite", "file:"+path+"?"+settings.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(16)
	db.SetMaxIdleConns(16)
	return db, nil
}

// scannedRows answers from rows that are scanned into places which are used again for each of them.
type scannedRows struct {
	identity, assignment, resource *table

	onePoint, onePage, oneCount, oneWide, oneHolders, oneExport *sql.Stmt
	proven                                                      *sql.Stmt
	expandPage, expandRest                                      *sql.Stmt
}

// handSQLite is the handler over database/sql.
func handSQLite(db *sql.DB, o Options) (http.Handler, error) {
	s := &scannedRows{identity: tableOf("Identity"), assignment: tableOf("Resourceassignment"), resource: tableOf("Resource")}
	from := "SELECT " + s.identity.list("i") + " FROM identities i WHERE "
	const few = " ORDER BY i.id LIMIT 50"
	const found = "i.identitystatus = ?1 AND i.lastname >= ?2 AND i.lastname < ?3 AND NOT i.deleted"
	texts := map[**sql.Stmt]string{
		&s.proven:     proven,
		&s.onePoint:   from + "i.id = ?1 AND NOT i.deleted",
		&s.onePage:    from + found + " ORDER BY i.lastname, i.id LIMIT 50",
		&s.oneCount:   "SELECT count(*) FROM identities i WHERE " + found,
		&s.oneWide:    from + "i.id >= ?1 AND NOT i.deleted ORDER BY i.id LIMIT ?2",
		&s.oneHolders: from + "i.id IN (SELECT a.identityref_id FROM resourceassignments a WHERE a.roleref_id = ?1 AND a.roleassnstatus = ?2 AND NOT a.deleted) AND NOT i.deleted" + few,
		&s.oneExport:  "SELECT " + s.assignment.list("a") + " FROM resourceassignments a WHERE NOT a.deleted ORDER BY a.id",
		&s.expandPage: from + "i.id > ?1 AND NOT i.deleted" + few,
		&s.expandRest: "SELECT " + s.assignment.list("a") + ", " + s.resource.list("r") + " FROM resourceassignments a LEFT JOIN resources r ON r.id = a.roleref_id" +
			" WHERE a.identityref_id = ?1 AND NOT a.deleted ORDER BY a.id",
	}
	for to, text := range texts {
		statement, err := db.Prepare(text)
		if err != nil {
			return nil, err
		}
		*to = statement
	}
	return handler(o, s), nil
}

// cells are the places that a row is scanned into: one list for each way of taking a value.
type cells struct {
	dst     []any
	bytes   []sql.RawBytes
	numbers []sql.NullInt64
}

func (t *table) cells() *cells {
	c := &cells{dst: make([]any, len(t.columns)), bytes: make([]sql.RawBytes, len(t.columns)), numbers: make([]sql.NullInt64, len(t.columns))}
	for i := range t.columns {
		switch t.columns[i].kind {
		case text, guid:
			c.dst[i] = &c.bytes[i]
		default:
			c.dst[i] = &c.numbers[i]
		}
	}
	return c
}

// appendCells writes the inside of an object from a scanned row.
func (t *table) appendCells(b []byte, from *cells) []byte {
	b = append(b, `"@odata.etag":"W/\"`...)
	b = strconv.AppendInt(b, from.numbers[t.version].Int64, 10)
	b = append(b, `\""`...)
	for i := range t.columns {
		c := &t.columns[i]
		b = append(b, c.head...)
		if from.bytes[i] == nil && !from.numbers[i].Valid {
			b = append(b, "null"...)
			continue
		}
		b = c.appendCell(b, from.bytes[i], from.numbers[i].Int64)
	}
	return b
}

func (c *column) appendCell(b, raw []byte, n int64) []byte {
	switch c.kind {
	case integer:
		return strconv.AppendInt(b, n, 10)
	case text:
		return appendText(b, raw)
	case guid:
		return appendGuid(b, raw)
	case stamp:
		return appendStamp(b, n)
	case truth:
		return strconv.AppendBool(b, n != 0)
	case number:
		return appendMillionths(b, n)
	}
	return append(b, c.codes[n]...)
}

func (s *scannedRows) point(ctx context.Context, a *answer, id int64) error {
	rows, err := s.onePoint.QueryContext(ctx, id)
	if err != nil {
		return err
	}
	defer rows.Close()
	if !rows.Next() {
		http.Error(a.w, "no such row", http.StatusNotFound)
		return rows.Err()
	}
	c := s.identity.cells()
	if err := rows.Scan(c.dst...); err != nil {
		return err
	}
	a.context("Identity/$entity")
	a.b = append(s.identity.appendCells(append(a.b, ','), c), '}', '\n')
	return a.end()
}

func (s *scannedRows) careful(ctx context.Context, a *answer, id int64, caller proof) error {
	var good bool
	if err := s.proven.QueryRowContext(ctx, caller.prefix, caller.hash[:]).Scan(&good); err != nil || !good {
		return errors.Join(err, errUnproven)
	}
	return s.point(ctx, a, id)
}

func (s *scannedRows) page(ctx context.Context, a *answer, status int64, prefix string, count bool) error {
	a.context("Identity")
	if count {
		var n int64
		if err := s.oneCount.QueryRowContext(ctx, status, prefix, after(prefix)).Scan(&n); err != nil {
			return err
		}
		a.b = strconv.AppendInt(append(a.b, `,"@odata.count":`...), n, 10)
	}
	a.b = append(a.b, `,"value":[`...)
	return a.scan(ctx, s.identity, s.onePage, status, prefix, after(prefix))
}

func (s *scannedRows) wide(ctx context.Context, a *answer, from, n int64) error {
	a.set("Identity")
	return a.scan(ctx, s.identity, s.oneWide, from, n)
}

func (s *scannedRows) holders(ctx context.Context, a *answer, resource, status int64) error {
	a.set("Identity")
	return a.scan(ctx, s.identity, s.oneHolders, resource, status)
}

func (s *scannedRows) export(ctx context.Context, a *answer) error {
	a.set("Resourceassignment")
	return a.scan(ctx, s.assignment, s.oneExport)
}

// scan ends an answer with the rows of one statement.
func (a *answer) scan(ctx context.Context, t *table, statement *sql.Stmt, args ...any) error {
	rows, err := statement.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	c := t.cells()
	for n := 0; rows.Next(); n++ {
		if err := rows.Scan(c.dst...); err != nil {
			return err
		}
		a.separate(n)
		a.b = append(t.appendCells(append(a.b, '{'), c), '}')
		if err := a.full(); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return a.close()
}

// expand reads the page first, since whoever asks on while rows are open holds two connections. Then
// it asks once for each identity: there is no way to a database in the same process to be spared.
func (s *scannedRows) expand(ctx context.Context, a *answer, after int64) error {
	page, ids, ends, err := s.holdersAfter(ctx, after)
	if err != nil {
		return err
	}
	a.set("Identity(Assignments(ROLEREF()))")
	down, right, from := s.assignment.cells(), s.resource.cells(), 0
	places := append(append([]any{}, down.dst...), right.dst...)
	for n, id := range ids {
		a.separate(n)
		a.b = append(append(a.b, page[from:ends[n]]...), `,"Assignments":[`...)
		from = ends[n]
		if err := s.below(ctx, a, id, down, right, places); err != nil {
			return err
		}
		a.b = append(a.b, ']', '}')
		if err := a.full(); err != nil {
			return err
		}
	}
	return a.close()
}

// holdersAfter gives the beginnings of the objects of a page, one behind the other.
func (s *scannedRows) holdersAfter(ctx context.Context, after int64) (page []byte, ids []int64, ends []int, err error) {
	rows, err := s.expandPage.QueryContext(ctx, after)
	if err != nil {
		return nil, nil, nil, err
	}
	defer rows.Close()
	page = make([]byte, 0, 64<<10)
	for c := s.identity.cells(); rows.Next(); {
		if err := rows.Scan(c.dst...); err != nil {
			return nil, nil, nil, err
		}
		page = s.identity.appendCells(append(page, '{'), c)
		ids, ends = append(ids, c.numbers[0].Int64), append(ends, len(page))
	}
	return page, ids, ends, rows.Err()
}

// below writes the assignments of one identity with their resources.
func (s *scannedRows) below(ctx context.Context, a *answer, identity int64, down, right *cells, places []any) error {
	rows, err := s.expandRest.QueryContext(ctx, identity)
	if err != nil {
		return err
	}
	defer rows.Close()
	for k := 0; rows.Next(); k++ {
		if err := rows.Scan(places...); err != nil {
			return err
		}
		if k > 0 {
			a.b = append(a.b, ',')
		}
		a.b = append(s.assignment.appendCells(append(a.b, '{'), down), `,"ROLEREF":`...)
		if !right.numbers[0].Valid {
			a.b = append(a.b, "null}"...)
			continue
		}
		a.b = append(s.resource.appendCells(append(a.b, '{'), right), '}', '}')
	}
	return rows.Err()
}
