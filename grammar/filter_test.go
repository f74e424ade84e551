package grammar

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// filters are texts of the language with the trees they mean.
var filters = []struct{ text, tree string }{
	// operators and their order
	{"Risk eq null", "(eq Risk null)"},
	{"a eq 1 or b eq 2 or c eq 3", "(or (eq a 1) (eq b 2) (eq c 3))"},
	{"a eq 1 or b eq 2 and c eq 3", "(or (eq a 1) (and (eq b 2) (eq c 3)))"},
	{"(a eq 1 or b eq 2) and c eq 3", "(and (or (eq a 1) (eq b 2)) (eq c 3))"},
	{"a and (b and c)", "(and a (and b c))"},
	{"a add b mul c sub d", "(sub (add a (mul b c)) d)"},
	{"(a add b) mul c", "(mul (add a b) c)"},
	{"a sub b sub c", "(sub (sub a b) c)"},
	{"a sub (b sub c)", "(sub a (sub b c))"},
	{"a div 2 divby 3 mod 4", "(mod (divby (div a 2) 3) 4)"},
	{"a gt b eq true", "(eq (gt a b) true)"},
	{"a eq b gt c", "(eq a (gt b c))"},
	{"not a", "(not a)"},
	{"not not a", "(not (not a))"},
	{"not a eq b", "(eq (not a) b)"},
	{"not (a eq b)", "(not (eq a b))"},
	{"not(a eq b)", "(not (eq a b))"},
	{"not a in (1,2)", "(not (in a [1 2]))"},
	{"not contains(Name,'a')", "(not (contains Name 'a'))"},
	{"-a gt 1", "(gt (neg a) 1)"},
	{"-(a add b)", "(neg (add a b))"},
	{"-a mul b", "(mul (neg a) b)"},
	{"a sub -1", "(sub a -1)"},
	{"a sub - 1", "(sub a (neg 1))"},
	{"--1", "(neg -1)"},
	{"a EQ 1 And b Ne 2 OR NOT c", "(or (and (eq a 1) (ne b 2)) (not c))"},
	{"a\teq  1", "(eq a 1)"},
	{" a eq 1 ", "(eq a 1)"},
	{"( a eq 1 )", "(eq a 1)"},
	{"Color has NS.Color'Red,Blue'", "(has Color enum:NS.Color'Red,Blue')"},
	{"Color has 'Red'", "(has Color 'Red')"},
	{"a le 1 and a ge 0 and a lt 5", "(and (le a 1) (ge a 0) (lt a 5))"},
	// lists
	{"Name in ('a','b')", "(in Name ['a' 'b'])"},
	{"Name in ('a')", "(in Name ['a'])"},
	{"Name in ( 'a' , null )", "(in Name ['a' null])"},
	{"'a' in Names", "(in 'a' Names)"},
	{"Name in @names", "(in Name @names)"},
	{"Name in [\"a\",\"b\"]", "(in Name json:'[\"a\",\"b\"]')"},
	{"(a,b) eq (1,2)", "(eq [a b] [1 2])"},
	{"a add 1 in (1,2)", "(add a (in 1 [1 2]))"},
	// keywords as names
	{"eq eq eq", "(eq eq eq)"},
	{"in in (in,desc)", "(in in [in desc])"},
	{"desc eq 1 and asc eq 2", "(and (eq desc 1) (eq asc 2))"},
	{"and and or or not", "(or (and and or) not)"},
	{"not eq 1", "(eq not 1)"},
	{"not eq", "(not eq)"},
	{"not eq eq 1", "(eq (not eq) 1)"},
	{"not eq not", "(eq not not)"},
	{"not in (1)", "(in not [1])"},
	{"not and not", "(and not not)"},
	{"not/eq eq not/in", "(eq not/eq not/in)"},
	{"any eq 1 and all eq 2 and case eq 3", "(and (eq any 1) (eq all 2) (eq case 3))"},
	{"a/null eq null/a", "(eq a/null null/a)"},
	{"filter eq 1 and search eq 2 and count eq 3", "(and (eq filter 1) (eq search 2) (eq count 3))"},
	{"duration eq duration'P1D'", "(eq duration duration:'P1D')"},
	// paths
	{"A/B/C eq 1", "(eq A/B/C 1)"},
	{"$it/A eq $this and $root/Sets('x')/B eq 1", "(and (eq $it/A $this) (eq $root/Sets{'x'}/B 1))"},
	{"$root/Sets(a=1,b='x')/NS.F() eq 1", "(eq ($root/Sets{a=1,b='x'}.NS.F) 1)"},
	{"NS.Type/A eq 1", "(eq NS.Type/A 1)"},
	{"A/NS.Type/B eq 1", "(eq A/NS.Type/B 1)"},
	{"A/NS.F(x=1,y=@p) gt 2", "(gt (A.NS.F {x=1,y=@p}) 2)"},
	{"A/NS.F(x=1)/B gt 2", "(gt (A.NS.F {x=1})/B 2)"},
	{"A/$filter(B gt 1)/$count gt 2", "(gt (count A/$filter{(gt B 1)} nil nil) 2)"},
	{"A/@Measures.Currency eq 'EUR'", "(eq A/@Measures.Currency 'EUR')"},
	{"@Core.Description#q eq 'x'", "(eq @Core.Description#q 'x')"},
	{"Größe eq 1 and _x1 eq 2", "(and (eq Größe 1) (eq _x1 2))"},
	// lambdas
	{"Tags/any()", "(any Tags - nil)"},
	{"Tags/any(t:t eq 'vip')", "(any Tags t (eq t 'vip'))"},
	{"Tags/ALL( t : t ne 'vip' )", "(all Tags t (ne t 'vip'))"},
	{"$it/A/any(a:a/B/all(b:b/C eq a/D and E))", "(any $it/A a (all a/B b (and (eq b/C a/D) E)))"},
	{"A/NS.T/any(in:in/any eq 1)", "(any A/NS.T in (eq in/any 1))"},
	{"Tags/any(t:t gt 10:30)", "(any Tags t (gt t time:'10:30'))"},
	// counts
	{"A/$count gt 2", "(gt (count A nil nil) 2)"},
	{"A/$count($filter=B eq 1) gt 2", "(gt (count A (eq B 1) nil) 2)"},
	{"A/$COUNT( FILTER = B eq 1 ; Search = x OR \"y z\" ) gt 2", "(gt (count A (eq B 1) (or x \"y z\")) 2)"},
	{"A/$count($search=it's (a b) NOT c)", "(count A nil (and it's (and a b) (not c)))"},
	// functions
	{"contains(Name,'a') eq true", "(eq (contains Name 'a') true)"},
	{"CONTAINS( Name , 'a' )", "(CONTAINS Name 'a')"},
	{"now() gt 2026-01-01", "(gt (now) date:'2026-01-01')"},
	{"concat(concat(a,'b'),c) eq 'abc'", "(eq (concat (concat a 'b') c) 'abc')"},
	{"cast('2026-01-01',Edm.Date) le D", "(le (cast '2026-01-01' Edm.Date) D)"},
	{"isof(NS.Type) and isof(A,Collection(Edm.String))", "(and (isof NS.Type) (isof A (Collection Edm.String)))"},
	{"NS.F(a=1,in=2)", "(NS.F {a=1,in=2})"},
	{"case(a gt 1:'x',true:null) eq 'x'", "(eq (case ((gt a 1) 'x') (true null)) 'x')"},
	{"case(Age ge 18:10,true:20) eq 10", "(eq (case ((ge Age 18) 10) (true 20)) 10)"},
	{"case(T eq 10:20:'x',T lt 10:20:30.5:f(','),true:11:00)", "(case ((eq T time:'10:20') 'x') ((lt T time:'10:20:30.5') (f ',')) (true time:'11:00'))"},
	{"case(T eq 10:20:30)", "(case ((eq T time:'10:20') 30))"},
	{"hassubset([1,2],Numbers)", "(hassubset json:'[1,2]' Numbers)"},
	{"F({\"a\":{\"b\":[1,null,\"x\\\"\"]}})", "(F json:'{\"a\":{\"b\":[1,null,\"x\\\"\"]}}')"},
	{"F([$root/Sets(1)])", "(F json:'[$root/Sets(1)]')"},
	// literals
	{"a eq 'O''Neil'", "(eq a 'O'Neil')"},
	{"a eq ''", "(eq a '')"},
	{"a eq '''' and b eq ''''''", "(and (eq a ''') (eq b ''''))"},
	{"a eq TRUE and b eq False and c eq NULL", "(and (eq a true) (eq b false) (eq c null))"},
	{"a eq -5 and b eq 5.25 and c eq -1.5e-3 and d eq 1E5", "(and (eq a -5) (eq b decimal:'5.25') (eq c double:'-1.5e-3') (eq d double:'1E5'))"},
	{"a eq INF or a eq -INF or a eq NaN or inf eq 1", "(or (eq a double:'INF') (eq a double:'-INF') (eq a double:'NaN') (eq inf 1))"},
	{"a eq 9223372036854775808", "(eq a 9223372036854775808)"},
	{"a eq 776afc26-0b1c-4c8e-9d1e-1234567890ab", "(eq a guid:'776afc26-0b1c-4c8e-9d1e-1234567890ab')"},
	{"a eq abcdefab-0b1c-4c8e-9d1e-1234567890AB", "(eq a guid:'abcdefab-0b1c-4c8e-9d1e-1234567890AB')"},
	{"a eq 2026-02-28 and b eq -0044-03-15 and c eq 12026-01-01", "(and (eq a date:'2026-02-28') (eq b date:'-0044-03-15') (eq c date:'12026-01-01'))"},
	{"a eq 2026-01-01T10:30Z or a eq 2026-01-01t10:30:15.123456-02:30", "(or (eq a instant:'2026-01-01T10:30Z') (eq a instant:'2026-01-01t10:30:15.123456-02:30'))"},
	{"a eq 07:59:59.999 and b eq 10:30", "(and (eq a time:'07:59:59.999') (eq b time:'10:30'))"},
	{"a eq duration'P1DT2H3M4.5S' and b eq DURATION'-PT1S'", "(and (eq a duration:'P1DT2H3M4.5S') (eq b duration:'-PT1S'))"},
	{"a eq binary'AQID' and b eq binary'T0RhdGE='", "(and (eq a binary:'AQID') (eq b binary:'T0RhdGE='))"},
	{"a eq NS.Color'-1' and b eq NS.Sub.Color'Red'", "(and (eq a enum:NS.Color'-1') (eq b enum:NS.Sub.Color'Red'))"},
	{"geo.distance(a,geography'SRID=0;Point(1 2)') lt 5", "(lt (geo.distance a geo:geography'SRID=0;Point(1 2)') 5)"},
	{"a eq @p1", "(eq a @p1)"},
}

