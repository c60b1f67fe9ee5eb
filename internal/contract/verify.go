// SPDX-License-Identifier: EUPL-1.2

package contract

// Check is one thing that was looked at, and what was found.
type Check struct {
	Name   string `json:"name"`
	OK     bool   `json:"ok"`
	Detail string `json:"detail"`
}
