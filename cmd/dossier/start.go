// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"

	"github.com/spf13/cobra"
)

func (a *app) startCommand() *cobra.Command {
	body := struct {
		Call          string `json:"call"`
		Hub           string `json:"hub"`
		CompanyNumber string `json:"company_number"`
		Title         string `json:"title"`
	}{}
	cmd := &cobra.Command{
		Use: "start", Short: "Een dossier starten", Args: none,
		Example: `  dossier start --call CW-KORT --hub kempen --company 0999.010.126 --title "Hergebruik hout"`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			r, err := a.command(cmd.Context(), "/api/v1/dossiers", body)
			if err != nil {
				return err
			}
			if a.json {
				return a.print(r.body)
			}
			var v view
			if err := r.into(&v); err != nil {
				return err
			}
			fmt.Fprintf(a.out, "%s: %s\n", v.Number, v.Label)
			return nil
		},
	}
	cmd.Flags().StringVar(&body.Call, "call", "", "code van de oproep")
	cmd.Flags().StringVar(&body.Hub, "hub", "", "code van de trekkende hub")
	cmd.Flags().StringVar(&body.CompanyNumber, "company", "", "ondernemingsnummer van de aanvrager")
	cmd.Flags().StringVar(&body.Title, "title", "", "titel van het project")
	return cmd
}

func (a *app) editCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use: "edit NUMMER", Short: "De inhoud vervangen door een JSON-bestand", Args: number,
		Example: "  dossier edit CW-KORT-0001 -f aanvraag.json",
		RunE: func(cmd *cobra.Command, args []string) error {
			raw, err := a.readFile(file)
			if err != nil {
				return err
			}
			current, err := a.get(cmd.Context(), dossierPath(args[0], "application"))
			if err != nil {
				return err
			}
			r, err := a.send(cmd.Context(), http.MethodPut, dossierPath(args[0], "application"), raw, http.Header{"If-Match": {current.header.Get("ETag")}}, "")
			if err != nil {
				return err
			}
			return a.saved(args[0], r)
		},
	}
	cmd.Flags().StringVarP(&file, "file", "f", "", "bestand met de inhoud, - voor de standaardinvoer")
	return cmd
}

func (a *app) readFile(path string) ([]byte, error) {
	switch path {
	case "":
		return nil, usageError{errors.New("geef een bestand met -f, of -f - voor de standaardinvoer")}
	case "-":
		return io.ReadAll(a.in)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, usageError{err}
	}
	return raw, nil
}

func (a *app) saved(number string, r *answer) error {
	if a.json {
		return a.print(r.body)
	}
	var s struct {
		Version int       `json:"version"`
		Missing []missing `json:"missing"`
	}
	if err := r.into(&s); err != nil {
		return err
	}
	fmt.Fprintf(a.out, a.say("%s: versie %d bewaard\n", "%s: version %d saved\n"), number, s.Version)
	a.lacks(s.Missing)
	return nil
}

// lacks lists what is wrong or missing in the content, and what is worth a look.
func (a *app) lacks(all []missing) {
	errors := 0
	for _, m := range all {
		if m.Severity != "warning" {
			errors++
		}
	}
	if errors == 0 {
		fmt.Fprintln(a.out, a.say("De aanvraag is volledig.", "The application is complete."))
	} else {
		fmt.Fprintf(a.out, a.say("Nog te doen (%d):\n", "Still to do (%d):\n"), errors)
	}
	for _, m := range all {
		mark := "✗"
		if m.Severity == "warning" {
			mark = "!"
		}
		fmt.Fprintf(a.out, "  %s %s: %s\n", mark, m.Pointer, m.Message)
	}
}

// print writes an answer of the API as it came, on one line.
func (a *app) print(raw []byte) error {
	var compact any
	if err := json.Unmarshal(raw, &compact); err != nil {
		return fmt.Errorf("het antwoord van de server is onleesbaar: %w", err)
	}
	_, err := fmt.Fprintln(a.out, string(trimmed(raw)))
	return err
}

func trimmed(raw []byte) []byte {
	for len(raw) > 0 && (raw[len(raw)-1] == '\n' || raw[len(raw)-1] == ' ') {
		raw = raw[:len(raw)-1]
	}
	return raw
}
