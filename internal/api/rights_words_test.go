// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// relationWords are the relations in words.
var relationWords = map[dossier.Relation]string{dossier.Lead: "lead hub", dossier.Supporting: "supporting hub", dossier.Applicant: "applicant",
	dossier.Programme: "programme", dossier.None: "none"}

// listed are codes as a table shows them.
func listed[T ~string](all []T) string {
	var quoted []string
	for _, x := range all {
		quoted = append(quoted, "`"+string(x)+"`")
	}
	return strings.Join(quoted, ", ")
}

// told says in words who may ask, in which relation, and what else is asked.
func told(right api.Right) (who, relation, more string) {
	who, relation = "everybody with a membership", ""
	var rest []string
	switch {
	case right.Unsigned:
		who = "everybody"
	case right.Unheld:
		who = "everybody with a token"
	case right.Commands != nil:
		var roles []dossier.Role
		var relations []string
		for _, role := range dossier.Roles {
			var stands []string
			for _, r := range dossier.Relations {
				if slices.ContainsFunc(right.Commands, func(c dossier.Verb) bool { return slices.Contains(c.Right().Who[role], r) }) {
					stands = append(stands, relationWords[r])
				}
			}
			if stands != nil {
				roles = append(roles, role)
				if all := strings.Join(stands, " or "); !slices.Contains(relations, all) {
					relations = append(relations, all)
				}
			}
		}
		who, relation = listed(roles), strings.Join(relations, "; ")
		if len(right.Commands) == 1 {
			rest = asksOf(right.Commands[0].Right())
		}
	case right.Roles != nil:
		who = listed(right.Roles)
	}
	switch {
	case right.Sight != "" && right.Commands == nil && right.Roles == nil:
		who, relation = "who "+string(right.Sight)+" it", "as below"
	case right.Sight != "" && right.Commands == nil:
		relation = "of those who " + strings.TrimSuffix(string(right.Sight), "s") + " it"
	}
	if right.Else != "" {
		rest = append([]string{right.Else}, rest...)
	}
	return who, relation, strings.Join(rest, "; ")
}

// asksOf is what a command asks besides role and relation.
func asksOf(r dossier.Right) (all []string) {
	if r.Step != "" {
		all = append(all, "the call has the step "+r.Step)
	}
	if r.From[0] != dossier.Unborn {
		all = append(all, "state "+listed(r.From))
	}
	if r.Eyes != nil {
		all = append(all, "four eyes: not "+listed(r.Eyes))
	}
	return all
}

// sights are what each role sees of a dossier, as its state says.
func sights() string {
	var b strings.Builder
	at := time.Unix(1, 0)
	for _, role := range dossier.Roles {
		for _, relation := range append(slices.Clone(dossier.Relations), dossier.None) {
			a, seat := dossier.Actor{ID: "p_1", Role: role, Relation: relation}, []dossier.Seat(nil)
			line := func(also string) {
				draft, submitted := dossier.State{Status: dossier.Drafting}, dossier.State{Status: dossier.Submitted, Panel: seat, SubmittedAt: at}
				if seen(submitted, a) != "" {
					fmt.Fprintf(&b, "| `%s` | %s%s | %s | %s |\n", role, relationWords[relation], also, seen(draft, a), seen(submitted, a))
				}
			}
			if role != dossier.Assessor {
				line("")
				continue
			}
			seat = []dossier.Seat{{Assessor: "p_1"}}
			line(", holds a seat")
			seat = []dossier.Seat{{Assessor: "p_1", Declared: true}}
			line(", holds a seat and declared no interest")
		}
	}
	return b.String()
}

func seen(s dossier.State, a dossier.Actor) api.Sight {
	switch {
	case s.Reads(a):
		return api.Reads
	case s.Knows(a):
		return api.Knows
	}
	return ""
}

