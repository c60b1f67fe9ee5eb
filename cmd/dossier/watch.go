// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

func (a *app) watchCommand() *cobra.Command {
	return &cobra.Command{
		Use: "watch NUMMER", Short: "De tijdlijn volgen terwijl ze groeit", Args: number,
		RunE: func(cmd *cobra.Command, args []string) error { return a.watch(cmd.Context(), args[0]) },
	}
}

// watch follows the stream, and takes it up again where it broke off, until it is interrupted.
func (a *app) watch(ctx context.Context, number string) error {
	last, began := "", time.Time{}
	for pause := time.Second; ; pause = min(2*pause, 30*time.Second) {
		first := began.IsZero()
		began = time.Now()
		err := a.follow(ctx, number, &last)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if p := new(problem); errors.As(err, &p) && p.Status < http.StatusInternalServerError {
			return err
		}
		if first && last == "" && err != nil {
			return &unreachable{cause: plainCause(err)}
		}
		if time.Since(began) > time.Minute {
			pause = time.Second
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
	}
}

// follow reads one connection of the stream.
func (a *app) follow(ctx context.Context, number string, last *string) error {
	header := http.Header{"Accept": {"text/event-stream"}}
	if *last != "" {
		header.Set("Last-Event-ID", *last)
	}
	request, err := a.request(ctx, http.MethodGet, dossierPath(number, "events"), nil, header)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode >= http.StatusBadRequest {
		p := &problem{}
		if err := json.NewDecoder(response.Body).Decode(p); err != nil || p.Detail == "" {
			p.Detail = "De server antwoordde " + response.Status + "."
		}
		p.Status = response.StatusCode
		return p
	}
	lines := bufio.NewScanner(response.Body)
	lines.Buffer(nil, 4<<20)
	for id, data := "", ""; lines.Scan(); {
		switch line := lines.Text(); {
		case strings.HasPrefix(line, "id: "):
			id = strings.TrimPrefix(line, "id: ")
		case strings.HasPrefix(line, "data: "):
			data = strings.TrimPrefix(line, "data: ")
		case line == "" && data != "":
			if err := a.news(data); err != nil {
				return err
			}
			*last, data = id, ""
		}
	}
	return lines.Err()
}

func (a *app) news(data string) error {
	if a.json {
		_, err := fmt.Fprintln(a.out, data)
		return err
	}
	var e event
	if err := json.Unmarshal([]byte(data), &e); err != nil {
		return fmt.Errorf("de server stuurt iets onleesbaars: %w", err)
	}
	a.line(e)
	return nil
}
