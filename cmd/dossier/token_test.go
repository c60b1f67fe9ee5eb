// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheTokenComesFromTheEnvironment(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(path, []byte("dw_from_file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		env  map[string]string
		want string
	}{
		{nil, ""},
		{map[string]string{"DOSSIER_TOKEN": "dw_plain"}, "Bearer dw_plain"},
		{map[string]string{"DOSSIER_TOKEN_FILE": path}, "Bearer dw_from_file"},
		{map[string]string{"DOSSIER_TOKEN": "dw_plain", "DOSSIER_TOKEN_FILE": path}, "Bearer dw_from_file"},
	} {
		f := newFake(t, always(http.StatusOK, submitted))
		p := &person{env: c.env}
		if code, _, errs := p.call(f.URL, "submit", "X"); code != 0 || f.asked()[0].header.Get("Authorization") != c.want {
			t.Errorf("%v: exit %d, %v: %s", c.env, code, f.asked()[0].header, errs)
		}
	}
	f := newFake(t, always(http.StatusOK, "{}"))
	for _, env := range []map[string]string{{"DOSSIER_TOKEN_FILE": "/nowhere"}, {"DOSSIER_TOKEN": "dw secret\nX-Evil: 1"}} {
		p := &person{env: env}
		if code, out, errs := p.call(f.URL, "show", "X"); code != 2 || strings.Contains(out+errs, "secret") || len(f.asked()) != 0 {
			t.Errorf("%v: exit %d: %s", env, code, errs)
		}
	}
}

func TestNoFlagTakesAToken(t *testing.T) {
	t.Parallel()
	f := newFake(t, always(http.StatusOK, "{}"))
	for _, args := range [][]string{{"show", "X", "--token", "dw_secret"}, {"--token=dw_secret", "show", "X"},
		{"submit", "X", "--authorization", "dw_secret"}} {
		if code, out, errs := f.call(args...); code != 2 || strings.Contains(strings.ReplaceAll(out+errs, "--token=dw_secret", ""),
			"dw_secret") || len(f.asked()) != 0 {
			t.Errorf("%v: exit %d: %s%s", args, code, out, errs)
		}
	}
	_, out, _ := f.call("--help")
	if strings.Contains(out, "--token") || !strings.Contains(out, "DOSSIER_TOKEN_FILE") {
		t.Error(out)
	}
}
