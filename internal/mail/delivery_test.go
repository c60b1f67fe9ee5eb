// SPDX-License-Identifier: EUPL-1.2

package mail_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime/quotedprintable"
	"net"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/ledger"
	"github.com/dossierwerkt/dossierwerkt/internal/mail"
	"github.com/dossierwerkt/dossierwerkt/internal/notice"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"github.com/jackc/pgx/v5"
)

func TestMain(m *testing.M) { testkit.Main(m) }

var ctx = context.Background()

// A new dossier is announced to these two.
const els, noor, bart = "els@example.org", "noor@example.org", "bart@example.org"

// office is a programme with a sender, and a database clock that the test moves.
type office struct {
	*testkit.Programme
	*notice.Sender
	t   *testing.T
	now time.Time
	log bytes.Buffer
}

func newOffice(t *testing.T, m notice.Mailer) *office {
	t.Helper()
	o := &office{Programme: testkit.NewProgramme(t, nil), t: t, now: time.Now()}
	o.Sender = o.sender(m)
	return o
}

func (o *office) sender(m notice.Mailer) *notice.Sender {
	return &notice.Sender{Outbox: o.Store, Mailer: m, Together: 1, Log: slog.New(slog.NewTextHandler(&o.log, nil)),
		Composer: notice.Composer{Link: "https://dossiers.example.org/dossiers", Host: "example.org"}}
}

// later moves the database's clock on.
func (o *office) later(d time.Duration) {
	o.t.Helper()
	o.now = o.now.Add(d)
	o.Database.SetClock(o.t, o.now)
}

// round is one run of the loop.
func (o *office) round() {
	o.t.Helper()
	if err := o.Send(ctx); err != nil {
		o.t.Fatal(err)
	}
}

// rows are the states of the outbox: recipient, state, attempts, error.
func (o *office) rows() string {
	o.t.Helper()
	conn, err := pgx.Connect(ctx, o.Database.App)
	if err != nil {
		o.t.Fatal(err)
	}
	defer conn.Close(ctx)
	found, err := conn.Query(ctx, `select split_part(lower(p.name), ' ', 1) || ' ' || o.state || ' ' || o.attempts || ' ' || o.error ||
		case when (o.state = 'sent') <> (o.sent_at is not null and o.message_id like '%@example.org') then ' BUT NOT NOTED RIGHT' else '' end
		from dossierwerkt.outbox o join dossierwerkt.person p on p.id = o.person order by p.name, o.seq, o.dossier`)
	if err != nil {
		o.t.Fatal(err)
	}
	lines, err := pgx.CollectRows(found, pgx.RowTo[string])
	if err != nil {
		o.t.Fatal(err)
	}
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, "; ")
}

func (o *office) want(rows string) {
	o.t.Helper()
	if got := o.rows(); got != rows {
		o.t.Errorf("outbox: %s\nwant:   %s", got, rows)
	}
}

