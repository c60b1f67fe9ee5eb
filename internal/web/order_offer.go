// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// offer gives a control what can be chosen there.
func (v *visit) offer(y *orderPage, c *control) error {
	switch c.Name {
	case "grounds":
		for _, g := range dossier.Grounds {
			c.add(g, both(func(lang string) string { return dossier.GroundLabel(g, lang) }))
		}
	case "conflict":
		c.add("false", bilingual.Words{"Nee, ik heb geen belang", "No, I have no interest"})
		c.add("true", bilingual.Words{"Ja, ik heb een belang", "Yes, I have an interest"})
	case "scores":
		y.criteria(c)
	case "asked":
		for _, pointer := range y.Content.Askables(y.Required) {
			nl, _ := application.Place(pointer, "nl")
			en, _ := application.Place(pointer, "en")
			c.add(pointer, bilingual.Words{nl, en})
		}
	case "due":
		for _, kind := range y.Extendable {
			c.add(kind, both(dossier.Due{Kind: kind}.Label))
		}
	case "hub":
		y.hubs(c)
	case "place":
		c.Choices = y.linked()
	case "replaces":
		for _, seat := range y.Panel {
			if !seat.Assessed && !seat.Left {
				c.add(seat.Assessor, bilingual.Plain(seat.Name))
			}
		}
	case "assessor":
		return v.assessors(y, c)
	}
	return nil
}

func (c *control) add(value string, label bilingual.Words) {
	c.Choices = append(c.Choices, choice{value, label})
}

// assessors are those who can be assigned.
func (v *visit) assessors(y *orderPage, c *control) error {
	all, err := v.Sight.Assessors(v.Context())
	for _, a := range all {
		if !slices.ContainsFunc(y.Panel, func(s contract.Seat) bool { return s.Assessor == a.ID && !s.Left }) {
			c.add(a.ID, bilingual.Plain(a.Name))
		}
	}
	return err
}

// criteria are those of the call.
func (y *orderPage) criteria(c *control) {
	if y.Command == dossier.RecordConsensus {
		c.Hint = bilingual.Words{"Laat leeg wat het gemiddelde van de beoordelaars blijft.", "Leave empty what stays the mean of the assessors."}
	}
	for _, k := range y.Rules.Criteria {
		c.Scores = append(c.Scores, scoreRow{Code: k.Code, Label: upper(dossier.CriterionLabel(k.Code, y.Lang)), Max: k.Max, Min: k.Min})
	}
}

// hubs are those that can be invited, or let go.
func (y *orderPage) hubs(c *control) {
	for code, name := range y.Hubs {
		supports := slices.Contains(y.Supporting, code)
		if y.Command == dossier.DismissHub && supports || y.Command == dossier.InviteHub && !supports && code != y.Hub {
			c.add(code, bilingual.Plain(name))
		}
	}
	slices.SortFunc(c.Choices, func(a, b choice) int { return strings.Compare(a.Label[0], b.Label[0]) })
}

// linked are the companies that the application declares to be linked with who would receive aid, by place.
func (y dossierPage) linked() (all []choice) {
	add := func(at, of string, linked []string) {
		for i, number := range linked {
			all = append(all, choice{at + "/single_undertaking/" + strconv.Itoa(i),
				bilingual.Words{number + ", bij " + of, number + ", with " + of}})
		}
	}
	add("/state_aid", y.Company(), y.Content.StateAid.SingleUndertaking)
	for i, p := range y.Content.Partners {
		add("/partners/"+strconv.Itoa(i), p.Organisation.Name, p.SingleUndertaking)
	}
	return all
}
