// SPDX-License-Identifier: EUPL-1.2

package application

import "github.com/dossierwerkt/dossierwerkt/internal/strict"

// Decode reads content as a person or program sends it, trims and normalises it. The error is a *strict.Unreadable.
// Wrong values are kept: Check names them.
func Decode(body []byte) (Content, error) {
	var c Content
	if err := strict.Fill(body, &c); err != nil {
		return Content{}, err
	}
	return c.normal(), nil
}

// Merge applies a JSON merge patch (RFC 7396) and reads the result like Decode.
func Merge(current Content, patch []byte) (Content, error) {
	var c Content
	if err := strict.Patch(current.JSON(), patch, &c); err != nil {
		return Content{}, err
	}
	return c.normal(), nil
}
