package payload

import "github.com/ropewalk/ropewalk/odata/edm"

func unknown(typeName, target, name string, candidates []string) *Error {
	if near := edm.Nearest(name, candidates); near != "" {
		return fault("UnknownProperty", target, "%s has no property %q; did you mean %q? Letter case counts", typeName, name, near)
	}
	return fault("UnknownProperty", target, "%s has no property %q; $metadata lists its properties", typeName, name)
}
