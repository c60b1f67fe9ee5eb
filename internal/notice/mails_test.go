// SPDX-License-Identifier: EUPL-1.2

package notice_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/notice"
)

// says composes a notice and looks for what must be in it, or after "not" must not.
func says(t *testing.T, n notice.Notice, parts ...string) {
	t.Helper()
	body := compose(t, n).Body
	not := slices.Index(parts, "not")
	for i, part := range parts {
		if i != not && strings.Contains(body, part) != (not < 0 || i < not) {
			t.Errorf("%q:\n%s", part, body)
		}
	}
}

// TestEveryMailReads composes every mail of every story, at once and late, in both languages. Run with -v to read them.
func TestEveryMailReads(t *testing.T) {
	t.Parallel()
	clumsy := regexp.MustCompile(`\n\n\n|  | \n|\{|<no value>|\.\.|:\n\n|p_[a-z]|kempen|t_\d|40[ .]000|30[ .]000`)
	told := map[string]bool{}
	for name, s := range stories(t) {
		for _, n := range s.notices {
			told[n.Event.Type] = true
			for _, lang := range dossier.Languages {
				n.Lang = lang
				m := compose(t, n)
				t.Logf("%s to %s\n%s\n\n%s", name, n.Person, m.Subject, m.Body)
				if found := clumsy.FindString(m.Body); found != "" {
					t.Errorf("%s: %q in\n%s", name, found, m.Body)
				}
				if general := map[string]string{"nl": "de volgende stap", "en": "the next step"}[lang]; strings.Contains(m.Body, general) {
					t.Errorf("%s: nobody wrote what is asked of %s:\n%s", name, n.Role, m.Body)
				}
				if since := map[string]string{"nl": "Intussen", "en": "moved on"}[lang]; strings.Contains(m.Body, since) {
					t.Errorf("%s: nothing happened since:\n%s", name, m.Body)
				}
				late := n
				late.State = s.state
				if m := compose(t, late); clumsy.MatchString(m.Body) {
					t.Errorf("%s, late:\n%s", name, m.Body)
				}
			}
		}
	}
	for event := range documents {
		if !told[event] {
			t.Errorf("no story tells of %s", event)
		}
	}
}

func TestALateMailTellsThenAndNow(t *testing.T) {
	t.Parallel()
	s := tell(t, nil).assigned()
	says(t, s.late(leila, dossier.AssessorAssignedEvent), "Stand van het dossier: in beoordeling.\n", "verklaar eerst", "not", "Intussen")
	// another's seat is not jan's news
	says(t, s.late(jan, dossier.AssessorAssignedEvent), "Stand van het dossier: in beoordeling.\n", "not", "Intussen")

	s.agreed()
	says(t, s.late(jan, dossier.AssessorAssignedEvent), "Stand van het dossier: in beoordeling. Intussen ging het dossier verder.\n",
		"U hoeft nu niets te doen.",
		"not", "vragen:")
	says(t, s.late(sofie, dossier.DeclaredAdmissibleEvent), "Stand van het dossier: in beoordeling. Intussen ging het dossier verder.",
		"U hoeft nu niets te doen.", "not", "wijs")

	s.decide(dossier.GiveDecision, dossier.Approve)
	says(t, s.late(an, dossier.ConsensusRecordedEvent), "Stand toen: in beoordeling.\n", "Stand nu: goedgekeurd.\n",
		"U hoeft nu niets te doen.",
		"not", "vragen:", "Misschien", "ermijn voor de beslissing")
}

// TestALateMailAsksWhatIsAskedNow: never what was asked then, and what the reader must do now is not kept from him.
func TestALateMailAsksWhatIsAskedNow(t *testing.T) {
	t.Parallel()
	s := tell(t, nil).submitted().do(sofie, asking)
	says(t, s.late(els, dossier.SubmittedEvent), "Stand toen: ingediend.", "Stand nu: aan te vullen.", "vul aan wat gevraagd is",
		"Termijn om aan te vullen: tot en met 1 december 2026, 23.59 uur")
	s.steps(els, dossier.HandInSupplement)
	says(t, s.late(els, dossier.SupplementRequestedEvent), "Stand toen: aan te vullen.", "Stand nu: ingediend.",
		"U hoeft nu niets te doen.", "not", "vul aan", "om aan te vullen:")
}

