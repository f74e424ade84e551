package exchange_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/exchange"
	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// plant is a system with two people, and what it reports of them.
type plant struct {
	t   *testing.T
	s   *store.Store
	ctx context.Context
	run int64
}

func eachPlant(t *testing.T, f func(p *plant)) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		p := &plant{t: t, s: s, ctx: operator()}
		require.NoError(t, s.WriteBuiltIns(p.ctx))
		require.NoError(t, s.Tx(p.ctx, func(tx *store.Tx) error {
			system, other := &entities.System{SystemID: "ERP", Name: "ERP"}, &entities.System{SystemID: "CRM", Name: "CRM"}
			for _, e := range []entities.Entity{system, other, &entities.Identity{IdentityID: "A", LastName: "A"}, &entities.Identity{IdentityID: "B", LastName: "B"}} {
				if err := tx.Create(e); err != nil {
					return err
				}
			}
			for _, id := range []string{"READ", "WRITE"} {
				if err := tx.Create(&entities.Resource{RoleID: id, Name: id, System: &system.ID, Category: entities.RolePermission}); err != nil {
					return err
				}
			}
			return nil
		}))
		p.work()
		f(p)
	})
}

// load imports a list of the accounts, or of what they hold, of ERP; full says that it is all there is.
func (p *plant) load(set string, full, atomic bool, rows ...string) (string, []string) {
	p.t.Helper()
	p.run++
	door := exchange.Actual{Store: p.s, Report: reporting, Run: p.run}
	if full {
		door.Full = "ERP"
	}
	head := "System/SYSTEMID,AccountName,Identity/IDENTITYID"
	if set == exchange.ActualAssignments {
		head = "System/SYSTEMID,AccountName,Resource/ROLEID"
	}
	return list(p.t, p.ctx, door, store.Bulk{Set: set, Atomic: atomic}, head+"\n"+strings.Join(rows, "\n")+"\n")
}

// work calculates everybody who waits, and gives who that was.
func (p *plant) work() []string {
	p.t.Helper()
	var waiting []entities.CalculationQueueEntry
	require.NoError(p.t, p.s.Read(p.ctx, &waiting, "", nil))
	names := []string{}
	for _, w := range waiting {
		var found []entities.Identity
		require.NoError(p.t, p.s.Read(p.ctx, &found, "Id eq @id", map[string]any{"id": w.IdentityID}))
		names = append(names, found[0].IdentityID)
	}
	for rope.New(p.s, rope.Options{}).Work(p.ctx, 100, rope.Bulk) > 0 {
	}
	slices.Sort(names)
	return names
}

func (p *plant) accounts() (names []string) {
	p.t.Helper()
	var found []entities.ActualAccount
	require.NoError(p.t, p.s.Read(p.ctx, &found, "", nil))
	for _, a := range found {
		names = append(names, a.AccountName)
	}
	slices.Sort(names)
	return names
}

// a list queues exactly those for whom it says something new, former owners included.
func TestOnlyADifferenceQueues(t *testing.T) {
	eachPlant(t, func(p *plant) {
		summary, _ := p.load(exchange.ActualAccounts, true, true, "ERP,a,A", "ERP,b,B")
		require.Equal(p.t, "2 new, 0 changed, 0 unchanged, 0 ended, 0 failed, 0 warnings, true", summary)
		require.Equal(p.t, []string{"A", "B"}, p.work())
		_, _ = p.load(exchange.ActualAssignments, true, true, "ERP,a,READ", "ERP,b,READ")
		require.Equal(p.t, []string{"A", "B"}, p.work())

		summary, _ = p.load(exchange.ActualAccounts, true, true, "ERP,a,A", "ERP,b,B")
		require.Equal(p.t, "0 new, 0 changed, 2 unchanged, 0 ended, 0 failed, 0 warnings, true", summary)
		require.Empty(p.t, p.work(), "the same list again")
		summary, _ = p.load(exchange.ActualAssignments, true, true, "ERP,a,READ", "ERP,b,READ", "ERP,b,WRITE")
		require.Equal(p.t, "1 new, 0 changed, 2 unchanged, 0 ended, 0 failed, 0 warnings, true", summary)
		require.Equal(p.t, []string{"B"}, p.work(), "one membership more")

		_, _ = p.load(exchange.ActualAccounts, true, true, "ERP,a,B", "ERP,b,B")
		require.Equal(p.t, []string{"A", "B"}, p.work(), "an account goes over to somebody else")
		var held []entities.ActualAssignment
		require.NoError(p.t, p.s.Read(p.ctx, &held, "Identity/IDENTITYID ne 'B'", nil))
		require.Empty(p.t, held, "with all that it holds")
	})
}

