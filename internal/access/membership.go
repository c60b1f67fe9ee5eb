// SPDX-License-Identifier: EUPL-1.2

package access

import (
	"errors"
	"slices"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/identity"
	"github.com/dossierwerkt/dossierwerkt/internal/text"
)

// The duties that a membership can have besides its role.
const (
	Coordinator = "coordinator" // of hub_staff: invites and ends the staff of the hub
	Signatory   = "signatory"   // of company: signs for it
)

// Membership is something that a person is, or is to be, in the programme.
type Membership struct {
	Role    dossier.Role `json:"role" validate:"role"`
	Hub     string       `json:"hub"`
	Company string       `json:"company_number"` // 0999.010.126
	Dossier string       `json:"dossier"`        // the only one that it opens; ""
	Duty    string       `json:"duty"`
	Since   time.Time    `json:"since"` // UTC; zero: from now on
	Until   time.Time    `json:"until"` // UTC, from when it counts no more; zero: no end is known
	Reason  string       `json:"reason" validate:"line"`
}

// Normal gives the membership as it is kept, and everything that is wrong with it at an instant. Whether hub and dossier exist is not
// known here.
func (m Membership) Normal(now time.Time) (Membership, fault.Faults) {
	m.Reason, _ = text.Line(m.Reason)
	number, malformed := identity.NormaliseCompanyNumber(m.Company)
	faults := append(book.Faults(m), Person{Role: m.Role, Hub: m.Hub, Company: m.Company}.relation(malformed)...)
	if malformed == nil {
		m.Company = number
	}
	note := func(wrong bool, pointer, code, nl, en string) {
		if wrong {
			faults.Note(pointer, code, bilingual.Words{nl, en})
		}
	}
	note(m.Dossier != "" && m.Role != dossier.Company, "/dossier", "not_of_role", "past niet bij deze rol: alleen een contact van een onderneming opent één dossier",
		"does not go with this role: only a contact of a company opens one dossier")
	duties := map[dossier.Role]string{dossier.HubStaff: Coordinator, dossier.Company: Signatory}
	note(m.Duty != "" && m.Duty != duties[m.Role], "/duty", "not_of_role", "is coordinator bij hub_staff, signatory bij company, of leeg",
		"is coordinator of hub_staff, signatory of company, or empty")
	since := m.Since
	if since.IsZero() {
		since = now
	}
	note(since.Before(now.AddDate(0, 0, -1)), "/since", "past", "ligt in het verleden: wat iemand toen deed, verandert niet meer",
		"is in the past: what somebody did then does not change any more")
	note(!m.Until.IsZero() && !m.Until.After(since), "/until", "before_since", "komt voor het begin", "comes before the beginning")
	return m, faults
}

// Case is what giving a membership that opens one dossier asks of it.
type Case struct {
	Number, Hub, Company string
	Contacts             int      // of the company, who can open it now
	Let                  []string // ids of the memberships by which staff of the hub let a contact in
}

// Why somebody may not give or end a membership.
var (
	ErrNotYours  = errors.New("not theirs to give or end")
	ErrSelf      = errors.New("nobody gives themselves a membership")
	ErrContact   = errors.New("the company has a contact, who invites the others")
	ErrHeld      = errors.New("that membership is held already")
	ErrNotLent   = errors.New("this membership cannot be lent")
	ErrNoEnd     = errors.New("what is lent has a last day")
	ErrConfirmed = errors.New("nothing is to be confirmed")
)

// Gives finds as what somebody gives a membership to another: the admin everything, a coordinator the staff of the hub, a contact their
// colleagues, in what they open themselves, and staff of the lead hub the first contact of the company to that dossier alone.
func (i Identity) Gives(m Membership, about *Case) (Person, error) {
	first := false
	for _, p := range i.People {
		switch {
		case p.Role == dossier.Admin:
			return p, nil
		case p.coordinates(m.Role, m.Hub) && m.Duty == "", p.colleague(m.Role, m.Company, m.Dossier):
			return p, nil
		case p.Role == dossier.HubStaff && about != nil && m.Role == dossier.Company && m.Dossier == about.Number &&
			m.Company == about.Company && p.Hub == about.Hub:
			if about.Contacts == 0 {
				return p, nil
			}
			first = true
		}
	}
	if first {
		return Person{}, ErrContact
	}
	return Person{}, ErrNotYours
}

// Ends says whether somebody ends a membership of another, or one of their own: who could give it, the lender, and staff of the lead hub
// what the hub itself let in.
func (i Identity) Ends(held Person, about *Case) bool {
	return held.Lender == i.ID || slices.ContainsFunc(i.People, func(p Person) bool {
		return p.Role == dossier.Admin || p.Acts() == held.Acts() || p.coordinates(held.Role, held.Hub) && held.Duty == "" ||
			p.colleague(held.Role, held.Company, held.Dossier) ||
			p.leads(held, about) && slices.Contains(about.Let, held.Acts())
	})
}

// Sees says whether somebody is shown that another holds a membership.
func (i Identity) Sees(held Person) bool {
	return held.ID == i.ID || slices.ContainsFunc(i.People, func(p Person) bool {
		switch p.Role {
		case dossier.Admin, dossier.Auditor:
			return true
		case dossier.ProgrammeOfficer:
			return held.Role == dossier.Company
		case dossier.HubStaff, dossier.Reviewer:
			return ofHub(held.Role) && held.Hub == p.Hub
		}
		return p.colleague(held.Role, held.Company, held.Dossier)
	})
}

// coordinates says whether the person cares for the people of a role in a hub.
func (p Person) coordinates(role dossier.Role, hub string) bool {
	return p.Role == dossier.HubStaff && p.Duty == Coordinator && p.Lender == "" && ofHub(role) && hub == p.Hub
}

// leads says whether the person is staff of the hub that leads a dossier which a contact of its company opens.
func (p Person) leads(held Person, about *Case) bool {
	return p.Role == dossier.HubStaff && about.opened(held) && p.Hub == about.Hub
}

// colleague says whether the person is a contact of the same company, with at least as much to see.
func (p Person) colleague(role dossier.Role, company, dossierNumber string) bool {
	return p.Role == dossier.Company && p.Lender == "" && role == dossier.Company && company == p.Company &&
		(p.Dossier == "" || p.Dossier == dossierNumber)
}

// Lends says why a membership is not lent until an instant, or nil. A seat on a panel is personal, and so is caring for people.
func (p Person) Lends(m Membership) error {
	switch {
	case slices.Contains([]dossier.Role{dossier.Assessor, dossier.Admin, dossier.Auditor}, p.Role) || p.Lender != "":
		return ErrNotLent
	case m.Until.IsZero():
		return ErrNoEnd
	}
	return nil
}
