package query

import (
	"github.com/ropewalk/ropewalk/grammar"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// Kind is what a resource path addresses.
type Kind int

// The kinds of resources.
const (
	KindEntities  Kind = iota + 1 // a collection of entities
	KindEntity                    // one entity, or none at the end of a single-valued navigation
	KindProperty                  // a structural property of one entity
	KindValue                     // …/$value of a primitive property
	KindCount                     // …/$count of a collection
	KindRefs                      // …/$ref of a collection
	KindRef                       // …/$ref of one entity
	KindEach                      // …/$each: every entity of a collection, to be written
	KindOperation                 // a function or an action
)

// Request is a bound URL.
type Request struct {
	Kind Kind
	// Query reads the entity or the collection that the path leads to, or that an operation is bound to;
	// nil for an operation that is bound to nothing. Its Limit is not set.
	Query *Query
	// Called is set for KindOperation.
	Called *Called
	// Nav is the navigation property that the path ends with; nil at a set.
	Nav *edm.Navigation
	// Property is set for KindProperty and KindValue; Sub leads into a complex value and Part into
	// a coded one: Id, UId or Value.
	Property *edm.Property
	Sub      []*edm.Property
	Part     string
	// Filtered says that the path holds a /$filter(…) segment.
	Filtered bool
	// SkipToken is handed through.
	SkipToken *string
	// Slots are those of the Query and of the queries that it starts from; Pinned are the numbers
	// of the literals that are in no slot: another text there makes another query.
	Slots  []Slot
	Pinned []int
}

// Env is what binding needs beside the model and the URL.
type Env struct {
	// Params are the parameters that an expression may use beside the aliases of its URL.
	Params Params
	// IncludeDeleted shows soft-deleted rows even if no filter mentions them.
	IncludeDeleted bool
	// Literals are those that a grammar.Pattern has cut out of the URL, if it was read by
	// grammar.ParsePattern: the request then tells its Slots.
	Literals []grammar.Cutout
	// Timeless refuses what depends on the time at which it is asked: now().
	Timeless bool
	// MaxExpandDepth bounds nested $expand; 0 means 3. MaxLambdaDepth bounds nested any/all; 0 means 2.
	MaxExpandDepth, MaxLambdaDepth int
}

// Params declares parameters by name, without the sign @.
type Params map[string]ParamType

// ParamType is the type of a parameter. A List stands on the right side of in.
type ParamType struct {
	Type edm.Type
	List bool
}

// RuleParams are the parameters of access rules and conditions: @me is the caller's identity,
// @user the caller's user, @groups the names of the groups, @now the business time.
var RuleParams = Params{
	"me":     {Type: edm.Int64},
	"user":   {Type: edm.Int64},
	"groups": {Type: edm.String, List: true},
	"now":    {Type: edm.DateTimeOffset},
}

// Bind binds a whole URL to a model.
func Bind(model *edm.Model, url *grammar.URL, env Env) (*Request, error) {
	b := &binder{model: model, env: env, aliases: url.Options.Aliases}
	return b.request(url)
}

// maxRuleLambdas bounds nested lambdas in conditions that people with rights of their own write.
const maxRuleLambdas = 4

// BindFilter binds a condition over rows of type t: an access rule, a trigger's condition.
func BindFilter(model *edm.Model, t *edm.EntityType, filter grammar.Expr, params Params) (Expr, error) {
	b := &binder{model: model, env: Env{Params: params, MaxLambdaDepth: maxRuleLambdas}, option: "$filter"}
	return b.condition(&Var{Name: It, Type: t}, filter)
}

// ParseFilter parses and binds a condition over rows of type t.
func ParseFilter(model *edm.Model, t *edm.EntityType, filter string, params Params) (Expr, error) {
	tree, err := grammar.ParseFilter(filter, grammar.Limits{})
	if err != nil {
		return nil, err
	}
	return BindFilter(model, t, tree, params)
}

// BindKey binds a key predicate, primary or alternate, of a type.
func BindKey(model *edm.Model, t *edm.EntityType, keys []grammar.KeyValue, aliases map[string]grammar.Expr) ([]KeyValue, error) {
	b := &binder{model: model, aliases: aliases, option: "path"}
	return b.key(t, keys, 0)
}

// It is the name of the variable for the rows of a query.
const It = "$it"
