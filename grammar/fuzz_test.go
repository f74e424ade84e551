package grammar

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// sameTree compares trees without their positions.
var sameTree = []cmp.Option{
	cmpopts.EquateEmpty(),
	cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".At" }, cmp.Ignore()),
}

// again wants the printed form of a tree to parse to the same tree. A printed form may exceed a
// limit that the text just met, as it has other spaces and parentheses.
func again[T any](f *testing.T, text, printed string, x T, parse func(string, Limits) (T, error)) {
	wide := Limits{Text: 1 << 20, Tokens: 1 << 20, Depth: 1000, List: 1 << 20, String: 1 << 20, Options: 1 << 20}
	y, err := parse(printed, wide)
	if err != nil {
		f.Fatalf("%q printed as %q: %v", text, printed, err)
	}
	if diff := cmp.Diff(x, y, sameTree...); diff != "" {
		f.Fatalf("%q printed as %q:\n%s", text, printed, diff)
	}
}

// fuzz adds the seeds and checks round trips of all texts that parse.
func fuzz[T any](f *testing.F, seeds []struct{ text, tree string }, parse func(string, Limits) (T, error), print func(T) string) {
	for _, s := range seeds {
		f.Add(s.text)
	}
	for _, text := range bombs {
		if len(text) < 1<<14 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := decode(text, false); err != nil {
			return
		}
		if x, err := parse(text, Limits{}); err == nil {
			again(t, text, print(x), x, parse)
		}
	})
}

func FuzzFilter(f *testing.F) { fuzz(f, filters, ParseFilter, Print) }

func FuzzSearch(f *testing.F) { fuzz(f, searches, ParseSearch, PrintSearch) }

func FuzzOrderBy(f *testing.F) {
	fuzz(f, orderBys, ParseOrderBy, func(x []OrderItem) string { return printed(Options{OrderBy: x}, "$orderby") })
}

func FuzzCompute(f *testing.F) {
	fuzz(f, computes, ParseCompute, func(x []ComputeItem) string { return printed(Options{Compute: x}, "$compute") })
}

func FuzzSelect(f *testing.F) {
	fuzz(f, selects, ParseSelect, func(x []SelectItem) string { return printed(Options{Select: x}, "$select") })
}

func FuzzExpand(f *testing.F) {
	fuzz(f, expands, ParseExpand, func(x []ExpandItem) string { return printed(Options{Expand: x}, "$expand") })
}

func FuzzParse(f *testing.F) {
	for _, s := range urls {
		f.Add(s.path, s.query)
	}
	f.Fuzz(func(t *testing.T, path, query string) {
		u, err := Parse(path, query, Limits{})
		if err != nil {
			return
		}
		printed := PrintQuery(&u.Options)
		again(t, path+"?"+query, printed, u, func(_ string, lim Limits) (*URL, error) {
			return Parse(PrintPath(u.Path), printed, lim)
		})
	})
}
