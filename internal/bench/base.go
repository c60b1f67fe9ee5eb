// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// base are real dossiers, one or more in each state, that growth copies; the sample programme of past years stands beside them.
type base struct {
	approved string   // one that is decided, with its aid registered
	open     []string // those that are not final, one in each state
	review   string   // one of them, in review
}

// stories are how dossiers come to stand in each state, as "who command" and what goes with it.
var stories = []struct{ call, steps string }{
	{"CW-KORT", ""},
	{"CW-KORT", "review"},
	{"CW-KORT", "review endorse"},
	{"CW-KORT", "review endorse submit"},
	{"CW-KORT", "review endorse submit reject"},
	{"CW-KORT", "review endorse submit withdraw"},
	{"CW-KORT", "review endorse submit approve register"},
	{"CW-KORT", "review endorse submit approve register"},
	{"CW-KORT", "review endorse submit approve register"},
	{"CW-JURY", "review endorse submit"},
	{"CW-JURY", "review endorse submit ask"},
	{"CW-JURY", "review endorse submit inadmissible"},
	{"CW-JURY", "review endorse submit admissible"},
}

// words of the stories.
var words = map[string]step{
	"review": steps[0], "endorse": steps[1], "submit": steps[2], "approve": steps[3],
	"reject":   {as: "decider", command: "decide", body: `{"outcome":"rejected","reasons":"Te weinig afzet."}`},
	"withdraw": {as: "hub_staff", command: "withdraw", body: `{"reasons":"De onderneming ziet ervan af."}`},
	"register": {as: "programme_officer", command: "register-aid", body: `{"reference":"REG-2026-1"}`},
	"ask": {as: "programme_officer", command: "request-supplement",
		body: `{"asked":[{"pointer":"/project/summary","text":"Zeg voor wie."}]}`},
	"inadmissible": {as: "programme_officer", command: "declare-inadmissible",
		body: `{"grounds":["partnership_not_eligible"],"reasons":"De verwerker is geen onderneming."}`},
	"admissible": {as: "programme_officer", command: "declare-admissible", body: `{}`},
}

// stand makes the base on a product.
func (s *side) stand(ctx context.Context) (b base, err error) {
	for _, story := range stories {
		number, err := s.draft(ctx, story.call, untold)
		if err != nil {
			return b, err
		}
		told := strings.Fields(story.steps)
		for _, word := range told {
			if err := s.give(ctx, number, words[word]); err != nil {
				return b, err
			}
		}
		switch {
		case slices.Contains(told, "register"):
			b.approved = number
		case story.steps == "review":
			b.review = number
		}
		if raw, err := s.must(ctx, "manager", http.MethodGet, dossiers+"/"+number, nil); err != nil {
			return b, err
		} else if final, err := ended(raw); err != nil {
			return b, err
		} else if !final {
			b.open = append(b.open, number)
		}
	}
	return b, nil
}

// ended says of a page whether its dossier is final: nobody is waited for.
func ended(page []byte) (bool, error) {
	var d struct {
		WaitingFor []any `json:"waiting_for"`
	}
	err := json.Unmarshal(page, &d)
	return len(d.WaitingFor) == 0, err
}

// found counts the dossiers that somebody finds.
func (s *side) found(ctx context.Context, as, query string) (int, error) {
	raw, err := s.must(ctx, as, http.MethodGet, dossiers+"?limit=1&"+query, nil)
	if err != nil {
		return 0, err
	}
	var list struct{ Total int }
	if err := json.Unmarshal(raw, &list); err != nil {
		return 0, fmt.Errorf("list: %w", err)
	}
	return list.Total, nil
}

// invented is how many dossiers the sample programme of past years has.
const invented = 87

// sampled waits until the sample programme is written.
func (s *side) sampled(ctx context.Context) error {
	for {
		if n, err := s.found(ctx, "manager", ""); err != nil || n >= invented {
			return err
		}
		if err := wait(ctx, 200*time.Millisecond); err != nil {
			return err
		}
	}
}
