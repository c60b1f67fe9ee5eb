// SPDX-License-Identifier: EUPL-1.2

package application_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"pgregory.net/rapid"
)

var awarded = time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)

func given(day string, amount money.Cents) application.Aid {
	return application.Aid{GrantedOn: day, Authority: "Vlaanderen", Amount: amount.Euro(), Regulation: "2023/2831"}
}

// known is a record in which we granted the first partner 11,040.00 as partner in another dossier.
func known() aid.Record {
	return aid.Record{Awards: []aid.Award{{Dossier: "CW-KORT-0007", Seq: 6, Company: "0999.010.225", Day: calendar.DateOf(awarded),
		Part: 11_040_00, Regulation: aid.General}}}
}

// TestWhatIsDeclaredIsLookedAtFieldByField: each fault sits at its field, for the applicant and for a partner alike.
func TestWhatIsDeclaredIsLookedAtFieldByField(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		bend func(*application.Content)
		want string // pointer, code and severity
	}{
		"tomorrow": {func(c *application.Content) { c.StateAid.DeMinimis[0].GrantedOn = "2026-11-26" },
			"/state_aid/de_minimis/0/granted_on aid_day error"},
		"a mistyped year": {func(c *application.Content) { c.StateAid.DeMinimis[0].GrantedOn = "2052-06-15" },
			"/state_aid/de_minimis/0/granted_on aid_day error"},
		"the year 25": {func(c *application.Content) { c.StateAid.DeMinimis[0].GrantedOn = "0025-06-15" },
			"/state_aid/de_minimis/0/granted_on aid_day error"},
		"the last century": {func(c *application.Content) { c.StateAid.DeMinimis[0].GrantedOn = "1999-12-31" },
			"/state_aid/de_minimis/0/granted_on aid_day error"},
		"no day": {func(c *application.Content) { c.StateAid.DeMinimis[0].GrantedOn = "2025-02-30" },
			"/state_aid/de_minimis/0/granted_on date error"},
		"an amount that cannot be read": {func(c *application.Content) { c.StateAid.DeMinimis[0].Amount.Amount = "veel" },
			"/state_aid/de_minimis/0/amount amount error"},
		"a regulation that is none": {func(c *application.Content) { c.StateAid.DeMinimis[0].Regulation = "2023/9999" },
			"/state_aid/de_minimis/0/regulation unknown_key error"},
		"no regulation": {func(c *application.Content) { c.StateAid.DeMinimis[0].Regulation = "" },
			"/state_aid/de_minimis/0/regulation regulation_assumed warning"},
		"a regulation of another day": {func(c *application.Content) { c.StateAid.DeMinimis[0].Regulation = "1407/2013" },
			"/state_aid/de_minimis/0/regulation regulation_other_day warning"},
		"a dossier that is not ours": {func(c *application.Content) { c.StateAid.DeMinimis[0].Dossier = "CW-KORT-9999" },
			"/state_aid/de_minimis/0/dossier dossier_not_ours error"},
		"a dossier of another company": {func(c *application.Content) { c.StateAid.DeMinimis[0].Dossier = "CW-KORT-0007" },
			"/state_aid/de_minimis/0/dossier dossier_not_ours error"},
		"a company that is not linked": {func(c *application.Content) { c.StateAid.DeMinimis[0].CompanyNumber = "0999.010.522" },
			"/state_aid/de_minimis/0/company_number aid_of_another error"},
		"a number that is none": {func(c *application.Content) { c.StateAid.SingleUndertaking = []string{"123"} },
			"/state_aid/single_undertaking/0 company_number error"},
		"a link to itself": {func(c *application.Content) { c.StateAid.SingleUndertaking = []string{"0999.010.126"} },
			"/state_aid/single_undertaking/0 link_is_self error"},
		"a link twice":                 {func(c *application.Content) { c.StateAid.SingleUndertaking = []string{"0999.010.522", "0999.010.522"} }, "/state_aid/single_undertaking/1 link_twice error"},
		"a partner that says tomorrow": {func(c *application.Content) { c.Partners[0].DeMinimis = []application.Aid{given("2026-11-26", 1)} }, "/partners/0/de_minimis/0/granted_on aid_day error"},
		"a partner linked to itself": {func(c *application.Content) { c.Partners[1].SingleUndertaking = []string{"0999.010.324"} },
			"/partners/1/single_undertaking/0 link_is_self error"},
		"a partner that declares nothing": {func(c *application.Content) { c.Partners[1].DeMinimisDeclared = false },
			"/partners/1/economic_activity partner_aid warning"},
		"a partner full up": {func(c *application.Content) {
			c.Partners[0].DeMinimis = []application.Aid{given("2025-01-01", 288_000_00)}
		}, "/partners/0/de_minimis de_minimis_ceiling error"},
		"an applicant full up": {func(c *application.Content) { c.StateAid.DeMinimis[0] = given("2025-01-01", 272_640_01) },
			"/state_aid/de_minimis de_minimis_ceiling error"},
		"linked with a partner full up": {func(c *application.Content) {
			c.StateAid.SingleUndertaking, c.StateAid.DeMinimis[0] = []string{"0999.010.225"}, given("2025-01-01", 251_000_00)
		}, "/state_aid/de_minimis de_minimis_ceiling error"},
		"our own grant without its number": {func(c *application.Content) {
			c.Partners[0].DeMinimis = []application.Aid{given("2026-11-25", 11_040_00)}
		}, "/partners/0/de_minimis/0 own_grant warning"},
		"services above their ceiling": {func(c *application.Content) {
			c.StateAid.Regime, c.StateAid.DeMinimis[0] = "de_minimis_sgei", given("2025-01-01", 740_000_00)
			c.StateAid.DeMinimis[0].Regulation = "2023/2832"
		}, "/state_aid/de_minimis de_minimis_ceiling error"},
		"in difficulty under the block exemption": {func(c *application.Content) { c.StateAid.Regime, c.StateAid.UndertakingInDifficulty = "gber", true }, "/state_aid/undertaking_in_difficulty difficulty_gber warning"},
		"primary agriculture": {func(c *application.Content) { c.Applicant.NACE[0].Code = "01130" },
			"/applicant/nace/0/code primary_production warning"},
	} {
		content := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
		content.StateAid.DeMinimis = []application.Aid{given("2025-03-01", 5_600_00)}
		content.Partners[0].DeMinimisDeclared, content.Partners[1].DeMinimisDeclared = true, true
		c.bend(&content)
		need := callNamed(t, "CW-KORT").Requirements(awarded)
		need.Aid = application.KnownAid{Record: known(), Dossier: "CW-KORT-0009"}
		var found []string
		for _, p := range application.Check(content, own(content), need) {
			if strings.Contains(p.Words.In("nl")+p.Words.In("en"), "{") {
				t.Errorf("%s: %s is not filled in", name, p.Code)
			}
			found = append(found, p.Pointer+" "+p.Code+" "+p.Severity)
		}
		if !slices.Contains(found, c.want) {
			t.Errorf("%s: %q", name, found)
		}
	}
}

