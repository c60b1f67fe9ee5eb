// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/jung-kurt/gofpdf"
)

func bench(b *testing.B, s record.Sheet) {
	b.Helper()
	size := 0
	for b.Loop() {
		raw, err := Press{}.Print(s)
		if err != nil {
			b.Fatal(err)
		}
		size = len(raw)
	}
	b.ReportMetric(float64(size), "bytes")
}

func BenchmarkApplication(b *testing.B) { bench(b, sheet(b)) }
func BenchmarkDecision(b *testing.B)    { bench(b, verdictSheet(b, "approved")) }
func BenchmarkLong(b *testing.B)        { bench(b, longSheet(b)) }
func BenchmarkHostile(b *testing.B)     { bench(b, hostileSheet(b)) }

// The library alone with two fonts and a line of text in each, as the fonts come and as we cut them: what no layout can go below.
func BenchmarkBare(b *testing.B)    { bare(b, whole()) }
func BenchmarkBareCut(b *testing.B) { bare(b, western()) }

func bare(b *testing.B, f face) {
	b.Helper()
	for b.Loop() {
		p := gofpdf.New("P", "mm", "A4", "")
		p.SetCreationDate(time.Unix(1, 0))
		p.AddUTF8FontFromBytes(family, "", slices.Clone(f.regular))
		p.AddUTF8FontFromBytes(family, "B", slices.Clone(f.bold))
		p.AddPage()
		p.SetFont(family, "", 10)
		p.Cell(40, 10, "Dossier")
		p.SetFont(family, "B", 10)
		p.Cell(40, 10, "Dossier")
		var out bytes.Buffer
		if err := p.Output(&out); err != nil {
			b.Fatal(err)
		}
	}
}