// What hangs on an account may be somebody else's, if its owner changed while its memberships were read: he
// is concerned as well when the account goes over, or ends.
func TestWhatIsHeldOnAForeignAccount(t *testing.T) {
	eachPlant(t, func(p *plant) {
		_, _ = p.load(exchange.ActualAccounts, true, true, "ERP,a,A", "ERP,b,B")
		_, _ = p.load(exchange.ActualAssignments, true, true, "ERP,a,READ", "ERP,b,READ")
		foreign := func(to string) {
			_, err := p.s.DB().Exec(p.ctx, "UPDATE actual_assignments SET identity_id = (SELECT id FROM identities WHERE identityid = $1)", to)
			require.NoError(p.t, err)
			p.work()
		}
		foreign("A")
		_, _ = p.load(exchange.ActualAccounts, true, true, "ERP,a,A", "ERP,b,")
		require.Equal(p.t, []string{"A", "B", entities.Unresolved}, p.work())
		foreign("B")
		_, _ = p.load(exchange.ActualAccounts, true, true, "ERP,b,")
		require.Equal(p.t, []string{"A", "B"}, p.work())
	})
}

// What a full list does not have any more ends, of its own system only; a list with faults ends nothing.
func TestFullListEnds(t *testing.T) {
	for _, atomic := range []bool{true, false} {
		t.Run(fmt.Sprintf("atomic %v", atomic), func(t *testing.T) {
			eachPlant(t, func(p *plant) {
				_, _ = p.load(exchange.ActualAccounts, false, true, "ERP,a,A", "ERP,b,B", "CRM,c,B")
				_, _ = p.load(exchange.ActualAssignments, false, true, "ERP,a,READ", "ERP,b,READ", "ERP,b,WRITE")
				p.work()

				_, faults := p.load(exchange.ActualAccounts, true, atomic, "ERP,a,A", "CRM,c,B")
				require.Contains(p.t, faults, "3 OtherSystem System/SYSTEMID")
				require.Equal(p.t, []string{"a", "b", "c"}, p.accounts(), "a row was at fault")
				require.Empty(p.t, p.work())
				summary, _ := p.load(exchange.ActualAccounts, false, atomic, "ERP,a,A")
				require.Contains(p.t, summary, "0 ended", "not a full list")

				summary, _ = p.load(exchange.ActualAssignments, true, atomic, "ERP,a,READ", "ERP,b,READ")
				require.Equal(p.t, "0 new, 0 changed, 2 unchanged, 1 ended, 0 failed, 0 warnings, true", summary)
				require.Equal(p.t, []string{"B"}, p.work())
				summary, _ = p.load(exchange.ActualAccounts, true, atomic, "ERP,a,A")
				require.Equal(p.t, "0 new, 0 changed, 1 unchanged, 1 ended, 0 failed, 0 warnings, true", summary)
				require.Equal(p.t, []string{"B"}, p.work())
				require.Equal(p.t, []string{"a", "c"}, p.accounts())
				var held []entities.ActualAssignment
				require.NoError(p.t, p.s.Read(p.ctx, &held, "", nil))
				require.Len(p.t, held, 1, "what the account held ended with it")
				summary, _ = p.load(exchange.ActualAccounts, true, atomic)
				require.Contains(p.t, summary, "1 ended", "a system may have nothing left")
			})
		})
	}
}

// A list that breaks off ends nothing, whatever of it was taken.
func TestFullListBreaksOff(t *testing.T) {
	for _, atomic := range []bool{true, false} {
		t.Run(fmt.Sprintf("atomic %v", atomic), func(t *testing.T) {
			eachPlant(t, func(p *plant) {
				rows := []string{}
				for i := range 2500 {
					rows = append(rows, fmt.Sprintf("ERP,n%04d,A", i))
				}
				_, _ = p.load(exchange.ActualAccounts, true, true, "ERP,a,A", "ERP,b,B")
				p.work()
				summary, _ := p.load(exchange.ActualAccounts, true, atomic, append(rows, `ERP,"b`)...)
				require.Contains(p.t, summary, "line")
				left := len(p.accounts())
				require.Equal(p.t, map[bool]int{true: 2, false: 2002}[atomic], left)
			})
		})
	}
}

