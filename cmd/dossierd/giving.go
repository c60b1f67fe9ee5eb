// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/dossierwerkt/dossierwerkt/internal/registry"
	"github.com/spf13/cobra"
)

// giving is a membership as flags say it.
type giving struct {
	role, since, until string
	access.Membership
}

func (g *giving) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&g.role, "role", "", "role: company, hub_staff, reviewer, programme_officer, assessor, decider, manager, auditor or admin")
	flags.StringVar(&g.Hub, "hub", "", "code of the hub, of hub_staff and reviewer")
	flags.StringVar(&g.Company, "company", "", "company number, of company")
	flags.StringVar(&g.Duty, "duty", "", "coordinator, of hub_staff: cares for the people of the hub; signatory, of company: signs for it")
	flags.StringVar(&g.since, "since", "", "first day, in Brussels, such as 2026-12-01; otherwise from now on")
	flags.StringVar(&g.until, "until", "", "last day, in Brussels, such as 2026-12-31; otherwise no end is known")
	reasonFlag(cmd, &g.Reason)
}

func reasonFlag(cmd *cobra.Command, reason *string) {
	cmd.Flags().StringVar(reason, "reason", "", "why; the auditor reads it")
}

// read gives the membership with its days as instants, and what is no day.
func (g *giving) read() (m access.Membership, faults fault.Faults) {
	day := func(name, said string) *calendar.Date {
		if said == "" {
			return nil
		}
		d, err := calendar.ReadDate(said)
		if err != nil {
			faults.Note("/"+name, "day", bilingual.Words{"is geen dag, zoals 2026-12-31", "is no day, such as 2026-12-31"})
			return nil
		}
		return &d
	}
	m = g.Membership
	m.Role = dossier.Role(g.role)
	m.Since, m.Until = calendar.From(day("since", g.since), time.Now()), calendar.Through(day("until", g.until))
	return m, faults
}

// given is a membership as it is kept. Everything that is wrong with it is named by its flag, with the faults that were found before.
func given(ctx context.Context, store *postgres.Store, m access.Membership, faults fault.Faults) (access.Membership, error) {
	now, err := store.Now(ctx)
	if err != nil {
		return m, err
	}
	m, found := m.Normal(now)
	var wrong []error
	var named []string
	for _, f := range append(faults, found...) {
		if !slices.Contains(named, f.Pointer) {
			named = append(named, f.Pointer)
			wrong = append(wrong, fmt.Errorf("--%s: %s", f.Pointer[1:], f.Words.In("en")))
		}
	}
	if len(wrong) > 0 {
		return m, errors.Join(wrong...)
	}
	return m, hubThere(ctx, store, m.Hub)
}

// hubThere says of a hub that is not on record which ones are; nobody needs to be of one.
func hubThere(ctx context.Context, store *postgres.Store, code string) error {
	if code == "" {
		return nil
	}
	hubs, err := store.Hubs(ctx, "")
	if err != nil {
		return err
	}
	var known []string
	for _, h := range hubs {
		if h.Code == code {
			return nil
		}
		known = append(known, h.Code)
	}
	if len(known) == 0 {
		return errors.New("--hub: no hub is on record yet: run dossierd programme first")
	}
	return fmt.Errorf("--hub: %w; there are %s", registry.ErrNoHub, strings.Join(known, ", "))
}
