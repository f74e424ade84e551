package odata_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestLength: the head of an answer that fits in one piece says how long the body is; a larger one comes in
// chunks. A part of a batch says it once.
func TestLength(t *testing.T) {
	base := serve(t, nil)
	fill(t, base, 700)
	for _, c := range []struct {
		query string
		sized bool
	}{
		{"Country?$top=50", true},
		{"Country('c00001')", true},
		{"Country?$top=1000", false},
	} {
		resp, err := http.Get(base + "/odata/" + c.query)
		require.NoError(t, err)
		body, err := io.ReadAll(resp.Body)
		require.NoError(t, err)
		require.NoError(t, resp.Body.Close())
		require.Equal(t, http.StatusOK, resp.StatusCode, string(body))
		if want := int64(len(body)); c.sized {
			require.Equal(t, want, resp.ContentLength, c.query)
			require.Empty(t, resp.TransferEncoding, c.query)
		} else {
			require.Equal(t, int64(-1), resp.ContentLength, c.query)
		}
	}
	resp := post(t, base+"/odata/$batch", jsonBatch("", "GET Country?$top=50"), "Accept", "multipart/mixed")
	text, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	require.Equal(t, 1, strings.Count(string(text), "Content-Length: "))
}
