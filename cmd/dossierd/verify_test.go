// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// ended is an engine without any run.
type ended struct{ desk.Engine }

func (ended) Known(context.Context, string) (int64, bool, error) { return 0, false, nil }

func (ended) Name(context.Context) (string, error) { return "here", nil }

// gone is an engine that does not answer, from the beginning or only when it is asked for a run.
type gone struct {
	desk.Engine
	late bool
}

func (gone) Known(context.Context, string) (int64, bool, error) {
	return 0, false, errors.New("unavailable")
}

func (g gone) Name(context.Context) (string, error) {
	if g.late {
		return "here", nil
	}
	return "", errors.New("unavailable")
}

// TestVerifyWithoutTheEngineSaysWhatIsNotChecked, and does not end well.
func TestVerifyWithoutTheEngineSaysWhatIsNotChecked(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	number := p.Start(t, "CW-KORT")
	for _, late := range []bool{false, true} {
		s := &service{store: p.Store, desk: &desk.Desk{Ledger: p.Ledger, Store: p.Store, Engine: gone{late: late}}}
		for _, numbers := range [][]string{nil, {number}} {
			var out bytes.Buffer
			err := verification{s, numbers, "", &out, io.Discard}.run(context.Background())
			if err == nil || !strings.Contains(err.Error(), "what is on record agrees; not checked: the runs of 1") || strings.Contains(out.String(), "everything agrees") ||
				!late && !strings.HasPrefix(out.String(), "! not checked") {
				t.Errorf("%v\n%s", err, out.String())
			}
		}
	}
}

// TestVerifyReportsEveryNumber: one that is not there, or not right, does not hide those after it.
func TestVerifyReportsEveryNumber(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	s := &service{store: p.Store, desk: &desk.Desk{Ledger: p.Ledger, Store: p.Store, Engine: ended{}}}
	verify := func(numbers ...string) (string, error) {
		var out bytes.Buffer
		err := verification{s, numbers, "", &out, io.Discard}.run(context.Background())
		return out.String(), err
	}
	one := p.Start(t, "CW-KORT")
	if out, err := verify(); err != nil || out != "1 dossier: everything agrees\n" {
		t.Errorf("%s, %v", out, err)
	}
	two, three := p.Start(t, "CW-KORT"), p.Start(t, "CW-KORT")
	p.Database.Exec(t, "alter table event disable trigger user")
	p.Database.Exec(t, "update event set body = replace(body::text, 'kempen', 'leuven')::json where dossier = $1", two)
	out, err := verify(one, "CW-KORT-9999", two, three)
	if err == nil || err.Error() != "2 of 4 dossiers not as it should be" {
		t.Error(err)
	}
	for _, want := range []string{"✓ " + one + ": everything agrees", "✗ CW-KORT-9999: this number is not on record",
		"✗ " + two + " chain: Event 1 was changed", "✓ " + three + ": everything agrees"} {
		if !strings.Contains(out, want) {
			t.Errorf("lacks %q:\n%s", want, out)
		}
	}
}

// TestVerifyGoesOnWhereItWasStopped, and says how.
func TestVerifyGoesOnWhereItWasStopped(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	s := &service{store: p.Store, desk: &desk.Desk{Ledger: p.Ledger, Store: p.Store, Engine: ended{}}}
	var numbers []string
	for range checkedAtOnce + 3 {
		numbers = append(numbers, p.Start(t, "CW-KORT"))
	}
	last := numbers[checkedAtOnce-1]
	p.Database.Exec(t, "alter table event disable trigger user")
	damage := func(number, from, to string) {
		p.Database.Exec(t, "update event set body = replace(body::text, $2, $3)::json where dossier = $1", number, from, to)
	}
	damage(numbers[0], "kempen", "leuven")
	damage(numbers[checkedAtOnce+1], `"seq":1`, `"seq":"x"`)
	var out bytes.Buffer
	err := verification{s, nil, "", &out, io.Discard}.run(context.Background())
	if err == nil || !strings.HasSuffix(err.Error(), "; 64 dossiers looked at: go on with --after "+last) ||
		!strings.Contains(out.String(), "✗ "+numbers[0]+" chain") {
		t.Errorf("%v\n%s", err, out.String())
	}
	damage(numbers[checkedAtOnce+1], `"seq":"x"`, `"seq":1`)
	out.Reset()
	if err := (verification{s, nil, last, &out, io.Discard}).run(context.Background()); err != nil || out.String() != "3 dossiers: everything agrees\n" {
		t.Errorf("%v\n%s", err, out.String())
	}
	p.Database.Exec(t, "update tally set n = n + 1 where ctid = (select min(ctid) from tally where what = 'notice')")
	out.Reset()
	if err := (verification{s, nil, last, &out, io.Discard}).run(context.Background()); err == nil ||
		out.String() != "✗ figures: what is kept is not what is on record: notice queued\n" {
		t.Errorf("%v\n%s", err, out.String())
	}
}
