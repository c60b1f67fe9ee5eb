// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/words"
)

const (
	aHub = `{"code":"kempen","name":"Hub Kempen","seat":"Turnhout","on":"2026-11-24","complete":false,"missing":[{"side":"social_economy","message":"Geen sociale\neconomie."}],
		"partners":[{"organisation":{"code":"blenders","name":"Blenders \u001b[31mvzw","kind_label":"andere"},"core":true,"from":"2026-01-01","until":""}]}`
	aTrial = `{"id":"banken","title":"Banken","hubs":["kempen","gent"],"partners":["vito"],"label":"loopt","result":"Twaalf.\nDrie.","started":"2026-09-01","ended":"","dossiers":["CW-KORT-0001"]}`
)

func TestHubsOnTheScreen(t *testing.T) {
	t.Parallel()
	f := newFake(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/api/v1/hubs" {
			send(w, http.StatusOK, `{"hubs":[`+aHub+`]}`)
			return
		}
		send(w, http.StatusOK, aHub)
	})
	if code, out, errs := f.call("hub", "list", "--on", "2026-11-24"); code != 0 || errs != "" ||
		out != "CODE    NAAM        ZETEL     VOLLEDIG\nkempen  Hub Kempen  Turnhout  nee\n" {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	code, out, errs := f.call("hub", "show", "kempen", "--lang", "en")
	for _, want := range []string{"kempen  Hub Kempen\n", "Complete      no\n", "  – Geen sociale economie.\n",
		"blenders  Blenders �[31mvzw  andere  yes   2026-01-01  \n"} {
		if code != 0 || errs != "" || !strings.Contains(out, want) {
			t.Errorf("exit %d: lacks %q: %s%s", code, want, out, errs)
		}
	}
	if _, out, _ := f.call("hub", "show", "a/b", "--json"); !strings.Contains(out, `"complete":false`) {
		t.Error(out)
	}
	got := f.asked()
	if got[0].query != "on=2026-11-24" || got[1].path != "/api/v1/hubs/kempen" || got[1].query != "" || got[2].path != "/api/v1/hubs/a%2Fb" {
		t.Errorf("%v", got)
	}
}

func TestOrganisationsOnTheScreen(t *testing.T) {
	t.Parallel()
	const wood = `{"code":"houtwerk","company_number":"0999.010.126","name":"Houtwerk","kind":"company","kind_label":"onderneming","legal_form":"bv","social_economy_label":"","address":{"street":"Kerkstraat","number":"1","postal_code":"2300","municipality":"Turnhout","country":"BE"},"website":"https://houtwerk.example","nace":[{"code":"31090","version":"2008"}],"hub":"kempen"}`
	const page = "houtwerk  Houtwerk\n\nNummer        0999.010.126\nSoort         onderneming\nRechtsvorm    bv\nZetel         Kerkstraat 1, 2300 Turnhout\nWebsite       https://houtwerk.example\nActiviteit    31090 (NACE-BEL 2008)\nBijgehouden   kempen\n"
	f := newFake(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		switch {
		case r.Method == http.MethodPost:
			send(w, http.StatusCreated, wood)
		case r.URL.Path != "/api/v1/organisations":
			send(w, http.StatusOK, wood)
		case r.URL.Query().Get("q") == "niets":
			send(w, http.StatusOK, `{"organisations":[],"total":0}`)
		default:
			send(w, http.StatusOK, `{"organisations":[`+wood+`],"total":201}`)
		}
	})
	if code, out, errs := f.call("organisation", "list", "--q", "hout & co"); code != 0 || errs != "1 van 201\n" ||
		!strings.Contains(out, "houtwerk  0999.010.126  onderneming  Turnhout  Houtwerk\n") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	if code, out, errs := f.call("organisation", "list", "--q", "niets"); code != 0 || out != "" ||
		!strings.Contains(errs, "organisation add") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	for _, args := range [][]string{
		{"show", "houtwerk"},
		{"add", "houtwerk", "--name", "Houtwerk", "--kind", "company", "--company", "0999.010.126"},
		{"add", "houtwerk", "--street", "Kerkstraat", "--house-number", "1", "--nace", "31090", "--nace", "31.09/2008"},
		{"change", "houtwerk", "--legal-form", "bv", "--website", "", "--postal-code", "2300"},
		{"change", "houtwerk", "--nace", ""},
	} {
		if code, out, errs := f.call(append([]string{"organisation"}, args...)...); code != 0 || out != page || errs != "" {
			t.Errorf("%v: exit %d: %s%s", args, code, out, errs)
		}
	}
	got := f.asked()
	var sent []string
	for _, x := range got[2:] {
		sent = append(sent, x.method+" "+x.path+" "+x.body)
	}
	want := []string{
		`GET /api/v1/organisations/houtwerk `,
		`POST /api/v1/organisations {"code":"houtwerk","company_number":"0999.010.126","kind":"company","name":"Houtwerk"}`,
		`POST /api/v1/organisations {"address":{"country":"BE","number":"1","street":"Kerkstraat"},"code":"houtwerk","nace":[{"code":"31090","version":"2025"},{"code":"31.09","version":"2008"}]}`,
		`PATCH /api/v1/organisations/houtwerk {"address":{"postal_code":"2300"},"legal_form":"bv","website":""}`,
		`PATCH /api/v1/organisations/houtwerk {"nace":[]}`,
	}
	if got[0].query != "q=hout+%26+co" || strings.Join(sent, "\n") != strings.Join(want, "\n") {
		t.Errorf("sent\n%s", strings.Join(sent, "\n"))
	}
}

