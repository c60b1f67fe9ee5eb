// SPDX-License-Identifier: EUPL-1.2

package notice

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

//go:embed templates/*.txt
var files embed.FS

var templates = map[string]*template.Template{"nl": parse("nl"), "en": parse("en")}

// parse reads a language's template. What it cannot say it refuses: a mail with a hole in it is worse than none.
func parse(lang string) *template.Template {
	return template.Must(template.New(lang+".txt").Option("missingkey=error").Funcs(template.FuncMap{
		"known": func(what, text string) (string, error) {
			if text = line(text); text == "" {
				return "", errors.New("no " + what)
			}
			return text, nil
		},
		"line":   line,
		"moment": func(at time.Time) (string, error) { return dated(at, lang, calendar.Moment) },
		"until":  func(at time.Time) (string, error) { return dated(at, lang, calendar.Until) },
		"label":  func(d dossier.Due) string { return capital(d.Label(lang)) },
		"reason": func(d dossier.Due) string { return d.Reason(lang) },
	}).ParseFS(files, "templates/"+lang+".txt"))
}

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

// Composer knows what all messages share.
type Composer struct {
	Link string // address that the number of a dossier is added to
	Host string // right-hand side of every Message-ID
}

// Compose writes the message of a notice. It refuses a notice with an empty name or date.
func (c Composer) Compose(n Notice) (Message, error) {
	lang := n.Lang
	if templates[lang] == nil {
		lang = dossier.Languages[0]
	}
	status := n.Event.To
	if status == "" {
		status = n.State.Status
	}
	content := map[string]any{
		"Name": n.Name, "Number": n.Dossier, "Title": n.Title,
		"What": n.Event.Summary(lang), "At": n.Event.At, "Status": status.Label(lang), "Now": "",
		"Expected": "", "Due": terms(n.Event),
		"Link": strings.TrimSuffix(c.Link, "/") + "/" + url.PathEscape(n.Dossier),
	}
	if n.mustAct() {
		content["Expected"] = expected(status, n.Role, lang)
	}
	if n.State.Seq > n.Event.Seq && n.State.Status != status {
		content["Now"] = n.State.Status.Label(lang)
	}
	m := Message{ID: c.id(n.Key), Date: n.Created, To: n.Email, Name: line(n.Name), Lang: lang}
	for part, into := range map[string]*string{"subject": &m.Subject, "body": &m.Body} {
		var text strings.Builder
		if err := templates[lang].ExecuteTemplate(&text, part, content); err != nil {
			return Message{}, fmt.Errorf("compose %s: %w", part, err)
		}
		*into = text.String()
	}
	return m, nil
}

// terms are the last moments that an event sets, without the reminders: this mail may be one.
func terms(e dossier.Event) []dossier.Due {
	all := slices.DeleteFunc(slices.Clone(e.Due), func(d dossier.Due) bool { return d.Kind == dossier.ReminderDue })
	if e.Objection != nil {
		all = append(all, *e.Objection)
	}
	return all
}

// id is the same for every attempt, so that a repeat is known for what it is. It gives nothing away.
func (c Composer) id(k Key) string {
	sum := sha256.Sum256([]byte(k.Dossier + "\x00" + strconv.FormatInt(k.Seq, 10) + "\x00" + k.Person))
	return hex.EncodeToString(sum[:16]) + "@" + c.Host
}
