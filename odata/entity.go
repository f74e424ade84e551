package odata

import (
	"strings"

	"github.com/ropewalk/ropewalk/grammar"
)

// entity turns $entity?$id=… and $entity/Type?$id=… into the path of the entity that the id
// names. Nothing is looked up outside this service.
func (x *exchange) entity(url *grammar.URL) error {
	if len(url.Path) == 0 || url.Path[0].Name != "$entity" {
		return nil
	}
	if url.Options.ID == nil {
		return badRequest("InvalidQuery", "$id", "$entity wants the id of an entity; write $entity?$id=Set(5)")
	}
	path, err := x.relative(*url.Options.ID)
	if err != nil {
		return err
	}
	named, err := grammar.ParsePath(path, grammar.Limits{})
	if err != nil {
		return err
	}
	if len(named) == 0 || len(named[len(named)-1].Keys) == 0 {
		return badRequest("InvalidQuery", "$id", "%q is no id of an entity; write one such as Set(5)", *url.Options.ID)
	}
	for _, rest := range url.Path[1:] {
		if !strings.Contains(rest.Name, ".") {
			return badRequest("InvalidQuery", rest.Name, "only a type can follow $entity; address %s behind the id itself", rest.Name)
		}
	}
	url.Path, url.Options.ID = append(named, url.Path[1:]...), nil
	return nil
}
