package grammar

// Expr is a node of an expression as written. Names are not resolved and
// nothing is typed: that is the business of package query. A binary or logic node stands
// where its first operator stands, every other node where its text begins.
type Expr interface {
	// Pos is the byte offset of the node in the decoded text it was parsed from.
	Pos() int
}

// LiteralKind tells how a literal was written.
type LiteralKind int

// The literal forms of OData URLs.
const (
	LitNull LiteralKind = iota
	LitBool
	LitInt
	LitDecimal // digits with a point, no exponent
	LitDouble  // with an exponent, or INF, -INF, NaN
	LitString
	LitGuid
	LitDate
	LitDateTimeOffset
	LitTimeOfDay
	LitDuration
	LitBinary
	LitEnum // NS.Type'Member,Member'; Type holds NS.Type
	LitJSON // a JSON array or object, verbatim
	LitGeo  // geography'…' or geometry'…'; Type holds the prefix
)

type (
	// Literal is a constant. Text is the decoded value: quotes and prefixes are gone. Cut is the
	// number, from 1, of the Cutout of a Pattern that the literal is; 0 for all others.
	Literal struct {
		At   int
		Kind LiteralKind
		Type string
		Text string
		Cut  int
	}
	// Alias is a parameter alias, @name, without the sign.
	Alias struct {
		At   int
		Name string
	}
	// Path is Name/Name/…; the first step may be $it, $this, $root or a lambda variable.
	// A step with a dot in its name is a type cast (or a bound function, see Call), one that
	// begins with @ an annotation. From is nil unless the path goes on behind a function call.
	Path struct {
		At    int
		From  *Call
		Steps []Step
	}
	// Step is one segment of a Path. Keys are only written after $root/Set. Filter is the
	// expression of a /$filter(…) step.
	Step struct {
		At     int
		Name   string
		Keys   []KeyValue
		Filter Expr
	}
	// Call is a function call, canonical (Source nil) or bound to a path. Name is as written:
	// names of canonical functions compare without case.
	Call struct {
		At     int
		Source *Path
		Name   string
		Args   []Expr
		Named  []KeyValue
	}
	// Unary is not X or -X; Op is "not" or "neg".
	Unary struct {
		At int
		Op string
		X  Expr
	}
	// Binary is one of eq ne gt ge lt le has in add sub mul div divby mod, lower case.
	Binary struct {
		At   int
		Op   string
		L, R Expr
	}
	// Logic is an n-ary and/or.
	Logic struct {
		At   int
		Op   string
		Args []Expr
	}
	// List is (a,b,c), the right side of in.
	List struct {
		At    int
		Items []Expr
	}
	// Lambda is Source/any(Var:Body) or all; Body is nil in any().
	Lambda struct {
		At     int
		Source *Path
		All    bool
		Var    string
		Body   Expr
	}
	// Count is Source/$count or Source/$count($filter=…;$search=…).
	Count struct {
		At     int
		Source *Path
		Filter Expr
		Search Search
	}
	// Case is case(condition:value,…).
	Case struct {
		At   int
		When []When
	}
	// When is one branch of a Case.
	When struct {
		If, Then Expr
	}
)

// Pos implements Expr.
func (n *Literal) Pos() int { return n.At }

// Pos implements Expr.
func (n *Alias) Pos() int { return n.At }

// Pos implements Expr.
func (n *Path) Pos() int { return n.At }

// Pos implements Expr.
func (n *Call) Pos() int { return n.At }

// Pos implements Expr.
func (n *Unary) Pos() int { return n.At }

// Pos implements Expr.
func (n *Binary) Pos() int { return n.At }

// Pos implements Expr.
func (n *Logic) Pos() int { return n.At }

// Pos implements Expr.
func (n *List) Pos() int { return n.At }

// Pos implements Expr.
func (n *Lambda) Pos() int { return n.At }

// Pos implements Expr.
func (n *Count) Pos() int { return n.At }

// Pos implements Expr.
func (n *Case) Pos() int { return n.At }

// Search is a node of a $search expression.
type Search interface{ Pos() int }

type (
	// Term is one word or one quoted phrase.
	Term struct {
		At     int
		Text   string
		Phrase bool
	}
	// SearchNot negates.
	SearchNot struct {
		At int
		X  Search
	}
	// SearchLogic is an n-ary AND (also by juxtaposition) or OR; Op is "and" or "or".
	SearchLogic struct {
		At   int
		Op   string
		Args []Search
	}
)

// Pos implements Search.
func (n *Term) Pos() int { return n.At }

// Pos implements Search.
func (n *SearchNot) Pos() int { return n.At }

// Pos implements Search.
func (n *SearchLogic) Pos() int { return n.At }

// KeyValue is one part of a key predicate or one named argument; Name is empty in Set(5).
type KeyValue struct {
	At    int
	Name  string
	Value Expr
}

// Segment is one segment of a resource path: a name (also qualified, also $count,
// $value, $ref, $metadata, $batch, $all, $entity, $each, $query, $links are not names of sets),
// with what stood in its parentheses.
type Segment struct {
	At   int
	Name string
	// Parens is true when parentheses were written, even empty ones.
	Parens bool
	// Keys holds a key predicate or the arguments of a function.
	Keys []KeyValue
	// Filter is the expression of a /$filter(…) segment.
	Filter Expr
}

// OrderItem is one item of $orderby.
type OrderItem struct {
	At   int
	Expr Expr
	Desc bool
}

// SelectItem is one item of $select. Star is *; Path may end in a qualified name or in NS.*.
// Params are the parameter names that pick an overload, as in NS.Function(a,b).
type SelectItem struct {
	At      int
	Star    bool
	Path    []Step
	Params  []string
	Options *Options
}

// ExpandItem is one item of $expand. Star is *; Ref and Count tell of a trailing /$ref or /$count.
// A media stream is expanded by the step $value.
type ExpandItem struct {
	At      int
	Star    bool
	Path    []Step
	Ref     bool
	Count   bool
	Options *Options
}

// ComputeItem is expr as Name.
type ComputeItem struct {
	At   int
	Expr Expr
	Name string
}

// Options are the system query options of a request, of an $expand item or of a $select item.
// A nil pointer, slice or interface means that the option was not written.
type Options struct {
	Filter    Expr
	OrderBy   []OrderItem
	Select    []SelectItem
	Expand    []ExpandItem
	Compute   []ComputeItem
	Search    Search
	Top, Skip *int64
	Count     *bool
	// Levels is the $levels of an $expand item; -1 is max.
	Levels *int64
	// Format, SkipToken, DeltaToken, SchemaVersion, ID, Index and Apply keep the text as given.
	Format, SkipToken, DeltaToken, SchemaVersion, ID, Index, Apply *string
	// PointInTime, From and To keep the text of $at, $from and $to, which have no form without "$".
	PointInTime, From, To *string
	// Aliases holds the parsed values of @name options.
	Aliases map[string]Expr
	// Custom holds what is no OData option, in the order given, decoded.
	Custom []CustomOption
}

// CustomOption is a query option that does not belong to OData.
type CustomOption struct {
	Name, Value string
}

// URL is a whole request below the service root.
type URL struct {
	Path    []Segment
	Options Options
}

// SyntaxError says where a text left the language.
type SyntaxError struct {
	// Option is the part of the URL: "path", "$filter", "@alias"…
	Option string
	// At is the byte offset in the decoded text of that part.
	At int
	// Msg says what was wrong and, where possible, what was expected.
	Msg string
	// Limit names the exceeded limit; empty for plain syntax errors.
	Limit string
	// Unknown names an unknown $option.
	Unknown string
}