func want(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestANoticeIsDeliveredOnce(t *testing.T) {
	t.Parallel()
	p := newPost(t, postOptions{})
	o := newOffice(t, p.mailer(t))
	number := o.Start(t, "CW-KORT")
	for range 3 {
		o.round()
		o.later(2 * time.Hour)
	}
	want(t, p.recipients(), els+" "+noor)
	o.want("els sent 1; noor sent 1")

	d, err := o.Store.Dossier(ctx, number)
	if err != nil {
		t.Fatal(err)
	}
	m := p.messageTo(t, els)
	for name, value := range map[string]string{"From": `"Dossierwerkt" <dossiers@example.org>`, "To": `"Els Voorbeeld" <els@example.org>`,
		"Subject": number + ": dossier gestart", "Auto-Submitted": "auto-generated", "Content-Language": "nl"} {
		if got := m.Header.Get(name); got != value {
			t.Errorf("%s: %q, want %q", name, got, value)
		}
	}
	if id := m.Header.Get("Message-Id"); !strings.HasPrefix(id, "<") || !strings.HasSuffix(id, "@example.org>") || len(id) < 40 ||
		id == p.messageTo(t, noor).Header.Get("Message-Id") {
		t.Errorf("Message-ID %s", id)
	}
	raw, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil {
		t.Fatal(err)
	}
	body := string(raw)
	for _, part := range []string{"Dag Els Voorbeeld,", number, "dossier gestart", "in opmaak", "vraag het nazicht",
		calendar.Until(d.State.Rules.Deadline, "nl"), "vastgelegd in de oproep", "https://dossiers.example.org/dossiers/" + number} {
		if !strings.Contains(body, part) {
			t.Errorf("the message does not say %q:\n%s", part, body)
		}
	}
	for _, secret := range []string{"Noor", "Bart", "0999", "kempen", o.People[dossier.HubStaff].ID} {
		if strings.Contains(body, secret) || strings.Contains(m.Header.Get("Message-Id"), secret) {
			t.Errorf("the message says %q:\n%s", secret, body)
		}
	}
	if p.from[0] != "dossiers@example.org" {
		t.Error(p.from)
	}
}

func TestEnglishForWhoReadsEnglish(t *testing.T) {
	t.Parallel()
	p := newPost(t, postOptions{})
	o := newOffice(t, p.mailer(t))
	o.Database.Exec(t, "update person set lang = 'en' where name like 'Noor%'")
	number := o.Start(t, "CW-KORT")
	o.Database.Exec(t, "update outbox set created_at = '2026-01-02T03:04:05Z'")
	o.round()
	m := p.messageTo(t, noor)
	want(t, m.Header.Get("Date"), "Fri, 02 Jan 2026 03:04:05 +0000") // of the notice, however late it leaves
	body, err := io.ReadAll(quotedprintable.NewReader(m.Body))
	if err != nil {
		t.Fatal(err)
	}
	want(t, m.Header.Get("Subject"), number+": dossier started")
	want(t, m.Header.Get("Content-Language"), "en")
	if !strings.HasPrefix(string(body), "Dear Noor Voorbeeld,") || !strings.Contains(string(body), "fill in your part") ||
		!strings.Contains(string(body), "Deadline of the call: until ") {
		t.Errorf("%s", body)
	}
	want(t, p.messageTo(t, els).Header.Get("Content-Language"), "nl")
}

func TestAServerThatIsDownDelays(t *testing.T) {
	t.Parallel()
	p := newPost(t, postOptions{}) // for its settings; what listens where the mailer looks comes later
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	settings := p.settings(t)
	settings.Port = l.Addr().(*net.TCPAddr).Port
	settings.TLS, settings.User = mail.NoTLS, ""
	o := newOffice(t, mailer(t, settings))
	o.Start(t, "CW-KORT")
	o.later(time.Second)

	o.round() // one knock at the closed door, not one per notice
	if got := o.rows(); !strings.Contains(got, "queued 1 connect") || !strings.Contains(got, "queued 0") {
		t.Errorf("after one round: %s", got)
	}
	o.round()
	o.want("els queued 1 connect; noor queued 1 connect")
	for range 3 { // not yet
		o.later(15 * time.Second)
		o.round()
	}
	o.want("els queued 1 connect; noor queued 1 connect")
	for range 40 { // a day and more: never given up
		o.later(time.Hour)
		o.round()
		o.round()
	}
	o.want("els queued 41 connect; noor queued 41 connect")

	up := newPost(t, postOptions{address: address, clear: true})
	up.refusing(func(string, string) error { return nil })
	settings.User, settings.Password = "dossierwerkt", "geheim"
	o.Mailer = mailer(t, settings)
	for range 3 {
		o.later(time.Hour)
		o.round()
	}
	want(t, up.recipients(), els+" "+noor)
	o.want("els sent 42; noor sent 42")
}

func TestARefusalForGoodIsFailed(t *testing.T) {
	t.Parallel()
	p := newPost(t, postOptions{})
	p.refusing(func(step, address string) error {
		if step == "recipient" && address == noor {
			return code(550, 5, 1, 1)
		}
		return nil
	})
	o := newOffice(t, p.mailer(t))
	number := o.Start(t, "CW-KORT")
	o.round()
	o.want("els sent 1; noor failed 1 recipient 550 5.1.1")
	p.refusing(nil)
	o.later(24 * time.Hour)
	o.round()
	want(t, p.recipients(), els)

	f, err := o.Store.Figures(ctx)
	if err != nil || fmt.Sprint(f.Notices) != "map[failed:1 no_address:0 queued:0 sent:1]" {
		t.Errorf("%v, %v", f.Notices, err)
	}
	failed, err := o.Store.FailedNotices(ctx, 10)
	if err != nil || len(failed) != 1 || failed[0].Dossier != number || failed[0].Error != "recipient 550 5.1.1" {
		t.Errorf("%+v, %v", failed, err)
	}
	if strings.Contains(o.log.String(), "example.org ") || strings.Contains(o.log.String(), noor) ||
		strings.Contains(o.log.String(), "Voorbeeld") {
		t.Errorf("the log names people:\n%s", o.log.String())
	}
}

func TestARefusalForNowIsTriedAgain(t *testing.T) {
	t.Parallel()
	for _, step := range []string{"recipient", "content"} {
		t.Run(step, func(t *testing.T) {
			t.Parallel()
			p := newPost(t, postOptions{})
			p.refusing(func(at, address string) error {
				if at == step && address == noor {
					return code(451, 4, 7, 1)
				}
				return nil
			})
			o := newOffice(t, p.mailer(t))
			o.Start(t, "CW-KORT")
			o.later(time.Second)
			o.round()
			o.want("els sent 1; noor queued 1 " + step + " 451 4.7.1")
			o.later(61 * time.Second)
			o.round()
			o.later(61 * time.Second) // the second wait is two minutes
			o.round()
			o.want("els sent 1; noor queued 2 " + step + " 451 4.7.1")
			p.refusing(nil)
			o.later(60 * time.Second)
			o.round()
			o.want("els sent 1; noor sent 3")
			want(t, p.recipients(), els+" "+noor)
		})
	}
}

// TestWrongSettingsLoseNothing: what is wrong with our settings is wrong for everybody, and no reason to give a notice up.
func TestWrongSettingsLoseNothing(t *testing.T) {
	t.Parallel()
	p := newPost(t, postOptions{})
	clear := newPost(t, postOptions{clear: true})
	for name, c := range map[string]struct {
		post  *post
		bend  func(*mail.Server)
		error string
	}{
		"password":         {p, func(s *mail.Server) { s.Password = "fout" }, "connect 535"},
		"nobody":           {p, func(s *mail.Server) { s.User = "" }, "sender 502 5.7.0"},
		"no TLS there":     {clear, func(*mail.Server) {}, "connect"},
		"another's TLS":    {p, func(s *mail.Server) { s.Roots = clear.roots }, "connect"},
		"TLS at once":      {p, func(s *mail.Server) { s.TLS = mail.Implicit }, "connect"},
		"sender forbidden": {forbidding(t, "sender", 553), func(*mail.Server) {}, "sender 553 5.7.1"},
		"must log in":      {forbidding(t, "recipient", 530), func(*mail.Server) {}, "recipient 530 5.7.1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := c.post.settings(t)
			c.bend(&s)
			o := newOffice(t, mailer(t, s))
			o.Start(t, "CW-KORT")
			o.round()
			o.round()
			o.want("els queued 1 " + c.error + "; noor queued 1 " + c.error)
			o.Mailer = p.mailer(t)
			o.later(2 * time.Minute)
			o.round()
			o.want("els sent 2; noor sent 2")
		})
	}
}

