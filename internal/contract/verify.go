// SPDX-License-Identifier: EUPL-1.2

package contract

// Verification says whether everything that is kept about a dossier agrees.
type Verification struct {
	OK     bool    `json:"ok"`
	Checks []Check `json:"checks"`
}

// Check is one thing that was looked at, and what was found.
type Check struct {
	Name   string `json:"name"`
	OK     bool   `json:"ok"`
	Detail string `json:"detail"`
}
