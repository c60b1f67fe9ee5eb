// SPDX-License-Identifier: EUPL-1.2

package form

import (
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
)

// apart are the places of which nothing is taken over from another dossier: each asks for an answer of its own.
var apart = []string{"/hubs", "/state_aid", "/declarations", "/project/title", "/partners/*/de_minimis", "/partners/*/single_undertaking"}

// TakesOver says whether anything of a section can be taken over from another dossier.
func TakesOver(section string) bool { return !slices.Contains(apart, "/"+section) }

// Offers are what an earlier content says at the places of a field where nothing stands now, by pointer. Amounts, figures, days and ticks
// are of another project: they are left out, also in rows.
func Offers(f application.Field, pointer string, tree, earlier any) map[string]any {
	offers := map[string]any{}
	offer(offers, f, pointer, tree, earlier)
	return offers
}

func offer(offers map[string]any, f application.Field, pointer string, tree, earlier any) {
	if f.Kind == application.Group {
		for _, inside := range f.Fields {
			offer(offers, inside, pointer+"/"+inside.Name, In(tree, inside.Name), In(earlier, inside.Name))
		}
		return
	}
	if left := lasting(f, earlier); Empty(tree) && !Empty(left) && !application.Fixed(f.Pattern) {
		offers[pointer] = left
	}
}

// lasting is what of a field another dossier can use.
func lasting(f application.Field, tree any) any {
	if slices.Contains(apart, f.Pattern) {
		return nil
	}
	switch f.Kind {
	case application.Amount, application.Day, application.Tick, application.Decimal:
		return nil
	case application.Group:
		return lastingIn(f, tree)
	case application.Rows:
		rows := []any{}
		for _, entry := range List(tree) {
			rows = append(rows, lastingIn(f, entry))
		}
		return rows
	}
	return tree
}

func lastingIn(f application.Field, tree any) any {
	group := map[string]any{}
	for _, inside := range f.Fields {
		if left := lasting(inside, In(tree, inside.Name)); left != nil {
			group[inside.Name] = left
		}
	}
	return group
}

// Take is a field with what is offered put in; only is one of the places, or "" for all.
func Take(f application.Field, pointer string, tree any, offers map[string]any, only string) any {
	if value, there := offers[pointer]; there && (only == "" || only == pointer) {
		return value
	}
	if f.Kind != application.Group {
		return tree
	}
	group := map[string]any{}
	for _, inside := range f.Fields {
		at := pointer + "/" + inside.Name
		if value := Take(inside, at, In(tree, inside.Name), offers, only); value != nil {
			group[inside.Name] = value
		}
	}
	return group
}

// Summary is what an offer says in few words: one value, or how its rows are called.
func Summary(f application.Field, tree any, lang string) string {
	if f.Kind != application.Rows {
		return Words(f, tree, lang)
	}
	var all []string
	for _, entry := range List(tree) {
		all = append(all, Title(f, entry, lang))
	}
	return strings.Join(all, "; ")
}

// Title is how a row is called: by the first of its fields in which something stands that is no group, or by that of its first group.
func Title(f application.Field, entry any, lang string) string {
	for _, inside := range f.Fields {
		value := In(entry, inside.Name)
		if inside.Kind == application.Group {
			return Title(inside, value, lang)
		}
		if s := Words(inside, value, lang); s != "" {
			return s
		}
	}
	return ""
}
