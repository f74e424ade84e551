//go:build bench

package rival

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities/store/seal"
)

// writes are the changes that a rival can make. Each leaves in one transaction all that the service
// leaves: the row, the version that ends in the history, an audit event with its digest, and a job of
// the outbox. A proof over the database holds whoever wrote.
type writes interface {
	post(req *http.Request, a *answer, p *Person) error
	patches(req *http.Request, a *answer, list []Title) error
	mass(req *http.Request, a *answer, list []Title) error
}

// Person is what a client sends to make an identity.
type Person struct {
	IdentityID string `json:"IDENTITYID"`
	FirstName  string `json:"FIRSTNAME"`
	LastName   string `json:"LASTNAME"`
	Email      string `json:"EMAIL"`
	JobTitle   string `json:"JOBTITLE"`
	EmployeeID string `json:"EMPLOYEEID"`
}

// name is what the identity is shown as.
func (p *Person) name() string { return p.FirstName + " " + p.LastName }

func (p *Person) valid() bool {
	return p.IdentityID != "" && len(p.IdentityID) <= 100 && len(p.FirstName) <= 200 && len(p.LastName) <= 200 && len(p.Email) <= 320
}

// Title is what a client sends to give an identity another job title.
type Title struct {
	ID       int64  `json:"Id"`
	JobTitle string `json:"JOBTITLE"`
}

// born is an identity as it is made.
type born struct {
	*Person
	id, event int64
	at        time.Time
	uid       uuid.UUID
	salt      []byte
}

// digest is what the audit event of a new identity holds.
func (b *born) digest() ([]byte, error) {
	personal := func(name, v string) seal.Value { return seal.Value{Property: name, V: v, Personal: true} }
	plain := func(name string, v any) seal.Value { return seal.Value{Property: name, V: v} }
	v := seal.Version{
		Type: "Identity", ID: b.id, Event: b.event, From: b.at, Salt: b.salt,
		Values: []seal.Value{
			plain("ChangeTime", b.at), plain("CreateTime", b.at), plain("CurrentVersionId", b.event), personal("DisplayName", b.name()),
			personal("EMAIL", b.Email), personal("EMPLOYEEID", b.EmployeeID), personal("FIRSTNAME", b.FirstName),
			plain("IDENTITYCATEGORY", int64(1)), plain("IDENTITYID", b.IdentityID), plain("IDENTITYSTATUS", int64(1)),
			plain("Id", b.id), plain("JOBTITLE", b.JobTitle), plain("KeyValue", b.IdentityID), personal("LASTNAME", b.LastName), plain("UId", b.uid),
		},
	}
	sum, err := v.Sum()
	if err != nil {
		return nil, err
	}
	d := seal.Digest{Type: "Identity", Operation: "Create"}
	d.Add(b.id, sum)
	return d.Sum(), nil
}

// idBlock is how many ids a process takes from the database at once.
const idBlock = 100

// ids hands them out.
type ids struct {
	mu          sync.Mutex
	next, limit int64
}

func (i *ids) take(more func() (int64, error)) (id int64, err error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.next == i.limit {
		if i.next, err = more(); err != nil {
			i.next, i.limit = 0, 0
			return 0, err
		}
		i.limit = i.next + idBlock
	}
	i.next++
	return i.next - 1, nil
}

// routeWrites adds the changes to the paths of a rival.
func routeWrites(post func(path string, f func(*http.Request, *answer) error), w writes) {
	post("/person", func(req *http.Request, a *answer) error {
		p := &Person{}
		if err := json.NewDecoder(req.Body).Decode(p); err != nil || !p.valid() {
			http.Error(a.w, "this is no person", http.StatusBadRequest)
			return nil
		}
		return w.post(req, a, p)
	})
	titles := func(f func(*http.Request, *answer, []Title) error) func(*http.Request, *answer) error {
		return func(req *http.Request, a *answer) error {
			var list []Title
			if err := json.NewDecoder(req.Body).Decode(&list); err != nil {
				http.Error(a.w, "these are no titles", http.StatusBadRequest)
				return nil
			}
			return f(req, a, list)
		}
	}
	post("/patches", titles(w.patches))
	post("/set", titles(w.mass))
}
