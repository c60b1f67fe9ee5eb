// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

func TestAnInvitationIsALinkInAFileOfItsOwn(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	id := p.People[dossier.Decider].ID
	path := filepath.Join(t.TempDir(), "link")
	ctx := context.Background()
	send := func(path string) (string, error) {
		var out strings.Builder
		err := invite(ctx, &out, p.Store, id, "https://dossiers.example.org", path)
		return out.String(), err
	}
	if out, err := send(path); err != nil || out != "" {
		t.Fatalf("%q, %v", out, err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	opens := func(link string) bool {
		token, is := strings.CutPrefix(strings.TrimSpace(link), "https://dossiers.example.org/uitnodiging/")
		who, _, err := p.Store.Invited(ctx, access.HashToken(token))
		return is && err == nil && who == id
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 || !opens(string(raw)) {
		t.Errorf("%s", raw)
	}
	for _, wrong := range []string{"", path, filepath.Join(path, "nowhere")} {
		if _, err := send(wrong); err == nil || !strings.Contains(err.Error(), "--link-file") || !opens(string(raw)) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	if shown, err := send("-"); err != nil || !opens(shown) || opens(string(raw)) {
		t.Errorf("%q, %v", shown, err)
	}
	id = "p_nobody"
	none := filepath.Join(t.TempDir(), "none")
	if _, err := send(none); err == nil {
		t.Error("nobody is invited")
	}
	if _, err := os.Stat(none); !os.IsNotExist(err) {
		t.Error("a link that opens nothing is left")
	}
}

// TestBrowsersComeByNameAndWithTLSOrFromThisMachine, else nobody signs in.
func TestBrowsersComeByNameAndWithTLSOrFromThisMachine(t *testing.T) {
	for set, want := range map[string]string{
		"": "http://localhost:8080", "https://dossiers.example.org": "https://dossiers.example.org",
		"https://dossiers.example.org/": "https://dossiers.example.org", "http://127.0.0.1:9090": "http://localhost:9090",
		"http://dossiers.example.org": "", "https://192.0.2.7": "", "https://dossiers.example.org/below": "", "dossiers": "",
	} {
		t.Setenv(publicURL, set)
		got := ""
		if u := forBrowsers("http://127.0.0.1:8080"); u != nil {
			got = u.String()
		}
		if got != want {
			t.Errorf("%q: %q, want %q", set, got, want)
		}
	}
	t.Setenv(publicURL, "")
	for name, d := range map[string]door{"behind a proxy": {address: "127.0.0.1:0", behindProxy: true}, "to everybody, behind a proxy": {address: "0.0.0.0:0", behindProxy: true}} {
		l, err := d.open()
		if err != nil {
			t.Fatal(err)
		}
		if u := d.browsers(l); u != nil {
			t.Errorf("%s: %s", name, u)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	l, err := door{address: "127.0.0.1:0"}.open()
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if u := (door{}).browsers(l); u == nil || u.Hostname() != "localhost" || u.Scheme != "http" {
		t.Errorf("this machine: %v", u)
	}
}
