package odata_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/odatatest"
)

// outcome is what a client learns of a request, but for versions.
type outcome struct {
	status int
	code   string
}

// TestBatchIsAsIfOneByOne: whatever is done together, the answers of a batch and the rows that it
// leaves are those of its requests sent one by one.
func TestBatchIsAsIfOneByOne(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		requests := rapid.SliceOfN(rapid.Custom(randomRequest), 1, 25).Draw(rt, "requests")
		persist := rapid.Bool().Draw(rt, "continue-on-error")
		whole := odata.New(odatatest.World(t), odata.Config{})
		prefer := map[bool]string{true: "continue-on-error"}[persist]
		var together, alone []outcome
		for _, r := range responses(t, send(t, whole, jsonBatch("", requests...), "Prefer", prefer).Body.String()) {
			text, err := json.Marshal(r.Body)
			require.NoError(rt, err)
			together = append(together, outcome{r.Status, codeOf(text)})
		}
		single := odata.New(odatatest.World(t), odata.Config{})
		for _, r := range requests {
			one := sendAlone(single, r)
			alone = append(alone, one)
			if one.status >= 400 && !persist {
				break
			}
		}
		require.Equal(rt, alone, together)
		require.Equal(rt, rows(t, single), rows(t, whole))
	})
}

// randomRequest draws a request that may be like others, and may fail.
func randomRequest(t *rapid.T) string {
	id := rapid.SampledFrom([]int{4, 5, 6, 7, 8, 999}).Draw(t, "id")
	switch rapid.IntRange(0, 12).Draw(t, "kind") {
	case 0:
		return fmt.Sprintf("GET Person(%d)", id)
	case 1:
		return fmt.Sprintf("DELETE Person(%d)", id)
	case 2:
		return `POST Person {"Name":"New"}`
	case 3:
		return fmt.Sprintf(`PATCH Person(%d)/BOSS {"Level":3}`, id)
	case 4:
		return fmt.Sprintf(`PATCH Person(%d) {"Name":"Other","Level":2}`, id)
	case 5:
		return fmt.Sprintf(`PATCH Person(%d) {"@odata.etag":"W/\"1\"","Level":2}`, id)
	case 6:
		return fmt.Sprintf(`PATCH Person(%d) {"Level":"two"}`, id)
	case 7:
		return fmt.Sprintf(`PATCH Person(%d) {"BOSS":{"Id":%d}}`, id, rapid.SampledFrom([]int{4, 5, 999}).Draw(t, "boss"))
	}
	return fmt.Sprintf(`PATCH Person(%d) {"Level":%d}`, id, rapid.IntRange(0, 9).Draw(t, "level"))
}

func sendAlone(h http.Handler, request string) outcome {
	parts := append(strings.SplitN(request, " ", 3), "")
	r := httptest.NewRequest(parts[0], "/odata/"+parts[1], strings.NewReader(parts[2]))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return outcome{w.Code, codeOf(w.Body.Bytes())}
}

func codeOf(body []byte) string {
	var told struct {
		Error struct{ Code, Message, Target string }
	}
	_ = json.Unmarshal(body, &told) // what is no error has no code
	return told.Error.Code + " " + told.Error.Target + " " + told.Error.Message
}

// rows are those of all people, without versions.
func rows(t *testing.T, h http.Handler) string {
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, "/odata/Person?$select=Name,Level,BOSSId,Deleted&$orderby=Id", nil)
	r.Header.Set("Prefer", "ropewalk.include-deleted")
	r.Header.Set("Accept", "application/json;odata.metadata=none")
	h.ServeHTTP(w, r)
	require.Equal(t, http.StatusOK, w.Code)
	return w.Body.String()
}
