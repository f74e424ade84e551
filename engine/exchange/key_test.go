package exchange_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/engine/exchange"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/entities/store/storetest"
)

// keyed reads a text whose rows are found by a key, and gives what became of them.
func keyed(t *testing.T, s *store.Store, mode store.BulkMode, key string, format exchange.Format, text string) (*store.BulkReport, []string) {
	t.Helper()
	var faults []string
	r, err := exchange.Import{Format: format, Bulk: store.Bulk{
		Set: "Identity", Mode: mode, Key: key,
		Fault: func(f store.BulkFault) {
			faults = append(faults, strings.TrimSpace(fmt.Sprintf("%d %d %s %s", f.Row, f.Status, f.Code, f.Property)))
		},
	}}.Run(operator(), s, strings.NewReader(text))
	require.NoError(t, err)
	return r, faults
}

// Rows can be found by what the service numbers them with. It is never given by a file: a row that is not
// there is at fault, and a file of new rows is numbered by the service, whatever it says.
func TestKeysOfTheService(t *testing.T) {
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		_, faults := upsert(t, s, exchange.CSV, "IDENTITYID,LASTNAME\nA,Doe\nB,Doe\n")
		require.Empty(t, faults)
		people := func() (found []entities.Identity) {
			require.NoError(t, s.Read(operator(), &found, "", nil))
			return found
		}
		was := people()
		other := uuid.MustParse("00000000-0000-7000-8000-000000000001")
		values := map[string][3]string{
			"Id":  {fmt.Sprint(was[0].ID), fmt.Sprint(was[1].ID), "77"},
			"UId": {was[0].UID.String(), was[1].UID.String(), other.String()},
		}
		for key, of := range values {
			for _, mode := range []store.BulkMode{store.BulkUpdate, store.BulkUpsert} {
				name := fmt.Sprint(key, mode)
				r, faults := keyed(t, s, mode, key, exchange.CSV, key+",LASTNAME,IDENTITYID\n"+of[0]+","+name+",A\n"+of[2]+",x,C\n,x,D\nx,x,E\n")
				require.Equal(t, []string{"3 404 NotFound " + key, "4 400 RequiredProperty " + key, "5 400 InvalidValue " + key}, faults)
				require.Equal(t, store.BulkReport{Rows: 4, Changed: 1, Failed: 3, Committed: true}, *r)
				quoted := func(i int) string { return `{"` + key + `":"` + of[i] + `","LASTNAME":"` + name + `"}` + "\n" }
				r, faults = keyed(t, s, mode, key, exchange.Lines, quoted(1)+quoted(2)+`{"LASTNAME":"x"}`+"\n"+`{"`+key+`":null}`)
				require.Equal(t, []string{"2 404 NotFound " + key, "3 400 RequiredProperty " + key, "4 400 RequiredProperty " + key}, faults)
				require.Equal(t, store.BulkReport{Rows: 4, Changed: 1, Failed: 3, Committed: true}, *r)
				now := people()
				for i := range was {
					require.Equal(t, name, now[i].LastName)
					require.Equal(t, was[i].ID, now[i].ID)
					require.Equal(t, was[i].UID, now[i].UID)
				}
			}
			r, faults := keyed(t, s, store.BulkCreate, key, exchange.CSV, key+",IDENTITYID\n"+of[2]+",new "+key+"\n")
			require.Empty(t, faults)
			require.EqualValues(t, 1, r.Created)
		}
		for _, one := range people() {
			require.NotEqual(t, int64(77), one.ID)
			require.NotEqual(t, other, one.UID)
		}
	})
}
