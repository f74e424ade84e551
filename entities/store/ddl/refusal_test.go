package ddl_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// TestHistoryStaysAsItIs proves that the database itself refuses to change or drop closed versions.
func TestHistoryStaysAsItIs(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := access.With(context.Background(), access.System("test"))
		user := &entities.User{UserName: "ada", Email: "ada@example.com"}
		group := &entities.Usergroup{Name: "Clerks"}
		write(t, ctx, s, func(tx *store.Tx) error {
			if err := tx.Create(user); err != nil {
				return err
			}
			group.Members = []int64{user.ID}
			return tx.Create(group)
		})
		write(t, ctx, s, func(tx *store.Tx) error {
			group.Name, group.Members, user.Email = "Scribes", nil, "ada@example.org"
			if err := tx.Update(user, "EMAIL"); err != nil {
				return err
			}
			return tx.Update(group, "NAME", "MEMBERS")
		})
		for _, statement := range []string{
			"UPDATE usergroups_history SET name = 'x'", "DELETE FROM usergroups_history",
			"UPDATE usergroups_members_history SET target_id = 1", "DELETE FROM usergroups_members_history",
			"UPDATE users_history SET email = 'x'", "DELETE FROM users_history",
		} {
			_, err := s.DB().Exec(ctx, statement)
			require.ErrorContains(t, err, "Immutable", statement)
		}
	})
}
