package entities

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/sqlgen"
)

func TestEveryTypeIsInTheModel(t *testing.T) {
	c, err := NewCatalog(all)
	require.NoError(t, err)
	require.Len(t, c.Types, len(all))
	for _, typ := range c.Types {
		require.Same(t, typ.EdmSet, c.Model.Set(typ.Set), typ.Name)
		require.Equal(t, typ.Computed, typ.EdmSet.ReadOnly, typ.Name)
		table := c.Schema.Tables[typ.Edm]
		for _, p := range typ.Edm.AllProperties() {
			require.NotEmpty(t, table.Columns[p.Name], "%s.%s has no column", typ.Name, p.Name)
		}
		for _, n := range typ.Edm.AllNavigations() {
			require.Contains(t, table.Joins, n.Name, "%s.%s has no join", typ.Name, n.Name)
		}
	}
}

func TestColumn(t *testing.T) {
	for name, want := range map[string]string{
		"IDENTITYSTATUS": "identitystatus", "IDENT_RELAUNCHSOD": "ident_relaunchsod", "DisplayName": "display_name",
		"UId": "uid", "Id": "id", "CurrentVersionId": "version_id", "OUREFId": "ouref_id", "PersonId": "person_id", "EMAIL2": "email2",
		"MadeById": "made_by_id",
	} {
		require.Equal(t, want, Column(name), name)
	}
}

func TestIdentityIsDescribed(t *testing.T) {
	identity := BuiltInCatalog().ByName("Identity")
	require.Equal(t, "identities", identity.Table)
	id := identity.Edm.Property("IDENTITYID")
	require.False(t, id.Nullable)
	require.Equal(t, 100, id.MaxLength)
	require.True(t, id.Searchable)
	require.True(t, identity.Edm.Property("FIRSTNAME").Personal)
	require.True(t, identity.Edm.Property("FIRSTNAME").Nullable)
	require.True(t, identity.Edm.Property("RISKSCORE").Computed)
	status := identity.Edm.Property("IDENTITYSTATUS")
	require.Equal(t, []string{"Active", "Disabled", "Inactive", "Locked", "Pending", "Terminated"}, status.Codes.Values())
	require.Equal(t, edm.Int64, identity.Edm.Property("OUREFId").Type)
	require.Equal(t, "OUREFId", identity.Edm.Navigation("OUREF").Ref)
	require.Equal(t, "Members", identity.Edm.Navigation("OUREF").Partner)
	require.Equal(t, []string{"Id"}, identity.Edm.KeyNames())
	require.Equal(t, [][]string{{"UId"}}, identity.Edm.Alternates())
	require.Equal(t, "Deleted", identity.Edm.SoftDeleteProperty())
	require.Equal(t, "CurrentVersionId", identity.Edm.ETagProperty().Name)
}

func TestJoins(t *testing.T) {
	c := BuiltInCatalog()
	join := func(typ, nav string) sqlgen.Join { return c.Schema.Tables[c.ByName(typ).Edm].Joins[nav] }
	require.Equal(t, sqlgen.Join{Local: "ouref_id", Foreign: "id"}, join("Identity", "OUREF"))
	require.Equal(t, sqlgen.Join{Local: "id", Foreign: "ouref_id"}, join("Orgunit", "Members"))
	require.Equal(t, sqlgen.Join{Local: "id", Foreign: "identity_id"}, join("Identity", "Managers"))
	require.Equal(t, sqlgen.Join{Local: "assignment_key", Foreign: "assignment_key"}, join("CalculatedAssignment", "Reasons"))
	require.Equal(t, sqlgen.Join{Local: "id", Foreign: "id", Link: "usergroups_members", LinkOwner: "owner_id", LinkTarget: "target_id"}, join("Usergroup", "MEMBERS"))
	require.Equal(t, sqlgen.Join{Local: "id", Foreign: "id", Link: "usergroups_members", LinkOwner: "target_id", LinkTarget: "owner_id"}, join("User", "Groups"))
	require.Equal(t, sqlgen.Join{Local: "id", Foreign: "trigger_id"}, join("Incidenttrigger", "StartedProcesses"))
}

func TestFaultyTypesAreRefused(t *testing.T) {
	type Untagged struct{ Object }
	type Unknown struct {
		Object `odata:"Unknown"`
		Ref    *int64 `odata:"REF,ref=Nowhere"`
	}
	type Odd struct {
		Object `odata:"Odd"`
		Value  float32 `odata:"VALUE"`
	}
	type Twice struct {
		Object `odata:"Identity"`
	}
	for want, samples := range map[string][]any{
		"embeds neither":             {Untagged{}},
		`there is no type "Nowhere"`: append(slices.Clone(all), Unknown{}),
		"float32 has no type":        {Odd{}},
		"of that name already":       {Identity{}, Twice{}},
	} {
		_, err := NewCatalog(samples)
		require.ErrorContains(t, err, want)
	}
}

func TestBuiltInRowsAreComplete(t *testing.T) {
	for _, r := range BuiltInRows() {
		require.NotNil(t, BuiltInCatalog().OfGo(r.Object))
		if p, ok := r.Object.(Preparer); ok {
			p.Prepare(noon)
		}
		name, key := r.Object.(Describer).Describe()
		require.NotEmpty(t, name)
		require.Contains(t, r.Filter, key)
	}
}

func TestCodesKeepTheirNumbers(t *testing.T) {
	require.EqualValues(t, 4, IdentityLocked)
	require.Equal(t, "Locked", IdentityLocked.String())
	require.Empty(t, IdentityStatus(0).String())
}
