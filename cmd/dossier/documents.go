// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
)

// document is a line of the list of documents.
type document struct {
	ID           string    `json:"id"`
	Kind         string    `json:"kind"`
	Version      int       `json:"version"`
	SHA256       string    `json:"sha256"`
	Bytes        int       `json:"bytes"`
	CreatedAt    time.Time `json:"created_at"`
	SupersededBy *string   `json:"superseded_by"`
}

func (a *app) documentsCommand() *cobra.Command {
	return &cobra.Command{
		Use: "documents NUMMER", Short: "De documenten van het dossier", Args: number,
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := a.get(cmd.Context(), dossierPath(args[0], "documents"))
			if err != nil {
				return err
			}
			if a.json {
				return a.print(r.body)
			}
			var list struct{ Documents []document }
			if err := r.into(&list); err != nil {
				return err
			}
			w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
			for _, d := range list.Documents {
				fmt.Fprintf(w, "%s\t%s\t%d bytes\tsha256 %s\n", d.ID, a.moment(d.CreatedAt), d.Bytes, d.SHA256)
			}
			return w.Flush()
		},
	}
}

func (a *app) downloadCommand() *cobra.Command {
	var target string
	cmd := &cobra.Command{
		Use: "download NUMMER application|decision", Short: "Een document ophalen",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 || (args[1] != "application" && args[1] != "decision") {
				return usageError{errors.New("geef een dossiernummer en application of decision")}
			}
			return nil
		},
		Example: "  dossier download CW-KORT-0001 decision -o beslissing.pdf",
		RunE: func(cmd *cobra.Command, args []string) error {
			if target == "" {
				target = args[0] + "-" + args[1] + ".pdf"
			}
			raw, err := a.fetch(cmd.Context(), args[0], args[1])
			if err != nil {
				return err
			}
			return a.write(target, raw)
		},
	}
	cmd.Flags().StringVarP(&target, "output", "o", "", "bestand, - voor de standaarduitvoer (standaard NUMMER-SOORT.pdf)")
	return cmd
}

// fetch gets the latest document of a kind, and checks it against the hash of the list. Without a submitted application it gets the draft.
func (a *app) fetch(ctx context.Context, number, kind string) ([]byte, error) {
	r, err := a.get(ctx, dossierPath(number, "documents"))
	if err != nil {
		return nil, err
	}
	var list struct{ Documents []document }
	if err := r.into(&list); err != nil {
		return nil, err
	}
	id, sum := "", ""
	for _, d := range list.Documents {
		if d.Kind == kind && d.SupersededBy == nil {
			id, sum = d.ID, d.SHA256
		}
	}
	if id == "" {
		if kind == "decision" {
			return nil, &problem{Status: 404, Detail: a.say("Er is nog geen beslissing.", "There is no decision yet.")}
		}
		id = "draft"
	}
	if r, err = a.get(ctx, dossierPath(number, "documents", id)); err != nil {
		return nil, err
	}
	if got := sha256.Sum256(r.body); sum != "" && hex.EncodeToString(got[:]) != sum {
		return nil, errors.New(a.say("het document kwam niet heel over: probeer het opnieuw", "the document did not arrive whole: try again"))
	}
	return r.body, nil
}

// write puts the document into a file that is there whole or not at all.
func (a *app) write(target string, raw []byte) error {
	if target == "-" {
		if f, isFile := a.out.(*os.File); isFile {
			if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
				return usageError{errors.New("een PDF hoort niet op het scherm: geef een bestand met -o")}
			}
		}
		_, err := a.out.Write(raw)
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(target), ".dossier-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err := f.Write(raw); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := errors.Join(f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), target); err != nil {
		return err
	}
	fmt.Fprintf(a.err, "%s: %d bytes\n", target, len(raw))
	return nil
}

func (a *app) openCommand() *cobra.Command {
	return &cobra.Command{
		Use: "open NUMMER", Short: "Het dossier in de browser openen", Args: number,
		RunE: func(cmd *cobra.Command, args []string) error {
			address := a.server + "/dossiers/" + args[0]
			fmt.Fprintln(a.out, address)
			program := map[string]string{"darwin": "open"}[runtime.GOOS]
			if program == "" {
				program = "xdg-open"
			}
			if path, err := exec.LookPath(program); err == nil {
				return exec.CommandContext(cmd.Context(), path, address).Start()
			}
			return nil
		},
	}
}
