// SPDX-License-Identifier: EUPL-1.2

package registry

import (
	_ "embed"
	"encoding/json"
	"fmt"
)

//go:embed demo.json
var demo []byte

// Demo are the invented organisations of a demonstration: the applicant and the partners of the example application.
func Demo() ([]Organisation, error) {
	var all []Organisation
	if err := json.Unmarshal(demo, &all); err != nil {
		return nil, fmt.Errorf("demo.json: %w", err)
	}
	for i, o := range all {
		normal, faults := o.Normal()
		if len(faults) > 0 {
			return nil, fmt.Errorf("demo.json: organisation %s: %w", o.Code, faults)
		}
		all[i] = normal
	}
	return all, nil
}
