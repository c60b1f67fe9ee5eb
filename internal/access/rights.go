// SPDX-License-Identifier: EUPL-1.2

package access

import "github.com/dossierwerkt/dossierwerkt/internal/dossier"

// Who may what is no single dossier's, by role. A role that is not named may not. What a dossier asks, package dossier says.
var (
	// ReadFigures is to read figures of the whole programme, and what its calls say of single dossiers.
	ReadFigures = []dossier.Role{dossier.ProgrammeOfficer, dossier.Decider, dossier.Manager, dossier.Auditor}
	// Measure is to read figures of the whole installation: how many of everything, and for how long it waits.
	Measure = append([]dossier.Role{dossier.Admin}, ReadFigures...)
	// ReadAid is to read the accounts of aid of a dossier that one may look into: assessors judge content.
	ReadAid = []dossier.Role{dossier.Company, dossier.HubStaff, dossier.Reviewer, dossier.ProgrammeOfficer, dossier.Decider,
		dossier.Manager, dossier.Auditor}
	// ReadRegistry is to look in the registry: an administrator keeps the machine and a company its own dossier, so both see the hubs
	// and no more.
	ReadRegistry = []dossier.Role{dossier.HubStaff, dossier.Reviewer, dossier.ProgrammeOfficer, dossier.Assessor, dossier.Decider,
		dossier.Manager, dossier.Auditor}
	// ReadOrganisations is to look at organisations: a company at what is on record of itself.
	ReadOrganisations = append([]dossier.Role{dossier.Company}, ReadRegistry...)
	// ReadChanges is to read what was done with what people may do.
	ReadChanges = []dossier.Role{dossier.Auditor, dossier.Admin}

	WriteCalls    = []dossier.Role{dossier.ProgrammeOfficer}          // publish and amend
	WriteRegistry = []dossier.Role{dossier.HubStaff, dossier.Manager} // organisations, and trajectories of their hub
	WritePartners = []dossier.Role{dossier.Manager}                   // of hubs

	SeatAssessors   = []dossier.Role{dossier.ProgrammeOfficer} // see whom to ask
	ConfirmContacts = []dossier.Role{dossier.ProgrammeOfficer} // of companies
)
