// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

func (x *Web) startRoutes() []route {
	return []route{
		{"GET " + beginPath, x.page("/dossiers", beginPage)},
		{"POST " + beginPath, x.page("/dossiers", begin)},
	}
}

// beginPath is where a dossier is started.
const beginPath = "/dossiers/nieuw"

// beginning is the form that starts a dossier: first the company, then the rest.
type beginning struct {
	Key     string
	Number  string                        // of the company, as it was typed or in its usual form
	Known   *contract.OrganisationVersion // what the registry knows of it
	Running []contract.View               // dossiers of the company that are not given up
	Calls   []view.Opening
	Hubs    []choice
	Call    string
	Hub     string
	Title   string
	Second  bool // the company is chosen
	Faults  faults
}

// beginPage asks for the company, and shows the rest of the form once an address names it.
func beginPage(v *visit) error {
	y := beginning{Number: strings.TrimSpace(v.URL.Query().Get("onderneming")), Key: access.NewID("r_")}
	if err := y.mayBegin(v); err != nil {
		return err
	}
	if !v.URL.Query().Has("onderneming") {
		return v.show("nieuw", &y)
	}
	return y.second(v, http.StatusOK)
}

// mayBegin refuses who starts no dossiers.
func (y *beginning) mayBegin(v *visit) error {
	return view.Only(v.Identity, []dossier.Role{dossier.HubStaff})
}

// second shows the rest of the form for the company, or what is wrong with its number.
func (y *beginning) second(v *visit, status int) error {
	number, err := identity.NormaliseCompanyNumber(y.Number)
	if err != nil {
		y.Faults = faults{} // of fields that the first page does not show
		if text.Blank(y.Number) {
			y.Faults.note("/company_number", "", bilingual.Words{"Vul het ondernemingsnummer in: tien cijfers, zoals 0999.010.126.",
				"Fill in the company number: ten digits, such as 0999.010.126."}.In(v.Lang))
			return v.showAs(http.StatusUnprocessableEntity, "nieuw", y)
		}
		y.Faults.note("/company_number", "", bilingual.Words{"Dit ondernemingsnummer bestaat niet: tien cijfers, waarvan de laatste twee bij de andere passen, zoals 0999.010.126. Kijk het na in de KBO.",
			"This company number does not exist: ten digits, of which the last two follow from the others, such as 0999.010.126. Check it in the CBE."}.In(v.Lang))
		return v.showAs(http.StatusUnprocessableEntity, "nieuw", y)
	}
	y.Number, y.Second = number, true
	if err := errors.Join(y.know(v), y.offer(v)); err != nil {
		return err
	}
	return v.showAs(status, "nieuw", y)
}

// know finds what the registry has of the company, and its dossiers that the person may see.
func (y *beginning) know(v *visit) error {
	var err error
	if y.Known, err = v.Sight.Company(v.Context(), y.Number); err != nil {
		return err
	}
	list, _, err := v.Sight.List(v.Context(), record.Filter{Query: y.Number, Limit: mostRunning})
	for _, d := range list.Dossiers {
		if d.CompanyNumber == y.Number && !d.State.GivenUp() {
			y.Running = append(y.Running, d)
		}
	}
	return err
}

// mostRunning is how many dossiers of a company are warned of.
const mostRunning = 20

// offer is what can be chosen: the hubs of the person, and the calls that are open.
func (y *beginning) offer(v *visit) (err error) {
	hubs, err := v.Sight.HubNames(v.Context())
	if err != nil {
		return err
	}
	for _, p := range v.Identity.Of(dossier.HubStaff) {
		if c := (choice{p.Hub, bilingual.Plain(hubs[p.Hub])}); !slices.Contains(y.Hubs, c) {
			y.Hubs = append(y.Hubs, c)
		}
	}
	if len(y.Hubs) == 1 {
		y.Hub = y.Hubs[0].Value
	}
	y.Calls, err = v.Sight.Openings(v.Context(), y.Hub, v.Now)
	if len(y.Calls) == 1 {
		y.Call = y.Calls[0].Code
	}
	return err
}

// beginWords are the fields of the form in words.
var beginWords = map[string]bilingual.Words{"/company_number": {"Ondernemingsnummer", "Company number"}, "/call": {"Oproep", "Call"}, "/hub": {"Trekkende hub", "Lead hub"},
	"/title": {"Titel van het project", "Title of the project"}}

// Label is a field of the form in words.
func (y *beginning) Label(pointer string) bilingual.Words { return beginWords[pointer] }

// begin starts a dossier as the form says.
func begin(v *visit) error {
	f := v.PostForm
	y := beginning{Key: v.key(), Number: strings.TrimSpace(f.Get("company_number")), Call: f.Get("call"), Hub: f.Get("hub"),
		Title: f.Get("title")}
	if err := y.mayBegin(v); err != nil {
		return err
	}
	if v.switches() {
		return y.second(v, http.StatusOK)
	}
	body := contract.StartBody{Call: y.Call, Hub: y.Hub, CompanyNumber: y.Number, Title: y.Title}
	reply, err := v.ask("POST", "/api/v1/dossiers", body, map[string]string{"Idempotency-Key": y.Key})
	if p := refused(err); p != nil && p.Status < http.StatusInternalServerError {
		y.Faults, y.Key = faultsOf(p).placed(beginWords, v.Lang), access.NewID("r_") // the answer to that one is known
		return y.second(v, http.StatusUnprocessableEntity)
	}
	if err != nil {
		return err
	}
	var started contract.View
	if err := json.Unmarshal(reply.Body, &started); err != nil {
		return fmt.Errorf("start: %w", err)
	}
	return v.goTo(dossierPath(started.Number) + "?" + doneField + "=" + url.QueryEscape(string(dossier.Start)))
}

// One says whether there is one hub, which is not to be chosen then.
func (y *beginning) One() bool { return len(y.Hubs) == 1 }
