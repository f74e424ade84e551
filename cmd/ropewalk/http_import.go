package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/gorilla/mux"

	files "github.com/ropewalk/ropewalk/engine/exchange"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/access"
	"github.com/ropewalk/ropewalk/entities/store"
	"github.com/ropewalk/ropewalk/odata"
)

const (
	// importPath is where files are sent to: the door that the command import has, for a service that runs.
	importPath = "/import/{set}"
	// maxImport bounds such a file; larger ones go by the command.
	maxImport = 16 << 20
	// maxTold is how many faults an answer tells.
	maxTold = 1000
)

// importFormats are the media types of the two formats.
var importFormats = map[string]files.Format{"text/csv": files.CSV, "application/jsonl": files.Lines, "application/x-ndjson": files.Lines}

// importOptions are the query options, named like the flags of the command.
var importOptions = []string{"key", "full", "mode", "dry-run", "reason", keyOption}

// importAnswer is what became of a file.
type importAnswer struct {
	Run       int64         `json:"run"`
	Written   bool          `json:"written"`
	Rows      int64         `json:"rows"`
	Created   int64         `json:"created"`
	Changed   int64         `json:"changed"`
	Deleted   int64         `json:"deleted"`
	Unchanged int64         `json:"unchanged"`
	Failed    int64         `json:"failed"`
	Warnings  int64         `json:"warnings"`
	Faults    []importFault `json:"faults,omitempty"`
}

