package query_test

import (
	"errors"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/eval/evaltest"
	"github.com/ropewalk/ropewalk/odata/query"
)

// bind binds a URL as people write it: path?option=value&option=value, unescaped.
func bind(t *testing.T, text string) (*query.Request, error) {
	t.Helper()
	path, options, _ := strings.Cut(text, "?")
	parts := strings.Split(options, "&")
	for i, part := range parts {
		name, value, _ := strings.Cut(part, "=")
		parts[i] = name + "=" + url.QueryEscape(value)
	}
	raw := strings.Join(parts, "&")
	if options == "" {
		raw = ""
	}
	u, err := grammar.Parse(path, raw, grammar.Limits{})
	require.NoError(t, err, text)
	return query.Bind(evaltest.Model(), u, query.Env{Params: query.RuleParams})
}

// trees are filters over Person and the bound trees they become.
var trees = []struct{ in, tree string }{
	{"Email eq null", "(eq Email null)"},
	{"null eq null", "true"},
	{"Name eq 'O''Neil'", "(eq Name 'O''Neil')"},
	{"Level gt 5", "(gt Level 5)"},
	{"Level gt 5.0", "(gt Level 5)"},
	{"Level gt 5.5", "(gt (Edm.Decimal Level) 5.5m)"},
	{"5 lt Level", "(lt 5 Level)"},
	{"Score ge 3", "(ge Score 3m)"},
	{"Score eq Level", "(eq Score (Edm.Decimal Level))"},
	{"Score lt Ratio", "(lt (Edm.Double Score) Ratio)"},
	{"Ratio lt 1e3", "(lt Ratio 1000d)"},
	{"Id eq 9223372036854775808", "(eq (Edm.Decimal Id) 9223372036854775808m)"},
	{"UId eq '776afc26-0000-0000-0000-000000000001'", "(eq UId 776afc26-0000-0000-0000-000000000001)"},
	{"Hired gt 2026-01-01", "(gt Hired 2026-01-01T00:00:00Z)"},
	{"Hired gt '2026-01-01T10:00:00+02:00'", "(gt Hired 2026-01-01T08:00:00Z)"},
	{"Born eq 2000-02-29", "(eq Born 2000-02-29)"},
	{"Active", "Active"},
	{"not Active", "(not Active)"},
	{"Active eq false", "(eq Active false)"},
	{"Name eq 'a' and Level gt 1 and Active", "(and (eq Name 'a') (gt Level 1) Active)"},
	{"Name eq 'a' or (Level gt 1 or Active)", "(or (eq Name 'a') (gt Level 1) Active)"},
	{"Level in (1,2,null)", "(in Level 1 2 null)"},
	{"Level in (1,2.5)", "(or (in Level 1) (eq (Edm.Decimal Level) 2.5m))"},
	{"Name in ('a','b')", "(in Name 'a' 'b')"},
	{"Name in @groups", "(in Name @groups)"},
	{"Id eq @me", "(eq Id @me)"},
	{"Hired lt @now", "(lt Hired @now)"},
	{"Hired lt now()", "(lt Hired @now)"},
	{"Access has Test.Access'Read,Own'", "(has Access 5)"},
	{"Access has 'Write'", "(has Access 2)"},
	{"contains(Name,'a') eq true", "(eq (contains Name 'a') true)"},
	{"startswith(tolower(Name),'a')", "(startswith (tolower Name) 'a')"},
	{"length(concat(Name,Email)) gt 3", "(gt (length (concat Name Email)) 3)"},
	{"substring(Name,1,2) eq 'b'", "(eq (substring Name 1 2) 'b')"},
	{"tolower('ÄB') eq Name", "(eq 'äb' Name)"},
	{"year(Hired) eq 2020", "(eq (year Hired) 2020)"},
	{"Level add 1 gt 2 mul 3", "(gt (add Level 1) 6)"},
	{"-Level lt 0", "(lt (neg Level) 0)"},
	{"UNIT eq null", "(not (present UNIT))"},
	{"null ne BOSS/UNIT", "(present BOSS/UNIT)"},
	{strings.Repeat("BOSS/UNIT/PARENT/Name eq 'a' or ", 15) + "Active", "(or" + strings.Repeat(" (eq BOSS/UNIT/PARENT/Name 'a')", 15) + " Active)"},
	{"UNIT/Id eq 5", "(eq UNIT/Id 5)"},
	{"BOSS/UNIT/Name eq 'a'", "(eq BOSS/UNIT/Name 'a')"},
	{"$it/Name eq 'a'", "(eq Name 'a')"},
	{"BADGES/any()", "(any BADGES)"},
	{"BADGES/any(b:b/Name eq Name)", "(any BADGES b (eq b/Name Name))"},
	{"REPORTS/all(r:r/BADGES/any(b:b/OWNER/Id eq r/Id))", "(all REPORTS r (any r/BADGES b (eq b/OWNER/Id r/Id)))"},
	{"REPORTS/$count gt 2", "(gt (count REPORTS) 2)"},
	{"BOSS/REPORTS/$count($filter=Level gt 2) eq 0", "(eq (count BOSS/REPORTS (gt $this/Level 2)) 0)"},
	{"STATUS eq null", "(eq STATUS null)"},
	{"STATUS/Value eq 'Active'", "(codes STATUS [1] null:false)"},
	{"STATUS/Value ne 'Active'", "(codes STATUS [2 3] null:true)"},
	{"STATUS/Value eq null", "(codes STATUS [] null:true)"},
	{"STATUS/Value eq 'gone'", "(codes STATUS [] null:false)"},
	{"STATUS/Value ne 'gone'", "(codes STATUS [1 2 3] null:true)"},
	{"STATUS/Value in ('gone',null)", "(codes STATUS [] null:true)"},
	{"STATUS/Value in ('Locked','Active','gone')", "(codes STATUS [1 2] null:false)"},
	{"contains(tolower(STATUS/Value),'active')", "(codes STATUS [1 3] null:null)"},
	{"length(STATUS/Value) gt 6", "(codes STATUS [3] null:false)"},
	{"BOSS/STATUS/Value lt 'B'", "(codes BOSS/STATUS [1] null:false)"},
	{"STATUS/Id eq 2", "(eq STATUS/Id 2)"},
	{"STATUS/Value eq Name", "(eq STATUS/Value Name)"},
	{"FRIENDS/any(f:f/STATUS/Value eq 'Locked')", "(any FRIENDS f (codes f/STATUS [2] null:false))"},
	{"1 div 0 eq null", "true"},
	{"cast('2020-01-01',Edm.Date) eq Born", "(eq 2020-01-01 Born)"},
	{"cast('NaN',Edm.Double) eq Ratio", "(eq null Ratio)"},
	{"INF sub INF eq Ratio", "(eq null Ratio)"},
	{"cast(Level,Edm.Int64) eq 1", "(eq Level 1)"},
	{"cast(Code,Edm.Byte) eq 1", "(eq (Edm.Byte (Edm.Int64 Code)) 1)"},
	{"isof(Test.Person)", "true"},
	{"isof(Test.Chief)", "(present Test.Chief)"},
	{"isof(BOSS,Test.Chief)", "(present BOSS/Test.Chief)"},
	{"isof(Level,Edm.Int32)", "(ne Level null)"},
	{"isof(Level,Edm.Int64)", "false"},
	{"Test.Chief/Bonus gt 1", "(gt Test.Chief/Bonus 1m)"},
	{"Test.Person/Name eq 'a'", "(eq Name 'a')"},
	{"case(Level gt 1:'a',true:null) eq Name", "(eq (case (gt Level 1):'a' true:null) Name)"},
	{"case(false:1,Active:2.5) eq 1", "(eq (case Active:2.5m) 1m)"},
	{"Tags/any(t:t eq 'a')", "(any Tags t (eq t 'a'))"},
	{"'a' in Tags", "(any Tags $item (eq 'a' $item))"},
	{"Name in [\"a\",null]", "(in Name 'a' null)"},
	{"Tags/$count($filter=$this eq $it/Email) gt 1", "(gt (count Tags (eq $this Email)) 1)"},
	{"hassubset(Fees,[1,2.5])", "(hassubset Fees [1m,2.5m])"},
	{"Tags eq [\"a\"]", "(equalitems Tags ['a'])"},
	{"FRIENDS/Test.Chief/any(f:f/Bonus gt 1)", "(any FRIENDS f (and (present f/Test.Chief) (gt f/Test.Chief/Bonus 1m)))"},
	{"FRIENDS/$filter(Level gt 1)/all(f:f/Active)", "(all FRIENDS f (case (gt f/Level 1):f/Active true:true))"},
	{"FRIENDS/$filter(Level gt 1)/$count eq 1", "(eq (count FRIENDS (gt $this/Level 1)) 1)"},
	{"$root/Unit(3)/PARENT/Name eq Name", "(eq $root/Unit/PARENT/Name Name)"},
	{"$root/Unit/$count gt 1", "(gt (count $root/Unit) 1)"},
	{"$root/Person/Test.Chief/any(c:c/Bonus gt Score)", "(any $root/Person c (and (present c/Test.Chief) (gt c/Test.Chief/Bonus Score)))"},
	{"Contact/Spot/Lat gt 1", "(gt Contact/Spot/Lat 1d)"},
	{"Contact eq null", "(eq Contact null)"},
	{"Hired sub 2000-01-01 gt duration'P1D'", "(gt (sub Hired 2000-01-01T00:00:00Z) 24h0m0s)"},
	{"Born sub 2000-01-01 gt 'P1D'", "(gt (sub Born 2000-01-01) 24h0m0s)"},
}

