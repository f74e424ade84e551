package rope

import "runtime/debug"

// edition is raised by whoever changes what Calculate concludes, so that identities whose inputs
// have not changed are calculated anew as well.
const edition = "5"

// recipe names the rules by which this program concludes access. Where the build is known it is
// part of the name: another build may come to other results.
var recipe = edition + build()

func build() string {
	info, known := debug.ReadBuildInfo()
	if !known {
		return ""
	}
	name := ""
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" || s.Key == "vcs.modified" {
			name += " " + s.Value
		}
	}
	return name
}