// TestWhatIsNotAskedAnyMore: who was to supplement, and who thought that all places were taken, are told.
func TestWhatIsNotAskedAnyMore(t *testing.T) {
	t.Parallel()
	all := stories(t)
	says(t, all["back"].last(els, dossier.SupplementRetractedEvent), "De dossierbeheerder heeft de vraag om aanvulling teruggenomen",
		"U hoeft niets meer aan te vullen.", "Stand van het dossier: ingediend.", "not", "om aan te vullen:")
	says(t, all["back"].last(sofie, dossier.SupplementRetractedEvent), "Ter bevestiging", "ga na of de aanvraag ontvankelijk is")
	says(t, all["left"].last(sofie, dossier.PanelLeftEvent), "Een beoordelaar is weggevallen", "wijs een beoordelaar aan")
}

// TestAnExtensionSinceThenIsToldWithTheNewDay: one mail names no day that no longer holds.
func TestAnExtensionSinceThenIsToldWithTheNewDay(t *testing.T) {
	t.Parallel()
	s := tell(t, nil).submitted()
	extend := func(day int) {
		s.do(sofie, dossier.Command{Name: dossier.Extend, Due: dossier.DecisionDue, Until: &calendar.Date{Year: 2027, Month: 5, Day: day}})
	}
	extend(10)
	says(t, s.late(sofie, dossier.SubmittedEvent), "Intussen", "tot en met 10 mei 2027", "not", "16 februari")
	says(t, s.late(els, dossier.DueMovedEvent), "de termijn voor de beslissing verlengd tot en met 10 mei 2027, 23.59 uur",
		"De redenen leest u", "not", "Intussen", "Termijn voor de beslissing:")
	first := s.last(els, dossier.DueMovedEvent)
	extend(20)
	first.State = s.state
	says(t, first, "verlengd tot en met 10 mei 2027", "Intussen ging het dossier verder.",
		"Termijn voor de beslissing: tot en met 20 mei 2027")
}

func TestWhatIsAskedFitsTheMoment(t *testing.T) {
	t.Parallel()
	all := stories(t)
	yes, pause := true, calendar.Date{Year: 2027, Month: 1, Day: 4}
	bare := func(r *dossier.Rules) { r.Steps = nil }
	for what, x := range map[string]struct {
		n    notice.Notice
		asks string
	}{
		"paused": {tell(t, nil).submitted().steps(sofie, dossier.Pause).last(sofie, dossier.PausedEvent),
			"hervat de behandeling zodra dat kan."},
		"paused, no officer": {tell(t, bare).submitted().steps(sofie, dossier.Pause).last(sofie, dossier.PausedEvent),
			"hervat de behandeling zodra dat kan."},
		"paused until": {tell(t, nil).submitted().do(sofie, dossier.Command{Name: dossier.Pause, Until: &pause}).last(sofie, dossier.PausedEvent),
			"hervat de behandeling als dat eerder kan"},
		"seats free": {all["objection"].last(sofie, dossier.SubmittedEvent), "ga na of de aanvraag ontvankelijk is."},
		"all seats free": {tell(t, nil).submitted().steps(sofie, dossier.DeclareAdmissible).last(sofie,
			dossier.DeclaredAdmissibleEvent), "Er zijn er nog 2 nodig."},
		"a seat fell free": {tell(t, nil).assigned().do(jan, dossier.Command{Name: dossier.DeclareConflict, Conflict: &yes}).last(sofie,
			dossier.ConflictDeclaredEvent), "Er is er nog één nodig."},
		"all sheets in": {all["jury"].last(sofie, dossier.AssessedEvent), "leg de consensus vast."},
		"must declare": {tell(t, nil).assigned().last(jan, dossier.AssessorAssignedEvent),
			"verklaar eerst of u een belangenconflict hebt."},
		"may score":          {declared(t).last(jan, dossier.ResumedEvent), "geef uw scores."},
		"objection, officer": {all["jury"].last(sofie, dossier.ObjectedEvent), "ga na of de consensus door het bezwaar verandert"},
		"objection, decider": {all["jury"].last(an, dossier.ObjectedEvent), "beslis over het bezwaar."},
		"objection, short":   {all["short"].last(an, dossier.ObjectedEvent), "beslis over het bezwaar."},
		"objection, inadmissible": {tell(t, nil).submitted().steps(sofie, dossier.DeclareInadmissible, els,
			dossier.LodgeObjection).last(sofie, dossier.ObjectedEvent),
			"kijk na het bezwaar opnieuw of de aanvraag ontvankelijk is."},
		"admissible after all": {tell(t, func(r *dossier.Rules) { r.Steps = r.Steps[:1] }).submitted().
			steps(sofie, dossier.DeclareInadmissible, els, dossier.LodgeObjection, sofie, dossier.DeclareAdmissible).last(an,
			dossier.DeclaredAdmissibleEvent), "beslis over de aanvraag."},
		"another funder": {all["outside"].last(an, dossier.SubmittedEvent),
			"registreer de beslissing van de andere financier, met kenmerk en document."},
		"another funder, objection": {all["outside"].last(an, dossier.ObjectedEvent),
			"registreer wat de andere financier over het bezwaar beslist"},
		"who may extend": {all["review"].last(els, dossier.EscalatedEvent), "U kunt de termijn verlengen."},
	} {
		if body := compose(t, x.n).Body; !strings.Contains(body, "Wat wij u vragen: ") || !strings.Contains(body, x.asks) {
			t.Errorf("%s, want %q:\n%s", what, x.asks, body)
		}
	}
	says(t, all["review"].last(karim, dossier.EscalatedEvent),
		"De termijn voor het nazicht is verstreken op 8 december 2026, 23.59 uur. Het dossier wachtte toen op de nalezer van de hub.",
		"U hoeft nu niets te doen.")
}

