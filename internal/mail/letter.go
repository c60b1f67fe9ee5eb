// SPDX-License-Identifier: EUPL-1.2

// Package mail hands messages over: to a mail server, or to a folder on this machine.
package mail

import (
	"fmt"
	netmail "net/mail"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/notice"
	gomail "github.com/wneessen/go-mail"
)

// Sender reads the address that messages come from, with or without a name.
func Sender(text string) (*netmail.Address, error) {
	from, err := netmail.ParseAddress(text)
	if err != nil {
		return nil, fmt.Errorf("sender of mail: not an address: %q", text)
	}
	return from, nil
}

// Host is the domain of an address, which Message-IDs end in.
func Host(a *netmail.Address) string { return a.Address[strings.LastIndexByte(a.Address, '@')+1:] }

// letter is a message in the form of internet mail.
func letter(from *netmail.Address, m notice.Message, encoding gomail.Encoding) (*gomail.Msg, error) {
	if to, err := netmail.ParseAddress(m.To); err != nil || to.Address != m.To {
		return nil, &notice.Fault{Step: "address", Permanent: true}
	}
	msg := gomail.NewMsg(gomail.WithEncoding(encoding), gomail.WithNoDefaultUserAgent())
	msg.FromMailAddress(from)
	msg.AddToMailAddress(&netmail.Address{Name: m.Name, Address: m.To})
	msg.SetMessageIDWithValue(m.ID)
	msg.SetDateWithValue(m.Date)
	msg.Subject(m.Subject)
	msg.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: no answer of a machine is wanted
	msg.SetGenHeader(gomail.HeaderXAutoResponseSuppress, "All")
	msg.SetGenHeader(gomail.HeaderContentLang, m.Lang)
	msg.SetBodyString(gomail.TypeTextPlain, strings.ReplaceAll(m.Body, "\n", "\r\n"))
	return msg, nil
}
