package entities

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
)

// TestR391Definitions: which definitions are legal, of which type they are, and what they read.
func TestR391Definitions(t *testing.T) {
	for name, c := range map[string]struct {
		d    Attributedefinition
		code string
		kind AttributeType
		from []AttributeSource
	}{
		"a text":                        {d: Attributedefinition{Property: "EMAIL"}, kind: AttributeString, from: []AttributeSource{FromIdentity}},
		"a truth value":                 {d: Attributedefinition{Property: "IDENT_RELAUNCHSOD"}, kind: AttributeBoolean, from: []AttributeSource{FromIdentity}},
		"a number":                      {d: Attributedefinition{Property: "MAXVALIDITY"}, kind: AttributeInteger, from: []AttributeSource{FromResource}},
		"a time, of many":               {d: Attributedefinition{Property: "VALIDTO"}, kind: AttributeDateTime, from: []AttributeSource{FromAssignment, FromPolicy, FromResource, FromIdentity, FromContext}},
		"a reference":                   {d: Attributedefinition{Property: "OUREF"}, kind: AttributeReference, from: []AttributeSource{FromIdentity}},
		"a reference as text":           {d: Attributedefinition{Property: "OUREF", Type: AttributeString}, kind: AttributeString, from: []AttributeSource{FromIdentity}},
		"many references":               {d: Attributedefinition{Property: "CLT_TAGS", Source: FromIdentity}, kind: AttributeReference, from: []AttributeSource{FromIdentity}},
		"of one source":                 {d: Attributedefinition{Property: "NAME", Source: FromContext}, kind: AttributeString, from: []AttributeSource{FromContext}},
		"an account's":                  {d: Attributedefinition{Property: "AccountName"}, kind: AttributeString, from: []AttributeSource{FromAccount}},
		"brought by assignments":        {d: Attributedefinition{Property: "LIMIT", Source: FromAssignment, Type: AttributeInteger}, kind: AttributeInteger},
		"a rule":                        {d: Attributedefinition{Property: "FULLNAME", Rule: "concat(FIRSTNAME,LASTNAME)"}, kind: AttributeString, from: []AttributeSource{FromIdentity}},
		"a rule over another":           {d: Attributedefinition{Property: "LONG", Source: FromResource, Rule: "MAXVALIDITY gt 90"}, kind: AttributeBoolean, from: []AttributeSource{FromResource}},
		"a number as a decimal":         {d: Attributedefinition{Property: "RISKSCORE"}, code: "UnsupportedType"},
		"a set value":                   {d: Attributedefinition{Property: "IDENTITYSTATUS"}, code: "UnsupportedType"},
		"a rule that gives a time span": {d: Attributedefinition{Property: "AGE", Rule: "VALIDTO sub VALIDFROM"}, code: "UnsupportedType"},
		"a rule that gives a decimal":   {d: Attributedefinition{Property: "SCORE", Rule: "RISKSCORE"}, code: "UnsupportedType"},
		"of another type":               {d: Attributedefinition{Property: "EMAIL", Type: AttributeInteger}, code: "TypeMismatch"},
		"a rule of another type":        {d: Attributedefinition{Property: "X", Rule: "EMAIL", Type: AttributeDateTime}, code: "TypeMismatch"},
		"an unknown property":           {d: Attributedefinition{Property: "EMIAL"}, code: "UnknownProperty"},
		"of a source that lacks it":     {d: Attributedefinition{Property: "EMAIL", Source: FromContext}, code: "UnknownProperty"},
		"no name":                       {d: Attributedefinition{Property: "E-MAIL", Rule: "EMAIL"}, code: "InvalidName"},
		"a rule with a slip":            {d: Attributedefinition{Property: "X", Rule: "concat(EMAIL"}, code: "InvalidRule"},
		"a rule over others":            {d: Attributedefinition{Property: "X", Rule: "OUREF/NAME"}, code: "InvalidRule"},
		"a rule over many":              {d: Attributedefinition{Property: "X", Rule: "CLT_TAGS/any(t:t/NAME eq 'a')"}, code: "InvalidRule"},
		"a rule about the time":         {d: Attributedefinition{Property: "X", Rule: "VALIDTO gt now()"}, code: "InvalidRule"},
		"a hidden property":             {d: Attributedefinition{Property: "BREAKGLASS"}, code: "HiddenProperty"},
		"a rule about a hidden one":     {d: Attributedefinition{Property: "X", Rule: "not BREAKGLASS"}, code: "HiddenProperty"},
		"what nobody follows":           {d: Attributedefinition{Property: "LastLogon"}, code: "UnsupportedProperty"},
	} {
		t.Run(name, func(t *testing.T) {
			c.d.Prepare(time.Time{})
			err := c.d.CheckInsert(Change{})
			require.Equal(t, err, c.d.CheckUpdate(nil, Change{}))
			if c.code != "" {
				var refusal *odata.Error
				require.True(t, errors.As(err, &refusal), "%v", err)
				require.Equal(t, c.code, refusal.Code)
				require.NotEmpty(t, refusal.Target)
				return
			}
			require.NoError(t, err)
			require.Equal(t, c.kind.String(), c.d.Type.String())
			readings, err := c.d.Readings()
			require.NoError(t, err)
			var from []AttributeSource
			for _, r := range readings {
				from = append(from, r.Source)
			}
			require.Equal(t, c.from, from)
		})
	}
}

func TestAttributeValues(t *testing.T) {
	values, err := AttributeValues(`{"MAIL":["a","b"],"LIMIT":[5,true,null],"NONE":[]}`)
	require.NoError(t, err)
	require.Equal(t, map[string][]string{"MAIL": {"a", "b"}, "LIMIT": {"5", "true"}, "NONE": {}}, values)
	for _, text := range []string{"5", "[1]", `{"A":"b"}`, `{"A":[{}]}`, `{"A":[[1]]}`, "{} {}", "nonsense"} {
		_, err := AttributeValues(text)
		require.Error(t, err, text)
	}
	values, err = AttributeValues(" ")
	require.NoError(t, err)
	require.Nil(t, values)
}
