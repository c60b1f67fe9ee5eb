// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

func (x *Web) workRoutes() []route {
	return []route{{"GET /{$}", x.page("/", x.workPage)}}
}

// workView is what somebody has to do, most urgent first.
type workView struct {
	Today  bilingual.Words
	As     []string // what the person is
	Groups []workGroup
	Done   bool            // nothing waits for whoever looks, who could have work
	Next   *workRow        // the next term, where nothing waits or is near
	First  bilingual.Words // what to do, for who has no dossier at all; "" for others
	Starts bool
}

// workGroup is a part of the work, and the list that it is the top of.
type workGroup struct {
	Title bilingual.Words
	Rows  []workRow
	Count bilingual.Words
	All   string // address of the whole list, where there is more of it; ""
}

// workRow is a dossier with the one thing to do.
type workRow struct {
	Number, Title, Company, Why, Role string
	Path                              string // of its page
	Term, Until                       bilingual.Words
	Late                              bool // a warning: only for who must act
	Act                               bilingual.Words
	ActPath                           string
}

// Of each group so many rows are shown; of what waits for an assessor, more are read, for what is half done stands above.
const (
	rowsInGroup = 5
	rowsRead    = 20
	pressingIn  = 3 // days before the end, from when on a term warns who must act
)

// queue is a group before it is read: a list, by its query.
type queue struct {
	title bilingual.Words
	query url.Values
	mine  bool // it waits for whoever looks
}

// queues are the groups of whoever looks. Who never has to act, as a manager, sees what waits longest.
func queues(canAct bool) []queue {
	q := func(late, sort string) url.Values {
		return url.Values{waitsParameter: {"anderen"}, lateParameter: {late}, sortParameter: {sort}}
	}
	near := queue{bilingual.Words{"Binnenkort", "Soon"}, q(strconv.Itoa(soon), "termijn"), false}
	if !canAct {
		return []queue{near, {bilingual.Words{"Wacht het langst", "Waits longest"}, q(later, "fase"), false}}
	}
	return []queue{{bilingual.Words{"Nu te doen", "To do now"}, url.Values{waitsParameter: {"ik"}, sortParameter: {"termijn"}}, true}, near,
		{bilingual.Words{"Wacht op anderen", "Waits for others"}, q(later, "termijn"), false}}
}

func (x *Web) workPage(v *visit) error {
	page := workView{Today: today(v.Now), Starts: v.mayStart()}
	for _, p := range v.Identity.People {
		page.As = append(page.As, called(p.Role.Label(v.Lang), p.Hub, p.Company))
	}
	canAct := !v.only(dossier.Manager, dossier.Auditor, dossier.Admin)
	all := queues(canAct)
	facets := []record.Facet{{}}
	for _, q := range all {
		facets = append(facets, record.Facet{Filter: listed(q.query, v.Now).Filter})
	}
	counts, err := v.Sight.Counts(v.Context(), facets)
	if err != nil {
		return err
	}
	if counts[0][0] == 0 {
		page.First = v.firstWords()
		return v.show("werk", &page)
	}
	for i, q := range all {
		g, first, err := v.group(q, counts[i+1][0])
		if err != nil {
			return err
		}
		if len(g.Rows) > 0 {
			page.Groups = append(page.Groups, g)
		}
		if page.Next == nil {
			page.Next = first
		}
	}
	if page.Done = canAct && counts[1][0] == 0; !page.Done {
		page.Next = nil
	}
	return v.show("werk", &page)
}

// only says whether whoever is here has none but some roles.
func (v *visit) only(roles ...dossier.Role) bool {
	return !slices.ContainsFunc(v.Identity.People, func(p access.Person) bool { return !slices.Contains(roles, p.Role) })
}

