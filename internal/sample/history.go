// SPDX-License-Identifier: EUPL-1.2

package sample

import (
	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// history invents how a dossier went, from its start to its end.
func (g *generator) history(i int, t registry.Trajectory, c call.Call, end ending) ledger.History {
	content := g.content(i, t, c.Opens.Year())
	staff, reviewer, officer := g.staff[t.Lead()], g.reviewers[t.Lead()], g.officials.Officer
	began := g.at(c.Opens, 20+g.random.IntN(160))
	h := ledger.History{Founding: record.Founding{Call: c.Code, Hub: t.Lead(), Company: content.Applicant.CompanyNumber,
		Title: content.Project.Title, Example: true},
		Person: staff, Began: began, Content: content, Attached: map[string][]byte{"partnership_agreement": []byte(blankPage)}}
	now := began
	then := func(days int, p access.Person, command dossier.Command, reasons string) {
		now = g.at(now, days)
		h.Steps = append(h.Steps, ledger.Step{At: now, Person: p, Request: ledger.Request{Command: command, Reasons: reasons}})
	}
	for _, hub := range t.Hubs[1:] {
		then(1, staff, dossier.Command{Name: dossier.InviteHub, Hub: hub}, "")
	}
	then(4, staff, dossier.Command{Name: dossier.RequestReview}, "")
	then(3, reviewer, dossier.Command{Name: dossier.Endorse}, "")
	then(2, staff, dossier.Command{Name: dossier.Submit}, "")
	if end == withdrawn {
		then(6, staff, dossier.Command{Name: dossier.Withdraw}, "De onderneming ziet ervan af.")
		return h
	}
	if i%5 == 0 {
		now = g.at(now, 3)
		h.Steps = append(h.Steps, ledger.Step{At: now, Person: officer,
			Request: ledger.Request{Command: dossier.Command{Name: dossier.RequestSupplement},
				Asked: []record.AskedWords{{Pointer: "/project/summary", Text: "Zeg voor wie."}}}})
		then(2, staff, dossier.Command{Name: dossier.HandInSupplement}, "")
		content.Project.Summary += " Voor twaalf scholen in de streek."
		h.Steps[len(h.Steps)-1].Content = &content
	}
	if end == inadmissible {
		then(4, officer, dossier.Command{Name: dossier.DeclareInadmissible, Grounds: []string{"partnership_not_eligible"}},
			"De verwerker is geen sociale-economieonderneming.")
		return h
	}
	then(4, officer, dossier.Command{Name: dossier.DeclareAdmissible}, "")
	g.assess(then, end)
	amount := content.Asked() * 9 / 10 / 100 * 100
	decision, reasons := dossier.Command{Name: dossier.GiveDecision, Outcome: dossier.Approve, Amount: amount}, "De jury is gunstig."
	if end == rejected {
		decision, reasons = dossier.Command{Name: dossier.GiveDecision, Outcome: dossier.Reject}, "De haalbaarheid is niet aangetoond."
	}
	then(5, g.officials.Decider, decision, reasons)
	return h
}

// blankPage is the smallest PDF that readers open: what the invented partners signed.
const blankPage = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

// assess has three assessors give their scores and the officer record what they agree on.
func (g *generator) assess(then func(int, access.Person, dossier.Command, string), end ending) {
	for _, a := range g.officials.Assessors[:3] {
		then(1, g.officials.Officer, dossier.Command{Name: dossier.AssignAssessor, Assessor: a.ID}, "")
	}
	for _, a := range g.officials.Assessors[:3] {
		scores := map[string]int{}
		for _, code := range criteria {
			scores[code] = 12 + g.random.IntN(7)
		}
		if end == rejected {
			scores["feasibility"] = 6 + g.random.IntN(4)
		}
		then(1, a, dossier.Command{Name: dossier.DeclareConflict, Conflict: new(bool)}, "")
		then(1, a, dossier.Command{Name: dossier.Assess, Scores: scores}, "Ingevuld voor een voorbeeld.")
	}
	then(2, g.officials.Officer, dossier.Command{Name: dossier.RecordConsensus}, "De beoordelaars zijn het eens.")
}
