// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// read is a question that people or monitors put, whose time must not grow with the record.
type read struct{ name, as, path string }

// grown is a call that growth made: it has as many dossiers however large the record is.
const grown = "-T0"

// questions are all reads of a product with a base, at the addresses of the API.
func (s *side) questions(ctx context.Context, b base) ([]read, error) {
	list := func(name, as, query string) read { return read{"list, " + name, as, dossiers + "?" + query} }
	all := []read{
		list("all", "manager", ""), list("submitted ones", "programme_officer", ""), list("of the hub", "hub_staff", ""),
		list("of the company", "company", ""), list("of the assessor", "assessor", ""),
		list("count alone", "manager", "limit=1"), list("200 lines", "manager", "limit=200"),
		list("state with many", "manager", "state=approved"), list("state with few", "manager", "state=in_review&limit=3"),
		list("hub", "manager", "hub=gent"), list("call", "manager", "call=CW-KORT"+grown),
		list("hub and state", "hub_staff", "hub=kempen&state=approved"),
		list("search, one hit", "manager", "q="+strings.Replace(b.approved, "CW-KORT", "CW-KORT"+grown, 1)),
		list("search, number of a dossier", "manager", "q="+b.approved),
		list("search, many hits", "manager", "q=voorbeeld"), list("search, no hit", "manager", "q=zwaartekrachtgolf"),
		list("search, two letters", "manager", "q=ho"),
		{"show, decided", "manager", dossiers + "/" + b.approved}, {"show, in review", "manager", dossiers + "/" + b.review},
		{"timeline", "manager", dossiers + "/" + b.approved + "/timeline"}, {"documents", "manager", dossiers + "/" + b.approved + "/documents"},
		{"results", "manager", "/api/v1/results"}, {"results of a hub", "manager", "/api/v1/results?hub=gent"},
		{"metrics", "manager", "/metrics"},
		{"ranking", "manager", "/api/v1/calls/CW-21" + grown + "/ranking"}, {"budget of a call", "manager", "/api/v1/calls/CW-21" + grown},
		{"register, open", "programme_officer", "/api/v1/register?state=open"},
	}
	raw, err := s.must(ctx, "manager", http.MethodGet, dossiers+"?limit=200", nil)
	if err != nil {
		return nil, err
	}
	var page struct{ Next *string }
	if err := json.Unmarshal(raw, &page); err != nil {
		return nil, err
	}
	if page.Next != nil {
		all = append(all, list("a later page", "manager", "cursor="+url.QueryEscape(*page.Next)))
	}
	return all, nil
}

// put asks once, and says how long the whole answer took.
func (s *side) put(ctx context.Context, r read) (time.Duration, error) {
	began := time.Now()
	_, err := s.must(ctx, r.as, http.MethodGet, r.path, nil)
	return time.Since(began), err
}

// follow reads news from after an id on until so many events came, and gives their ids. With no id it calls meanwhile once it listens.
func (s *side) follow(ctx context.Context, id string, events int, meanwhile func() error) (ids []string, took time.Duration, err error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	r, err := s.request(ctx, "manager", http.MethodGet, "/api/v1/events", nil)
	if err != nil {
		return nil, 0, err
	}
	if id != "" {
		r.Header.Set("Last-Event-ID", id)
	}
	began := time.Now()
	stream, err := s.client.Do(r)
	if err != nil {
		return nil, 0, err
	}
	defer stream.Body.Close()
	if stream.StatusCode != http.StatusOK {
		return nil, 0, fmt.Errorf("%s: the stream of events answers %d", s.name, stream.StatusCode)
	}
	if err := meanwhile(); err != nil {
		return nil, 0, err
	}
	for lines := bufio.NewScanner(stream.Body); lines.Scan(); {
		if id, is := strings.CutPrefix(lines.Text(), "id: "); is {
			if ids = append(ids, id); len(ids) == events {
				return ids, time.Since(began), nil
			}
		}
	}
	return nil, 0, fmt.Errorf("%s: the stream ended after %d of %d events: %w", s.name, len(ids), events, ctx.Err())
}

// resumed is how many events a reader missed who comes back.
const resumed = 20

// missed makes some events, and gives the id from which a reader goes on who misses so many.
func (s *side) missed(ctx context.Context) (id string, err error) {
	ids, _, err := s.follow(ctx, "", resumed+1, func() error {
		for range (resumed + 5) / 5 { // five of a life have an event each; the rest comes too late to be missed
			if err := s.life(ctx, untold); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	return ids[0], nil
}

// growing puts every question to each size in turn, again and again; the times are by name of the question, then by place of the size.
func growing(ctx context.Context, sizes []*side, bases []base, rounds int, within time.Duration) (
	names []string, all map[string][]times, err error) {
	all = map[string][]times{}
	questions := make([][]read, len(sizes))
	resume := make([]string, len(sizes))
	for i, s := range sizes {
		if questions[i], err = s.questions(ctx, bases[i]); err != nil {
			return nil, nil, err
		}
		if resume[i], err = s.missed(ctx); err != nil {
			return nil, nil, err
		}
	}
	note := func(name string, i int, d time.Duration) {
		if all[name] == nil {
			all[name] = make([]times, len(sizes))
		}
		all[name][i] = append(all[name][i], d)
	}
	const stream = "stream of events, resumed"
	for q, first := range questions[0] {
		names = append(names, first.name)
		for round, began := 0, time.Now(); round < rounds && (round < 3 || time.Since(began) < within); round++ {
			for i, s := range sizes {
				d, err := s.put(ctx, questions[i][q])
				if err != nil {
					return nil, nil, err
				}
				if round > 0 { // the first one prepares
					note(first.name, i, d)
				}
			}
		}
	}
	for round, began := 0, time.Now(); round < rounds && (round < 3 || time.Since(began) < within); round++ {
		for i, s := range sizes {
			_, d, err := s.follow(ctx, resume[i], resumed, func() error { return nil })
			if err != nil {
				return nil, nil, err
			}
			if round > 0 {
				note(stream, i, d)
			}
		}
	}
	return append(names, stream), all, nil
}
