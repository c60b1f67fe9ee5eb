// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/jung-kurt/gofpdf"
)

// brings sends files in one form, of a kind of attachment.
func (s *site) brings(role dossier.Role, number, kind string, files ...[]byte) reply {
	s.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for _, raw := range files {
		part, err := form.CreateFormFile("file", "document.pdf")
		if err == nil {
			_, err = part.Write(raw)
		}
		if err != nil {
			s.t.Fatal(err)
		}
	}
	err := form.WriteField("kind", kind)
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		s.t.Fatal(err)
	}
	return s.ask(role, "POST", "/api/v1/dossiers/"+number+"/documents", body.String(), "Content-Type", form.FormDataContentType())
}

// TestADocumentIsTakenOrSaidWhyNot: a whole PDF that everybody can open, one at a time, of a kind that was asked for; what in it is
// worth a warning is told to who brings it and to who reads it.
func TestADocumentIsTakenOrSaidWhyNot(t *testing.T) {
	t.Parallel()
	s := newSiteWith(t, func(c *call.Call) { c.RequiredAttachments = []string{"quotation"} })
	number := s.Start(t, "CW-JURY")
	plain := testkit.PDF(t, "Offerte")
	for name, c := range map[string]struct {
		kind  string
		files [][]byte
		code  string
	}{
		"two at once": {"quotation", [][]byte{plain, testkit.PDF(t, "Nog een")}, "two_files"},
		"locked": {"quotation",
			[][]byte{testkit.PDF(t, "x", func(f *gofpdf.Fpdf) { f.SetProtection(0, "geheim", "eigenaar") })}, "pdf_locked"},
		"cut off":                 {"quotation", [][]byte{plain[:len(plain)-40]}, "pdf_cut"},
		"of fifteen bytes":        {"quotation", [][]byte{[]byte("%PDF-1.7 %%EOF\n")}, "pdf_cut"},
		"followed by a page":      {"quotation", [][]byte{append(bytes.Clone(plain), "<html></html>"...)}, "pdf_goes_on"},
		"no PDF":                  {"quotation", [][]byte{[]byte("PK\x03\x04")}, "not_pdf"},
		"of another kind":         {"annual_accounts", [][]byte{plain}, "unknown_attachment"},
		"of a kind within a kind": {"quotation/x", [][]byte{plain}, "unknown_attachment"},
		"of a kind above":         {"../quotation", [][]byte{plain}, "unknown_attachment"},
		"of a kind in capitals":   {"Quotation", [][]byte{plain}, "unknown_attachment"},
	} {
		if r := s.brings(dossier.HubStaff, number, c.kind, c.files...); r.status != http.StatusUnprocessableEntity ||
			!strings.Contains(r.raw, `"code":"`+c.code+`"`) {
			t.Errorf("%s: %d %s", name, r.status, r.raw)
		}
	}
	script := testkit.PDF(t, "x", func(f *gofpdf.Fpdf) { f.SetJavascript("app.alert(1)") })
	if r := s.brings(dossier.HubStaff, number, " quotation\u200b", script); r.status != http.StatusCreated ||
		!strings.Contains(r.raw, "kan een programma uitvoeren") {
		t.Errorf("with a script: %d %s", r.status, r.raw)
	}
	path := "/api/v1/dossiers/" + number
	for role, place := range map[dossier.Role]string{dossier.HubStaff: path, dossier.Company: path + "/documents",
		dossier.Manager: path + "/documents"} {
		if raw := s.want(http.StatusOK, role, "GET", place, "").raw; !strings.Contains(raw, "kan een programma uitvoeren") ||
			!strings.Contains(raw, "pdf_script") {
			t.Errorf("%s is not warned: %s", role, raw)
		}
	}
	if r := s.want(http.StatusOK, dossier.HubStaff, "GET", path+"/documents/attachment-quotation-1",
		""); r.header.Get("Content-Security-Policy") != "sandbox" || !strings.HasPrefix(r.header.Get("Content-Disposition"), "attachment;") {
		t.Errorf("it is served as a page: %v", r.header)
	}
}

// TestOfASupplementOnlyWhatWasAskedIsAttached: a kind that begins like what was asked is another kind.
func TestOfASupplementOnlyWhatWasAskedIsAttached(t *testing.T) {
	t.Parallel()
	s := desks(t)
	number := s.drafts("CW-JURY", atelier, nil)
	s.handsIn(number)
	s.does(dossier.ProgrammeOfficer, number, "request-supplement",
		`{"asked":[{"pointer":"/attachments/quotation","text":"Bezorg de offerte."}]}`)
	raw := testkit.PDF(t, "Offerte")
	for kind, want := range map[string]int{"quotation/x": http.StatusUnprocessableEntity, "quotation/": http.StatusUnprocessableEntity,
		"quotationx":      http.StatusUnprocessableEntity,
		"annual_accounts": http.StatusUnprocessableEntity, "quotation": http.StatusCreated} {
		if r := s.brings(dossier.HubStaff, number, kind, raw); r.status != want {
			t.Errorf("%s: %d %s", kind, r.status, r.raw)
		}
	}
	s.does(dossier.HubStaff, number, "supplement", "{}")
}
