// SPDX-License-Identifier: EUPL-1.2

package typed_test

import (
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"github.com/dossierwerkt/dossierwerkt/internal/typed"
	"pgregory.net/rapid"
)

func TestAmountsAreReadAsPeopleTypeThem(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]string{
		"12.500,00": "12500.00", "12500": "12500.00", "12.500": "12500.00", "€ 12.500": "12500.00", "12500.00": "12500.00",
		"12 500,00": "12500.00", "12\u00a0500,00": "12500.00", "12\u202f500": "12500.00", "12.500,5": "12500.50", " 12,5 ": "12.50",
		"12.5": "12.50", "12,50": "12.50", "1.234.567,89": "1234567.89", "1,234,567.89": "1234567.89", "1,234,567": "1234567.00",
		"12'500.00": "12500.00", "12.500,-": "12500.00", "12.500 EUR": "12500.00", "euro 12": "12.00", "€12": "12.00", "0": "0.00",
		"0,5": "0.50", "007": "7.00", "12,500.00": "12500.00", "500,00€": "500.00", "-0": "0.00",
	} {
		if got, ok := typed.Amount(s); got != want || !ok {
			t.Errorf("%q is read as %q, %v", s, got, ok)
		}
	}
	for _, s := range []string{"", " ", "12,500", "0.500", "1234.567", "12.50.00", "1.2345", "12 50", "1 2500", "12,500,00", "1.234 567", "twaalf",
		"12..5", ".5", "12.", "€", "99999999999999", "١٢", "12.500,00.000", "1e3", "0x10", "+5", "1.000,000,00", "€ € 5"} {
		if got, ok := typed.Amount(s); ok || got != s {
			t.Errorf("%q is read as %q, %v", s, got, ok)
		}
	}
	if got, ok := typed.Amount("- € 5,00"); ok || got != "- € 5,00" {
		t.Errorf("a sign before the currency: %q", got)
	}
	if got, ok := typed.Amount("€ -1.250"); ok || got != "-1250.00" {
		t.Errorf("a negative amount: %q", got)
	}
	if typed.Euro(" ") != (money.Euro{}) || typed.Euro("12.500") != (money.Euro{Amount: "12500.00", Currency: "EUR"}) ||
		typed.Euro(" veel ") != (money.Euro{Amount: "veel", Currency: "EUR"}) {
		t.Error("an amount of the contracts")
	}
}

func TestDaysAreReadAsPeopleTypeThem(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"3/11/2026", "3-11-26", "3.11.2026", "03/11/2026", "3 nov 2026", "3 november 2026", "2026-11-03", "3 Nov. 26",
		"3 NOVEMBER 2026", "2026/11/3", "3\u00a0november\u00a02026", "3–11–2026", "3 / 11 / 2026", "3 11 2026", "3nov2026", "3-nov-2026"} {
		if got, ok := typed.Day(s); got != "2026-11-03" || !ok {
			t.Errorf("%q is read as %q, %v", s, got, ok)
		}
	}
	for s, want := range map[string]string{"1 mrt 2027": "2027-03-01", "1 maart 27": "2027-03-01", "1 March 2027": "2027-03-01",
		"31 mei 2027": "2027-05-31", "31 may 2027": "2027-05-31", "29/2/2028": "2028-02-29", "5 okt 27": "2027-10-05", "5 oct 27": "2027-10-05"} {
		if got, ok := typed.Day(s); got != want || !ok {
			t.Errorf("%q is read as %q, %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "11/2026", "31/11/2026", "29/2/2027", "3/13/2026", "3 no 2026", "3 novembers 2026", "morgen", "3/11/202", "0/1/2026",
		"2026-11-03T10:00", "3/11", "20261103", "3 xyz 2026"} {
		if got, ok := typed.Day(s); ok || got != s {
			t.Errorf("%q is read as %q, %v", s, got, ok)
		}
	}
}

func TestNumbersAreReadAsPeopleTypeThem(t *testing.T) {
	t.Parallel()
	for s, want := range map[string][2]string{"46,5": {"46.5", "46.5"}, "46.5": {"46.5", "46.5"}, "1.250": {"1250", "1.250"}, "1,250": {"1.250", "1250"},
		"1.250,5": {"1250.5", "1250.5"}, "12 000": {"12000", "12000"}, "0.125": {"0.125", "0.125"}, "7": {"7", "7"}} {
		for i, lang := range []string{"nl", "en"} {
			if got, ok := typed.Decimal(s, lang); got != want[i] || !ok {
				t.Errorf("%s: %q is read as %q, %v", lang, s, got, ok)
			}
		}
	}
	for _, s := range []string{"", "-1", "veel", "1..2", "1,2,3", "½"} {
		if got, ok := typed.Decimal(s, "nl"); ok || got != s {
			t.Errorf("%q is read as %q, %v", s, got, ok)
		}
	}
}

// TestWhatIsShownIsReadBack: a field that is sent as it was shown changes nothing.
func TestWhatIsShownIsReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		lang := rapid.SampledFrom([]string{"nl", "en"}).Draw(t, "lang")
		amount := money.Cents(rapid.Int64Range(0, int64(money.Max)).Draw(t, "cents")).String()
		if got, ok := typed.Amount(typed.ShowAmount(amount, lang)); got != amount || !ok {
			t.Errorf("%s, shown as %s, is read as %s", amount, typed.ShowAmount(amount, lang), got)
		}
		day := time.Date(2000, 1, 1+rapid.IntRange(0, 36_500).Draw(t, "days"), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		if got, ok := typed.Day(typed.ShowDay(day, lang)); got != day || !ok {
			t.Errorf("%s, shown as %s, is read as %s", day, typed.ShowDay(day, lang), got)
		}
		number := rapid.StringMatching(`[0-9]{1,12}(\.[0-9]{1,3})?`).Draw(t, "number")
		if got, ok := typed.Decimal(typed.ShowDecimal(number, lang), lang); got != number || !ok {
			t.Errorf("%s, shown as %s, is read as %s", number, typed.ShowDecimal(number, lang), got)
		}
	})
}

// TestWhateverIsTypedIsKeptOrRight: whatever is typed is kept, or is an amount, a day or a number that the rules take.
func TestWhateverIsTypedIsKeptOrRight(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`[-€ 0-9.,'/a-z]{0,20}`)).Draw(t, "typed")
		if got, ok := typed.Amount(s); ok {
			if _, err := money.Parse(got); err != nil {
				t.Errorf("%q is read as %q", s, got)
			}
		}
		if got, ok := typed.Day(s); ok {
			if _, err := time.Parse(time.DateOnly, got); err != nil {
				t.Errorf("%q is read as %q", s, got)
			}
		}
	})
}
