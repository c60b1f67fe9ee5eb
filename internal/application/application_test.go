// SPDX-License-Identifier: EUPL-1.2

package application_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var declarations = application.Requirements{Declarations: []string{"truthful", "controls", "publication", "no_significant_harm"}}

// examples are the applications that the documentation shows.
const examples = "../../docs/examples"

func read(t testing.TB, path ...string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func decode(t testing.TB, raw []byte) application.Content {
	t.Helper()
	c, err := application.Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func own(c application.Content) application.Identity {
	return application.Identity{CompanyNumber: c.Applicant.CompanyNumber, Hub: c.Hubs.Lead}
}

func pointers(problems fault.Faults) []string {
	found := []string{}
	for _, p := range problems {
		found = append(found, p.Pointer)
	}
	return found
}

func TestTheExamplesAreComplete(t *testing.T) {
	t.Parallel()
	for file, asked := range map[string]money.Cents{"kempen-hergebruik-hout.json": 40_000_00, "brugge-zalmkroket.json": -1} {
		c := decode(t, read(t, examples, file))
		if problems := errorsAt(application.Check(c, own(c), declarations)); len(problems) > 0 {
			t.Errorf("%s: %v", file, problems)
		}
		again := decode(t, c.JSON())
		if diff := cmp.Diff(c, again); diff != "" || again.Hash() != c.Hash() {
			t.Errorf("%s does not read back: %s", file, diff)
		}
		if asked >= 0 && c.Asked() != asked {
			t.Errorf("%s asks %v", file, c.Asked())
		}
	}
}

// callNamed reads the demonstration's call, or one of the past.
func callNamed(t testing.TB, code string) call.Call {
	t.Helper()
	calls, err := call.Demo(time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	past, err := call.Read(read(t, "testdata", "cw-22.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range append(calls, past) {
		if c.Code == code {
			return c
		}
	}
	t.Fatalf("no call %s", code)
	return call.Call{}
}

// errorsAt are the places of the errors; warnings block nothing.
func errorsAt(problems fault.Faults) []string {
	found := []string{}
	for _, p := range problems {
		if p.Severity == fault.Error {
			found = append(found, p.Pointer)
		}
	}
	return found
}

func TestEachBadApplicationIsPointedAt(t *testing.T) {
	t.Parallel()
	var file struct {
		Base  string
		Cases []struct {
			Name, Needs, Call string
			Set               map[string]any
			ExpectPointers    []string `json:"expect_pointers"`
			AwardDate         string   `json:"award_date"`
		}
	}
	if err := json.Unmarshal(read(t, "testdata", "bad.json"), &file); err != nil {
		t.Fatal(err)
	}
	good := decode(t, read(t, examples, file.Base))
	for _, bad := range file.Cases {
		code, award := "CW-KORT", time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
		if bad.Call != "" {
			code = bad.Call
		}
		if bad.AwardDate != "" {
			var err error
			if award, err = time.Parse(time.DateOnly, bad.AwardDate); err != nil {
				t.Fatal(err)
			}
		}
		need := callNamed(t, code).Requirements(award)
		if found := errorsAt(application.Check(good, own(good), need)); len(found) > 0 {
			t.Fatalf("the base is not good under %s: %v", code, found)
		}
		var tree any
		if err := json.Unmarshal(read(t, examples, file.Base), &tree); err != nil {
			t.Fatal(err)
		}
		for pointer, value := range bad.Set {
			set(t, tree, strings.Split(pointer, "/")[1:], value)
		}
		raw, err := json.Marshal(tree)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(bad.ExpectPointers, errorsAt(application.Check(decode(t, raw), own(good), need))); diff != "" {
			t.Errorf("%s: %s", bad.Name, diff)
		}
	}
	if len(file.Cases) < 16 {
		t.Errorf("only %d cases tried", len(file.Cases))
	}
}

func TestRulesAcrossFields(t *testing.T) {
	t.Parallel()
	euro := func(s string) money.Euro { return money.Euro{Amount: s, Currency: "EUR"} }
	for name, c := range map[string]struct {
		call string
		bend func(*application.Content)
		want []string
	}{
		"a partner twice": {"CW-KORT", func(c *application.Content) {
			c.Partners[1].Organisation.CompanyNumber = c.Partners[0].Organisation.CompanyNumber
			c.Budget[5].Partner = c.Partners[0].Organisation.CompanyNumber
		}, []string{"/partners/1/organisation/company_number"}},
		"the applicant as its own partner": {"CW-KORT", func(c *application.Content) {
			c.Partners[2].Organisation.CompanyNumber = c.Applicant.CompanyNumber
		}, []string{"/partners/2/organisation/company_number"}},
		"a plan before the project":  {"CW-KORT", func(c *application.Content) { c.Plan[0].Start = "2022-10-31" }, []string{"/plan/0/start"}},
		"a plan after the project":   {"CW-KORT", func(c *application.Content) { c.Plan[2].End = "2023-11-01" }, []string{"/plan/2/end"}},
		"a plan that ends too early": {"CW-KORT", func(c *application.Content) { c.Plan[1].End = "2023-01-01" }, []string{"/plan/1/end"}},
		"a result in tonnes of persons": {"CW-KORT", func(c *application.Content) { c.Results[0].Unit = "tonne_per_year" },
			[]string{"/results/0/unit"}},
		"a cent above the rate": {"CW-KORT", func(c *application.Content) {
			c.Funding[0].Amount, c.Funding[1].Amount, c.Budget[0].Amount = euro("40000.00"), euro("6499.99"), euro("23999.99")
		}, []string{"/funding/0/amount"}},
		"a category that this call does not know": {"CW-EXTERN", func(c *application.Content) { c.Budget[1].Category = "overhead" },
			[]string{"/budget/1/category"}},
		"a partner above its ceiling": {"CW-JURY", func(c *application.Content) {
			c.Budget[0].Amount, c.Budget[2].Amount = euro("30000.00"), euro("4300.00")
			c.Budget[1].Amount = euro("4200.00")
		}, []string{"/budget/0/amount"}},
		"a project outside the window": {"CW-22", func(c *application.Content) { c.Project.Start = "2022-10-31" }, []string{"/project/start"}},
		"a large firm that calls itself medium": {"CW-KORT", func(c *application.Content) {
			c.Applicant.Size.HeadcountFTE, c.Applicant.Size.Class = "250", "medium"
		}, []string{"/applicant/size/class"}},
		"a firm with linked firms may be larger": {"CW-KORT", func(c *application.Content) { c.Applicant.Size.Class = "large" }, []string{}},
	} {
		content := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
		id := own(content)
		c.bend(&content)
		need := callNamed(t, c.call).Requirements(time.Date(2022, 10, 20, 9, 0, 0, 0, time.UTC))
		if diff := cmp.Diff(c.want, errorsAt(application.Check(content, id, need))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestTheDeMinimisWindows(t *testing.T) {
	t.Parallel()
	// The applicant's part of the subsidy is 27,360.00; the aid given before fills the rest of the ceiling but one cent too much.
	for name, c := range map[string]struct {
		granted, award, amount string
		over                   bool
	}{
		"old regime, first day of the window":  {"2020-01-01", "2022-10-20", "172640.01", true},
		"old regime, the day before":           {"2019-12-31", "2022-10-20", "172640.01", false},
		"old regime, to the cent":              {"2020-01-01", "2022-10-20", "172640.00", false},
		"new regime, inside three years":       {"2023-11-25", "2026-11-24", "272640.01", true},
		"new regime, three years ago to a day": {"2023-11-24", "2026-11-24", "272640.01", true},
		"new regime, a day before that":        {"2023-11-23", "2026-11-24", "272640.01", false},
		"new regime, to the cent":              {"2025-01-01", "2026-11-24", "272640.00", false},
		"new regime, awarded on a leap day":    {"2025-03-01", "2028-02-29", "272640.01", true},
		"new regime, end of that February":     {"2025-02-28", "2028-02-29", "272640.01", true},
		"new regime, the day before that":      {"2025-02-27", "2028-02-29", "272640.01", false},
	} {
		content := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
		content.StateAid.DeMinimis = []application.Aid{{GrantedOn: c.granted, Authority: "VLAIO", Amount: money.Euro{Amount: c.amount,
			Currency: "EUR"}}}
		award, err := time.Parse(time.DateOnly, c.award)
		if err != nil {
			t.Fatal(err)
		}
		found := errorsAt(application.Check(content, own(content), callNamed(t, "CW-KORT").Requirements(award)))
		if over := slices.Contains(found, "/state_aid/de_minimis"); over != c.over {
			t.Errorf("%s: %v", name, found)
		}
	}
}

func TestWarningsBlockNothing(t *testing.T) {
	t.Parallel()
	c := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	c.Funding[1].Confirmed = false
	c.Partners[0].DeMinimisDeclared, c.StateAid.DeMinimis[0].Regulation = false, ""
	var warned []string
	for _, p := range application.Check(c, own(c), callNamed(t, "CW-KORT").Requirements(awarded)) {
		if p.Severity != fault.Warning {
			t.Errorf("%s blocks: %s", p.Pointer, p.Code)
		}
		warned = append(warned, p.Pointer)
	}
	if diff := cmp.Diff([]string{"/partners/0/economic_activity", "/partners/1/economic_activity", "/project/end",
		"/funding/1/confirmed", "/state_aid/de_minimis/0/regulation"}, warned); diff != "" {
		t.Error(diff)
	}
}

func set(t *testing.T, tree any, path []string, value any) {
	t.Helper()
	switch node := tree.(type) {
	case map[string]any:
		if len(path) == 1 {
			node[path[0]] = value
			return
		}
		set(t, node[path[0]], path[1:], value)
	case []any:
		i, err := strconv.Atoi(path[0])
		if err != nil {
			t.Fatal(err)
		}
		set(t, node[i], path[1:], value)
	default:
		t.Fatalf("no such place: %v", path)
	}
}

func TestWhatIsRequiredForReview(t *testing.T) {
	t.Parallel()
	c := application.Empty(application.Identity{})
	found := pointers(application.Check(c, application.Identity{}, declarations))
	for _, want := range []string{"/applicant/name", "/applicant/company_number", "/applicant/kind", "/applicant/legal_form",
		"/applicant/address/street",
		"/applicant/address/number", "/applicant/address/postal_code", "/applicant/address/municipality", "/applicant/address/country",
		"/applicant/size/headcount_fte", "/applicant/size/class", "/applicant/nace", "/applicant/iban", "/applicant/contact/name", "/applicant/contact/email",
		"/applicant/signatory/name", "/applicant/signatory/function", "/partners", "/hubs/lead", "/project/title", "/project/summary", "/project/problem",
		"/project/approach", "/project/circular_strategies/main", "/project/municipalities", "/project/start", "/project/end", "/plan", "/results",
		"/budget", "/funding", "/state_aid/regime", "/declarations/truthful", "/declarations/controls", "/declarations/publication", "/declarations/no_significant_harm"} {
		i := slices.Index(found, want)
		if i < 0 {
			t.Errorf("%s may be left out", want)
			continue
		}
		found = slices.Delete(found, i, i+1)
	}
	if len(found) > 0 {
		t.Errorf("also asked for: %v", found)
	}
}

func TestTheIdentityIsThatOfTheDossier(t *testing.T) {
	t.Parallel()
	c := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	got := errorsAt(application.Check(c, application.Identity{CompanyNumber: "0999.010.225", Hub: "leuven"}, declarations))
	if diff := cmp.Diff([]string{"/applicant/company_number", "/hubs/lead"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatCannotBeKept(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, body, kind string
		pointers         []string
	}{
		{"nothing", ``, strict.Malformed, []string{""}},
		{"half an object", `{"applicant":`, strict.Malformed, []string{""}},
		{"two documents", `{} {}`, strict.Malformed, []string{""}},
		{"a name twice", `{"project":{"title":"a","title":"b"}}`, strict.Malformed, []string{"/project/title"}},
		{"too deep", strings.Repeat(`{"a":`, 40) + `1` + strings.Repeat(`}`, 40), strict.Malformed, []string{""}},
		{"a list", `[]`, strict.Unkeepable, []string{""}},
		{"unknown fields", `{"aplicant":{},"budget":[{"price":1}]}`, strict.Unkeepable, []string{"/aplicant", "/budget/0/price"}},
		{"another case", `{"Applicant":{}}`, strict.Unkeepable, []string{"/Applicant"}},
		{"wrong types", `{"project":{"title":7},"plan":{},"partners":[{"economic_activity":"yes"}]}`, strict.Unkeepable,
			[]string{"/partners/0/economic_activity", "/plan", "/project/title"}},
		{"an amount that is a number", `{"budget":[{"amount":{"amount":10.00,"currency":"EUR"}}]}`, strict.Unkeepable,
			[]string{"/budget/0/amount/amount"}},
		{"a bell", `{"project":{"summary":"a\u0007b"}}`, strict.Unkeepable, []string{"/project/summary"}},
		{"a C1 control", `{"applicant":{"name":"a\u0085b"}}`, strict.Unkeepable, []string{"/applicant/name"}},
		{"a line end where one line belongs", `{"project":{"title":"a\nb"}}`, strict.Unkeepable, []string{"/project/title"}},
		{"too many lines", `{"budget":[` + strings.Repeat(`{},`, 1000) + `{}]}`, strict.Unkeepable, []string{"/budget"}},
		{"too large", `{"project":{"summary":"` + strings.Repeat("x", strict.MaxBytes) + `"}}`, strict.TooLarge, []string{""}},
	} {
		_, err := application.Decode([]byte(c.body))
		u := new(strict.Unreadable)
		if !errors.As(err, &u) || u.Kind != c.kind {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if diff := cmp.Diff(c.pointers, pointers(u.Faults)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestWhatIsTidied(t *testing.T) {
	t.Parallel()
	c := decode(t, []byte(`{"applicant":{"name":"  Café Te\u0301st ","company_number":"be 999010126","iban":"BE16999000010174"},
		"project":{"title":" t ","summary":"een\r\ntwee\rdrie\t!","innovation":"👩\u200d🔧"},"partners":null,"budget":[{"partner":"999010225","amount":{"amount":"abc","currency":"EUR"}}]}`))
	for got, want := range map[string]string{
		c.Applicant.Name: "Café Tést", c.Applicant.CompanyNumber: "0999.010.126", c.Applicant.IBAN: "BE16 9990 0001 0174",
		c.Project.Summary: "een\ntwee\ndrie\t!", c.Project.Title: "t", c.Project.Innovation: "👩\u200d🔧",
		c.Budget[0].Partner: "0999.010.225", c.Budget[0].Amount.Amount: "abc",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if raw := string(c.JSON()); strings.Contains(raw, "null") {
		t.Errorf("a list is null: %s", raw)
	}
}

func TestMergePatch(t *testing.T) {
	t.Parallel()
	c := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	got, err := application.Merge(c, []byte(`{"project":{"title":"Nieuw","innovation":null},"partners":[]}`))
	if err != nil {
		t.Fatal(err)
	}
	if got.Project.Title != "Nieuw" || got.Project.Innovation != "" || len(got.Partners) != 0 || got.Project.Summary != c.Project.Summary {
		t.Errorf("%+v", got.Project)
	}
	for _, patch := range []string{`[]`, `{"project":{"titel":"x"}}`, `{"plan":"x"}`, `{`} {
		if _, err := application.Merge(c, []byte(patch)); err == nil {
			t.Errorf("%s was applied", patch)
		}
	}
}

func TestEveryProblemHasItsSentence(t *testing.T) {
	t.Parallel()
	for _, code := range application.Codes() {
		nl, en := application.Words(code).In("nl"), application.Words(code).In("en")
		if nl == "" || en == "" || nl == en {
			t.Errorf("%s: %q, %q", code, nl, en)
		}
		filled := application.Words(code, bilingual.Plain("7"))
		if strings.Contains(filled.In("nl")+filled.In("en"), "{") {
			t.Errorf("%s leaves a gap", code)
		}
	}
	c := decode(t, []byte(`{"applicant":{"website":"x","contact":{"phone":"x","email":"x"},"address":{"country":"x"},"nace":[{"code":"1"}],"size":{"headcount_fte":"1.234"}},
		"project":{"municipalities":["x"],"title":"`+strings.Repeat("é", 201)+`","summary":"`+strings.Repeat("é", 10_001)+`"},"budget":[{"amount":{"amount":"1","currency":"USD"}}]}`))
	for _, p := range application.Check(c, application.Identity{}, declarations) {
		if p.Words.In("nl") == "" {
			t.Errorf("%s: no sentence for %s", p.Pointer, p.Code)
		}
	}
}

func TestNoTreeIsTooStrange(t *testing.T) {
	t.Parallel()
	good := read(t, examples, "kempen-hergebruik-hout.json")
	rapid.Check(t, func(t *rapid.T) {
		var tree any
		if err := json.Unmarshal(good, &tree); err != nil {
			t.Fatal(err)
		}
		mutate(t, &tree)
		raw, err := json.Marshal(tree)
		if err != nil {
			t.Fatal(err)
		}
		c, err := application.Decode(raw)
		if err != nil {
			if u := new(strict.Unreadable); !errors.As(err, &u) || len(u.Faults) == 0 {
				t.Fatalf("refused without saying where: %v", err)
			}
			return
		}
		seen := map[string]bool{}
		for _, p := range application.Check(c, own(c), declarations) {
			if seen[p.Pointer] {
				t.Fatalf("two problems at %s", p.Pointer)
			}
			seen[p.Pointer] = true
			if p.Words.In("nl") == "" {
				t.Fatalf("no sentence for %s", p.Code)
			}
		}
		again, err := application.Decode(c.JSON())
		if err != nil || !reflect.DeepEqual(again, c) {
			t.Fatalf("what was kept does not read back: %v", err)
		}
	})
}

// mutate replaces something somewhere in the tree.
func mutate(t *rapid.T, tree *any) {
	switch node := (*tree).(type) {
	case map[string]any:
		keys := []string{}
		for k := range node {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		if len(keys) > 0 && rapid.IntRange(0, 6).Draw(t, "deeper") > 0 {
			k := rapid.SampledFrom(keys).Draw(t, "key")
			child := node[k]
			mutate(t, &child)
			node[k] = child
			return
		}
	case []any:
		if len(node) > 0 && rapid.IntRange(0, 6).Draw(t, "deeper") > 0 {
			i := rapid.IntRange(0, len(node)-1).Draw(t, "index")
			mutate(t, &node[i])
			return
		}
	}
	*tree = rapid.SampledFrom([]any{nil, true, 1.5, "", "x", "-1.00", "R7", "a\nb", "\u0000", rapid.String().Draw(t, "text"), []any{},
		[]any{nil}, map[string]any{}}).Draw(t, "value")
}

func FuzzDecode(f *testing.F) {
	f.Add(read(f, examples, "brugge-zalmkroket.json"))
	f.Add([]byte(`{"budget":[{"amount":{"amount":"1","currency":"EUR"}}]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if c, err := application.Decode(raw); err == nil {
			application.Check(c, own(c), declarations)
			if _, err := application.Decode(c.JSON()); err != nil {
				t.Errorf("what was kept does not read back: %v", err)
			}
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	c := decode(b, read(b, examples, "kempen-hergebruik-hout.json"))
	for b.Loop() {
		application.Check(c, own(c), declarations)
	}
}

// TestACategoryBelongsToTheSocialEconomy: of another kind of organisation it is a warning, for applicant and partner alike.
func TestACategoryBelongsToTheSocialEconomy(t *testing.T) {
	t.Parallel()
	odd := func(c application.Content) (at []string) {
		for _, p := range application.Check(c, application.Identity{CompanyNumber: c.Applicant.CompanyNumber, Hub: c.Hubs.Lead},
			application.Requirements{}) {
			if p.Code == "category_odd" && p.Severity == fault.Warning {
				at = append(at, p.Pointer)
			}
		}
		return at
	}
	c := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	if at := odd(c); len(at) > 0 {
		t.Errorf("%v", at)
	}
	c.Applicant.Kind, c.Partners[1].Organisation.SocialEconomyCategory = "company", "maatwerkbedrijf"
	if at := odd(c); !slices.Equal(at, []string{"/applicant/social_economy_category", "/partners/1/organisation/social_economy_category"}) {
		t.Errorf("%v", at)
	}
}
