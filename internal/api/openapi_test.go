// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/getkin/kin-openapi/openapi3"
)

// TestWhatTheDescriptionAllowsIsRead sends every body that is described, with all its fields and with only those that it needs: it may
// be refused for what it says, never for how it is built. What is not described is refused as unknown. Each answer is one of those
// that are described, which ask sees to.
func TestWhatTheDescriptionAllowsIsRead(t *testing.T) {
	t.Parallel()
	s := newSiteOn(t, nil, true)
	number := s.Start(t, "CW-KORT")
	named := strings.NewReplacer("{number}", number, "{code}", "kempen", "{organisation}", "blenders", "{id}", "draft", "{key}", "none")
	sent := 0
	for path, item := range s.said.Document.Paths.Map() {
		for method, operation := range item.Operations() {
			if method == http.MethodGet || operation.RequestBody == nil || operation.RequestBody.Value.Content["application/json"] == nil {
				continue
			}
			schema := operation.RequestBody.Value.Content["application/json"].Schema.Value
			unknown := example(schema, true).(map[string]any)
			unknown["not_described"] = true
			for _, c := range []struct {
				body    any
				unknown bool
			}{{example(schema, true), false}, {example(schema, false), false}, {unknown, true}} {
				raw, err := json.Marshal(c.body)
				if err != nil {
					t.Fatal(err)
				}
				for _, role := range []dossier.Role{dossier.HubStaff, dossier.ProgrammeOfficer, dossier.Manager} {
					r := s.ask(role, method, named.Replace(path), string(raw), "If-Match", `"1"`)
					sent++
					built := strings.Contains(r.raw, "unknown_field") || strings.Contains(r.raw, "wrong_type") ||
						strings.Contains(r.raw, "problem:malformed")
					if r.status >= http.StatusInternalServerError || built && !c.unknown {
						t.Errorf("%s %s as %s with %s: %d %s", method, path, role, raw, r.status, r.raw)
					}
					if c.unknown && r.status < http.StatusBadRequest {
						t.Errorf("%s %s takes a field that is not described", method, path)
					}
				}
			}
		}
	}
	if sent < 300 {
		t.Errorf("only %d requests were sent", sent)
	}
}

// TestTheDescriptionHelpsToFillIn: what people are told beside a field, programs are told in the description of the body.
func TestTheDescriptionHelpsToFillIn(t *testing.T) {
	t.Parallel()
	type described struct {
		Description string               `json:"description"`
		Properties  map[string]described `json:"properties"`
		Items       *described           `json:"items"`
	}
	var document struct {
		Components struct {
			Schemas map[string]described `json:"schemas"`
		} `json:"components"`
	}
	newSite(t).want(http.StatusOK, dossier.HubStaff, "GET", "/api/openapi.json", "").into(t, &document)
	told := 0
	var walk func(s described, fields []application.Field)
	walk = func(s described, fields []application.Field) {
		for _, f := range fields {
			of, there := s.Properties[f.Name]
			if help := f.Help.In("en"); !there || !strings.Contains(of.Description, f.Label.In("en")) || !strings.Contains(of.Description, help) {
				t.Errorf("%s is described as %q", f.Pattern, of.Description)
			} else if help != "" {
				told++
			}
			if of.Items != nil {
				of = *of.Items
			}
			walk(of, f.Fields)
		}
	}
	walk(document.Components.Schemas["ApplicationContentBody"], application.Catalogue())
	if told < 20 {
		t.Errorf("only %d fields have help", told)
	}
}

// example is a value that fits a schema: with all its fields, or with those that it needs.
func example(s *openapi3.Schema, whole bool) any {
	switch {
	case len(s.Enum) > 0:
		return s.Enum[0]
	case s.Type.Includes("object") && s.AdditionalProperties.Schema != nil:
		return map[string]any{"jobs": example(s.AdditionalProperties.Schema.Value, whole)}
	case s.Type.Includes("object"):
		object := map[string]any{}
		for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
			if whole || slices.Contains(s.Required, name) {
				object[name] = example(s.Properties[name].Value, whole)
			}
		}
		return object
	case s.Type.Includes("array"):
		return []any{example(s.Items.Value, whole)}
	case s.Type.Includes("boolean"):
		return true
	case s.Type.Includes("integer"), s.Type.Includes("number"):
		return 1
	case s.Format == "date":
		return "2026-11-24"
	case s.Format == "date-time":
		return "2026-11-24T12:00:00+01:00"
	}
	return "1"
}

// TestEveryCommandIsDescribedWithItsOwnArguments, as the table of moves has them.
func TestEveryCommandIsDescribedWithItsOwnArguments(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for _, name := range dossier.Commands[1:] {
		item := s.said.Document.Paths.Find("/api/v1/dossiers/{number}/" + string(name))
		if item == nil || item.Post == nil {
			t.Errorf("%s is not described", name)
			continue
		}
		needs, takes := name.Fields()
		schema := item.Post.RequestBody.Value.Content["application/json"].Schema.Value
		if got, want := slices.Sorted(maps.Keys(schema.Properties)), slices.Sorted(slices.Values(append(takes,
			needs...))); !slices.Equal(got, want) {
			t.Errorf("%s: %v, not %v", name, got, want)
		}
		if !slices.Equal(schema.Required, needs) {
			t.Errorf("%s needs %v, not %v", name, schema.Required, needs)
		}
		for _, status := range []string{"200", "202", "401", "403", "404", "409", "422", "503"} {
			if item.Post.Responses.Value(status) == nil {
				t.Errorf("%s can answer %s", name, status)
			}
		}
	}
}
