package ddl_test

import (
	"context"
	"strconv"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// TestChangesTellOldAndNew proves the log of changes on both databases: every kind of
// value reads as on the wire, and a reference with many tells of each target.
func TestChangesTellOldAndNew(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := access.With(context.Background(), access.System("test"))
		system := &entities.System{Name: "ERP"}
		owner := &entities.Identity{IdentityID: "E1", FirstName: "Ada"}
		write(t, ctx, s, func(tx *store.Tx) error {
			if err := tx.Create(owner); err != nil {
				return err
			}
			return tx.Create(system)
		})
		percent := decimal.RequireFromString("12.5")
		from := time.Date(1969, 12, 31, 23, 59, 59, 999_999_000, time.UTC)
		why := store.WithOrigin(ctx, store.Origin{Channel: "import", Reason: "quarterly review"})
		write(t, why, s, func(tx *store.Tx) error {
			system.Description, system.NoDelete, system.ImportMaxDeleted = "Books", true, &percent
			system.Provisioning, system.Owners = entities.ProvisioningManual, []int64{owner.ID}
			owner.ValidFrom = &from
			if err := tx.Update(owner, "VALIDFROM"); err != nil {
				return err
			}
			return tx.Update(system, "DESCRIPTION", "NODELETE", "IMPORTMAXDELETED", "PROVISIONINGTYPE", "OWNERREF")
		})
		write(t, ctx, s, func(tx *store.Tx) error {
			system.Owners = nil
			return tx.Update(system, "OWNERREF")
		})
		require.Equal(t, []string{
			"DESCRIPTION  > Books", "IMPORTMAXDELETED  > 12.5", "NODELETE false > true", "PROVISIONINGTYPE None > Manual",
		}, changes(t, s, system.ID, "Item eq 0 and Channel eq 'import' and Reason eq 'quarterly review'"))
		target := number(owner.ID)
		require.Equal(t, []string{"OWNERREF  > " + target, "OWNERREF " + target + " > "}, changes(t, s, system.ID, "Property eq 'OWNERREF'"))
		require.Equal(t, []string{"VALIDFROM  > 1969-12-31T23:59:59.999999Z"}, changes(t, s, owner.ID, "Channel eq 'import'"))
		require.Contains(t, changes(t, s, owner.ID, "Old eq null"), "FIRSTNAME  > Ada")
	})
}

func write(t *testing.T, ctx context.Context, s *store.Store, f func(*store.Tx) error) {
	t.Helper()
	require.NoError(t, s.Tx(ctx, f))
}

func changes(t *testing.T, s *store.Store, object int64, filter string) []string {
	t.Helper()
	var rows []entities.ObjectChange
	require.NoError(t, s.Read(context.Background(), &rows, "ObjectId eq @object and ("+filter+")", map[string]any{"object": object}))
	var out []string
	for _, r := range rows {
		out = append(out, r.Property+" "+r.Old+" > "+r.New)
	}
	return out
}

func number(id int64) string { return strconv.FormatInt(id, 10) }
