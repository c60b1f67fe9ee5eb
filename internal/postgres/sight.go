// SPDX-License-Identifier: EUPL-1.2

package postgres

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
)

// sights are the places where somebody looks: one for each of their memberships.
type sights []filter

// seen is visible as places to look: where the dossiers stand that somebody may see, and that are asked. A test holds the two together.
func seen(i access.Identity, f record.Filter) sights { return seenUnder(i.People, i, f) }

// seenUnder is what somebody sees under some of their memberships.
func seenUnder(some []access.Person, i access.Identity, f record.Filter) (all sights) {
	for _, p := range some {
		for _, place := range asOf(p, f) {
			place.waiting(f.Waits, p, i)
			place.narrow(f)
			if !slices.ContainsFunc(all, func(other filter) bool {
				return other.where == place.where && slices.EqualFunc(other.args, place.args, same)
			}) {
				all = append(all, place)
			}
		}
	}
	if len(all) == 0 {
		all = sights{{where: `dossier where false`}}
	}
	return all
}

// same compares arguments: texts, numbers, instants, and lists of texts.
func same(a, b any) bool {
	x, is := a.([]string)
	y, also := b.([]string)
	if is || also {
		return is && also && slices.Equal(x, y)
	}
	return a == b
}

// asOf are the dossiers of one membership; of what is asked as somebody's own, those that wait for them and those that they drafted.
func asOf(p access.Person, f record.Filter) sights {
	all := seenAs(p)
	if p.Dossier != "" {
		all.and("number = ?", p.Dossier)
	}
	if f.Assessor != "" {
		if !knowsPanels(p) {
			return nil
		}
		all.and("panel @> array[?::text]", f.Assessor)
	}
	if !f.Mine || p.Role == dossier.Assessor {
		return sights{all}
	}
	waiting, drafted := all.clone(), all.clone()
	waiting.waits(p)
	drafted.and("number in (select f.dossier from drafter f where f.person = any(?))", humans(p))
	return sights{waiting, drafted}
}

// humans are the ids under which somebody is on record.
func humans(p access.Person) []string {
	if slices.Contains(p.Same, p.ID) {
		return p.Same
	}
	return append(slices.Clone(p.Same), p.ID)
}

// knowsPanels says whether somebody is told who assesses, whatever dossier it is.
func knowsPanels(p access.Person) bool { return p.Role.KnowsPanels() }

// byValue are what narrows a list by one value after another: v.value.
var byValue = map[string]string{record.ByState: "status = v.value", record.ByHub: "hub = v.value", record.ByCall: "call = v.value",
	record.ByAssessor: "panel @> array[v.value]"}

// narrow adds what is asked besides who must act.
func (f *filter) narrow(a record.Filter) {
	for _, is := range []struct{ column, value string }{{"status", a.State}, {"hub", a.Hub}, {"call", a.Call}} {
		if is.value != "" {
			f.and(is.column+" = ?", is.value)
		}
	}
	day := 24 * time.Hour
	if a.Within != nil {
		f.and("term_at <= ?", a.Now.Add(time.Duration(*a.Within)*day))
	}
	if a.Beyond != nil {
		f.and("term_at > ?", a.Now.Add(time.Duration(*a.Beyond)*day))
	}
	if a.Stayed > 0 {
		f.and("since <= ?", a.Now.Add(-time.Duration(a.Stayed)*day))
	}
	f.search(a.Query)
}

// waiting adds who must act.
func (f *filter) waiting(who string, p access.Person, i access.Identity) {
	switch who {
	case "":
		return
	case record.WaitsForMe:
		f.waits(p)
		return
	case record.WaitsForOthers:
		f.and("waits <> '{}'")
		for _, p := range i.People {
			if condition, args := turn(p); condition != "" {
				f.and("not ("+condition+")", args...)
			}
		}
		return
	}
	f.and("waits <> '{}' and waits @> array[?::text]", who)
}

// waits adds that it is somebody's turn.
func (f *filter) waits(p access.Person) {
	condition, args := turn(p)
	if condition == "" {
		condition = "false"
	}
	f.and("waits <> '{}' and "+condition, args...)
}