func TestFilterTrees(t *testing.T) {
	for _, c := range trees {
		t.Run(c.in, func(t *testing.T) {
			r, err := bind(t, "Person?$filter="+c.in)
			require.NoError(t, err)
			require.Equal(t, c.tree, query.Format(r.Query.Filter))
		})
	}
}

// refused are URLs that do not bind, and why.
var refused = []struct {
	in   string
	kind query.Kind
}{
	{"Person", query.KindEntities},
	{"Person(1)", query.KindEntity},
	{"Person(Id=1)", query.KindEntity},
	{"Person(UId=776afc26-0000-0000-0000-000000000001)", query.KindEntity},
	{"Person(@k)?@k=1", query.KindEntity},
	{"Person/$count", query.KindCount},
	{"Person(1)/Name", query.KindProperty},
	{"Person(1)/Name/$value", query.KindValue},
	{"Person(1)/STATUS/Value", query.KindProperty},
	{"Person(1)/BADGES", query.KindEntities},
	{"Person(1)/BADGES(2)", query.KindEntity},
	{"Person(1)/BOSS/UNIT/PEOPLE/$count", query.KindCount},
	{"Person/Test.Person(5)", query.KindEntity},
	{"Person(1)/$ref", query.KindRef},
	{"Person(1)/BADGES/$ref", query.KindRefs},
}

