package odata

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// token is what a $skiptoken says. It is sealed by a MAC that binds it to the caller, the root
// and the rest of the URL, so that nobody can use it for what it was not given for.
type token struct {
	Expires int64     `json:"x"`
	Page    int64     `json:"p"`
	Top     *int64    `json:"t,omitempty"`
	After   []*string `json:"a,omitempty"`
}

func (x *exchange) sealToken(t token) string {
	t.Expires = x.config.Now().Add(x.config.TokenLife).Unix()
	// A token consists of numbers and strings, which always marshal.
	body, _ := json.Marshal(t)
	return base64.RawURLEncoding.EncodeToString(append(x.seal(body), body...))
}

func (x *exchange) openToken(text string) (token, error) {
	var t token
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil || len(raw) < sha256.Size || !hmac.Equal(raw[:sha256.Size], x.seal(raw[sha256.Size:])) {
		return t, badRequest("InvalidToken", "$skiptoken",
			"the token does not belong to this URL and caller; follow @odata.nextLink as it is, or start again without a token")
	}
	if err := json.Unmarshal(raw[sha256.Size:], &t); err != nil {
		return t, err
	}
	if x.config.Now().Unix() > t.Expires {
		return t, &Error{Status: http.StatusGone, Code: "TokenExpired", Target: "$skiptoken", Message: "the token is too old; start again without it"}
	}
	return t, nil
}

func (x *exchange) seal(body []byte) []byte {
	mac := hmac.New(sha256.New, x.config.Secret)
	for _, part := range []string{x.config.Caller(x.r.Context()), x.root.Path, x.path, x.withoutToken(""), string(body)} {
		mac.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
	}
	return mac.Sum(nil)
}

// withoutToken is the query of the request without its token and without options that must not
// appear in links, and with one more option.
func (x *exchange) withoutToken(more string) string {
	var kept []string
	for _, pair := range strings.Split(x.r.URL.RawQuery, "&") {
		name, _, _ := strings.Cut(pair, "=")
		name, err := url.QueryUnescape(name)
		if pair == "" || err != nil || slices.Contains(x.config.HiddenOptions, name) {
			continue
		}
		if strings.EqualFold(strings.TrimPrefix(name, "$"), "skiptoken") {
			continue
		}
		kept = append(kept, pair)
	}
	if more != "" {
		kept = append(kept, more)
	}
	return strings.Join(kept, "&")
}

// values turns the token's texts back into sort values.
func (t token) values(order []query.Order) ([]any, error) {
	if len(t.After) != len(order) {
		return nil, badRequest("InvalidToken", "$skiptoken", "the token is of another version of the service; start again without it")
	}
	values := make([]any, len(order))
	for i, text := range t.After {
		if text == nil {
			continue
		}
		v, err := sortValue(order[i].Expr.Type(), *text)
		if err != nil {
			return nil, badRequest("InvalidToken", "$skiptoken", "the token is of another version of the service; start again without it")
		}
		values[i] = v
	}
	return values, nil
}

func sortValue(t edm.Type, text string) (any, error) {
	if primitive, ok := t.(edm.Primitive); ok {
		return edm.Parse(primitive, text)
	}
	return strconv.ParseInt(text, 10, 64)
}
