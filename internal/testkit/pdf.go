// SPDX-License-Identifier: EUPL-1.2

package testkit

import (
	"bytes"
	"testing"

	"github.com/jung-kurt/gofpdf"
)

// PDF is a document of one page that says something, as an office would bring it; bend changes it before it is written.
func PDF(t testing.TB, text string, bend ...func(*gofpdf.Fpdf)) []byte {
	t.Helper()
	f := gofpdf.New("P", "mm", "A4", "")
	f.AddPage()
	f.SetFont("Helvetica", "", 12)
	f.Cell(100, 10, text)
	for _, b := range bend {
		b(f)
	}
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
