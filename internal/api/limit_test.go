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
