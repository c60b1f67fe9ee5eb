// SPDX-License-Identifier: EUPL-1.2

package application

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

//go:embed lists.json
var listsJSON []byte

// lists are the closed lists of the content, by name. Keys are stored; labels are translated where they are shown. What an
// organisation can be is the registry's to say: there it is entered once.
var lists = func() map[string][]string {
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(listsJSON, &raw); err != nil {
		panic(fmt.Errorf("lists.json: %w", err)) // embedded: only a broken build gets here
	}
	all := map[string][]string{}
	for name, value := range raw {
		var keys []string
		if json.Unmarshal(value, &keys) != nil { // indicators also name their unit
			var units map[string]string
			if err := json.Unmarshal(value, &units); err != nil {
				panic(fmt.Errorf("lists.json: %s: %w", name, err))
			}
			for key := range units {
				keys = append(keys, key)
			}
			slices.Sort(keys)
		}
		all[name] = keys
	}
	all["aid_regulations"] = texts(aid.Regulations)
	all["declarations"], all["countries"], all["units"] = DeclarationKeys(), countries, unitKeys()
	all["organisation_kinds"], all["social_economy_categories"], all["nace_versions"] = texts(registry.Kinds), texts(registry.Categories),
		texts(registry.Editions)
	return all
}()

func texts[T ~string](keys []T) []string {
	all := make([]string, len(keys))
	for i, key := range keys {
		all[i] = string(key)
	}
	return all
}

// units says in which unit each indicator is measured.
var units = func() map[string]string {
	var file struct {
		Indicators map[string]string `json:"indicators"`
	}
	if err := json.Unmarshal(listsJSON, &file); err != nil {
		panic(fmt.Errorf("lists.json: %w", err)) // embedded: only a broken build gets here
	}
	return file.Indicators
}()

// List gives the keys of a closed list, or nil for a name that is none.
func List(name string) []string { return slices.Clone(lists[name]) }

// Unit is the unit in which an indicator is measured, by key; "" for an indicator that is none.
func Unit(indicator string) string { return units[indicator] }
