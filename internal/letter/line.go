// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

func (p *page) font(style string, size float64, c colour) {
	p.SetFont(family, style, size)
	p.SetTextColor(c.r, c.g, c.b)
}

// put is the one way in which a line of text reaches a page. The tags of an accessible document will go around it.
func (p *page) put(line string, x, y, width, height float64, align string) {
	p.SetXY(x, y)
	p.CellFormat(width, height, visual(line), "", 0, align, false, 0, "")
}

// flow sets a text in a column, over as many pages as it takes.
func (p *page) flow(text string, x, width, height float64) {
	for _, line := range p.lines(p.soft(text), width) {
		p.room(height)
		p.put(line, x, p.GetY(), width, height, "L")
		p.gap(height)
	}
}

// room starts a new page when less than a height is left, and says whether it did.
func (p *page) room(height float64) bool {
	if p.GetY()+height <= bottom {
		return false
	}
	p.AddPage()
	return true
}

func (p *page) gap(height float64) { p.SetY(p.GetY() + height) }

// lines breaks printable text to a width with the current font. A line ends at a space or where the writer put a soft hyphen, which
// is shown there. What is wider than a line is parted where it hurts least: see parts.
func (p *page) lines(text string, width float64) []string {
	b := breaker{p: p, width: width}
	for paragraph := range strings.SplitSeq(text, "\n") {
		b.place(paragraph, 0)
		b.end(false)
	}
	return b.lines
}

// breaker fills lines.
type breaker struct {
	p     *page
	width float64
	line  string
	used  float64 // by the line, with the space at its end
	lines []string
}

// place puts a piece of text on the line, on the next one, or in parts.
func (b *breaker) place(piece string, level int) {
	full, bare := b.measure(piece)
	if bare > b.width && level < len(parts) {
		if level == len(parts)-1 && b.line != "" {
			b.end(true) // what must be cut has a whole line to itself
		}
		for _, part := range parts[level](piece) {
			b.place(part, level+1)
		}
		return
	}
	if b.used+bare > b.width && b.line != "" {
		b.end(true)
	}
	b.line, b.used = b.line+piece, b.used+full
}

// measure is how wide a piece is within a line, and at its end.
func (b *breaker) measure(piece string) (within, last float64) {
	bare := unmarked.Replace(piece)
	within = b.p.GetStringWidth(bare)
	if last = within; strings.HasSuffix(piece, softHyphen) {
		return within, within + b.p.GetStringWidth("-")
	}
	if trimmed := strings.TrimRight(bare, " "+noBreak); trimmed != bare {
		last = b.p.GetStringWidth(trimmed)
	}
	return within, last
}

// end ends a line; broken says that its paragraph goes on.
func (b *breaker) end(broken bool) {
	b.lines, b.line, b.used = append(b.lines, shown(b.line, broken)), "", 0
}

// unmarked takes away where a line could have been broken.
var unmarked = strings.NewReplacer(softHyphen, "", zeroWidth, "")

const (
	softHyphen = "\u00ad"
	zeroWidth  = "\u200b" // a place to break without a hyphen
	noBreak    = "\u00a0"
)

// shown is a line as it stands on paper: nothing of where it could have been broken, and a hyphen where it was broken at a soft one.
func shown(line string, broken bool) string {
	core := strings.TrimRight(line, " "+noBreak+zeroWidth+softHyphen)
	tail := line[len(core):]
	bare := unmarked.Replace(core)
	if broken && core != "" && strings.Contains(tail, softHyphen) && !strings.ContainsAny(tail, " "+noBreak) &&
		!strings.HasSuffix(bare, "-") {
		return bare + "-"
	}
	return bare
}

// parts are the ways to part a text, the best first: at spaces and soft hyphens; behind a dash or slash between words; at spaces that
// should not be broken; in addresses and numbers behind what parts them; between characters.
var parts = []func(string) []string{
	behind(regexp.MustCompile(`[ \x{ad}\x{200b}]`)),
	behind(regexp.MustCompile(`[-/\x{2013}\x{2014}]\pL`)),
	behind(regexp.MustCompile(`\x{a0}`)),
	behind(regexp.MustCompile(`[-/.,:;@?&=_+%#~|\\]`)),
	func(s string) []string { return grapheme.FindAllString(s, -1) },
}

// grapheme is a character with the accents on it.
var grapheme = regexp.MustCompile(`(?s).\pM*`)

// behind parts a text behind the first character of each match.
func behind(places *regexp.Regexp) func(string) []string {
	return func(s string) (all []string) {
		from := 0
		for _, at := range places.FindAllStringIndex(s, -1) {
			_, size := utf8.DecodeRuneInString(s[at[0]:])
			all, from = append(all, s[from:at[0]+size]), at[0]+size
		}
		if from < len(s) {
			all = append(all, s[from:])
		}
		return all
	}
}
