// SPDX-License-Identifier: EUPL-1.2

package look

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/command"
	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/terminal"
	"github.com/dossierwerkt/dossierwerkt/internal/client"
)

func open(m command.Maker, c *client.Client, t *terminal.Terminal, launch func(address string) error) *cobra.Command {
	return m.About("open", command.Look, "CW-KORT-0001", func(_ context.Context, args []string) error {
		address, err := c.Page(args[0])
		switch {
		case err != nil:
			return err
		case t.JSON:
			return t.Value(map[string]string{"address": address})
		}
		t.Tell("%s\n", address)
		if err := launch(address); err != nil {
			t.Warn("%s\n", t.Say("open.failed", err))
		}
		return nil
	})
}

// Browse opens an address with what the system has for it, and does not wait. Without a screen there is nothing to open.
func Browse(address string) error {
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