// TestWhatWasSaidElsewhereIsRemembered: earlier aid and links that another dossier declares, and this one leaves out.
func TestWhatWasSaidElsewhereIsRemembered(t *testing.T) {
	t.Parallel()
	content := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	need := callNamed(t, "CW-KORT").Requirements(awarded)
	need.Aid = application.KnownAid{Dossier: "CW-KORT-0009",
		Record: aid.Record{Lists: []aid.List{{Company: "0999.010.126", Dossier: "CW-KORT-0001", At: awarded.Add(-time.Hour),
			Linked: []string{"0999.010.522"}, Entries: []aid.Declared{{Company: "0999.010.126", Day: "2025-06-15", Amount: 10_000_00},
				{Company: "0999.010.126", Day: "2021-06-15", Amount: 5_000_00}}}}}}
	said := map[string]string{}
	for _, p := range application.Check(content, own(content), need) {
		said[p.Pointer+" "+p.Code] = strings.ReplaceAll(p.Words.In("nl"), "\u00a0", " ")
	}
	if text := said["/state_aid/de_minimis aid_left_out"]; !strings.Contains(text, "€ 10.000,00 (15 juni 2025)") ||
		strings.Contains(text, "5.000,00") {
		t.Errorf("%q", said)
	}
	if text := said["/state_aid/single_undertaking link_left_out"]; !strings.Contains(text, "0999.010.522") {
		t.Errorf("%q", said)
	}
}

