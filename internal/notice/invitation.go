// SPDX-License-Identifier: EUPL-1.2

package notice

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// Invitation is a message by which somebody gets a personal link, once.
type Invitation struct {
	ID       int64
	Created  time.Time
	Attempts int    // this one included
	Person   string // opaque id
	Name     string
	Email    string
	Lang     string
	By       string // name of who invites
	Role     dossier.Role
	Of       string // hub or company of the membership, or ""
	Dossier  string // the only one that it opens, or ""
	Title    string // of that dossier
}

// Invitations is where they wait.
type Invitations interface {
	// TakeInvitation makes a link and gives the oldest invitation that is due, with the last part of its address; it keeps it from
	// everybody else for a while. Whoever had an earlier link that nobody used has one no more.
	TakeInvitation(ctx context.Context, hold time.Duration) (i Invitation, secret string, found bool, err error)
	// SettleInvitation writes how an attempt ended.
	SettleInvitation(ctx context.Context, id int64, r Result) error
}

// invite sends the invitations that are due, as long as the mail server takes them.
func (s *Sender) invite(ctx context.Context) error {
	if s.Door == "" {
		return nil // nobody signs in by browser: they wait
	}
	for ctx.Err() == nil {
		i, secret, found, err := s.Outbox.TakeInvitation(ctx, hold)
		if err != nil || !found {
			return err
		}
		r, away := s.attemptInvitation(ctx, i, secret)
		patient, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
		err = s.Outbox.SettleInvitation(patient, i.ID, r)
		cancel()
		if err != nil || away {
			return err
		}
	}
	return nil
}

func (s *Sender) attemptInvitation(ctx context.Context, i Invitation, secret string) (r Result, away bool) {
	m, err := s.ComposeInvitation(i, secret)
	if err != nil {
		s.Log.Error("invitation not sent: it cannot be written", "person", i.Person, "error", err)
		return Result{State: Failed, Error: "compose"}, false
	}
	return s.hand(ctx, m, s.Log.With("person", i.Person, "attempt", i.Attempts), "invitation", i.Attempts)
}

// ComposeInvitation writes the message of an invitation with its link.
func (c Composer) ComposeInvitation(i Invitation, secret string) (Message, error) {
	lang := i.Lang
	if !slices.Contains(dossier.Languages, lang) {
		lang = dossier.Languages[0]
	}
	m := Message{ID: c.id(Key{"invitation", i.ID, i.Person + strconv.Itoa(i.Attempts)}), Date: i.Created, To: i.Email, Name: line(i.Name),
		Lang: lang}
	content := map[string]any{"Name": i.Name, "By": i.By, "Role": i.Role.Label(lang), "Of": i.Of, "Dossier": i.Dossier, "Title": i.Title,
		"Link": c.Door + "/uitnodiging/" + secret}
	var wrong [2]error
	m.Subject, wrong[0] = write(lang, "invitation subject", content)
	m.Body, wrong[1] = write(lang, "invitation body", content)
	if err := errors.Join(wrong[:]...); err != nil {
		return Message{}, fmt.Errorf("compose: %w", err)
	}
	return m, nil
}
