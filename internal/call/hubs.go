// SPDX-License-Identifier: EUPL-1.2

package call

import (
	_ "embed"
	"encoding/json"
	"fmt"
)

//go:embed hubs.json
var hubs []byte

// Hub is one of the twelve partnerships of the programme. Nine are known by name; three are placeholders.
type Hub struct {
	Code string `json:"code"`
	Name string `json:"name"`
	Seat string `json:"seat"`
}

// Hubs are the twelve hubs of the programme.
func Hubs() ([]Hub, error) {
	var all []Hub
	if err := json.Unmarshal(hubs, &all); err != nil {
		return nil, fmt.Errorf("read hubs: %w", err)
	}
	return all, nil
}