// TestAPartnerWithoutEconomicActivityHasNoAid, whatever it lists.
func TestAPartnerWithoutEconomicActivityHasNoAid(t *testing.T) {
	t.Parallel()
	content := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	content.Partners[0].EconomicActivity, content.Partners[0].DeMinimis = false, []application.Aid{given("2025-01-01", 300_000_00)}
	if found := errorsAt(application.Check(content, own(content), callNamed(t, "CW-KORT").Requirements(awarded))); len(found) > 0 {
		t.Error(found)
	}
	for _, b := range content.Beneficiaries() {
		if b.CompanyNumber == content.Partners[0].Organisation.CompanyNumber {
			t.Error("it counts as a beneficiary")
		}
	}
}

// TestADayWithoutARegulationIsSaid in those words, and never passes for no ceiling.
func TestADayWithoutARegulationIsSaid(t *testing.T) {
	t.Parallel()
	content := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	for _, p := range application.Check(content, own(content), callNamed(t, "CW-KORT").Requirements(time.Date(2031, 1, 2, 9, 0, 0, 0,
		time.UTC))) {
		if p.Pointer == "/state_aid/regime" && p.Code == application.NoRegulation && strings.Contains(p.Words.In("nl"),
			"Voor 2 januari 2031 kennen we geen de-minimisverordening") {
			return
		}
	}
	t.Error("an application of 2031 passes")
}

// TestAReaderWhoMayNotKnowReadsNoFigures: only that it does not fit.
func TestAReaderWhoMayNotKnowReadsNoFigures(t *testing.T) {
	t.Parallel()
	content := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	need := callNamed(t, "CW-KORT").Requirements(awarded)
	need.Aid.Record.Awards = []aid.Award{{Dossier: "CW-JURY-0001", Seq: 9, Company: "0999.010.126", Day: calendar.DateOf(awarded),
		Part: 299_000_00, Regulation: aid.General}}
	for _, discreet := range []bool{true, false} {
		need.Aid.Sight = map[bool]application.Sight{true: application.OnlyFits, false: application.OfApplicant}[discreet]
		i := slices.IndexFunc(application.Check(content, own(content), need), func(p fault.Fault) bool { return p.Code == application.AboveAid })
		if i < 0 {
			t.Fatal("it fits")
		}
		said := application.Check(content, own(content), need)[i].Words.In("nl")
		if strings.Contains(said, "€") == discreet {
			t.Errorf("discreet %v: %s", discreet, said)
		}
	}
}

