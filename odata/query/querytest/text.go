package querytest

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"
)

// Path is the resource path of the query.
func (q *Query) Path() string { return q.From }

// Values are the query options as a URL has them.
func (q *Query) Values() url.Values {
	values := url.Values{}
	for _, o := range q.list() {
		values.Set(o[0], o[1])
	}
	for name, text := range q.aliases() {
		values.Set("@"+name, text)
	}
	return values
}

// String is the query as a person writes it, nothing encoded.
func (q *Query) String() string {
	var parts []string
	for _, o := range q.list() {
		parts = append(parts, o[0]+"="+o[1])
	}
	for name, text := range q.aliases() {
		parts = append(parts, "@"+name+"="+text)
	}
	return q.Path() + "?" + strings.Join(parts, "&")
}

// list gives the options by name, in a fixed order.
func (o *Options) list() [][2]string {
	var found [][2]string
	use := func(name, text string) {
		if o.Loose {
			name = spelt(name[1:])
		}
		found = append(found, [2]string{name, text})
	}
	if o.Filter != nil {
		use("$filter", o.Filter.String())
	}
	if o.Search != nil {
		use("$search", o.Search.String())
	}
	if len(o.Compute) > 0 {
		use("$compute", commas(o.Compute, Compute.String))
	}
	if len(o.Select) > 0 {
		use("$select", strings.Join(o.Select, ","))
	}
	if len(o.Order) > 0 {
		use("$orderby", commas(o.Order, Order.String))
	}
	for _, n := range []struct {
		name  string
		value *int64
	}{{"$top", o.Top}, {"$skip", o.Skip}} {
		if n.value != nil {
			use(n.name, strconv.FormatInt(*n.value, 10))
		}
	}
	if o.Count {
		use("$count", "true")
	}
	if o.Levels != "" {
		use("$levels", o.Levels)
	}
	if len(o.Expand) > 0 {
		use("$expand", commas(o.Expand, (*Expand).String))
	}
	return found
}

// spelt is a name in another case: some of its letters are capitals.
func spelt(name string) string {
	letters := []byte(name)
	for i := 0; i < len(letters); i += 1 + len(name)%3 {
		letters[i] = strings.ToUpper(name)[i]
	}
	return string(letters)
}

func commas[T any](items []T, text func(T) string) string {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = text(item)
	}
	return strings.Join(texts, ",")
}

// String is the item as $compute has it.
func (c Compute) String() string { return c.By.String() + " as " + c.Name }

// String is the item as $orderby has it.
func (o Order) String() string {
	if o.Desc {
		return o.By.String() + " desc"
	}
	return o.By.String()
}

// String is the item as $expand has it.
func (e *Expand) String() string {
	var parts []string
	for _, o := range e.list() {
		parts = append(parts, o[0]+"="+o[1])
	}
	if len(parts) == 0 {
		return e.Nav.Name + e.Suffix
	}
	return fmt.Sprintf("%s%s(%s)", e.Nav.Name, e.Suffix, strings.Join(parts, ";"))
}

// aliases gives the texts of the parameter aliases in use.
func (q *Query) aliases() map[string]string {
	found := map[string]string{}
	q.Options.each(func(n *Node) {
		if n.Alias != "" {
			found[n.Alias] = n.value()
		}
	})
	return found
}

// each visits all nodes of all options.
func (o *Options) each(visit func(*Node)) {
	o.Filter.each(visit)
	for _, by := range o.Order {
		by.By.each(visit)
	}
	for _, c := range o.Compute {
		c.By.each(visit)
	}
	for _, e := range o.Expand {
		e.Options.each(visit)
	}
}
