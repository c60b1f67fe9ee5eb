// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"pgregory.net/rapid"
)

func TestVectors(t *testing.T) {
	t.Parallel()
	type vectors struct{ Valid, Invalid []string }
	var all struct {
		CompanyNumbers vectors `json:"company_numbers"`
		IBANs          vectors `json:"ibans"`
	}
	raw, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(raw, &all); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name      string
		vectors   vectors
		normalise func(string) (string, error)
	}{{"company number", all.CompanyNumbers, identity.NormaliseCompanyNumber}, {"IBAN", all.IBANs, identity.NormaliseIBAN}} {
		if len(c.vectors.Valid) == 0 || len(c.vectors.Invalid) == 0 {
			t.Fatalf("no vectors for %s", c.name)
		}
		for _, s := range c.vectors.Valid {
			once, err := c.normalise(s)
			if err != nil {
				t.Errorf("%s %q: %v", c.name, s, err)
			}
			if twice, err := c.normalise(once); err != nil || twice != once {
				t.Errorf("%s %q: normalised to %q, then to %q (%v)", c.name, s, once, twice, err)
			}
		}
		for _, s := range c.vectors.Invalid {
			if got, err := c.normalise(s); err == nil {
				t.Errorf("%s %q was taken for %q", c.name, s, got)
			}
		}
	}
}

func TestEstablishmentsAreToldApart(t *testing.T) {
	t.Parallel()
	if _, err := identity.NormaliseCompanyNumber("2147.812.701"); !errors.Is(err, identity.ErrEstablishment) {
		t.Errorf("got %v", err)
	}
}

func TestNoSingleWrongDigitPasses(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.IntRange(1, 19_999_999).Draw(t, "first eight digits")
		right := fmt.Sprintf("%08d%02d", first, 97-first%97)
		if _, err := identity.NormaliseCompanyNumber(right); err != nil {
			t.Fatalf("%s: %v", right, err)
		}
		i := rapid.IntRange(0, 9).Draw(t, "place")
		wrong := []byte(right)
		wrong[i] = '0' + (wrong[i]-'0'+byte(rapid.IntRange(1, 9).Draw(t, "shift")))%10
		if got, err := identity.NormaliseCompanyNumber(string(wrong)); err == nil {
			t.Fatalf("%s passes as %s", wrong, got)
		}
	})
}

func TestEmail(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"noor@maatwerkatelier.example": true, "n.v+x@sub.example.be": true,
		"noor@": false, "noor": false, "@example.be": false, "noor@example": false, "Noor <noor@example.be>": false,
		"noor@example.": false, "noor@.example": false, "noor@example..be": false, "noor@example.be, an@example.be": false, "": false,
	} {
		if got := identity.Email(s); got != want {
			t.Errorf("%q: got %v", s, got)
		}
	}
}

func FuzzNormalise(f *testing.F) {
	f.Add("BE 0831.797.467")
	f.Add("BE68 5390 0754 7034")
	f.Fuzz(func(t *testing.T, s string) {
		for _, normalise := range []func(string) (string, error){identity.NormaliseCompanyNumber, identity.NormaliseIBAN} {
			if once, err := normalise(s); err == nil {
				if twice, err := normalise(once); err != nil || twice != once {
					t.Errorf("%q: %q then %q, %v", s, once, twice, err)
				}
			}
		}
	})
}
