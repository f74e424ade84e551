package conn

import "context"

// sqlPipe is a Pipe on SQLite: a read transaction in which the statements run one after the other.
type sqlPipe struct {
	ctx        context.Context
	db         *DB
	tx         *Tx
	statements []statement
	rows       Rows
	// common are statements that ought to be kept compiled.
	common []string
}

func newSQLPipe(ctx context.Context, db *DB) (*sqlPipe, error) {
	tx, err := db.BeginRead(ctx)
	if err != nil {
		return nil, err
	}
	return &sqlPipe{ctx: ctx, db: db, tx: tx}, nil
}

func (p *sqlPipe) Send(b *Batch, _ bool) error {
	p.endRows()
	p.statements = b.statements
	return nil
}

func (p *sqlPipe) Next() (Rows, error) {
	if len(p.statements) == 0 {
		return nil, errDrained
	}
	p.endRows()
	s := p.statements[0]
	p.statements = p.statements[1:]
	rows, err := p.query(s)
	if err != nil {
		return nil, err
	}
	p.rows = rows
	return rows, nil
}

func (p *sqlPipe) query(s statement) (Rows, error) {
	stmt, again := p.db.ready.find(s.text)
	if stmt == nil {
		if again {
			p.common = append(p.common, s.text)
		}
		return p.tx.Query(p.ctx, s.text, s.args...)
	}
	rows, err := p.tx.sql.StmtContext(p.ctx, stmt).QueryContext(p.ctx, encode(SQLite, s.args)...)
	if err != nil { // it may have been dropped meanwhile; if something else is wrong, this says so too
		return p.tx.Query(p.ctx, s.text, s.args...)
	}
	return sqlRows{rows}, nil
}

func (p *sqlPipe) endRows() {
	if p.rows != nil {
		p.rows.Close()
		p.rows = nil
	}
}

func (p *sqlPipe) Close() {
	p.endRows()
	p.tx.Rollback()
	p.db.ready.add(p.ctx, p.common)
	p.common = nil
}