// commands is which role gives which command, in which relation.
func commands() string {
	var b strings.Builder
	b.WriteString("| Command |")
	for _, role := range dossier.Roles {
		b.WriteString(" `" + string(role) + "` |")
	}
	b.WriteString("\n|" + strings.Repeat("---|", len(dossier.Roles)+1) + "\n")
	for _, c := range append([]dossier.Verb{dossier.Start}, append(slices.Clone(dossier.Commands), dossier.AmendCall)...) {
		b.WriteString("| `" + string(c) + "` |")
		for _, role := range dossier.Roles {
			var all []string
			for _, r := range c.Right().Who[role] {
				all = append(all, relationWords[r])
			}
			b.WriteString(" " + strings.Join(all, ", ") + " |")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// eyes are what bars somebody for what they had in hand before.
func eyes() string {
	var b strings.Builder
	for _, code := range dossier.GiveDecision.Right().Eyes {
		fmt.Fprintf(&b, "| `%s` | %s |\n", code, dossier.CodeSentence(code, nil, "en"))
	}
	return b.String()
}

// managing is who gives, sees and ends which memberships, as access says.
func managing() string {
	const number, other = "N1", "N2"
	kinds := []struct {
		name  string
		about access.Person
	}{
		{"staff of the hub", access.Person{Role: dossier.HubStaff, Hub: "a"}},
		{"its coordinator", access.Person{Role: dossier.HubStaff, Hub: "a", Duty: access.Coordinator}},
		{"staff of another hub", access.Person{Role: dossier.HubStaff, Hub: "b"}},
		{"contact of the company", access.Person{Role: dossier.Company, Company: "c"}},
		{"contact of one dossier", access.Person{Role: dossier.Company, Company: "c", Dossier: number}},
		{"one whom the hub let in", access.Person{Role: dossier.Company, Company: "c", Dossier: number, Membership: "m_let"}},
		{"contact of another company", access.Person{Role: dossier.Company, Company: "d"}},
		{"the programme's own", access.Person{Role: dossier.Decider}},
	}
	var b strings.Builder
	b.WriteString("| Holds |")
	for _, k := range kinds {
		b.WriteString(" " + k.name + " |")
	}
	b.WriteString("\n|" + strings.Repeat("---|", len(kinds)+1) + "\n")
	for _, holder := range []struct {
		name string
		p    access.Person
	}{
		{"`admin`", access.Person{Role: dossier.Admin}}, {"`auditor`", access.Person{Role: dossier.Auditor}},
		{"`programme_officer`", access.Person{Role: dossier.ProgrammeOfficer}},
		{"`hub_staff`, coordinator", access.Person{Role: dossier.HubStaff, Hub: "a", Duty: access.Coordinator}},
		{"`hub_staff`", access.Person{Role: dossier.HubStaff, Hub: "a"}}, {"`reviewer`", access.Person{Role: dossier.Reviewer, Hub: "a"}},
		{"`company`", access.Person{Role: dossier.Company, Company: "c"}},
		{"`company`, of one dossier", access.Person{Role: dossier.Company, Company: "c", Dossier: number}},
		{"`company`, of another dossier", access.Person{Role: dossier.Company, Company: "c", Dossier: other}},
		{"`decider`, `manager`, `assessor`", access.Person{Role: dossier.Manager}},
	} {
		holder.p.ID = "p_holder"
		i := holder.p.Alone()
		b.WriteString("| " + holder.name + " |")
		for _, k := range kinds {
			k.about.ID = "p_other"
			var does []string
			about := access.Case{Number: number, Hub: "a", Company: "c", Let: []string{"m_let"}}
			_, first := i.Gives(k.about.First(), &about)
			about.Contacts = 1
			if _, err := i.Gives(k.about.First(), &about); err == nil {
				does = append(does, "gives")
			} else if first == nil {
				does = append(does, "gives the first")
			}
			if i.Sees(k.about) || i.Meets(k.about, &about) {
				does = append(does, "sees")
				if i.Ends(k.about, &about) {
					does = append(does, "ends")
				}
			}
			b.WriteString(" " + strings.Join(does, ", ") + " |")
		}
		b.WriteString("\n")
	}
	return b.String() + "\n*Gives the first*: while the company has no contact, and only for a dossier that their hub leads. `programme_officer` confirms a contact of one dossier, who then opens all of the company's. Whoever holds a membership lends it for a while, but for a seat, audit and administration; the lender ends what was lent.\n"
}
