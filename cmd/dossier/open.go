// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
)

func (a *app) openCommand() *cobra.Command {
	return a.about("open", groupRead, "CW-KORT-0001", func(_ context.Context, args []string) error {
		address := strings.TrimRight(a.server, "/") + "/dossiers/" + url.PathEscape(args[0])
		if u, err := url.Parse(address); err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
			return a.usage("server_malformed", a.server)
		}
		if a.json {
			return a.printValue(map[string]string{"address": address})
		}
		a.tell("%s\n", address)
		if err := a.launch(address); err != nil {
			a.warn("%s\n", a.say("open.failed", err))
		}
		return nil
	})
}

// browse opens an address with what the system has for it, and does not wait. Without a screen there is nothing to open.
func browse(address string) error {
	program, args := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		program = "open"
	case "windows":
		program, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	default:
		if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
			return nil
		}
	}
	cmd := exec.Command(program, args...)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("%s: %w", program, err)
	}
	return cmd.Process.Release()
}
