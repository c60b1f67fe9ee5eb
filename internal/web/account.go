// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/typed"
)

const accountPath = "/account"

func (x *Web) accountRoutes() []route {
	return []route{
		{"GET " + accountPath, x.page(accountPath, accountPage)},
		{"POST " + accountPath + "/token", x.page(accountPath, makeToken)},
		{"POST " + accountPath + "/token/einde", x.page(accountPath, endToken)},
		{"POST " + accountPath + "/lenen", x.page(accountPath, lend)},
		{"POST " + accountPath + "/hoedanigheid/einde", x.page(accountPath, endOwn)},
		{"POST " + accountPath + "/toetsen", x.page(accountPath, keepKeys)},
	}
}

// ownAccount is what somebody is, has and prefers here.
type ownAccount struct {
	Own      []held // what the reader is
	LentOut  []held // what they lent to others
	Lendable []held
	People   []contract.Person // to whom it can be lent
	Tokens   []token
	Secret   string // of a token that was made just now
	Scopes   []scope
	Proven   bool
	Keys     bool // keyboard shortcuts are wanted
	Token    tokenForm
	Loan     loanForm
	Faults   faults
	Done     *bilingual.Words
}

// held is a membership in words.
type held struct {
	postgres.Held
	Label, Of, Begins, Ends string
}

type token struct {
	access.Token
	May []bilingual.Words
}

type scope struct {
	Code    access.Scope
	Words   bilingual.Words
	Checked bool
}

type tokenForm struct {
	Name, Days string
	Scopes     []string
}

type loanForm struct{ Membership, To, Until, Reason string }

var accountDone = map[string]bilingual.Words{
	"token-weg":    {"Het token is beëindigd: niemand komt er nog mee binnen.", "The token has ended: nobody comes in with it any more."},
	"uitgeleend":   {"De hoedanigheid is uitgeleend. U kunt dat hier op elk moment beëindigen.", "The membership is lent. You can end that here at any moment."},
	"beeindigd":    {"De hoedanigheid is beëindigd.", "The membership has ended."},
	"toetsen-aan":  {"Sneltoetsen staan aan in deze browser.", "Keyboard shortcuts are on in this browser."},
	"toetsen-uit":  {"Sneltoetsen staan uit in deze browser.", "Keyboard shortcuts are off in this browser."},
	"niets-gedaan": {"Er is niets gewijzigd.", "Nothing was changed."},
}

func accountPage(v *visit) error { return v.showAccount(http.StatusOK, ownAccount{}) }

func (v *visit) showAccount(status int, y ownAccount) error {
	mine, err := v.Sight.Own(v.Context())
	if err != nil {
		return err
	}
	for _, m := range mine {
		h := inWords(m, v.Lang)
		if m.ID != v.Identity.ID {
			y.LentOut = append(y.LentOut, h)
			continue
		}
		y.Own = append(y.Own, h)
		if m.Active && m.Lends(access.Membership{Until: v.Now}) == nil {
			y.Lendable = append(y.Lendable, h)
		}
	}
	if len(y.Lendable) > 0 {
		all, err := v.Sight.People(v.Context(), false)
		if err != nil {
			return err
		}
		y.People = slices.DeleteFunc(all, func(p contract.Person) bool { return p.ID == v.Identity.ID })
	}
	tokens, err := v.Sight.Tokens(v.Context())
	if err != nil {
		return err
	}
	for _, t := range tokens {
		shown := token{Token: t}
		for _, s := range t.Scopes {
			shown.May = append(shown.May, may[s])
		}
		y.Tokens = append(y.Tokens, shown)
	}
	asked := y.Token.Scopes
	for _, s := range access.Usual {
		y.Scopes = append(y.Scopes, scope{s, may[s], s == access.Read || slices.Contains(asked, string(s))})
	}
	y.Proven, y.Keys, y.Done = v.proven(), keysWanted(v.Request), v.done(accountDone)
	return v.showAs(status, "account", y)
}

func inWords(m postgres.Held, lang string) held {
	h := held{Held: m, Label: m.Role.Label(lang), Begins: day(m.Begins, lang)}
	switch {
	case m.HubName != "":
		h.Of = m.HubName
	case m.Hub != "":
		h.Of = m.Hub
	default:
		h.Of = m.Company
	}
	if !m.Ends.IsZero() {
		h.Ends = calendar.Ending(m.Ends).In(lang)
	}
	return h
}

