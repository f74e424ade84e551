package conn

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"gorm.io/gorm"
)

// maxWordings bounds the texts that are kept: which columns change together depends on what clients send.
const maxWordings = 2000

// wordings are the statements that gorm writes for single rows, by their table and columns. It is asked for
// each text once: to write one takes it longer than PostgreSQL takes to run it.
type wordings struct {
	gorm  *gorm.DB
	mu    sync.RWMutex
	known map[string]string
}

func newWordings(g *gorm.DB) *wordings {
	return &wordings{
		gorm:  g.Session(&gorm.Session{NewDB: true, Context: context.Background(), DryRun: true}),
		known: map[string]string{},
	}
}

// insert gives the statement that adds a row to a table, with its arguments.
func (w *wordings) insert(table string, row map[string]any) (text string, args []any, err error) {
	columns := slices.Sorted(maps.Keys(row))
	text, err = w.of("+", table, columns, func() *gorm.DB { return w.gorm.Table(table).Create(blank(columns)) })
	return text, pick(row, columns), err
}

// update gives the statement that changes the row with an id, with its arguments.
func (w *wordings) update(table string, id int64, row map[string]any) (text string, args []any, err error) {
	columns := slices.Sorted(maps.Keys(row))
	text, err = w.of("=", table, columns, func() *gorm.DB { return w.gorm.Table(table).Where("id = ?", 0).Updates(blank(columns)) })
	return text, append(pick(row, columns), id), err
}

func (w *wordings) of(what, table string, columns []string, write func() *gorm.DB) (string, error) {
	key := what + table + "\x00" + strings.Join(columns, "\x00")
	w.mu.RLock()
	text := w.known[key]
	w.mu.RUnlock()
	if text != "" {
		return text, nil
	}
	written := write()
	if written.Error != nil {
		return "", fmt.Errorf("write statement: %w", written.Error)
	}
	text = written.Statement.SQL.String()
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.known) >= maxWordings {
		clear(w.known)
	}
	w.known[key] = text
	return text, nil
}

// blank is a row of columns. gorm goes through them in the order of their names.
func blank(columns []string) map[string]any {
	row := make(map[string]any, len(columns))
	for _, name := range columns {
		row[name] = 0
	}
	return row
}

// pick gives the values of columns, with room for one more.
func pick(row map[string]any, columns []string) []any {
	values := make([]any, len(columns), len(columns)+1)
	for n, name := range columns {
		values[n] = row[name]
	}
	return values
}
