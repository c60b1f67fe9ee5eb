// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"reflect"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// compared is what a question costs the product and the barest handler.
type compared struct {
	name          string
	product, bare time.Duration // CPU of one answer, the database's in it
	differs       string        // where the answers are not equal; then nothing is timed
}

// barely starts the bare handlers on the product's database.
func (s *side) barely(ctx context.Context) (*side, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	url, err := s.database("")
	if err != nil {
		return nil, err
	}
	if err := os.Setenv(DatabaseURL, url); err != nil { // never an argument: it holds a password
		return nil, err
	}
	b, err := newSide(ctx, "bare", self, "bare")
	if b != nil {
		b.tokens = s.tokens
	}
	return b, err
}

// DatabaseURL names the variable that tells the bare handlers where the product's database is.
const DatabaseURL = "BENCH_DATABASE_URL"

// readers are how many ask at once.
const readers = 4

// compare asks both the same, wants the same, and then takes the CPU of so many answers, in turn.
func (s *side) compare(ctx context.Context, bare *side, r read, answers, rounds int) (c compared, err error) {
	c.name = r.name
	one, err := s.must(ctx, r.as, http.MethodGet, r.path, nil)
	if err != nil {
		return c, err
	}
	other, err := bare.must(ctx, r.as, http.MethodGet, r.path, nil)
	if err != nil {
		return c, err
	}
	if c.differs, err = differ(one, other); err != nil || c.differs != "" {
		return c, err
	}
	var product, barest times
	for range rounds {
		for _, of := range []*side{s, bare} {
			used, err := of.burn(ctx, r, answers, s, bare)
			if err != nil {
				return c, err
			}
			if of == s {
				product = append(product, used)
			} else {
				barest = append(barest, used)
			}
		}
	}
	c.product, c.bare = product.median(), barest.median()
	return c, nil
}

// burn asks many times, and gives the CPU of one answer. That of all named sides is counted: the database belongs to one of them.
func (s *side) burn(ctx context.Context, r read, answers int, all ...*side) (time.Duration, error) {
	used := func() (sum time.Duration, err error) {
		for _, x := range all {
			cpu, err := x.cpu()
			if err != nil {
				return 0, err
			}
			sum += cpu
		}
		return sum, nil
	}
	before, err := used()
	if err != nil {
		return 0, err
	}
	var asked atomic.Int64
	var hands sync.WaitGroup
	faults := make([]error, readers)
	for i := range readers {
		hands.Go(func() {
			for asked.Add(1) <= int64(answers) && faults[i] == nil {
				_, faults[i] = s.must(ctx, r.as, http.MethodGet, r.path, nil)
			}
		})
	}
	hands.Wait()
	if i := slices.IndexFunc(faults, func(err error) bool { return err != nil }); i >= 0 {
		return 0, faults[i]
	}
	after, err := used()
	return (after - before) / time.Duration(answers), err
}

// differ names the first place at which two texts of JSON are not equal, or "".
func differ(one, other []byte) (string, error) {
	var a, b any
	if err := json.Unmarshal(one, &a); err != nil {
		return "", err
	}
	if err := json.Unmarshal(other, &b); err != nil {
		return "", err
	}
	return difference("", a, b), nil
}

func difference(at string, a, b any) string {
	switch x := a.(type) {
	case map[string]any:
		y, same := b.(map[string]any)
		if !same {
			return at
		}
		for key := range y {
			if _, there := x[key]; !there {
				return at + "/" + key
			}
		}
		for key := range x {
			if d := difference(at+"/"+key, x[key], y[key]); d != "" {
				return d
			}
		}
	case []any:
		y, same := b.([]any)
		if !same || len(x) != len(y) {
			return at
		}
		for i := range x {
			if d := difference(fmt.Sprintf("%s/%d", at, i), x[i], y[i]); d != "" {
				return d
			}
		}
	default:
		if !reflect.DeepEqual(a, b) {
			return at
		}
	}
	return ""
}

// onBare compares reads with the barest handlers.
func (r *run) onBare(ctx context.Context) (err error) {
	p := r.product
	if r.barest, err = p.barely(ctx); err != nil {
		return err
	}
	decided := dossiers + "/" + r.bases[0].approved
	for _, x := range []struct {
		read
		answers int
	}{
		{read{"status", "manager", decided}, 1200}, {read{"timeline", "manager", decided + "/timeline"}, 1200},
		{read{"list", "manager", dossiers}, 100}, {read{"results", "manager", "/api/v1/results"}, 100},
	} {
		c, err := p.compare(ctx, r.barest, x.read, x.answers, r.Rounds*2+1)
		if err != nil {
			return err
		}
		goal := "reading " + x.name + ", bare handler's CPU over the product's: ≥ 0.7"
		if c.differs != "" {
			r.say(goal, unlike, "at %s", c.differs)
			continue
		}
		share := ratio(c.bare, c.product)
		r.say(goal, atLeast(share, 0.7), "%.3f (%.2f ms against %.2f)", share, ms(c.bare), ms(c.product))
	}
	return r.barest.stop()
}
