package access

import (
	"encoding/base64"
	"errors"
	"strings"
)

// Credentials are what a caller presents: a key and, with Basic, the name of its user.
type Credentials struct {
	User, Key string
}

// Presented is where credentials may stand in a request.
type Presented struct {
	// Authorization and APIKey are the values of the headers Authorization and X-API-Key.
	Authorization, APIKey string
	// Query is the value of the query option api_key; logs and links must not show it.
	Query string
}

// ErrAmbiguous says that a caller presented two different keys.
var ErrAmbiguous = errors.New("credentials were given in more than one way, and they differ")

// Challenge is the value of WWW-Authenticate on a 401.
const Challenge = `Bearer realm="ropewalk", Basic realm="ropewalk", charset="UTF-8"`

// Extract finds the credentials of a request. Several are fine as long as they are the same key;
// an Authorization header of an unknown kind counts as none.
func Extract(p Presented) (Credentials, error) {
	var found []Credentials
	if c, ok := authorization(p.Authorization); ok {
		found = append(found, c)
	}
	if p.APIKey != "" {
		found = append(found, Credentials{Key: p.APIKey})
	}
	if p.Query != "" {
		found = append(found, Credentials{Key: p.Query})
	}
	if len(found) == 0 {
		return Credentials{}, ErrUnauthenticated
	}
	for _, c := range found[1:] {
		if c.Key != found[0].Key {
			return Credentials{}, ErrAmbiguous
		}
	}
	return found[0], nil
}

func authorization(header string) (Credentials, bool) {
	scheme, value, _ := strings.Cut(strings.TrimSpace(header), " ")
	value = strings.TrimSpace(value)
	switch strings.ToLower(scheme) {
	case "bearer":
		return Credentials{Key: value}, value != ""
	case "basic":
		return basic(value)
	}
	return Credentials{}, false
}

func basic(value string) (Credentials, bool) {
	decoded, err := base64.StdEncoding.DecodeString(value)
	if err != nil {
		return Credentials{}, false
	}
	user, key, ok := strings.Cut(string(decoded), ":")
	return Credentials{User: user, Key: key}, ok && key != ""
}
