// SPDX-License-Identifier: EUPL-1.2

// Package dossier owns the process of a subsidy dossier, and nothing else: it reads no clock, no database and no engine.
//
//	Allow   may this person do this: visible, role, state, four eyes, clock
//	Decide  Allow, then what only the record knows; and what follows, as events
//	Fold    where the dossier stands after an event
//	Offers  Allow asked for every command: what a person can do, and if not, why not
//
// The page asks Offers, the desk asks Allow when a click comes in, and the ledger asks Decide and binds it.
// An event carries its consequences, so folding only copies: a rule that changes later leaves open dossiers as they are.
package dossier
