// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/api"
)

// certified writes a certificate for this machine, with its key, and gives who trusts it.
func certified(t *testing.T, cert, key string, serial int64) *x509.CertPool {
	t.Helper()
	secret, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	plan := &x509.Certificate{SerialNumber: big.NewInt(serial), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true}
	raw, err := x509.CreateCertificate(rand.Reader, plan, plan, secret.Public(), secret)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(secret)
	if err != nil {
		t.Fatal(err)
	}
	for path, block := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: raw}, key: {Type: "PRIVATE KEY", Bytes: private}} {
		if err := os.WriteFile(path, pem.EncodeToMemory(block), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	pool := x509.NewCertPool()
	parsed, err := x509.ParseCertificate(raw)
	if err != nil {
		t.Fatal(err)
	}
	pool.AddCert(parsed)
	return pool
}

// TestOtherMachinesComeInWithTLSOrBehindAProxy, and not at all otherwise.
func TestOtherMachinesComeInWithTLSOrBehindAProxy(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	cert, key := filepath.Join(dir, "cert"), filepath.Join(dir, "key")
	certified(t, cert, key, 1)
	for name, c := range map[string]struct {
		door
		want string // of the refusal
	}{
		"this machine":           {door{address: "127.0.0.1:0"}, ""},
		"this machine by name":   {door{address: "localhost:0"}, ""},
		"every address":          {door{address: "0.0.0.0:0"}, "--behind-proxy"},
		"every address, unnamed": {door{address: ":0"}, "--tls-cert"},
		"every address of six":   {door{address: "[::]:0"}, "--tls-cert"},
		"another machine's name": {door{address: "dossiers.example.org:0"}, "--tls-cert"},
		"behind a proxy":         {door{address: "0.0.0.0:0", behindProxy: true}, ""},
		"with TLS":               {door{address: "0.0.0.0:0", cert: cert, key: key}, ""},
		"without a key":          {door{address: "127.0.0.1:0", cert: cert}, "go together"},
		"without a certificate":  {door{address: "0.0.0.0:0", key: key}, "go together"},
		"not a certificate":      {door{address: "127.0.0.1:0", cert: key, key: key}, "--tls-cert"},
		"not there":              {door{address: "127.0.0.1:0", cert: dir + "/none", key: key}, "none"},
		"no address":             {door{address: "127.0.0.1"}, "--listen"},
	} {
		l, err := c.open()
		if err == nil {
			err = l.Close()
		} else if c.want == "" {
			t.Errorf("%s: %v", name, err)
		}
		if c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestACertificateIsChangedWithoutARestart: who connects next gets the new one. Browsers are told to come back with TLS only.
func TestACertificateIsChangedWithoutARestart(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	d := door{address: "127.0.0.1:0", cert: filepath.Join(dir, "cert"), key: filepath.Join(dir, "key")}
	trusted := certified(t, d.cert, d.key, 1)
	l, err := d.open()
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: (&api.API{}).Handler(), ReadHeaderTimeout: time.Second}
	go func() { _ = server.Serve(l) }() // until it is closed
	defer server.Close()
	ask := func(who *x509.CertPool, most uint16) (*http.Response, error) {
		client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true, TLSClientConfig: &tls.Config{RootCAs: who, MaxVersion: most}}}
		r, err := client.Get(d.url(l) + "/healthz")
		if err == nil {
			err = r.Body.Close()
		}
		return r, err
	}
	for serial := range int64(2) {
		r, err := ask(trusted, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.TLS.PeerCertificates[0].SerialNumber.Int64(); got != serial+1 || r.Header.Get("Strict-Transport-Security") == "" {
			t.Errorf("certificate %d, %v", got, r.Header)
		}
		trusted = certified(t, d.cert, d.key, serial+2)
	}
	if _, err := ask(trusted, tls.VersionTLS11); err == nil {
		t.Error("an old protocol is spoken")
	}
	if _, err := ask(x509.NewCertPool(), 0); err == nil {
		t.Error("a certificate that nobody trusts is trusted")
	}
}
