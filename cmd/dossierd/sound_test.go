// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// TestDoctorNamesWhatTheMachineLacks: each planted fault once, with what mends it.
func TestDoctorNamesWhatTheMachineLacks(t *testing.T) {
	_, db := testkit.NewStore(t)
	dir := folder(t, db)
	ill := func() (lines []string) {
		out, err := command("doctor", "--data", dir)
		if err == nil {
			t.Error("it is well, and no engine answers")
		}
		for _, line := range strings.Split(out, "\n") {
			if rest, found := strings.CutPrefix(line, "✗ "); found {
				lines = append(lines, rest)
			}
		}
		return lines
	}
	before := ill()
	for _, c := range []struct {
		name, cure string
		plant      func()
	}{
		{"secrets fit", "--new-passwords", func() {
			if err := os.WriteFile(filepath.Join(dir, "secrets.json"), []byte(`{"dossierwerkt_owner":"geheim"}`), 0o600); err != nil {
				t.Fatal(err)
			}
		}},
		{"mail leaves", "DOSSIERD_SMTP_PORT", func() {
			t.Setenv("DOSSIERD_SMTP_HOST", "127.0.0.1")
			t.Setenv("DOSSIERD_SMTP_PORT", "1")
			t.Setenv("DOSSIERD_SMTP_TLS", "none")
			t.Setenv("DOSSIERD_MAIL_FROM", "dossierwerkt@example.org")
		}},
	} {
		c.plant()
		after := ill()
		named := 0
		for _, line := range after {
			if strings.HasPrefix(line, c.name+": ") && strings.Contains(line, c.cure) && !strings.Contains(line, "geheim") {
				named++
			}
		}
		if named != 1 || len(after) != len(before)+1 {
			t.Errorf("%s is named %d times: %q, and before %q", c.name, named, after, before)
		}
		before = after
	}
	if roomy("/", little, 1000, 2000) != nil || roomy("/", little, 0, 0) != nil {
		t.Error("there is room")
	}
	if roomy("/", little-1, 5000, 5000) == nil || roomy("/", little, 10, 5000) == nil {
		t.Error("a disk that is full is not named")
	}
}
