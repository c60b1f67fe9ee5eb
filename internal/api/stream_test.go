// SPDX-License-Identifier: EUPL-1.2

package api_test

import (
	"bufio"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

// TestAnIdleStreamAsksTwoThingsASecond: whether the token still stands, and whether anything happened.
func TestAnIdleStreamAsksTwoThingsASecond(t *testing.T) {
	t.Parallel()
	s := desks(t)
	number := s.drafts("CW-KORT", "0999.010.126", nil)
	for _, path := range []string{"/api/v1/dossiers/" + number + "/events", "/api/v1/events"} {
		r, err := http.NewRequestWithContext(t.Context(), "GET", s.address+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+s.Tokens[dossier.Manager])
		if strings.Contains(path, number) {
			r.Header.Set("Last-Event-ID", "0")
		}
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		if line, err := bufio.NewReader(answer.Body).ReadString('\n'); err != nil || !strings.HasPrefix(line, "retry:") {
			t.Fatalf("%s: %q, %v", path, line, err)
		}
		time.Sleep(1500 * time.Millisecond) // past the first look, which reads what there is
		before := len(s.sent.Load().Sent())
		began := time.Now()
		time.Sleep(3 * time.Second)
		if asked, most := len(s.sent.Load().Sent())-before, 2*(int(time.Since(began)/time.Second)+1); asked == 0 || asked > most {
			t.Errorf("%s: an idle stream sent %d statements, not up to %d:\n%s", path, asked, most, strings.Join(s.sent.Load().Sent()[before:], "\n"))
		}
	}
}
