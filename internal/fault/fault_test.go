// SPDX-License-Identifier: EUPL-1.2

package fault_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
)

// TestAStoredFaultIsReadAsItWasWritten, by this program and by those before it.
func TestAStoredFaultIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	const kept = `[{"pointer":"/project/title","code":"required","nl":"Dit is nog niet ingevuld \u0026 nodig.","en":"This has not been filled in yet."}]`
	var faults fault.Faults
	if err := json.Unmarshal([]byte(kept), &faults); err != nil {
		t.Fatal(err)
	}
	want := fault.At("/project/title", "required", bilingual.Words{"Dit is nog niet ingevuld & nodig.", "This has not been filled in yet."})
	if len(faults) != 1 || faults[0] != want {
		t.Errorf("%+v", faults)
	}
	if again, err := json.Marshal(faults); err != nil || string(again) != kept {
		t.Errorf("%s %v", again, err)
	}
}

func TestFaultsAsAnErrorNamePlacesAndCodes(t *testing.T) {
	t.Parallel()
	var faults fault.Faults
	faults.Note("/title", "required", bilingual.Words{"Dit is verplicht.", "This is required."})
	faults.Note("", "malformed_json", bilingual.Words{"Dit is geen JSON.", "This is no JSON."})
	if got := faults.Error(); got != "/title required, malformed_json" || strings.Contains(got, "This") {
		t.Error(got)
	}
}
