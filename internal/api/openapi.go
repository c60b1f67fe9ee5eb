// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"cmp"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
)

// describe adds to the description what the framework does not see: what can be null, closed lists, days, and the event streams.
func describe(document *huma.OpenAPI) {
	for name, schema := range document.Components.Schemas.Map() {
		detail(schema, document.Components.Schemas.TypeFromRef(schemaPrefix+name))
	}
	fillIn(document.Components.Schemas.Map()[schemaName(reflect.TypeFor[application.Content](), "")+"Body"], application.Catalogue())
	stream := func(path, id, summary, after string) {
		document.AddOperation(&huma.Operation{Method: http.MethodGet, Path: path, OperationID: id, Summary: summary,
			Parameters: []*huma.Param{{Name: "Last-Event-ID", In: "header", Description: "Go on after this event; " + after,
				Schema: text()}},
			Responses: map[string]*huma.Response{"200": {Description: "Server-sent events; data is an entry of the timeline as JSON",
				Content: map[string]*huma.MediaType{"text/event-stream": {Schema: text()}}}, "401": refused, "403": refused, "404": refused,
				"429": refused, "500": refused, "503": refused}})
	}
	stream("/api/v1/dossiers/{number}/events", "stream-dossier", "What happens to a dossier, as it happens",
		"the number of an event of this dossier")
	stream("/api/v1/events", "stream", "What happens to all dossiers that you may see, as it happens",
		"an id that the stream gave; from now on when left out")
	for _, path := range document.Paths {
		for _, o := range []*huma.Operation{path.Get, path.Post, path.Put, path.Patch, path.Delete} {
			if o != nil {
				o.Parameters = append(o.Parameters, &huma.Param{Name: "As", In: "header", Schema: text(),
					Description: "The membership under which you ask, by id, role, or role and hub or company, as in reviewer:kempen; all of yours when left out"})
			}
		}
	}
	one := document.Paths["/api/v1/dossiers/{number}/events"].Get
	one.Parameters = append(one.Parameters, &huma.Param{Name: "number", In: "path", Required: true, Schema: text()})
}

func text() *huma.Schema { return &huma.Schema{Type: huma.TypeString} }

// refused is the answer to what cannot be done.
var refused = &huma.Response{Description: "What is wrong and what to do", Content: map[string]*huma.MediaType{
	"application/problem+json": {Schema: &huma.Schema{Ref: schemaPrefix + "Problem"}}}}

// fillIn says of the fields of a content that is sent what people are told who fill them in.
func fillIn(schema *huma.Schema, fields []application.Field) {
	for _, f := range fields {
		s := schema.Properties[f.Name]
		about := []string{f.Label.In("en")}
		if help := f.Help.In("en"); help != "" {
			about = append(about, help)
		}
		if f.List != "" {
			about = append(about, "Of: "+strings.Join(application.List(f.List), ", "))
		}
		if s.Description = strings.Join(about, ". "); s.Items != nil {
			s = s.Items
		}
		fillIn(s, f.Fields)
	}
}

// detail says of the fields of a struct what their Go types say.
func detail(schema *huma.Schema, of reflect.Type) {
	for field, name := range fieldsOf(of) {
		property := schema.Properties[name]
		if property == nil {
			continue
		}
		narrow(property, field.Type)
		if property.Description == "" && property.Ref == "" {
			property.Description = field.Tag.Get("en") // of the content, as its catalogue has it
		}
		if field.Type.Kind() == reflect.Pointer && slices.Contains(schema.Required, name) {
			schema.Properties[name] = orNull(property)
		}
	}
}

// fieldsOf are the fields of a struct that are written as JSON, with their names; embedded ones too.
func fieldsOf(of reflect.Type) func(func(reflect.StructField, string) bool) {
	return func(yield func(reflect.StructField, string) bool) {
		if of == nil || of.Kind() != reflect.Struct {
			return
		}
		for _, field := range reflect.VisibleFields(of) {
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			if name != "" && name != "-" && !yield(field, name) {
				return
			}
		}
	}
}

