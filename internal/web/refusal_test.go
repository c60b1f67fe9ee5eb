// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"context"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// answering is an engine that says its name.
type answering struct{ desk.Engine }

func (answering) Name(context.Context) (string, error) { return "engine", nil }

// TestEveryPageSaysWhenTheEngineIsAway to who is signed in, without asking it: what is asked waits. Once it answers, nothing is said.
func TestEveryPageSaysWhenTheEngineIsAway(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	const waits = "Opdrachten worden ontvangen en later uitgevoerd; u hoeft niets te doen"
	b := o.as(dossier.HubStaff)
	b.ask("GET", "/oproepen", nil).sees(t, 200, "-"+waits)
	o.API.Desk.Look(t.Context()) // the engine of the test has no name
	for _, path := range []string{"/oproepen", "/account", "/toetsen"} {
		b.ask("GET", path, nil).sees(t, 200, waits)
	}
	b.ask("GET", "/nergens", nil).sees(t, 404, waits)
	o.browser().ask("GET", "/toetsen", nil).sees(t, 200, "-"+waits)
	o.API.Desk.Engine = answering{o.API.Desk.Engine}
	o.API.Desk.Look(t.Context())
	b.ask("GET", "/oproepen", nil).sees(t, 200, "-"+waits)
}

// TestARefusalSaysWhatNow: a page that is not there offers to search; a database that is away, what is safe, with a reference that its
// line in the log has too.
// TestANumberIsReadAsPeopleTypeIt leads small letters to the dossier, and whoever may not know of it nowhere else.
func TestANumberIsReadAsPeopleTypeIt(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	number := o.Start(t, "CW-KORT")
	at := "/dossiers/" + strings.ToLower(number) + "/mensen?gedaan=weg"
	for _, b := range []browser{o.as(dossier.HubStaff), o.as(dossier.Assessor)} {
		if r := b.ask("GET", at, nil); r.to() != "/dossiers/"+number+"/mensen?gedaan=weg" {
			t.Errorf("%d to %s", r.status, r.to())
		}
	}
	o.as(dossier.HubStaff).ask("GET", "/dossiers/"+number+"/mensen", nil).sees(t, 200, number)
}

func TestARefusalSaysWhatNow(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	b := o.as(dossier.HubStaff)
	for _, path := range []string{"/oproepen/CW-NERGENS", "/oproepen/%27%20or%201=1", "/hubs/nergens", "/dossiers/x/mensen", "/oproepen/" + strings.Repeat("a", 2000)} {
		b.ask("GET", path, nil).sees(t, 404, "Zoek een dossier op nummer", "-kenmerk")
	}
	o.Database.Exec(t, "alter table dossierwerkt.hub rename to away")
	broken := b.ask("GET", "/hubs", nil).sees(t, 500, "Wat al bewaard was, is veilig", "kenmerk")
	reference := regexp.MustCompile(`<code>([2-9A-Z]{4}-[2-9A-Z]{4})</code>`).FindStringSubmatch(broken.body)
	if reference == nil || !strings.Contains(o.log.String(), "reference="+reference[1]+" status=500 route=\"GET /hubs\" error=") || strings.Contains(broken.body, "relation") {
		t.Error(reference, broken.body)
	}
}

// TestCallsAreReadByWhoMay: deadline and days left, rules, what an amendment changed; the programme also reads what was granted and whom an
// amendment touched, others nothing of single dossiers. Hub staff starts a dossier from there.
func TestCallsAreReadByWhoMay(t *testing.T) {
	t.Parallel()
	day := calendar.DateOf(time.Now()).Add(2)
	o := newOffice(t, func(c *call.Call) {
		if c.Code == "CW-KORT" {
			c.Deadline = time.Date(day.Year, day.Month, day.Day, 12, 0, 0, 0, time.UTC) // two days on, at whatever hour this is asked
		}
	})
	ctx := context.Background()
	number := o.Programme.Start(t, "CW-KORT")
	sofie := o.as(dossier.ProgrammeOfficer)
	later := time.Now().Add(100 * time.Hour).UTC().Truncate(time.Minute)
	_, _, err := o.Ledger.Amend(ctx, o.People[dossier.ProgrammeOfficer], "CW-KORT", call.Amendment{Deadline: &later, Dossier: number}, "ziek in CW-KORT-0001")
	if err != nil {
		t.Fatal(err)
	}
	els := o.as(dossier.HubStaff)
	els.ask("GET", "/oproepen", nil).sees(t, 200, "nog 2 dagen", "/dossiers/nieuw?oproep=CW-KORT", "/dossiers?oproep=CW-KORT")
	staff := els.ask("GET", "/oproepen/CW-KORT", nil).sees(t, 200, "Wat de oproep vraagt", "Versie 1", "Versie 2", "Dossier starten", "-Toegekend", "-ziek in", "-"+number)
	if n := len(o.sent.Sent()); n > 8 || !strings.Contains(staff.body, "Een dossier dat dan niet ingediend is, vervalt.") {
		t.Errorf("%d statements", n)
	}
	sofie.ask("GET", "/oproepen/CW-KORT", nil).sees(t, 200, "Toegekend", "ziek in", `href="/dossiers/`+number+`"`, "Nu: Voor dossier "+number, "Later voor sommigen", "-Dossier starten")
	if n := len(o.sent.Sent()); n > 8 {
		t.Errorf("%d statements", n)
	}
	o.as(dossier.Company).ask("GET", "/oproepen?taal=en", nil)
	o.as(dossier.Company).ask("GET", "/oproepen", nil).sees(t, 200, "-dossiers/nieuw")
}

