// SPDX-License-Identifier: EUPL-1.2

package notice

import (
	"embed"
	"errors"
	"fmt"
	"strings"
	"text/template"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

//go:embed templates
var files embed.FS

// templates hold every word of a mail, by language: the message, what happened, what is asked, and what to read.
var templates = map[string]*template.Template{"nl": parse("nl"), "en": parse("en")}

// parse reads a language's templates. What they cannot say they refuse: a mail with a hole in it is worse than none.
func parse(lang string) *template.Template {
	return template.Must(template.New(lang).Option("missingkey=error").Funcs(template.FuncMap{
		"known": func(what, text string) (string, error) {
			if text = line(text); text == "" {
				return "", errors.New("no " + what)
			}
			return text, nil
		},
		"line":    line,
		"capital": capital,
		"moment":  func(at time.Time) (string, error) { return dated(at, lang, calendar.Moment) },
		"until":   func(at time.Time) (string, error) { return dated(at, lang, calendar.Until) },
		"last":    func(at time.Time) (string, error) { return dated(at, lang, calendar.Last) },
		"label":   func(d dossier.Due) string { return d.Label(lang) },
		"reason":  func(d dossier.Due) string { return d.Reason(lang) },
	}).ParseFS(files, "templates/"+lang+"/*.txt"))
}

// write fills in the template of a name; one that is not there is an error.
func write(lang, name string, content any) (string, error) {
	var text strings.Builder
	if err := templates[lang].ExecuteTemplate(&text, name, content); err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return text.String(), nil
}

// written says whether there is a template of that name.
func written(name string) bool { return templates[dossier.Languages[0]].Lookup(name) != nil }

// line puts a text on one line, so that a title cannot pass for a part of the mail or of its headers.
func line(text string) string { return strings.Join(strings.Fields(text), " ") }

func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return strings.Repeat(string(unicode.ToUpper(first)), min(size, 1)) + text[size:]
}

func dated(at time.Time, lang string, write func(time.Time, string) string) (string, error) {
	if at.IsZero() {
		return "", errors.New("no date")
	}
	return write(at, lang), nil
}
