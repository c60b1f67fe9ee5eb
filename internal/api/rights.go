// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"errors"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

// Sight is what somebody must have of a dossier before anything else is said of it: without, it is not there.
type Sight string

// The sights, as dossier.State has them.
const (
	Knows Sight = "knows" // dossier.State.Knows
	Reads Sight = "reads" // dossier.State.Reads
)

// Right is who may ask for an operation. Everybody needs a membership that counts, and all that is said of a dossier must be so under
// one of theirs.
type Right struct {
	Sight    Sight          // of the dossier that is named; "" where none is
	Commands []dossier.Verb // of which they may give one, in the relation that it asks; package dossier says more
	Roles    []dossier.Role // of which they hold one; nil where all may ask
	Unheld   bool           // also who holds no membership may ask
	Unsigned bool           // also who has no token may ask
	Else     string         // what else is asked, or what is shown of it, for the page of rights
}

// rights are who may ask for each operation. One that is not named here is refused to everybody.
var rights = map[string]Right{
	"start":               {Commands: []dossier.Verb{dossier.Start}, Else: "for the hub that they name"},
	"list":                {Else: "those that they know of"},
	"show":                {Sight: Knows, Else: "what they may not look into is a title and its parties"},
	"aid":                 {Sight: Reads, Roles: access.ReadAid},
	"timeline":            {Sight: Reads, Else: "of an assessment what is theirs to know yet"},
	"read-application":    {Sight: Reads, Else: "what was handed in, and the draft for who may edit it"},
	"replace-application": {Sight: Reads, Commands: []dossier.Verb{dossier.Edit}},
	"change-application":  {Sight: Reads, Commands: []dossier.Verb{dossier.Edit}},
	"team":                {Sight: Reads, Else: "those whom they are shown anywhere; people of its lead hub also the contacts"},
	"documents":           {Sight: Reads, Else: "a consensus outside the programme with its decision; an attachment once it is handed in"},
	"document":            {Sight: Reads, Else: "those that they are listed"},
	"text": {Sight: Knows, Commands: []dossier.Verb{dossier.Endorse, dossier.Return, dossier.GiveDecision},
		Else: "whatever the state"},
	"verify": {Sight: Reads},
	uploadID: {Sight: Reads, Commands: []dossier.Verb{dossier.Edit, dossier.GiveDecision, dossier.Correct},
		Else: "an attachment as edit, an outside decision as decide or correct"},
	"unknown-command": {Else: "there is no such command, for nobody"},
	"outcome":         {Else: "of what they sent themselves"},
	"stream-dossier":  {Sight: Reads, Else: "as the timeline"},
	"stream":          {Else: "of dossiers that they may look into"},

	"calls":          {},
	"publish-call":   {Roles: access.WriteCalls},
	"check-call":     {},
	"call":           {Else: "what it says of single dossiers, and why it was amended, to who may read figures"},
	"amend-call":     {Roles: access.WriteCalls},
	"ranking":        {Roles: access.ReadFigures},
	"results":        {Roles: access.ReadFigures},
	"result-records": {Roles: access.ReadFigures},
	"register":       {Roles: access.ReadFigures},
	meID:             {Unheld: true},
	"assessors":      {Roles: access.SeatAssessors},

	"hubs":                {},
	"hub":                 {},
	"set-partner":         {Roles: access.WritePartners},
	"organisations":       {Roles: access.ReadOrganisations, Else: "a contact who speaks for the company: its own"},
	"organisation":        {Roles: access.ReadOrganisations, Else: "a contact who speaks for the company: its own"},
	"add-organisation":    {Roles: access.WriteRegistry},
	"change-organisation": {Roles: access.ReadOrganisations, Else: "staff of the hub that entered it, or the manager; others propose"},

	"organisation-history":   {Roles: access.ReadOrganisations, Else: "as the organisation"},
	"propose-organisation":   {Roles: access.ReadOrganisations, Else: "who reads it and may not change it"},
	"organisation-proposals": {Roles: access.ReadOrganisations, Else: "all of them for who may change it, else their own"},
	"proposals":              {Roles: access.ReadOrganisations, Else: "those that are theirs to decide, and their own"},
	"accept-proposal":        {Roles: access.ReadOrganisations, Else: "who may change it, of another human"},
	"reject-proposal":        {Roles: access.ReadOrganisations, Else: "who may change it, of another human"},

	"trajectories":      {Roles: access.ReadRegistry, Else: "with the dossiers that they know of"},
	"trajectory":        {Roles: access.ReadRegistry, Else: "with the dossiers that they know of"},
	"add-trajectory":    {Roles: access.WriteRegistry, Else: "staff of its lead hub, or the manager"},
	"change-trajectory": {Roles: access.WriteRegistry, Else: "staff of its lead hub, or the manager"},

	"people":             {Else: "those whom they are shown"},
	"person":             {Else: "those whom they are shown"},
	"people-changes":     {Roles: access.ReadChanges},
	"add-person":         {Else: "who gives what, below"},
	"give-membership":    {Else: "who gives what, below"},
	"end-membership":     {Else: "who ends what, below"},
	"invite-again":       {Else: "who ends it, and staff of the lead hub for a contact of one dossier"},
	"lend-membership":    {Else: "their own, until a day; no seat, audit or administration, and nothing that is lent"},
	"tokens":             {Else: "their own"},
	"make-token":         {Else: "of their own, that may no more than the one they came with"},
	"end-token":          {Else: "their own"},
	"login":              {Unsigned: true, Else: "a program that waits until somebody confirms it"},
	"take-login":         {Unsigned: true, Else: "with the code that the program was given"},
	"confirm-membership": {Roles: access.ConfirmContacts, Else: "not their own"},
}

// Each command asks what the process asks for it.
func init() {
	for _, name := range dossier.Commands[1:] { // editing has an address of its own
		right := Right{Sight: Knows, Commands: []dossier.Verb{name}}
		if name.Right().Who[dossier.Assessor] != nil {
			right.Else = "who holds a seat on it"
		}
		if name == dossier.Assess {
			right.Else += ", and declared to have no interest"
		}
		rights[string(name)] = right
	}
	for _, name := range previewed {
		right := rights[string(name)]
		right.Else = "as the command; nothing comes of it"
		rights[previewID(name)] = right
	}
}

// errUndeclared says that nobody wrote down who may ask for an operation.
var errUndeclared = errors.New("no right is declared for this operation")

// entitled refuses an operation without a right, and who holds none of the roles that may ask for it. What it asks of a dossier is asked
// where that is read: who may not know of it must be told that it is not there.
func entitled(ctx context.Context, o huma.Operation) error {
	right, declared := rights[o.OperationID]
	switch {
	case !declared:
		return errUndeclared
	case right.Roles == nil || right.Sight != "":
		return nil
	}
	return view.Only(who(ctx), right.Roles)
}
