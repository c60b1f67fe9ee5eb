// SPDX-License-Identifier: EUPL-1.2

package workflows_test

import (
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"github.com/dossierwerkt/dossierwerkt/workflows"
	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/mock"
	"go.temporal.io/sdk/temporal"
)

// told plays a story and gives the states that the run told the engine's lists of.
func told(t *testing.T, started bool, steps func(*story)) []string {
	t.Helper()
	s := newStory(t, workflows.Options{})
	state := s.record.state()
	if started {
		if err := s.env.SetTypedSearchAttributesOnStart(wire.Marked(state)); err != nil {
			t.Fatal(err)
		}
	}
	all := []string{}
	s.env.OnUpsertTypedSearchAttributes(mock.Anything).Return(nil).Run(func(args mock.Arguments) {
		name, _ := args.Get(0).(temporal.SearchAttributes).GetKeyword(wire.DossierState)
		all = append(all, name)
	})
	steps(s)
	s.run(state)
	return all
}

func TestARunTellsWhatHasChangedSinceItWasStarted(t *testing.T) {
	t.Parallel()
	life := func(s *story) {
		s.does(day, dossier.HubStaff, dossier.Command{Name: dossier.RequestReview})
		s.does(2*day, dossier.HubStaff, dossier.Command{Name: dossier.Submit}) // refused: nothing has changed
		s.does(3*day, dossier.HubStaff, dossier.Command{Name: dossier.Withdraw, Reasons: &dossier.Text{ID: "t_1"}})
	}
	if diff := cmp.Diff([]string{"in_review", "withdrawn"}, told(t, true, life)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"drafting", "in_review", "withdrawn"}, told(t, false, life)); diff != "" {
		t.Errorf("a run of an earlier program: %s", diff)
	}
}

func TestWhatComesInTogetherIsToldOfOnce(t *testing.T) {
	t.Parallel()
	together := func(s *story) {
		s.at(day, func() {
			for _, c := range []struct {
				role dossier.Role
				name dossier.Verb
			}{{dossier.HubStaff, dossier.RequestReview}, {dossier.Reviewer, dossier.Endorse}, {dossier.HubStaff, dossier.Submit}} {
				s.asks("k_"+string(c.name), c.role, dossier.Command{Name: c.name})
			}
		})
		s.does(day+time.Hour, dossier.Decider, dossier.Command{Name: dossier.GiveDecision, Outcome: dossier.Approve, Amount: 40_000_00,
			Reasons: &dossier.Text{ID: "t_1"}})
	}
	if diff := cmp.Diff([]string{"submitted", "approved"}, told(t, true, together)); diff != "" {
		t.Error(diff)
	}
}
