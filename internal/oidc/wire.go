// SPDX-License-Identifier: EUPL-1.2

package oidc

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
)

// Limits of one request to the provider.
const (
	patience = 10 * time.Second
	most     = 1 << 20 // bytes of an answer
)

// errStatus is an answer that is none: a fault of the provider, a page of a proxy, a redirect, or too much to read.
var errStatus = errors.New("no answer")

// wire reads an answer whole before it gives it on, so that one that breaks off is told like one that never came. It follows no
// redirects: what is trusted is the address that was agreed.
type wire struct{}

// client is for all requests to the provider.
var client = &http.Client{Transport: wire{}, Timeout: patience}

func (wire) RoundTrip(r *http.Request) (*http.Response, error) {
	resp, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, most+1))
	if err != nil {
		return nil, err
	}
	refusal := r.Method == http.MethodPost && resp.StatusCode >= 400 && resp.StatusCode < 404
	if resp.StatusCode != http.StatusOK && !refusal || len(body) > most {
		return nil, errStatus
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	return resp, nil
}

// unreached is the failure of a request that got no answer, if that is what it is.
func unreached(at Step, err error) (*Failure, bool) {
	if !is[*url.Error](err) && !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded) {
		return nil, false
	}
	f := &Failure{Kind: Away, At: at}
	switch {
	case errors.Is(err, errStatus):
		f.Detail = "status"
	case is[*tls.CertificateVerificationError](err):
		f.Detail = "certificate"
	case is[*net.DNSError](err):
		f.Detail = "name"
	case is[*net.OpError](err):
		f.Detail = "connection"
	}
	return f, true
}

func is[E error](err error) bool {
	_, found := errors.AsType[E](err)
	return found
}