func TestProposalsOnTheScreen(t *testing.T) {
	t.Parallel()
	const (
		changes = `"changes":[{"pointer":"/address/street","label":"straat","from":"","to":"Markt\u001b"}]`
		by      = `"by":{"id":"p_1","name":"Els","role":"reviewer","as":"reviewer:gent"},"at":"2026-11-24T11:00:00Z"`
		open    = `{"id":12,"organisation":"houtwerk",` + changes + `,"reason":"Verhuisd","state":"open","label":"open",` + by + `}`
		closed  = `{"id":12,"organisation":"houtwerk",` + changes + `,"reason":"Verhuisd","state":"rejected","label":"afgewezen",` + by +
			`,"decided_by":{"id":"","name":"","role":"assessor","as":"assessor"},"decided_at":"2026-11-25T11:00:00Z","remark":"Nee"}`
		history = `{"code":"houtwerk","versions":[{"version":2,` + by + `,` + changes + `,"proposal":{"id":12,` + by + `,"reason":"Verhuisd"},"organisation":{}},
			{"version":1,"by":{"id":"","name":"","role":"","as":""},"at":"2026-11-23T11:00:00Z","changes":[],"organisation":{"name":"Houtwerk"}}]}`
		shown = "houtwerk  12  open\n  24 november 2026, 12.00 uur  Els (reviewer:gent): Verhuisd\n  straat: – → \"Markt�\"\n"
	)
	f := newFake(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasSuffix(r.URL.Path, "/history"):
			send(w, http.StatusOK, history)
		case strings.HasSuffix(r.URL.Path, "ct"), strings.HasSuffix(r.URL.Path, "pt"):
			send(w, http.StatusOK, closed)
		case r.Method == http.MethodPost:
			send(w, http.StatusCreated, open)
		case r.URL.Path == "/api/v1/organisation-proposals":
			send(w, http.StatusOK, `{"proposals":[`+open+`,`+open+`]}`)
		default:
			send(w, http.StatusOK, `{"proposals":[]}`)
		}
	})
	const decided = "houtwerk  12  afgewezen\n  24 november 2026, 12.00 uur  Els (reviewer:gent): Verhuisd\n  straat: – → \"Markt�\"\n" +
		"  25 november 2026, 12.00 uur  een beoordelaar: afgewezen – Nee\n"
	for _, c := range []struct{ args, out, errs string }{
		{"propose houtwerk --street Markt --reason Verhuisd", shown, ""},
		{"proposals", shown + "\n" + shown, ""},
		{"proposals houtwerk", "", "Geen voorstellen.\n"},
		{"accept houtwerk 12", decided, ""},
		{"reject houtwerk 12 --remark Nee", decided, ""},
		{"history houtwerk", "  2  24 november 2026, 12.00 uur  Els (reviewer:gent)\n  voorstel 12 van Els (reviewer:gent): Verhuisd\n  straat: – → \"Markt�\"\n" +
			"  1  23 november 2026, 12.00 uur  meegekomen met het programma\n  –  Houtwerk\n", ""},
	} {
		if code, out, errs := f.call(append([]string{"organisation"}, strings.Fields(c.args)...)...); code != 0 || out != c.out || errs != c.errs {
			t.Errorf("%s: exit %d:\n%s%s", c.args, code, out, errs)
		}
	}
	var sent []string
	for _, x := range f.asked() {
		sent = append(sent, x.method+" "+x.path+" "+x.body)
	}
	want := []string{
		`POST /api/v1/organisations/houtwerk/proposals {"fields":{"address":{"street":"Markt"}},"reason":"Verhuisd"}`,
		`GET /api/v1/organisation-proposals `,
		`GET /api/v1/organisations/houtwerk/proposals `,
		`POST /api/v1/organisations/houtwerk/proposals/12/accept {"remark":""}`,
		`POST /api/v1/organisations/houtwerk/proposals/12/reject {"remark":"Nee"}`,
		`GET /api/v1/organisations/houtwerk/history `,
	}
	if strings.Join(sent, "\n") != strings.Join(want, "\n") {
		t.Errorf("sent\n%s", strings.Join(sent, "\n"))
	}
	if code, _, _ := f.call("organisation", "proposals", "a", "b"); code != 2 || len(f.asked()) != len(want) {
		t.Errorf("exit %d", code)
	}
}

