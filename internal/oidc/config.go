// SPDX-License-Identifier: EUPL-1.2

package oidc

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/loopback"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
)

// ReturnPath is where the provider sends people back to, under the address of the product. It is registered at the provider.
const ReturnPath = "/aanmelden/terug"

// Config says which provider people sign in with, and how to read what it tells of them.
type Config struct {
	Name       string   `json:"name"`   // what people call it; empty: "uw aanmelddienst"
	Issuer     string   `json:"issuer"` // exactly as the provider writes it: a slash at the end counts
	ClientID   string   `json:"client_id"`
	SecretFile string   `json:"secret_file"` // read for every sign-in, so a new secret needs no restart
	Address    string   `json:"address"`     // of the product, as browsers know it
	Scopes     []string `json:"scopes"`
	Claims     Claims   `json:"claims"`
	ACR        []string `json:"acr"`      // enough to sign in
	ACRHigh    []string `json:"acr_high"` // enough to decide, and to sign in
}

// Claims names the claims of the ID token in which the provider tells each thing. What has no name is not read.
type Claims struct {
	Subject      string   `json:"subject"`      // who it is: always the same and never somebody else's
	Name         []string `json:"name"`         // joined by spaces
	Email        string   `json:"email"`        //
	Group        string   `json:"group"`        // the kind of organisation that the person acts for
	Organisation string   `json:"organisation"` // its code
	Roles        string   `json:"roles"`        // a text or a list
}

// Unusable is a file with settings that cannot be used.
type Unusable struct {
	Path   string
	Faults fault.Faults
}

// Error tells each mistake with its place, a line for each, and nothing of what stands there.
func (u *Unusable) Error() string {
	var lines []string
	for _, f := range u.Faults {
		lines = append(lines, fmt.Sprintf("%s %s: %s", u.Path, f.Pointer, f.Words.In("en")))
	}
	return strings.Join(lines, "\n")
}

// Read reads the settings from a JSON file. The error is an *Unusable, or that of the file.
func Read(path string) (Config, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return Config{}, err
	}
	var c Config
	faults := fault.Faults{}
	if err := strict.Fill(raw, &c); errors.As(err, &faults) {
		return Config{}, &Unusable{path, faults}
	}
	if faults := c.faults(); len(faults) > 0 {
		return Config{}, &Unusable{path, faults}
	}
	return c, nil
}

// faults are everything that is wrong with the settings.
func (c Config) faults() (faults fault.Faults) {
	note := func(wrong bool, pointer, code, nl, en string) {
		if wrong {
			faults.Note(pointer, code, bilingual.Words{nl, en})
		}
	}
	required := func(empty bool, pointer string) {
		note(empty, pointer, "required", "Dit is verplicht. Vul het in.", "This is required. Fill it in.")
	}
	required(c.ClientID == "", "/client_id")
	required(c.Claims.Subject == "", "/claims/subject")
	required(len(c.ACR) == 0, "/acr")
	required(len(c.ACRHigh) == 0, "/acr_high")
	for _, at := range []struct{ pointer, address string }{{"/issuer", c.Issuer}, {"/address", c.Address}} {
		note(!private(at.address) || strings.ContainsAny(at.address, "?#"), at.pointer, "https",
			"Geef een adres dat met https begint, zonder vraagteken of hekje. Met http mag het alleen op deze machine.",
			"Give an address that begins with https, without a question mark or a hash. With http it may be on this machine only.")
	}
	u, err := url.Parse(c.Address)
	note(err == nil && u.Path != "", "/address", "origin", "Geef enkel het begin, zonder iets na de naam van de machine: ook geen schuine streep.",
		"Give the beginning only, with nothing after the name of the machine: no slash either.")
	note(!slices.Contains(c.Scopes, "openid"), "/scopes", "openid", `Zet "openid" in de lijst.`, `Put "openid" in the list.`)
	note(c.Claims.Subject != "" && c.Claims.Subject == c.Claims.Email, "/claims/subject", "not_for_ever",
		"Een e-mailadres kan van iemand anders worden. Kies een claim die altijd van dezelfde persoon is, zoals sub.",
		"A mail address can become somebody else's. Choose a claim that is always of the same person, such as sub.")
	for _, list := range []struct {
		pointer string
		entries []string
	}{{"/scopes", c.Scopes}, {"/acr", c.ACR}, {"/acr_high", c.ACRHigh}} {
		for i, entry := range list.entries {
			note(len(strings.Fields(entry)) != 1, fmt.Sprint(list.pointer, "/", i), "one_word",
				"Geef één waarde zonder spaties; zet elke waarde apart in de lijst.", "Give one value without spaces; put each value in the list by itself.")
		}
	}
	if _, err := c.secret(); err != nil {
		note(true, "/secret_file", "unreadable", "Dit bestand is er niet, is leeg of mag niet gelezen worden. Zet er het geheim van de client in.",
			"This file is not there, is empty or may not be read. Put the secret of the client into it.")
	}
	return faults
}

// private says whether what goes to an address is read by nobody on the way: it is https, or on this machine.
func private(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Hostname() != "" && u.User == nil && (u.Scheme == "https" || u.Scheme == "http" && loopback.Host(u.Hostname()))
}

// secret is what the product proves itself with at the provider.
func (c Config) secret() (string, error) {
	raw, err := os.ReadFile(c.SecretFile)
	if err != nil {
		return "", err
	}
	if raw = bytes.TrimSpace(raw); len(raw) == 0 {
		return "", errors.New("the file is empty")
	}
	return string(raw), nil
}

// wanted are the ACR values that are asked for, and one of which must come back: those for deciding, or any, the usual ones first.
func (c Config) wanted(high bool) []string {
	if high {
		return slices.Clone(c.ACRHigh)
	}
	all := slices.Clone(c.ACR)
	for _, acr := range c.ACRHigh {
		if !slices.Contains(all, acr) {
			all = append(all, acr)
		}
	}
	return all
}
