// SPDX-License-Identifier: EUPL-1.2

package contract

// News is an event of any dossier.
type News struct {
	Number string `json:"number"`
	*Entry
	ID string `json:"-"` // to go on from
}
