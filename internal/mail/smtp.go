// SPDX-License-Identifier: EUPL-1.2

package mail

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	netmail "net/mail"
	"net/textproto"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/loopback"
	"github.com/dossierwerkt/dossierwerkt/internal/notice"
	gomail "github.com/wneessen/go-mail"
	"github.com/wneessen/go-mail/smtp"
)

// How the connection to a mail server is kept private.
const (
	StartTLS = "starttls" // asked for in clear, and refused without
	Implicit = "implicit" // from the first byte
	NoTLS    = "none"     // on this machine only
)

// Server says how to reach a mail server.
type Server struct {
	Host     string
	Port     int    // 0: 587, or 465 with implicit TLS
	User     string // empty: no authentication
	Password string
	TLS      string // empty: StartTLS
	From     *netmail.Address
	Roots    *x509.CertPool // nil: those of the system
}

// How long a step may take, and what is left when the process stops.
const (
	patience = time.Minute // connecting; then talking. Together shorter than a notice is held
	stopping = 8 * time.Second
)

// SMTP hands messages over to a mail server.
type SMTP struct {
	server  Server
	options []gomail.Option
}

var _ notice.Mailer = (*SMTP)(nil)

// NewSMTP checks the settings. It does not connect: a mail server that is down must not keep the product from starting.
func NewSMTP(s Server) (*SMTP, error) {
	if s.Host == "" || s.From == nil {
		return nil, errors.New("mail server: host and sender are required")
	}
	options := []gomail.Option{gomail.WithTimeout(patience), gomail.WithTLSConfig(&tls.Config{ServerName: s.Host, RootCAs: s.Roots,
		MinVersion: tls.VersionTLS12})}
	port := 587
	switch s.TLS {
	case "", StartTLS:
		s.TLS = StartTLS
		options = append(options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	case Implicit:
		port = 465
		options = append(options, gomail.WithSSL())
	case NoTLS:
		if !loopback.Host(s.Host) {
			return nil, fmt.Errorf("mail server: without TLS only on this machine, and %s is another", s.Host)
		}
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS))
	default:
		return nil, fmt.Errorf("mail server: TLS must be %s, %s or %s", StartTLS, Implicit, NoTLS)
	}
	if s.Port == 0 {
		s.Port = port
	}
	options = append(options, gomail.WithPort(s.Port))
	if s.User != "" {
		options = append(options, gomail.WithUsername(s.User), gomail.WithPassword(s.Password),
			gomail.WithOpportunisticSMTPAuth(gomail.SMTPAuthSCRAMSHA256, gomail.SMTPAuthPlain, gomail.SMTPAuthLogin))
	}
	if _, err := gomail.NewClient(s.Host, options...); err != nil {
		return nil, fmt.Errorf("mail server: %w", err)
	}
	return &SMTP{s, options}, nil
}

// From is the sender of all messages.
func (s *SMTP) From() *netmail.Address { return s.server.From }

// Send implements notice.Mailer. Every message has a connection of its own: notices are few, and none suffers from another.
func (s *SMTP) Send(ctx context.Context, m notice.Message) error {
	if reached, err := identity.Mailbox(m.To); err == nil { // a domain of another script goes out as mail servers know it
		m.To = reached
	}
	msg, err := letter(s.server.From, m, gomail.EncodingQP)
	if err != nil {
		return err
	}
	var options []gomail.Option
	if ascii(m.To) { // the extension is for addresses; asking for it without need makes further servers refuse
		options = append(options, gomail.WithoutSMTPUTF8())
	}
	return s.talk(ctx, options, func(line net.Conn, client *gomail.Client, conn *smtp.Client) error {
		// A message under way is finished when the process stops, but does not hold it up for long.
		defer context.AfterFunc(ctx, func() { _ = line.SetDeadline(time.Now().Add(stopping)) })()
		err := client.SendWithSMTPClient(conn, msg)
		if msg.IsDelivered() { // it was accepted, whatever was said afterwards
			return nil
		}
		return fault(err)
	})
}

// Try reaches the server and signs in, and sends nothing.
func (s *SMTP) Try(ctx context.Context) error {
	return s.talk(ctx, nil, func(net.Conn, *gomail.Client, *smtp.Client) error { return nil })
}

// talk says something to the server, on a line of its own.
func (s *SMTP) talk(ctx context.Context, more []gomail.Option, say func(net.Conn, *gomail.Client, *smtp.Client) error) error {
	// The library leaves a connection open that fails before the first message, so this closes it.
	var line net.Conn
	defer func() {
		if line != nil {
			line.Close()
		}
	}()
	options := append(slices.Concat(s.options, more),
		gomail.WithDialContextFunc(func(ctx context.Context, network, address string) (c net.Conn, err error) {
			line, err = s.dial(ctx, network, address)
			return line, err
		}))
	client, err := gomail.NewClient(s.server.Host, options...)
	if err != nil {
		return fmt.Errorf("mail server: %w", err)
	}
	conn, err := client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		return away(err)
	}
	err = say(line, client, conn)
	if err == nil {
		_ = client.CloseWithSMTPClient(conn) // all that counts was said
	}
	return err
}

func (s *SMTP) dial(ctx context.Context, network, address string) (net.Conn, error) {
	if s.server.TLS == Implicit {
		config := &tls.Config{ServerName: s.server.Host, RootCAs: s.server.Roots, MinVersion: tls.VersionTLS12}
		return (&tls.Dialer{Config: config}).DialContext(ctx, network, address)
	}
	return new(net.Dialer).DialContext(ctx, network, address)
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 127 })
}

// away is the fault of a server that is not reached, has no TLS, or does not know us. No recipient was named yet.
func away(err error) error {
	f := &notice.Fault{Step: "connect", Away: true, Cause: err}
	if said := new(textproto.Error); errors.As(err, &said) {
		f.Code = strconv.Itoa(said.Code)
	}
	return f
}

// ours are the codes that speak of our settings or manners, not of the message: they are no reason to give a notice up.
var ours = []int{500, 502, 503, 504, 530, 534, 535, 538}

// fault tells apart what is wrong with one message and what is wrong with every message.
func fault(err error) error {
	said := new(gomail.SendError)
	if !errors.As(err, &said) {
		return away(err)
	}
	f := &notice.Fault{}
	if code := said.ErrorCode(); code > 0 {
		f.Code = strings.TrimSpace(strconv.Itoa(code) + " " + said.EnhancedStatusCode())
	}
	refused := said.ErrorCode() >= 500 && !slices.Contains(ours, said.ErrorCode())
	switch said.Reason {
	case gomail.ErrSMTPRcptTo:
		f.Step, f.Permanent = "recipient", refused
	case gomail.ErrSMTPData, gomail.ErrWriteContent, gomail.ErrSMTPDataClose:
		f.Step, f.Permanent = "content", refused
	case gomail.ErrSMTPMailFrom:
		f.Step, f.Away = "sender", true
	default:
		f.Step, f.Away = "connect", true
	}
	return f
}
