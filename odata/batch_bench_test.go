package odata_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/odata"
	"github.com/ropewalk/ropewalk/odata/odatatest"
)

// swift is a store whose writes cost nothing.
type swift struct{ odata.Store }

func (swift) Write(_ context.Context, changes []odata.Change) ([]odata.Outcome, error) {
	outcomes := make([]odata.Outcome, len(changes))
	for i, c := range changes {
		outcomes[i] = odata.Outcome{Key: c.Key, ETag: "1"}
	}
	return outcomes, nil
}

// BenchmarkBatch is what a batch of 100 PATCHes costs beside the store.
func BenchmarkBatch(b *testing.B) {
	h := odata.New(swift{odatatest.World(b)}, odata.Config{})
	requests := make([]string, 100)
	for i := range requests {
		requests[i] = fmt.Sprintf(`PATCH Person(%d) {"Level":%d,"Email":"someone@example.com"}`, i, i)
	}
	body := jsonBatch("", requests...)
	b.ReportAllocs()
	for b.Loop() {
		r := httptest.NewRequest(http.MethodPost, "/odata/$batch", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		require.Equal(b, http.StatusOK, w.Code)
	}
}
