// SPDX-License-Identifier: EUPL-1.2

package registry

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
)

//go:embed programme.json
var programme []byte

// Programme is the registry of the twelve hubs as far as it is published.
type Programme struct {
	Organisations []Organisation
	Hubs          []Hub
	Trajectories  []Trajectory
}

// Published reads the programme that comes with the program. The error says what is wrong with the file.
func Published() (Programme, error) {
	var file struct {
		Note          string
		Organisations []Organisation
		Hubs          []struct {
			Code, Name, Seat string
			Partners         []struct {
				Organisation string
				Core         bool
				From, Until  Day
			}
		}
		Trajectories []Trajectory
	}
	dec := json.NewDecoder(bytes.NewReader(programme))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&file); err != nil {
		return Programme{}, fmt.Errorf("programme.json: %w", err)
	}
	p := Programme{Trajectories: file.Trajectories}
	known := map[string]Organisation{}
	for _, o := range file.Organisations {
		o, faults := o.Normal()
		if _, twice := known[o.Code]; len(faults) > 0 || twice {
			return p, fmt.Errorf("programme.json: organisation %s: %w", o.Code, faults)
		}
		known[o.Code] = o
		p.Organisations = append(p.Organisations, o)
	}
	for _, h := range file.Hubs {
		hub := Hub{Code: h.Code, Name: h.Name, Seat: h.Seat}
		for _, partner := range h.Partners {
			o, found := known[partner.Organisation]
			if !found {
				return p, fmt.Errorf("programme.json: %s: %w", partner.Organisation, ErrNoOrganisation)
			}
			hub.Partners = append(hub.Partners, Partner{Organisation: o, Core: partner.Core, From: partner.From, Until: partner.Until})
		}
		p.Hubs = append(p.Hubs, hub)
	}
	return p, p.check()
}

// check holds the trajectories of the file to the rules that people are held to.
func (p Programme) check() error {
	var organisations, hubs []string
	for _, o := range p.Organisations {
		organisations = append(organisations, o.Code)
	}
	for _, h := range p.Hubs {
		hubs = append(hubs, h.Code)
	}
	for _, t := range p.Trajectories {
		faults := append(t.Check(), Unknown("/hubs", CodeUnknownHub, t.Hubs, hubs)...)
		if faults = append(faults, Unknown("/partners", CodeUnknownOrganisation, t.Partners, organisations)...); len(faults) > 0 {
			return fmt.Errorf("programme.json: trajectory %s: %w", t.ID, faults)
		}
	}
	return nil
}
