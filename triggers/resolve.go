package triggers

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store"
)

// lookup is how a row names the identity it is about.
type lookup struct {
	Identity                   *int64
	IdentityID, Email, Account string
	System                     *int64
}

// The words for a lookup that does not lead to exactly one identity.
const (
	notMatched = "NotMatched"
	ambiguous  = "Ambiguous"
)

// resolve finds the one identity that is meant, or says why there is not exactly one. Several
// hints must all agree, and letter case does not count; two matches are never guessed between.
func (l lookup) resolve(tx *store.Tx) (id *int64, problem string, err error) {
	filter, params := l.filter()
	if filter == "" {
		return nil, notMatched, nil
	}
	var found []entities.Identity
	if err := tx.Find(&found, filter, params); err != nil {
		return nil, "", fmt.Errorf("find identity: %w", err)
	}
	switch len(found) {
	case 0:
		return nil, notMatched, nil
	case 1:
		return &found[0].ID, "", nil
	}
	return nil, ambiguous, nil
}

// filter writes the lookup as a filter on Identity. A reference says it all; the rest are hints.
// The stand-in for accounts without an owner is nobody.
func (l lookup) filter() (string, map[string]any) {
	const somebody = "IDENTITYCATEGORY/Value ne 'Unresolved'"
	if l.Identity != nil {
		return "Id eq @id and " + somebody, map[string]any{"id": *l.Identity}
	}
	var parts []string
	params := map[string]any{}
	hint := func(name, text, filter string) {
		if text = strings.TrimSpace(text); text != "" {
			parts = append(parts, filter)
			params[name] = strings.ToLower(text)
		}
	}
	hint("number", l.IdentityID, "tolower(IDENTITYID) eq @number")
	hint("email", l.Email, "(tolower(EMAIL) eq @email or tolower(EMAIL2) eq @email)")
	account := "ActualAccounts/any(a:tolower(a/AccountName) eq @account)"
	if l.System != nil && strings.TrimSpace(l.Account) != "" {
		account = "ActualAccounts/any(a:tolower(a/AccountName) eq @account and a/SystemId eq @system)"
		params["system"] = *l.System
	}
	hint("account", l.Account, account)
	if len(parts) == 0 {
		return "", nil
	}
	return strings.Join(append(parts, somebody), " and "), params
}

// String tells people what was given. How somebody is called stands in the row that started the process only:
// a copy of it would outlast the row's anonymisation.
func (l lookup) String() string {
	var parts []string
	add := func(given bool, text string) {
		if given {
			parts = append(parts, text)
		}
	}
	add(l.Identity != nil, "IDENTITYREF "+number(l.Identity))
	add(l.IdentityID != "", "IDENTITYID "+l.IdentityID)
	add(l.Email != "", "the EMAIL given")
	add(l.Account != "", "the ACCOUNTNAME given")
	add(l.System != nil, "SYSTEMREF "+number(l.System))
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, ", ")
}

func number(id *int64) string {
	if id == nil {
		return ""
	}
	return strconv.FormatInt(*id, 10)
}
