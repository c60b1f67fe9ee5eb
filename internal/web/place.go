// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"errors"
	"maps"
	"net/url"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// listParameter holds, in the address of a dossier's page, the list from which it was opened, and its place there.
const listParameter = "lijst"

// place is where a dossier stands in the list from which it was opened. The page shows it with {{template "place" .Page.Place}}.
type place struct {
	Sentence       bilingual.Words // "4 van 11"
	Back           string          // address of the list
	Next, Previous *neighbour      // nil at the ends
	Query          string          // of the list: what links and forms carry on, with inList
}

// neighbour is the dossier beside another in a list.
type neighbour struct{ Number, Path string }

// inList is an address that carries the list on.
func inList(path, query string) string {
	if query == "" {
		return path
	}
	path, fragment, _ := strings.Cut(path, "#")
	sign := "?"
	if strings.Contains(path, "?") {
		sign = "&"
	}
	if path += sign + listParameter + "=" + url.QueryEscape(query); fragment != "" {
		path += "#" + fragment
	}
	return path
}

// listOf is the list that a request came from; false where it came from none, or from none that we can read.
func (v *visit) listOf() (l listing, is bool) {
	q := v.URL.Query().Get(listParameter)
	if q == "" {
		q = v.PostForm.Get(listParameter)
	}
	asked, err := url.ParseQuery(q)
	if err != nil || len(q) > 4*mostTyped {
		return l, false
	}
	l = listed(asked, v.Now)
	return l, len(l.Wrong) == 0 && len(l.asked) > 0
}

// listPlace says where a dossier stands in the list from which it was opened, in two statements at most; nil where it was opened from none.
// The place is the one that the dossier had when the list was read: what is done with it does not change what comes next.
func listPlace(v *visit, number string) (*place, error) {
	l, is := v.listOf()
	if !is {
		return nil, nil
	}
	n, err := v.Sight.Neighbours(v.Context(), l.Filter, number, l.Filter.After)
	if errors.Is(err, postgres.ErrPlace) || errors.Is(err, record.ErrNoDossier) {
		return nil, nil // somebody made the address up
	}
	if err != nil {
		return nil, err
	}
	list := maps.Clone(l.asked)
	list.Del(afterParameter)
	p := place{Sentence: position(n), Back: at("/dossiers", list), Query: l.asked.Encode()}
	for to, step := range map[**neighbour]record.Step{&p.Next: n.Next, &p.Previous: n.Previous} {
		if step.Number != "" {
			*to = &neighbour{step.Number, l.row(step.Number, step.Key)}
		}
	}
	return &p, nil
}

// position says where it stands, or that it has left the list.
func position(n record.Neighbours) bilingual.Words {
	of, total := atMost(n.Total), n.Total
	switch {
	case !n.In && total == 0:
		return bilingual.Words{"De lijst is leeg.", "The list is empty."}
	case !n.In:
		return bilingual.Words{"Niet meer in deze lijst; daar staan er nog " + of[0] + ".", "Not in this list any more; it still has " + of[1] + "."}
	case n.Before >= record.MostCounted:
		return bilingual.Words{"Voorbij de eerste 1.000 van de lijst", "Beyond the first 1,000 of the list"}
	}
	here := strconv.Itoa(n.Before + 1)
	return bilingual.Words{here + " van " + of[0], here + " of " + of[1]}
}

// atMost writes a number that was counted up to record.MostCounted.
func atMost(n int) bilingual.Words {
	if n > record.MostCounted {
		return bilingual.Words{"meer dan 1.000", "more than 1,000"}
	}
	if n == record.MostCounted {
		return bilingual.Words{"1.000", "1,000"}
	}
	return bilingual.Plain(strconv.Itoa(n))
}
