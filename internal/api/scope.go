// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// asks say what an operation that changes something and is no command asks of a token: one of these scopes.
var asks = map[string][]access.Scope{
	"replace-application": {access.ScopeOf(dossier.Edit)},
	"change-application":  {access.ScopeOf(dossier.Edit)},
	// an attachment, an outside funder's decision
	uploadID: {access.ScopeOf(dossier.Edit), access.ScopeOf(dossier.GiveDecision)}, "unknown-command": access.Scopes,

	previewID(dossier.GiveDecision): {access.ScopeOf(dossier.GiveDecision)},
	previewID(dossier.Correct):      {access.ScopeOf(dossier.Correct)},

	"check-call":           {access.Read},
	"publish-call":         {access.Manage},
	"amend-call":           {access.ScopeOf(dossier.AmendCall)},
	"set-partner":          {access.Manage},
	"add-organisation":     {access.Manage},
	"change-organisation":  {access.Manage},
	"propose-organisation": {access.Manage},
	"accept-proposal":      {access.Manage},
	"reject-proposal":      {access.Manage},
	"add-trajectory":       {access.Manage},
	"change-trajectory":    {access.Manage},
	"add-person":           {access.Manage},
	"give-membership":      {access.Manage},
	"end-membership":       {access.Manage},
	"lend-membership":      {access.Manage},
	"confirm-membership":   {access.Manage},
	"invite-again":         {access.Manage},

	"make-token": access.Scopes, // it makes none that may more
	"end-token":  access.Scopes,
}

// asked is what an operation asks of the token of somebody: one of these scopes. What is on no list asks for what no token has.
func asked(o *huma.Operation, of access.Identity) []access.Scope {
	switch scope := access.ScopeOf(dossier.Verb(o.OperationID)); {
	case o.Method == http.MethodGet:
		return []access.Scope{access.Read}
	case o.OperationID == "text":
		return []access.Scope{cited(of)}
	case scope != "":
		return []access.Scope{scope}
	}
	return asks[o.OperationID]
}

// cited is what a text that is stored asks for. A signal from outside that cites it acts as who stored it: so as much as the command
// that the signal can stand for.
func cited(by access.Identity) access.Scope {
	if by.Holds(dossier.Decider) {
		return access.ScopeOf(dossier.GiveDecision)
	}
	return access.ScopeOf(dossier.Endorse)
}

// unsigned is an operation that nobody needs to sign in for.
func unsigned(o huma.Operation) huma.Operation {
	o.Security = []map[string][]string{}
	return o
}

// scopeMissing names the scope, and how to come with one that has it.
func scopeMissing(lang string, one []access.Scope) *contract.Problem {
	p := named(lang, "scope_missing", http.StatusForbidden)
	if len(one) > 0 {
		p.Detail = fmt.Sprintf(p.Detail, one[0])
	}
	return p
}