// group reads the top of a list; first is its first row with a term.
func (v *visit) group(q queue, count int) (g workGroup, first *workRow, err error) {
	g = workGroup{Title: q.title, Count: atMost(count)}
	l := listed(q.query, v.Now)
	if l.Filter.Limit = rowsInGroup; q.mine && v.Identity.Holds(dossier.Assessor) {
		l.Filter.Limit = rowsRead
	}
	if count == 0 {
		return g, nil, nil
	}
	rows, _, err := v.Sight.Rows(v.Context(), l.Filter)
	slices.SortStableFunc(rows, func(a, b view.Row) int { return bit(b.Half) - bit(a.Half) })
	for _, r := range rows[:min(len(rows), rowsInGroup)] {
		row := v.workRow(r, l, q.mine)
		g.Rows = append(g.Rows, row)
		if first == nil && pressing(r.View) != nil {
			first = &row
		}
	}
	if count > len(g.Rows) {
		g.All = l.with("/dossiers", afterParameter, "")
	}
	return g, first, err
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (v *visit) workRow(r view.Row, l listing, mine bool) workRow {
	row := workRow{Number: r.Number, Title: r.Title, Company: companyName(r.View), Role: r.Role, Path: l.row(r.Number, r.Key),
		Why: r.Why, Act: bilingual.Words{"Bekijk", "Look"}}
	if d := pressing(r.View); d != nil {
		row.Term, row.Until = daysTo(d.At, v.Now), bilingual.Plain(calendar.Ending(d.At).In(v.Lang)+", "+d.Label+" ("+d.Reason+")")
		row.Late = mine && daysBetween(calendar.DateOf(v.Now), calendar.Ending(d.At)) <= pressingIn
	}
	row.ActPath = row.Path
	if words, is := taskWords[r.Task]; is && mine {
		row.Act, row.ActPath = words, inList(commandPath(r.Number, r.Task), l.from(r.Key))
		if r.State == dossier.AwaitingSupplement {
			row.Act = bilingual.Words{"Vul aan", "Supplement"}
		}
	}
	return row
}

// taskWords are what somebody is asked to do, as a verb.
var taskWords = map[dossier.Verb]bilingual.Words{
	dossier.Edit:              {"Werk verder", "Work on"},
	dossier.Endorse:           {"Kijk na", "Review"},
	dossier.Submit:            {"Dien in", "Submit"},
	dossier.DeclareAdmissible: {"Onderzoek de ontvankelijkheid", "Examine admissibility"},
	dossier.AssignAssessor:    {"Wijs een beoordelaar aan", "Assign an assessor"},
	dossier.DeclareConflict:   {"Verklaar uw belangen", "Declare your interests"},
	dossier.Assess:            {"Beoordeel", "Assess"},
	dossier.RecordConsensus:   {"Leg de consensus vast", "Record the consensus"},
	dossier.GiveDecision:      {"Beslis", "Decide"},
	dossier.RegisterAid:       {"Registreer de steun", "Register the aid"},
	dossier.Resume:            {"Hervat", "Resume"},
}

// today is the day in words.
func today(now time.Time) bilingual.Words {
	d := calendar.DateOf(now)
	say := func(lang string) string {
		words := d.Weekly(lang) + " " + strconv.Itoa(d.Year)
		return strings.ToUpper(words[:1]) + words[1:]
	}
	return bilingual.Words{say("nl"), say("en")}
}

// called is a membership in words.
func called(role, hub, company string) string {
	if hub+company == "" {
		return role
	}
	return role + " (" + hub + company + ")"
}

// firstWords say what to do to who has no dossier.
func (v *visit) firstWords() bilingual.Words {
	switch {
	case v.mayStart():
		return bilingual.Words{"U hebt nog geen dossier. Start er een met het nummer van een onderneming: dat duurt minder dan een minuut. Daarna staat hier wat u moet doen, en op wie u wacht.",
			"You have no dossier yet. Start one with the number of a company: it takes less than a minute. From then on this page says what you must do, and for whom you wait."}
	case v.Identity.Holds(dossier.Company):
		return bilingual.Words{"Er is nog geen dossier van uw onderneming. Uw hub start het; daarna vult u het hier samen met de hub aan.",
			"There is no dossier of your company yet. Your hub starts it; after that you fill it in here, together with the hub."}
	case v.Identity.Holds(dossier.Assessor):
		return bilingual.Words{"U zit nog in geen enkel panel. Wijst de dossierbeheerder u een dossier toe, dan staat het hier.",
			"You are on no panel yet. When the programme officer assigns a dossier to you, it is here."}
	case v.Identity.Holds(dossier.Admin):
		return bilingual.Words{"U beheert wie er werkt, en ziet geen dossiers. Mensen toevoegen, uitnodigen en hun toegang beëindigen gaat voorlopig met het programma dossier person.",
			"You look after who works here, and see no dossiers. For now people are added, invited and ended with the program dossier person."}
	}
	return bilingual.Words{"Er is nog geen dossier dat u kunt zien. Zodra er een is, staat hier wat u moet doen en op wie u wacht.",
		"There is no dossier yet that you can see. As soon as there is one, this page says what you must do and for whom you wait."}
}
