// SPDX-License-Identifier: EUPL-1.2

package application

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Identity is what a dossier was started for; its content may not name another.
type Identity struct {
	CompanyNumber string // 0999.010.126
	Hub           string // code of the lead hub
	Title         string
}

// Empty is the content of a dossier that was just started: the identity filled in, the rest empty.
func Empty(id Identity) Content {
	var c Content
	c.Applicant.CompanyNumber, c.Hubs.Lead, c.Project.Title = id.CompanyNumber, id.Hub, id.Title
	return c.normal()
}

// JSON is the canonical form of the content: the same content gives the same bytes.
func (c Content) JSON() []byte {
	raw, err := json.Marshal(c)
	if err != nil {
		panic(err) // strings and booleans only
	}
	return raw
}

// Hash is the hex SHA-256 of the canonical form.
func (c Content) Hash() string {
	sum := sha256.Sum256(c.JSON())
	return hex.EncodeToString(sum[:])
}

// Asked is the subsidy that is asked for: the sum of the funding lines with that source. A line that cannot be read counts as nothing.
func (c Content) Asked() money.Cents { return min(c.Sums().Subsidy, money.Max) }

// normal writes identifiers in their usual form where they are right, and empty lists as [].
func (c Content) normal() Content {
	c.Applicant.CompanyNumber = company(c.Applicant.CompanyNumber)
	a := &c.Applicant
	usual(&a.IBAN, identity.NormaliseIBAN)
	usual(&a.Contact.Phone, identity.NormalisePhone)
	for i := range c.Partners {
		p := &c.Partners[i]
		p.Organisation.CompanyNumber = company(p.Organisation.CompanyNumber)
		declared(&p.DeMinimis, &p.SingleUndertaking)
	}
	for i := range c.Budget {
		c.Budget[i].Partner = company(c.Budget[i].Partner)
	}
	full(&c.Partners)
	full(&c.Plan)
	full(&c.Results)
	full(&c.Budget)
	full(&c.Funding)
	full(&c.Applicant.NACE)
	full(&c.Hubs.Supporting)
	full(&c.Project.CircularStrategies.Others)
	full(&c.Project.MaterialStreams)
	full(&c.Project.Municipalities)
	declared(&c.StateAid.DeMinimis, &c.StateAid.SingleUndertaking)
	return c
}

// declared writes what a company declares in the usual form.
func declared(aid *[]Aid, linked *[]string) {
	full(aid)
	full(linked)
	for i := range *aid {
		a := &(*aid)[i]
		a.CompanyNumber, a.Dossier = company(a.CompanyNumber), strings.ToUpper(a.Dossier)
	}
	for i, number := range *linked {
		(*linked)[i] = company(number)
	}
}

func company(s string) string {
	usual(&s, identity.NormaliseCompanyNumber)
	return s
}

// usual writes an identifier in its usual form where it is right; what is wrong stays as it was typed.
func usual(s *string, normalise func(string) (string, error)) {
	if right, err := normalise(*s); err == nil {
		*s = right
	}
}

func full[T any](list *[]T) {
	if *list == nil {
		*list = []T{}
	}
}
