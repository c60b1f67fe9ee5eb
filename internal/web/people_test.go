// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"context"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/notice"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/web"
)

// sees wants words on a page, and none of others, which come after "-".
func (r reply) sees(t *testing.T, status int, words ...string) reply {
	t.Helper()
	if r.status != status {
		t.Fatalf("%d, not %d: to %q %.2000s", r.status, status, r.to(), r.body)
	}
	page := html.UnescapeString(r.body)
	_, main, _ := strings.Cut(page, "<main")
	for _, w := range words {
		if not, is := strings.CutPrefix(w, "-"); is && strings.Contains(r.body, not) || !is && !strings.Contains(page, w) {
			t.Errorf("%q: %s", w, main)
		}
	}
	return r
}

// value is what a hidden field of a form holds that goes to an address.
func (r reply) value(t *testing.T, action, field string) string {
	t.Helper()
	m := regexp.MustCompile(`action="` + regexp.QuoteMeta(action) + `">\s*<input type="hidden" name="` + field + `" value="([^"]*)"`).FindStringSubmatch(r.body)
	if m == nil {
		t.Fatalf("no form to %s: %s", action, r.body)
	}
	return m[1]
}

// newcomer is somebody on record, and a browser of theirs.
func (o *office) newcomer(name string, m access.Membership) browser {
	o.t.Helper()
	p := access.Person{ID: access.NewID("p_"), Name: name, Role: m.Role, Hub: m.Hub, Company: m.Company, Email: strings.ToLower(name) + "@example.org"}
	if err := o.Programme.Store.AddPerson(context.Background(), p, postgres.Giving{What: m}); err != nil {
		o.t.Fatal(err)
	}
	return o.known(p)
}

// known is a browser of somebody on record.
func (o *office) known(p access.Person) browser {
	o.t.Helper()
	o.Web.Demo = append(o.Web.Demo, web.DemoPerson{ID: p.ID, Name: p.Name})
	return o.of(p)
}

