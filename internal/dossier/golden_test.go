// SPDX-License-Identifier: EUPL-1.2

package dossier_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	. "github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares text with a file, or writes the file.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s is stale; look at the difference, then go test ./internal/dossier -update\n%s", path, diff)
	}
}

func TestTheStateDiagramIsCurrent(t *testing.T) {
	t.Parallel()
	golden(t, "../../docs/process.md",
		"# The process\n\nGenerated from the rules in `internal/dossier`; `go test ./internal/dossier -update` writes it anew.\n\n```mermaid\n"+
			Diagram()+"```\n")
}

// peopleGlossary is what is said of people, whom the process knows as actors only.
const peopleGlossary = `
## People

| Word | Nederlands | What it is |
|---|---|---|
| membership | hoedanigheid | what somebody is in the programme: a role, of a hub or company where the role is of one, from a first day until a last one or without an end. One human can hold many. It is given and ended, never changed |
| coordinator | coördinator | duty of hub staff: gives and ends the memberships of the hub's people |
| signatory | ondertekenaar | duty of a contact: signs for the company |
| first contact | eerste contact | contact whom the lead hub let into one dossier; opens all of the company once confirmed |
| confirm | bevestigen | say that a contact speaks for the company (programme officer) |
| lent, lender | geleend, uitlener | a membership that somebody acts under for whoever holds it, until a last day; both had a hand in what is done |
| leave | vertrekken | every membership ends and every token is void |
| join, part | samenvoegen, uit elkaar halen | say that two people on record are one human, and take it back |
| lead hub | trekkende hub | hub that drafts and submits a dossier |
| supporting hub | steunende hub | hub that may draft along because the lead hub invited it with ` + "`invite-hub`" + `, until ` + "`dismiss-hub`" + ` |
`

// wordsGlossary is what a thing is called wherever it is told of, and what it is not called.
const wordsGlossary = `
## One word for one thing

In pages, letters, mail, command line and the description of the API. Where the Dutch word stands, the other language has the English one.

| Nederlands | English | Never |
|---|---|---|
| onderneming | company, companies, undertaking, enterprise | bedrijf, bedrijven, firma |
| organisatie | organisation | instelling, organization |
| oproep | call | projectoproep, tender |
| dossier | dossier, programme officer | aanvraagdossier, projectdossier, steunaanvraag |
| bijlage | attachment | aanhangsel, annex, appendix |
| begroting | budget | kostenraming, cost estimate |
| nazicht | review | nalezing, proofreading |
| nalezer | reviewer | proeflezer, proofreader |
| beoordelaar | assessor, panel | jurylid, evaluator, jury member |
| dossierbeheerder | programme officer | case handler, case worker |
| beslissing | decision | besluit, ruling, verdict |
| beslisser | decider | besluitnemer, decision maker |
| bezwaar | objection, object | beroepschrift, appeal |
| termijn | term, due, in time | tijdslimiet, time limit |
| hoedanigheid | membership | lidmaatschap, capacity |
| uitnodiging | invitation | invitatie |
| ondertekenaar | signatory, signatories | tekenbevoegde, signer |
| trekkende hub | lead hub | hoofdhub, main hub |
| steunende hub | supporting hub | partnerhub, partner hub |
| aanmelden | sign in, signing in | inloggen, logt in, log in, logs in, logged in |
| afmelden | sign out, signs out | uitloggen, log out, logged out |
`

func TestTheGlossaryIsCurrent(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("# Glossary\n\nOne word per notion, for code, screens and documents. Generated from `internal/dossier`; `go test ./internal/dossier -update` writes it anew.\n")
	table := func(title string) {
		fmt.Fprintf(&b, "\n## %s\n\n| Code | Nederlands | English |\n|---|---|---|\n", title)
	}
	table("States")
	for _, s := range Statuses {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", s, s.Label("nl"), s.Label("en"))
	}
	table("Roles")
	for _, r := range Roles {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", r, r.Label("nl"), r.Label("en"))
	}
	table("Commands")
	for _, c := range append([]Verb{Start}, Commands...) {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c, c.Label("nl"), c.Label("en"))
	}
	b.WriteString(peopleGlossary + wordsGlossary)
	golden(t, "../../docs/glossary.md", b.String())
}

// TestMatrix writes down what every role gets for every command in every state:
// the state it leads to, or the code of the refusal.
func TestMatrix(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("What each command does, by state and role: the state it leads to, or why it is refused.\n" +
		"The roles stand to the dossier as usual: hub staff and reviewer of the lead hub, company of the applicant.\n")
	for _, status := range append([]Status{Unborn}, mainLine...) {
		names := Commands
		if status == Unborn {
			names = []Verb{Start}
		}
		fmt.Fprintf(&b, "\n== %s\n", map[bool]string{true: "(no dossier yet)", false: string(status)}[status == Unborn])
		for _, name := range names {
			for _, role := range Roles {
				s, at := in(t, status)
				fmt.Fprintf(&b, "%-20s %-18s %s\n", name, role, result(s, name, person(role), at))
			}
		}
	}
	b.WriteString("\n\nIn a call whose officer looks at admissibility first:\n")
	for _, status := range []Status{Submitted, AwaitingSupplement, InAssessment, Inadmissible} {
		fmt.Fprintf(&b, "\n== %s\n", status)
		for _, name := range Commands {
			for _, role := range Roles {
				s := FoldAll(walkWith(t, admissibility(facts()), admissible[status]...))
				fmt.Fprintf(&b, "%-20s %-18s %s\n", name, role, result(s, name, person(role), s.Since.Add(time.Hour)))
			}
		}
	}
	b.WriteString("\n\nIn a call with a jury, step by step:\n")
	for i, step := range objected {
		if i < 4 {
			continue
		}
		s := FoldAll(walkWith(t, jury(facts()), objected[:i+1]...))
		fmt.Fprintf(&b, "\n== %s, after %s\n", s.Status, step)
		for _, name := range Commands {
			for _, role := range Roles {
				fmt.Fprintf(&b, "%-20s %-18s %s\n", name, role, result(s, name, person(role), s.Since.Add(time.Hour)))
			}
		}
	}
	golden(t, "testdata/matrix.txt", b.String())
}