// forbidding is a server that lets nobody pass a step.
func forbidding(t *testing.T, forbidden string, with int) *post {
	p := newPost(t, postOptions{})
	p.refusing(func(step, _ string) error {
		if step == forbidden {
			return code(with, 5, 7, 1)
		}
		return nil
	})
	return p
}

func TestEveryWayToReachAServer(t *testing.T) {
	t.Parallel()
	for name, o := range map[string]postOptions{mail.StartTLS: {}, mail.Implicit: {implicit: true}, mail.NoTLS: {clear: true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPost(t, o)
			s := p.settings(t)
			s.TLS = name
			if err := mailer(t, s).Send(ctx, notice.Message{ID: "x@example.org", Date: time.Now(), To: els, Name: "Els", Lang: "nl",
				Subject: "é", Body: "è\n"}); err != nil {
				t.Fatal(err)
			}
			want(t, p.recipients(), els)
		})
	}
}

func TestWithoutTLSOnThisMachineOnly(t *testing.T) {
	t.Parallel()
	from, err := mail.Sender("dossiers@example.org")
	if err != nil {
		t.Fatal(err)
	}
	for host, may := range map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true, "mail.example.org": false,
		"10.0.0.1": false, "localhost.example.org": false} {
		if _, err := mail.NewSMTP(mail.Server{Host: host, TLS: mail.NoTLS, From: from}); (err == nil) != may {
			t.Errorf("%s: %v", host, err)
		}
	}
	for _, s := range []mail.Server{{From: from}, {Host: "x"}, {Host: "x", From: from, TLS: "sometimes"}} {
		if _, err := mail.NewSMTP(s); err == nil {
			t.Errorf("%+v passes", s)
		}
	}
}