// TestAHubInvitesTheFirstContactAndTheyTheirColleagues: from the form of the hub to the colleague who is gone again; the hub sees whether its
// invitation was used, and sends it again.
func TestAHubInvitesTheFirstContactAndTheyTheirColleagues(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	ctx := context.Background()
	number := o.Programme.Start(t, "CW-KORT")
	page := "/dossiers/" + number + "/mensen"
	if _, err := o.Programme.Store.End(ctx, o.People[dossier.Company].ID, "", ""); err != nil {
		t.Fatal(err)
	}
	els := o.as(dossier.HubStaff)
	els.ask("GET", page, nil).sees(t, 200, "Onderneming uitnodigen", "ziet en bewerkt alleen dit dossier", "veertien dagen", "Els Voorbeeld", "-Noor", "-opnieuw\"", "-Marijke", "-Jan Voorbeeld")
	if n := len(o.sent.Sent()); n > 8 {
		t.Errorf("%d statements", n)
	}
	bad := els.ask("POST", page, url.Values{"naam": {"Ann Nieuw"}, "mail": {"ann <script>"}}).sees(t, 422, "Fout: ", `href="#v-email"`, `value="Ann Nieuw"`, "geen mailadres")
	if !strings.Contains(bad.body, "ann &lt;script&gt;") || strings.Contains(bad.body, "<script>") {
		t.Error("what was typed is not there, or more than that")
	}
	els.ask("POST", page, url.Values{"naam": {"Ann Nieuw"}, "mail": {"ann@example.org"}, "taal": {"en"}}).sees(t, 200, "Invite the company", `value="ann@example.org"`)
	els.ask("GET", page+"?taal=nl", nil)
	// the wrong one: the hub takes back what it gave, and invites again
	els.ask("POST", page, url.Values{"naam": {"Verkeerd Adres"}, "mail": {"verkeerd@example.org"}})
	wrong := els.ask("GET", page, nil).sees(t, 200, "Verkeerd Adres", page+"/weg", "-uitnodigen\"")
	if r := els.ask("POST", page+"/weg", url.Values{"hoedanigheid": {wrong.value(t, page+"/weg", "hoedanigheid")}}); r.to() != page+"?gedaan=weg" {
		t.Fatal(r.status, r.body)
	}
	els.ask("GET", page, nil).sees(t, 200, "-Verkeerd Adres")
	done := els.ask("POST", page, url.Values{"naam": {"Ann Nieuw"}, "mail": {"ann@example.org"}})
	if done.to() != page+"?gedaan=uitgenodigd" {
		t.Fatal(done.status, done.body)
	}
	els.ask("GET", done.to(), nil).sees(t, 200, "vertrekt binnen enkele minuten", "Ann Nieuw", "alleen dit dossier", "wordt verstuurd", "-Opnieuw versturen", "-uitnodigen\"", "-ann@example.org")

	// the message fails, is sent again, lies unused, and is used
	o.settles(notice.Failed)
	failed := els.ask("GET", page, nil).sees(t, 200, "mail niet aangekomen", "Opnieuw versturen")
	again := url.Values{"hoedanigheid": {failed.value(t, page+"/opnieuw", "hoedanigheid")}}
	els.ask("POST", page+"/opnieuw", again).sees(t, 422, "Wacht tien minuten")
	o.Database.SetClock(t, time.Now().Add(11*time.Minute))
	if r := els.ask("POST", page+"/opnieuw", again); r.to() != page+"?gedaan=opnieuw" {
		t.Fatal(r.status, r.body)
	}
	secret := o.settles(notice.Sent)
	els.ask("GET", page, nil).sees(t, 200, "verstuurd, nog niet gebruikt", "geldig tot")
	o.Database.SetClock(t, time.Now().Add(15*24*time.Hour))
	els = o.as(dossier.HubStaff)
	els.ask("GET", page, nil).sees(t, 200, "verlopen", "Opnieuw versturen")
	els.ask("POST", page+"/opnieuw", again)
	newest := o.settles(notice.Sent)
	if _, _, err := o.Programme.Store.Invited(ctx, access.HashToken(secret)); err == nil {
		t.Error("the earlier link still opens")
	}
	person, _, err := o.Programme.Store.Invited(ctx, access.HashToken(newest))
	if err == nil {
		err = o.Programme.Store.Accept(ctx, access.HashToken(newest), postgres.Passkey{ID: []byte("sixteen bytes id"), Person: person, Name: "k", Key: []byte("{}"), Transports: []string{}})
	}
	if err != nil {
		t.Fatal(err)
	}
	els.ask("GET", page, nil).sees(t, 200, "aanvaard", "-Opnieuw versturen")
	els.ask("POST", page+"/opnieuw", again).sees(t, 422, "komt al binnen")
	els.ask("POST", page, url.Values{"naam": {"Bo Ander"}, "mail": {"bo@example.org"}}).sees(t, 422, "heeft al een contact")

	// she lets a colleague in, names them signatory, and lets them go
	ann := o.known(access.Person{ID: person, Name: "Ann Nieuw"})
	ann.ask("GET", page, nil).sees(t, 200, "Collega uitnodigen", "dit bent u", "Trekkende hub", "-Els Voorbeeld", "-opent alle dossiers")
	if r := ann.ask("POST", page, url.Values{"naam": {"Cas Collega"}, "mail": {"cas@example.org"}, "alles": {"1"}}); r.status != 422 {
		t.Errorf("a contact of one dossier gave all of them: %d", r.status)
	}
	ann.ask("POST", page, url.Values{"naam": {"Cas Collega"}, "mail": {"cas@example.org"}})
	shown := ann.ask("GET", page, nil).sees(t, 200, "Cas Collega", "wordt verstuurd")
	cas := url.Values{"hoedanigheid": {shown.value(t, page+"/ondertekenaar", "hoedanigheid")}}
	if r := ann.ask("POST", page+"/ondertekenaar", cas); r.to() != page+"?gedaan=ondertekenaar" {
		t.Fatal(r.status, r.body)
	}
	shown = ann.ask("GET", page, nil).sees(t, 200, "ondertekenaar")
	if strings.Count(shown.body, "<strong>Cas Collega") != 1 {
		t.Error("the signatory holds two memberships")
	}
	gone := url.Values{"hoedanigheid": {shown.value(t, page+"/weg", "hoedanigheid")}}
	els.ask("POST", page+"/weg", gone).sees(t, 422, "Dit geeft of beëindigt u niet")
	ann.ask("POST", page+"/weg", gone)
	ann.ask("GET", page, nil).sees(t, 200, "-Cas Collega")
	ann.ask("POST", page+"/weg", gone).sees(t, 422, "ze is voorbij")
}

