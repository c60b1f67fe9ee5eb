// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"context"
	"fmt"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"path/filepath"

	private "github.com/dossierwerkt/dossierwerkt/internal/embedded/postgres"

	"github.com/dossierwerkt/dossierwerkt/internal/bench/proc"
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
	bin, err := private.Find("")
	if err != nil {
		return "", err
	}
	database, err := exec.CommandContext(ctx, filepath.Join(bin, "postgres"), "--version").Output()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# Benchmarks\n\nWritten by `%s` on %s; it took %.0f minutes. `make bench-short` measures less in three minutes, `make bench-runs` the memory of 30,000 open runs.\n\n",
		command, r.began.Format("2 January 2006, 15:04"), r.took.Minutes())
	fmt.Fprintf(&b, "| | |\n|---|---|\n| Machine | %d cores, %d GB, Linux %s, %s |\n| Versions | %s, %s, Temporal server %s, SDK %s |\n| Others on it meanwhile | %.2f of %d cores; load average %.1f before, %.1f after, ours in it |\n\n",
		m.Cores, m.Memory>>30, m.Kernel, m.Model, runtime.Version(), strings.TrimSpace(string(database)), version("go.temporal.io/server"), version("go.temporal.io/sdk"),
		r.foreign, m.Cores, r.before, r.after)
	b.WriteString(r.table.markdown())
	b.WriteString("\n" + sidesInWords + "\n## Raw figures\n\n")
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

// sidesInWords say what was measured, so that the figures can be judged.
const sidesInWords = `## What is measured

Everything runs on this machine, on 127.0.0.1, with fsync on. Sides take turns in one run; figures are medians; ratios hold where others use the machine too, milliseconds only as well as it was quiet. CPU is user and system time of all processes of a side, PostgreSQL's in it, from /proc.

- **Product**: ` + "`bin/dossierd up --demo`" + `, over HTTP. A life is start, content, request-review, endorse, submit, decide (approved), with its two PDFs, chains, terms, accounts of aid, notices (files) and search attributes.
- **Floor**: the same steps at the same addresses by net/http, the Temporal SDK and pgx, on the same embedded PostgreSQL and Temporal server, with the product's worker options: an update and one local activity for each step, one transaction with about as many inserts in one batch, the same PDFs by the same press. No rules, no people, no hashes, no notices that leave.
- **Textbook**: the same store, but a signal for each step, a normal activity, the PDF as an activity of its own, a query that is repeated until the step is done (after 2 ms, then each time half as long again), every option as it comes.
- **Bare handlers**: net/http, pgx and encoding/json on the product's own database, with the look-up of the token and the rules' own words; their answers are compared with the product's, as JSON, before anything is timed.
- **Statements** are counted in this process, with an engine that acts at once: from request to answer, without what the Temporal server sends and what notices cost afterwards.
- **Growth** copies real dossiers of every state by SQL, open ones a tenth as often, calls along with them (about 300 dossiers in each). Copied documents keep their first 64 bytes only.
- **Twice the peak** begins lives at twice the best rate that was measured, whatever becomes of those before; who is turned away does not come back.
`
