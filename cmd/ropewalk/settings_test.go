package main

import (
	"context"
	"errors"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"
)

// restart puts the parts of the service together with other days before a validity, on the store that is open, begins
// and ends their work, and works off what that left behind.
func (h *house) restart(before *int) error {
	h.Helper()
	e := &engine{store: h.engine.store, lockouts: h.engine.lockouts}
	if err := e.assemble(context.Background(), settings{jobs: jobs{PreValidity: before}}, newLog(streams{Err: h.Output()})); err != nil {
		return err
	}
	if err := e.start(context.Background()); err != nil {
		return err
	}
	return errors.Join(e.stop(), e.drain(context.Background()))
}

// TestPreValidity: a service that is started with other days before a validity has everybody calculated by them;
// with the same ones, nobody.
func TestPreValidity(t *testing.T) {
	eachHouse(t, func(t *testing.T, h *house) {
		const given = "IdentityId eq <E000051> and ResourceId eq <AD_PROJECT_03>"
		shown := func() string { return h.plain("CalculatedAssignments?$filter=" + given + "&$select=Status") }
		ran := func() int { return h.count("CalculationRuns", "Source eq 'settings'") }
		require.NoError(t, h.restart(nil))
		h.must(http.StatusCreated, "dataadmin", http.MethodPost, "Resourceassignment",
			`{"IDENTITYREFId":<E000051>,"ROLEREFId":<AD_PROJECT_03>,"VALIDFROM":"2026-11-27T06:00:00Z"}`)
		require.NoError(t, h.restart(nil))
		require.JSONEq(t, `{"value":[]}`, shown(), "it begins in five days")
		require.Zero(t, ran())

		days, none := 7, -1
		require.NoError(t, h.restart(&days))
		require.JSONEq(t, `{"value":[{"Status":false}]}`, shown())
		people := h.count("Identity", "true")
		require.Equal(t, people, ran())
		require.NoError(t, h.restart(&days))
		require.Equal(t, people, ran(), "not once more")

		require.ErrorContains(t, h.restart(&none), "--pre-validity -1 is no number of days")
	})
}