// TestWhoMayNotKnowOfADossierLearnsNothingOfItsPeople, and what a hostile person sends there changes nothing.
func TestWhoMayNotKnowOfADossierLearnsNothingOfItsPeople(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	number := o.Programme.Start(t, "CW-KORT")
	page := "/dossiers/" + number + "/mensen"
	stranger := o.newcomer("Vreemd", access.Membership{Role: dossier.Company, Company: "0999.010.225"})
	for _, b := range []browser{stranger, o.as(dossier.Assessor), o.newcomer("Gent", access.Membership{Role: dossier.HubStaff, Hub: "gent"})} {
		none := b.ask("GET", "/dossiers/CW-KORT-9999/mensen", nil).sees(t, 404)
		if got := b.ask("GET", page, nil).sees(t, 404, "-Noor", "-Els"); got.body != none.body {
			t.Error("a dossier that one may not know of is told from one that there is not")
		}
		for _, path := range []string{"", "/opnieuw", "/weg", "/ondertekenaar"} {
			b.ask("POST", page+path, url.Values{"naam": {"X"}, "mail": {"x@example.org"}, "hoedanigheid": {o.People[dossier.Company].ID}}).sees(t, 404)
		}
	}
	els := o.as(dossier.HubStaff)
	for _, id := range []string{"", "..", "../../tokens", "m_x/../../people", "\x00", "m_%2e%2e", strings.Repeat("a", 3000), o.People[dossier.Decider].ID} {
		for _, path := range []string{"/opnieuw", "/weg", "/ondertekenaar"} {
			if r := els.ask("POST", page+path, url.Values{"hoedanigheid": {id}}); r.status != 422 && r.status != 404 {
				t.Errorf("%q to %s: %d", id, path, r.status)
			}
		}
	}
	els.ask("GET", page, nil).sees(t, 200, "Noor Voorbeeld")
	// the auditor sees everybody, and changes nobody
	o.as(dossier.Auditor).ask("GET", page, nil).sees(t, 200, "Noor Voorbeeld", "Els Voorbeeld", "-Opnieuw versturen", "-id=\"formulier\"", "-Jan Voorbeeld")
}

// settles ends the sending of the invitation that is due, and gives its secret.
func (o *office) settles(state string) string {
	o.t.Helper()
	i, secret, found, err := o.Programme.Store.TakeInvitation(context.Background(), time.Minute)
	if err == nil && found {
		err = o.Programme.Store.SettleInvitation(context.Background(), i.ID, notice.Result{State: state})
	}
	if err != nil || !found {
		o.t.Fatal(found, err)
	}
	return secret
}

// TestAPersonWithoutAMembershipIsToldWhomToAsk when they sign in, and comes no further; what they had open is closed.
func TestAPersonWithoutAMembershipIsToldWhomToAsk(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	b := o.as(dossier.Manager)
	karim := o.People[dossier.Manager].ID
	if _, err := o.Programme.Store.End(context.Background(), karim, "", ""); err != nil {
		t.Fatal(err)
	}
	b.ask("POST", "/aanmelden", url.Values{"person": {karim}}).sees(t, http.StatusForbidden, "Nog geen toegang", "coördinator", "beheerder van deze installatie", karim)
	if r := b.ask("GET", "/hubs", nil); r.to() != "/aanmelden?next=%2Fhubs" {
		t.Error(r.status, r.body)
	}
}