// TestALineThatBreaksAfterTheAnswerSendsNothingTwice: the server has the message, whatever happens to the farewell.
func TestALineThatBreaksAfterTheAnswerSendsNothingTwice(t *testing.T) {
	t.Parallel()
	p := newPost(t, postOptions{})
	p.hangUp = true
	o := newOffice(t, p.mailer(t))
	o.Start(t, "CW-KORT")
	for range 2 {
		o.round()
		o.later(2 * time.Hour)
	}
	want(t, p.recipients(), els+" "+noor)
	o.want("els sent 1; noor sent 1")
}

// forgetful is an outbox whose process is lost after the server took a message, before that is written down.
type forgetful struct{ notice.Outbox }

func (f forgetful) TakeNotices(ctx context.Context, hold time.Duration, most int, ended []notice.Attempt) ([]notice.Notice, error) {
	if len(ended) > 0 {
		return nil, errors.New("lost")
	}
	return f.Outbox.TakeNotices(ctx, hold, most, nil)
}

func TestACrashRepeatsTheSameMessage(t *testing.T) {
	t.Parallel()
	p := newPost(t, postOptions{})
	o := newOffice(t, p.mailer(t))
	o.Start(t, "CW-KORT")
	o.later(time.Second)
	o.Sender.Outbox = forgetful{o.Store}
	if err := o.Send(ctx); err == nil {
		t.Fatal("nothing was lost")
	}
	o.Sender.Outbox = o.Store
	o.round() // the lost one is held for a while, so that a process that still lives is not overtaken
	if len(p.received) != 2 {
		t.Fatalf("%d messages", len(p.received))
	}
	o.later(6 * time.Minute)
	o.round()
	if len(p.received) != 3 || p.received[0] != p.received[2] || p.to[0] != p.to[2] {
		t.Errorf("the repeat is not the same message:\n%s", strings.Join(p.received, "\n---\n"))
	}
	o.later(24 * time.Hour)
	o.round()
	if len(p.received) != 3 {
		t.Errorf("%d messages", len(p.received))
	}
}

