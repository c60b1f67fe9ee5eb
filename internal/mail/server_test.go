// SPDX-License-Identifier: EUPL-1.2

package mail_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"io"
	"log"
	"math/big"
	"net"
	netmail "net/mail"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/mail"
	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// post is a mail server that keeps what it is given.
type post struct {
	address string
	roots   *x509.CertPool

	lock     sync.Mutex
	received []string // whole messages, in order
	to       []string // their recipients
	from     []string
	talks    int
	refuse   func(step, address string) error // nil: take everything
	hangUp   bool                             // close the line after a message was accepted
}

// postOptions say how the server is reached.
type postOptions struct {
	address  string // empty: any free port
	clear    bool   // no TLS at all
	implicit bool
}

func newPost(t *testing.T, o postOptions) *post {
	t.Helper()
	if o.address == "" {
		o.address = "127.0.0.1:0"
	}
	l, err := net.Listen("tcp", o.address)
	if err != nil {
		t.Fatal(err)
	}
	certificate, roots := certificate(t)
	p := &post{address: l.Addr().String(), roots: roots}
	server := smtp.NewServer(smtp.BackendFunc(func(c *smtp.Conn) (smtp.Session, error) {
		p.lock.Lock()
		defer p.lock.Unlock()
		p.talks++
		return &session{post: p, conn: c}, nil
	}))
	server.Domain, server.AllowInsecureAuth = "127.0.0.1", o.clear
	server.EnableSMTPUTF8 = true
	server.ErrorLog = log.New(io.Discard, "", 0)
	if !o.clear {
		server.TLSConfig = &tls.Config{Certificates: []tls.Certificate{certificate}}
	}
	if o.implicit {
		l = tls.NewListener(l, server.TLSConfig)
	}
	done := make(chan struct{})
	go func() { defer close(done); _ = server.Serve(l) }()
	t.Cleanup(func() { _ = server.Close(); <-done })
	return p
}

// certificate is one for 127.0.0.1 that its own pool trusts.
func certificate(t *testing.T) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(1), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true}
	raw, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	if c, err = x509.ParseCertificate(raw); err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(c)
	return tls.Certificate{Certificate: [][]byte{raw}, PrivateKey: key}, pool
}

// settings reach the server with TLS and the right password.
func (p *post) settings(t *testing.T) mail.Server {
	t.Helper()
	address, err := net.ResolveTCPAddr("tcp", p.address)
	if err != nil {
		t.Fatal(err)
	}
	return mail.Server{Host: "127.0.0.1", Port: address.Port, User: "dossierwerkt", Password: "geheim", Roots: p.roots,
		From: &netmail.Address{Name: "Dossierwerkt", Address: "dossiers@example.org"}}
}

func (p *post) mailer(t *testing.T) *mail.SMTP {
	t.Helper()
	return mailer(t, p.settings(t))
}

func mailer(t *testing.T, s mail.Server) *mail.SMTP {
	t.Helper()
	m, err := mail.NewSMTP(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func (p *post) refusing(refuse func(step, address string) error) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.refuse = refuse
}

// recipients are those who got a message, sorted: as often as they got one.
func (p *post) recipients() string {
	p.lock.Lock()
	defer p.lock.Unlock()
	to := slices.Clone(p.to)
	slices.Sort(to)
	return strings.Join(to, " ")
}

// messageTo is the last message to an address.
func (p *post) messageTo(t *testing.T, address string) *netmail.Message {
	t.Helper()
	p.lock.Lock()
	defer p.lock.Unlock()
	for i := len(p.to) - 1; i >= 0; i-- {
		if p.to[i] == address {
			m, err := netmail.ReadMessage(strings.NewReader(p.received[i]))
			if err != nil {
				t.Fatal(err)
			}
			return m
		}
	}
	t.Fatalf("%s got nothing", address)
	return nil
}

// session is one talk with the server.
type session struct {
	post     *post
	conn     *smtp.Conn
	from, to string
	known    bool
	accepted bool
}

func (s *session) AuthMechanisms() []string { return []string{sasl.Plain} }

func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != "dossierwerkt" || password != "geheim" {
			return smtp.ErrAuthFailed
		}
		s.known = true
		return nil
	}), nil
}

func (s *session) ask(step, address string) error {
	s.post.lock.Lock()
	defer s.post.lock.Unlock()
	if s.post.refuse == nil {
		return nil
	}
	return s.post.refuse(step, address)
}

func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	if !s.known {
		return smtp.ErrAuthRequired
	}
	s.from = from
	return s.ask("sender", from)
}

func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.to = to
	return s.ask("recipient", to)
}

func (s *session) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := s.ask("content", s.to); err != nil {
		return err
	}
	s.post.lock.Lock()
	defer s.post.lock.Unlock()
	s.post.received, s.post.to, s.post.from = append(s.post.received, string(raw)), append(s.post.to, s.to), append(s.post.from, s.from)
	s.accepted = true
	return nil
}

// Reset comes after a message, and before the answer to RSET.
func (s *session) Reset() {
	s.post.lock.Lock()
	defer s.post.lock.Unlock()
	if s.post.hangUp && s.accepted {
		_ = s.conn.Conn().Close()
	}
}

func (s *session) Logout() error { return nil }

func code(n int, a, b, c int) error {
	return &smtp.SMTPError{Code: n, EnhancedCode: smtp.EnhancedCode{a, b, c}, Message: "not noor@example.org"}
}
