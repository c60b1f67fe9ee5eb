// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/mail"
	"github.com/dossierwerkt/dossierwerkt/internal/notice"
)

// TestSettingsOfMail: what is set wrong is said at the start, by its name, and never with the password.
func TestSettingsOfMail(t *testing.T) {
	password := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(password, []byte("geheim\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	right := map[string]string{smtpHost: "mail.example.org", smtpUser: "dossiers", smtpPassword + "_FILE": password,
		mailFrom: "Dossierwerkt <dossiers@example.org>", publicURL: "https://dossiers.example.org"}
	for name, c := range map[string]struct {
		set   map[string]string
		fault string
	}{
		"right":              {nil, ""},
		"implicit TLS":       {map[string]string{smtpTLS: "implicit", smtpPort: "465"}, ""},
		"here without TLS":   {map[string]string{smtpTLS: "none", smtpHost: "localhost"}, ""},
		"there without TLS":  {map[string]string{smtpTLS: "none"}, "TLS"},
		"TLS unknown":        {map[string]string{smtpTLS: "perhaps"}, "TLS"},
		"port":               {map[string]string{smtpPort: "smtp"}, smtpPort},
		"no sender":          {map[string]string{mailFrom: ""}, mailFrom},
		"no password":        {map[string]string{smtpPassword + "_FILE": ""}, smtpPassword},
		"no public address":  {map[string]string{publicURL: ""}, publicURL},
		"public address bad": {map[string]string{publicURL: "dossiers"}, publicURL},
	} {
		t.Run(name, func(t *testing.T) {
			for _, setting := range []string{smtpPort, smtpTLS, smtpPassword} {
				t.Setenv(setting, "")
			}
			all := maps.Clone(right)
			maps.Copy(all, c.set)
			for setting, value := range all {
				t.Setenv(setting, value)
			}
			s := &service{desk: &desk.Desk{}, log: slog.New(slog.DiscardHandler)}
			err := s.mailByServer()
			if c.fault == "" && (err != nil || s.desk.Notices == nil) {
				t.Error(err)
			}
			if c.fault != "" && (err == nil || !strings.Contains(err.Error(), c.fault) || strings.Contains(err.Error(), "geheim") ||
				s.desk.Notices != nil) {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestWithoutAMailServer(t *testing.T) {
	for _, setting := range []string{smtpHost, mailFrom, publicURL} {
		t.Setenv(setting, "")
	}
	s := &service{desk: &desk.Desk{}, log: slog.New(slog.DiscardHandler)}
	if err := s.mailByServer(); err != nil || s.desk.Notices != nil {
		t.Errorf("%v, %v", s.desk.Notices, err)
	}
	if err := s.mailFromHere("/data", "http://127.0.0.1:8080"); err != nil {
		t.Fatal(err)
	}
	sender, is := s.desk.Notices.(*notice.Sender)
	if !is {
		t.Fatalf("%T", s.desk.Notices)
	}
	if folder, is := sender.Mailer.(mail.Folder); !is || folder.Dir != "/data/outbox" ||
		sender.Link != "http://127.0.0.1:8080/dossiers" || sender.Host != "localhost" {
		t.Errorf("%+v", sender)
	}
}
