// SPDX-License-Identifier: EUPL-1.2

package oidc_test

import (
	"context"
	"log/slog"
	"os"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/oidc/oidctest"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler)) // the provider logs each request
	os.Exit(m.Run())
}

var ctx = context.Background()

const (
	clientID = oidctest.ClientID
	secret   = oidctest.Secret
	address  = oidctest.Address
	usual    = oidctest.Usual
	high     = oidctest.High
	weak     = oidctest.Weak
	els      = oidctest.Els
)
