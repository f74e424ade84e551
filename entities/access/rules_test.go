package access

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata/edm"
)

func rights(t *testing.T) *Rights {
	t.Helper()
	r, err := Compile(entities.Model(), Rules, Masks, Links)
	require.NoError(t, err)
	return r
}

func typeOf(name string) *edm.EntityType { return entities.BuiltInCatalog().ByName(name).Edm }

func member(groups ...string) Principal { return Principal{User: 7, Identity: 8, Groups: groups} }

// what a caller may do: nothing, with some rows, or with all.
const (
	none = "none"
	some = "some"
	all  = "all"
)

func extent(t *testing.T, r *Rights, typ string, op Op, p Principal, properties ...string) string {
	t.Helper()
	condition, allowed, err := r.Rule(typeOf(typ), op, p, properties...)
	require.NoError(t, err)
	require.Equal(t, allowed, r.May(typeOf(typ), op, p, properties...))
	switch {
	case !allowed:
		return none
	case condition == nil:
		return all
	}
	return some
}

func TestMatrix(t *testing.T) {
	r := rights(t)
	for _, c := range []struct {
		typ    string
		op     Op
		groups []string
		want   string
	}{
		{"Identity", Read, nil, some},
		{"Identity", Read, []string{Readers}, some},
		{"Identity", Read, []string{Auditors}, all},
		{"Identity", Read, []string{Integration}, all},
		{"Identity", Create, nil, none},
		{"Identity", Create, []string{DataAdministrators}, all},
		{"Identity", Delete, []string{OperationAdministrators}, none},
		{"Identity", Update, []string{Auditors}, none},
		{"Lockoutrequest", Create, nil, some},
		{"Lockoutrequest", Create, []string{OperationAdministrators}, all},
		{"Lockoutrequest", Create, []string{SecurityOfficers}, all},
		{"Lockoutrequest", Create, []string{SystemAdministrators}, some},
		{"Lockoutrequest", Create, []string{DataAdministrators}, some},
		{"Lockoutrequest", Update, []string{OperationAdministrators}, none},
		{"Revocationrequest", Create, nil, some},
		{"Revocationrequest", Create, []string{OperationAdministrators}, all},
		{"Revocationrequest", Create, []string{SecurityOfficers}, some},
		{"Revocationrequest", Create, []string{Integration}, some},
		{"Incidenttrigger", Create, nil, none},
		{"Incidenttrigger", Create, []string{SystemAdministrators}, none},
		{"Incidenttrigger", Create, []string{Integration}, all},
		{"Incidenttrigger", Read, []string{Integration}, some},
		{"Incidenttrigger", Read, nil, none},
		{"LockoutEntry", Read, nil, none},
		{"LockoutEntry", Read, []string{Auditors}, all},
		{"MyLockoutEntry", Read, []string{Auditors}, some},
		{"CalculationQueueEntry", Read, []string{SystemAdministrators}, all},
		{"OpenJob", Read, []string{SystemAdministrators}, all},
		{"OpenJob", Read, nil, none},
		{"AuditEvent", Read, nil, some},
		{"AuditEvent", Read, []string{Auditors}, all},
		{"Assignmentpolicy", Create, []string{DataAdministrators}, all},
		{"Assignmentpolicy", Create, nil, none},
		{"Usergroup", Update, []string{OperationAdministrators}, none},
		{"User", Update, []string{DataAdministrators}, none},
		{"Process", Update, []string{SystemAdministrators}, none},
		{"Delegation", Read, nil, some},
		{"Delegation", Read, []string{SecurityOfficers}, all},
		{"Delegation", Create, nil, some},
		{"Delegation", Create, []string{OperationAdministrators}, some},
		{"Delegation", Create, []string{SystemAdministrators}, some},
		{"Delegation", Restore, []string{OperationAdministrators}, none},
		{"DelegatedWorkitem", Read, nil, some},
		{"DelegationMaker", Read, nil, some},
		{"DelegationMaker", Read, []string{OperationAdministrators}, all},
		{"DelegatedWorkitem", Read, []string{DataAdministrators}, some},
	} {
		require.Equal(t, c.want, extent(t, r, c.typ, c.op, member(c.groups...)), "%s %s as %v", c.op, c.typ, c.groups)
	}
}

