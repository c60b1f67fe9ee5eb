// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// step is a command of a life, as one person gives it.
type step struct {
	as, command, body string
	prints            bool // comes with a PDF
}

// steps of a life from draft to decision, which every side takes at the same addresses.
var steps = []step{
	{"hub_staff", "request-review", `{}`, false},
	{"reviewer", "endorse", `{}`, false},
	{"hub_staff", "submit", `{}`, true},
	{"decider", "decide", `{"outcome":"approved","amount":{"amount":"30000.00","currency":"EUR"},"reasons":"Sterk partnerschap."}`, true},
}

const dossiers = "/api/v1/dossiers"

// example is the application of every life; make runs us in the folder of the checkout.
var example = sync.OnceValues(func() ([]byte, error) { return os.ReadFile("docs/examples/kempen-hergebruik-hout.json") })

// inExample are the companies of the example.
var inExample = []string{"0999.010.126", "0999.010.225", "0999.010.324", "0999.010.423"}

// company is the n-th number of a company that exists nowhere: its last two digits check the others.
func company(n int64) string {
	first := 8_000_000 + n
	text := fmt.Sprintf("%08d%02d", first, 97-first%97)
	return text[:4] + "." + text[4:7] + "." + text[7:]
}

// lives counts those that were begun, so that each has companies of its own.
var lives atomic.Int64

// filled is the example with companies of its own, so that no account of de-minimis aid is ever full.
func filled() (applicant string, body []byte, err error) {
	body, err = example()
	n := lives.Add(1) * int64(len(inExample))
	for i, known := range inExample {
		body = bytes.ReplaceAll(body, []byte(known), []byte(company(n+int64(i))))
	}
	return company(n), body, err
}

// draft starts a dossier of a call and fills it in.
func (s *side) draft(ctx context.Context, call string, took func(what string, d time.Duration)) (number string, err error) {
	applicant, body, err := filled()
	if err != nil {
		return "", err
	}
	begun := time.Now()
	founding := fmt.Appendf(nil, `{"call":%q,"hub":"kempen","company_number":%q,"title":"Hergebruik hout"}`, call, applicant)
	raw, err := s.must(ctx, "hub_staff", http.MethodPost, dossiers, founding)
	if err != nil {
		return "", err
	}
	took("start", time.Since(begun))
	var made struct{ Number string }
	if err := json.Unmarshal(raw, &made); err != nil {
		return "", err
	}
	begun = time.Now()
	_, err = s.must(ctx, "hub_staff", http.MethodPut, dossiers+"/"+made.Number+"/application", body)
	took("save", time.Since(begun))
	return made.Number, err
}

// give has a step taken.
func (s *side) give(ctx context.Context, number string, x step) error {
	_, err := s.must(ctx, x.as, http.MethodPost, dossiers+"/"+number+"/"+x.command, []byte(x.body))
	return err
}

// life goes from nothing to a decision, and says how long each request took.
func (s *side) life(ctx context.Context, took func(what string, d time.Duration)) error {
	number, err := s.draft(ctx, "CW-KORT", took)
	if err != nil {
		return err
	}
	for _, x := range steps {
		begun := time.Now()
		if err := s.give(ctx, number, x); err != nil {
			return err
		}
		took(x.command, time.Since(begun))
	}
	return nil
}

// untold is for who does not ask how long it took.
func untold(string, time.Duration) {}
