// SPDX-License-Identifier: EUPL-1.2

package registry

// Edition is a version of the nomenclature of activities.
type Edition string

// Editions are those in which an activity can be given, oldest first.
var Editions = []Edition{"2008", "2025"}

// Activity is a NACE code of what an organisation does, with the edition of the nomenclature that it comes from.
type Activity struct {
	Code    string  `json:"code" validate:"nace_code"`
	Version Edition `json:"version" validate:"edition"`
}
