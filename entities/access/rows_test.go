package access_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/query"
)

// village is a small world: a manager, one who works for him, a stranger, and a system that the stranger owns.
type village struct {
	store                     *store.Store
	manager, report, stranger entities.Identity
	managerUser, siemUser     entities.User
	erp, crm                  entities.System
}

func (v *village) build(t *testing.T) {
	t.Helper()
	ctx := access.With(context.Background(), access.System("test"))
	v.manager = entities.Identity{IdentityID: "M", FirstName: "Mona"}
	v.report = entities.Identity{IdentityID: "R"}
	v.stranger = entities.Identity{IdentityID: "S"}
	v.siemUser = entities.User{UserName: "siem", Service: true}
	v.erp = entities.System{Name: "ERP", ConnectorConfig: `{"url":"https://erp.example"}`}
	v.crm = entities.System{Name: "CRM"}
	require.NoError(t, v.store.Tx(ctx, func(tx *store.Tx) error {
		if err := tx.Create(&v.manager); err != nil {
			return err
		}
		v.report.Managers = []int64{v.manager.ID}
		v.managerUser = entities.User{UserName: "manager", Identity: &v.manager.ID}
		for _, row := range []any{&v.report, &v.stranger, &v.managerUser, &v.siemUser} {
			if err := tx.Create(row); err != nil {
				return err
			}
		}
		v.erp.Owners = []int64{v.stranger.ID}
		for _, row := range []any{&v.erp, &v.crm} {
			if err := tx.Create(row); err != nil {
				return err
			}
		}
		return v.writeProcesses(tx)
	}))
}

func (v *village) writeProcesses(tx *store.Tx) error {
	trigger := entities.Incidenttrigger{Source: "SIEM", IncidentID: "1", Action: entities.ActionLockout, Identity: &v.report.ID, CreatedBy: &v.siemUser.ID}
	if err := tx.Create(&trigger); err != nil {
		return err
	}
	for _, p := range []*entities.Process{
		{Template: "Lockout", Data: "{}", Status: entities.ProcessCompleted, Entry: entities.EntryLockout, Subject: &v.report.ID, StartedBy: &v.managerUser.ID, Start: tx.Now()},
		{Template: "Lockout", Status: entities.ProcessCompleted, Entry: entities.EntryLockout, Subject: &v.stranger.ID, StartedBy: &v.siemUser.ID, Trigger: &trigger.ID, Start: tx.Now()},
	} {
		if err := tx.Create(p); err != nil {
			return err
		}
		step := entities.Processstep{Process: &p.ID, Name: "Lock", Status: entities.StepCompleted, Start: tx.Now()}
		if err := tx.Create(&step); err != nil {
			return err
		}
	}
	return nil
}

// see lists one column of a set as somebody sees it.
func (v *village) see(t *testing.T, p access.Principal, set, column string) []any {
	t.Helper()
	ctx := access.With(context.Background(), p)
	model, err := v.store.Model(ctx)
	require.NoError(t, err)
	if model.Set(set) == nil {
		return []any{}
	}
	bound, err := query.Bind(model, &grammar.URL{Path: []grammar.Segment{{Name: set}}}, query.Env{})
	require.NoError(t, err, set)
	result, err := v.store.Query(ctx, bound.Query)
	require.NoError(t, err, set)
	out := []any{}
	for row, err := range result.Rows {
		require.NoError(t, err, set)
		for i, c := range bound.Query.Columns {
			if c.Name == column {
				out = append(out, row.Cells[i].Value(c.Type))
			}
		}
	}
	return out
}

func TestRowsThatPeopleSee(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		v := &village{store: s}
		v.build(t)
		manager := access.Principal{User: v.managerUser.ID, Identity: v.manager.ID}
		report := access.Principal{User: 1, Identity: v.report.ID}
		stranger := access.Principal{User: 2, Identity: v.stranger.ID}
		siem := access.Principal{User: v.siemUser.ID, Service: true, Groups: []string{access.Integration}}
		auditor := access.Principal{User: 3, Groups: []string{access.Auditors}}

		require.ElementsMatch(t, []any{"M", "R"}, v.see(t, manager, "Identity", "IDENTITYID"))
		require.Equal(t, []any{"R"}, v.see(t, report, "Identity", "IDENTITYID"))
		require.Subset(t, v.see(t, auditor, "Identity", "IDENTITYID"), []any{"M", "R", "S"})
		require.Empty(t, v.see(t, access.Principal{}, "Identity", "IDENTITYID"))

		require.Equal(t, []any{"ERP"}, v.see(t, stranger, "System", "NAME"), "its owner sees a system")
		require.Empty(t, v.see(t, report, "System", "NAME"))

		require.Equal(t, []any{v.report.ID}, v.see(t, manager, "MyLockoutsAndRevocations", "IdentityId"))
		require.Equal(t, []any{v.stranger.ID}, v.see(t, siem, "MyLockoutsAndRevocations", "IdentityId"))
		require.Empty(t, v.see(t, auditor, "MyLockoutsAndRevocations", "IdentityId"))
		require.Equal(t, []any{"Lockout", "Lockout"}, v.see(t, auditor, "LockoutsAndRevocations", "Type"))
		require.Empty(t, v.see(t, manager, "LockoutsAndRevocations", "Type"))
		require.Equal(t, []any{"Completed"}, v.see(t, manager, "MyLockoutsAndRevocations", "State"))

		require.Len(t, v.see(t, manager, "Process", "Id"), 1)
		require.Len(t, v.see(t, manager, "Processstep", "Id"), 1)
		require.Len(t, v.see(t, siem, "Incidenttrigger", "Id"), 1)
		require.Empty(t, v.see(t, manager, "Incidenttrigger", "Id"))
	})
}