func TestBindErrors(t *testing.T) {
	for _, c := range []struct{ in, msg string }{
		{"Person?$filter=Nope eq 1", `$filter, at position 1: Person has no property "Nope"; did you mean Name?`},
		{"Person?$filter=NAME eq 'a'", `$filter, at position 1: Person has no property "NAME"; did you mean Name?`},
		{"Person?$filter=Name eq 1.5", `$filter, at position 9: eq wants Edm.String, got Edm.Decimal`},
		{"Person?$filter=Level gt 'a'", `$filter, at position 10: gt wants Edm.Int32, got Edm.String`},
		{"Person?$filter=UId eq 'x'", `$filter, at position 8: "x" is no Edm.Guid`},
		{"Person?$filter=Name", `$filter, at position 1: $filter wants Edm.Boolean, got Edm.String`},
		{"Person?$filter=Name and Active", `$filter, at position 1: and wants Edm.Boolean, got Edm.String`},
		{"Person?$filter=Name/any(n:n eq 'a')", `$filter, at position 1: any and all wants a collection, Name is none`},
		{"Person?$filter=UNIT/any()", `$filter, at position 1: any and all wants a collection, UNIT is none`},
		{"Person?$filter=BADGES/Name eq 'a'", `$filter, at position 8: /Name cannot follow a collection: use any, all or $count`},
		{"Person?$filter=BADGES eq null", `$filter, at position 1: BADGES is a collection: write BADGES/any(x:…) or BADGES/$count`},
		{"Person?$filter=UNIT eq 5", `$filter, at position 1: UNIT is an entity: name a property of it, such as UNIT/Id, or compare it with null`},
		{"Person?$filter=STATUS eq 'Active'", `$filter, at position 1: STATUS is a coded value: write STATUS/Value eq 'Active'`},
		{"Person?$filter=STATUS in ('Active')", `$filter, at position 1: STATUS is a coded value: write STATUS/Value eq 'Active'`},
		{"Person?$filter=STATUS/value eq 'Active'", `$filter, at position 8: STATUS has no property "value"; did you mean Value?`},
		{"Person?$filter=nope(Name)", `$filter, at position 1: there is no function "nope"`},
		{"Person?$filter=contain(Name,'a')", `$filter, at position 1: there is no function "contain"; did you mean contains?`},
		{"Person?$filter=contains(Name)", `$filter, at position 1: contains takes 2 arguments, got 1`},
		{"Person?$filter=contains(Name,1)", `$filter, at position 15: contains wants Edm.String, got Edm.Int64`},
		{"Person?$filter=matchesPattern(Name,'(?=a)')", `$filter, at position 21: invalid or unsupported Perl syntax in the pattern: "(?="; look-around and references back are not offered`},
		{"Person?$filter=matchesPattern(Name,'a{256}')", `$filter, at position 21: a pattern repeats at most 255 times`},
		{"Person?$filter=matchesPattern(Name,'(?m)^a')", `$filter, at position 21: (?m) is not offered in a pattern: ^ and $ are the ends of the text`},
		{"Person?$filter=matchesPattern(Name,'" + strings.Repeat("a", 257) + "')", `$filter, at position 21: a pattern has at most 256 bytes`},
		{"Person?$filter=matchesPattern(Name,Email)", `$filter, at position 21: the pattern of matchesPattern must be a literal text`},
		{"Person?$filter=cast(Active,Edm.Int64) eq 1", `$filter, at position 1: Edm.Boolean cannot be cast to Edm.Int64`},
		{"Person?$filter=cast(Name,Edm.Nope) eq 1", `$filter, at position 11: there is no type Edm.Nope`},
		{"Person?$filter=cast(Name) eq 1", `$filter, at position 6: cast wants the qualified name of a type, such as Edm.String`},
		{"Person?$filter=cast(BOSS,Test.Chief) eq 1", `$filter, at position 1: an entity has no value: name a property behind cast(…,Test.Chief)`},
		{"Person?$filter=isof(Test.Nope)", `$filter, at position 6: there is no type Test.Nope`},
		{"Person?$filter=Test.Unit/Name eq 'a'", `$filter, at position 1: Person is never a Test.Unit`},
		{"Person?$filter=Test.Chief/Bones gt 1", `$filter, at position 12: Chief has no property "Bones"; did you mean Bonus?`},
		{"Person?$filter=Bonus gt 1", `$filter, at position 1: Person has no property "Bonus"; did you mean BOSS?`},
		{"Person?$filter=case(Level:1,true:2) eq 1", `$filter, at position 6: case wants Edm.Boolean, got Edm.Int32`},
		{"Person?$filter=case(Active:1,true:'a') eq 1", `$filter, at position 20: the values of case must be of one type, got Edm.Int64 and Edm.String`},
		{"Person?$filter=contains(Tags,'a')", `$filter, at position 15: contains wants a collection here, such as [1,2], got Edm.String`},
		{"Person?$filter=hassubset(Marks,[\"a\"])", `$filter, at position 11: hassubset does not fit Collection(Edm.Int64)`},
		{"Person?$filter=hassubset(Marks,[1,\"a\"])", `$filter, at position 17: the items of an array must be of one type`},
		{"Person?$filter=Tags/any(t:t/Name eq 'a')", `$filter, at position 14: /Name cannot follow a value, which has no properties`},
		{"Person?$filter=Tags/$count($filter=Name eq 'a') eq 1", `$filter, at position 21: there is no property "Name" here: $this is the value itself, $it the entity`},
		{"Person?$filter=Tags/$count($search=a) eq 1", `$filter, at position 6: $search looks into entities; use $filter for values`},
		{"Person?$filter=Tags gt [1]", `$filter, at position 1: Tags is a collection: write Tags/any(x:…) or Tags/$count`},
		{"Person?$filter=concat(Tags,Tags)", `$filter, at position 1: concat(…) is a collection: use any, all, $count or length`},
		{"Person?$filter=Level in Tags", `$filter, at position 10: in wants Edm.Int32, got Edm.String`},
		{"Person?$filter=Level in 5", `$filter, at position 10: in wants a list such as (1,2), or a collection`},
		{"Person?$filter=$root/Nope(1)/Name eq 'a'", `$filter, at position 7: the service has no entity set "Nope"`},
		{"Person?$filter=$root/Person(Name)/Name eq 'a'", `$filter, at position 14: a constant is wanted here, not the name "Name"`},
		{"Person?$filter=$root/Person(1) eq 'a'", `$filter, at position 1: $root/Person is an entity: name a property of it, such as $root/Person/Id, or compare it with null`},
		{"Person?$filter=Contact/Town eq 'a'", `$filter, at position 9: Address has no property "Town"`},
		{"Person?$filter=Contact eq 'a'", `$filter, at position 1: Contact is a structured value: name a property of it, or compare it with null`},
		{"Person?$filter=maxdatetime() add duration'PT1S' gt Hired", `$filter, at position 15: add: numeric value out of range`},
		{"Person?$filter=9223372036854775807 add 1 eq 0", `$filter, at position 21: add: numeric value out of range`},
		{"Person?$filter=Access has 'Nope'", `$filter, at position 12: has wants a member of Test.Access, got Nope`},
		{"Person?$orderby=UNIT", `$orderby, at position 1: UNIT is an entity: name a property of it, such as UNIT/Id, or compare it with null`},
		{"Person?$orderby=STATUS", `$orderby, at position 1: STATUS is a coded value: write STATUS/Value`},
		{"Person?$select=Nam", `$select, at position 1: Person has no property "Nam"; did you mean Name?`},
		{"Person?$expand=Name", `$expand, at position 1: Name is no navigation property: name it in $select`},
		{"Person?$expand=UNITS", `$expand, at position 1: Person has no navigation property "UNITS"; did you mean UNIT?`},
		{"Person?$expand=UNIT($top=1)", `$expand, at position 1: $top can only be used on a collection`},
		{"Person?$expand=BOSS($expand=BOSS($expand=BOSS($expand=BOSS)))", `$expand, at position 40: at most 3 levels of $expand are allowed`},
		{"Persons", `path, at position 1: the service has no entity set "Persons"; did you mean Person?`},
		{"Person(1)/Nope", `path, at position 11: Person has no property "Nope"; did you mean Name?`},
		{"Person('x')", `path, at position 8: the key Id wants Edm.Int64`},
		{"Person(Nope=1)", `path, at position 1: that is no key of Person; its key is Id`},
		{"Person(1)?$filter=Id eq 1", `$filter, at position 1: $filter can only be used on a collection`},
		{"Person?$filter=" + strings.Repeat("BOSS/", 31) + "Level gt 1", `$filter, at position 151: at most 30 different paths over navigation properties are allowed`},
		{"Person(1)/FRIENDS(5)(6)", `path, at position 18: a second key stands behind the first; write one key, its parts separated by commas`},
		{"Person(1)(2)", `path, at position 7: a second key stands behind the first; write one key, its parts separated by commas`},
		{"Person(1)/Name(5)", `path, at position 11: Name takes nothing in parentheses`},
		{"Person(1)/STATUS/Value(5)", `path, at position 18: Value takes nothing in parentheses`},
		{"Person(1)/UNIT(5)", `path, at position 11: UNIT takes nothing in parentheses`},
		{"Person(1)/Test.Person(5)", `path, at position 11: Test.Person takes nothing in parentheses`},
		{"Person(1)/Name?$select=Id", `$select, at position 1: $select can only be used where entities are shown`},
		{"Person/$ref?$expand=UNIT", `$expand, at position 1: $expand can only be used where entities are shown`},
		{"Person?$schemaversion=9", `$schemaversion, at position 1: the model has no versions; leave $schemaversion out`},
		{"Person?$filter=Ratio lt 1e999", `$filter, at position 10: "1e999" is no Edm.Double: expected a number within the range of Edm.Double, or INF, -INF, NaN`},
		{"Person?$filter=Score lt 99999999999999999999999999999999999999999", `$filter, at position 10: "9999999999999999999999999999999999999999" is no Edm.Decimal: expected a decimal number of at most 40 digits`},
		{"Person?$filter=Born eq 2026-02-30", `$filter, at position 9: "2026-02-30" is no Edm.Date: expected a date such as 2026-01-31, in the years 1 to 9999`},
		{"Person?$filter=Born lt 0000-01-01", `$filter, at position 9: "0000-01-01" is no Edm.Date: expected a date such as 2026-01-31, in the years 1 to 9999`},
		{"Person?$filter=Hired lt 10000-01-01T00:00:00Z", `$filter, at position 10: "10000-01-01T00:00:00Z" is no Edm.DateTimeOffset: expected a point in time with its offset such as 2026-01-31T08:00:00Z, in the years 1 to 9999`},
		{"Person?$filter=Hired lt 2026-01-01T00:00:00.1234567Z", `$filter, at position 10: "2026-01-01T00:00:00.1234567Z" is no Edm.DateTimeOffset: times are kept to the microsecond; send at most six digits after the point`},
		{"Person?$filter=Shift gt duration'P999999D'", `$filter, at position 10: "P999999D" is no Edm.Duration: expected a duration such as P1DT2H30M, to the microsecond and below 290 years`},
		{"Person(9223372036854775808)", `path, at position 8: the key Id wants Edm.Int64`},
		{"Person/UNIT", `path, at position 8: UNIT cannot follow a collection: pick one entity by key first`},
	} {
		t.Run(c.in, func(t *testing.T) {
			_, err := bind(t, c.in)
			var bound *query.Error
			require.True(t, errors.As(err, &bound), "%v", err)
			require.Equal(t, c.msg, err.Error())
		})
	}
}

