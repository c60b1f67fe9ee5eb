// SPDX-License-Identifier: EUPL-1.2

package notice

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// Outbox is where the notices wait.
type Outbox interface {
	// TakeNotices writes how attempts ended, and gives the oldest notices that are due, so many at most; it keeps them from everybody
	// else for a while: an attempt that nobody settles, because the process was lost, is made again after that.
	TakeNotices(ctx context.Context, hold time.Duration, most int, ended []Attempt) ([]Notice, error)
	Invitations
}

// Attempt is how one to send a notice ended.
type Attempt struct {
	Key
	Result
}

// Mailer hands a message over to whoever delivers it. Its errors are a Fault where it knows more.
type Mailer interface {
	Send(ctx context.Context, m Message) error
}

// Fault says at which step a message was not taken. It holds no address and no words of the mail server, so it can be kept.
type Fault struct {
	Step      string // connect, sender, recipient or content
	Code      string // of the mail server, such as "550 5.1.1"; empty when it gave none
	Permanent bool   // this message will never be taken
	Away      bool   // no message would be taken now
	Cause     error  // of connect, for the log: no recipient was named yet
}

// Error implements error.
func (f *Fault) Error() string {
	if f.Code == "" {
		return f.Step
	}
	return f.Step + " " + f.Code
}

// How long attempts may be nobody else's, and how long to wait after one that did not succeed.
const (
	hold  = 5 * time.Minute // twice as long as a round goes on, and a mailer takes
	first = time.Minute
	most  = time.Hour
)

// Sender brings what is due to the mailer.
type Sender struct {
	Outbox Outbox
	Mailer Mailer
	// Together is how many are taken, and written down once they were sent: 1 where a message that is sent twice is two.
	Together int
	Composer
	Log *slog.Logger
}

// Send sends what is due, oldest first: notices, then invitations. It stops when nothing is due, or when the mail server takes nothing.
func (s *Sender) Send(ctx context.Context) error {
	due, err := s.Outbox.TakeNotices(ctx, hold, s.Together, nil)
	for len(due) > 0 && err == nil {
		if due, err = s.round(ctx, due); err != nil {
			return fmt.Errorf("settle notices: %w", err)
		}
	}
	if err != nil {
		return err
	}
	if err := s.invite(ctx); err != nil {
		return fmt.Errorf("invitations: %w", err)
	}
	return nil
}

// round sends notices, and takes those after them with the statement that settles these. What was sent is written down even when the
// process is stopping: what is not written is sent again.
func (s *Sender) round(ctx context.Context, due []Notice) ([]Notice, error) {
	var ended []Attempt
	next, began := s.Together, time.Now()
	for _, n := range due {
		if next == 0 {
			ended = append(ended, Attempt{n.Key, Untried})
			continue
		}
		result, away := s.attempt(ctx, n)
		ended = append(ended, Attempt{n.Key, result})
		if away || ctx.Err() != nil || time.Since(began) > hold/2 {
			next = 0
		}
	}
	patient, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	return s.Outbox.TakeNotices(patient, hold, next, ended)
}

// attempt makes and sends the message of one notice.
func (s *Sender) attempt(ctx context.Context, n Notice) (r Result, away bool) {
	log := s.Log.With("dossier", n.Dossier, "seq", n.Seq, "person", n.Person, "attempt", n.Attempts)
	if n.Email == "" {
		log.Warn("notice not sent: the recipient has no address")
		return Result{State: NoAddress}, false
	}
	if n.Wrong != nil {
		log.Error("notice not sent: it cannot be read, and will be tried again", "error", n.Wrong)
		return Result{State: Queued, Error: "read", Again: Wait(n.Attempts)}, false
	}
	m, err := s.Compose(n)
	if err != nil {
		log.Error("notice not sent: it cannot be written", "error", err)
		return Result{State: Failed, Error: "compose"}, false
	}
	return s.hand(ctx, m, log, "notice", n.Attempts)
}

// hand gives a message to the mailer. Only a refusal of this very message is for good.
func (s *Sender) hand(ctx context.Context, m Message, log *slog.Logger, what string, attempts int) (r Result, away bool) {
	r = Result{State: Sent, MessageID: m.ID}
	err := s.Mailer.Send(ctx, m)
	if err == nil {
		log.Info(what+" sent", "message", m.ID)
		return r, false
	}
	fault := &Fault{Step: "send"}
	errors.As(err, &fault)
	r.Error = fault.Error()
	if fault.Permanent {
		log.Error(what+" refused", "error", r.Error)
		r.State = Failed
		return r, false
	}
	r.State, r.Again = Queued, Wait(attempts)
	log.Warn(what+" not sent, it will be", "error", err, "cause", fault.Cause, "again", r.Again)
	return r, fault.Away
}

// Wait is how long to wait after a number of attempts: a minute, doubled each time, an hour at most, for ever.
func Wait(attempts int) time.Duration {
	wait := first
	for ; attempts > 1 && wait < most; attempts-- {
		wait *= 2
	}
	return min(wait, most)
}
