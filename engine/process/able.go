package process

import (
	"strings"

	"github.com/ropewalk/ropewalk/entities"
)

// Able is the condition that somebody can decide a work item. It is a filter, in which @now is the time of
// the business, on the identity that a path leads to ("" is the row itself, "a/" the variable of a lambda):
// it is there, its status does not bar it, and unless nobody ever signed in for it one of its users may.
// Whoever is not able would never answer, so that he is not asked.
func Able(path string) string {
	return unbarred(path) + " and (not " + path + "Users/any() or " + path + "Users/any(able:" + signsIn("able/") + "))"
}

// Admitted is the condition that a user, to whom a path leads, may sign in: he is there, switched on and in
// his days, and no identity behind him is barred.
func Admitted(path string) string {
	return signsIn(path) + " and (" + path + "IDENTITYREFId eq null or " + unbarred(path+"IDENTITYREF/") + ")"
}

func unbarred(path string) string {
	texts := make([]string, len(entities.Barring))
	for i, status := range entities.Barring {
		texts[i] = "'" + status.String() + "'"
	}
	return path + "Deleted eq false and not (" + path + "IDENTITYSTATUS/Value in (" + strings.Join(texts, ",") + "))"
}

func signsIn(path string) string {
	return strings.ReplaceAll("~Deleted eq false and ~ACTIVE eq true and (~VALIDFROM eq null or ~VALIDFROM le @now)"+
		" and (~VALIDTO eq null or ~VALIDTO ge @now)", "~", path)
}
