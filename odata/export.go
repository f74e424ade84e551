package odata

import (
	"net/http"
	"time"
)

const (
	// maxExports is how many exports run at once: each of them keeps a connection to the database,
	// and a processor busy, for as long as it takes.
	maxExports = 2
	// exportStall is how long an export waits for a client who does not read on.
	exportStall = 30 * time.Second
)

// wantsExport tells whether a set is asked for in one answer, by somebody who may have it so:
// maxpagesize=0. For all others, and within a batch, that is a preference that is not applied.
func (x *exchange) wantsExport() bool {
	if x.r.Method != http.MethodGet || x.prefs.value("maxpagesize") != "0" || x.inner != nil || !x.config.MayExport(x.r.Context()) {
		return false
	}
	x.prefs.honour("maxpagesize", "0")
	return true
}

// beginExport lifts the limits of time: an export may take as long as its client reads on.
func (x *exchange) beginExport() (end func(), err error) {
	select {
	case x.exports <- struct{}{}:
	default:
		return nil, &Error{
			Status: http.StatusServiceUnavailable, Code: "TooManyExports", Target: "Prefer",
			Message: "as many exports are running as may run at once; try again later, or read page by page",
			Header:  map[string]string{"Retry-After": "30"},
		}
	}
	x.timeout.Stop()
	x.w.allow(exportStall)
	x.w.patience = exportStall
	return func() { <-x.exports }, nil
}

// allow gives the client some time to take what is written next. What he sends is not waited
// for any more: the server would take its silence for the end of the connection.
func (a *answer) allow(d time.Duration) {
	c := http.NewResponseController(a.ResponseWriter)
	// A connection that knows no deadlines, such as that of a test, has none to move.
	_ = c.SetReadDeadline(time.Time{})
	_ = c.SetWriteDeadline(time.Now().Add(d))
}