// turn is the condition that a dossier waits for somebody under a membership; "" where none ever does. Who judges is not waited for where
// they drafted it, or are of a company that takes part.
func turn(p access.Person) (condition string, args []any) {
	whose := string(p.Role)
	if p.Role == dossier.Assessor {
		whose = p.ID // of a seat
	}
	condition, args = "waits @> array[?::text]", []any{whose}
	switch p.Role {
	case dossier.HubStaff, dossier.Reviewer:
		condition, args = condition+" and hub = ?", append(args, p.Hub)
	case dossier.Company:
		condition, args = condition+" and company = ?", append(args, p.Company)
	case dossier.ProgrammeOfficer, dossier.Decider, dossier.Assessor:
	default:
		return "", nil
	}
	if p.Dossier != "" {
		condition, args = condition+" and number = ?", append(args, p.Dossier)
	}
	if slices.Contains([]dossier.Role{dossier.Reviewer, dossier.Decider, dossier.Assessor}, p.Role) {
		condition, args = condition+" and not exists (select from drafter f where f.dossier = number and f.person = any(?))", append(args, humans(p))
		if len(p.Companies) > 0 {
			condition, args = condition+" and company <> all(?) and not partners && ?::text[]", append(args, p.Companies, p.Companies)
		}
	}
	return condition, args
}

// seenAs is where the dossiers stand that somebody sees under a membership. An assessor who has not said to have no interest in one is
// not told when its terms end, for whom else it waits, and what it asks.
func seenAs(p access.Person) filter {
	switch p.Role {
	case dossier.Manager, dossier.Auditor:
		return filter{where: `dossier where status <> ''`}
	case dossier.ProgrammeOfficer, dossier.Decider:
		return filter{where: `dossier where submitted_at is not null`}
	case dossier.Assessor:
		return filter{where: `(select number, hub, call, status, since, by_title, by_company, words, company, partners, panel,
				case when declared @> array[$1] then waits when waits @> array[$1] then array['assessor', $1] else '{}' end as waits,
				case when declared @> array[$1] then term_at else 'infinity' end as term_at, case when declared @> array[$1] then asked else -1 end as asked
			from dossier) d where panel @> array[$1]`, args: []any{p.ID}}
	case dossier.Company:
		return filter{where: `dossier where company = nullif($1, '') and status <> ''`, args: []any{p.Company}}
	case dossier.HubStaff, dossier.Reviewer:
		return filter{where: `(select h.hub as of, h.dossier as number, h.lead as hub, h.call, h.status, h.since, h.by_title, h.by_company, h.waits, h.term_at, h.asked,
				d.words, d.company, d.partners, d.panel
			from hub_dossier h left join dossier d on d.number = h.dossier) d where of = $1 and status <> ''`, args: []any{p.Hub}}
	}
	return filter{where: `dossier where false`}
}

// clone is the condition apart, to add to.
func (f filter) clone() filter { return filter{f.where, slices.Clip(slices.Clone(f.args))} }

func (all sights) and(condition string, args ...any) {
	for i := range all {
		all[i].args = slices.Clip(all[i].args)
		all[i].and(condition, args...)
	}
}

// first asks the first dossiers of what somebody sees, in an order: of each sight so many, and of those together. Its arguments come after
// others.
func (all sights) first(o order, back bool, most int, after []any) (sql string, args []any) {
	args = after
	var parts []string
	for _, f := range all {
		var part string
		part, args = fill(`select `+o.columns()+` from `+f.renumbered(len(args))+o.by(o.column, back)+` limit ?`, append(args, f.args...), []any{most})
		parts = append(parts, part)
	}
	if sql = parts[0]; len(parts) > 1 {
		sql, args = fill(`(`+strings.Join(parts, `) union (`)+`)`+o.by("key", back)+` limit ?`, args, []any{most})
	}
	return sql, args
}

// counted counts what somebody sees, as far as counts go: in an order that an index serves; of a search as they lie, which is where
// it reads least.
func (all sights) counted(f record.Filter, o order, after []any) (sql string, args []any) {
	if f.Query != "" {
		o = order{any: true}
	}
	sql, args = all.first(o, false, record.MostCounted+1, after)
	return `select count(*) from (` + sql + `) counted`, args
}

// argument is the number of one in a statement.
var argument = regexp.MustCompile(`\$[0-9]+`)

// renumbered is the condition with its arguments after others.
func (f filter) renumbered(after int) string {
	return argument.ReplaceAllStringFunc(f.where, func(number string) string {
		n, _ := strconv.Atoi(number[1:]) // it is one
		return "$" + strconv.Itoa(n+after)
	})
}
