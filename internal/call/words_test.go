// SPDX-License-Identifier: EUPL-1.2

package call_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// TestEveryRuleIsSaid changes one rule at a time and wants other words, in both languages. A rule that is added later fails here
// until there are words for it.
func TestEveryRuleIsSaid(t *testing.T) {
	t.Parallel()
	days := 5
	bends := map[string]func(*call.Call){
		"code":                    func(c *call.Call) { c.Code = "CW-X" },
		"authority":               func(c *call.Call) { c.Authority = "Iemand anders" },
		"name":                    func(c *call.Call) { c.Name = "Iets anders" },
		"version":                 func(c *call.Call) { c.Version = 2 },
		"opens":                   func(c *call.Call) { c.Opens = c.Opens.Add(time.Hour) },
		"deadline":                func(c *call.Call) { c.Deadline = c.Deadline.Add(time.Hour) },
		"decision_route":          func(c *call.Call) { c.DecisionRoute = dossier.External },
		"steps":                   func(c *call.Call) { c.Steps = c.Steps[:1] },
		"max_subsidy":             func(c *call.Call) { c.MaxSubsidy = nil },
		"max_subsidy_per_partner": func(c *call.Call) { c.MaxSubsidyPerPartner = nil },
		"max_rate_bp":             func(c *call.Call) { c.MaxRate = 7000 },
		"min_own_share_bp":        func(c *call.Call) { c.MinOwnShare = 1000 },
		"cost_categories":         func(c *call.Call) { c.CostCategories = c.CostCategories[:3] },
		"summary_max_chars":       func(c *call.Call) { c.SummaryMaxChars++ },
		"project_window":          window("2027-03-01", "2028-02-29"),
		"required_attachments":    func(c *call.Call) { c.RequiredAttachments = []string{"quotation"} },
		"required_declarations":   func(c *call.Call) { c.RequiredDeclarations = nil },
		"hub_review_term":         func(c *call.Call) { c.HubReviewTerm = nil },
		"cure_term":               func(c *call.Call) { c.CureTerm.Days = 1 },
		"cure_rounds":             func(c *call.Call) { c.CureRounds = 2 },
		"decision_term":           func(c *call.Call) { c.DecisionTerm = nil },
		"objection_term":          func(c *call.Call) { c.ObjectionTerm = nil },
		"criteria":                func(c *call.Call) { c.Criteria[0].Weight = 2 },
		"min_total":               func(c *call.Call) { c.MinTotal = nil },
		"assessors":               func(c *call.Call) { c.Assessors = 1 },
		"budget":                  func(c *call.Call) { c.Budget = nil },
		"instalments":             func(c *call.Call) { c.Instalments = nil },
		"remind_days":             func(c *call.Call) { c.RemindDays = &days },
		"extensions": func(c *call.Call) {
			c.Extensions = []call.Extension{{Hub: "kempen", Deadline: c.Deadline.Add(time.Hour)}}
		},
	}
	for _, rule := range call.Keys() {
		for _, lang := range dossier.Languages {
			bent := demo(t)[jury]
			before := bent.InWords(lang)
			if bends[rule] == nil {
				t.Fatalf("nothing bends %s", rule)
			}
			bends[rule](&bent)
			if slices.Equal(before, bent.InWords(lang)) {
				t.Errorf("%s: no word about %s", lang, rule)
			}
		}
	}
}

