// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// number is the one argument of most commands.
var number = func(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usageError{errors.New("geef één dossiernummer, zoals CW-KORT-0001")}
	}
	return nil
}

var none = func(_ *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("onverwacht argument %q", args[0])}
	}
	return nil
}

// stepCommands are the commands that take a number and at most reasons.
func (a *app) stepCommands() []*cobra.Command {
	var all []*cobra.Command
	for _, step := range []struct {
		name, short string
		reasons     bool
	}{
		{"request-review", "Nazicht door de hub vragen", false},
		{"endorse", "Klaar verklaren om in te dienen", false},
		{"submit", "Indienen", false},
		{"reopen-draft", "De opmaak heropenen", false},
		{"declare-admissible", "Ontvankelijk verklaren", false},
		{"supplement", "Aanvullen wat gevraagd werd", false},
		{"return", "Terugsturen met opmerkingen", true},
		{"withdraw", "Intrekken", true},
	} {
		var reasons string
		cmd := &cobra.Command{
			Use: step.name + " NUMMER", Short: step.short, Args: number,
			Example: "  dossier " + step.name + " CW-KORT-0001" + map[bool]string{true: ` --reasons "…"`}[step.reasons],
			RunE: func(cmd *cobra.Command, args []string) error {
				body := map[string]string{}
				if step.reasons {
					body["reasons"] = reasons
				}
				return a.step(cmd.Context(), args[0], step.name, body)
			},
		}
		if step.reasons {
			cmd.Flags().StringVar(&reasons, "reasons", "", "waarom")
		}
		all = append(all, cmd)
	}
	return all
}

func (a *app) decideCommand() *cobra.Command {
	var approve, reject, reserve bool
	var amount, reasons, reference string
	var conditions []string
	cmd := &cobra.Command{
		Use: "decide NUMMER", Short: "Beslissen", Args: number,
		Example: `  dossier decide CW-KORT-0001 --approve --amount 40000.00 --reasons "…" --condition "…"`,
		RunE: func(cmd *cobra.Command, args []string) error {
			outcome := map[[3]bool]string{{true, false, false}: "approved", {false, true, false}: "rejected", {false, false, true}: "reserve"}[[3]bool{approve, reject, reserve}]
			if outcome == "" {
				return usageError{errors.New("kies één van --approve, --reject en --reserve")}
			}
			body := map[string]any{"outcome": outcome, "reasons": reasons}
			if amount != "" {
				body["amount"] = money.Euro{Amount: amount, Currency: money.Currency}
			}
			if len(conditions) > 0 {
				body["conditions"] = conditions
			}
			if reference != "" {
				body["reference"] = reference
			}
			return a.step(cmd.Context(), args[0], "decide", body)
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&approve, "approve", false, "goedkeuren")
	flags.BoolVar(&reject, "reject", false, "weigeren")
	flags.BoolVar(&reserve, "reserve", false, "op de reservelijst zetten")
	flags.StringVar(&amount, "amount", "", "toegekend bedrag, zoals 40000.00")
	flags.StringVar(&reasons, "reasons", "", "motivering")
	flags.StringArrayVar(&conditions, "condition", nil, "voorwaarde; mag meermaals")
	flags.StringVar(&reference, "reference", "", "kenmerk van de beslissing")
	return cmd
}

// step sends a command and shows what came of it.
func (a *app) step(ctx context.Context, number, name string, body any) error {
	r, err := a.command(ctx, dossierPath(number, name), body)
	if err != nil {
		return err
	}
	if r.status == http.StatusAccepted {
		return a.promised(ctx, r)
	}
	return a.done(r.body)
}

// result is what came of a command.
type result struct {
	Number string  `json:"number"`
	State  string  `json:"state"`
	Label  string  `json:"label"`
	Events []event `json:"events"`
}

func (a *app) done(raw []byte) error {
	if a.json {
		return a.print(raw)
	}
	var d result
	if err := json.Unmarshal(raw, &d); err != nil {
		return fmt.Errorf("het antwoord van de server is onleesbaar: %w", err)
	}
	fmt.Fprintf(a.out, "%s: %s\n", d.Number, d.Label)
	for _, e := range d.Events {
		for _, detail := range e.Details {
			fmt.Fprintf(a.out, "  %s\n", detail)
		}
	}
	return nil
}

// How long a received command is followed, and how often is asked.
const (
	followFor = 30 * time.Second
	askEvery  = time.Second
)

// promised follows a command that was received and will be carried out later.
func (a *app) promised(ctx context.Context, r *answer) error {
	var p struct {
		ReceivedAt time.Time `json:"received_at"`
		Location   string    `json:"location"`
	}
	if err := r.into(&p); err != nil {
		return err
	}
	key := p.Location[strings.LastIndexByte(p.Location, '/')+1:]
	if a.noWait {
		return a.received(r.body, p.ReceivedAt, key)
	}
	for end := time.Now().Add(followFor); time.Now().Before(end) && ctx.Err() == nil; {
		select {
		case <-ctx.Done():
		case <-time.After(askEvery):
		}
		o, err := a.ask(ctx, key)
		if err != nil {
			return err
		}
		if o.State != "pending" {
			return a.ended(o)
		}
	}
	return a.received(r.body, p.ReceivedAt, key)
}

func (a *app) received(raw []byte, at time.Time, key string) error {
	if a.json {
		return a.print(raw)
	}
	fmt.Fprintf(a.out, "Ontvangen op %s, wordt uitgevoerd. Volg het met: dossier outcome %s\n", a.moment(at), key)
	return nil
}

// outcome is how a command ended.
type outcome struct {
	Number     string          `json:"number"`
	Command    string          `json:"command"`
	State      string          `json:"state"`
	Status     int             `json:"status"`
	ReceivedAt time.Time       `json:"received_at"`
	Result     json.RawMessage `json:"result"`
	Problem    json.RawMessage `json:"problem"`
	raw        []byte
}

func (a *app) ask(ctx context.Context, key string) (*outcome, error) {
	r, err := a.get(ctx, "/api/v1/commands/"+url.PathEscape(key))
	if err != nil {
		return nil, err
	}
	o := &outcome{raw: r.body}
	return o, r.into(o)
}

func (a *app) ended(o *outcome) error {
	if o.State == "done" {
		return a.done(o.Result)
	}
	p := &problem{raw: o.Problem}
	if err := json.Unmarshal(o.Problem, p); err != nil {
		return fmt.Errorf("het antwoord van de server is onleesbaar: %w", err)
	}
	p.Status = o.Status
	return p
}

func (a *app) outcomeCommand() *cobra.Command {
	return &cobra.Command{
		Use: "outcome SLEUTEL", Short: "Vragen hoe een eerdere opdracht afliep",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New("geef de sleutel van de opdracht")}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := a.ask(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			if a.json {
				return a.print(o.raw)
			}
			if o.State == "pending" {
				return a.received(o.raw, o.ReceivedAt, args[0])
			}
			return a.ended(o)
		},
	}
}