// TestHubsAreReadOnADay as it is typed: partners by side, what is missing, and a day that there is not is said.
func TestHubsAreReadOnADay(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	b := o.as(dossier.Company)
	b.ask("GET", "/hubs?op=3/11/2026", nil).sees(t, 200, "3 november 2026", `value="3/11/2026"`, "Sociale economie", "onvolledig", "/dossiers?hub=kempen", "?op=2026-11-03")
	if n := len(o.sent.Sent()); n > 8 {
		t.Errorf("%d statements", n)
	}
	b.ask("GET", "/hubs/kempen?op=3-11-26", nil).sees(t, 200, "3 november 2026", "Lokaal bestuur", "als kernpartner geregistreerd", "/dossiers?hub=kempen")
	if n := len(o.sent.Sent()); n > 8 {
		t.Errorf("%d statements", n)
	}
	for _, day := range []string{"31/2/2026", "gisteren", "<script>", "9999999999", strings.Repeat("1", 5000)} {
		b.ask("GET", "/hubs/kempen?op="+url.QueryEscape(day), nil).sees(t, 200, "Fout: ", "Deze dag bestaat niet", "-<script>")
	}
}

// TestHelpAndAccessibilityAreForEverybody, and name who runs the installation where that is known.
func TestHelpAndAccessibilityAreForEverybody(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	for _, b := range []browser{o.browser(), o.as(dossier.Admin)} {
		b.ask("GET", "/toetsen", nil).sees(t, 200, "reservelijst", "beslissen (beslisser)", "hoedanigheid", "opent het volgende dossier", "de uitbater van deze installatie")
		b.ask("GET", "/toegankelijkheid", nil).sees(t, 200, "WCAG 2.2", "2016/2102", "schermlezers", "de uitbater van deze installatie")
	}
	o.Operator.Name, o.Operator.Mail = "Agentschap <Voorbeeld>", "help@example.org"
	o.browser().ask("GET", "/toegankelijkheid", nil, "Accept-Language", "en").sees(t, 200, "Agentschap <Voorbeeld>", "mailto:help@example.org", "screen readers")
}