// TestWhoStartedARunSeesItsTrail proves that the evidence of a run opens up to whoever started
// it, from the view of lockouts to the row that started it, and to nobody else.
func TestWhoStartedARunSeesItsTrail(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		v := &village{store: s}
		v.build(t)
		siem := access.Principal{User: v.siemUser.ID, Service: true, Groups: []string{access.Integration}}
		trail := v.trail(t, siem, "MyLockoutsAndRevocations", "$expand=Process($expand=Steps,Trigger)")
		require.Len(t, trail, 1)
		process := trail[0].Expanded[0].Rows
		require.Len(t, process, 1)
		require.Len(t, process[0].Expanded[0].Rows, 1, "Steps")
		require.Len(t, process[0].Expanded[1].Rows, 1, "Trigger")

		desk := access.Principal{User: 9, Groups: []string{access.ServiceDesk}}
		require.Empty(t, v.trail(t, desk, "Process", "$expand=Steps,Trigger"))
	})
}

func (v *village) trail(t *testing.T, p access.Principal, set, options string) []query.Row {
	t.Helper()
	ctx := access.With(context.Background(), p)
	model, err := v.store.Model(ctx)
	require.NoError(t, err)
	url, err := grammar.Parse(set, options, grammar.Limits{})
	require.NoError(t, err)
	bound, err := query.Bind(model, url, query.Env{})
	require.NoError(t, err)
	result, err := v.store.Query(ctx, bound.Query)
	require.NoError(t, err)
	var rows []query.Row
	for row, err := range result.Rows {
		require.NoError(t, err)
		rows = append(rows, row.Clone())
	}
	return rows
}

// TestHistoryHidesWhatTheRowHides proves that a masked property and a type that one may not read
// are not to be had by way of their changes.
func TestHistoryHidesWhatTheRowHides(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		v := &village{store: s}
		v.build(t)
		for group, sees := range map[string]struct{ connector, breakGlass, data, process bool }{
			access.SystemAdministrators:    {true, true, true, true},
			access.Auditors:                {true, true, true, true},
			access.OperationAdministrators: {false, true, true, true},
			access.SecurityOfficers:        {false, true, true, true},
			access.DataAdministrators:      {true, false, false, false},
		} {
			p := access.Principal{User: 9, Groups: []string{group}}
			changed := v.see(t, p, "ObjectChanges", "Property")
			require.Contains(t, changed, "FIRSTNAME", group)
			require.Equal(t, sees.connector, slices.Contains(changed, any("CONNECTORCONFIG")), group)
			require.Equal(t, sees.breakGlass, slices.Contains(changed, any("BREAKGLASS")), group)
			require.Equal(t, sees.data, slices.Contains(changed, any("DATA")), group)
			for _, set := range []string{"ObjectChanges", "ObjectVersions"} {
				require.Equal(t, sees.process, slices.Contains(v.see(t, p, set, "Type"), any("Process")), "%s %s", set, group)
				require.Contains(t, v.see(t, p, set, "Type"), any("Identity"), "%s %s", set, group)
			}
		}
	})
}

// TestEveryRuleRuns reads every set as a member of each group, of none and of all: a rule that
// binds must also run, on both databases.
func TestEveryRuleRuns(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		v := &village{store: s}
		v.build(t)
		everybody := []string{
			access.SystemAdministrators, access.OperationAdministrators, access.DataAdministrators, access.SecurityOfficers,
			access.SurveyAdministrators, access.Auditors, access.Readers, access.ServiceDesk, access.PlatformAdministrators, access.Integration,
		}
		for _, typ := range entities.Types() {
			v.see(t, access.Principal{User: 1, Identity: 2}, typ.Set, "")
			v.see(t, access.Principal{User: 1, Identity: 2, Groups: everybody}, typ.Set, "")
			for _, g := range everybody {
				v.see(t, access.Principal{User: 1, Identity: 2, Groups: []string{g}}, typ.Set, "")
			}
		}
	})
}