// declared is a dossier that was paused after jan declared his interests, and resumed.
func declared(t *testing.T) *story {
	return tell(t, nil).assigned().do(jan, dossier.Command{Name: dossier.DeclareConflict, Conflict: new(bool)}).
		steps(sofie, dossier.Pause, sofie, dossier.Resume)
}

func TestWhoIsReplacedIsAskedNothing(t *testing.T) {
	t.Parallel()
	s := tell(t, nil).assigned().assign(pieter, jan.id)
	says(t, s.last(jan, dossier.AssessorAssignedEvent), "Iemand anders beoordeelt deze aanvraag in uw plaats",
		"U hoeft nu niets te doen.", "not", "ermijn voor de beslissing", "vragen:")
	says(t, s.last(pieter, dossier.AssessorAssignedEvent), "U bent aangewezen als beoordelaar", "verklaar eerst")
}

// TestARunningTermIsNamed: also where the event sets none.
func TestARunningTermIsNamed(t *testing.T) {
	t.Parallel()
	s := tell(t, nil).assigned()
	running := "Termijn voor de beslissing: tot en met 16 februari 2027, 23.59 uur (84 kalenderdagen)."
	says(t, s.last(jan, dossier.AssessorAssignedEvent), running)
	says(t, s.agreed().last(an, dossier.ConsensusRecordedEvent), running)
	says(t, stories(t)["slow"].last(an, dossier.ConsensusRecordedEvent),
		"Termijn voor de beslissing: verstreken op 30 maart 2027, 23.59 uur (")
	says(t, tell(t, nil).submitted().steps(sofie, dossier.Pause).last(els, dossier.PausedEvent), "loopt er geen termijn", "not", "16 februari")
}

func TestAMailSaysWhatThereIsToRead(t *testing.T) {
	t.Parallel()
	all := stories(t)
	says(t, all["jury"].last(els, dossier.ApprovedEvent), "onder voorwaarden goedgekeurd op",
		"De brief met de redenen en de voorwaarden zit in het dossier.",
		"Uw hub kan bezwaar indienen tot en met ")
	says(t, all["short"].last(noor, dossier.ApprovedEvent), "De brief met de redenen zit in het dossier.", "not", "voorwaarden")
	says(t, all["outside"].last(noor, dossier.ApprovedEvent), "De beslissing van de andere financier is geregistreerd op",
		"Het document van die financier")
	says(t, all["jury"].last(els, dossier.ReservedEvent), "op de reservelijst, op dat moment op plaats 2.")
	says(t, all["jury"].last(els, dossier.DecisionCorrectedEvent), "Over het bezwaar is beslist op", "de aanvraag is goedgekeurd.")
	says(t, all["amended"].last(els, dossier.CallAmendedEvent), "Indienen kan nu tot 26 februari 2027, 12.00 uur.")
	says(t, all["enlarged"].last(an, dossier.CallAmendedEvent), "Het budget van de oproep is verhoogd op", "beslis over de aanvraag",
		"not", "Indienen kan")
	says(t, all["withdrawn"].last(els, dossier.ReturnedEvent), "De opmerkingen leest u in de tijdlijn van het dossier.")
	says(t, all["lapsed"].last(els, dossier.SupplementRequestedEvent), "De brief met wat gevraagd is, zit in het dossier.")
}

