// SPDX-License-Identifier: EUPL-1.2

package version

import (
	"runtime/debug"
	"testing"
)

func TestAProgramNamesWhatItWasBuiltFrom(t *testing.T) {
	t.Parallel()
	set := func(pairs ...string) *debug.BuildInfo {
		info := &debug.BuildInfo{GoVersion: "go1.26.8"}
		for i := 0; i < len(pairs); i += 2 {
			info.Settings = append(info.Settings, debug.BuildSetting{Key: pairs[i], Value: pairs[i+1]})
		}
		return info
	}
	for want, info := range map[string]*debug.BuildInfo{
		"commit unknown, go1.26.8": set(),
		"commit 2f07, 2026-11-26T01:00:00Z, go1.26.8": set("vcs.revision", "2f07", "vcs.time",
			"2026-11-26T01:00:00Z", "vcs.modified", "false"),
		"commit 2f07, 2026-11-26T01:00:00Z, with changes of its own, go1.26.8": set("vcs.revision", "2f07", "vcs.time",
			"2026-11-26T01:00:00Z", "vcs.modified", "true"),
	} {
		if got := of(info); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
