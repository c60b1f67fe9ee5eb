// SPDX-License-Identifier: EUPL-1.2

package access_test

import (
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

func TestAPersonIsWhatTheRoleNeeds(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		p    access.Person
		want string // the fields that are wrong
	}{
		"staff":              {access.Person{Name: "Els", Role: dossier.HubStaff, Hub: "kempen", Email: "els@example.org", Lang: "en"}, ""},
		"company":            {access.Person{Name: "Noor", Role: dossier.Company, Company: "BE 0999 010 126"}, ""},
		"auditor":            {access.Person{Name: "Griet", Role: dossier.Auditor}, ""},
		"nothing":            {access.Person{}, "name role"},
		"blank":              {access.Person{Name: " \t", Role: dossier.Admin}, "name"},
		"a bell":             {access.Person{Name: "Els\a", Role: dossier.Admin}, "name"},
		"no text":            {access.Person{Name: "Els\xff", Role: dossier.Admin}, "name"},
		"a long name":        {access.Person{Name: strings.Repeat("é", 201), Role: dossier.Admin}, "name"},
		"a guessed role":     {access.Person{Name: "Els", Role: "boss", Hub: "kempen", Company: "x"}, "role"},
		"staff of no hub":    {access.Person{Name: "Els", Role: dossier.Reviewer}, "hub"},
		"decider of a hub":   {access.Person{Name: "Els", Role: dossier.Decider, Hub: "kempen"}, "hub"},
		"company of none":    {access.Person{Name: "Els", Role: dossier.Company}, "company"},
		"wrong check digits": {access.Person{Name: "Els", Role: dossier.Company, Company: "0999.010.127"}, "company"},
		"an establishment":   {access.Person{Name: "Els", Role: dossier.Company, Company: "2147.812.701"}, "company"},
		"staff of a company": {access.Person{Name: "Els", Role: dossier.HubStaff, Hub: "kempen", Company: "0999.010.126"}, "company"},
		"a named mailbox":    {access.Person{Name: "Els", Role: dossier.Admin, Email: "Els <els@example.org>"}, "email"},
		"no domain":          {access.Person{Name: "Els", Role: dossier.Admin, Email: "els@localhost"}, "email"},
		"another language":   {access.Person{Name: "Els", Role: dossier.Admin, Lang: "fr"}, "lang"},
	} {
		_, faults := c.p.Normal()
		var got []string
		for _, f := range faults {
			got = append(got, f.Pointer[1:])
			for _, typed := range []string{c.p.Email, c.p.Company, c.p.Name} {
				if len(typed) > 3 && strings.Contains(f.Words.In("nl")+f.Words.In("en"), typed) {
					t.Errorf("%s: what was typed is repeated: %s", name, f.Words)
				}
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", name, faults, c.want)
		}
	}
	if p, _ := (access.Person{Name: " Noor ", Role: dossier.Company,
		Company: "BE 0999 010 126"}).Normal(); p.Company != "0999.010.126" || p.Lang != "nl" || p.Name != "Noor" {
		t.Errorf("%+v", p)
	}
}
