package conn

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
)

const (
	beginSnapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
	commit        = "COMMIT"
	// endless holds until the end of the transaction.
	endless = "SELECT set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)"
	// rollbackTime bounds the wait for the end of a snapshot that nobody waits for any more.
	rollbackTime = 5 * time.Second
	// drainTime is how long rows that nobody wants are read on to keep the connection.
	drainTime = 50 * time.Millisecond
)

// pgxPipe is a Pipe on PostgreSQL. The transaction of a snapshot begins and ends inside of the
// messages that carry the statements.
type pgxPipe struct {
	ctx  context.Context
	conn *pgxpool.Conn
	// alone is a statement that travels by itself; then there is no batch with results.
	alone   *statement
	results pgx.BatchResults
	rows    pgx.Rows
	// left counts the statements whose answers were not asked for.
	left int
	how  Reading
	// begun is true while the transaction of the snapshot is open.
	begun bool
}

func newPgxPipe(ctx context.Context, db *DB, how Reading) (*pgxPipe, error) {
	c, err := db.Pool.Acquire(ctx)
	if err != nil {
		return nil, err
	}
	return &pgxPipe{ctx: ctx, conn: c, how: how}, nil
}

func (p *pgxPipe) Send(b *Batch, last bool) error {
	if err := p.finish(); err != nil {
		return err
	}
	if b.Len() == 1 && !p.how.Snapshot {
		p.alone, p.left = &b.statements[0], 1
		return nil
	}
	var batch pgx.Batch
	begins := p.how.Snapshot && !p.begun
	if begins {
		batch.Queue(beginSnapshot)
		p.begun = true
	}
	if begins && p.how.Endless {
		batch.Queue(endless)
	}
	for _, s := range b.statements {
		batch.Queue(s.text, encode(Postgres, s.args)...)
	}
	if last && p.begun {
		batch.Queue(commit)
		p.begun = false
	}
	p.results, p.left = p.conn.Conn().SendBatch(p.ctx, &batch), b.Len()
	if begins {
		return p.begin()
	}
	return nil
}

// begin reads the answers to what begins the transaction.
func (p *pgxPipe) begin() error {
	_, err := p.results.Exec()
	if err == nil && p.how.Endless {
		_, err = p.results.Exec()
	}
	return err
}

func (p *pgxPipe) Next() (Rows, error) {
	if p.left == 0 {
		return nil, errDrained
	}
	p.endRows()
	p.left--
	rows, err := p.query()
	if err != nil {
		return nil, err
	}
	p.rows = rows
	return pgxRows{rows}, nil
}

// binaryForm spares the driver to look up for each column which form it prefers: it is this one.
var binaryForm = pgx.QueryResultFormats{pgx.BinaryFormatCode}

// query gives the next answer. What goes alone is sent now: a batch of one would take three times as
// much of the driver.
func (p *pgxPipe) query() (pgx.Rows, error) {
	if p.alone == nil {
		return p.results.Query()
	}
	args := make([]any, 0, 1+len(p.alone.args))
	args = append(args, binaryForm)
	for _, arg := range p.alone.args {
		args = append(args, encodeOne(Postgres, arg))
	}
	rows, err := p.conn.Query(p.ctx, p.alone.text, args...)
	p.alone = nil
	return rows, err
}

func (p *pgxPipe) endRows() {
	if p.rows != nil {
		p.rows.Close()
		p.rows = nil
	}
}

// drain reads off what was sent. Of answers that nobody read it reads no more than can be had
// soon: then it breaks the connection. An error of a statement was told to whoever read its answer.
func (p *pgxPipe) drain(c *pgxpool.Conn) {
	if !p.unread() {
		_ = p.finish()
		return
	}
	wire := c.Conn().PgConn().Conn()
	late := time.AfterFunc(drainTime, func() { _ = wire.SetDeadline(time.Unix(1, 0)) })
	_ = p.finish()
	if !late.Stop() { // the next one who gets the connection must not meet the deadline
		_ = wire.Close()
		_ = c.Conn().Close(p.ctx)
	}
}

// unread tells whether answers are on their way that nobody read to the end.
func (p *pgxPipe) unread() bool {
	return p.left > 0 || p.rows != nil && p.rows.CommandTag() == pgconn.CommandTag{}
}

// finish reads what is left of a batch.
func (p *pgxPipe) finish() error {
	p.endRows()
	if p.alone != nil { // nobody asked for it, so that it was not sent
		p.alone, p.left = nil, 0
	}
	if p.results == nil {
		return nil
	}
	err := p.results.Close()
	p.results, p.left = nil, 0
	return err
}

func (p *pgxPipe) Close() {
	if p.conn == nil {
		return
	}
	c := p.conn
	p.conn = nil
	p.drain(c)
	if c.Conn().IsClosed() || c.Conn().PgConn().TxStatus() == 'I' {
		c.Release()
		return
	}
	go rollback(context.WithoutCancel(p.ctx), c)
}

// rollback ends a transaction that nobody waits for, and gives the connection back.
func rollback(ctx context.Context, c *pgxpool.Conn) {
	ctx, cancel := context.WithTimeout(ctx, rollbackTime)
	defer cancel()
	defer c.Release()
	_, _ = c.Exec(ctx, "ROLLBACK")
}
