// SPDX-License-Identifier: EUPL-1.2

package access_test

import (
	"strings"
	"testing"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
)

func TestTokensAreLongDifferentAndHashed(t *testing.T) {
	t.Parallel()
	a, b := access.NewToken(), access.NewToken()
	if a == b || len(a) < 43 || !strings.HasPrefix(a, "dw_") {
		t.Fatalf("weak tokens: %d characters", len(a))
	}
	if access.HashToken(a) == access.HashToken(b) || strings.Contains(access.HashToken(a), a[3:]) {
		t.Fatal("the hash gives the token away")
	}
	if access.HashToken(a) != access.HashToken(a+"\n") {
		t.Fatal("a token read from a file with a line end must still fit")
	}
}

func TestDemoHasEveryRole(t *testing.T) {
	t.Parallel()
	count := map[dossier.Role]int{}
	for _, p := range access.Demo() {
		count[p.Role]++
		if p.ID == "" || p.Name == "" {
			t.Errorf("%+v", p)
		}
	}
	for _, r := range dossier.Roles {
		if want := map[bool]int{true: 3, false: 1}[r == dossier.Assessor]; count[r] != want {
			t.Errorf("%d of %s, want %d", count[r], r, want)
		}
	}
}

func TestRelations(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		p    access.Person
		want dossier.Relation
	}{
		{access.Person{Role: dossier.HubStaff, Hub: "kempen"}, dossier.Lead},
		{access.Person{Role: dossier.Reviewer, Hub: "gent"}, dossier.Supporting},
		{access.Person{Role: dossier.HubStaff, Hub: "leuven"}, dossier.None},
		{access.Person{Role: dossier.HubStaff}, dossier.None},
		{access.Person{Role: dossier.Company, Company: "0999.010.126"}, dossier.Applicant},
		{access.Person{Role: dossier.Company, Company: "0999.010.225"}, dossier.None},
		{access.Person{Role: dossier.Company}, dossier.None},
		{access.Person{Role: dossier.Decider}, dossier.Programme},
		{access.Person{Role: dossier.Admin, Hub: "kempen"}, dossier.None},
	} {
		if got := c.p.Before("CW-1", "kempen", []string{"gent"}, "0999.010.126").Relation; got != c.want {
			t.Errorf("%+v: got %s, want %s", c.p, got, c.want)
		}
	}
}
