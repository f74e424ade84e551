package access

import "context"

// export lists the groups whose members may take whole sets away in one answer. Everybody else
// reads page by page.
var export = []string{SystemAdministrators, DataAdministrators, Auditors, Integration}

// MayExport tells whether the caller may take whole sets away in one answer.
func MayExport(ctx context.Context) bool {
	p := From(ctx)
	return p.System || p.In(export...)
}