// orNull is a schema that null fits too.
func orNull(s *huma.Schema) *huma.Schema {
	if s.Ref == "" {
		s.Nullable = true
		return s
	}
	return &huma.Schema{Description: s.Description, AnyOf: []*huma.Schema{{Ref: s.Ref}, {Type: "null"}}}
}

// closed are the types whose values are on a list.
var closed = map[reflect.Type][]any{
	reflect.TypeFor[dossier.Status](): listed(dossier.Statuses),
	reflect.TypeFor[dossier.Role]():   listed(append([]dossier.Role{""}, dossier.Roles...)), // none when it was the clock
	reflect.TypeFor[dossier.Verb]():   listed(append([]dossier.Verb{dossier.Start, dossier.AmendCall}, dossier.Commands...)),
	reflect.TypeFor[registry.Kind]():  listed(registry.Kinds),
	reflect.TypeFor[registry.State](): listed(registry.States),
}

func listed[T any](values []T) (all []any) {
	for _, v := range values {
		all = append(all, v)
	}
	return all
}

// narrow says of a text which texts it can be.
func narrow(s *huma.Schema, of reflect.Type) {
	for of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	if of.Kind() == reflect.Slice && s.Items != nil {
		narrow(s.Items, of.Elem())
	}
	if values, is := closed[of]; is {
		s.Enum = values
	}
	if of == reflect.TypeFor[calendar.Date]() {
		s.Format = "date"
	}
}

// schemaName is the name under which a type is described. What is not of the contract has the name of its package before it.
func schemaName(of reflect.Type, hint string) string {
	if of.Kind() == reflect.Pointer {
		of = of.Elem()
	}
	name := huma.DefaultSchemaNamer(of, hint)
	if i := strings.LastIndexByte(of.PkgPath(), '/'); i >= 0 && of.PkgPath()[i+1:] != "contract" {
		return camel(of.PkgPath()[i+1:]) + name
	}
	return name
}

// camel writes request-review as RequestReview.
func camel(name string) string {
	var all strings.Builder
	for word := range strings.SplitSeq(name, "-") {
		all.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return all.String()
}

// partial describes a body of a type, in which fields may be left out: all but those that are marked as required. What is described
// under a name of its own is referred to by it.
func partial(schemas huma.Registry, of reflect.Type) *huma.Schema {
	full := schemas.Schema(of, true, "")
	name := strings.TrimSuffix(strings.TrimPrefix(full.Ref, schemaPrefix), "Body") + "Body"
	schemas.Map()[name] = loosened(schemas, full)
	return &huma.Schema{Ref: schemaPrefix + name}
}

// schemaPrefix is where the description keeps its schemas.
const schemaPrefix = "#/components/schemas/"

// part is a part of a body: an amount or a shape of the contract is whole, of anything else a part may be left out.
func part(schemas huma.Registry, s *huma.Schema) *huma.Schema {
	if s != nil && s.Ref != "" {
		of := schemas.TypeFromRef(s.Ref)
		if of == reflect.TypeFor[money.Euro]() || ofContract(of) {
			return s
		}
	}
	return loosened(schemas, s)
}

func ofContract(of reflect.Type) bool {
	return of.PkgPath() == reflect.TypeFor[contract.View]().PkgPath()
}

// loosened is a copy of a schema, and of those that it refers to, in which nothing is required but what is marked so.
func loosened(schemas huma.Registry, s *huma.Schema) *huma.Schema {
	if s == nil {
		return nil
	}
	copied, of := *s, reflect.Type(nil)
	if s.Ref != "" {
		copied, of = *schemas.SchemaFromRef(s.Ref), schemas.TypeFromRef(s.Ref)
		copied.Description = cmp.Or(s.Description, copied.Description)
	}
	properties := copied.Properties
	copied.Items, copied.Required, copied.Properties = part(schemas, copied.Items), nil, map[string]*huma.Schema{}
	for name, property := range properties {
		copied.Properties[name] = part(schemas, property)
	}
	for field, name := range fieldsOf(of) {
		if copied.Properties[name] == nil {
			continue
		}
		narrow(copied.Properties[name], field.Type)
		if ofContract(of) && slices.Contains(strings.Split(field.Tag.Get("validate"), ","), "required") { // else it is required later
			copied.Required = append(copied.Required, name)
		}
	}
	return &copied
}
