// SPDX-License-Identifier: EUPL-1.2

// Package pdf looks at documents that people bring: whether one is a whole PDF that everybody can open, and what in it is worth a
// warning. It judges by the bytes, never by a name.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

func init() { model.ConfigPath = "disable" } // pdfcpu keeps a folder of settings and fonts otherwise

// Code says why a document is not taken.
type Code string

// Why a document is not taken.
const (
	NotPDF Code = "not_pdf"      // no PDF
	Locked Code = "pdf_locked"   // a password or a certificate is needed to open it
	Cut    Code = "pdf_cut"      // it ends too early, or cannot be read
	Goes   Code = "pdf_goes_on"  // something follows that is no PDF
	Empty  Code = "pdf_no_pages" // there is no page in it
)

func (c Code) Error() string { return "document: " + string(c) }

// What in a document that is taken is worth a warning to who reads it.
const (
	Script     = "pdf_script"     // it runs a program, or reaches for something else, when it is opened or clicked
	File       = "pdf_file"       // other files are inside
	Restricted = "pdf_restricted" // it opens, and its maker forbids printing, copying or signing
)

// atMost is how long a document may take to be read: one that takes longer was made for that.
const atMost = 20 * time.Second

// Read says of the bytes of a document what is worth a warning, in the order above, or with a Code why it is not taken.
// Documents that were signed or changed by what was added at their end are whole.
func Read(ctx context.Context, raw []byte) (remarks []string, err error) {
	if err := bounds(raw); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, atMost)
	defer cancel()
	defer func() { // what makes the reader panic cannot be read
		if r := recover(); r != nil {
			remarks, err = nil, fmt.Errorf("%w: %v", Cut, r)
		}
	}()
	read, err := parse(ctx, raw)
	if err != nil {
		return nil, err
	}
	if err := read.EnsurePageCount(); err != nil {
		return nil, fmt.Errorf("%w: %w", Cut, err)
	}
	if read.PageCount == 0 {
		return nil, Empty
	}
	found := within(ctx, read)
	for _, remark := range []struct {
		name string
		is   bool
	}{{Script, found.script}, {File, found.file}, {Restricted, read.E != nil}} {
		if remark.is {
			remarks = append(remarks, remark.name)
		}
	}
	return remarks, nil
}

const (
	first = "%PDF-"
	last  = "%%EOF"
	blank = "\x00\t\n\f\r "
)

// after is what may stand behind the end of a document: remarks, and an object or cross reference that was added later, or the end
// of a stream in which a document stands.
var after = regexp.MustCompile(`^(%[^\r\n]*[\r\n][\x00\s]*)*(\d{1,10}\s+\d{1,5}\s+obj\b|xref\b|startxref\b|trailer\b|endstream\b|$)`)

// linear is the length that a document for the web names at its beginning.
var linear = regexp.MustCompile(`^[^\x00]{0,32}[\s\S]{0,64}?\bobj\s*<<[^>]{0,256}/Linearized[^>]{0,256}/L\s+(\d{1,10})\b`)

// bounds looks at where a document begins and ends.
func bounds(raw []byte) error {
	if !bytes.HasPrefix(raw, []byte(first)) {
		return NotPDF
	}
	if found := linear.FindSubmatch(raw[:min(len(raw), 1024)]); found != nil {
		if whole, err := strconv.Atoi(string(found[1])); err == nil && whole > len(raw) {
			return Cut
		}
	}
	rest, ended := raw, false
	for {
		_, tail, found := bytes.Cut(rest, []byte(last))
		if !found {
			break
		}
		rest, ended = bytes.TrimLeft(tail, blank), true
		if bytes.HasPrefix(rest, []byte(first)) || !after.Match(rest) {
			return Goes
		}
	}
	switch {
	case !ended:
		return Cut
	case len(rest) > 0 && rest[0] == '%': // a remark behind the end
		return Goes
	case len(rest) > 0: // it goes on as a document does, and does not end
		return Cut
	}
	return nil
}

// parse reads every object of a document.
func parse(ctx context.Context, raw []byte) (*model.Context, error) {
	conf := model.NewDefaultConfiguration()
	conf.Cmd = model.VALIDATE
	conf.ValidationMode = model.ValidationRelaxed
	conf.Offline = true
	read, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(raw), conf)
	switch {
	case errors.Is(err, pdfcpu.ErrWrongPassword), err != nil && bytes.Contains(raw, []byte("/Encrypt")):
		return nil, Locked
	case err != nil:
		return nil, fmt.Errorf("%w: %w", Cut, err)
	}
	return read, nil
}

// scan looks for programs and files in what a document holds.
type scan struct {
	ctx          context.Context
	script, file bool
}

// within looks into every object.
func within(ctx context.Context, read *model.Context) scan {
	s := scan{ctx: ctx}
	for _, entry := range read.Table {
		if entry != nil && !entry.Free {
			s.look(entry.Object, 0)
		}
	}
	return s
}

// deepest bounds how far an object is followed into what it holds; what it refers to is an object of its own.
const deepest = 64

func (s *scan) look(o types.Object, depth int) {
	if depth > deepest {
		return
	}
	switch o := o.(type) {
	case types.Dict:
		s.dict(o, depth)
	case types.StreamDict:
		s.dict(o.Dict, depth)
	case types.LazyObjectStreamObject:
		if held, err := o.DecodedObject(s.ctx); err == nil {
			s.look(held, depth+1)
		}
	case types.Array:
		for _, item := range o {
			s.look(item, depth+1)
		}
	}
}

// acts are actions of a document that do more than show another place in it, or a page of the web.
var acts = []string{"JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR", "GoToE", "RichMediaExecute"}

func (s *scan) dict(d types.Dict, depth int) {
	for key, value := range d {
		switch name, _ := value.(types.Name); named(key) {
		case "JS", "JavaScript", "XFA":
			s.script = true
		case "S":
			s.script = s.script || slices.Contains(acts, named(string(name)))
		case "EF":
			s.file = true
		}
		s.look(value, depth+1)
	}
}

// named is a name as it reads: a letter can be written as its number.
func named(name string) string {
	if read, err := url.PathUnescape(strings.ReplaceAll(name, "#", "%")); err == nil {
		return read
	}
	return name
}