// notOffered is valid OData, and what the refusal names.
var notOffered = []struct{ in, what string }{
	{"Person?$at=2026-01-01T00:00:00Z", "$at"},
	{"Person?$from=2026-01-01T00:00:00Z", "$from"},
	{"Person?$to=2026-01-01T00:00:00Z", "$to"},
	{"Person?$index=1", "$index"},
	{"Person?$deltatoken=x", "$deltatoken"},
	{"Person?$id=Person(1)", "$id"},
	{"Person?$apply=aggregate($count as N)", "$apply"},
	{"Person(1)?$at=2026-01-01T00:00:00Z", "$at"},
	{"Person/$count?$at=2026-01-01T00:00:00Z", "$at"},
	{"Person?$filter=geo.length(geography'SRID=0;LineString(1 1,2 2)') gt 1", "the function geo.length"},
	{"Person?$filter=Name eq geography'SRID=0;Point(1 1)'", "a value of type geography"},
	{"Person?$filter=Name eq @a&@a={}", "a JSON object"},
	{"Person?$filter=@Core.Note eq 'a'", "the annotation @Core.Note"},
	{"Person?$filter=UNIT/@Core.Note eq 'a'", "the annotation @Core.Note"},
	{"Person?$filter=FRIENDS/$filter(Level gt 1)/Name eq 'a'", "/$filter(…) inside a path"},
	{"Person?$filter=FRIENDS(1)/Level gt 1", "a path behind FRIENDS(…)"},
	{"Person?$filter=Contact eq {\"City\":\"a\"}", "a JSON literal"},
	{"Person?$filter=hassubset(Tags,[[1]])", "an array of other than primitive values"},
	{"Person?$filter=Test.Boss()/Level gt 1", "a path behind Test.Boss(…)"},
	{"Person?$filter=cast(Name,Edm.GeographyPoint) eq null", "a cast to Edm.GeographyPoint"},
	{"Person?$filter=Ratio eq NaN", "NaN in an expression"},
	{"Person?$expand=FRIENDS($filter=$it/Level gt 1)", "$it inside $expand"},
	{"Person?$select=Test.Rename(a,b)", "selecting the function Test.Rename"},
	{"Person/$query", "/$query"},
}

