// SPDX-License-Identifier: EUPL-1.2

package call_test

import (
	"os"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/call"
)

func TestTheExampleFileIsACall(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("../../docs/examples/call.json")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := call.Read(raw); err != nil {
		t.Error(err)
	}
}
