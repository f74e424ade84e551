package store

import (
	"context"
	"sync"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata/funcs"
)

// searched are the places of the texts whose words PostgreSQL has an index over; none on SQLite.
func (b *batch) searched() (places []int) {
	if !b.kind.Words || b.tx.conn.Dialect == conn.SQLite {
		return nil
	}
	for i, f := range b.kind.Fields {
		if f.Edm.Searchable {
			places = append(places, i)
		}
	}
	return places
}

// words are those of the texts at some places of a row. To find them here takes a tenth of the time
// that the database needs for it.
func (r *row) words(places []int) conn.Lexemes {
	texts := make([]string, 0, len(places))
	for _, i := range places {
		if text, ok := r.values[i].(string); ok {
			texts = append(texts, text)
		}
	}
	return funcs.Tokens(texts...)
}

const (
	// mergeFrom is how many new rows at once make it worth while to keep the index over words out of
	// their way; fewer rows find it as any single write does.
	mergeFrom = 1000
	// minUnmerged is how many chunks are merged together at least: a word that many of them have is looked
	// up once. maxUnmerged is how many may wait. What waits is read by every search.
	minUnmerged, maxUnmerged = 4, 8
	// pendingKB is more than waits ever: the writer must not begin to merge himself.
	pendingKB = 256 << 10
)

// merger brings the words of new rows to their places in the index, over a connection of its own and
// beside the writer, who only leaves them in a list. That the transaction of the rows is still open
// does not matter: an index knows nothing of transactions.
type merger struct {
	store *Store
	index string
	// waiting counts the chunks since the last merge began.
	waiting int
	running chan struct{}
	once    sync.Once
}

// newMerger is nil where no such index is.
func (s *Store) newMerger(kind *entities.Type) *merger {
	if !kind.Words || s.db.Dialect == conn.SQLite {
		return nil
	}
	return &merger{store: s, index: kind.Table + "_words"}
}

// note says that a chunk has left many words. It waits where too many do.
func (m *merger) note(ctx context.Context) {
	if m.waiting++; m.waiting < minUnmerged {
		return
	}
	if m.running != nil && m.waiting < maxUnmerged {
		select {
		case <-m.running:
		default:
			return
		}
	}
	m.wait()
	m.waiting, m.running = 0, make(chan struct{})
	go func(done chan struct{}) {
		defer close(done)
		m.merge(ctx)
	}(m.running)
}

// finish merges what is left.
func (m *merger) finish(ctx context.Context) {
	if m == nil {
		return
	}
	if m.wait(); m.waiting > 0 {
		m.merge(ctx)
	}
}

func (m *merger) wait() {
	if m.running != nil {
		<-m.running
	}
}

// merge leaves it to the database to merge later if it cannot be done now: nothing is lost by that.
func (m *merger) merge(ctx context.Context) {
	_, err := m.store.db.Exec(ctx, "SELECT gin_clean_pending_list($1::regclass)", m.index)
	if err != nil && ctx.Err() == nil {
		m.once.Do(func() { m.store.log.Warn("merge words", "index", m.index, "error", err) })
	}
}
