package odata

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"

	"github.com/ropewalk/ropewalk/odata/edm"
	"github.com/ropewalk/ropewalk/odata/payload"
)

type serviceDocument struct {
	Context string            `json:"@odata.context,omitempty"`
	Value   []serviceResource `json:"value"`
}

type serviceResource struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
	URL  string `json:"url"`
}

// serviceDocument lists the sets of the caller's model.
func (x *exchange) serviceDocument(model *edm.Model) error {
	if err := x.readOnlyMethods(); err != nil {
		return err
	}
	if err := x.negotiateJSON(x.format()); err != nil {
		return err
	}
	if err := x.prove(); err != nil {
		return err
	}
	doc := serviceDocument{Value: []serviceResource{}}
	if x.media.level != payload.None {
		doc.Context = x.base + "$metadata"
	}
	for _, s := range model.Sets {
		kind := "EntitySet"
		if s.Singleton {
			kind = "Singleton"
		}
		doc.Value = append(doc.Value, serviceResource{Name: s.Name, Kind: kind, URL: s.Name})
	}
	for _, name := range model.ImportNames() {
		if edm.Parameterless(model.Imports(name)) {
			doc.Value = append(doc.Value, serviceResource{Name: name, Kind: "FunctionImport", URL: name})
		}
	}
	x.head().Set("Content-Type", x.media.contentType())
	return json.NewEncoder(x.w).Encode(doc)
}

// metadata describes the caller's model. It is made in memory first: it is small, and an error
// must not leave half of it.
func (x *exchange) metadata(model *edm.Model) error {
	if err := x.readOnlyMethods(); err != nil {
		return err
	}
	if err := x.negotiate(x.format(), "application/xml"); err != nil {
		return err
	}
	if err := x.prove(); err != nil {
		return err
	}
	var text bytes.Buffer
	if err := edm.WriteXML(&text, model, edm.Abilities{Async: x.defers()}); err != nil {
		return err
	}
	x.head().Set("Content-Type", "application/xml")
	x.w.WriteHeader(http.StatusOK)
	_, err := x.w.Write(text.Bytes())
	return err
}

// format is the $format option of a request that has no other options.
func (x *exchange) format() *string {
	options, err := url.ParseQuery(x.r.URL.RawQuery)
	if err != nil {
		return nil
	}
	for _, name := range []string{"$format", "format"} {
		if options.Has(name) {
			format := options.Get(name)
			return &format
		}
	}
	return nil
}
