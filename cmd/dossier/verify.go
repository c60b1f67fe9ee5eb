// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"
)

func (a *app) verifyCommand() *cobra.Command {
	return a.about("verify", groupRead, "CW-KORT-0001", func(ctx context.Context, args []string) error {
		var v struct {
			OK     bool `json:"ok"`
			Checks []struct {
				Name   string `json:"name"`
				OK     bool   `json:"ok"`
				Detail string `json:"detail"`
			} `json:"checks"`
		}
		raw, err := a.getInto(ctx, dossierPath(args[0], "verify"), &v)
		if err != nil {
			return err
		}
		if a.json {
			if err := a.print(raw); err != nil {
				return err
			}
		} else {
			for _, c := range v.Checks {
				mark := "✓"
				if !c.OK {
					mark = "✗"
				}
				a.tell("%s %-12s %s\n", mark, a.word("check", c.Name), flat(c.Detail))
			}
		}
		if !v.OK {
			return errors.New(a.say("verify.failed"))
		}
		return nil
	})
}
