// SPDX-License-Identifier: EUPL-1.2

package contract

// Me is who a token stands for.
type Me struct {
	Actor
	Label   string `json:"label" doc:"The role in words"`
	Hub     string `json:"hub,omitempty"`
	Company string `json:"company_number,omitempty"`
}

// AssessorList are the people who can be asked to assess.
type AssessorList struct {
	Assessors []Actor `json:"assessors"`
}
