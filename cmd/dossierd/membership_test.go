// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// lines are those of a list that begin with an id.
func lines(list string) map[string]string {
	byID := map[string]string{}
	for line := range strings.SplitSeq(list, "\n") {
		if id, rest, _ := strings.Cut(line, " "); strings.HasPrefix(id, "p_") || strings.HasPrefix(id, "m_") {
			byID[id] = strings.Join(strings.Fields(rest), " ")
		}
	}
	return byID
}

// TestAnOperatorGivesAndEndsMemberships of one person, through the last day in Brussels, and who holds none has left.
func TestAnOperatorGivesAndEndsMemberships(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	dir, ctx := folder(t, p.Database), context.Background()
	do := func(args ...string) string { return must(t, append(args, "--data", dir)...) }
	refused := func(says string, args ...string) {
		t.Helper()
		if out, err := command(append(args, "--data", dir)...); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%v: %v %s", args, err, out)
		}
	}
	out := do("person", "add", "--name", "Louise Vandenbroucke", "--role", "programme_officer", "--email", "ml@example.org", "--lang", "en", "--reason", "nieuw")
	said := strings.Split(strings.TrimSpace(out), "\n")
	id := said[len(said)-1]
	if len(said) != 2 || !strings.Contains(said[0], "person invite "+id) || !strings.Contains(said[0], "person token "+id) {
		t.Errorf("what to do next is not said: %s", out)
	}
	today := calendar.DateOf(time.Now())
	first, last := today.Add(20), today.Add(40)
	reviewer := strings.TrimSpace(do("membership", "give", id, "--role", "reviewer", "--hub", "kempen", "--until", last.String()))
	chief := strings.TrimSpace(do("membership", "give", id, "--role", "hub_staff", "--hub", "gent", "--duty", "coordinator", "--since", first.String(), "--reason", "vervangt Els"))
	refused("is held already", "membership", "give", id, "--role", "reviewer", "--hub", "kempen")
	refused("person list --all", "membership", "give", "p_nobody", "--role", "auditor")
	refused("--role", "membership", "give", id)
	refused("--hub", "membership", "give", id, "--role", "reviewer", "--hub", "nergens")
	refused("--since: is in the past", "membership", "give", id, "--role", "auditor", "--since", today.Add(-3).String())
	refused("such as p_", "membership", "give", "Louise")
	refused("such as p_", "membership", "list", reviewer)
	refused("such as m_", "membership", "end", "Louise")
	if held, err := p.Store.Membership(ctx, reviewer); err != nil || held.ID != id || held.Role != dossier.Reviewer {
		t.Fatalf("%+v, %v", held, err)
	}
	all, err := p.Store.Members(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range all {
		if m.Acts() == reviewer && !m.Ends.Equal(last.End()) || m.Acts() == chief && (m.Active || !m.Begins.Equal(first.At(0, 0))) {
			t.Errorf("%+v", m)
		}
	}

	list := do("person", "list")
	for line := range strings.SplitSeq(list, "\n") {
		if n := utf8.RuneCountInString(strings.TrimRight(line, " ")); n > 100 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
	shows := func(want map[string]string, args ...string) {
		t.Helper()
		got := lines(do(args...))
		for membership, line := range want {
			if got[membership] != line {
				t.Errorf("%v shows %s as %q, want %q", args, membership, got[membership], line)
			}
		}
	}
	shows(map[string]string{
		id:       "programme_officer - en none Louise Vandenbroucke",
		reviewer: "reviewer:kempen " + last.String() + " en none Louise Vandenbroucke",
		chief:    "hub_staff:gent later en none Louise Vandenbroucke",
	}, "person", "list")
	if one, three := strings.Index(list, "\n"+id), strings.Index(list, "\n"+reviewer); one < 0 || one > three {
		t.Errorf("the first membership does not come first:\n%s", list)
	}

	// what ends goes from the list; the id of the person stays as long as something counts
	refused("dossierd person list", "membership", "end", "m_nobody")
	if out := do("membership", "end", id, "--reason", "andere baan"); !strings.Contains(out, id+" has ended") {
		t.Error(out)
	}
	refused("dossierd person list", "membership", "end", id)
	shows(map[string]string{id: "programme_officer over no none Louise Vandenbroucke"}, "person", "list")
	do("membership", "end", reviewer)
	shows(map[string]string{reviewer: ""}, "person", "list")
	shows(map[string]string{reviewer: "reviewer:kempen over no none Louise Vandenbroucke"}, "person", "list", "--all")
	shows(map[string]string{id: "programme_officer " + today.String() + " " + today.String() + " does not count now", chief: "hub_staff:gent " + first.String() + " - coordinator, does not count now"},
		"membership", "list", id)
	do("membership", "end", chief)
	shows(map[string]string{id: "", chief: ""}, "person", "list")
	shows(map[string]string{id: "programme_officer over no left Louise Vandenbroucke"}, "person", "list", "--all")

	// who comes back is the same person
	again := strings.TrimSpace(do("membership", "give", id, "--role", "programme_officer"))
	shows(map[string]string{again: "programme_officer - en none Louise Vandenbroucke"}, "person", "list")
	var why []string
	p.Database.Scan(t, &why, `select array_agg(what || ' ' || reason order by what, reason) from change_of_people where person = $1 and by is null`, id)
	const told = "membership_ended ,membership_ended ,membership_ended andere baan,membership_given ,membership_given ,membership_given nieuw,membership_given vervangt Els,person_added nieuw"
	if got := strings.Join(why, ","); got != told {
		t.Errorf("the changes have %s", got)
	}
}

// TestAPersonalLinkComesWithThePerson, or neither is there.
func TestAPersonalLinkComesWithThePerson(t *testing.T) {
	p := testkit.NewProgramme(t, nil)
	dir := folder(t, p.Database)
	add := []string{"person", "add", "--data", dir, "--name", "Els", "--role", "auditor", "--link-file"}
	t.Setenv(publicURL, "http://elsewhere.example.org")
	path := filepath.Join(dir, "link")
	if _, err := command(append(add, path)...); err == nil || !strings.Contains(err.Error(), publicURL) {
		t.Errorf("without an address for browsers: %v", err)
	}
	t.Setenv(publicURL, "https://dossiers.example.org")
	before := must(t, "person", "list", "--all", "--data", dir)
	if _, err := command(append(add, filepath.Join(path, "nowhere"))...); err == nil || !strings.Contains(err.Error(), "--link-file") {
		t.Errorf("a file that cannot be: %v", err)
	}
	if after := must(t, "person", "list", "--all", "--data", dir); after != before {
		t.Error(after)
	}
	id := strings.TrimSpace(must(t, append(add, path)...))
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	token, is := strings.CutPrefix(strings.TrimSpace(string(raw)), "https://dossiers.example.org/uitnodiging/")
	if who, _, err := p.Store.Invited(context.Background(), access.HashToken(token)); !is || err != nil || who != id {
		t.Errorf("%s opens for %q: %v", raw, who, err)
	}
}
