// SPDX-License-Identifier: EUPL-1.2

package browser

import (
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Screen is what somebody looks at.
type Screen struct {
	Name  string
	Width int64   // in CSS pixels
	Zoom  float64 // how many pixels of the screen make one
	Dark  bool
}

// Watch has the browser show its page on a screen.
func (b *Browser) Watch(s Screen) {
	b.t.Helper()
	scheme := "light"
	if s.Dark {
		scheme = "dark"
	}
	b.Do(emulation.SetDeviceMetricsOverride(s.Width, 900, max(s.Zoom, 1), false),
		emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}))
}

// Fits wants the page no wider than its screen: nobody scrolls sideways to read a line.
func (b *Browser) Fits() bool {
	b.t.Helper()
	var over bool
	b.Do(chromedp.Evaluate(`[document.documentElement, document.querySelector("main")].some(e => e && e.scrollWidth > innerWidth)`, &over))
	return !over
}
