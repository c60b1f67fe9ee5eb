// SPDX-License-Identifier: EUPL-1.2

package identity_test

import (
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/identity"
)

// TestIdentifiersAsTheyAreCopied: with what letters, sites and spreadsheets put into them.
func TestIdentifiersAsTheyAreCopied(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"0999-010-225": "0999.010.225", "BTW BE 0999.010.225": "0999.010.225", "0999\u2009010\u2009225": "0999.010.225", "BE\u00a00999010225": "0999.010.225",
		"0999\u2013010\u2013225": "0999.010.225", "(0999) 010 225": "0999.010.225", "\u200e0999.010.225\u202c": "0999.010.225", "TVA: BE 0999/010/225": "0999.010.225",
		"999.010.225": "0999.010.225", "be0999010225\u200b": "0999.010.225", "0999\u2011010\u2011225": "0999.010.225",
		"KBO 0999.010.225": "0999.010.225", "Ondernemingsnummer: 0999.010.225": "0999.010.225", "ond. nr. 0999.010.225": "0999.010.225", "btw-nummer BE0999010225": "0999.010.225", "0999·010·225": "0999.010.225",
	} {
		if got, err := identity.NormaliseCompanyNumber(s); err != nil || got != want {
			t.Errorf("company number %+q: %q %v", s, got, err)
		}
	}
	for s, want := range map[string]string{
		"BE16\u202f9990\u202f0001\u202f0174": "BE16 9990 0001 0174", "IBAN BE16 9990 0001 0174": "BE16 9990 0001 0174", "BE16-9990\u20140001-0174": "BE16 9990 0001 0174",
		"be16999000010174\ufeff": "BE16 9990 0001 0174", "\u2066BE16 9990 0001 0174\u2069": "BE16 9990 0001 0174",
	} {
		if got, err := identity.NormaliseIBAN(s); err != nil || got != want {
			t.Errorf("IBAN %+q: %q %v", s, got, err)
		}
	}
	for s, want := range map[string]string{
		"+32\u00a014\u00a000\u00a000\u00a001": "+32 14 00 00 01", "(014) 00 00 01": "+32 14 00 00 01", "0032 (0)14 00.00.01": "+32 14 00 00 01", "+32 (0) 14 00 00 01": "+32 14 00 00 01",
		"014/00.00.01": "+32 14 00 00 01", "+32\u201114\u201100\u201100\u201101": "+32 14 00 00 01", "0470 12 34 56": "+32 470 12 34 56", "tel:+32470123456": "+32 470 12 34 56",
		"02 555 12 12": "+32 2 555 12 12", "(+32) 9 225 12 12": "+32 9 225 12 12", "\u202a+32 50 00 00 02\u202c": "+32 50 00 00 02", "+31 20 123 45 67": "+31 20 123 45 67", "0031-20-1234567": "+31 20 1234567",
		"+32 14 00 00 01": "+32 14 00 00 01", "0800 12 345": "+32 800 12 345", "0902 12 345": "+32 902 12 345", "tel. 014 00 00 01": "+32 14 00 00 01", "GSM: 0470 12 34 56": "+32 470 12 34 56",
		"[014] 00 00 01": "+32 14 00 00 01",
	} {
		got, err := identity.NormalisePhone(s)
		if twice, again := identity.NormalisePhone(got); err != nil || got != want || again != nil || twice != got {
			t.Errorf("phone %+q: %q %v, then %q", s, got, err, twice)
		}
	}
	for _, s := range []string{"", "14", "bel me", "014 00 00", "014 00 00 012", "+", "++32 14 00 00 01", "014 00 00 0x",
		"+32 14 00 00 01 ext 5", "123456", "+0 123 456 789", "014+000001"} {
		if got, err := identity.NormalisePhone(s); err == nil {
			t.Errorf("phone %q passes as %q", s, got)
		}
	}
}

// TestMailboxesThatNoMailCanReach are refused; a domain of another script stays readable, and goes out as mail servers know it.
func TestMailboxesThatNoMailCanReach(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"a@[192.168.0.1]", "a@-x.example", "a@x-.example", "a@x.123", "a@localhost", "a@x_y.example",
		"a@x..example", "a@x.example.", "a@192.168.0.1", "a@x.e", "a b@x.example",
		"a@b@x.example", ".a@x.example", "a@xn--a.example", "a@" + string(make([]byte, 70)) + ".example", "a@[IPv6:::1]", "a@x.0x7f", "a@x.1a"} {
		if identity.Email(s) {
			t.Errorf("%q passes", s)
		}
	}
	for s, want := range map[string]string{"els@bücher.example": "els@xn--bcher-kva.example", "els@example.be": "els@example.be",
		"els+x@sub.example.museum": "els+x@sub.example.museum", "o'neil@example.be": "o'neil@example.be"} {
		if got, err := identity.Mailbox(s); err != nil || got != want {
			t.Errorf("%q goes out as %q, %v", s, got, err)
		}
	}
}
