// SPDX-License-Identifier: EUPL-1.2

// Package version says which program this is.
package version

import (
	"runtime/debug"
	"strings"
)

// String names the commit that the program was built from, when that was made, and the Go that built it. A change that was not
// committed is told. Built outside a repository, the commit is unknown.
func String() string {
	info, found := debug.ReadBuildInfo()
	if !found {
		return "commit unknown"
	}
	return of(info)
}

func of(info *debug.BuildInfo) string {
	set := map[string]string{}
	for _, s := range info.Settings {
		set[s.Key] = s.Value
	}
	commit := set["vcs.revision"]
	if commit == "" {
		commit = "unknown"
	}
	parts := []string{"commit " + commit}
	if at := set["vcs.time"]; at != "" {
		parts = append(parts, at)
	}
	if set["vcs.modified"] == "true" {
		parts = append(parts, "with changes of its own")
	}
	return strings.Join(append(parts, info.GoVersion), ", ")
}