// What is valid OData but not offered is refused by name; it must never be passed over.
func TestNotOffered(t *testing.T) {
	for _, c := range notOffered {
		t.Run(c.in, func(t *testing.T) {
			_, err := bind(t, c.in)
			var bound *query.Error
			require.True(t, errors.As(err, &bound), "%v", err)
			require.True(t, bound.NotImplemented, "%v", err)
			require.Equal(t, c.what, bound.Target)
		})
	}
	_, err := bind(t, "Person?$schemaversion=*")
	require.NoError(t, err, "any version will do")
}

func TestPaths(t *testing.T) {
	for _, c := range refused {
		r, err := bind(t, c.in)
		require.NoError(t, err, c.in)
		require.Equal(t, c.kind, r.Kind, c.in)
	}
}

func TestAliasesAndDeleted(t *testing.T) {
	r, err := bind(t, "Person?$filter=Level in @l and Name eq @n and Email eq @none&@l=(1,2)&@n='x'")
	require.NoError(t, err)
	require.Equal(t, "(and (in Level 1 2) (eq Name 'x') (eq Email null))", query.Format(r.Query.Filter))
	require.False(t, r.Query.IncludeDeleted)
	for _, mentions := range []string{"Deleted eq true", "not Deleted", "Name eq 'a' or Deleted"} {
		r, err = bind(t, "Person?$filter="+mentions)
		require.NoError(t, err)
		require.True(t, r.Query.IncludeDeleted, mentions)
	}
	r, err = bind(t, "Person?$filter=BOSS/Deleted")
	require.NoError(t, err)
	require.False(t, r.Query.IncludeDeleted, "another row's property is not meant")
}