func TestFilter(t *testing.T) {
	for _, tt := range filters {
		t.Run(tt.text, func(t *testing.T) {
			x, err := ParseFilter(tt.text, Limits{})
			require.NoError(t, err)
			require.Equal(t, tt.tree, sexpr(x))
			again, err := ParseFilter(Print(x), Limits{})
			require.NoError(t, err, "printed as %s", Print(x))
			require.Equal(t, tt.tree, sexpr(again), "printed as %s", Print(x))
		})
	}
}

func TestFilterPositions(t *testing.T) {
	x, err := ParseFilter("é eq 1 and not contains(Name,'a')", Limits{})
	require.NoError(t, err)
	logic := x.(*Logic)
	require.Equal(t, 8, logic.At, "a logic node stands at its operator, in bytes")
	require.Equal(t, 3, logic.Args[0].Pos())
	not := logic.Args[1].(*Unary)
	require.Equal(t, []int{12, 16, 25, 30}, []int{not.At, not.X.Pos(), not.X.(*Call).Args[0].Pos(), not.X.(*Call).Args[1].Pos()})
}

func TestFilterErrors(t *testing.T) {
	const operand = "a value, a property or a function"
	for _, tt := range []struct{ text, err string }{
		{"", "$filter, at position 1: unexpected the end of the text: expected " + operand},
		{"a eq", "$filter, at position 5: a space and an operand are missing after \"eq\""},
		{"a eq ", "$filter, at position 6: unexpected the end of the text: expected " + operand},
		{"a eq eq 1", "$filter, at position 9: unexpected \"1\": expected an operator"},
		{"a foo b", "$filter, at position 3: unexpected \"foo\": expected an operator"},
		{"a eq 1)", "$filter, at position 7: the bracket ')' closes nothing"},
		{"(a eq 1", "$filter, at position 1: the bracket '(' is not closed"},
		{"(a eq 1]", "$filter, at position 8: the bracket ']' closes nothing"},
		{"a eq 'x", "$filter, at position 6: the string that begins here is not closed"},
		{"a eq 'x'y", "$filter, at position 9: a space is missing after the value 'x'"},
		{"a eq 5L", "$filter, at position 7: a space is missing after the value 5"},
		{"a eq'x'", "$filter, at position 3: \"eq\" is no prefix of a value: the type of an enumeration needs its namespace"},
		{"(a)and(b)", "$filter, at position 4: a space is missing before \"and\""},
		{"a eq(1)", "$filter, at position 5: a space and an operand are missing after \"eq\""},
		{"a /b eq 1", "$filter, at position 3: a slash needs a name on both sides, without spaces"},
		{"a/ b eq 1", "$filter, at position 2: a slash needs a name on both sides, without spaces"},
		{"contains (a,'b')", "$filter, at position 10: unexpected \"(\": expected an operator"},
		{"contains(a,)", "$filter, at position 12: unexpected \")\": expected " + operand},
		{"a in ()", "$filter, at position 7: unexpected \")\": expected " + operand},
		{"guid'776afc26-0b1c-4c8e-9d1e-1234567890ab' eq a", "$filter, at position 1: the prefix \"guid\" belongs to an older OData: write the value without prefix and quotes"},
		{"a eq duration'P1'", "$filter, at position 6: duration'P1' must hold a duration such as P1DT12H"},
		{"a eq binary'A'", "$filter, at position 6: binary'A' must hold base64url text"},
		{"a eq NS.E''", "$filter, at position 6: NS.E'' must hold a member name, a number, or several with commas"},
		{"a eq 2026-13-01", "$filter, at position 6: 2026-13-01 is no date"},
		{"a eq 2026-01-01T10:00:00", "$filter, at position 16: after the date a time with an offset is expected, such as T10:30:00Z or T10:30:00%2B02:00"},
		{"a eq 25:00", "$filter, at position 6: 25:00 is no time of day"},
		{"a eq #", "$filter, at position 6: unexpected \"#\""},
		{"a eq $", "$filter, at position 6: a name is missing after \"$\""},
		{"a eq @", "$filter, at position 6: a name is missing after \"@\""},
		{"a eq $foo", "$filter, at position 6: unexpected \"$foo\": expected " + operand},
		{"a/any(x)", "$filter, at position 8: unexpected \")\": expected \":\""},
		{"a/all()", "$filter, at position 3: all needs a condition: all(x:…)"},
		{"a/any()/b", "$filter, at position 8: nothing may follow any, all or $count"},
		{"a/$count($top=1)", "$filter, at position 10: $count takes one $filter and one $search, not \"$top\""},
		{"a/$count($filter=b", "$filter, at position 9: the bracket '(' is not closed"},
		{"F(1,a=2)", "$filter, at position 3: the arguments of F must all have a name or none"},
		{"case(a)", "$filter, at position 7: unexpected \")\": expected \":\""},
		{"a;b", "$filter, at position 2: \";\" may only separate options in parentheses"},
		{"F([1,)", "$filter, at position 6: the bracket ')' closes nothing"},
		{"F([1,])", "$filter, at position 6: unexpected \"]\": expected a JSON value"},
		{"F([01])", "$filter, at position 3: this is no JSON value"},
		{"F([\"\\x\"])", "$filter, at position 4: this is no JSON string"},
		{"a/any(x:", "$filter, at position 6: the bracket '(' is not closed"},
		{"f([\"a)", "$filter, at position 4: the string that begins here is not closed"},
		{"a eq 'x' 'y'", "$filter, at position 10: unexpected \"'\": expected an operator"},
		{"a eq duration'P'", "$filter, at position 6: duration'P' must hold a duration such as P1DT12H"},
		{"a eq duration'PT1.H'", "$filter, at position 6: duration'PT1.H' must hold a duration such as P1DT12H"},
		{"a eq duration'1D'", "$filter, at position 6: duration'1D' must hold a duration such as P1DT12H"},
		{"a eq duration'P1.5D'", "$filter, at position 6: duration'P1.5D' must hold a duration such as P1DT12H"},
		{"a eq duration'P1", "$filter, at position 14: the string that begins here is not closed"},
		{"a eq 2026-01-01T10:00:00+25:00", "$filter, at position 16: after the date a time with an offset is expected, such as T10:30:00Z or T10:30:00%2B02:00"},
		{"a eq 1e", "$filter, at position 7: a space is missing after the value 1"},
		{"averyveryveryveryveryveryveryveryverylongname'x'", "$filter, at position 1: \"averyveryveryveryveryveryveryveryverylong…\" is no prefix of a value: the type of an enumeration needs its namespace"},
		{"a = 1", "$filter, at position 3: unexpected \"=\": write eq to compare"},
		{"a > 1", "$filter, at position 3: unexpected \">\": write gt or ge"},
		{"a eq \"x\"", "$filter, at position 6: unexpected '\"': a string is written in single quotes"},
		{"ａ eq １", "$filter, at position 8: unexpected \"１\""},
	} {
		t.Run(tt.text, func(t *testing.T) {
			_, err := ParseFilter(tt.text, Limits{})
			require.EqualError(t, err, tt.err)
		})
	}
}
