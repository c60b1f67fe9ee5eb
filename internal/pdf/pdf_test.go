// SPDX-License-Identifier: EUPL-1.2

package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/pdf"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/jung-kurt/gofpdf"
	"pgregory.net/rapid"
)

var (
	root = regexp.MustCompile(`/Root (\d+ \d+ R)`)
	size = regexp.MustCompile(`/Size (\d+)`)
	prev = regexp.MustCompile(`startxref\s+(\d+)`)
)

// changed adds an object behind the end, as a program does that signs a document or fills a form in.
func changed(raw []byte, body string) []byte {
	last := func(p *regexp.Regexp) string { all := p.FindAllSubmatch(raw, -1); return string(all[len(all)-1][1]) }
	n, _ := strconv.Atoi(last(size))
	out := bytes.NewBuffer(slices.Clone(raw))
	at := out.Len()
	fmt.Fprintf(out, "%d 0 obj\n%s\nendobj\n", n, body)
	table := out.Len()
	fmt.Fprintf(out, "xref\n%d 1\n%010d 00000 n \ntrailer\n<</Size %d/Root %s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n", n, at, n+1,
		last(root), last(prev), table)
	return out.Bytes()
}

func TestWhatIsTaken(t *testing.T) {
	t.Parallel()
	plain := testkit.PDF(t, "Overeenkomst")
	signature := `<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/Contents<00>/ByteRange[0 1 2 3]>>`
	for name, c := range map[string]struct {
		raw     []byte
		remarks []string
	}{
		"a document of one page":            {plain, nil},
		"signed":                            {changed(plain, signature), nil},
		"signed, then changed, then signed": {changed(changed(changed(plain, signature), "<<>>"), signature), nil},
		"with blanks after its end":         {append(slices.Clone(plain), "\r\n\x00\x00 \n"...), nil},
		"with a remark after its end":       {changed(append(slices.Clone(plain), "% bewaard op 26 november\n"...), "<<>>"), nil},
		"with a script": {testkit.PDF(t, "x", func(f *gofpdf.Fpdf) { f.SetJavascript("app.alert(1)") }),
			[]string{pdf.Script}},
		"with a script added later":           {changed(plain, `<</S/JavaScript/JS(app.alert\(1\))>>`), []string{pdf.Script}},
		"with a script under another writing": {changed(plain, `<</S/J#61vaScript/J#53(app.alert\(1\))>>`), []string{pdf.Script}},
		"that starts a program":               {changed(plain, `<</A[<</S/Launch/F(x.exe)>>]>>`), []string{pdf.Script}},
		"that sends a form away":              {changed(plain, `<</S/SubmitForm/F(https://x.example)>>`), []string{pdf.Script}},
		"with a form that draws itself":       {changed(plain, `<</XFA 1 0 R>>`), []string{pdf.Script}},
		"with a link to the web":              {changed(plain, `<</S/URI/URI(https://x.example)>>`), nil},
		"with a file inside": {testkit.PDF(t, "x", func(f *gofpdf.Fpdf) {
			f.SetAttachments([]gofpdf.Attachment{{Content: []byte("geheim"), Filename: "a.txt"}})
		}), []string{pdf.File}},
		"with both": {testkit.PDF(t, "x", func(f *gofpdf.Fpdf) {
			f.SetJavascript("1")
			f.SetAttachments([]gofpdf.Attachment{{Content: []byte("a"), Filename: "a"}})
		}), []string{pdf.Script, pdf.File}},
		"that opens and may not be copied": {testkit.PDF(t, "x",
			func(f *gofpdf.Fpdf) { f.SetProtection(gofpdf.CnProtectPrint, "", "owner") }), []string{pdf.Restricted}},
	} {
		remarks, err := pdf.Read(context.Background(), c.raw)
		if err != nil || !slices.Equal(remarks, c.remarks) {
			t.Errorf("%s: %v, %v", name, remarks, err)
		}
	}
}

func TestWhatIsNotTaken(t *testing.T) {
	t.Parallel()
	plain := testkit.PDF(t, "Overeenkomst")
	and := func(after string) []byte { return append(slices.Clone(plain), after...) }
	for name, c := range map[string]struct {
		raw  []byte
		want pdf.Code
	}{
		"nothing":           {nil, pdf.NotPDF},
		"a program":         {[]byte("MZ\x90\x00, whatever it is called"), pdf.NotPDF},
		"a page of the web": {[]byte("<html>%PDF-1.7 %%EOF</html>"), pdf.NotPDF},
		"one that needs a password": {testkit.PDF(t, "x",
			func(f *gofpdf.Fpdf) { f.SetProtection(gofpdf.CnProtectPrint, "user", "owner") }), pdf.Locked},
		"no more than a beginning and end": {[]byte("%PDF-1.7 %%EOF"), pdf.Cut},
		"the same on lines of their own":   {[]byte("%PDF-1.4\n% x\n%%EOF\n"), pdf.Cut},
		"half":                             {plain[:len(plain)/2], pdf.Cut},
		"all but its last line":            {plain[:len(plain)-7], pdf.Cut},
		"half of a later change":           {changed(plain, "<</Note(lang genoeg)>>")[:len(plain)+20], pdf.Cut},
		"one for the web without its rest": {[]byte("%PDF-1.5\n%\xe2\xe3\n12 0 obj <</Linearized 1/L 51302/H [ 1 2 ]/O 1>>\nendobj\nstartxref\n0\n%%EOF\n"), pdf.Cut},
		"with a page of the web":           {and("<html></html>\n"), pdf.Goes},
		"with one that ends as a document": {and("<html></html>\n%%EOF\n"), pdf.Goes},
		"with one behind a remark":         {and("% x\n<html></html>\n%%EOF\n"), pdf.Goes},
		"with one behind a number":         {and("1 <html></html>\n%%EOF\n"), pdf.Goes},
		"with a remark and no more":        {and("% en dit nog\n"), pdf.Goes},
		"with an archive":                  {and("PK\x03\x04 zip"), pdf.Goes},
		"with a second document":           {append(slices.Clone(plain), plain...), pdf.Goes},
		"without a page":                   {[]byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\nxref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \ntrailer\n<</Size 3/Root 1 0 R>>\nstartxref\n102\n%%EOF\n"), pdf.Empty},
	} {
		_, err := pdf.Read(context.Background(), c.raw)
		if got := pdf.Code(""); !errors.As(err, &got) || got != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// TestWhateverComesIsAnswered: damaged anywhere, a document is read or refused, and nothing else happens.
func TestWhateverComesIsAnswered(t *testing.T) {
	t.Parallel()
	plain := testkit.PDF(t, "Overeenkomst", func(f *gofpdf.Fpdf) { f.SetJavascript("1") })
	rapid.Check(t, func(t *rapid.T) {
		raw := slices.Clone(plain)
		for range rapid.IntRange(1, 8).Draw(t, "times") {
			at := rapid.IntRange(0, len(raw)-1).Draw(t, "at")
			raw[at] = rapid.Byte().Draw(t, "byte")
		}
		var code pdf.Code
		if _, err := pdf.Read(context.Background(), raw); err != nil && !errors.As(err, &code) {
			t.Fatalf("%v", err)
		}
	})
}

// TestNoFolderIsMade: what reads documents keeps nothing on this machine.
func TestNoFolderIsMade(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	if _, err := pdf.Read(context.Background(), testkit.PDF(t, "x")); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(home); err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}
}