// TestAMailLinksToThePageAndTheDocumentationSaysTheRest: who acts by command line finds there how to read what a mail speaks of.
func TestAMailLinksToThePageAndTheDocumentationSaysTheRest(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../docs/command-line.md")
	if err != nil {
		t.Fatal(err)
	}
	wanted := []string{"`dossier show NUMBER`", "`dossier timeline NUMBER`"}
	for event, kind := range documents {
		wanted = append(wanted, "`dossier download NUMBER "+kind+"`")
		for _, lang := range dossier.Languages {
			n := asked()
			n.Lang, n.Event.Type, n.Event.Document = lang, event, &dossier.Document{Kind: kind}
			body := compose(t, n).Body
			if strings.Contains(body, "dossier download") || strings.Contains(body, "dossier show") || strings.Count(body, "://") != 1 {
				t.Errorf("%s: %s", event, body)
			}
		}
	}
	for _, w := range wanted {
		if !strings.Contains(string(page), w) {
			t.Errorf("docs/command-line.md does not say %s", w)
		}
	}
}

func TestWhoDidItReadsAReceipt(t *testing.T) {
	t.Parallel()
	s := tell(t, nil).submitted()
	says(t, s.last(els, dossier.SubmittedEvent),
		"U hebt de aanvraag ingediend op 24 november 2026, 13.00 uur. Dit bericht is uw ontvangstbewijs.")
	says(t, s.last(noor, dossier.SubmittedEvent), "Uw hub heeft de aanvraag ingediend op", "not", "ontvangstbewijs")
	says(t, s.last(sofie, dossier.SubmittedEvent), "De hub heeft de aanvraag ingediend op", "not", "Uw hub")
	for name, s := range stories(t) {
		for _, n := range s.notices {
			for lang, you := range map[string]*regexp.Regexp{"nl": regexp.MustCompile(`Ter bevestiging: |uw ontvangstbewijs`),
				"en": regexp.MustCompile(`To confirm: |your receipt`)} {
				n.Lang = lang
				if body := compose(t, n).Body; you.MatchString(body) != (n.Event.Actor == n.Person) {
					t.Errorf("%s, %s:\n%s", name, n.Event.Type, body)
				}
			}
		}
	}
}

// TestWhatTheClockDidIsToldByTheLastMinute: a term that ends at midnight was over on its last day.
func TestWhatTheClockDidIsToldByTheLastMinute(t *testing.T) {
	t.Parallel()
	all := stories(t)
	says(t, all["lapsed"].last(els, dossier.CureTermPassedEvent), "verstreken op 1 december 2026, 23.59 uur, zonder aanvulling.")
	says(t, all["expired"].last(els, dossier.ExpiredEvent), "De oproep is gesloten op 22 januari 2027, 12.00 uur.")
	says(t, all["slow"].last(els, dossier.ResumedEvent), "De pauze liep tot en met 3 januari 2027, 23.59 uur.",
		"Termijn voor de beslissing: tot en met 30 maart 2027")
	says(t, all["expired"].last(els, dossier.RemindedEvent), "Herinnering: de oproep sluit op 22 januari 2027, 12.00 uur.")
	if m := compose(t, all["slow"].last(karim, dossier.EscalatedEvent)); m.Subject != "CW-JURY-0001: termijn voor de beslissing verstreken" {
		t.Error(m.Subject)
	}
	n := all["review"].last(bart, dossier.RemindedEvent)
	n.State = dossier.Standing(n.State, time.Date(2026, 12, 20, 0, 0, 0, 0, time.UTC)) // it leaves when the term has passed
	says(t, n, "loopt af op 8 december 2026, 23.59 uur (10 werkdagen)", "Intussen ging het dossier verder.", "lees de aanvraag na")
}

// TestASupportingHubIsToldAsOne: it drafts along, and the next step is the lead hub's.
func TestASupportingHubIsToldAsOne(t *testing.T) {
	t.Parallel()
	s := tell(t, nil).submitted().do(sofie, asking)
	n := s.last(els, dossier.SupplementRequestedEvent)
	n.Along = true
	says(t, n, "werk mee aan de aanvraag, als ondersteunende hub", "not", "bezorg de aanvulling")
	n = s.last(els, dossier.SubmittedEvent)
	n.Along, n.Person = true, "p_ewa"
	says(t, n, "De hub heeft de aanvraag ingediend", "not", "Uw hub")
}
