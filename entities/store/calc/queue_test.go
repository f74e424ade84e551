package calc_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// A claim finds what it takes by index, however many wait: it comes once for each batch, so that one
// that read the whole queue would make a calculation of everybody take the square of their number.
func TestAClaimDoesNotReadTheQueue(t *testing.T) {
	s := storetest.Open(t, storetest.Postgres(t), store.Options{})
	for _, text := range []string{
		`INSERT INTO calculation_queue (identity_id, priority, source, cause, hops, queued_at, available_at, generation, attempts)
SELECT n, 0, 'test', 0, 0, now(), now(), 1, 0 FROM generate_series(1, 20000) n`, "ANALYZE calculation_queue",
	} {
		_, err := s.DB().Exec(t.Context(), text)
		require.NoError(t, err)
	}
	require.NoError(t, s.Tx(access.With(t.Context(), access.System("test")), func(tx *store.Tx) error {
		claiming := func() string { return planOf(t, tx, calc.Claiming, int64(1), int64(1000), int64(0), int64(400)) }
		require.NotContains(t, claiming(), "Seq Scan on calculation_queue")
		if err := tx.Conn().ByIndex(t.Context()); err != nil { // as a claim does
			return err
		}
		require.NotContains(t, claiming(), "Seq Scan")
		return nil
	}))
}

// PostgreSQL keeps a plan that it made for an empty table. So that nobody reads a whole table later
// on, what is looked up is looked up by index from the beginning.
func TestAnEmptyTableIsReadByIndex(t *testing.T) {
	s := storetest.Open(t, storetest.Postgres(t), store.Options{})
	require.NoError(t, calc.Read(t.Context(), s, func(tx calc.Tx) error {
		plan := planOf(t, tx, "SELECT assignment_key FROM calculated_assignments WHERE identity_id = ANY($1::bigint[]) AND is_managed", make([]int64, 400))
		require.NotContains(t, plan, "Seq Scan")
		return nil
	}))
}

// planOf is how PostgreSQL would run a statement.
func planOf(t *testing.T, tx calc.Tx, text string, args ...any) string {
	rows, err := tx.Conn().Query(t.Context(), "EXPLAIN "+text, args...)
	require.NoError(t, err)
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var line string
		require.NoError(t, rows.Scan(&line))
		plan = append(plan, line)
	}
	require.NoError(t, rows.Err())
	require.NotEmpty(t, plan)
	return strings.Join(plan, "\n")
}
