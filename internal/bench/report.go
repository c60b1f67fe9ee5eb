// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"context"
	_ "embed"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bench/proc"
	private "github.com/dossierwerkt/dossierwerkt/internal/embedded/postgres"
)

// Report is what a run came to, and what it was measured on.
type Report struct {
	table         table
	began         time.Time
	took          time.Duration
	foreign       float64 // processors that others kept busy
	before, after float64 // load averages
}

// Markdown is the report as a page of the documentation.
func (r Report) Markdown(ctx context.Context, command string) (string, error) {
	m, err := proc.Here()
	if err != nil {
		return "", err
	}
	bin, err := private.Find("", 0)
	if err != nil {
		return "", err
	}
	database, err := exec.CommandContext(ctx, filepath.Join(bin, "postgres"), "--version").Output()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# Benchmarks\n\nWritten by `%s` on %s, in %.0f minutes. ",
		command, r.began.Format("2 January 2006, 15:04"), r.took.Minutes())
	b.WriteString("`make bench-short` measures less in three minutes and writes nothing, " +
		"`make bench-runs` the memory of 30,000 open runs.\n\n")
	for _, row := range [][2]string{
		{"", ""}, {"---", "---"},
		{"Machine", fmt.Sprintf("%d cores, %d GB, Linux %s, %s", m.Cores, m.Memory>>30, m.Kernel, m.Model)},
		{"Versions", fmt.Sprintf("%s, %s, Temporal server %s, SDK %s", runtime.Version(), strings.TrimSpace(string(database)),
			version("go.temporal.io/server"), version("go.temporal.io/sdk"))},
		{"Others on it meanwhile", fmt.Sprintf("%.2f of %d cores; load average %.1f before, %.1f after, ours in it",
			r.foreign, m.Cores, r.before, r.after)},
	} {
		fmt.Fprintf(&b, "| %s | %s |\n", row[0], row[1])
	}
	b.WriteString("\n")
	b.WriteString(r.table.markdown())
	b.WriteString("\n" + sides + "\n## Raw figures\n\n")
	for _, line := range r.table.raw {
		fmt.Fprintf(&b, "- %s\n", line)
	}
	return b.String(), nil
}

// version is that of a library in this program.
func version(path string) string {
	info, there := debug.ReadBuildInfo()
	if there {
		for _, d := range info.Deps {
			if d.Path == path {
				return d.Version
			}
		}
	}
	return "unknown"
}

// sides says what was measured, so that the figures can be judged.
//
//go:embed sides.md
var sides string
