// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"bytes"
	"compress/zlib"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/dossierwerkt/dossierwerkt/internal/application"
	"github.com/dossierwerkt/dossierwerkt/internal/bench/proc"
	"github.com/dossierwerkt/dossierwerkt/internal/letter"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/jung-kurt/gofpdf"
)

// paper is what a document costs: by our press, and by the library alone with the same text at the same places.
type paper struct {
	press, raw       time.Duration // CPU, garbage collection in it
	bytes, rawBytes  int
	pages, fragments int
}

// fragment is a text that stands on a page, in points from the left and from the foot.
type fragment struct {
	text  string
	x, y  float64
	size  float64
	style string // of the font: the first that a document uses is "", the other one "B"
}

var (
	pageStream = regexp.MustCompile(`(?s)<</Filter /FlateDecode /Length ([0-9]+)>>\nstream\n`)
	shown      = regexp.MustCompile(`(?s)BT /F([0-9a-f]+) ([0-9.]+) Tf ET|BT (-?[0-9.]+) (-?[0-9.]+) Td \(((?:\\.|[^\\()])*)\) ?Tj`)
)

// fragments are the texts of a document of ours, page by page.
func fragments(document []byte) (pages [][]fragment, err error) {
	styles := map[string]string{}
	for _, at := range pageStream.FindAllSubmatchIndex(document, -1) {
		length, err := strconv.Atoi(string(document[at[2]:at[3]]))
		if err != nil {
			return nil, err
		}
		z, err := zlib.NewReader(bytes.NewReader(document[at[1]:min(at[1]+length, len(document))]))
		if err != nil {
			return nil, err
		}
		stream, err := io.ReadAll(z)
		if err != nil {
			return nil, err
		}
		var page []fragment
		size, style := 10.0, ""
		for _, m := range shown.FindAllSubmatch(stream, -1) {
			if len(m[1]) > 0 {
				if _, known := styles[string(m[1])]; !known {
					styles[string(m[1])] = []string{"", "B"}[min(len(styles), 1)]
				}
				style, size = styles[string(m[1])], number(m[2])
				continue
			}
			f := fragment{text: unescaped(m[5]), x: number(m[3]), y: number(m[4]), size: size, style: style}
			page = append(page, f)
		}
		if len(page) > 0 { // fonts are streams too
			pages = append(pages, page)
		}
	}
	if len(pages) == 0 {
		return nil, errors.New("no text was found in the document")
	}
	return pages, nil
}

// number reads what a pattern took for one.
func number(raw []byte) float64 {
	f, err := strconv.ParseFloat(string(raw), 64)
	if err != nil {
		return 0
	}
	return f
}

// unescaped reads a string of a PDF in UTF-16.
func unescaped(raw []byte) string {
	raw = []byte(strings.NewReplacer(`\\`, `\`, `\(`, `(`, `\)`, `)`, `\r`, "\r").Replace(string(raw)))
	units := make([]uint16, 0, len(raw)/2)
	for pair := range slices.Chunk(raw, 2) {
		if len(pair) == 2 {
			units = append(units, uint16(pair[0])<<8|uint16(pair[1]))
		}
	}
	return string(utf16.Decode(units))
}

// bareLetter sets the same text by the library alone, with the fonts as they come.
func bareLetter(pages [][]fragment) ([]byte, error) {
	const family = "Liberation Sans"
	p := gofpdf.New("P", "pt", "A4", "")
	p.AddUTF8FontFromBytes(family, "", slices.Clone(liberationsansregular.TTF)) // the library writes into what it reads
	p.AddUTF8FontFromBytes(family, "B", slices.Clone(liberationsansbold.TTF))
	p.SetAutoPageBreak(false, 0)
	_, height := p.GetPageSize()
	for _, page := range pages {
		p.AddPage()
		for _, f := range page {
			p.SetFont(family, f.style, f.size)
			p.Text(f.x, height-f.y, f.text)
		}
	}
	var out bytes.Buffer
	err := p.Output(&out)
	return out.Bytes(), err
}

// printing prints an application again and again, in turn by our press and by the library alone.
func printing(each, rounds int) (p paper, err error) {
	raw, err := example()
	if err != nil {
		return p, err
	}
	sheet := record.Sheet{Kind: record.ApplicationSheet, Number: "CW-KORT-0001", CompanyNumber: inExample[0], Call: "CW-KORT",
		CallName: "Circulair werk(t)!", Hub: "kempen", StateLabel: "ingediend", Version: 2,
		HubNames: map[string]string{"kempen": "Sociaal-circulaire Hub Kempen", "gent": "Sociaal-circulaire Hub Gent"},
		At:       time.Date(2026, 11, 24, 13, 32, 0, 0, time.UTC), ContentHash: strings.Repeat("0123456789abcdef", 4)}
	var content application.Content
	if err := json.Unmarshal(raw, &content); err != nil {
		return p, err
	}
	sheet.Content, sheet.Title, sheet.Company = content, content.Project.Title, content.Applicant.Name
	document, err := letter.Press{}.Print(sheet)
	if err != nil {
		return p, err
	}
	pages, err := fragments(document)
	if err != nil {
		return p, fmt.Errorf("letter: %w", err)
	}
	p.bytes, p.pages = len(document), len(pages)
	for _, page := range pages {
		p.fragments += len(page)
	}
	var press, library times
	for range rounds {
		d, _, err := burnt(each, func() ([]byte, error) { return letter.Press{}.Print(sheet) })
		if err != nil {
			return p, err
		}
		press = append(press, d)
		d, size, err := burnt(each, func() ([]byte, error) { return bareLetter(pages) })
		if err != nil {
			return p, err
		}
		library, p.rawBytes = append(library, d), size
	}
	p.press, p.raw = press.median(), library.median()
	return p, nil
}

// burnt is the CPU of this process for one of so many prints.
func burnt(n int, print func() ([]byte, error)) (used time.Duration, size int, err error) {
	before, err := proc.Own()
	if err != nil {
		return 0, 0, err
	}
	for range n {
		raw, err := print()
		if err != nil {
			return 0, 0, err
		}
		size = len(raw)
	}
	after, err := proc.Own()
	return (after - before) / time.Duration(n), size, err
}

// onPaper sets documents.
func (r *run) onPaper(context.Context) error {
	p, err := printing(10, r.Rounds+2)
	if err != nil {
		return err
	}
	r.say("PDF of an application against the library alone with the same text, CPU", noGoal,
		"%.2f × (%.2f ms against %.2f)", ratio(p.press, p.raw), ms(p.press), ms(p.raw))
	r.tell("%d pages with %d texts; %d bytes against %d", p.pages, p.fragments, p.bytes, p.rawBytes)
	return nil
}
