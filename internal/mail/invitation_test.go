// SPDX-License-Identifier: EUPL-1.2

package mail_test

import (
	"io"
	"mime/quotedprintable"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
)

var personal = regexp.MustCompile(`https://dossiers\.example\.org/uitnodiging/(\S+)`)

// TestWhoIsInvitedGetsAPersonalLink: by mail alone, one that opens, and when it is sent again another one in its place.
func TestWhoIsInvitedGetsAPersonalLink(t *testing.T) {
	t.Parallel()
	p := newPost(t, postOptions{})
	o := newOffice(t, p.mailer(t))
	o.Door = "https://dossiers.example.org"
	els := o.People[dossier.HubStaff]
	engage := func(name, by string) string {
		t.Helper()
		who := access.Person{ID: access.NewID("p_"), Name: name, Email: strings.ToLower(name) + "@example.org", Lang: "nl"}
		if err := o.Store.AddPerson(ctx, who, postgres.Giving{What: access.Membership{Role: dossier.Reviewer, Hub: "kempen"}, By: by}); err != nil {
			t.Fatal(err)
		}
		return who.ID
	}
	engage("Wim", "") // an operator hands over a link
	nora := engage("Nora", els.ID)
	o.round()
	o.round()
	want(t, p.recipients(), "nora@example.org")
	text := p.text(t, "nora@example.org")
	if !strings.Contains(text, els.Name) || !strings.Contains(text, "nalezer van de hub (kempen)") {
		t.Error(text)
	}
	opens := func(text, want string) {
		t.Helper()
		found := personal.FindStringSubmatch(text)
		if found == nil {
			t.Fatalf("no link: %s", text)
		}
		if person, _, err := o.Store.Invited(ctx, access.HashToken(found[1])); person != want {
			t.Errorf("the link opens for %q, want %q: %v", person, want, err)
		}
	}
	opens(text, nora)
	if _, err := o.Store.Give(ctx, postgres.Giving{To: nora, What: access.Membership{Role: dossier.HubStaff, Hub: "kempen"}, By: els.ID}); err != nil {
		t.Fatal(err)
	}
	o.later(time.Minute)
	o.round()
	want(t, p.recipients(), "nora@example.org nora@example.org")
	again := p.text(t, "nora@example.org")
	opens(text, "")
	opens(again, nora)
	if strings.Contains(o.log.String(), personal.FindStringSubmatch(again)[1]) {
		t.Error("the log has the link")
	}
}

// text is the last message to an address.
func (p *post) text(t *testing.T, address string) string {
	t.Helper()
	body, err := io.ReadAll(quotedprintable.NewReader(p.messageTo(t, address).Body))
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