func TestPropertiesOfAWrite(t *testing.T) {
	r := rights(t)
	op, svc := member(OperationAdministrators), member(Integration)
	require.Equal(t, all, extent(t, r, "Identity", Update, op, "IDENTITYSTATUS"))
	require.Equal(t, none, extent(t, r, "Identity", Update, op, "JOBTITLE"))
	require.Equal(t, none, extent(t, r, "Identity", Update, op, "IDENTITYSTATUS", "JOBTITLE"))
	require.Equal(t, all, extent(t, r, "Identity", Update, svc, "IDENTITYSTATUS"))
	require.Equal(t, none, extent(t, r, "Identity", Update, svc, "OUREF"))
	require.Equal(t, none, extent(t, r, "Identity", Update, member(DataAdministrators), "BREAKGLASS"))
	require.Equal(t, all, extent(t, r, "Identity", Update, member(DataAdministrators, OperationAdministrators), "BREAKGLASS"))
	require.Equal(t, some, extent(t, r, "Workitem", Update, member(), "DECISION", "REASON"))
	require.Equal(t, some, extent(t, r, "Workitem", Update, op, "DECISION"))
	require.Equal(t, none, extent(t, r, "Workitem", Update, member(), "ASSIGNEE"))
	require.Equal(t, some, extent(t, r, "Workitem", Update, op, "ASSIGNEE"))
	require.Equal(t, none, extent(t, r, "Workitem", Update, op, "ASSIGNEE", "DECISION"))
}

func TestNobodyMayDoNothing(t *testing.T) {
	r := rights(t)
	for _, typ := range entities.Types() {
		for _, op := range []Op{Read, Create, Update, Delete} {
			require.Equal(t, none, extent(t, r, typ.Name, op, Principal{Groups: []string{SystemAdministrators}}), "%s %s", op, typ.Name)
			require.Equal(t, all, extent(t, r, typ.Name, op, System("engine")), "%s %s", op, typ.Name)
		}
	}
	require.Equal(t, nothing, r.Rows(Principal{})(typeOf("Identity")))
	require.Nil(t, r.Rows(System("engine"))(typeOf("Identity")))
}

func TestAuditorsReadEverythingAndWriteNothing(t *testing.T) {
	r := rights(t)
	for _, typ := range entities.Types() {
		want := all
		if typ.Name == "MyLockoutEntry" {
			want = some
		}
		require.Equal(t, want, extent(t, r, typ.Name, Read, member(Auditors)), typ.Name)
		for _, op := range []Op{Update, Delete} {
			if got := extent(t, r, typ.Name, op, member(Auditors)); got == all {
				t.Errorf("auditors may %s %s", op, typ.Name)
			}
		}
	}
}

func TestHiddenPropertiesDoNotExist(t *testing.T) {
	r := rights(t)
	system := func(p Principal) *edm.EntityType { return r.Effective(p).Set("System").Type }
	require.Nil(t, system(member()).Property("CONNECTORCONFIG"))
	require.NotNil(t, system(member()).Property("NAME"))
	require.NotNil(t, system(member(DataAdministrators)).Property("CONNECTORCONFIG"))
	require.NotNil(t, system(System("engine")).Property("CONNECTORCONFIG"))
	require.Same(t, r.Effective(member(Auditors, Readers)), r.Effective(member(Readers, Auditors)))
}

func TestEffectiveModelRefusesWhatIsNeverAllowed(t *testing.T) {
	r := rights(t)
	identity := r.Effective(member()).Set("Identity")
	require.True(t, identity.NoInsert && identity.NoUpdate && identity.NoDelete)
	identity = r.Effective(member(DataAdministrators)).Set("Identity")
	require.False(t, identity.NoInsert || identity.NoUpdate || identity.NoDelete)
	require.NotNil(t, r.Effective(member()).Set("AuditLog"))
	require.Nil(t, r.Effective(member()).Set("OpenJobs"))
	require.Empty(t, r.Effective(Principal{}).Sets)
}

func TestMasksNameRealProperties(t *testing.T) {
	for _, m := range Masks {
		typ := typeOf(m.Type)
		for _, p := range m.Properties {
			require.NotNil(t, typ.Property(p), "%s.%s", m.Type, p)
		}
	}
	for _, rule := range Rules {
		for _, p := range slices.Concat(rule.Only, rule.Except) {
			typ := typeOf(rule.Type)
			require.True(t, typ.Property(p) != nil || typ.Navigation(p) != nil, "%s.%s", rule.Type, p)
		}
	}
}

func TestFaultyRulesStopTheStart(t *testing.T) {
	for _, rule := range []Rule{
		{Type: "Nowhere", Ops: read},
		{Type: "Identity", Ops: read, Filter: "NOPE eq 1"},
		{Type: "Identity", Ops: read, Filter: "Id eq"},
		{Type: "Identity", Ops: read, Filter: "Id eq @somebody"},
	} {
		_, err := Compile(entities.Model(), []Rule{rule}, nil, nil)
		require.Error(t, err, rule.Filter)
	}
}