// What a task only claims does not end because a list does not have it yet.
func TestFullListKeepsClaims(t *testing.T) {
	eachPlant(t, func(p *plant) {
		_, _ = p.load(exchange.ActualAccounts, true, true, "ERP,a,A", "ERP,b,B")
		_, err := p.s.DB().Exec(p.ctx, "UPDATE actual_accounts SET unconfirmed = $1 WHERE account_name = 'b'", true)
		require.NoError(p.t, err)
		summary, _ := p.load(exchange.ActualAccounts, true, true, "ERP,a,A")
		require.Contains(p.t, summary, "0 ended")
		require.Equal(p.t, []string{"a", "b"}, p.accounts())
		p.work()
		_, _ = p.load(exchange.ActualAccounts, true, true, "ERP,a,A", "ERP,b,B")
		require.Equal(p.t, []string{"B"}, p.work(), "the list confirms it")
	})
}

// resources imports a full list of the resources of ERP.
func (p *plant) resources(atomic bool, ids ...string) (string, []string) {
	p.t.Helper()
	p.run++
	rows := "ROLEID,NAME,SYSTEMREF/SYSTEMID\n"
	for _, id := range ids {
		rows += id + "," + id + ",ERP\n"
	}
	o := store.Bulk{Set: "Resource", Key: "ROLEID", Mode: store.BulkUpsert, Atomic: atomic}
	return list(p.t, p.ctx, exchange.Resources{Store: p.s, Run: p.run, Full: "ERP"}, o, rows)
}

func (p *plant) status(id string) string {
	p.t.Helper()
	var found []entities.Resource
	require.NoError(p.t, p.s.Read(p.ctx, &found, "ROLEID eq @id", map[string]any{"id": id}))
	return found[0].Status.String()
}

// a resource that a full list has no more is Deleted, and back when it is listed again, as people
// had it; what was never listed is not missing.
func TestFullListOfResources(t *testing.T) {
	for _, atomic := range []bool{true, false} {
		t.Run(fmt.Sprintf("atomic %v", atomic), func(t *testing.T) {
			eachPlant(t, func(p *plant) {
				summary, _ := p.resources(atomic, "READ", "NEW")
				require.Equal(p.t, "1 new, 0 changed, 1 unchanged, 0 ended, 0 failed, 0 warnings, true", summary)
				summary, _ = p.resources(atomic, "NEW")
				require.Equal(p.t, "0 new, 0 changed, 1 unchanged, 1 ended, 0 failed, 0 warnings, true", summary)
				require.Equal(p.t, []string{"Deleted", "Active", "Active"}, []string{p.status("READ"), p.status("WRITE"), p.status("NEW")})
				summary, _ = p.resources(atomic, "NEW", "READ")
				require.Equal(p.t, "0 new, 1 changed, 2 unchanged, 0 ended, 0 failed, 0 warnings, true", summary)
				require.Equal(p.t, "Active", p.status("READ"))

				require.NoError(p.t, p.s.Tx(p.ctx, func(tx *store.Tx) error {
					var found []entities.Resource
					if err := tx.Find(&found, "ROLEID eq 'READ'", nil); err != nil {
						return err
					}
					found[0].Status = entities.ResourceDisabled
					return tx.Update(&found[0], "RESOURCESTATUS")
				}))
				_, _ = p.resources(atomic, "NEW")
				require.Equal(p.t, "Deleted", p.status("READ"))
				_, _ = p.resources(atomic, "NEW", "READ")
				require.Equal(p.t, "Disabled", p.status("READ"), "what people disabled stays so")

				_, faults := p.resources(atomic, "READ", strings.Repeat("X", 200))
				require.NotEmpty(p.t, faults)
				require.Equal(p.t, "Active", p.status("NEW"), "a row was at fault")
			})
		})
	}
}

