package entities

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Describe implements Describer.
func (t *Incidenttrigger) Describe() (string, string) {
	return t.Source + " " + t.IncidentID, t.Source + "/" + t.IncidentID
}

// Prepare implements Preparer. It runs when references are resolved.
func (t *Incidenttrigger) Prepare(time.Time) {
	t.Status, t.Result, t.Error, t.Process = TriggerNew, "", "", nil
	t.RequestKey = t.SameRequest()
}

// SetAuthor implements Authored.
func (t *Incidenttrigger) SetAuthor(user int64) { t.CreatedBy = author(t.CreatedBy, user) }

// CheckInsert implements InsertChecker: there must be somebody to act on.
func (t *Incidenttrigger) CheckInsert(Change) error {
	if t.AccountName != "" && t.System == nil {
		return refuse(http.StatusBadRequest, "SubjectRequired", "SYSTEMREF", "ACCOUNTNAME names an account of a system; give SYSTEMREF too")
	}
	if t.Identity == nil && t.IdentityID == "" && t.Email == "" && t.AccountName == "" {
		return refuse(http.StatusBadRequest, "SubjectRequired", "IDENTITYREF",
			"nobody is named; give IDENTITYREF, IDENTITYID, EMAIL, or ACCOUNTNAME with SYSTEMREF")
	}
	return nil
}

// SameRequest implements Requested: source, incident, action and the subject as it was given,
// without differences of letter case and of blanks around, in a form of fixed length. A dry run is
// never the same as the real thing, which it would keep from happening.
func (t *Incidenttrigger) SameRequest() string {
	parts := []string{
		plain(t.Source), plain(t.IncidentID), t.Action.String(),
		number(t.Identity), plain(t.IdentityID), plain(t.Email), plain(t.AccountName), number(t.System),
	}
	if t.DryRun {
		parts = append(parts, "dry run")
	}
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(strconv.Itoa(len(p)) + ":" + p)
	}
	sum := sha256.Sum256([]byte(b.String()))
	return hex.EncodeToString(sum[:])
}

func plain(text string) string { return strings.ToLower(strings.TrimSpace(text)) }
