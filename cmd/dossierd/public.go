// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"errors"
	"net"
	"net/url"
	"os"

	"github.com/dossierwerkt/dossierwerkt/internal/loopback"
)

// publicURL names the setting of the address of the product as people reach it.
const publicURL = "DOSSIERD_PUBLIC_URL"

// publicAddress is where people reach the product: as it is set, else otherwise, which may be "" where there is none.
func publicAddress(otherwise string) (*url.URL, error) {
	address := otherwise
	if set := os.Getenv(publicURL); set != "" {
		address = set
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return nil, errors.New("set " + publicURL + " to the address at which people reach Dossierwerkt, such as https://dossiers.example.org: links in messages and invitations lead there")
	}
	return u, nil
}

// forBrowsers is the address at which somebody may sign in by browser: with TLS, or on this machine, where it is called localhost, for a
// passkey is for a name. Nil where the address is not known or would carry a session in clear.
func forBrowsers(otherwise string) *url.URL {
	u, err := publicAddress(otherwise)
	if err != nil {
		return nil
	}
	here := loopback.Host(u.Hostname())
	if here && u.Port() != "" {
		u.Host = net.JoinHostPort("localhost", u.Port())
	}
	if u.Scheme != "https" && !here || u.Path != "" && u.Path != "/" || net.ParseIP(u.Hostname()) != nil {
		return nil
	}
	return &url.URL{Scheme: u.Scheme, Host: u.Host}
}

// browsers is where browsers come to this process: as it is set, else to this machine, if only this machine reaches it.
func (d door) browsers(l net.Listener) *url.URL {
	if d.behindProxy || !reachedFromHere(l.Addr().String()) {
		return forBrowsers("")
	}
	return forBrowsers(d.url(l))
}
