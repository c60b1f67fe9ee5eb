// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// reviewPage is a dossier before the hub's reviewer.
type reviewPage struct {
	judged
	Offered string // why the form is not there; "" where it is
	Form    reviewForm
}

// reviewForm is what a reviewer fills in. What they ticked as seen is a help for themselves: it is in the form and nowhere else.
type reviewForm struct {
	Outcome string
	Reasons string
	Seen    []string // names of sections
	Wrong   []string // names of sections that must be changed
}

// reviewPoints are what to look for in each section.
var reviewPoints = map[string]bilingual.Words{
	"applicant":    {"Naam, nummer en rekening zijn van de aanvrager; de ondertekenaar mag tekenen.", "Name, number and account are the applicant's; the signatory may sign."},
	"partners":     {"Elke partner heeft een eigen taak.", "Each partner has a task of its own."},
	"hubs":         {"De juiste hubs, en het traject dat eraan voorafging.", "The right hubs, and the trajectory that came before."},
	"project":      {"Wie het project niet kent, begrijpt wat er gebeurt en waarom.", "Whoever does not know the project understands what happens and why."},
	"plan":         {"Het plan past in de periode en leidt tot wat beloofd is.", "The plan fits the period and leads to what is promised."},
	"results":      {"De resultaten zijn meetbaar en haalbaar.", "The results can be measured and reached."},
	"budget":       {"Elke kost hoort bij het plan en staat bij wie ze draagt.", "Each cost belongs to the plan, and to who bears it."},
	"funding":      {"De bronnen dekken de kosten; wat bevestigd heet, is het.", "The sources cover the costs; what is called confirmed is so."},
	"state_aid":    {"Eerdere steun en verbonden ondernemingen zijn opgegeven.", "Earlier aid and linked companies are declared."},
	"declarations": {"De verklaringen zijn afgelegd.", "The declarations are given."},
}

func showReview(v *visit) error {
	y, err := v.reviewPage()
	if err != nil {
		return err
	}
	y.Done = reviewed[dossier.Verb(v.URL.Query().Get(doneField))]
	return v.show("nazicht", y)
}

// reviewed says what was just done.
var reviewed = map[dossier.Verb]bilingual.Words{
	dossier.Endorse: {"Het dossier is klaar om in te dienen. De hub krijgt bericht.", "The dossier is ready to submit. The hub is told."},
	dossier.Return:  {"Het dossier is teruggestuurd met uw opmerkingen. De hub krijgt bericht.", "The dossier was sent back with your remarks. The hub is told."},
}

// reviewPage reads the dossier, and the form as it was sent.
func (v *visit) reviewPage() (y reviewPage, err error) {
	if y.judged, err = v.judge(); err != nil {
		return y, err
	}
	y.Form = reviewForm{Outcome: v.PostForm.Get("uitkomst"), Reasons: v.PostForm.Get("redenen"), Seen: sectionNames(v.PostForm["gezien"]),
		Wrong: sectionNames(v.PostForm["aanpassen"])}
	if a := y.offer(dossier.Endorse); a.Allowed {
		y.As = v.asWhom(a, y.Hubs)
	} else {
		y.Offered = a.Reason
	}
	return y, nil
}

// sectionNames keeps of a list what is a section.
func sectionNames(all []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(name string) bool {
		return !slices.ContainsFunc(application.Sections(), func(s application.Section) bool { return s.Name == name })
	})
}

// check is a row of the list by which a reviewer goes through the dossier.
type check struct {
	readSection
	Point       bilingual.Words
	Seen, Wrong bool
}

// Checks are the sections, as they were ticked.
func (y reviewPage) Checks() (all []check) {
	for _, s := range y.Reading.Sections {
		all = append(all, check{s, reviewPoints[s.Name], slices.Contains(y.Form.Seen, s.Name), slices.Contains(y.Form.Wrong, s.Name)})
	}
	return all
}

func review(v *visit) error {
	y, err := v.reviewPage()
	if err != nil {
		return err
	}
	if v.switches() {
		return v.show("nazicht", y)
	}
	command := map[string]dossier.Verb{"klaar": dossier.Endorse, "terug": dossier.Return}[y.Form.Outcome]
	body := map[string]any{}
	switch {
	case command == "":
		y.Faults.note("/outcome", "", bilingual.Words{"Kies of het dossier klaar is of teruggaat.", "Choose whether the dossier is ready or goes back."}.In(v.Lang))
	case command == dossier.Endorse && (len(y.Form.Wrong) > 0 || strings.TrimSpace(y.Form.Reasons) != ""):
		y.Faults.note("/outcome", "", bilingual.Words{"U duidde aan wat aangepast moet worden, of schreef opmerkingen: stuur het dossier terug, of haal dat weg.",
			"You ticked what must be changed, or wrote remarks: send the dossier back, or take that away."}.In(v.Lang))
	case command == dossier.Return:
		if len(y.Form.Wrong) == 0 {
			y.Faults.note("/sections", "", bilingual.Words{"Duid aan welke onderdelen aangepast moeten worden.", "Tick the sections that must be changed."}.In(v.Lang))
		}
		if strings.TrimSpace(y.Form.Reasons) == "" {
			y.Faults.note("/reasons", "", bilingual.Words{"Schrijf wat er aangepast moet worden.", "Write what must be changed."}.In(v.Lang))
		}
		body["reasons"] = y.remarks()
	}
	if len(y.Faults.All) > 0 {
		return v.showAs(http.StatusUnprocessableEntity, "nazicht", y)
	}
	reply, err := v.ask("POST", "/api/v1/dossiers/"+y.Number+"/"+string(command), body, y.header())
	switch p := refused(err); {
	case p != nil:
		y.refuse(faultsOf(p).within("/outcome", "/sections", "/reasons"))
		return v.showAs(p.Status, "nazicht", y)
	case err != nil:
		return err
	case reply.Status == http.StatusAccepted:
		return v.goTo(y.later())
	}
	return v.goTo(y.done(y.Path()+"/nazicht", command))
}

// remarks are the reasons as they go on record: which sections, and what of them.
func (y reviewPage) remarks() string {
	var names []string
	for _, s := range y.Reading.Sections {
		if slices.Contains(y.Form.Wrong, s.Name) {
			names = append(names, s.Label)
		}
	}
	return bilingual.Words{"Aan te passen: ", "To be changed: "}.In(y.Lang) + strings.Join(names, ", ") + ".\n" +
		strings.TrimSpace(y.Form.Reasons)
}
