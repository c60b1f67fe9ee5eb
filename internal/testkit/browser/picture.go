// SPDX-License-Identifier: EUPL-1.2

package browser

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"

	"github.com/chromedp/chromedp"
)

// largest is how many bytes a picture of a page may take.
const largest = 150 << 10

// Picture writes what a screen shows into the folder that SCREENSHOTS names, if it names one, in at most 256 colours.
func (b *Browser) Picture(name string, s Screen) {
	b.t.Helper()
	folder := os.Getenv("SCREENSHOTS")
	if folder == "" {
		return
	}
	b.Watch(s)
	var raw []byte
	b.Do(chromedp.Evaluate(`scrollTo(0, 0)`, nil))
	b.Do(chromedp.CaptureScreenshot(&raw))
	seen, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		b.t.Fatal(err)
	}
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&out, reduced(seen)); err != nil {
		b.t.Fatal(err)
	}
	if out.Len() > largest {
		b.t.Errorf("picture %s: %d bytes", name, out.Len())
	}
	if err := os.WriteFile(filepath.Join(folder, name+".png"), out.Bytes(), 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// reduced is a picture in the 256 colours that most of it has, each other in the nearest of those.
func reduced(seen image.Image) *image.Paletted {
	count := map[color.RGBA]int{}
	bounds := seen.Bounds()
	at := func(x, y int) color.RGBA {
		c, _ := color.RGBAModel.Convert(seen.At(x, y)).(color.RGBA)
		return c
	}
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			count[at(x, y)]++
		}
	}
	colours := make([]color.RGBA, 0, len(count))
	for c := range count {
		colours = append(colours, c)
	}
	slices.SortFunc(colours, func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	var palette color.Palette
	for _, c := range colours[:min(256, len(colours))] {
		palette = append(palette, c)
	}
	index := map[color.RGBA]uint8{}
	out := image.NewPaletted(bounds, palette)
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			c := at(x, y)
			i, known := index[c]
			if !known {
				i = uint8(palette.Index(c))
				index[c] = i
			}
			out.SetColorIndex(x, y, i)
		}
	}
	return out
}
