// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"strings"
	"testing"
)

func TestWhereAnOrganisationIs(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{"https://atelier.example": true, "http://atelier.example/over?ons=1": true,
		"atelier.example": false, "ftp://atelier.example": false,
		"https://atelier": false, "https://me:secret@atelier.example": false, "javascript:alert(1)": false, "https://a.example/" + strings.Repeat("a", 200): false, "": false,
		"https://x.examplehttps://y.example": false, "https://-x.example": false, "https://x..example": false, "https://x.123": false, "https://x_y.example": false, "https://192.168.0.1": false,
		"https://x.example:99999": false, "https://x.example:8443/a": true, "https://bücher.example": true} {
		if Website(s) != want {
			t.Errorf("website %q: %v", s, !want)
		}
	}
	for at, want := range map[[2]string]bool{{"2300", "BE"}: true, {"2300", ""}: true, {"0300", "BE"}: false, {"230", "BE"}: false,
		{"+300", "BE"}: false, {"2300 ", "BE"}: false,
		{"1234 AB", "NL"}: true, {"1234 AB", "BE"}: false, {"1234567890123", "NL"}: false} {
		if PostalCode(at[0], at[1]) != want {
			t.Errorf("postal code %q: %v", at, !want)
		}
	}
	for s, want := range map[string]bool{"BE": true, "NL": true, "be": false, "BEL": false, "": false, "BE\n": false, "GB": true,
		"UK": false, "SU": false, "YU": false, "UN": false, "EU": false, "AN": false, "ZZ": false, "SS": true} {
		if Country(s) != want {
			t.Errorf("country %q: %v", s, !want)
		}
	}
	for s, want := range map[string]bool{"31090": true, "3109": true, "31.09": true, "31.090": true, "310": false, "310901": false,
		"A31090": false, "": false} {
		if NACE(s) != want {
			t.Errorf("NACE %q: %v", s, !want)
		}
	}
}