func TestTrajectoriesOnTheScreen(t *testing.T) {
	t.Parallel()
	f := newFake(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet && r.URL.Path == "/api/v1/trajectories" {
			send(w, http.StatusOK, `{"trajectories":[`+aTrial+`]}`)
			return
		}
		send(w, http.StatusOK, aTrial)
	})
	if code, out, errs := f.call("trajectory", "list", "--hub", "gent", "--state", "running"); code != 0 || errs != "" ||
		!strings.Contains(out, "banken  loopt  kempen, gent  CW-KORT-0001  Banken\n") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	const page = "banken  Banken\n\nStand         loopt\nHubs          kempen, gent\nPartners      vito\nBegonnen      2026-09-01\nDossiers      CW-KORT-0001\n\nTwaalf.\nDrie.\n"
	for _, args := range [][]string{{"show", "banken"},
		{"add", "banken", "--title", "Banken", "--hub", "kempen", "--hub", "gent", "--partner", "vito", "--started", "2026-09-01"},
		{"end", "banken", "--result", "Twaalf."}, {"end", "banken", "--stopped", "--on", "2026-11-24"}, {"add", "banken"}} {
		if code, out, errs := f.call(append([]string{"trajectory"}, args...)...); code != 0 || out != page || errs != "" {
			t.Errorf("%v: exit %d: %s%s", args, code, out, errs)
		}
	}
	var sent []string
	for _, x := range f.asked()[2:] {
		sent = append(sent, x.method+" "+x.path+" "+x.body)
	}
	want := []string{
		`POST /api/v1/trajectories {"id":"banken","title":"Banken","hubs":["kempen","gent"],"partners":["vito"],"started":"2026-09-01"}`,
		`PATCH /api/v1/trajectories/banken {"state":"finished","result":"Twaalf."}`,
		`PATCH /api/v1/trajectories/banken {"state":"stopped","ended":"2026-11-24"}`,
		`POST /api/v1/trajectories {"id":"banken","title":"","hubs":[]}`,
	}
	if strings.Join(sent, "\n") != strings.Join(want, "\n") {
		t.Errorf("sent\n%s", strings.Join(sent, "\n"))
	}
}

