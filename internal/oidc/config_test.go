// SPDX-License-Identifier: EUPL-1.2

package oidc_test

import (
	"encoding/json"
	"errors"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
)

// TestSettingsAreReadOrEachMistakeIsTold with its place, in words, and without what stands there.
func TestSettingsAreReadOrEachMistakeIsTold(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	secretFile, empty := filepath.Join(dir, "secret"), filepath.Join(dir, "empty")
	for path, content := range map[string]string{secretFile: secret, empty: " \n"} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ field, value, want string }{
		{"", "", ""},
		{"issuer", `"http://localhost:8080/op"`, ""},
		{"issuer", `"http://127.0.0.1:8080"`, ""},
		{"issuer", `"http://[::1]:8080"`, ""},
		{"address", `"http://localhost:8080"`, ""},
		{"issuer", `"http://kanarie.example.org/op"`, "/issuer https"},
		{"issuer", `"http://localhost.kanarie.example.org"`, "/issuer https"},
		{"issuer", `"http://kanarie@127.0.0.1"`, "/issuer https"},
		{"issuer", `"https://example.org?kanarie"`, "/issuer https"},
		{"issuer", `"https://example.org#kanarie"`, "/issuer https"},
		{"issuer", `"https:kanarie"`, "/issuer https"},
		{"issuer", `"kanarie"`, "/issuer https"},
		{"issuer", `null`, "/issuer https"},
		{"address", `"http://kanarie.example.org"`, "/address https"},
		{"address", `"https://kanarie.example.org/"`, "/address origin"},
		{"client_id", `""`, "/client_id required"},
		{"client_id", `7`, "/client_id wrong_type"},
		{"secret_file", `"` + dir + `/kanarie"`, "/secret_file unreadable"},
		{"secret_file", `"` + empty + `"`, "/secret_file unreadable"},
		{"scopes", `["profile"]`, "/scopes openid"},
		{"scopes", `["openid","vo kanarie"]`, "/scopes/1 one_word"},
		{"scopes", `"openid"`, "/scopes wrong_type"},
		{"acr", `[]`, "/acr required"},
		{"acr", `["kanarie a"]`, "/acr/0 one_word"},
		{"acr_high", `[]`, "/acr_high required"},
		{"acr_high", `["a",""]`, "/acr_high/1 one_word"},
		{"claims", `{}`, "/claims/subject required"},
		{"claims", `{"subject":"email","email":"email"}`, "/claims/subject not_for_ever"},
		{"claims", `{"subject":"sub","kanari":"a"}`, "/claims/kanari unknown_field"},
		{"client_secret", `"kanarie"`, "/client_secret unknown_field"},
	} {
		fields := map[string]json.RawMessage{"issuer": json.RawMessage(`"https://example.org/op"`), "client_id": json.RawMessage(`"dossierwerkt"`),
			"secret_file": json.RawMessage(`"` + secretFile + `"`), "address": json.RawMessage(`"https://dossiers.example.org"`),
			"scopes": json.RawMessage(`["openid","vo"]`), "acr": json.RawMessage(`["a"]`), "acr_high": json.RawMessage(`["b"]`),
			"claims": json.RawMessage(`{"subject":"vo_id","name":["given_name","family_name"],"email":"vo_email"}`)}
		if c.field != "" {
			fields[c.field] = json.RawMessage(c.value)
		}
		raw, err := json.Marshal(fields)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, "oidc.json")
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err = oidc.Read(path)
		if c.want == "" {
			if err != nil {
				t.Errorf("%s %s: %v", c.field, c.value, err)
			}
			continue
		}
		u := new(oidc.Unusable)
		if !errors.As(err, &u) || u.Faults.Error() != c.want {
			t.Errorf("%s %s: %v", c.field, c.value, err)
			continue
		}
		for _, f := range u.Faults {
			if nl, en := f.Words.In("nl"), f.Words.In("en"); nl == "" || nl == en || !strings.Contains(err.Error(), f.Pointer+": "+en) {
				t.Errorf("%s: %q %q in %v", c.want, nl, en, err)
			}
		}
		if strings.Contains(err.Error(), "kanarie") {
			t.Errorf("%v tells what stands there", err)
		}
	}
	if _, err := oidc.Read(filepath.Join(dir, "none.json")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

// TestEveryFailureHasWordsThatSayWhatToDo in both languages.
func TestEveryFailureHasWordsThatSayWhatToDo(t *testing.T) {
	t.Parallel()
	for _, kind := range []oidc.Kind{oidc.Away, oidc.Unfit, oidc.Late, oidc.Foreign, oidc.Refused, oidc.CodeRefused, oidc.TooLow, oidc.Stale,
		oidc.OtherPerson, oidc.Incomplete, oidc.Malformed} {
		words := (&oidc.Failure{Kind: kind}).Words()
		if nl, en := words.In("nl"), words.In("en"); strings.Count(nl, ". ") == 0 || strings.Count(en, ". ") == 0 || nl == en {
			t.Errorf("%s: %q %q", kind, nl, en)
		}
	}
}

// TestAnOperatorIsToldWhyTheProviderIsAway as far as this machine knows it.
func TestAnOperatorIsToldWhyTheProviderIsAway(t *testing.T) {
	t.Parallel()
	stranger := httptest.NewUnstartedServer(http.NotFoundHandler())
	stranger.Config.ErrorLog = log.New(io.Discard, "", 0) // it would tell of the handshake
	stranger.StartTLS()
	t.Cleanup(stranger.Close)
	for issuer, detail := range map[string]string{stranger.URL: "certificate", "http://127.0.0.1:1": "connection"} {
		_, _, err := oidc.New(oidc.Config{Issuer: issuer}).SignIn(ctx)
		if f := new(oidc.Failure); !errors.As(err, &f) || f.Kind != oidc.Away || f.Detail != detail {
			t.Errorf("%v, want %s", err, detail)
		}
	}
}
