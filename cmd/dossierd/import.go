// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"

	"github.com/dossierwerkt/dossierwerkt/internal/aid"
	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/postgres"
	"github.com/spf13/cobra"
)

// largestImport is the size of a file of earlier grants, in bytes.
const largestImport = 4 << 20

func importCommand() *cobra.Command {
	var at place
	var write bool
	cmd := &cobra.Command{
		Use:   "import-grants FILE.csv",
		Short: "Put grants from before this system on record, so that they count in accounts of aid and in results",
		Long: "Reads a CSV file with the columns " + strings.Join(aid.Columns, ", ") + ".\n" +
			"Shows what it would add, or what is wrong in which row; with --write it is put on record, all of it or nothing.\n" +
			"The same file again adds nothing. What was imported does not change.",
		Example: "  dossierd import-grants earlier.csv --data DIR\n  dossierd import-grants earlier.csv --data DIR --write",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("give one file: dossierd import-grants FILE.csv")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			raw, err := readImport(args[0])
			if err != nil {
				return err
			}
			return at.with(cmd.Context(), func(store *postgres.Store) error {
				return importGrants(cmd.Context(), cmd.OutOrStdout(), store, raw, write)
			})
		},
	}
	cmd.Flags().BoolVar(&write, "write", false, "put it on record; without it nothing is stored")
	at.flag(cmd)
	return cmd
}

func readImport(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	raw, err := io.ReadAll(io.LimitReader(file, largestImport+1))
	if err == nil && len(raw) > largestImport {
		err = errors.New("the file is too large: at most 4 MiB")
	}
	return raw, err
}

func importGrants(ctx context.Context, out io.Writer, store *postgres.Store, raw []byte, write bool) error {
	now, err := store.Now(ctx)
	if err != nil {
		return err
	}
	grants, faults := aid.ReadGrants(raw, calendar.DateOf(now))
	if len(faults) > 0 {
		return faulty(out, faults)
	}
	sum := sha256.Sum256(raw)
	done, err := store.ImportGrants(ctx, hex.EncodeToString(sum[:]), grants, write)
	if err != nil {
		return fmt.Errorf("nothing was stored: %w", err)
	}
	if len(done.Faults) > 0 {
		return faulty(out, done.Faults)
	}
	if err := listGrants(out, done.Added); err != nil {
		return err
	}
	what := "would be added: repeat with --write to put them on record"
	if write {
		what = "added"
	}
	if len(done.Added) == 0 {
		what = "to add"
	}
	return printed(fmt.Fprintf(out, "%s %s; %d on record already\n", rowsOf(len(done.Added)), what, done.There))
}

// faulty names every row that is wrong, and says that nothing was stored.
func faulty(out io.Writer, faults []aid.RowFault) error {
	for _, f := range faults {
		if err := printed(fmt.Fprintln(out, "✗ "+f.Error())); err != nil {
			return err
		}
	}
	return fmt.Errorf("nothing was stored: %d to put right", len(faults))
}

func listGrants(out io.Writer, all []aid.Earlier) error {
	if len(all) == 0 {
		return nil
	}
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, "REFERENCE\tCOMPANY\tHUB\tGRANTED\tAMOUNT\tREGULATION\tAUTHORITY\tBENEFICIARY")
	for _, g := range all {
		regulation := string(g.Regulation)
		if g.Regulation == aid.None {
			regulation = "no de-minimis"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", printable(g.Reference), g.Company, g.Hub, g.Day, g.Amount, regulation,
			printable(g.Authority), printable(g.Name))
	}
	return w.Flush()
}

// printable keeps what came in a file from steering the terminal.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return '\uFFFD'
		}
		return r
	}, text)
}

func rowsOf(n int) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}
