// SPDX-License-Identifier: EUPL-1.2

// Package passkey has people prove who they are by a key that their device or password manager holds (WebAuthn). It always wants the user
// verified, by finger, face or code, and it believes what was signed for our own address and for a challenge of ours only.
package passkey

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
)

// Within is how long somebody may take between asking for a ceremony and ending it.
const Within = 5 * time.Minute

// ErrRefused says that what came does not prove anything; it wraps why, for the log.
var ErrRefused = errors.New("not proven")

// Party is who passkeys are for: our address.
type Party struct {
	party *webauthn.WebAuthn
	store *postgres.Store
}

// For is the party of an address, which must be https, or http on localhost, and whose host must be a name.
func For(address *url.URL, store *postgres.Store) (*Party, error) {
	party, err := webauthn.New(&webauthn.Config{RPID: address.Hostname(), RPDisplayName: "Dossierwerkt",
		RPOrigins: []string{address.Scheme + "://" + address.Host}, AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{ResidentKey: protocol.ResidentKeyRequirementRequired,
			RequireResidentKey: protocol.ResidentKeyRequired(), UserVerification: protocol.VerificationRequired}})
	if err != nil {
		return nil, fmt.Errorf("passkeys at %s: %w", address.Host, err)
	}
	return &Party{party, store}, nil
}

// Ceremony is what is remembered between asking a browser and its answer. It is for one browser, and once.
type Ceremony struct{ webauthn.SessionData }

// user is a person as the library wants one.
type user struct {
	id, name string
	keys     []postgres.Passkey
}

func (u user) WebAuthnID() []byte          { return []byte(u.id) }
func (u user) WebAuthnName() string        { return u.name }
func (u user) WebAuthnDisplayName() string { return u.name }

func (u user) WebAuthnCredentials() []webauthn.Credential {
	all := make([]webauthn.Credential, len(u.keys))
	for i, k := range u.keys {
		all[i] = webauthn.Credential{ID: k.ID, PublicKey: k.Key, Authenticator: webauthn.Authenticator{SignCount: k.Signed},
			Flags: webauthn.CredentialFlags{UserPresent: true, UserVerified: true, BackupEligible: k.MayBackUp, BackupState: k.BackedUp}}
		for _, t := range k.Transports {
			all[i].Transport = append(all[i].Transport, protocol.AuthenticatorTransport(t))
		}
	}
	return all
}

func (p *Party) user(ctx context.Context, person string) (user, error) {
	name, keys, err := p.store.Passkeys(ctx, person)
	return user{person, name, keys}, err
}

// Register asks the browser of a person to make a passkey: the options go to the browser. access.ErrNoPerson and access.ErrLeft.
func (p *Party) Register(ctx context.Context, person string) (options json.RawMessage, c Ceremony, err error) {
	u, err := p.user(ctx, person)
	if err != nil {
		return nil, c, err
	}
	creation, data, err := p.party.BeginRegistration(u, webauthn.WithExclusions(
		webauthn.Credentials(u.WebAuthnCredentials()).CredentialDescriptors()))
	if err != nil {
		return nil, c, fmt.Errorf("passkey: %w", err)
	}
	options, err = json.Marshal(creation.Response)
	return options, Ceremony{*data}, err
}

// Registered is the passkey that a browser made, to be stored; it has no name yet. ErrRefused.
func (p *Party) Registered(ctx context.Context, c Ceremony, answer []byte) (k postgres.Passkey, err error) {
	parsed, err := protocol.ParseCredentialCreationResponseBytes(answer)
	if err != nil {
		return k, refused(err)
	}
	made, err := p.party.CreateCredential(user{id: string(c.UserID)}, c.SessionData, parsed)
	if err != nil {
		return k, refused(err)
	}
	k = postgres.Passkey{ID: made.ID, Person: string(c.UserID), Key: made.PublicKey, Signed: made.Authenticator.SignCount,
		Transports: []string{}, MayBackUp: made.Flags.BackupEligible, BackedUp: made.Flags.BackupState}
	for _, t := range made.Transport {
		k.Transports = append(k.Transports, string(t))
	}
	return k, nil
}

// Ask asks a browser for a passkey: of a person, or of whomever it knows when none is named.
func (p *Party) Ask(ctx context.Context, person string) (options json.RawMessage, c Ceremony, err error) {
	var assertion *protocol.CredentialAssertion
	var data *webauthn.SessionData
	if person == "" {
		assertion, data, err = p.party.BeginDiscoverableLogin()
	} else {
		var u user
		if u, err = p.user(ctx, person); err != nil {
			return nil, c, err
		}
		if len(u.keys) == 0 {
			return nil, c, postgres.ErrNoPasskey
		}
		assertion, data, err = p.party.BeginLogin(u)
	}
	if err != nil {
		return nil, c, fmt.Errorf("passkey: %w", err)
	}
	options, err = json.Marshal(assertion.Response)
	return options, Ceremony{*data}, err
}

// Proven is the person whose passkey answered, which is noted as used. ErrRefused, also when it is not on record, was removed, is of
// somebody who left, or may have been copied.
func (p *Party) Proven(ctx context.Context, c Ceremony, answer []byte) (person string, err error) {
	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer)
	if err != nil {
		return "", refused(err)
	}
	var used *webauthn.Credential
	if person = string(c.UserID); person != "" {
		u, err := p.user(ctx, person)
		if err != nil {
			return person, gone(err)
		}
		used, err = p.party.ValidateLogin(u, c.SessionData, parsed)
		if err != nil {
			return person, refused(err)
		}
	} else {
		var fault error // the library hides it
		used, err = p.party.ValidateDiscoverableLogin(func(_, handle []byte) (webauthn.User, error) {
			person = string(handle)
			u, err := p.user(ctx, person)
			fault = err
			return u, err
		}, c.SessionData, parsed)
		switch {
		case fault != nil:
			return "", gone(fault)
		case err != nil:
			return "", refused(err)
		}
	}
	if used.Authenticator.CloneWarning {
		return person, refused(postgres.ErrCounter)
	}
	return person, gone(p.store.UsePasskey(ctx, used.ID, used.Authenticator.SignCount, used.Flags.BackupState))
}

// gone refuses what is for a person or a passkey to be told; other faults are ours.
func gone(err error) error {
	for _, theirs := range []error{access.ErrNoPerson, access.ErrLeft, postgres.ErrNoPasskey, postgres.ErrCounter} {
		if errors.Is(err, theirs) {
			return refused(err)
		}
	}
	return err
}

func refused(why error) error { return fmt.Errorf("%w: %w", ErrRefused, why) }

// Why is a code for the log of why somebody was refused.
func Why(err error) string {
	for code, is := range map[string]error{"no such person": access.ErrNoPerson, "left": access.ErrLeft,
		"no such passkey": postgres.ErrNoPasskey,
		"counter":         postgres.ErrCounter, "there already": postgres.ErrPasskeyThere, "no invitation": postgres.ErrNoInvitation} {
		if errors.Is(err, is) {
			return code
		}
	}
	return NotProven
}

// NotProven is the code of everything else.
const NotProven = "not proven"
