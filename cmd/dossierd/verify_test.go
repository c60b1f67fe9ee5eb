// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/desk"
	"github.com/dossierwerkt/dossierwerkt/internal/testkit"
)

// ended is an engine without any run.
type ended struct{ desk.Engine }

func (ended) Known(context.Context, string) (int64, bool, error) { return 0, false, nil }

// TestVerifyReportsEveryNumber: one that is not there, or not right, does not hide those after it.
func TestVerifyReportsEveryNumber(t *testing.T) {
	t.Parallel()
	p := testkit.NewProgramme(t, nil)
	s := &service{store: p.Store, desk: &desk.Desk{Ledger: p.Ledger, Store: p.Store, Engine: ended{}}}
	verify := func(numbers ...string) (string, error) {
		var out bytes.Buffer
		err := s.verify(context.Background(), &out, numbers)
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
