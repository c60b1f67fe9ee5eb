// SPDX-License-Identifier: EUPL-1.2

package engine

import (
	"crypto/tls"
	"time"

	"go.temporal.io/server/common/rpc/encryption"
)

// listeners is the TLS of an engine: at the frontend a client brings a key, at all other listeners a certificate of an authority that
// lives in this process only.
type listeners struct {
	frontend *tls.Config // server's side
	trusting *tls.Config // client's side of the frontend
	inside   *tls.Config // both sides of all others
}

func newListeners(a authority) (*listeners, error) {
	shown, err := a.issue()
	if err != nil {
		return nil, err
	}
	own, err := newAuthority("Dossierwerkt, inside")
	if err != nil {
		return nil, err
	}
	inside, err := own.issue()
	if err != nil {
		return nil, err
	}
	return &listeners{
		frontend: &tls.Config{MinVersion: tls.VersionTLS13, Certificates: []tls.Certificate{shown}},
		trusting: &tls.Config{MinVersion: tls.VersionTLS13, RootCAs: a.pool()},
		inside: &tls.Config{MinVersion: tls.VersionTLS13, Certificates: []tls.Certificate{inside}, ServerName: loopback,
			RootCAs: own.pool(), ClientCAs: own.pool(), ClientAuth: tls.RequireAndVerifyClientCert},
	}, nil
}

// GetInternodeServerConfig is for history, matching, worker and the frontend inside.
func (l *listeners) GetInternodeServerConfig() (*tls.Config, error) { return l.inside.Clone(), nil }

// GetInternodeClientConfig is for who speaks with them.
func (l *listeners) GetInternodeClientConfig() (*tls.Config, error) { return l.inside.Clone(), nil }

// GetFrontendServerConfig is for the frontend that clients reach.
func (l *listeners) GetFrontendServerConfig() (*tls.Config, error) { return l.frontend.Clone(), nil }

// GetFrontendClientConfig is for a client of it.
func (l *listeners) GetFrontendClientConfig() (*tls.Config, error) { return l.trusting.Clone(), nil }

// GetRemoteClusterClientConfig is asked for a cluster elsewhere; there is none.
func (l *listeners) GetRemoteClusterClientConfig(string) (*tls.Config, error) {
	return l.trusting.Clone(), nil
}

// GetExpiringCerts names none: they outlive any process.
func (l *listeners) GetExpiringCerts(time.Duration) (expiring, expired encryption.CertExpirationMap, err error) {
	return nil, nil, nil
}
