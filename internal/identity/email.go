// SPDX-License-Identifier: EUPL-1.2

package identity

import (
	"errors"
	"net/mail"
	"strings"

	"golang.org/x/net/idna"
)

// maxMailbox is the longest mailbox, in bytes (RFC 5321, 4.5.3.1).
const maxMailbox = 254

var errMailbox = errors.New("mailbox: none that mail can reach")

// domains reads a domain as mail servers look it up: labels of letters, digits and inner hyphens, of a length that DNS takes.
var domains = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.StrictDomainName(true), idna.ValidateLabels(true),
	idna.VerifyDNSLength(true))

// Email says whether a mail can reach it: one mailbox without a name around it, in a domain of at least two labels of which the
// last is no number.
func Email(s string) bool {
	_, err := Mailbox(s)
	return err == nil
}

// Mailbox is a mailbox as a mail server reads it: an internationalised domain in punycode. The part before it stays as it is.
func Mailbox(s string) (string, error) {
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || a.Name != "" || len(s) > maxMailbox {
		return "", errMailbox
	}
	at := strings.LastIndexByte(s, '@')
	name, err := domain(s[at+1:])
	if err != nil || at > 64 {
		return "", errMailbox
	}
	return s[:at+1] + name, nil
}

// domain is a domain as it is looked up: at least two labels, of which the last begins with a letter.
func domain(s string) (string, error) {
	ascii, err := domains.ToASCII(s)
	if err != nil {
		return "", errMailbox
	}
	labels := strings.Split(ascii, ".")
	if last := labels[len(labels)-1]; len(labels) < 2 || len(last) < 2 || last[0] < 'a' || last[0] > 'z' {
		return "", errMailbox
	}
	return ascii, nil
}
