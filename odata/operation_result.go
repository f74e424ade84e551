package odata

import (
	"net/http"

	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
	"github.com/ropewalk/ropewalk/odata/query"
)

// returned answers with what an operation gave back; null is no content.
func (x *exchange) returned(o *edm.Operation, r *query.Returned, url *grammar.URL, result any) error {
	if r == nil || result == nil {
		x.head()
		x.w.WriteHeader(http.StatusNoContent)
		return nil
	}
	if r.Entities != nil {
		return x.returnEntities(o, r.Entities, url, result)
	}
	value, err := result, error(nil)
	if r.Part != nil {
		if value, err = pickValue(r.Part, result); err != nil {
			return err
		}
	}
	x.head().Set("Content-Type", x.media.contentType())
	return payload.WriteValue(x.w, payload.Format{Metadata: x.media.level, IEEE754: x.media.ieee754, Style: x.root.style, Root: x.base}, payload.Value{
		Context:  x.base + "$metadata#" + o.Returns.TypeName() + payload.PartList(r.Part),
		Property: r.Property, Part: r.Part, Value: value,
	})
}

// returnEntities reads the entities of which the operation told the keys, as far as the caller may see
// them. Whatever is wrong with the reading, an action is done: no answer may say that it failed.
func (x *exchange) returnEntities(o *edm.Operation, req *query.Request, url *grammar.URL, result any) error {
	if x.stubs() {
		x.addStubs(req.Query, url.Options.Select)
	}
	x.bound(req.Query)
	x.omit = x.omitNulls()
	if one, ok := result.(Record); ok {
		req.Query.Key = keyOf(req.Query.Type, one)
		err := x.readEntity(req, url)
		if err == nil || x.w.begun || !o.Action {
			return err
		}
		x.unshown(err)
		return x.noContent(x.entityID(req.Query.Set, req.Query.Key), Outcome{})
	}
	var keys [][]query.KeyValue
	for _, item := range result.([]any) {
		keys = append(keys, keyOf(req.Query.Type, item.(Record)))
	}
	if len(keys) > 0 {
		req.Query.Among(keys)
	} else {
		req.Query.Filter = &query.Const{Value: false, T: edm.Boolean}
	}
	err := x.readSet(req, url)
	if err == nil || x.w.begun || !o.Action {
		return err
	}
	x.unshown(err)
	x.head()
	x.w.WriteHeader(http.StatusNoContent)
	return nil
}

func keyOf(t *edm.EntityType, r Record) (key []query.KeyValue) {
	for _, p := range t.KeyProperties() {
		key = append(key, query.KeyValue{Property: p, Value: r[p.Name]})
	}
	return key
}
