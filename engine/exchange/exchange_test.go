package exchange_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/exchange"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

func operator() context.Context {
	return access.With(context.Background(), access.System("test"))
}

// upsert reads a text into the identities, and gives the summary and the faults as lines.
func upsert(t *testing.T, s *store.Store, format exchange.Format, text string) (string, []string) {
	t.Helper()
	var faults []string
	i := exchange.Import{Format: format, Bulk: store.Bulk{
		Set: "Identity", Mode: store.BulkUpsert, Key: "IDENTITYID", KeepLocked: true,
		Fault: func(f store.BulkFault) { faults = append(faults, fmt.Sprintf("%d %s %s", f.Row, f.Code, f.Property)) },
	}}
	r, err := i.Run(operator(), s, strings.NewReader(text))
	if err != nil {
		return err.Error(), faults
	}
	return fmt.Sprintf("%d created, %d changed, %d unchanged, %d failed", r.Created, r.Changed, r.Unchanged, r.Failed), faults
}

// TestCSV reads what a personnel system sends: cells with quotes and line breaks, references by key,
// coded values by their text, and rows in which something is wrong.
func TestCSV(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		require.NoError(t, s.Tx(operator(), func(tx *store.Tx) error {
			return tx.Create(&entities.Orgunit{OrgUnitID: "OU1", Name: "One"})
		}))
		summary, faults := upsert(t, s, exchange.CSV, "\xef\xbb\xbfIDENTITYID,LASTNAME,OUREF/OUID,IDENTITYSTATUS,VALIDFROM,MANAGER/IDENTITYID,Id\r\n"+
			"A,\"O\"\"Neil, \nthe second\",OU1,Disabled,2020-01-01T00:00:00Z,,77\r\n"+
			"B,Doe,,,,A; A,\r\n"+
			"C,Doe,OU2,,,,\r\n"+
			"D,Doe,,Foo,yesterday,,\r\n"+
			"E,Doe,,\r\n"+
			"F,\xff,,,,,\r\n")
		require.Equal(t, []string{
			"5 UnknownReference OUREF/OUID", "6 InvalidValue IDENTITYSTATUS", "6 InvalidValue VALIDFROM", "7 WrongColumns ", "8 InvalidValue LASTNAME",
		}, faults)
		require.Equal(t, "2 created, 0 changed, 0 unchanged, 4 failed", summary)
		var found []entities.Identity
		require.NoError(t, s.Read(operator(), &found, "", nil))
		require.Equal(t, "O\"Neil, \nthe second", found[0].LastName)
		require.Equal(t, entities.IdentityDisabled, found[0].Status)
		require.NotEqual(t, int64(77), found[0].ID, "what the service sets is left alone")
		require.NotNil(t, found[0].OrgUnit)
		require.Equal(t, entities.IdentityActive, found[1].Status, "an empty cell is as if it were not there")
		require.Equal(t, []int64{found[0].ID}, found[1].Managers)
	})
}

// TestLines reads JSON lines, in the form in which rows are exported and in the form of a CSV header.
func TestLines(t *testing.T) {
	s := storetest.Open(t, storetest.SQLite(t), store.Options{})
	summary, faults := upsert(t, s, exchange.Lines, `{"IDENTITYID":"A","IDENTITYSTATUS":{"Value":"Disabled"},"BREAKGLASS":true}

{"IDENTITYID":"B","IDENTITYSTATUS":"Active","MANAGER":[{"IDENTITYID":"A"}],"IDENTITYOWNER":{"IDENTITYID":"A"},"@odata.etag":"x"}
{"IDENTITYID":"C","MANAGER/IDENTITYID":["A","B"],"IDENTITYSTATUS":{"Id":2},"OUREF":null}
{"IDENTITYID":"D","IDENTITYSTATUS":"Active","IDENTITYSTATUS":"Locked"}
{"IDENTITYID":"E","NOPE":1}
{"IDENTITYID":5}
{"IDENTITYID":"F","OUREFId":1,"OUREF/OUID":"x"}
{"IDENTITYID":"G","BREAKGLASS":null}
[1]
{"IDENTITYID":"H"
`)
	require.Equal(t, []string{
		"5 InvalidJson ", "6 UnknownProperty NOPE", "7 InvalidValue IDENTITYID", "8 DuplicateProperty OUREF/OUID",
		"9 NotNullable BREAKGLASS", "10 InvalidJson ", "11 InvalidJson ",
	}, faults)
	require.Equal(t, "3 created, 0 changed, 0 unchanged, 7 failed", summary)
}

