// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

func (x *Web) peopleRoutes() []route {
	const team = "/dossiers/{number}/mensen"
	return []route{
		{"GET " + team, x.page("/dossiers", teamPage)},
		{"POST " + team, x.page("/dossiers", invite)},
		{"POST " + team + "/opnieuw", x.page("/dossiers", inviteAgain)},
		{"POST " + team + "/ondertekenaar", x.page("/dossiers", nameSignatory)},
		{"POST " + team + "/weg", x.page("/dossiers", letGo)},
	}
}

// teamPath is the page of who takes part in a dossier.
func teamPath(number string) string { return dossierPath(number) + "/mensen" }

// team is who takes part in a dossier, and the form by which one more is invited.
type team struct {
	contract.Team
	Opens       []deed // on supporting hubs, where one may
	FirstOfThem bool   // the reader lets the company in, not a colleague
	Form        inviteForm
	Key         string
	Faults      faults
	Done        *bilingual.Words
}

// deed is a command that can be given, by the page on which it is.
type deed struct{ Label, Path string }

// inviteForm is what was typed.
type inviteForm struct {
	Name, Email, Lang string
	Signs, All        bool
}

// The fields of the form.
const (
	nameField   = "naam"
	mailField   = "mail"
	noticeField = "berichten"
	signsField  = "ondertekent"
	allField    = "alles"
	whoseField  = "hoedanigheid"
)

// teamDone are what the page says was done, by what the address says.
var teamDone = map[string]bilingual.Words{
	"uitgenodigd":   {"De uitnodiging vertrekt binnen enkele minuten. Hieronder ziet u of ze gebruikt is.", "The invitation leaves within a few minutes. Below you see whether it was used."},
	"opnieuw":       {"Er vertrekt een nieuwe uitnodiging. De vorige link werkt niet meer.", "A new invitation leaves. The link before it works no more."},
	"ondertekenaar": {"De ondertekenaar is aangeduid.", "The signatory is named."},
	"weg":           {"De toegang is beëindigd. Wat die persoon deed, blijft in het dossier staan.", "The access has ended. What that person did stays in the dossier."},
}

// done is what the address says was done, in a list of sentences that are ours; nil where it says nothing of that.
func (v *visit) done(sentences map[string]bilingual.Words) *bilingual.Words {
	if w, is := sentences[v.FormValue(doneField)]; is && v.Method == http.MethodGet {
		return &w
	}
	return nil
}

func teamPage(v *visit) error { return v.showTeam(http.StatusOK, inviteForm{}, faults{}) }

func (v *visit) showTeam(status int, form inviteForm, wrong faults) error {
	t, err := v.Sight.Team(v.Context(), v.PathValue("number"))
	if err != nil {
		return err
	}
	y := team{Team: t, Form: form, Key: v.key(), Faults: wrong, Done: v.done(teamDone), FirstOfThem: !v.Identity.Holds(dossier.Company)}
	for _, a := range t.Allowed {
		if a.Allowed {
			y.Opens = append(y.Opens, deed{a.Command.Label(v.Lang), commandPath(t.Number, a.Command)})
		}
	}
	if y.Form.Lang == "" {
		y.Form.Lang = "nl"
	}
	return v.showAs(status, "mensen", y)
}

// invite lets a first contact or a colleague in.
func invite(v *visit) error {
	form := inviteForm{v.PostForm.Get(nameField), v.PostForm.Get(mailField), v.PostForm.Get(noticeField), v.PostForm.Has(signsField),
		v.PostForm.Has(allField)}
	if v.switches() {
		return v.showTeam(http.StatusOK, form, faults{})
	}
	t, err := v.Sight.Team(v.Context(), v.PathValue("number"))
	if err != nil {
		return err
	}
	body := contract.PersonBody{Name: form.Name, Email: form.Email, Lang: form.Lang,
		Membership: contract.MembershipBody{Role: dossier.Company, Company: t.Company, Dossier: t.Number}}
	if form.All {
		body.Membership.Dossier = ""
	}
	if form.Signs {
		body.Membership.Duty = access.Signatory
	}
	if _, err = v.ask(http.MethodPost, "/api/v1/people", body, v.once()); err != nil {
		if p := refused(err); p != nil && p.Status < http.StatusInternalServerError && p.Status != http.StatusTooManyRequests {
			return v.showTeam(http.StatusUnprocessableEntity, form, faultsOf(p))
		}
		return err
	}
	return v.goTo(teamPath(t.Number) + "?" + doneField + "=uitgenodigd")
}

// onTeam asks something of a membership, and says on the page what came of it.
func (v *visit) onTeam(done string, ask func(membership string) error) error {
	if v.switches() {
		return v.showTeam(http.StatusOK, inviteForm{}, faults{})
	}
	number := v.PathValue("number")
	if _, err := v.Sight.Read(v.Context(), number); err != nil {
		return err
	}
	err := ask(v.PostForm.Get(whoseField))
	if p := refused(err); p != nil && p.Status < http.StatusInternalServerError && p.Status != http.StatusTooManyRequests {
		var wrong faults
		wrong.note("", "", p.Detail)
		return v.showTeam(http.StatusUnprocessableEntity, inviteForm{}, wrong)
	}
	if err != nil {
		return err
	}
	return v.goTo(teamPath(number) + "?" + doneField + "=" + done)
}

// membershipPath is where the API is asked something of a membership. What somebody sends as its id is no part of an address.
func membershipPath(id, what string) string { return "/api/v1/memberships/" + segment(id) + "/" + what }

func inviteAgain(v *visit) error {
	return v.onTeam("opnieuw", func(membership string) error {
		_, err := v.ask(http.MethodPost, membershipPath(membership, "invite"), struct{}{}, nil)
		return err
	})
}

func letGo(v *visit) error {
	return v.onTeam("weg", func(membership string) error {
		_, err := v.ask(http.MethodPost, membershipPath(membership, "end"), contract.ReasonBody{}, nil)
		return err
	})
}

// nameSignatory puts a membership that signs in the place of one that does not.
func nameSignatory(v *visit) error {
	return v.onTeam("ondertekenaar", func(membership string) error {
		t, err := v.Sight.Team(v.Context(), v.PathValue("number"))
		if err != nil {
			return err
		}
		for _, p := range t.Contacts {
			if p.Membership.ID != membership || p.Membership.Duty != "" {
				continue
			}
			body := contract.MembershipBody{Role: dossier.Company, Company: t.Company, Dossier: p.Membership.Dossier,
				Duty: access.Signatory}
			if _, err := v.ask(http.MethodPost, "/api/v1/people/"+segment(p.Person)+"/memberships", body, nil); err != nil {
				return err
			}
			_, err := v.ask(http.MethodPost, membershipPath(membership, "end"), contract.ReasonBody{}, nil)
			return err
		}
		return access.ErrNoMembership
	})
}
