// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"errors"
	"strconv"
	"strings"
)

// ErrIBAN says that an account number is not an IBAN that exists.
var ErrIBAN = errors.New("iban: unknown country, wrong length or wrong check digits")

// lengths are those of the IBAN registry (ISO 13616) for the SEPA countries.
var lengths = map[string]int{
	"AD": 24, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18,
	"FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20,
	"LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "VA": 22,
}

// NormaliseIBAN gives an IBAN in groups of four, as people write it. A Belgian one must also pass the national check:
// the last two digits of the account are the first ten modulo 97, or 97 where that is 0.
func NormaliseIBAN(s string) (string, error) {
	s = strings.TrimPrefix(strings.ToUpper(bare(s)), "IBAN")
	if len(s) < 5 || lengths[s[:2]] != len(s) {
		return "", ErrIBAN
	}
	if mod97(s[4:]+s[:4]) != 1 {
		return "", ErrIBAN
	}
	if s[:2] == "BE" && !nationalCheck(s[4:]) {
		return "", ErrIBAN
	}
	var groups []string
	for i := 0; i < len(s); i += 4 {
		groups = append(groups, s[i:min(i+4, len(s))])
	}
	return strings.Join(groups, " "), nil
}

// mod97 reads letters as 10 to 35; anything else makes it fail.
func mod97(s string) int {
	rest := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			rest = (rest*10 + int(c-'0')) % 97
		case c >= 'A' && c <= 'Z':
			rest = (rest*100 + int(c-'A') + 10) % 97
		default:
			return -1
		}
	}
	return rest
}

func nationalCheck(account string) bool {
	if !digits(account) {
		return false
	}
	first, err := strconv.ParseInt(account[:10], 10, 64)
	if err != nil {
		return false
	}
	check, err := strconv.ParseInt(account[10:], 10, 64)
	want := first % 97
	if want == 0 {
		want = 97
	}
	return err == nil && check == want
}
