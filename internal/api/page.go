// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"encoding/base64"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// PageInput says which part of a long list is asked.
type PageInput struct {
	Limit  string `query:"limit" doc:"1 to 200; 50 when left out"`
	Cursor string `query:"cursor" doc:"next of the page before"`
}

const (
	usualPage   = 50
	largestPage = 200
)

// read gives the size of the page, and what the page before ended with.
func (p PageInput) read() (limit int, after string, err error) {
	limit = usualPage
	if p.Limit != "" {
		if limit, err = strconv.Atoi(p.Limit); err != nil || limit < 1 || limit > largestPage {
			return 0, "", view.Invalid("/limit")
		}
	}
	last, err := base64.RawURLEncoding.DecodeString(p.Cursor)
	if err != nil || dirty(string(last)) {
		return 0, "", view.Invalid("/cursor")
	}
	return limit, string(last), nil
}

// cursor is how the page after the one that ended with last is asked; none after the last page.
func cursor(last string) *string {
	if last == "" {
		return nil
	}
	return new(base64.RawURLEncoding.EncodeToString([]byte(last)))
}
