// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/dossierwerkt/dossierwerkt/internal/typed"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// asOf is the day that a page is about, as it was typed.
type asOf struct {
	Typed string // as it stands in the field
	Day   string // in words
	Query string // the same for a link, "" for today
	Wrong *bilingual.Words

	day registry.Day
}

var noSuchDay = bilingual.Words{"Deze dag bestaat niet. Schrijf dag, maand en jaar, zoals 3/11/2026. Hieronder staat vandaag.",
	"This day does not exist. Write day, month and year, such as 3/11/2026. Below is today."}

// asOf reads the day that the address names; today where it names none, or none that exists.
func (v *visit) asOf() (a asOf) {
	a.Typed = strings.TrimSpace(v.FormValue("op"))
	a.day = registry.Today(v.Now)
	if iso, is := typed.Day(a.Typed); is && registry.Day(iso).Real() {
		a.day, a.Query = registry.Day(iso), iso
	} else if a.Typed != "" {
		a.Wrong = &noSuchDay
	}
	a.Day = calendar.InWords(string(a.day), v.Lang)
	return a
}

type hubList struct {
	asOf
	Hubs []view.SidedHub
}

func hubsPage(v *visit) (err error) {
	y := hubList{asOf: v.asOf()}
	if y.Hubs, err = v.Sight.SidedHubs(v.Context(), y.day); err != nil {
		return err
	}
	return v.show("hubs", y)
}

type hubStory struct {
	Asked asOf
	view.SidedHub
	lang string
}

// InWords is a day of a period in words.
func (h hubStory) InWords(iso string) string { return calendar.InWords(iso, h.lang) }

func hubPage(v *visit) (err error) {
	y := hubStory{Asked: v.asOf(), lang: v.Lang}
	if y.SidedHub, err = v.Sight.SidedHub(v.Context(), v.PathValue("code"), y.Asked.day); err != nil {
		return err
	}
	return v.show("hub", y)
}