func TestShape(t *testing.T) {
	r, err := bind(t, "Person?$select=Name,STATUS/Value&$orderby=tolower(Email) desc,Grade&$expand=UNIT($select=Name),BADGES($filter=Name ne null;$top=2;$count=true)")
	require.NoError(t, err)
	require.Equal(t, "Name STATUS -Id -Version -Grade -UNITId", columns(r.Query))
	require.Equal(t, "Value", r.Query.Parts[r.Query.Type.Property("STATUS")].Members[0].Property.Name)
	require.Len(t, r.Query.OrderBy, 3, "the key makes the order total")
	require.Len(t, r.Query.Extra(), 1, "tolower(Email) is no column")
	require.Len(t, r.Query.Expand, 2)
	require.Equal(t, "Name -Id", columns(r.Query.Expand[0].Query))
	require.True(t, r.Query.Expand[1].Query.Count)
	row := query.Row{Cells: query.CellsOf("n", int64(1), int64(7), int64(70), int64(3), nil), Extra: query.CellsOf("e")}
	require.Equal(t, []any{"e", int64(3), int64(7)}, r.Query.Behind(row))
}

func columns(q *query.Query) string {
	var names []string
	for i, p := range q.Columns {
		if q.Shown[i] {
			names = append(names, p.Name)
		} else {
			names = append(names, "-"+p.Name)
		}
	}
	return strings.Join(names, " ")
}
