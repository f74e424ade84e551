package store

import (
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// takeMany gives n numbers of data objects, ascending, by one statement at most.
func (i *ids) takeMany(ctx context.Context, c *conn.Tx, n int) (numbers []int64, moved bool, err error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	for ; len(numbers) < n && i.next < i.limit; i.next++ {
		numbers = append(numbers, i.next)
	}
	missing := n - len(numbers)
	if missing == 0 {
		return numbers, false, nil
	}
	starts, err := takeBlocks(ctx, c, i.limit, (missing+idBlock-1)/idBlock)
	if err != nil {
		return nil, false, fmt.Errorf("take %d ids: %w", n, err)
	}
	for _, start := range starts {
		i.next, i.limit = start, start+idBlock
		for ; len(numbers) < n && i.next < i.limit; i.next++ {
			numbers = append(numbers, i.next)
		}
	}
	return numbers, true, nil
}

// takeBlocks is takeBlock for several blocks, in the order of their numbers.
func takeBlocks(ctx context.Context, c *conn.Tx, limit int64, n int) (starts []int64, err error) {
	if c.Dialect == conn.SQLite {
		const text = "UPDATE counters SET next = max(next, $1) + $2 WHERE name = 'object' RETURNING next - $2"
		var start int64
		err = c.QueryRow(ctx, text, limit, int64(n*idBlock)).Scan(&start)
		for k := range n {
			starts = append(starts, start+int64(k*idBlock))
		}
		return starts, err
	}
	rows, err := c.Query(ctx, "SELECT nextval('object_ids') FROM generate_series(1, $1::bigint) ORDER BY 1", int64(n))
	if err != nil {
		return nil, err
	}
	return scanNumbers(rows)
}

// scanNumbers reads one number from each row.
func scanNumbers(rows conn.Rows) (numbers []int64, err error) {
	defer rows.Close()
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		numbers = append(numbers, n)
	}
	return numbers, rows.Err()
}
