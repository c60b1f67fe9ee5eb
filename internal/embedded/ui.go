// SPDX-License-Identifier: EUPL-1.2

package embedded

import (
	"fmt"
	"log/slog"
	"net"
	"strconv"

	uiserver "github.com/temporalio/ui-server/v2/server"
	uiconfig "github.com/temporalio/ui-server/v2/server/config"
	uioptions "github.com/temporalio/ui-server/v2/server/server_options"
)

// ui is Temporal's own web pages, for an operator who asks for them.
type ui struct{ server *uiserver.Server }

func startUI(listen, temporal string, log *slog.Logger) (*ui, error) {
	host, service, err := net.SplitHostPort(listen)
	if err != nil {
		return nil, fmt.Errorf("--temporal-ui: %w", err)
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return nil, fmt.Errorf("--temporal-ui: %s is not a loopback address; these pages have no login", host)
	}
	number, err := strconv.Atoi(service)
	if err != nil {
		return nil, fmt.Errorf("--temporal-ui: %w", err)
	}
	free, err := net.Listen("tcp", listen)
	if err != nil {
		return nil, fmt.Errorf("--temporal-ui: %w", err)
	}
	if err := free.Close(); err != nil {
		return nil, fmt.Errorf("--temporal-ui: %w", err)
	}
	s := uiserver.NewServer(uioptions.WithConfigProvider(&uiconfig.Config{TemporalGRPCAddress: temporal, Host: host, Port: number,
		EnableUI: true, HideLogs: true}))
	go func() {
		if err := s.Start(); err != nil {
			log.Warn("Temporal's pages ended", "error", err)
		}
	}()
	log.Info("Temporal's pages", "address", "http://"+listen)
	return &ui{s}, nil
}

func (u *ui) stop() { u.server.Stop() }