// TestRoundTrip: what was exported changes nothing when it is imported again.
func TestRoundTrip(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		_, faults := upsert(t, s, exchange.CSV, "IDENTITYID,LASTNAME,IDENTITYOWNER/IDENTITYID,VALIDTO\nA,=1+1,,\nB,\"x,\"\"y\",A,2030-01-01T12:30:00.5Z\n")
		require.Empty(t, faults)
		for _, format := range []exchange.Format{exchange.CSV, exchange.Lines} {
			var out strings.Builder
			e := exchange.Export{Format: format, Raw: true, Query: "Identity?$select=IDENTITYID,LASTNAME,IDENTITYSTATUS,VALIDTO,BREAKGLASS&$expand=IDENTITYOWNER($select=IDENTITYID)&$orderby=IDENTITYID"}
			n, err := e.Run(operator(), s, &out)
			require.NoError(t, err)
			require.EqualValues(t, 2, n)
			summary, faults := upsert(t, s, format, out.String())
			require.Empty(t, faults, out.String())
			require.Equal(t, "0 created, 0 changed, 2 unchanged, 0 failed", summary, out.String())
		}
	})
}

// TestExport: formulas are made harmless, and what has no place in a cell is refused.
func TestExport(t *testing.T) {
	s := storetest.Open(t, storetest.SQLite(t), store.Options{})
	_, faults := upsert(t, s, exchange.CSV, "IDENTITYID,LASTNAME\nA,=1+1\nB,Doe\n")
	require.Empty(t, faults)
	for _, c := range []struct {
		name, query string
		ctx         context.Context
		want        string
	}{
		{"formula", "Identity?$select=IDENTITYID,LASTNAME&$orderby=IDENTITYID", operator(), "IDENTITYID,LASTNAME\nA,'=1+1\nB,Doe\n"},
		{"bounded", "Identity?$select=IDENTITYID&$orderby=IDENTITYID&$top=1", operator(), "IDENTITYID\nA\n"},
		{"no set", "Identity(1)", operator(), "NotASet"},
		{"not flat", "Identity?$expand=MANAGER", operator(), "NotFlat"},
		{"unknown", "Identity?$filter=NOPE eq 1", operator(), "NOPE"},
		{"no right", "Identity", access.With(context.Background(), access.Principal{User: 1}), "Forbidden"},
	} {
		var out strings.Builder
		_, err := exchange.Export{Format: exchange.CSV, Query: c.query}.Run(c.ctx, s, &out)
		if err != nil {
			out.WriteString(err.Error())
		}
		require.Contains(t, out.String(), c.want, c.name)
	}
}

// TestLimits: files that are no files of rows are told where they go wrong, and nothing blows up.
func TestLimits(t *testing.T) {
	s := storetest.Open(t, storetest.SQLite(t), store.Options{})
	for _, c := range []struct {
		name   string
		format exchange.Format
		text   string
		says   string
	}{
		{"empty", exchange.CSV, "", "line 1: the file is empty"},
		{"unknown column", exchange.CSV, "IDENTITYI,LASTNAME\n", "did you mean IDENTITYID?"},
		{"bare reference", exchange.CSV, "IDENTITYID,OUREF\n", "such as OUREF/OUID"},
		{"no key of the target", exchange.CSV, "IDENTITYID,OUREF/NAME\n", "name one of OUID, Id, UId"},
		{"twice the same", exchange.CSV, "IDENTITYID,OUREFId,OUREF/OUID\n", "about the same property"},
		{"open quote", exchange.CSV, "IDENTITYID,LASTNAME\nA,\"" + strings.Repeat("x\n", 1<<20), "is a quote not closed?"},
		{"bad quote", exchange.CSV, "IDENTITYID,LASTNAME\nA,x\"y\"\n", "line 2"},
		{"long line", exchange.Lines, "{}\n{\"IDENTITYID\":\"" + strings.Repeat("x", exchange.MaxLine) + "\"}", "line 2: the line is longer"},
		{"no format", "xml", "", "use csv or jsonl"},
	} {
		summary, _ := upsert(t, s, c.format, c.text)
		require.Contains(t, summary, c.says, c.name)
	}
	i := exchange.Import{Format: exchange.CSV, MaxRows: 2, Bulk: store.Bulk{Set: "Identity", Mode: store.BulkCreate, Atomic: true}}
	_, err := i.Run(operator(), s, strings.NewReader("IDENTITYID\nA\nB\nC\n"))
	require.ErrorContains(t, err, "line 4: the file has more than 2 rows")
	var found []entities.Identity
	require.NoError(t, s.Read(operator(), &found, "", nil))
	require.Empty(t, found)
}
