// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/spf13/cobra"
)

func (a *app) editCommand() *cobra.Command {
	var file string
	var version int
	cmd := a.about("edit", groupDraft, "CW-KORT-0001 -f aanvraag.json", func(ctx context.Context, args []string) error {
		if a.key != "" {
			return a.usage("usage.save_key")
		}
		raw, err := a.readFile(ctx, file)
		if err != nil {
			return err
		}
		r, err := a.replace(ctx, args[0], raw, version)
		if err != nil {
			return err
		}
		return a.saved(args[0], r)
	})
	cmd.Flags().StringVarP(&file, "file", "f", "", a.say("flag.file"))
	cmd.Flags().IntVar(&version, "version", 0, a.say("flag.version_seen"))
	return cmd
}

// replace puts the content in place of a version and of no other: the one that the person has seen, or the one that is there now.
func (a *app) replace(ctx context.Context, number string, raw []byte, seen int) (*answer, error) {
	path := dossierPath(number, "application")
	tag := strconv.Quote(strconv.Itoa(seen))
	if seen == 0 {
		current, err := a.get(ctx, path)
		if err != nil {
			return nil, err
		}
		tag = current.header.Get("ETag")
	}
	r, err := a.send(ctx, exchange{method: http.MethodPut, path: path, body: raw, header: http.Header{"If-Match": {tag}}})
	if p := new(problem); errors.As(err, &p) && p.Status == http.StatusPreconditionFailed {
		p.advice = a.say("advice.stale", number)
		if p.lost {
			p.advice = a.say("advice.stale_own", number)
		}
	}
	return r, err
}

// readFile reads the content; an interrupt ends the wait for a person who types it.
func (a *app) readFile(ctx context.Context, path string) ([]byte, error) {
	if path == "" {
		return nil, a.usage("usage.file")
	}
	if path != "-" {
		raw, err := os.ReadFile(path)
		if err != nil {
			return nil, usageError{fmt.Errorf("%s: %w", a.say("read_file"), err)}
		}
		return raw, nil
	}
	type content struct {
		raw []byte
		err error
	}
	read := make(chan content, 1)
	go func() {
		raw, err := io.ReadAll(a.in)
		read <- content{raw, err}
	}()
	select {
	case <-ctx.Done():
		return nil, &interrupted{}
	case c := <-read:
		if c.err != nil {
			return nil, fmt.Errorf("%s: %w", a.say("read_file"), c.err)
		}
		return c.raw, nil
	}
}

func (a *app) saved(number string, r *answer) error {
	if a.json {
		return a.print(r.body)
	}
	var s struct {
		Version int                `json:"version"`
		Missing []contract.Missing `json:"missing"`
	}
	if err := a.into(r, &s); err != nil {
		return err
	}
	a.tell("%s", a.say("saved", number, s.Version))
	a.lacks(s.Missing)
	return nil
}