// TestAnAccountSaysWhatOneIsAndGives: memberships and who gave them, a token that is shown once and opens until it is ended, what is lent.
func TestAnAccountSaysWhatOneIsAndGives(t *testing.T) {
	t.Parallel()
	o := newOffice(t, nil)
	b := o.as(dossier.HubStaff)
	b.ask("GET", "/account", nil).sees(t, 200, "hubmedewerker, Hub kempen", "zonder einde", "een beheerder van de installatie", "/sessies", "/koppelen", "Een toets volstaat om te zoeken", "Nu: aan", "keys.", "-<code>dw_")
	if n := len(o.sent.Sent()); n > 8 {
		t.Errorf("%d statements", n)
	}
	b.ask("POST", "/account/token", url.Values{"naam": {""}, "bereik": {"draft"}, "dagen": {"999"}}).sees(t, 422, "Fout: ", "#v-name", `value="999"`)
	b.ask("POST", "/account/token", url.Values{"naam": {"Rekenblad"}, "bereik": {"decide"}}).sees(t, 422, "alleen door u aan te melden")
	b.ask("POST", "/account/token", url.Values{"naam": {"Rekenblad"}, "bereik": {"everything"}}).sees(t, 422, "Kies een of meer")
	made := b.ask("POST", "/account/token", url.Values{"naam": {"Rekenblad"}, "bereik": {"draft"}, "dagen": {"30"}}).sees(t, 200, "de enige keer dat u het ziet", "opmaken")
	secret := regexp.MustCompile(`dw_[0-9A-Za-z]{49}`).FindString(made.body)
	bearer, err := o.Programme.Store.Token(t.Context(), access.HashToken(secret))
	if err != nil || bearer.ID != o.People[dossier.HubStaff].ID || !bearer.By.Demo || bearer.By.May(access.Decide, access.Manage) || time.Until(bearer.By.Expires) > 31*24*time.Hour {
		t.Fatalf("%+v %v", bearer.By, err)
	}
	shown := b.ask("GET", "/account", nil).sees(t, 200, "Rekenblad", "-"+secret)
	gone := url.Values{"token": {shown.value(t, "/account/token/einde", "token")}}
	o.as(dossier.Company).ask("POST", "/account/token/einde", gone).sees(t, 422)
	if r := b.ask("POST", "/account/token/einde", gone); r.to() != "/account?gedaan=token-weg#tokens" {
		t.Error(r.status, r.body)
	}

	// lent until a day, seen by both, and taken back
	bart := o.People[dossier.Reviewer]
	loan := url.Values{"hoedanigheid": {o.People[dossier.HubStaff].ID}, "aan": {bart.ID}, "tot": {"morgen"}, "reden": {"vakantie"}}
	b.ask("POST", "/account/lenen", loan).sees(t, 422, "Fout: ", `value="vakantie"`, `value="morgen"`)
	loan.Set("tot", time.Now().AddDate(0, 1, 0).Format("2/1/2006"))
	if r := b.ask("POST", "/account/lenen", loan); r.to() != "/account?gedaan=uitgeleend#uitlenen" {
		t.Fatal(r.status, r.body)
	}
	o.of(bart).ask("GET", "/account", nil).sees(t, 200, "uitgeleend door Els Voorbeeld", "nalezer van de hub, Hub kempen")
	lent := b.ask("GET", "/account", nil).sees(t, 200, "Uitlening beëindigen", "aan Bart Voorbeeld")
	held := regexp.MustCompile(`value="(m_[^"]+)"><button class="quiet">Uitlening`).FindStringSubmatch(lent.body)
	if held == nil {
		t.Fatal(lent.body)
	}
	b.ask("POST", "/account/hoedanigheid/einde", url.Values{"hoedanigheid": {held[1]}})
	o.of(bart).ask("GET", "/account", nil).sees(t, 200, "-uitgeleend door")
	o.as(dossier.Assessor).ask("POST", "/account/hoedanigheid/einde", url.Values{"hoedanigheid": {bart.ID}}).sees(t, 422)

	if r := b.ask("POST", "/account/toetsen", url.Values{"toetsen": {"<uit>"}}); r.to() != "/account?gedaan=toetsen-aan#toetsen" {
		t.Error(r.to())
	}
	b.ask("POST", "/account/toetsen", url.Values{"toetsen": {"uit"}})
	b.ask("GET", "/account?gedaan=<script>", nil).sees(t, 200, "Nu: uit", "-<script>")

	// a token outlives a session: who did not prove to be there does not make one
	fresh := o.site.browser()
	fresh.ask("POST", "/aanmelden", url.Values{"person": {bart.ID}})
	fresh.ask("GET", "/account", nil).sees(t, 200, "bevestig eerst dat u het bent")
	fresh.ask("POST", "/account/token", url.Values{"naam": {"Stil"}, "bereik": {"draft"}}).sees(t, 401, "Uw tekst is er nog", "-dw_")
}

// TestAnAddressThatCannotBeIsAPageThatIsNot there, and no error of a program.
func TestAnAddressThatCannotBeIsAPageThatIsNot(t *testing.T) {
	t.Parallel()
	b := newOffice(t, nil).as(dossier.HubStaff)
	for _, path := range []string{"/dossiers/%00", "/dossiers/%ff", "/dossiers?q=%00", "/oproepen/a%01b"} {
		if r := b.ask("GET", path, nil); r.status != 404 || !strings.Contains(r.body, "<h1>") {
			t.Errorf("%s: %d %s", path, r.status, r.header.Get("Content-Type"))
		}
	}
}