// TestWhetherAnotherHadAGrantCannotBeTriedOut: who drafts is told what stands on record of the applicant only, and of nobody while
// nobody of the applicant may log in.
func TestWhetherAnotherHadAGrantCannotBeTriedOut(t *testing.T) {
	t.Parallel()
	content := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	partner := content.Partners[0].Organisation.CompanyNumber
	need := callNamed(t, "CW-KORT").Requirements(awarded)
	for _, company := range []string{"0999.010.126", partner} {
		need.Aid.Record.Awards = append(need.Aid.Record.Awards, aid.Award{Dossier: "CW-KORT-0007", Seq: 9, Company: company,
			Day: calendar.DateOf(awarded), Part: 5_000_00, Regulation: aid.General})
	}
	need.Aid.Record.Lists = []aid.List{{Company: partner, Dossier: "CW-KORT-0008", At: awarded.AddDate(0, -1, 0),
		Linked: []string{"0999.010.522"}}}
	content.Partners[0].EconomicActivity, content.Partners[0].DeMinimisDeclared = true, true
	entry := func(number string, amount money.Cents) application.Aid {
		a := given("2026-11-20", amount)
		a.Dossier = number
		return a
	}
	content.StateAid.DeMinimis = []application.Aid{entry("CW-KORT-0007", 6_000_00), entry("CW-KORT-0009", 1_000), entry("CW-KORT-0009", 1_000)}
	content.Partners[0].DeMinimis = []application.Aid{entry("CW-KORT-0007", 6_000_00), entry("CW-KORT-0009", 1_000)}
	mine := []string{"/state_aid/de_minimis/0/amount own_above", "/state_aid/de_minimis/1/dossier dossier_not_ours",
		"/state_aid/de_minimis/2/dossier dossier_not_ours"}
	theirs := []string{"/partners/0/single_undertaking link_left_out", "/partners/0/de_minimis/0/amount own_above",
		"/partners/0/de_minimis/1/dossier dossier_not_ours"}
	for sight, want := range map[application.Sight][]string{
		application.All: append(slices.Clone(theirs), mine...),
		application.OfApplicant: append(slices.Clone(mine), "/partners/0/de_minimis/0/dossier dossier_not_ours",
			"/partners/0/de_minimis/1/dossier dossier_not_ours"),
		application.OnlyFits: {"/partners/0/de_minimis/0/dossier dossier_not_ours", "/partners/0/de_minimis/1/dossier dossier_not_ours",
			"/state_aid/de_minimis/0/dossier dossier_not_ours", mine[1], mine[2]},
	} {
		need.Aid.Sight = sight
		var got []string
		for _, p := range application.Check(content, own(content), need) {
			if strings.HasPrefix(p.Code, "own_") || p.Code == "dossier_not_ours" || p.Code == "link_left_out" {
				got = append(got, p.Pointer+" "+p.Code)
			}
		}
		slices.Sort(got)
		if slices.Sort(want); !slices.Equal(got, want) {
			t.Errorf("%v: %q", sight, got)
		}
	}
}

// TestADossierThatTheReaderMayOpenCanBeNamed, for a partner too.
func TestADossierThatTheReaderMayOpenCanBeNamed(t *testing.T) {
	t.Parallel()
	content := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	need := callNamed(t, "CW-KORT").Requirements(awarded)
	need.Aid = application.KnownAid{Record: known(), Sight: application.OfApplicant, Opens: map[string]bool{"CW-KORT-0007": true}}
	a := given("2026-11-20", 11_040_00)
	a.Dossier = "CW-KORT-0007"
	for i, p := range content.Partners {
		if p.Organisation.CompanyNumber == "0999.010.225" {
			content.Partners[i].EconomicActivity, content.Partners[i].DeMinimis, content.Partners[i].DeMinimisDeclared = true, []application.Aid{a}, true
		}
	}
	for _, p := range application.Check(content, own(content), need) {
		if p.Severity == fault.Error {
			t.Errorf("%s %s", p.Pointer, p.Code)
		}
	}
}

// TestTheMostThatFits: what a refusal names can be granted, and a cent more cannot.
func TestTheMostThatFits(t *testing.T) {
	t.Parallel()
	content := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	rapid.Check(t, func(t *rapid.T) {
		c, need := content, application.Requirements{Award: awarded}
		amount := money.Cents(rapid.IntRange(1, 40_000_00).Draw(t, "amount"))
		c.StateAid.DeMinimis = []application.Aid{given("2025-01-01", money.Cents(rapid.IntRange(250_000_00, 310_000_00).Draw(t, "before")))}
		grant := application.Grant{Amount: amount, Accepted: c.Costs()}
		x := c.Excess(grant, need)
		if x == nil {
			return
		}
		grant.Amount = x.Most
		if x.Most > 0 && c.Excess(grant, need) != nil {
			t.Fatalf("%s does not fit after all", x.Most)
		}
		if grant.Amount += 2; grant.Amount < amount && c.Excess(grant, need) == nil {
			t.Fatalf("%s fits, more than %s", grant.Amount, x.Most)
		}
	})
}

// TestThePartsAddUp: to the grant where everybody receives aid, to less where a partner does not.
func TestThePartsAddUp(t *testing.T) {
	t.Parallel()
	content := decode(t, read(t, examples, "kempen-hergebruik-hout.json"))
	want := []money.Cents{27_360_00, 11_040_00, 1_600_00}
	for i, p := range content.AidParts(application.Grant{Amount: 40_000_00, Accepted: content.Costs()}) {
		if p.Amount != want[i] || p.Partner != i {
			t.Errorf("%+v", p)
		}
	}
}