// answer goes on to the account after something was done, or shows it with what is wrong.
func (v *visit) answer(err error, done, fragment string, y ownAccount) error {
	if p := refused(err); p != nil && p.Status < http.StatusInternalServerError && p.Status != http.StatusTooManyRequests {
		y.Faults = faultsOf(p)
		return v.showAccount(http.StatusUnprocessableEntity, y)
	}
	if err != nil {
		return err
	}
	return v.goTo(accountPath + "?" + doneField + "=" + done + fragment)
}

// makeToken makes one for a program of the reader, and shows it once. Who did not prove lately to be there proves it first: a token
// outlives the session.
func makeToken(v *visit) error {
	form := tokenForm{v.PostForm.Get("naam"), strings.TrimSpace(v.PostForm.Get("dagen")), v.PostForm["bereik"]}
	if v.switches() {
		return v.showAccount(http.StatusOK, ownAccount{Token: form})
	}
	if !v.proven() {
		v.x.park(v.w, v.Request, unproven)
		return nil
	}
	body := contract.TokenBody{Name: form.Name, Scopes: append([]string{string(access.Read)}, form.Scopes...)}
	var err error
	if form.Days != "" {
		if body.Days, err = strconv.Atoi(form.Days); err != nil {
			body.Days = -1 // which the API refuses in its words
		}
	}
	reply, err := v.ask(http.MethodPost, "/api/v1/tokens", body, nil)
	if err != nil {
		return v.answer(err, "", "", ownAccount{Token: form})
	}
	var made contract.NewToken
	if err := json.Unmarshal(reply.Body, &made); err != nil {
		return fmt.Errorf("token: %w", err)
	}
	return v.showAccount(http.StatusOK, ownAccount{Secret: made.Secret}) // no other page can show it
}

func endToken(v *visit) error {
	if v.switches() {
		return v.showAccount(http.StatusOK, ownAccount{})
	}
	_, err := v.ask(http.MethodDelete, "/api/v1/tokens/"+segment(v.PostForm.Get("token")), struct{}{}, nil)
	return v.answer(err, "token-weg", "#tokens", ownAccount{})
}

func lend(v *visit) error {
	form := loanForm{v.PostForm.Get("hoedanigheid"), strings.TrimSpace(v.PostForm.Get("aan")), v.PostForm.Get("tot"),
		v.PostForm.Get("reden")}
	if v.switches() {
		return v.showAccount(http.StatusOK, ownAccount{Loan: form})
	}
	to, err := v.personBy(form.To)
	if err != nil {
		return err
	}
	body := map[string]string{"to": to, "until": form.Until, "reason": form.Reason}
	if day, is := typed.Day(form.Until); is {
		body["until"] = day
	}
	if strings.TrimSpace(form.Until) == "" {
		delete(body, "until")
	}
	_, err = v.ask(http.MethodPost, membershipPath(form.Membership, "lend"), body, nil)
	return v.answer(err, "uitgeleend", "#uitlenen", ownAccount{Loan: form})
}

// personBy is the id of whom the reader names, where they know one person of that name; else what they typed.
func (v *visit) personBy(name string) (string, error) {
	all, err := v.Sight.People(v.Context(), false)
	if err != nil {
		return "", err
	}
	var found []string
	for _, p := range all {
		if strings.EqualFold(p.Name, name) {
			found = append(found, p.ID)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	return name, nil
}

// endOwn ends a membership of the reader, or one that they lent.
func endOwn(v *visit) error {
	if v.switches() {
		return v.showAccount(http.StatusOK, ownAccount{})
	}
	_, err := v.ask(http.MethodPost, membershipPath(v.PostForm.Get("hoedanigheid"), "end"), contract.ReasonBody{}, nil)
	return v.answer(err, "beeindigd", "", ownAccount{})
}

const keysCookie, keysOff = "toetsen", "uit"

// keysWanted says whether a browser is told to take keyboard shortcuts: it is until somebody says no.
func keysWanted(r *http.Request) bool {
	c, err := r.Cookie(keysCookie)
	return err != nil || c.Value != keysOff
}

func keepKeys(v *visit) error {
	wanted := "aan"
	if v.PostForm.Get("toetsen") == keysOff {
		wanted = keysOff
	}
	http.SetCookie(v.w, &http.Cookie{Name: keysCookie, Value: wanted, Path: "/", MaxAge: aYear, Secure: v.x.secure(),
		SameSite: http.SameSiteLaxMode})
	return v.goTo(accountPath + "?" + doneField + "=" + url.QueryEscape("toetsen-"+wanted) + "#toetsen")
}
