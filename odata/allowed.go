package odata

import (
	"net/http"
	"slices"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/query"
)

// allowed lists the methods of a resource in a set.
func allowed(req *query.Request, set *edm.EntitySet) []string {
	if req.Kind == query.KindEach {
		return append([]string{http.MethodOptions}, editing(req, set)...)
	}
	return append([]string{http.MethodGet, http.MethodHead, http.MethodOptions}, editing(req, set)...)
}

// editing lists the methods that write.
func editing(req *query.Request, set *edm.EntitySet) []string {
	if set == nil || set.ReadOnly {
		if req.Kind != query.KindRef && req.Kind != query.KindRefs {
			return nil
		}
	}
	switch req.Kind {
	case query.KindEntities:
		return ofCollection(req, set)
	case query.KindEntity:
		return slices.Concat(
			methods(!set.NoUpdate, http.MethodPatch, http.MethodPut),
			methods(!set.NoDelete && !set.Singleton, http.MethodDelete))
	case query.KindEach:
		return slices.Concat(methods(!set.NoUpdate, http.MethodPatch), methods(!set.NoDelete, http.MethodDelete))
	case query.KindProperty, query.KindValue:
		return methods(!set.NoUpdate && writable(req), ofProperty(req)...)
	case query.KindRef, query.KindRefs:
		return ofReferences(req)
	}
	return nil
}

// methods gives the list if what it stands for is possible.
func methods(possible bool, list ...string) []string {
	if !possible {
		return nil
	}
	return list
}

// ofCollection lists what can be done to a set or a collection of related entities: to create an
// entity, to send a delta payload, and to delete what a /$filter(…) picks. All there is can only be
// deleted by /$each, since a key is forgotten easily.
func ofCollection(req *query.Request, set *edm.EntitySet) []string {
	from := req.Query.From
	linked := from == nil || from.Nav.Collection && (!from.Nav.ReadOnly || back(from) != nil)
	if req.Filtered {
		return methods(!set.NoDelete, http.MethodDelete)
	}
	cast := req.Query.Declared != nil
	return slices.Concat(
		methods(linked && !set.NoInsert, http.MethodPost),
		methods(linked && !cast && !(set.NoInsert && set.NoUpdate && set.NoDelete), http.MethodPatch))
}

// writable tells whether the property that a path leads to can be written once its entity is there.
func writable(req *query.Request) bool {
	p, t := req.Property, req.Query.Type
	if p.Computed || p.Immutable || partOfKey(t, p) {
		return false
	}
	for _, nav := range t.AllNavigations() {
		if nav.Ref == p.Name && nav.ReadOnly {
			return false
		}
	}
	return !slices.ContainsFunc(req.Sub, func(sub *edm.Property) bool { return sub.Computed || sub.Immutable })
}

// ofProperty lists what can be done to a property: values can be added to a collection, and parts of
// a complex value changed.
func ofProperty(req *query.Request) []string {
	list := []string{http.MethodPut, http.MethodDelete}
	switch path := pathOf(req); {
	case req.Kind == query.KindValue:
	case path.Leaf().Collection:
		list = append(list, http.MethodPost)
	default:
		list = append(list, http.MethodPatch)
	}
	return list
}

// ofReferences lists what can be done to the links of an entity.
func ofReferences(req *query.Request) []string {
	from := req.Query.From
	if from == nil || req.Query.Declared != nil || from.Nav.ReadOnly && (back(from) == nil || !from.Nav.Collection) {
		return nil
	}
	if kept := keeper(req).Set; kept == nil || kept.ReadOnly || kept.NoUpdate {
		return nil
	}
	switch {
	case req.Kind == query.KindRefs:
		return []string{http.MethodPost, http.MethodPut, http.MethodDelete}
	case from.Nav.Collection:
		return []string{http.MethodDelete}
	}
	return []string{http.MethodPut, http.MethodDelete}
}

// keeper is what keeps the links that a request is about, and is the one to be written.
func keeper(req *query.Request) *query.Query {
	if req.Query.From.Nav.ReadOnly {
		return req.Query
	}
	return req.Query.From.Parent
}

// subjected is the set that a request would write to, and the key of the entity if the URL tells it.
func subjected(req *query.Request) (*edm.EntitySet, []query.KeyValue) {
	q := req.Query
	if req.Kind == query.KindRef || req.Kind == query.KindRefs {
		q = keeper(req)
	}
	return q.Set, q.Key
}
