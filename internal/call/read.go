// SPDX-License-Identifier: EUPL-1.2

package call

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/strict"
)

// Read reads one call and validates it. The error is an *strict.Unreadable where it is no such JSON, else fault.Faults.
func Read(raw []byte) (Call, error) {
	var c Call
	if err := strict.Fill(raw, &c); err != nil {
		return Call{}, err
	}
	if faults := c.Validate(); len(faults) > 0 {
		return Call{}, faults
	}
	return c, nil
}

// Decode reads a version that was validated when it was published: rules that were tightened since do not touch it.
func Decode(raw []byte) (c Call, err error) {
	if err := json.Unmarshal(raw, &c); err != nil {
		return Call{}, fmt.Errorf("decode call: %w", err)
	}
	return c, nil
}

//go:embed demo.json
var demo []byte

// Demo are the invented calls of a demonstration: open from now on, closed 60 days later at 12:00 in Brussels.
func Demo(now time.Time) ([]Call, error) {
	var file struct {
		Note  string `json:"note"`
		Calls []struct {
			Call
			Opens    *time.Time `json:"opens"`
			Deadline *time.Time `json:"deadline"`
		} `json:"calls"`
	}
	dec := json.NewDecoder(bytes.NewReader(demo))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&file); err != nil {
		return nil, fmt.Errorf("read demo calls: %w", err)
	}
	var calls []Call
	for _, entry := range file.Calls {
		c := entry.Call
		c.Opens = now.UTC().Truncate(time.Second)
		c.Deadline = calendar.DateOf(now).Add(60).At(12, 0).UTC()
		if faults := c.Validate(); len(faults) > 0 {
			return nil, fmt.Errorf("demo call %s: %w", c.Code, faults)
		}
		calls = append(calls, c)
	}
	return calls, nil
}
