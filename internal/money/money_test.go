// SPDX-License-Identifier: EUPL-1.2

package money_test

import (
	"errors"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/money"
	"pgregory.net/rapid"
)

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]error{
		"":               money.ErrSyntax,
		"abc":            money.ErrSyntax,
		"1,50":           money.ErrSyntax,
		"1.":             money.ErrSyntax,
		".5":             money.ErrSyntax,
		"+1.00":          money.ErrSyntax,
		" 1.00":          money.ErrSyntax,
		"--1":            money.ErrSyntax,
		"1e3":            money.ErrSyntax,
		"٣.00":           money.ErrSyntax,
		"10.005":         money.ErrDecimals,
		"-1.00":          money.ErrNegative,
		"10000000000.01": money.ErrTooLarge,
		"99999999999999": money.ErrTooLarge,
	} {
		if _, err := money.Parse(in); !errors.Is(err, want) {
			t.Errorf("Parse(%q): got %v, want %v", in, err, want)
		}
	}
}

func TestWhatIsWrittenReadsBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		c := money.Cents(rapid.Int64Range(0, int64(money.Max)).Draw(t, "cents"))
		got, err := money.Parse(c.String())
		if err != nil || got != c {
			t.Fatalf("Parse(%q) = %d, %v; want %d", c.String(), got, err, c)
		}
	})
}

func TestForPeople(t *testing.T) {
	t.Parallel()
	for c, want := range map[money.Cents][2]string{
		0:           {"€\u00a00,00", "€0.00"},
		5:           {"€\u00a00,05", "€0.05"},
		123456:      {"€\u00a01.234,56", "€1,234.56"},
		40000_00:    {"€\u00a040.000,00", "€40,000.00"},
		1600000_00:  {"€\u00a01.600.000,00", "€1,600,000.00"},
		-1234567_89: {"€\u00a0-1.234.567,89", "-€1,234,567.89"},
	} {
		if got := [2]string{c.Belgian(), c.English()}; got != want {
			t.Errorf("%d: got %q, want %q", c, got, want)
		}
	}
}

func TestRatesForPeople(t *testing.T) {
	t.Parallel()
	for rate, want := range map[money.BasisPoints][2]string{
		8000: {"80\u00a0%", "80%"}, 1250: {"12,5\u00a0%", "12.5%"}, 1205: {"12,05\u00a0%", "12.05%"}, 10000: {"100\u00a0%",
			"100%"}, 5: {"0,05\u00a0%", "0.05%"},
	} {
		if got := [2]string{rate.Belgian(), rate.English()}; got != want {
			t.Errorf("%d: got %q, want %q", rate, got, want)
		}
	}
}

func TestOnlyEuro(t *testing.T) {
	t.Parallel()
	if _, err := (money.Euro{Amount: "1.00", Currency: "USD"}).Cents(); !errors.Is(err, money.ErrCurrency) {
		t.Fatalf("dollars were taken for euros: %v", err)
	}
}

func TestRatesAreComparedWithoutRounding(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		part, whole money.Cents
		rate        money.BasisPoints
		above       bool
	}{{80, 100, 8000, false}, {81, 100, 8000, true}, {8001, 10000, 8000, true}, {0, 0, 8000, false}, {1, 0, 8000, true},
		{2, 3, 6666, true}, {2, 3, 6667, false}, {money.Max, money.Max, 10000, false}, {money.Max * 1000, money.Max * 1000, 9999, true}} {
		if got := money.Above(c.part, c.whole, c.rate); got != c.above {
			t.Errorf("%d of %d above %d: %v", c.part, c.whole, c.rate, got)
		}
	}
}

func TestPartsNeverAddUpToMore(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		amount := money.Cents(rapid.Int64Range(0, int64(money.Max)).Draw(t, "amount"))
		costs := rapid.SliceOfN(rapid.Int64Range(1, int64(money.Max)), 1, 8).Draw(t, "costs")
		var whole, sum money.Cents
		for _, c := range costs {
			whole += money.Cents(c)
		}
		for _, c := range costs {
			sum += money.Part(amount, money.Cents(c), whole)
		}
		if sum > amount || amount-sum >= money.Cents(len(costs)) && len(costs) > 1 {
			t.Fatalf("the parts of %d are %d", amount, sum)
		}
	})
}
