// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const pdf = "%PDF-1.7 a document"

// archive serves a list of documents, and bytes for whatever is asked.
func archive(t *testing.T, list, served string) *fake {
	return newFake(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/documents") {
			send(w, http.StatusOK, `{"documents":[`+list+`]}`)
			return
		}
		send(w, http.StatusOK, served)
	})
}

func hashOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

func TestDownloadIsWholeOrNothing(t *testing.T) {
	t.Parallel()
	list := `{"id":"decision-7","kind":"decision","seq":7,"version":1,"sha256":"` + hashOf(pdf) + `","superseded_by":null},
		{"id":"decision-6","kind":"decision","seq":6,"version":1,"sha256":"11","superseded_by":null},
		{"id":"decision-9","kind":"decision","seq":9,"sha256":"00","superseded_by":"decision-7"},{"id":"application-8","kind":"application","seq":8,"sha256":"00","superseded_by":null}`
	for name, served := range map[string]string{"whole": pdf, "cut off": pdf[:8], "empty": ""} {
		f := archive(t, list, served)
		dir := t.TempDir()
		target := filepath.Join(dir, "d.pdf")
		if err := os.WriteFile(target, []byte("old"), 0o600); err != nil {
			t.Fatal(err)
		}
		code, out, errs := f.call("download", "CW-KORT-0001", "decision", "-o", target)
		raw, err := os.ReadFile(target)
		if err != nil {
			t.Fatal(err)
		}
		want := map[bool]string{true: pdf, false: "old"}[served == pdf]
		if (code == 0) != (served == pdf) || string(raw) != want || out != "" || errs == "" {
			t.Errorf("%s: exit %d, %q: %s%s", name, code, raw, out, errs)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
			t.Errorf("%s: %v left, %v", name, left, err)
		}
		if got := f.asked()[1].path; !strings.HasSuffix(got, "/documents/decision-7") {
			t.Errorf("fetched %s", got)
		}
		if info, err := os.Stat(target); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%v, %v", info.Mode(), err)
		}
	}
}

func TestDownloadOfWhatIsNotThereYet(t *testing.T) {
	t.Parallel()
	f := archive(t, "", pdf)
	target := filepath.Join(t.TempDir(), "a.pdf")
	code, out, errs := f.call("download", "N", "application", "-o", target, "--json")
	if code != 0 || errs != "" || !strings.Contains(out, `"id":"draft"`) || !strings.Contains(out, hashOf(pdf)) ||
		f.asked()[1].path != "/api/v1/dossiers/N/documents/draft" {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
	if _, _, errs := f.call("download", "N", "application", "-o", target); !strings.Contains(errs, "ontwerp") {
		t.Error(errs)
	}
	before := len(f.asked())
	if code, _, errs := f.call("download", "N", "decision", "-o", target); code != 3 ||
		!strings.Contains(errs, "document is er nog niet") || len(f.asked()) != before+1 {
		t.Errorf("exit %d: %s", code, errs)
	}
}

func TestDownloadTo(t *testing.T) {
	t.Parallel()
	f := archive(t, `{"id":"application-4","kind":"application","seq":4,"superseded_by":null}`, pdf)
	if code, out, errs := f.call("download", "N", "application", "-o", "-"); code != 0 || out != pdf || errs != "" {
		t.Errorf("exit %d: %q %s", code, out, errs)
	}
	dir := t.TempDir()
	if code, _, errs := f.call("download", "N", "application", "-o", dir); code != 2 || !strings.Contains(errs, dir) {
		t.Errorf("exit %d: %s", code, errs)
	}
	if code, _, errs := f.call("download", "N", "application", "-o", filepath.Join(dir, "no", "such.pdf")); code != 1 ||
		!strings.Contains(errs, "such") && !strings.Contains(errs, "no") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if code, _, errs := f.call("download", "N", "application", "-o", os.DevNull); code != 0 {
		t.Errorf("exit %d: %s", code, errs)
	}
	if info, err := os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("a device was replaced by a file: %v, %v", info.Mode(), err)
	}
	link, real := filepath.Join(dir, "link.pdf"), filepath.Join(dir, "real.pdf")
	if err := os.WriteFile(real, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	f.call("download", "N", "application", "-o", link)
	if raw, err := os.ReadFile(real); err != nil || string(raw) != pdf {
		t.Errorf("%q, %v", raw, err)
	}
}

func TestDownloadNamesTheFile(t *testing.T) {
	t.Chdir(t.TempDir())
	f := archive(t, `{"id":"application-4","kind":"application","seq":4,"superseded_by":null}`, pdf)
	if code, _, errs := f.call("download", "CW-KORT-0001", "application"); code != 0 ||
		!strings.HasPrefix(errs, "CW-KORT-0001-application.pdf: ") {
		t.Errorf("exit %d: %s", code, errs)
	}
	if raw, err := os.ReadFile("CW-KORT-0001-application.pdf"); err != nil || string(raw) != pdf {
		t.Errorf("%q, %v", raw, err)
	}
}

func TestAPDFDoesNotGoToATerminal(t *testing.T) {
	t.Parallel()
	tty, err := os.Open("/dev/ptmx")
	if err != nil {
		t.Fatal(err)
	}
	defer tty.Close()
	var errs strings.Builder
	a := newInvocation(nil, tty, &errs)
	if code := a.run(t.Context(), []string{"download", "N", "decision", "-o", "-", "--server", "http://127.0.0.1:1"}); code != 2 ||
		!strings.Contains(errs.String(), "-o") {
		t.Errorf("exit %d: %s", code, &errs)
	}
}

func TestDocuments(t *testing.T) {
	t.Parallel()
	f := archive(t, `{"id":"application-4","kind":"application","version":3,"sha256":"ab","bytes":12,"created_at":"2026-11-24T13:32:00Z","seq":4,"superseded_by":"application-9"}`, "")
	if code, out, _ := f.call("documents", "N"); code != 0 ||
		!strings.Contains(out, "application-4  3       24 november 2026, 14.32 uur  12     application-9   ab\n") {
		t.Errorf("exit %d:\n%s", code, out)
	}
	if code, out, errs := archive(t, "", "").call("documents", "N"); code != 0 || out != "" ||
		!strings.Contains(errs, "download N application") {
		t.Errorf("exit %d: %s%s", code, out, errs)
	}
}
