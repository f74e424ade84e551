package provision

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store"
)

// Webhooks carries tasks to systems that take them as HTTP requests, signed as the open Standard
// Webhooks specification says: headers webhook-id, webhook-timestamp and webhook-signature, the
// last over "id.timestamp.body" by HMAC-SHA256 with the key of the system. The id is the same at
// each attempt, so that the target can tell a repetition.
type Webhooks struct {
	// Hosts lists the hosts, with their ports if they have any, that may be called. None is the
	// default: a row in the database alone must not make the service call somebody.
	Hosts []string
	// Client makes the calls; nil is one that waits 10 s and follows no redirects.
	Client *http.Client
}

const (
	callTimeout = 10 * time.Second
	// maxAnswer is how much of an answer is kept for people.
	maxAnswer = 500
	// maxWait bounds what a target may ask for by Retry-After.
	maxWait = time.Hour
)

// webhookConfig is the CONNECTORCONFIG of a system that is provisioned by webhook.
type webhookConfig struct {
	URL string `json:"url"`
}

// message is the body of a call.
type message struct {
	Type      string    `json:"type"`
	Task      int64     `json:"task"`
	Operation string    `json:"operation"`
	Priority  int64     `json:"priority"`
	Created   time.Time `json:"created"`
	System    party     `json:"system"`
	Account   string    `json:"account,omitempty"`
	Identity  *party    `json:"identity,omitempty"`
	Resource  *party    `json:"resource,omitempty"`
	Process   *int64    `json:"process,omitempty"`
	// Attributes are those to write, by name; an empty list is to empty the attribute.
	Attributes map[string][]string `json:"attributes,omitempty"`
}

// party is an object that a message speaks of.
type party struct {
	ID   int64     `json:"id"`
	UID  uuid.UUID `json:"uid"`
	Key  string    `json:"key"`
	Name string    `json:"name"`
}

// verdict is what came of a call.
type verdict struct {
	// done, or accepted to be done later; else cause says what was wrong.
	done, accepted bool
	cause          error
	// final is set for a refusal that trying again will not change; wait is how long to wait otherwise.
	final bool
	wait  time.Duration
	text  string
}

// target reads and checks where the tasks of a system go.
func (w *Webhooks) target(config string) (*url.URL, error) {
	var c webhookConfig
	if err := json.Unmarshal([]byte(config), &c); err != nil {
		return nil, fmt.Errorf(`CONNECTORCONFIG is not of the form {"url":"https://…"}: %w`, err)
	}
	u, err := url.Parse(c.URL)
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "https" && u.Scheme != "http" {
		return nil, fmt.Errorf("the url %.200q in CONNECTORCONFIG is no plain http or https address", c.URL)
	}
	if !slices.ContainsFunc(w.Hosts, func(host string) bool { return strings.EqualFold(host, u.Host) }) {
		return nil, fmt.Errorf("the host %s may not be called; the operator can allow it by --webhook-host", u.Host)
	}
	return u, nil
}

// SigningKey gives the key by which the messages to a system are signed; the first that asks makes it.
func SigningKey(ctx context.Context, s *store.Store, system uuid.UUID) ([]byte, error) {
	return s.Secret(ctx, "webhook "+system.String())
}

// FormatKey writes a signing key as receivers of Standard Webhooks take it.
func FormatKey(key []byte) string { return "whsec_" + base64.StdEncoding.EncodeToString(key) }

// sign gives the signature of a message.
func sign(key []byte, id string, at time.Time, body []byte) string {
	mac := hmac.New(sha256.New, key)
	fmt.Fprintf(mac, "%s.%d.", id, at.Unix())
	mac.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// send makes one attempt.
func (w *Webhooks) send(ctx context.Context, to *url.URL, key []byte, at time.Time, m message) verdict {
	body, err := json.Marshal(m)
	if err != nil {
		return verdict{cause: err, final: true}
	}
	ctx, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, to.String(), bytes.NewReader(body))
	if err != nil {
		return verdict{cause: err, final: true}
	}
	id := fmt.Sprintf("task_%d", m.Task)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", "ropewalk")
	request.Header.Set("Idempotency-Key", id)
	request.Header.Set("webhook-id", id)
	request.Header.Set("webhook-timestamp", strconv.FormatInt(at.Unix(), 10))
	request.Header.Set("webhook-signature", sign(key, id, at, body))
	response, err := w.client().Do(request)
	if err != nil {
		return verdict{cause: fmt.Errorf("call %s: %w", to.Host, reason(err))}
	}
	defer response.Body.Close()
	text, _ := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	return judge(response, strings.ToValidUTF8(strings.TrimSpace(string(text)), "\uFFFD"), at)
}

// reason keeps the address, which may hold a secret, out of what people read.
func reason(err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		return wrapped.Err
	}
	return err
}

// judge tells what an answer means: any 2xx is done, but 202 is a promise; a target that is busy or
// broken is asked again, one that refuses is not.
func judge(r *http.Response, text string, at time.Time) verdict {
	code := r.StatusCode
	switch {
	case code == http.StatusAccepted:
		return verdict{accepted: true, text: text}
	case code >= 200 && code < 300:
		return verdict{done: true, text: text}
	}
	v := verdict{cause: fmt.Errorf("answered %d %s: %s", code, http.StatusText(code), text), text: text}
	busy := code == http.StatusRequestTimeout || code == http.StatusTooEarly || code == http.StatusTooManyRequests || code >= 500
	v.final = !busy
	v.wait = retryAfter(r.Header.Get("Retry-After"), at)
	return v
}

// retryAfter reads how long a target wants to be left alone: seconds or a date.
func retryAfter(header string, at time.Time) time.Duration {
	var wait time.Duration
	if seconds, err := strconv.ParseInt(header, 10, 32); err == nil {
		wait = time.Duration(seconds) * time.Second
	} else if date, err := http.ParseTime(header); err == nil {
		wait = date.Sub(at)
	}
	return max(0, min(wait, maxWait))
}

func (w *Webhooks) client() *http.Client {
	if w.Client != nil {
		return w.Client
	}
	return &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}
