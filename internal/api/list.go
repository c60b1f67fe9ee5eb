// SPDX-License-Identifier: EUPL-1.2

package api

import (
	"context"
	"slices"
	"strconv"

	"github.com/dossierwerkt/dossierwerkt/internal/contract"
	"github.com/dossierwerkt/dossierwerkt/internal/dossier"
	"github.com/dossierwerkt/dossierwerkt/internal/record"
	"github.com/dossierwerkt/dossierwerkt/internal/view"
)

type listInput struct {
	State     string `query:"state"`
	Hub       string `query:"hub" doc:"Code of the lead hub"`
	Call      string `query:"call"`
	Query     string `query:"q" doc:"Words of number, title, company and partners; a number also without what parts it"`
	WaitsFor  string `query:"waits_for" enum:"me,others,company,hub_staff,reviewer,programme_officer,assessor,decider" doc:"Who must act: me is one of my roles at a dossier of mine, others is somebody and not me"`
	DueWithin string `query:"due_within" doc:"Days, 0 to 3660: a term of it passed, or ends before so many are over; 0 is what is late"`
	DueBeyond string `query:"due_beyond" doc:"Days, 0 to 3660: none of its terms passed, or ends before so many are over"`
	DaysIn    string `query:"days_in_state" doc:"Days, 1 to 3660: it is in its state for so long at least"`
	Mine      string `query:"mine" enum:"true" doc:"Only what waits for me, what I drafted, and where I hold a seat of the panel"`
	Assessor  string `query:"assessor" doc:"Id of a person who holds a seat; nothing is found by it for who may not know"`
	Sort      string `query:"sort" enum:"number,term,stage,title,company,asked" doc:"number when left out; term is the most pressing first, stage what is longest in its state, asked the highest amount"`
	PageInput
}

type listOutput struct{ Body contract.DossierList }

// mostAsked is how many days a list may be asked about.
const mostAsked = 3660

func (a *API) list(ctx context.Context, in *listInput) (*listOutput, error) {
	f := record.Filter{State: in.State, Hub: in.Hub, Call: in.Call, Query: in.Query, Waits: in.WaitsFor, Mine: in.Mine == "true",
		Assessor: in.Assessor, Sort: in.Sort}
	if in.State != "" && !slices.Contains(dossier.Statuses, dossier.Status(in.State)) {
		return nil, fieldProblem(lang(ctx), "unknown_state", "/state")
	}
	var err error
	if f.Within, err = days(in.DueWithin, 0, "/due_within"); err != nil {
		return nil, err
	}
	if f.Beyond, err = days(in.DueBeyond, 0, "/due_beyond"); err != nil {
		return nil, err
	}
	stayed, err := days(in.DaysIn, 1, "/days_in_state")
	if err != nil {
		return nil, err
	}
	if stayed != nil {
		f.Stayed = *stayed
	}
	if f.Limit, f.After, err = in.read(); err != nil {
		return nil, err
	}
	page, next, err := a.sight(ctx).List(ctx, f)
	page.Next = cursor(next)
	return &listOutput{page}, err
}

// days reads a number of days; nil where none is asked.
func days(s string, least int, pointer string) (*int, error) {
	if s == "" {
		return nil, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < least || n > mostAsked {
		return nil, view.Invalid(pointer)
	}
	return &n, nil
}
