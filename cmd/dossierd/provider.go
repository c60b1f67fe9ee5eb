// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"cmp"
	"fmt"
	"net"
	"os"

	"github.com/dossierwerkt/dossierwerkt/internal/oidc"
)

// oidcFile names the setting of the file with the settings of the identity provider.
const oidcFile = "DOSSIERD_OIDC_FILE"

// provider is where people sign in by OpenID Connect, as the settings have it; nil where there are none. It is not reached before
// somebody signs in.
func (d door) provider(l net.Listener) (*oidc.Provider, error) {
	path := cmp.Or(d.oidc, os.Getenv(oidcFile))
	if path == "" {
		return nil, nil
	}
	c, err := oidc.Read(path)
	if err != nil {
		return nil, fmt.Errorf("--oidc: %w", err)
	}
	if public := d.browsers(l); public == nil || c.Address != public.String() {
		return nil, fmt.Errorf("--oidc: %s /address: this is not the address at which browsers come: give the same here and in %s", path, publicURL)
	}
	return oidc.New(c), nil
}
