// SPDX-License-Identifier: EUPL-1.2

package engine

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"math/big"
	"net"
	"time"
)

// authority vouches for who listens on loopback, and for nobody else.
type authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

// years that a certificate holds: it is made anew at a start when fewer than one is left.
const years = 10

func newAuthority(name string) (authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return authority{}, err
	}
	template := certificate(name)
	template.IsCA, template.BasicConstraintsValid, template.KeyUsage = true, true, x509.KeyUsageCertSign
	raw, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return authority{}, err
	}
	signed, err := x509.ParseCertificate(raw)
	return authority{signed, key}, err
}

func certificate(name string) *x509.Certificate {
	serial := new(big.Int).SetBytes([]byte(rand.Text()))
	now := time.Now()
	return &x509.Certificate{SerialNumber: serial.Rsh(serial, 1+8*6), Subject: pkix.Name{CommonName: name},
		NotBefore: now.Add(-time.Hour), NotAfter: now.AddDate(years, 0, 0)}
}

// issue gives a certificate for loopback, good for both ends of a connection.
func (a authority) issue() (tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, err
	}
	template := certificate(loopback)
	template.KeyUsage = x509.KeyUsageDigitalSignature
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth}
	template.IPAddresses, template.DNSNames = []net.IP{net.ParseIP(loopback)}, []string{"localhost"}
	raw, err := x509.CreateCertificate(rand.Reader, template, a.certificate, key.Public(), a.key)
	return tls.Certificate{Certificate: [][]byte{raw}, PrivateKey: key}, err
}

func (a authority) pool() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(a.certificate)
	return pool
}

// public is what a client needs to know that it speaks with the engine.
func (a authority) public() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.certificate.Raw})
}

// secret is both parts, to be kept.
func (a authority) secret() ([]byte, error) {
	raw, err := x509.MarshalECPrivateKey(a.key)
	return append(pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: raw}), a.public()...), err
}

func parseAuthority(raw []byte) (authority, error) {
	key, rest := pem.Decode(raw)
	signed, _ := pem.Decode(rest)
	if key == nil || signed == nil {
		return authority{}, errors.New("an authority is a private key and a certificate")
	}
	var a authority
	var err, failed error
	a.key, err = x509.ParseECPrivateKey(key.Bytes)
	a.certificate, failed = x509.ParseCertificate(signed.Bytes)
	return a, errors.Join(err, failed)
}

// fades says whether the authority ends within a year.
func (a authority) fades() bool { return time.Now().AddDate(1, 0, 0).After(a.certificate.NotAfter) }