func TestRegistryUsage(t *testing.T) {
	t.Parallel()
	f := newFake(t, always(http.StatusOK, "{}"))
	for args, says := range map[string]string{
		"hub shwo kempen":           "bedoelde u hub show?",
		"organisation tokyo":        "dossier organisation --help",
		"hub show":                  "geef één CODE",
		"hub show a b":              "geef één CODE",
		"trajectory show ..":        "geef één CODE",
		"hub list x":                `"x"`,
		"trajectory end a --colour": "onbekende optie: --colour",
		"trajectory add a --hub":    "waarde nodig",
	} {
		code, out, errs := f.call(strings.Fields(args)...)
		if code != 2 || out != "" || !strings.Contains(errs, says) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: exit %d: %s%s", args, code, out, errs)
		}
	}
	if got := f.asked(); len(got) != 0 {
		t.Errorf("a mistake reached the server: %v", got)
	}
	for lang, want := range map[string]string{"nl": "Gebruik:", "en": "Usage:"} {
		for noun, verbs := range map[string]string{"hub": "list show", "organisation": "list show add change",
			"trajectory": "list show add end"} {
			if code, out, errs := f.call(noun, "--lang", lang); code != 0 || errs != "" || !strings.Contains(out, want) {
				t.Errorf("%s: exit %d: %s%s", noun, code, out, errs)
			}
			for _, verb := range strings.Fields(verbs) {
				code, out, errs := f.call(noun, verb, "--help", "--lang", lang)
				if code != 0 || errs != "" || !strings.Contains(out, want) || !strings.Contains(out, "\n  dossier "+noun+" "+verb) ||
					words.Language(lang).Say(noun+"."+verb+".short") == "" {
					t.Errorf("%s %s: exit %d: %s%s", noun, verb, code, out, errs)
				}
			}
		}
	}
	if _, out, _ := f.call("__complete", "organisation", "add", "x", "--kind", ""); !strings.Contains(out, "social_economy") {
		t.Error(out)
	}
}

func TestRegistryFaults(t *testing.T) {
	t.Parallel()
	answer := func(status int, pointer string) string {
		return fmt.Sprintf(`{"type":"x","title":"x","status":%d,"detail":"Wat er is.","errors":[{"pointer":%q,"code":"x","message":"Verbeter dit."}]}`, status, pointer)
	}
	for _, c := range []struct {
		args         string
		status, exit int
		says, not    string
	}{
		{"hub show atlantis", 404, 3, "dossier hub list", "dossier list"},
		{"trajectory show atlantis", 404, 3, "dossier trajectory list", "dossier list"},
		{"organisation show nobody", 404, 3, "dossier organisation list", "dossier list"},
		{"trajectory list", 403, 4, "Wat er is.", "dossier show"},
		{"organisation add houtwerk", 409, 5, "/code: Verbeter dit.", "dossier show"},
		{"trajectory end banken", 422, 6, "/code: Verbeter dit.", "dossier show"},
	} {
		f := newFake(t, always(c.status, answer(c.status, "/code")))
		code, out, errs := f.call(strings.Fields(c.args)...)
		if code != c.exit || out != "" || !strings.Contains(errs, c.says) || strings.Contains(errs, c.not) {
			t.Errorf("%s: exit %d: %s%s", c.args, code, out, errs)
		}
		if code, out, _ := f.call(append(strings.Fields(c.args), "--json")...); code != c.exit ||
			!strings.Contains(out, `"detail":"Wat er is."`) {
			t.Errorf("%s --json: exit %d: %s", c.args, code, out)
		}
	}
	// The first try arrived, but its answer was lost: the second says that the code is taken.
	f := newFake(t, func(n int, w http.ResponseWriter, _ *http.Request) {
		if n == 1 {
			panic(http.ErrAbortHandler)
		}
		send(w, http.StatusConflict, answer(http.StatusConflict, "/code"))
	})
	if code, _, errs := f.call("organisation", "add", "houtwerk", "--name", "x", "--kind", "other"); code != 5 ||
		!strings.Contains(errs, "zelf net toevoegde") {
		t.Errorf("exit %d: %s", code, errs)
	}
}

