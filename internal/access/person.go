// SPDX-License-Identifier: EUPL-1.2

// Package access knows the people of the programme, their roles and their tokens.
package access

import (
	"cmp"
	"crypto/rand"
	"encoding/base64"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Person is a human acting under one membership. ID is opaque and the only thing that leaves Postgres for the engine.
type Person struct {
	ID      string       `json:"person"`
	Name    string       `json:"name" validate:"required,line,visible"`
	Role    dossier.Role `json:"role" validate:"role"`
	Hub     string       `json:"hub"`
	Company string       `json:"company_number,omitempty"`                     // 0999.010.126, of role company
	Email   string       `json:"email,omitempty" validate:"omitempty,mailbox"` // where notices go; only sending reads it back
	Lang    string       `json:"lang,omitempty" validate:"oneof=nl en"`        // of notices; empty: the default

	Membership string `json:"membership,omitempty"` // opaque; "" is the first one, which has the id of the person
	Dossier    string `json:"dossier,omitempty"`    // the only one that the membership opens; "" where it opens what its role does
	Duty       string `json:"duty,omitempty"`       // Coordinator, Signatory or ""
	Lender     string `json:"lender,omitempty"`     // id of the person who lent the membership, or ""

	Same      []string `json:",omitempty"` // the ids under which this human is on record, this one among them, and those of the lender
	Companies []string `json:",omitempty"` // of which any of them is or was a contact
}

// Before is the person as an actor before a dossier of that number, those hubs and that company.
func (p Person) Before(number, lead string, supporting []string, company string) dossier.Actor {
	a := dossier.Actor{ID: p.ID, Membership: p.Acts(), For: p.Lender, Role: p.Role, Hub: p.Hub, Same: p.Same}
	if p.Dossier == "" || p.Dossier == number {
		a.Relation = dossier.Relate(p.Role, p.Hub, p.Company, lead, supporting, company)
	} else {
		a.Relation = dossier.None
	}
	return a
}

// First is the membership that the person is described with.
func (p Person) First() Membership {
	return Membership{Role: p.Role, Hub: p.Hub, Company: p.Company, Dossier: p.Dossier, Duty: p.Duty}
}

// Acts is the id of the membership.
func (p Person) Acts() string { return cmp.Or(p.Membership, p.ID) }

// Hands are the ids of everybody whose hand it is when this person acts: theirs, and that of whoever lent the membership.
func (p Person) Hands() []string {
	if p.Lender == "" {
		return []string{p.ID}
	}
	return []string{p.ID, p.Lender}
}

// Keeps says whether the person may change an organisation that a hub entered, "" for the programme, and decides on proposals about it.
func (p Person) Keeps(hub string) bool {
	return p.Role == dossier.Manager || p.Role == dossier.HubStaff && hub != "" && p.Hub == hub
}

// Alone is an identity of which only this membership is looked at.
func (p Person) Alone() Identity { return Identity{ID: p.ID, Name: p.Name, People: []Person{p}} }

// NewID makes an opaque id with a prefix that says what it names: p_ a person, k_ an inbox key, t_ a text.
func NewID(prefix string) string {
	return prefix + base64.RawURLEncoding.EncodeToString(random(18))
}

func random(n int) []byte {
	b := make([]byte, n)
	rand.Read(b) // never fails: the runtime stops the program first
	return b
}

// Demo are the invented people of a demonstration, with new ids.
func Demo() []Person {
	people := []Person{
		{Name: "Noor Voorbeeld", Role: dossier.Company, Company: "0999.010.126"},
		{Name: "Els Voorbeeld", Role: dossier.HubStaff, Hub: "kempen"},
		{Name: "Bart Voorbeeld", Role: dossier.Reviewer, Hub: "kempen"},
		{Name: "Sofie Voorbeeld", Role: dossier.ProgrammeOfficer},
		{Name: "Jan Voorbeeld", Role: dossier.Assessor},
		{Name: "Leila Voorbeeld", Role: dossier.Assessor},
		{Name: "Pieter Voorbeeld", Role: dossier.Assessor},
		{Name: "Marijke Voorbeeld", Role: dossier.Decider},
		{Name: "Karim Voorbeeld", Role: dossier.Manager},
		{Name: "Griet Voorbeeld", Role: dossier.Auditor},
		{Name: "Tom Voorbeeld", Role: dossier.Admin},
	}
	for i := range people {
		people[i].ID = NewID("p_")
		people[i].Email = strings.ToLower(strings.Fields(people[i].Name)[0]) + "@example.org" // reserved: nobody gets it
	}
	return people
}
