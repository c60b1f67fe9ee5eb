// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Who may change what of the registry. A role that is not named may not.
var (
	writeRegistry = []dossier.Role{dossier.HubStaff, dossier.Manager}
	writePartners = []dossier.Role{dossier.Manager}
)