func TestManySendersSendEachNoticeOnce(t *testing.T) {
	t.Parallel()
	p := newPost(t, postOptions{})
	o := newOffice(t, p.mailer(t))
	for range 5 {
		o.Start(t, "CW-KORT")
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			if err := o.Send(ctx); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	want(t, p.recipients(), strings.TrimSpace(strings.Repeat(els+" ", 5)+strings.Repeat(noor+" ", 5)))
}

func TestWithoutAnAddress(t *testing.T) {
	t.Parallel()
	p := newPost(t, postOptions{})
	o := newOffice(t, p.mailer(t))
	o.Database.Exec(t, "update person set email = '' where name like 'Noor%'")
	o.Database.Exec(t, "update person set email = 'els' where name like 'Els%'")
	o.Start(t, "CW-KORT")
	o.round()
	o.want("els failed 1 address; noor no_address 1")
	want(t, p.recipients(), "")
}

func TestAHoleInAMessageKeepsItIn(t *testing.T) {
	t.Parallel()
	p := newPost(t, postOptions{})
	o := newOffice(t, p.mailer(t))
	o.Database.Exec(t, "update person set name = ' ' where name like 'Noor%'")
	o.Start(t, "CW-KORT")
	o.round()
	if got := o.rows(); !strings.Contains(got, "failed 1 compose") || !strings.Contains(got, "els sent 1") {
		t.Error(got)
	}
}

// do carries a command out.
func (o *office) do(number string, role dossier.Role, name dossier.Verb) {
	o.t.Helper()
	row, _, refusal, err := o.Ledger.Receive(ctx, o.Key(o.People[role]), ledger.Request{Number: number, Command: dossier.Command{Name: name}})
	if err != nil || refusal != nil {
		o.t.Fatalf("%+v, %v", refusal, err)
	}
	if _, err := o.Ledger.Act(ctx, wire.Ask{Dossier: number, Key: row.Key}); err != nil {
		o.t.Fatal(err)
	}
}

func TestARemindedReaderIsToldAgain(t *testing.T) {
	t.Parallel()
	p := newPost(t, postOptions{})
	o := newOffice(t, p.mailer(t))
	o.Programme = testkit.NewProgramme(t, func(c *call.Call) { c.Deadline = c.Deadline.AddDate(1, 0, 0) })
	o.Sender = o.sender(o.Mailer)
	number := o.Start(t, "CW-KORT")
	o.do(number, dossier.HubStaff, dossier.RequestReview)
	d, err := o.Store.Dossier(ctx, number)
	if err != nil {
		t.Fatal(err)
	}
	o.later(d.State.NextDue().At.Sub(o.now) + time.Second)
	if _, err := o.Ledger.Act(ctx, wire.Ask{Dossier: number}); err != nil {
		t.Fatal(err)
	}
	o.round()
	want(t, p.recipients(), bart+" "+bart+" "+els+" "+noor)
	want(t, p.messageTo(t, bart).Header.Get("Subject"), number+": herinnering: termijn voor het nazicht loopt af")

	// Els and Noor are told late, and told that the dossier has moved on.
	body, err := io.ReadAll(quotedprintable.NewReader(p.messageTo(t, els).Body))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(body), "Intussen ging het dossier verder. Stand nu: in nazicht.") {
		t.Errorf("%s", body)
	}
}

// strike takes so many messages, and then none.
type strike struct{ takes int }

func (s *strike) Send(context.Context, notice.Message) error {
	if s.takes--; s.takes < 0 {
		return &notice.Fault{Step: "connect", Away: true}
	}
	return nil
}

// TestWhatWasTakenTogetherIsWrittenDownEachAsItEnded: what nobody tried is due as if nobody had taken it.
func TestWhatWasTakenTogetherIsWrittenDownEachAsItEnded(t *testing.T) {
	t.Parallel()
	m := &strike{takes: 1}
	o := newOffice(t, m)
	o.Sender.Together = 3
	for range 3 {
		o.Start(t, "CW-KORT")
	}
	ended := func(want string) {
		t.Helper()
		all := strings.Split(strings.NewReplacer("els ", "", "noor ", "").Replace(o.rows()), "; ")
		slices.Sort(all)
		if got := strings.Join(all, "; "); got != want {
			t.Errorf("outbox: %s\nwant:   %s", got, want)
		}
	}
	o.later(time.Second)
	o.round()
	ended("queued 0; queued 0; queued 0; queued 0; queued 1 connect; sent 1")
	m.takes = 4
	o.round() // the one that was not tried, and three after it
	ended("queued 1 connect; sent 1; sent 1; sent 1; sent 1; sent 1")
	o.later(2 * time.Minute)
	m.takes = 1
	o.round()
	ended("sent 1; sent 1; sent 1; sent 1; sent 1; sent 2")
}

// TestWhatCannotBeReadHoldsUpNothingElse that was taken with it.
func TestWhatCannotBeReadHoldsUpNothingElse(t *testing.T) {
	t.Parallel()
	p := newPost(t, postOptions{})
	o := newOffice(t, p.mailer(t))
	o.Sender.Together = 16
	broken := o.Start(t, "CW-KORT")
	o.Start(t, "CW-KORT")
	o.Database.Exec(t, `update dossier set state = '{"status": 5}' where number = $1`, broken)
	o.later(time.Second)
	o.round()
	o.want("els queued 1 read; els sent 1; noor queued 1 read; noor sent 1")
}
