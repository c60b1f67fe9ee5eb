// SPDX-License-Identifier: EUPL-1.2

package embedded

import (
	"crypto/subtle"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strconv"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/embedded/engine"
	"github.com/dossierwerkt/dossierwerkt/internal/embedded/port"
	uiserver "github.com/temporalio/ui-server/v2/server"
	uiconfig "github.com/temporalio/ui-server/v2/server/config"
	uioptions "github.com/temporalio/ui-server/v2/server/server_options"
)

// ui is Temporal's own web pages, for an operator who asks for them. They hold no key: who looks at them brings the one for reading, as
// the password of a door before them.
type ui struct {
	pages *uiserver.Server
	door  *http.Server
}

func startUI(listen string, e *engine.Engine, dir string, log *slog.Logger) (*ui, error) {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return nil, fmt.Errorf("--temporal-ui: %w", err)
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return nil, fmt.Errorf("--temporal-ui: %s is not a loopback address, and these pages are not served elsewhere", host)
	}
	l, err := net.Listen("tcp", listen)
	if err != nil {
		return nil, fmt.Errorf("--temporal-ui: %w", err)
	}
	u, err := newUI(e, dir)
	if err != nil {
		return nil, fmt.Errorf("--temporal-ui: %w", errors.Join(err, l.Close()))
	}
	for _, serve := range []func() error{u.pages.Start, func() error { return u.door.Serve(l) }} {
		go func() {
			if err := serve(); err != nil && !errors.Is(err, http.ErrServerClosed) {
				log.Warn("Temporal's pages ended", "error", err)
			}
		}()
	}
	log.Info("Temporal's pages; the password is the key for reading in endpoints.json", "address", "http://"+l.Addr().String())
	return u, nil
}

func newUI(e *engine.Engine, dir string) (*ui, error) {
	behind, err := port.Free()
	if err != nil {
		return nil, err
	}
	host, _, err := net.SplitHostPort(e.Address)
	if err != nil {
		return nil, err
	}
	pages := uiserver.NewServer(uioptions.WithConfigProvider(&uiconfig.Config{TemporalGRPCAddress: e.Address, Host: host, Port: behind,
		EnableUI: true, HideLogs: true, DisableWriteActions: true, DisableNewsFetch: true,
		TLS: uiconfig.TLS{CaFile: engine.AuthorityFile(dir), EnableHostVerification: true, ServerName: host}}))
	return &ui{pages, &http.Server{Handler: door(e.Keys.Read, net.JoinHostPort(host, strconv.Itoa(behind))),
		ReadHeaderTimeout: 10 * time.Second}}, nil
}

// door lets through who gives the key as a password, and passes the key on to the engine, which asks for it.
func door(key, to string) http.Handler {
	proxy := &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(&url.URL{Scheme: "http", Host: to})
		r.Out.Header.Set("Authorization", "Bearer "+key)
	}}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, given, _ := r.BasicAuth()
		if subtle.ConstantTimeCompare([]byte(given), []byte(key)) != 1 {
			w.Header().Set("WWW-Authenticate", `Basic realm="Temporal: any name, and the key for reading of endpoints.json"`)
			http.Error(w, "The password is the key for reading (temporal_keys.read in endpoints.json); the name may be anything.",
				http.StatusUnauthorized)
			return
		}
		proxy.ServeHTTP(w, r)
	})
}

func (u *ui) stop() {
	_ = u.door.Close() // nobody waits for what it shows
	u.pages.Stop()
}