// TestTheLanguageOfTheEnvironment is taken where no flag says another.
func TestTheLanguageOfTheEnvironment(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		env  map[string]string
		args []string
		want string
	}{
		{nil, nil, "nl"},
		{map[string]string{"LANG": "C.UTF-8"}, nil, "nl"},
		{map[string]string{"LANG": "en_GB.UTF-8"}, nil, "en"},
		{map[string]string{"LANG": "en"}, nil, "en"},
		{map[string]string{"LANG": "fr_BE.UTF-8"}, nil, "nl"},
		{map[string]string{"LANG": "en_GB.UTF-8", "LC_ALL": "nl_BE.UTF-8"}, nil, "nl"},
		{map[string]string{"LANG": "nl_BE.UTF-8", "LC_MESSAGES": "en_US"}, nil, "en"},
		{map[string]string{"LANG": "en_GB.UTF-8"}, []string{"--lang", "nl"}, "nl"},
		{map[string]string{"LANG": "nl_BE.UTF-8"}, []string{"--lang=en"}, "en"},
	} {
		_, out, _ := (&person{env: c.env}).call("http://127.0.0.1:1", append(c.args, "--help")...)
		if want := map[string]string{"nl": "Gebruik:", "en": "Usage:"}[c.want]; !strings.Contains(out, want) {
			t.Errorf("%v %v: %s", c.env, c.args, out)
		}
	}
}

// TestWhoami says it in a line.
func TestWhoami(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`{"name":"Els Voorbeeld","memberships":[{"role":"hub_staff","label":"hubmedewerker","hub":"kempen"}]}`:               "Els Voorbeeld, hubmedewerker (kempen)\n",
		`{"name":"Noor Voorbeeld","memberships":[{"role":"company","label":"onderneming","company_number":"0999.010.126"}]}`: "Noor Voorbeeld, onderneming (0999.010.126)\n",
		`{"name":"Marijke Voorbeeld","memberships":[{"role":"decider","label":"beslisser"}]}`:                                "Marijke Voorbeeld, beslisser\n",
		`{"name":"Jan","memberships":[]}`: "Jan: geen hoedanigheid die nu geldt; vraag ze aan wie de mensen beheert\n",
		`{"name":"An","memberships":[{"as":"reviewer:kempen","role":"reviewer","label":"nalezer","hub":"kempen","lent":true},{"as":"hub_staff:gent","label":"hubmedewerker","hub":"gent"}]}`: "An, nalezer (kempen), geleend: --as reviewer:kempen\n    hubmedewerker (gent): --as hub_staff:gent\n",
	} {
		f := newFake(t, always(http.StatusOK, body))
		if code, out, errs := f.call("whoami"); code != 0 || out != want || errs != "" {
			t.Errorf("exit %d: %s%s", code, out, errs)
		}
	}
}

// TestVersionIsToldApart: of the program, and of a call.
func TestVersionIsToldApart(t *testing.T) {
	t.Parallel()
	f := newFake(t, always(http.StatusOK, "{}"))
	if code, out, _ := f.call("--version"); code != 0 || !strings.HasPrefix(out, "dossier commit ") {
		t.Errorf("exit %d: %s", code, out)
	}
	for want, args := range map[string][]string{"waarvan dit programma gemaakt is": {"--help"}, "van een eerdere versie": {"call",
		"show", "--help"}} {
		if _, out, _ := f.call(args...); !strings.Contains(out, want) {
			t.Errorf("%v does not say %q: %s", args, want, out)
		}
	}
}
