package store

import (
	"strings"
	"sync"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
	"github.com/ropewalk/ropewalk/odata"
)

// conflict says that a value is in use. It names the property and nothing else: whether the other
// object is one that the caller may see makes no difference.
func conflict(property string, err error) *odata.Error {
	return &odata.Error{
		Status: 409, Code: "Conflict", Target: property, Err: err,
		Message: "a value that must be unique is in use already; choose another one",
	}
}

// inConflict names the property whose value is in use; "" if it is not one that a client gives.
func inConflict(err error) string {
	name := conn.Unique(err)
	if property, known := uniques()[name]; known {
		return property
	}
	// An index over a folded value is named after the column too.
	return uniques()[strings.TrimSuffix(name, "_fold")]
}

// uniques gives the property behind each unique index, by its name and by table and column: the
// databases name the one or the other.
var uniques = sync.OnceValue(func() map[string]string {
	all := map[string]string{}
	for _, t := range entities.Types() {
		for _, f := range t.Fields {
			if !f.Business && !f.Unique {
				continue
			}
			all[t.Table+"."+f.Column], all[t.Table+"_"+f.Column] = f.Property, f.Property
			if f.Business && all[t.Table+"_key"] == "" {
				all[t.Table+"_key"] = f.Property
			}
		}
	}
	return all
})
