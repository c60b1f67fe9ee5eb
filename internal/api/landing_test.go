// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// TestALinkLeadsToADoor follows the link of a message, as somebody whom the server does not know.
func TestALinkLeadsToADoor(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	known, unknown := s.ask("", "GET", "/dossiers/CW-KORT-0001", ""), s.ask("", "GET", "/dossiers/CW-KORT-9999", "")
	if known.status != http.StatusOK || !strings.Contains(known.raw, "dossier show CW-KORT-0001") ||
		!strings.Contains(known.raw, `lang="nl"`) {
		t.Errorf("%d %s", known.status, known.raw)
	}
	if strings.ReplaceAll(unknown.raw, "9999", "0001") != known.raw {
		t.Error("the page tells whether a dossier exists")
	}
	if english := s.ask("", "GET", "/", "", "Accept-Language", "en"); english.status != http.StatusOK ||
		!strings.Contains(english.raw, "dossier show NUMBER") {
		t.Errorf("%d %s", english.status, english.raw)
	}
	for _, path := range []string{"/dossiers/%3Cscript%3E", "/dossiers/a", "/elsewhere"} {
		if r := s.ask("", "GET", path, ""); r.status != http.StatusNotFound {
			t.Errorf("%s: %d", path, r.status)
		}
	}
}

// TestADocumentThatIsTooLargeIsToldItsOwnLimit sends more than a document can be, and more than the framework reads.
func TestADocumentThatIsTooLargeIsToldItsOwnLimit(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	number := s.Start(t, "CW-KORT")
	for _, size := range []int{10<<20 + 1, 12 << 20} {
		var body bytes.Buffer
		form := multipart.NewWriter(&body)
		part, err := form.CreateFormFile("file", "groot.pdf")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(make([]byte, size)); err != nil {
			t.Fatal(err)
		}
		if err := form.Close(); err != nil {
			t.Fatal(err)
		}
		r := s.ask(dossier.HubStaff, "POST", "/api/v1/dossiers/"+number+"/documents", body.String(), "Content-Type", form.FormDataContentType())
		if r.status != http.StatusRequestEntityTooLarge || !strings.Contains(r.raw, "10 MiB") {
			t.Errorf("%d bytes: %d %s", size, r.status, r.raw)
		}
	}
}
