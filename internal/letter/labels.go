// SPDX-License-Identifier: EUPL-1.2

package letter

import "github.com/dossierwerkt/dossierwerkt/internal/application"

// label is an entry of a closed list of the application in words; one that has none is printed as it is.
func label(list, key string) string { return application.Label(list, key, "nl") }
