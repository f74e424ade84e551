package odata

import (
	"slices"
	"strings"
)

// below cuts the root off a path; the root may be asked without its last slash.
func (root Root) below(path string) (string, bool) {
	if len(path) < len(root.Path) {
		path += "/"
	}
	if len(path) < len(root.Path) {
		return "", false
	}
	head, rest := path[:len(root.Path)], path[len(root.Path):]
	if head == root.Path || root.FoldCase && strings.EqualFold(head, root.Path) {
		return rest, true
	}
	return "", false
}

func longestFirst(roots []Root) []Root {
	sorted := slices.Clone(roots)
	slices.SortStableFunc(sorted, func(a, b Root) int { return len(b.Path) - len(a.Path) })
	return sorted
}

// relative turns the id of an entity as a client wrote it, absolute or relative to any root,
// into a path below a root. Other hosts are never asked.
func (x *exchange) relative(id string) (string, error) {
	path := id
	if rest, ok := strings.CutPrefix(id, x.publicURL(x.r)); ok {
		path = rest
	} else if strings.Contains(id, "://") || strings.HasPrefix(id, "//") {
		return "", badRequest("InvalidReference", "", "the id lies outside of this service; send one that begins with %s", x.base)
	}
	if !strings.HasPrefix(path, "/") {
		return path, nil
	}
	for _, root := range longestFirst(x.config.Roots) {
		if rest, ok := root.below(path); ok {
			return rest, nil
		}
	}
	return "", badRequest("InvalidReference", "", "the id lies outside of this service; send one that begins with %s", x.base)
}
