// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
)

// pageSize is the most that the server gives at once.
const pageSize = 200

// whole follows the pages of a list until the end or until most, if that is not 0, and puts them together as if they were one. Items are
// the list in an answer, which is called name there, and where the next page begins.
func whole[T, E any](ctx context.Context, c *Client, path func(size int, cursor string) string, name string, most int,
	items func(*T) (*[]E, *string)) (Answer[T], error) {
	all, raws, cursor := []E{}, []json.RawMessage{}, ""
	for {
		size := pageSize
		if most > 0 {
			size = min(size, most-len(all))
		}
		page, err := get[T](ctx, c, path(size, cursor))
		if err != nil {
			return page, err
		}
		var raw map[string]json.RawMessage
		var more []json.RawMessage
		if err := json.Unmarshal(page.Raw, &raw); err != nil {
			return page, &Unreadable{err}
		}
		if there := raw[name]; there != nil {
			if err := json.Unmarshal(there, &more); err != nil {
				return page, &Unreadable{err}
			}
		}
		found, next := items(&page.Body)
		all, raws = append(all, *found...), append(raws, more...)
		if next != nil && len(*found) > 0 && (most == 0 || len(all) < most) {
			cursor = *next
			continue
		}
		*found = all
		joined, err := json.Marshal(raws)
		if err != nil {
			return page, fmt.Errorf("json: %w", err)
		}
		page.Raw = bytes.Replace(page.Raw, raw[name], joined, 1) // the list comes first in every answer
		return page, nil
	}
}
