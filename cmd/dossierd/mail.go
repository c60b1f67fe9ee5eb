// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"fmt"
	"io"
	netmail "net/mail"
	"net/url"
	"os"
	"path/filepath"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/mail"
	"github.com/dossierwerkt/dossierwerkt/internal/notice"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
)

// Names of the settings of mail.
const (
	smtpHost     = "DOSSIERD_SMTP_HOST" // without it nothing is sent to a mail server
	smtpPort     = "DOSSIERD_SMTP_PORT"
	smtpUser     = "DOSSIERD_SMTP_USER"
	smtpPassword = "DOSSIERD_SMTP_PASSWORD" // or its file
	smtpTLS      = "DOSSIERD_SMTP_TLS"
	mailFrom     = "DOSSIERD_MAIL_FROM"
)

// mailByServer has the sweep send notices through the mail server that the environment names; without one they stay queued.
func (s *service) mailByServer() error {
	if os.Getenv(smtpHost) == "" {
		s.log.Info("no mail server is set: notices stay queued", "setting", smtpHost)
		return nil
	}
	return s.mailBySMTP("")
}

// mailFromHere is mailByServer for one machine: without a mail server, messages become files in a folder.
func (s *service) mailFromHere(dir, address string) error {
	if os.Getenv(smtpHost) != "" {
		return s.mailBySMTP(address)
	}
	from := &netmail.Address{Name: "Dossierwerkt", Address: "dossierwerkt@localhost"}
	if text := os.Getenv(mailFrom); text != "" {
		var err error
		if from, err = mail.Sender(text); err != nil {
			return fmt.Errorf("%s: %w", mailFrom, err)
		}
	}
	return s.mailWith(mail.Folder{Dir: filepath.Join(dir, "outbox"), From: from}, filesTogether, from, address)
}

func (s *service) mailBySMTP(address string) error {
	m, err := mailServer()
	if err != nil {
		return err
	}
	return s.mailWith(m, 1, m.From(), address)
}

// filesTogether is how many notices become files at a time: one that is written twice is one.
const filesTogether = 16

// mailServer is the one that the environment names.
func mailServer() (*mail.SMTP, error) {
	server := mail.Server{Host: os.Getenv(smtpHost), User: os.Getenv(smtpUser), TLS: os.Getenv(smtpTLS)}
	var err error
	if server.From, err = mail.Sender(os.Getenv(mailFrom)); err != nil {
		return nil, fmt.Errorf("%s: %w", mailFrom, err)
	}
	if text := os.Getenv(smtpPort); text != "" {
		if server.Port, err = strconv.Atoi(text); err != nil || server.Port < 1 || server.Port > 65535 {
			return nil, fmt.Errorf("%s: not a port: %q", smtpPort, text)
		}
	}
	if server.User != "" {
		if server.Password, err = secret(smtpPassword); err != nil {
			return nil, err
		}
	}
	return mail.NewSMTP(server)
}

// mailWith gives the sweep a sender. Messages link to the public address, or to the one that is served on this machine.
func (s *service) mailWith(m notice.Mailer, together int, from *netmail.Address, address string) error {
	u, err := publicAddress(address)
	if err != nil {
		return err
	}
	s.desk.Notices = &notice.Sender{Outbox: s.store, Mailer: m, Together: together, Log: s.log,
		Composer: notice.Composer{Door: doorOf(forBrowsers(address)), Link: u.JoinPath("dossiers").String(), Host: mail.Host(from)}}
	return nil
}

// doorOf is where browsers come in, or "".
func doorOf(u *url.URL) string {
	if u == nil {
		return ""
	}
	return u.String()
}

// showNotices prints how notices fare. Those that were refused are for a person to look at; they do not make the product ill.
func showNotices(ctx context.Context, out io.Writer, store *postgres.Store) error {
	f, err := store.Figures(ctx)
	if err != nil {
		return err
	}
	mark := "·"
	if f.Notices[notice.Failed] > 0 {
		mark = "!"
	}
	fmt.Fprintf(out, "%s notices: %d sent, %d queued, %d without an address, %d refused\n", mark,
		f.Notices[notice.Sent], f.Notices[notice.Queued], f.Notices[notice.NoAddress], f.Notices[notice.Failed])
	failed, err := store.FailedNotices(ctx, 10)
	if err != nil {
		return fmt.Errorf("notices: %w", err)
	}
	for _, n := range failed {
		fmt.Fprintf(out, "  %s event %d to %s: %s\n", n.Dossier, n.Seq, n.Person, n.Error)
	}
	return nil
}
