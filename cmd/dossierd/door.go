// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"

	"github.com/dossierwerkt/dossierwerkt/internal/api"
	"github.com/dossierwerkt/dossierwerkt/internal/loopback"
	"github.com/spf13/cobra"
)

// door is where the API listens, and how what comes there is kept from others on its way.
type door struct {
	address, cert, key string
	oidc               string // file with the settings of the identity provider
	behindProxy        bool
	pace               int // of each person
}

func (d *door) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&d.address, "listen", "127.0.0.1:8080", "address of the API; port 0 picks a free one")
	f.StringVar(&d.cert, "tls-cert", "", "file with the certificate and those above it, PEM; it is read again for every connection, so a new one needs no restart")
	f.StringVar(&d.key, "tls-key", "", "file with the private key of the certificate, PEM")
	f.StringVar(&d.oidc, "oidc", "", "file with the settings of the identity provider that people sign in with, JSON; also "+oidcFile)
	f.IntVar(&d.pace, "pace", int(api.UsualPace), "how many commands, dossiers, texts and files one person sends in a minute at most; 0 is no bound")
	f.BoolVar(&d.behindProxy, "behind-proxy", false, "a proxy with TLS stands before it, and nobody else reaches it: listen on any address without TLS")
}

// secret says whether the API itself speaks TLS.
func (d door) secret() bool { return d.cert != "" }

// url is where the API is on this machine, once it listens.
func (d door) url(l net.Listener) string {
	if d.secret() {
		return "https://" + l.Addr().String()
	}
	return "http://" + l.Addr().String()
}

// open takes the address. What other machines can reach is opened with TLS or behind a proxy only: else tokens and personal data would
// cross the network in clear.
func (d door) open() (net.Listener, error) {
	switch {
	case (d.cert == "") != (d.key == ""):
		return nil, errors.New("--tls-cert and --tls-key go together: give both files")
	case !d.secret() && !d.behindProxy && !reachedFromHere(d.address):
		return nil, fmt.Errorf("--listen %s can be reached from other machines, and tokens would come in clear: give --tls-cert and --tls-key, "+
			"or --behind-proxy when a proxy with TLS stands before it", d.address)
	}
	if d.secret() {
		if _, err := d.certificate(nil); err != nil {
			return nil, err
		}
	}
	l, err := net.Listen("tcp", d.address)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s: %w; choose another address with --listen", d.address, err)
	}
	if d.secret() {
		l = tls.NewListener(l, &tls.Config{MinVersion: tls.VersionTLS12, NextProtos: []string{"http/1.1"}, GetCertificate: d.certificate})
	}
	return l, nil
}

// here says why tokens of the demonstration may not open a door that others than this machine reach, if they do: those lie open in a
// folder, one of them decides, and none needs a second step.
func (d door) here() error {
	if d.behindProxy || !reachedFromHere(d.address) {
		return errors.New("--demo is for this machine only: leave out --behind-proxy, and give --listen an address such as 127.0.0.1:8080")
	}
	return nil
}

func (d door) certificate(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c, err := tls.LoadX509KeyPair(d.cert, d.key)
	if err != nil {
		return nil, fmt.Errorf("--tls-cert, --tls-key: %w", err)
	}
	return &c, nil
}

// reachedFromHere says whether only this machine reaches an address.
func reachedFromHere(address string) bool {
	host, _, err := net.SplitHostPort(address)
	return err != nil || loopback.Host(host) // what is no address cannot be listened on
}
