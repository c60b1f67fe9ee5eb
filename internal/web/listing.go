// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"encoding/base64"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// listing is a list as its address asks for it: what it is narrowed by, its order and its columns.
type listing struct {
	asked  url.Values // what the address says of the list and we know, each once
	Filter record.Filter
	Wrong  []string // parameters with a value that they cannot have
}

// The parameters of a list.
const (
	stateParameter    = "staat"
	hubParameter      = "hub"
	callParameter     = "oproep"
	waitsParameter    = "wie"
	lateParameter     = "laat"
	daysParameter     = "dagen"
	mineParameter     = "mijn"
	assessorParameter = "beoordelaar"
	queryParameter    = "q"
	sortParameter     = "sorteer"
	columnsParameter  = "kolommen"
	afterParameter    = "na"
)

// How the parameters write what a filter has by another name.
var (
	waitsNames = map[string]string{"ik": record.WaitsForMe, "anderen": record.WaitsForOthers, "onderneming": string(dossier.Company),
		"hub": string(dossier.HubStaff), "nalezer": string(dossier.Reviewer), "dossierbeheerder": string(dossier.ProgrammeOfficer),
		"beoordelaar": string(dossier.Assessor), "beslisser": string(dossier.Decider)}
	sortNames = map[string]string{"nummer": record.SortNumber, "termijn": record.SortTerm, "fase": record.SortStage,
		"titel": record.SortTitle, "onderneming": record.SortCompany, "bedrag": record.SortAsked}
)

const (
	soon      = 14      // days before a term ends, from when on it is near
	later     = "later" // of lateParameter: nothing passed, or is near
	yes       = "ja"    // of mineParameter
	mostDays  = 3660
	mostTyped = 300 // bytes of a parameter
)

// listed reads what an address asks of a list.
func listed(q url.Values, now time.Time) (l listing) {
	l.asked, l.Filter.Now = url.Values{}, now
	days := func(s string, least int) (*int, bool) {
		n, err := strconv.Atoi(s)
		return &n, err == nil && n >= least && n <= mostDays
	}
	f := &l.Filter
	read := map[string]func(string) bool{
		stateParameter: func(s string) bool {
			f.State = s
			return slices.Contains(dossier.Statuses, dossier.Status(s))
		},
		hubParameter:      func(s string) bool { f.Hub = s; return true },
		callParameter:     func(s string) bool { f.Call = s; return true },
		assessorParameter: func(s string) bool { f.Assessor = s; return true },
		queryParameter:    func(s string) bool { f.Query = s; return true },
		mineParameter:     func(s string) bool { f.Mine = s == yes; return f.Mine },
		waitsParameter:    func(s string) bool { f.Waits = waitsNames[s]; return f.Waits != "" },
		sortParameter:     func(s string) bool { f.Sort = sortNames[s]; return f.Sort != "" },
		lateParameter: func(s string) (is bool) {
			if s == later {
				f.Beyond = new(soon)
				return true
			}
			f.Within, is = days(s, 0)
			return is
		},
		daysParameter: func(s string) bool {
			n, is := days(s, 1)
			f.Stayed = *n
			return is
		},
		columnsParameter: func(s string) bool {
			return !slices.ContainsFunc(strings.Split(s, ","),
				func(c string) bool { return !slices.ContainsFunc(columns, func(k column) bool { return k.code == c }) })
		},
		afterParameter: func(s string) bool {
			raw, err := base64.RawURLEncoding.DecodeString(s)
			f.After = string(raw)
			return err == nil
		},
	}
	for _, name := range slices.Sorted(maps.Keys(read)) {
		value := strings.TrimSpace(strings.Join(q[name], ","))
		switch {
		case value == "":
		case len(value) > mostTyped || !utf8.ValidString(value) || strings.ContainsRune(value, 0) || !read[name](value):
			l.Wrong = append(l.Wrong, name)
		default:
			l.asked.Set(name, value)
		}
	}
	return l
}

// with is the address of the list with a parameter otherwise, from its beginning; "" leaves the parameter out.
func (l listing) with(path, name, value string) string {
	q := maps.Clone(l.asked)
	q.Del(afterParameter)
	q.Del(name)
	if value != "" {
		q.Set(name, value)
	}
	return at(path, q)
}

func at(path string, q url.Values) string {
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// from is the query of the list that begins behind a place.
func (l listing) from(key string) string {
	q := maps.Clone(l.asked)
	q.Set(afterParameter, cursor(key))
	return q.Encode()
}

// cursor is a place in a list, as an address has it.
func cursor(key string) string { return base64.RawURLEncoding.EncodeToString([]byte(key)) }

// row is the page of a dossier that keeps its place in the list.
func (l listing) row(number, key string) string { return inList(dossierPath(number), l.from(key)) }
