// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
)

// TestTheProviderOfTheSettingsIsReadAtTheStart, and what is wrong is told by its place, before anything runs.
func TestTheProviderOfTheSettingsIsReadAtTheStart(t *testing.T) {
	t.Setenv(publicURL, "https://dossiers.example.org")
	t.Setenv(oidcFile, "")
	d := door{address: "127.0.0.1:0", behindProxy: true}
	l, err := d.open()
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if p, err := d.provider(l); p != nil || err != nil {
		t.Errorf("%v %v", p, err)
	}
	dir := t.TempDir()
	write := func(bend func(c *oidc.Config)) string {
		c := oidc.Config{Name: "Aanmelden Vlaanderen", Issuer: "https://op.example.org", ClientID: "dossierwerkt", SecretFile: filepath.Join(dir, "secret"), Address: "https://dossiers.example.org",
			Scopes: []string{"openid"}, ACR: []string{"substantial"}, ACRHigh: []string{"high"}, Claims: oidc.Claims{Subject: "sub"}}
		if bend != nil {
			bend(&c)
		}
		raw, err := json.Marshal(c)
		for name, content := range map[string][]byte{"secret": []byte("geheim-van-de-client"), "oidc.json": raw} {
			if err == nil {
				err = os.WriteFile(filepath.Join(dir, name), content, 0o600)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
		return filepath.Join(dir, "oidc.json")
	}
	d.oidc = write(nil)
	if p, err := d.provider(l); err != nil || p.Name().In("nl") != "Aanmelden Vlaanderen" {
		t.Errorf("by the flag: %v", err)
	}
	t.Setenv(oidcFile, d.oidc)
	d.oidc = ""
	if p, err := d.provider(l); err != nil || p == nil {
		t.Errorf("by the environment: %v", err)
	}
	for want, bend := range map[string]func(c *oidc.Config){
		"/acr_high: This is required":                      func(c *oidc.Config) { c.ACRHigh = nil },
		"/secret_file: This file is not there":             func(c *oidc.Config) { c.SecretFile = dir },
		"/address: this is not the address at which":       func(c *oidc.Config) { c.Address = "https://elsewhere.example.org" },
		"/issuer: Give an address that begins with https,": func(c *oidc.Config) { c.Issuer = "http://op.example.org" },
	} {
		write(bend)
		if _, err := d.provider(l); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "elsewhere") {
			t.Errorf("%s: %v", want, err)
		}
	}
	d.oidc = filepath.Join(dir, "none")
	if _, err := d.provider(l); err == nil || !strings.Contains(err.Error(), "--oidc") {
		t.Errorf("%v", err)
	}
}
