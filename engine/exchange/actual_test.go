package exchange_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/exchange"
	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/calc"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// reporting hands what systems report to the engine.
var reporting = exchange.Report{
	Accounts: func(ctx context.Context, tx *store.Tx, a []entities.ActualAccount, run int64) (calc.Seen, error) {
		return rope.ReportAccounts(ctx, tx, a, run)
	},
	Assignments: func(ctx context.Context, tx *store.Tx, a []entities.ActualAssignment, run int64) (calc.Seen, error) {
		return rope.ReportAssignments(ctx, tx, a, run)
	},
	EndAccounts: func(ctx context.Context, tx *store.Tx, l calc.Listing) (int64, error) {
		return rope.EndAccounts(ctx, tx, l)
	},
	EndAssignments: func(ctx context.Context, tx *store.Tx, l calc.Listing) (int64, error) {
		return rope.EndAssignments(ctx, tx, l)
	},
}

// report imports what a system reports, and gives the summary and the faults as lines.
func report(t *testing.T, ctx context.Context, s *store.Store, set string, atomic bool, text string) (string, []string) {
	t.Helper()
	return list(t, ctx, exchange.Actual{Store: s, Report: reporting}, store.Bulk{Set: set, Atomic: atomic}, text)
}

// list imports by a door.
func list(t *testing.T, ctx context.Context, door exchange.Door, o store.Bulk, text string) (string, []string) {
	t.Helper()
	var faults []string
	o.Fault = func(f store.BulkFault) {
		faults = append(faults, fmt.Sprintf("%d %s %s", f.Row, f.Code, f.Property))
	}
	r, err := exchange.Import{Format: exchange.CSV, Bulk: o}.Run(ctx, door, strings.NewReader(text))
	if err != nil {
		return err.Error(), faults
	}
	return fmt.Sprintf("%d new, %d changed, %d unchanged, %d ended, %d failed, %d warnings, %v",
		r.Created, r.Changed, r.Unchanged, r.Deleted, r.Failed, r.Warnings, r.Committed), faults
}

// TestActual imports accounts and their access: owners are found, or are UNRESOLVED; unknown account
// types are made; and what was found becomes access with the reason that the system says so.
func TestActual(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		ctx := operator()
		require.NoError(t, s.WriteBuiltIns(ctx))
		require.NoError(t, s.Tx(ctx, func(tx *store.Tx) error {
			system := &entities.System{SystemID: "ERP", Name: "ERP"}
			kind := &entities.Resourcetype{Name: "Permission", Category: entities.RolePermission}
			for _, e := range []entities.Entity{system, kind, &entities.Identity{IdentityID: "A", LastName: "Doe"}} {
				if err := tx.Create(e); err != nil {
					return err
				}
			}
			return tx.Create(&entities.Resource{RoleID: "READ", Name: "Read", System: &system.ID, Type: &kind.ID, Category: entities.RolePermission})
		}))
		accounts := "System/SYSTEMID,AccountName,AccountType/NAME,Identity/IDENTITYID,Enabled\n" +
			"ERP,adoe,Tier0,A,true\nERP,ghost,,Z,false\nCRM,x,,A,true\nERP,,,A,true\nERP,adoe,,A,true\n"
		summary, faults := report(t, ctx, s, exchange.ActualAccounts, true, accounts)
		require.Equal(t, "2 new, 0 changed, 0 unchanged, 0 ended, 3 failed, 1 warnings, false", summary)
		require.Equal(t, []string{
			"5 RequiredProperty AccountName", "3 UnknownOwner Identity/IDENTITYID", "4 UnknownReference System/SYSTEMID", "6 DuplicateRow ",
		}, faults)
		var found []entities.ActualAccount
		require.NoError(t, s.Read(ctx, &found, "", nil))
		require.Empty(t, found, "all or nothing")
		_, _ = report(t, ctx, s, exchange.ActualAccounts, false, accounts)
		require.NoError(t, s.Read(ctx, &found, "Identity/IDENTITYID eq 'A' and AccountType/NAME eq 'Tier0'", nil))
		require.Len(t, found, 1)
		require.NoError(t, s.Read(ctx, &found, "Identity/IDENTITYID eq 'UNRESOLVED' and Enabled eq false", nil))
		require.Len(t, found, 1)

		summary, faults = report(t, ctx, s, exchange.ActualAssignments, true, "System/SYSTEMID,AccountName,Resource/ROLEID\nERP,adoe,READ\n")
		require.Empty(t, faults)
		require.Equal(t, "1 new, 0 changed, 0 unchanged, 0 ended, 0 failed, 0 warnings, true", summary)
		_, faults = report(t, ctx, s, exchange.ActualAssignments, true, "System/SYSTEMID,AccountName,Resource/ROLEID\nERP,nobody,READ\nERP,adoe,WRITE\n")
		require.Equal(t, []string{"2 UnknownReference AccountName", "3 UnknownReference Resource/ROLEID"}, faults)
		for rope.New(s, rope.Options{}).Work(ctx, 100, rope.Bulk) > 0 {
		}
		var reasons []entities.CalculatedReason
		require.NoError(t, s.Read(ctx, &reasons, "Assignment/Resource/ROLEID eq 'READ' and Assignment/Identity/IDENTITYID eq 'A' and Type/Value eq 'Actual direct'", nil))
		require.Len(t, reasons, 1)

		summary, _ = report(t, access.With(ctx, access.Principal{User: 1, Groups: []string{access.DataAdministrators}}), s, exchange.ActualAccounts, true, accounts)
		require.Contains(t, summary, "Forbidden")
	})
}
