package batch

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestLengthOnce: an answer that was kept brings its length along; the batch says it once, and of an object of
// JSON not at all.
func TestLengthOnce(t *testing.T) {
	for form, times := range map[Form]int{Multipart: 1, JSON: 0} {
		var out bytes.Buffer
		w := NewWriter(&out, form)
		a := w.Answer(&Request{ID: "1"})
		a.Header().Set("Content-Type", "application/json")
		a.Header().Set("Content-Length", "2")
		_, err := a.Write([]byte("{}"))
		require.NoError(t, err)
		require.NoError(t, a.End())
		require.NoError(t, w.End())
		require.Equal(t, times, strings.Count(strings.ToLower(out.String()), "content-length"), out.String())
	}
}
