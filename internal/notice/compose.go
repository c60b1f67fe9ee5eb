// SPDX-License-Identifier: EUPL-1.2

package notice

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Composer knows what all messages share.
type Composer struct {
	Door string // address of the product for browsers, without a / at its end; "" where nobody signs in by browser
	Link string // address that the number of a dossier is added to
	Host string // right-hand side of every Message-ID
}

// Compose writes the message of a notice. It refuses a notice with an empty name or date.
func (c Composer) Compose(n Notice) (Message, error) {
	lang := n.Lang
	if !slices.Contains(dossier.Languages, lang) {
		lang = dossier.Languages[0]
	}
	m := Message{ID: c.id(n.Key), Date: n.Created, To: n.Email, Name: line(n.Name), Lang: lang}
	content, err := c.content(n, lang)
	if err == nil {
		m.Subject, err = write(lang, "subject", content)
	}
	if err == nil {
		m.Body, err = write(lang, "body", content)
	}
	if err != nil {
		return Message{}, fmt.Errorf("compose: %w", err)
	}
	return m, nil
}

// content is what a message says: its moment, where the dossier stands now when that is elsewhere, and what is asked now.
func (c Composer) content(n Notice, lang string) (map[string]any, error) {
	then, err := n.situation(dossier.Fold(n.Before, n.Event), lang)
	if err != nil {
		return nil, err
	}
	now, err := n.situation(n.State, lang)
	if err != nil {
		return nil, err
	}
	content := map[string]any{"Name": n.Name, "Number": n.Dossier, "Title": n.Title, "Then": then.state, "Now": "", "Asked": now.asked,
		"Terms": now.terms, "Link": strings.TrimSuffix(c.Link, "/") + "/" + url.PathEscape(n.Dossier)}
	if !now.equal(then) {
		content["Now"] = now.state
	}
	if content["Happened"], err = n.happened(lang); err != nil {
		return nil, err
	}
	if content["What"], err = n.what(lang); err != nil {
		return nil, err
	}
	content["Paper"], err = n.paper(lang)
	return content, err
}

// id is the same for every attempt, so that a repeat is known for what it is. It gives nothing away.
func (c Composer) id(k Key) string {
	sum := sha256.Sum256([]byte(k.Dossier + "\x00" + strconv.FormatInt(k.Seq, 10) + "\x00" + k.Person))
	return hex.EncodeToString(sum[:16]) + "@" + c.Host
}
