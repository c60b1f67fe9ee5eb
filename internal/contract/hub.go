// SPDX-License-Identifier: EUPL-1.2

package contract

import "github.com/dossierwerkt/dossierwerkt/internal/calendar"

// HubView is a hub as it stands on a day.
type HubView struct {
	Code string `json:"code"`
	Name string `json:"name"`
	Seat string `json:"seat"`
	Completeness
	Partners []PartnerView `json:"partners" doc:"Of the day"`
}

// Completeness says what a hub lacks on a day.
type Completeness struct {
	On       string        `json:"on" doc:"The day that this is about"`
	Complete bool          `json:"complete" doc:"Whether the core partners hold a local authority, the regular economy and the social economy"`
	Missing  []MissingSide `json:"missing"`
}

// MissingSide is a side that no core partner stands for.
type MissingSide struct {
	Side    string `json:"side"`
	Message string `json:"message"`
}

// PartnerView is an organisation's part in a hub.
type PartnerView struct {
	Organisation OrganisationView `json:"organisation"`
	Period
}

// Period is when an organisation is in a hub, and whether it counts for what the hub must hold.
type Period struct {
	Core  bool   `json:"core"`
	From  string `json:"from" doc:"First day; empty when it is not known"`
	Until string `json:"until" doc:"Last day; empty when it goes on"`
}

// PartnerBody is the period that is to be recorded.
type PartnerBody struct {
	Core  *bool          `json:"core" doc:"Must be said: a body without it would else take a core partner away"`
	From  *calendar.Date `json:"from,omitempty" doc:"First day; empty when it is not known"`
	Until *calendar.Date `json:"until,omitempty" doc:"Last day; empty when it goes on"`
}

// HubList are the hubs.
type HubList struct {
	Hubs []HubView `json:"hubs"`
}

// PartnerPeriods is when an organisation was, is and will be in a hub, and what the hub lacks.
type PartnerPeriods struct {
	Hub          string   `json:"hub"`
	Organisation string   `json:"organisation"`
	Periods      []Period `json:"periods" doc:"All periods on record of the organisation in the hub"`
	Completeness
}