type importFault struct {
	Line     int64  `json:"line,omitempty"`
	Property string `json:"property,omitempty"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Warning  bool   `json:"warning,omitempty"`
}

// importFile reads the file in a request into a set.
func (f *front) importFile(w http.ResponseWriter, r *http.Request) {
	answer, err := f.imported(w, r)
	if err != nil {
		odata.WriteError(w, err)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(answer)
}

func (f *front) imported(w http.ResponseWriter, r *http.Request) (*importAnswer, error) {
	if p := access.From(r.Context()); !p.In(access.SystemAdministrators) {
		return nil, f.importDenied(r)
	}
	c, reason, err := carried(r)
	if err != nil {
		return nil, err
	}
	in, err := spool(http.MaxBytesReader(w, r.Body, maxImport))
	if err != nil {
		return nil, err
	}
	defer in.Close()
	unhurried(w)
	told := &importAnswer{}
	c.Fault = told.note
	o := store.OriginOf(r.Context())
	o.Channel, o.Reason, o.Override = "import", reason, false
	report, run, err := c.run(store.WithOrigin(r.Context(), o), f.engine.store, in, told.text)
	if err != nil {
		return nil, unreadable(err)
	}
	told.Run = run
	told.take(report)
	return told, told.refusal(c.Atomic)
}

// importDenied refuses a file to who may send none, and keeps that in the audit like a write that is refused.
func (f *front) importDenied(r *http.Request) error {
	refused := &odata.Error{Status: http.StatusForbidden, Code: "Forbidden", Message: "only members of SystemAdministrators import files"}
	set := entities.Model().Set(mux.Vars(r)["set"])
	if set == nil {
		return refused
	}
	o := store.OriginOf(r.Context())
	o.Channel, o.Override = "import", false
	if err := f.engine.store.Deny(store.WithOrigin(r.Context(), o), odata.Change{Set: set, Op: odata.Create}, refused); err != nil {
		return err
	}
	return refused
}

// carried makes an import of what a request says.
func carried(r *http.Request) (carriage, string, error) {
	c := carriage{Source: "HTTP"}
	q, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return c, "", badImport("", "the query options cannot be read: "+err.Error())
	}
	for name, values := range q {
		if !slices.Contains(importOptions, name) || len(values) != 1 {
			return c, "", badImport(name, fmt.Sprintf("%s is no option of an import, or is given twice; the options are %s", name, strings.Join(importOptions[:len(importOptions)-1], ", ")))
		}
	}
	media, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	format, known := importFormats[media]
	if !known {
		return c, "", &odata.Error{Status: http.StatusUnsupportedMediaType, Code: "UnsupportedMediaType", Target: "Content-Type", Message: "send the file as text/csv or application/jsonl"}
	}
	if coding := r.Header.Get("Content-Encoding"); coding != "" && coding != "identity" {
		return c, "", &odata.Error{Status: http.StatusUnsupportedMediaType, Code: "UnsupportedMediaType", Target: "Content-Encoding", Message: "send the file as it is, not packed"}
	}
	mode, dry := q.Get("mode"), q.Get("dry-run")
	if !slices.Contains([]string{"", "atomic", "continue"}, mode) {
		return c, "", badImport("mode", "mode is atomic (all rows or none) or continue (all but those at fault)")
	}
	if !slices.Contains([]string{"", "true", "false"}, dry) {
		return c, "", badImport("dry-run", "dry-run is true or false")
	}
	c.Full = q.Get("full")
	c.Import = files.Import{Format: format, Bulk: store.Bulk{
		Set: mux.Vars(r)["set"], Key: q.Get("key"), Mode: store.BulkCreate, Atomic: mode != "continue", DryRun: dry == "true", KeepLocked: true,
	}}
	if c.Key != "" {
		c.Mode = store.BulkUpsert
	}
	return c, q.Get("reason"), nil
}

func badImport(target, message string) error {
	return &odata.Error{Status: http.StatusBadRequest, Code: "InvalidImport", Target: target, Message: message}
}

// spooled is a file that is gone once it is closed.
type spooled struct{ *os.File }

// Close implements io.Closer.
func (f spooled) Close() error { return errors.Join(f.File.Close(), os.Remove(f.Name())) }

// spool takes the whole file before the first row is written: a sender who is slow, or never ends,
// must not hold a transaction open.
func spool(body io.Reader) (io.ReadCloser, error) {
	file, err := os.CreateTemp("", "ropewalk-import-")
	if err != nil {
		return nil, err
	}
	_, err = io.Copy(file, body)
	if err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err == nil {
		return spooled{file}, nil
	}
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		err = &odata.Error{Status: http.StatusRequestEntityTooLarge, Code: "LimitExceeded", Message: fmt.Sprintf("the file has more than %d bytes; split it, or use the command import", maxImport)}
	}
	return nil, errors.Join(err, spooled{file}.Close())
}

// importTime is how long the answer to a file may take.
const importTime = 15 * time.Minute

// unhurried lets the rows take their time: the file is here, so that the silence of the sender is not
// the end of the connection.
func unhurried(w http.ResponseWriter) {
	c := http.NewResponseController(w)
	// A connection that knows no deadlines, such as that of a test, has none to move.
	_ = c.SetReadDeadline(time.Time{})
	_ = c.SetWriteDeadline(time.Now().Add(importTime))
}

// unreadable makes what is wrong with the file as a whole the sender's fault.
func unreadable(err error) error {
	var at *files.Error
	if errors.As(err, &at) {
		return badImport("", err.Error())
	}
	return err
}

// note keeps the first faults.
func (a *importAnswer) note(x store.BulkFault) {
	if len(a.Faults) < maxTold {
		a.Faults = append(a.Faults, importFault{x.Row, x.Property, x.Code, x.Message, x.Warning})
	}
}

// text is what ImportRuns tells of the faults.
func (a *importAnswer) text() string {
	var b strings.Builder
	for _, x := range a.Faults[:min(len(a.Faults), maxShown)] {
		fmt.Fprintln(&b, x)
	}
	return b.String()
}

// String implements fmt.Stringer.
func (x importFault) String() string {
	kind := x.Code
	if x.Warning {
		kind += " (warning)"
	}
	return fmt.Sprintf("line %d: %s: %s", x.Line, kind, x.Message)
}

func (a *importAnswer) take(r *store.BulkReport) {
	a.Written, a.Rows, a.Created, a.Changed, a.Deleted = r.Committed, r.Rows, r.Created, r.Changed, r.Deleted
	a.Unchanged, a.Failed, a.Warnings = r.Unchanged, r.Failed, r.Warnings
}

// refusal says that nothing was written because of rows at fault, each with its line.
func (a *importAnswer) refusal(atomic bool) error {
	if !atomic || a.Failed == 0 {
		return nil
	}
	e := &odata.Error{
		Status: http.StatusBadRequest, Code: "RowsAtFault",
		Message: fmt.Sprintf("%d of %d rows are at fault, so none was written; mend them, or leave them out with mode=continue", a.Failed, a.Rows),
	}
	for _, x := range a.Faults {
		if !x.Warning {
			e.Details = append(e.Details, odata.Detail{Code: x.Code, Target: x.Property, Message: x.String()})
		}
	}
	return e
}
