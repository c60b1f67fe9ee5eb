// SPDX-License-Identifier: EUPL-1.2

package mail_test

import (
	netmail "net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/mail"
)

func TestAFolderKeepsEachMessageOnce(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "outbox")
	o := newOffice(t, mail.Folder{Dir: dir, From: &netmail.Address{Name: "Dossierwerkt", Address: "dossierwerkt@localhost"}})
	number := o.Start(t, "CW-KORT")
	read := func() map[string]string {
		t.Helper()
		files := map[string]string{}
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			raw, err := os.ReadFile(filepath.Join(dir, e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			if info, err := e.Info(); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%s: %v, %v", e.Name(), info.Mode(), err)
			}
			files[e.Name()] = string(raw)
		}
		return files
	}
	o.round()
	once := read()
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	o.Database.Exec(t, "update outbox set state = 'queued', next_at = created_at, sent_at = null")
	o.round()
	twice := read()
	if len(once) != 2 || len(twice) != 2 {
		t.Fatalf("%d files, then %d", len(once), len(twice))
	}
	for name, text := range once {
		if twice[name] != text {
			t.Errorf("%s changed:\n%s\n---\n%s", name, text, twice[name])
		}
		if !strings.HasSuffix(name, "@example.org.eml") || !strings.Contains(text, "Message-ID: <"+strings.TrimSuffix(name, ".eml")+">\r\n") ||
			!strings.Contains(text, "\r\nDossier "+number+" (\"") || !strings.Contains(text, "Voorbeeld,\r\n") ||
			strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\n") {
			t.Errorf("%s cannot be read as it is:\n%s", name, text)
		}
	}
}
