// SPDX-License-Identifier: EUPL-1.2

package web_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// What an eye needs (WCAG 2.2, 1.4.3 and 1.4.11): the lightness of two colours, one over the other.
const (
	leastForText = 4.5
	leastForEdge = 3
)

// ornamental are tokens of lines that part what stands apart without them: nobody needs to see those.
var ornamental = []string{"line"}

var (
	comment     = regexp.MustCompile(`(?s)/\*.*?\*/`)
	tokenValue  = regexp.MustCompile(`--([a-z-]+):\s*(#[0-9a-fA-F]+)`)
	declaration = regexp.MustCompile(`([a-z-]+)\s*:\s*([^;}]+)`)
	tokenUsed   = regexp.MustCompile(`var\(--([a-z-]+)\)`)
	rawColour   = regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|oklch|color-mix)\(`)
)

// palette is what the styles say of colours.
type palette struct {
	tokens               [2]map[string]string // light and dark
	texts, grounds, rims []string             // tokens by what they are used for
	pairs                [][2]string          // text and ground that one rule sets
}

// readPalette reads styles; what sets a colour without a token is a fault.
func readPalette(css string) (p palette, faults []string) {
	css = comment.ReplaceAllString(css, "")
	p.tokens = [2]map[string]string{{}, {}}
	roots := regexp.MustCompile(`(?s):root\s*\{(.*?)\}`).FindAllStringSubmatch(css, -1)
	for i, root := range roots {
		for _, m := range tokenValue.FindAllStringSubmatch(root[1], -1) {
			p.tokens[min(i, 1)][m[1]] = m[2]
		}
		css = strings.Replace(css, root[0], "", 1)
	}
	if len(roots) != 2 || len(p.tokens[0]) != len(p.tokens[1]) {
		faults = append(faults, fmt.Sprintf("%d :root, with %d and %d colours: one light and one dark are wanted, with the same", len(roots), len(p.tokens[0]), len(p.tokens[1])))
	}
	for _, found := range rawColour.FindAllString(css, -1) {
		faults = append(faults, found+" is no token")
	}
	add := func(to *[]string, all ...string) {
		for _, token := range all {
			if _, is := p.tokens[0][token]; is && !slices.Contains(*to, token) {
				*to = append(*to, token)
			}
		}
	}
	for _, rule := range regexp.MustCompile(`(?s)\{([^{}]*)\}`).FindAllStringSubmatch(css, -1) {
		var text, ground string
		for _, d := range declaration.FindAllStringSubmatch(rule[1], -1) {
			for _, u := range tokenUsed.FindAllStringSubmatch(d[2], -1) {
				switch name := d[1]; {
				case name == "color" || name == "-webkit-text-fill-color":
					text = u[1]
					add(&p.texts, u[1])
				case strings.HasPrefix(name, "background"):
					ground = u[1]
					add(&p.grounds, u[1])
				case strings.HasPrefix(name, "border") || strings.HasPrefix(name, "outline") || name == "accent-color" || name == "stroke" || name == "fill" || name == "box-shadow":
					add(&p.rims, u[1])
				}
			}
		}
		if text != "" && ground != "" {
			p.pairs = append(p.pairs, [2]string{text, ground})
		}
	}
	return p, faults
}

// wanting are the pairs that an eye cannot tell apart. A text that stands on a ground of its own rule is held to that one; every other may come
// to stand on each ground that a text without a ground of its own inherits.
func (p palette) wanting() (found []string) {
	own := func(token string) bool { // used on one ground only, which its rule sets
		return strings.HasPrefix(token, "on-")
	}
	check := func(scheme int, over, under string, least float64) {
		if got := contrast(p.tokens[scheme][over], p.tokens[scheme][under]); !(got >= least) { // what is no colour is not enough
			found = append(found, fmt.Sprintf("%s on %s, %s: %.2f, not %.1f", over, under, []string{"light", "dark"}[scheme], got, least))
		}
	}
	var grounds []string
	for _, g := range p.grounds {
		if !slices.ContainsFunc(p.pairs, func(pair [2]string) bool { return pair[1] == g && own(pair[0]) }) {
			grounds = append(grounds, g)
		}
	}
	for scheme := range p.tokens {
		for _, pair := range p.pairs {
			check(scheme, pair[0], pair[1], leastForText)
		}
		for _, text := range p.texts {
			for _, g := range grounds {
				if !own(text) {
					check(scheme, text, g, leastForText)
				}
			}
		}
		for _, rim := range p.rims {
			for _, g := range grounds {
				if !slices.Contains(ornamental, rim) {
					check(scheme, rim, g, leastForEdge)
				}
			}
		}
	}
	return found
}

// contrast is (L1 + 0.05) / (L2 + 0.05) of the relative luminances of two colours.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

func luminance(colour string) (l float64) {
	hex := strings.TrimPrefix(colour, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	for i, weight := range []float64{.2126, .7152, .0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			return math.NaN()
		}
		c := float64(n) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		l += weight * c
	}
	return l
}

func stylesheet(t *testing.T) string {
	t.Helper()
	names, err := filepath.Glob("styles/*.css")
	if err != nil || len(names) == 0 {
		t.Fatalf("no styles: %v", err)
	}
	var all strings.Builder
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(raw)
	}
	return all.String()
}

// TestEveryColourCanBeToldFromItsGround computes it for every pair that the styles can bring together, light and dark, and then for styles with
// a fault planted in them.
func TestEveryColourCanBeToldFromItsGround(t *testing.T) {
	t.Parallel()
	css := stylesheet(t)
	p, faults := readPalette(css)
	for _, fault := range append(faults, p.wanting()...) {
		t.Error(fault)
	}
	if len(p.texts) < 5 || len(p.grounds) < 4 || len(p.rims) < 3 || len(p.pairs) < 3 {
		t.Errorf("little was read: %+v", p)
	}
	if got := contrast("#fff", "#000000"); got != 21 {
		t.Errorf("white on black is %v", got)
	}
	for from, to := range map[string]string{
		"--soft: #4f5c58":   "--soft: #8a9692",
		"--edge: #8b9995":   "--edge: #4b5955",
		"--stop: #ff9d95":   "--stop: #9a1b1b",
		"a { color: ":       "a { color: #777; x: ",
		"--on-accent: #fff": "--on-accent: #9bb",
	} {
		broken := strings.Replace(css, from, to, 1)
		q, faults := readPalette(broken)
		if broken == css || len(faults)+len(q.wanting()) == 0 {
			t.Errorf("%s for %s is not seen", to, from)
		}
	}
}
