package odata

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/batch"
	"github.com/ropewalk/ropewalk/odata/funcs"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

const internalMessage = "internal error; the request failed for a reason of the service, which its log tells"

func badRequest(code, target, format string, args ...any) *Error {
	return &Error{Status: http.StatusBadRequest, Code: code, Target: target, Message: fmt.Sprintf(format, args...)}
}

// translate is the one table from errors to what a client is told.
func translate(err error) *Error {
	var (
		known  *Error
		syntax *grammar.SyntaxError
		bind   *query.Error
		body   *payload.Error
		part   *batch.Error
		size   *http.MaxBytesError
	)
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &syntax):
		return syntaxError(syntax)
	case errors.As(err, &bind):
		return bindError(bind)
	case errors.As(err, &body):
		return bodyError(body)
	case errors.As(err, &part):
		return batchError(part)
	case errors.As(err, &size):
		return tooLarge(size.Limit)
	case errors.Is(err, ErrStale):
		return &Error{
			Status: http.StatusServiceUnavailable, Code: "Busy", Err: err,
			Message: "your rights are being changed; try again", Header: map[string]string{"Retry-After": "1"},
		}
	case errors.Is(err, funcs.ErrRange):
		return badRequest("OutOfRange", "", "the result of an arithmetic operation does not fit its type; compute with smaller numbers")
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return &Error{
			Status: http.StatusServiceUnavailable, Code: "Timeout", Err: err,
			Message: "the request took too long; ask for less, or try again later", Header: map[string]string{"Retry-After": "5"},
		}
	}
	return &Error{Status: http.StatusInternalServerError, Code: "InternalError", Message: internalMessage, Err: err}
}

func syntaxError(e *grammar.SyntaxError) *Error {
	code := "SyntaxError"
	switch {
	case e.Limit != "":
		code = "LimitExceeded"
	case e.Unknown != "":
		code = "UnknownOption"
	}
	return &Error{Status: http.StatusBadRequest, Code: code, Target: e.Option, Message: e.Error()}
}

func bindError(e *query.Error) *Error {
	target := e.Target
	if target == "" {
		target = e.Option
	}
	status, code := http.StatusBadRequest, "InvalidQuery"
	switch {
	case e.NotImplemented:
		status, code = http.StatusNotImplemented, "NotImplemented"
	case e.NotFound:
		status, code = http.StatusNotFound, "ResourceNotFound"
	case e.Limit != "":
		code = "LimitExceeded"
	case e.Code != "":
		code = e.Code
	}
	return &Error{Status: status, Code: code, Target: target, Message: e.Error()}
}

func bodyError(e *payload.Error) *Error {
	status := http.StatusBadRequest
	switch {
	case e.NotImplemented:
		status = http.StatusNotImplemented
	case e.TooLarge:
		status = http.StatusRequestEntityTooLarge
	}
	told := &Error{Status: status, Code: e.Code, Target: e.Target, Message: e.Message}
	if len(e.Others) == 0 {
		return told
	}
	for _, f := range append([]*payload.Error{e}, e.Others...) {
		told.Details = append(told.Details, Detail{Code: f.Code, Target: f.Target, Message: f.Message})
	}
	return told
}

func tooLarge(limit int64) *Error {
	return &Error{
		Status: http.StatusRequestEntityTooLarge, Code: "LimitExceeded", Target: "body",
		Message: fmt.Sprintf("the body is larger than %d bytes; send less", limit),
	}
}

type errorBody struct {
	Error errorDetail `json:"error"`
}

type errorDetail struct {
	Code    string        `json:"code"`
	Message string        `json:"message"`
	Target  string        `json:"target,omitempty"`
	Details []errorDetail `json:"details,omitempty"`
}

// fail answers with an error, or breaks the connection if an answer has begun.
func (x *exchange) fail(err error) {
	e := translate(err)
	x.log(e)
	if x.w.begun {
		panic(http.ErrAbortHandler)
	}
	e.write(x.w, x.version)
}

// log keeps the cause of a fault of the service, which the client does not hear.
func (x *exchange) log(e *Error) {
	if e.Status >= http.StatusInternalServerError && e.Err != nil {
		x.config.Log.ErrorContext(x.r.Context(), "request failed", "code", e.Code, "path", x.r.URL.Path, "error", e.Err)
	}
}

// WriteError answers with an error where there is no exchange: before the service is reached,
// and at paths beside it. What the client may not know of the error is left to the caller to log.
func WriteError(w http.ResponseWriter, err error) {
	translate(err).write(w, version40)
}

// write sends the error as the whole answer; what was prepared for a better one is taken back.
func (e *Error) write(w http.ResponseWriter, version string) {
	h := w.Header()
	for _, name := range []string{"ETag", "Location", "OData-EntityId", "Preference-Applied"} {
		h.Del(name)
	}
	for name, value := range e.Header {
		h.Set(name, value)
	}
	commonHead(h, version)
	h.Set("Content-Type", "application/json;odata.metadata=minimal")
	w.WriteHeader(e.Status)
	body := errorBody{detail(Detail{Code: e.Code, Message: e.Message, Target: e.Target})}
	for _, d := range e.Details {
		body.Error.Details = append(body.Error.Details, detail(d))
	}
	// The error is gone if the client is: there is nobody left to tell.
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(body)
}

func detail(d Detail) errorDetail {
	return errorDetail{Code: d.Code, Message: brief(d.Message), Target: brief(d.Target)}
}

// brief cuts a text that quotes too much of a request.
func brief(text string) string {
	const most = 500
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}