func TestWordsOfARule(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		bend   func(*call.Call)
		nl, en string
	}{
		"costs": {func(*call.Call) {}, "loonkosten, overheadkosten, werkingskosten, externe prestaties en investeringskosten.",
			"external services and investment costs."},
		"some costs": {func(c *call.Call) { c.CostCategories = []string{"staff"} }, "Deze niet: overheadkosten, ",
			"These do not: overhead costs, "},
		"the window": {window("2027-03-01", "2028-02-29"), "tussen 1 maart 2027 en 29 februari 2028, die dagen inbegrepen.",
			"between 1 March 2027 and 29 February 2028, those days included."},
		"no window": {func(*call.Call) {}, "De oproep zegt niet wanneer het project moet vallen.",
			"does not say when the project must fall."},
		"a declaration": {func(*call.Call) {}, "  De gegevens in deze aanvraag zijn juist en volledig.",
			"  The data in this application are correct and complete."},
		"one day": {func(c *call.Call) { c.CureTerm.Days = 1 }, "Aanvullen kan binnen 1 werkdag; daarna gaat",
			"within 1 working day; after that"},
		"no review term": {func(c *call.Call) { c.HubReviewTerm = nil }, "Voor dat nazicht is er geen termijn.", "That review has no term."},
		"no ceilings": {func(c *call.Call) { c.MaxSubsidy, c.MaxSubsidyPerPartner, c.Budget = nil, nil, nil },
			"geen maximumbedrag per dossier.\nPer partner heeft ze geen maximumbedrag.", "no maximum amount for all dossiers together."},
		"the rate decides": {func(c *call.Call) { c.MaxRate = 7000 },
			"hoogstens 70\u00a0% van de kosten, en dat beslist: minstens 30\u00a0% is dan eigen inbreng", "at most 70% of the costs, and that decides"},
		"the own share decides, in an old version": {func(c *call.Call) { c.MinOwnShare = 5000 },
			"hoogstens 50\u00a0% van de kosten: minstens 50\u00a0% is eigen inbreng, en dat beslist", "at most 50% of the costs: at least 50% is own share, and that decides"},
		"everything is paid": {func(c *call.Call) { c.MaxRate, c.MinOwnShare = money.Whole, 0 }, "eigen inbreng is niet nodig",
			"no own share is needed"},
		"a small budget": {func(c *call.Call) { c.Budget.Amount = "30000.00" }, "het budget beslist", "the budget decides"},
		"a moment of its own": {func(c *call.Call) { c.Instalments[0].At = "start_werken" },
			"Uitbetaling (start werken): 80\u00a0%.", "Paid (start werken): 80%."},
		"no minimum": {func(c *call.Call) { c.Criteria[0].Min = 0 }, "  relevantie: 0 tot 20.\n", "  relevance: 0 to 20.\n"},
		"weights": {func(c *call.Call) { c.Criteria[0].Weight = 3 }, "  relevantie: 0 tot 20, minstens 10, gewicht 3.",
			"at least 10, weight 3."},
		"one assessor": {func(c *call.Call) { c.Assessors = 1 }, "Daarna geeft 1 beoordelaar een score",
			"Then 1 assessor gives a score"},
		"admissibility, no jury": {func(c *call.Call) { c.Steps = c.Steps[:1] }, "Daarna volgt de beslissing, zonder scores.",
			"Then the decision follows, without scores."},
		"no supplement": {func(c *call.Call) { c.CureRounds, c.CureTerm = 0, nil }, "Een aanvulling kan niet gevraagd worden.",
			"No supplement can be asked."},
		"another funder": {func(c *call.Call) { c.DecisionRoute, c.Steps = dossier.External, nil },
			"Een andere financier beslist; een beslisser", "Another funder decides; a decider"},
		"reminders": {func(*call.Call) {}, "een herinnering 3 werkdagen voor een termijn eindigt of de oproep sluit.",
			"is reminded 3 working days before a term ends or the call closes."},
		"no reminders": {func(c *call.Call) { c.RemindDays = new(int) }, "Er komen geen herinneringen.", "There are no reminders."},
		"a term that is too short": {func(c *call.Call) { c.CureTerm.Days = 2 },
			"Te kort voor een herinnering: termijn om aan te vullen.", "Too short for a reminder: term for supplementing."},
		"nothing long enough": {func(c *call.Call) {
			c.Deadline, c.HubReviewTerm, c.CureTerm, c.DecisionTerm = c.Opens.Add(time.Hour), nil, nil, &calendar.Term{Days: 2,
				Kind: calendar.WorkingDays}
		}, "daarvoor is elke termijn te kort", "every term is too short for that"},
	} {
		bent := demo(t)[jury]
		c.bend(&bent)
		for lang, want := range map[string]string{"nl": c.nl, "en": c.en} {
			if text := strings.Join(bent.InWords(lang), "\n"); !strings.Contains(text, want) {
				t.Errorf("%s: no %q in\n%s", name, want, text)
			}
		}
	}
}

// TestWordsAreForPeople finds no key of a list, no day of a machine and no hole in what is said.
func TestWordsAreForPeople(t *testing.T) {
	t.Parallel()
	raw := regexp.MustCompile(`\b(staff|operating|truthful|no_significant_harm|committee|external|working|award|relevance)\b|\d{4}-\d\d-\d\d|%!|\b1 (werkdagen|kalenderdagen)`)
	for _, c := range demo(t) {
		window("2027-03-01", "2028-02-29")(&c)
		if text := strings.Join(c.InWords("nl"), "\n"); raw.MatchString(text) {
			t.Errorf("%q in\n%s", raw.FindString(text), text)
		}
		if text := strings.Join(c.InWords("en"), "\n"); strings.Contains(text, "%!") || strings.Contains(text, " hoogstens ") {
			t.Error(text)
		}
	}
}