// Of two full lists under way at once the one that began later counts, whichever is taken first.
func TestFullListOvertaken(t *testing.T) {
	for _, atomic := range []bool{true, false} {
		t.Run(fmt.Sprintf("atomic %v", atomic), func(t *testing.T) {
			eachPlant(t, func(p *plant) {
				_, _ = p.load(exchange.ActualAccounts, true, atomic, "ERP,a,A", "ERP,b,B")
				_, _ = p.resources(atomic, "READ", "WRITE")
				p.run += 2
				_, _ = p.load(exchange.ActualAccounts, true, atomic, "ERP,a,A")
				_, _ = p.resources(atomic, "READ")
				p.run -= 4
				summary, _ := p.load(exchange.ActualAccounts, true, atomic, "ERP,a,B", "ERP,b,B")
				require.Contains(p.t, summary, "OvertakenList")
				summary, _ = p.resources(atomic, "READ", "WRITE")
				require.Contains(p.t, summary, "OvertakenList")
				require.Equal(p.t, []string{"a"}, p.accounts())
				require.Equal(p.t, "Deleted", p.status("WRITE"))
				p.run += 2
				summary, _ = p.load(exchange.ActualAccounts, true, atomic, "ERP,a,A", "ERP,b,B")
				require.Contains(p.t, summary, "1 new", "the next one counts")
			})
		})
	}
}

// A list that is none is refused.
func TestFullListRefused(t *testing.T) {
	eachPlant(t, func(p *plant) {
		o := store.Bulk{Set: "Resource", Key: "ROLEID", Mode: store.BulkUpsert, Atomic: true}
		summary, _ := list(p.t, p.ctx, exchange.Resources{Store: p.s, Full: "NOPE"}, o, "ROLEID\n")
		require.Contains(p.t, summary, "UnknownReference")
		summary, _ = list(p.t, p.ctx, exchange.Resources{Store: p.s, Full: "ERP"}, o, "ROLEID,RESOURCESTATUS\n")
		require.Contains(p.t, summary, "NotListed")
		for _, format := range []exchange.Format{exchange.CSV, exchange.Lines} {
			_, err := exchange.Import{Format: format, Bulk: o, NotEmpty: true}.Run(p.ctx, exchange.Resources{Store: p.s, Full: "ERP"}, strings.NewReader(""))
			require.ErrorContains(p.t, err, "the file is empty")
		}
		o.Set, o.Key = "Identity", "IDENTITYID"
		summary, _ = list(p.t, p.ctx, exchange.Resources{Store: p.s, Full: "ERP"}, o, "IDENTITYID\n")
		require.Contains(p.t, summary, "NoFullList")
	})
}

// what a report leaves open, the policies of its system decide, the first that fits; a type that
// nobody knows is made.
func TestAccounttypePolicies(t *testing.T) {
	eachPlant(t, func(p *plant) {
		var systems []entities.System
		require.NoError(p.t, p.s.Read(p.ctx, &systems, "SYSTEMID eq 'ERP'", nil))
		policy := func(name, filter, kind string, position int64) error {
			return p.s.Tx(p.ctx, func(tx *store.Tx) error {
				return tx.Create(&entities.Accounttypepolicy{Name: name, System: &systems[0].ID, Filter: filter, TypeName: kind, Position: position})
			})
		}
		require.NoError(p.t, policy("rest", "true", "Personal", 9))
		require.NoError(p.t, policy("admins", "startswith(AccountName,'adm-')", "Privileged", 1))
		for _, filter := range []string{"Identity/LASTNAME eq 'A'", "Assignments/any()", "Nope eq 1"} {
			require.ErrorContains(p.t, (&entities.Accounttypepolicy{Filter: filter}).CheckInsert(entities.Change{}), "InvalidCondition")
		}

		p.run++
		_, faults := list(p.t, p.ctx, exchange.Actual{Store: p.s, Report: reporting, Run: p.run}, store.Bulk{Set: exchange.ActualAccounts, Atomic: true},
			"System/SYSTEMID,AccountName,Identity/IDENTITYID,AccountType/NAME\nERP,adm-a,A,\nERP,a,A,\nERP,adm-b,B,Tier0\nCRM,adm-c,A,\n")
		require.Empty(p.t, faults)
		for name, want := range map[string]string{"adm-a": "Privileged", "a": "Personal", "adm-b": "Tier0"} {
			var found []entities.ActualAccount
			require.NoError(p.t, p.s.Read(p.ctx, &found, "AccountName eq @name and AccountType/NAME eq @type", map[string]any{"name": name, "type": want}))
			require.Len(p.t, found, 1, name)
		}
		var untyped []entities.ActualAccount
		require.NoError(p.t, p.s.Read(p.ctx, &untyped, "AccountType eq null", nil))
		require.Len(p.t, untyped, 1, "the policies of another system do not count")
	})
}
