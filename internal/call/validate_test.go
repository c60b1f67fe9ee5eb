// SPDX-License-Identifier: EUPL-1.2

package call_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/calendar"
	"github.com/dossierwerkt/dossierwerkt/internal/call"
	"github.com/dossierwerkt/dossierwerkt/internal/fault"
	"github.com/dossierwerkt/dossierwerkt/internal/money"
)

// Which of the demonstration's calls a case bends.
const (
	short = iota
	jury
	external
)

func TestNonsenseIsRefusedWhereItStands(t *testing.T) {
	t.Parallel()
	days := func(n int) *int { return &n }
	for name, c := range map[string]struct {
		call    int
		pointer string
		bend    func(*call.Call)
	}{
		"a code that is a hyphen":             {short, "/code", func(c *call.Call) { c.Code = "-" }},
		"a code that begins with a digit":     {short, "/code", func(c *call.Call) { c.Code = "22-CW" }},
		"a code that ends in a hyphen":        {short, "/code", func(c *call.Call) { c.Code = "CW-" }},
		"a code with two hyphens":             {short, "/code", func(c *call.Call) { c.Code = "CW--22" }},
		"a code of two lines":                 {short, "/code", func(c *call.Call) { c.Code = "CW\n" }},
		"a code that is too long":             {short, "/code", func(c *call.Call) { c.Code = strings.Repeat("C", 33) }},
		"a name that is none":                 {short, "/name", func(c *call.Call) { c.Name = " – " }},
		"a name that is too long":             {short, "/name", func(c *call.Call) { c.Name = strings.Repeat("é", 201) }},
		"an authority that is no name":        {short, "/authority", func(c *call.Call) { c.Authority = " – " }},
		"an authority that nobody sees":       {short, "/authority", func(c *call.Call) { c.Authority = "WSE\u200b" }},
		"a name that turns around":            {short, "/name", func(c *call.Call) { c.Name = "Circulair \u202etkrew" }},
		"a name with a letter without width":  {short, "/name", func(c *call.Call) { c.Name = "Circu\u200blair" }},
		"a name with a filler":                {short, "/name", func(c *call.Call) { c.Name = "Circulair\u3164werk" }},
		"a name with a control character":     {short, "/name", func(c *call.Call) { c.Name = "Circulair\u0007" }},
		"a name of two lines":                 {short, "/name", func(c *call.Call) { c.Name = "Circulair\nwerk" }},
		"a second version":                    {short, "/version", func(c *call.Call) { c.Version = 2 }},
		"no opening":                          {short, "/opens", func(c *call.Call) { c.Opens = time.Time{} }},
		"an opening in another century":       {short, "/opens", func(c *call.Call) { c.Opens = c.Opens.AddDate(-100, 0, 0) }},
		"no deadline":                         {short, "/deadline", func(c *call.Call) { c.Deadline = time.Time{} }},
		"a deadline that nobody lives to see": {short, "/deadline", func(c *call.Call) { c.Deadline = c.Deadline.AddDate(100, 0, 0) }},
		"an own share that forbids the rate":  {short, "/min_own_share_bp", func(c *call.Call) { c.MinOwnShare = 5000 }},
		"an own share of everything":          {external, "/min_own_share_bp", func(c *call.Call) { c.MinOwnShare = money.Whole }},
		"a ceiling that overflows":            {external, "/max_subsidy", func(c *call.Call) { c.MaxSubsidy.Amount = "99999999999999.00" }},
		"an instalment without a moment":      {short, "/instalments/0/at", func(c *call.Call) { c.Instalments[0].At = "" }},
		"an instalment that is no key":        {short, "/instalments/0/at", func(c *call.Call) { c.Instalments[0].At = "award\u202e" }},
		"an instalment that is a dash":        {short, "/instalments/0/at", func(c *call.Call) { c.Instalments[0].At = "_" }},
		"an instalment twice":                 {short, "/instalments/1/at", func(c *call.Call) { c.Instalments[1].At = c.Instalments[0].At }},
		"shares that add up by overflow":      {short, "/instalments/0/share_bp", func(c *call.Call) { c.Instalments[0].Share = 1 << 62 }},
		"too many instalments":                {short, "/instalments", manyInstalments},
		"a cost category twice":               {short, "/cost_categories/1", func(c *call.Call) { c.CostCategories[1] = c.CostCategories[0] }},
		"a declaration twice": {short, "/required_declarations/1",
			func(c *call.Call) { c.RequiredDeclarations[1] = c.RequiredDeclarations[0] }},
		"an attachment without a name": {short, "/required_attachments/0", func(c *call.Call) { c.RequiredAttachments = []string{""} }},
		"an attachment that ends in a dash": {short, "/required_attachments/0",
			func(c *call.Call) { c.RequiredAttachments = []string{"quotation_"} }},
		"too many attachments":                   {short, "/required_attachments", func(c *call.Call) { c.RequiredAttachments = letters(21) }},
		"a window that ends before it begins":    {short, "/project_window/until", window("2027-03-01", "2027-02-28")},
		"a window that ends before the opening":  {short, "/project_window/until", window("2025-01-01", "2026-11-23")},
		"a window from a day that is none":       {short, "/project_window/from", window("2027-02-30", "2027-12-31")},
		"a window until a year of five digits":   {short, "/project_window/until", window("2027-03-01", "20270-12-31")},
		"a window for ever":                      {short, "/project_window/until", window("2027-03-01", "9999-12-31")},
		"a term to supplement what is not asked": {jury, "/cure_term", func(c *call.Call) { c.CureRounds = 0 }},
		"a negative number of rounds":            {jury, "/cure_rounds", func(c *call.Call) { c.CureRounds = -1 }},
		"a criterion named as the total":         {jury, "/criteria/0/code", func(c *call.Call) { c.Criteria[0].Code = "total" }},
		"a criterion that cannot be reached":     {jury, "/criteria/0/max", func(c *call.Call) { c.Criteria[0].Max = -20 }},
		"a weight that overflows":                {jury, "/criteria/0/weight", func(c *call.Call) { c.Criteria[0].Weight = 1 << 62 }},
		"too many criteria":                      {jury, "/criteria", manyCriteria},
		"a total below nothing":                  {jury, "/min_total", func(c *call.Call) { *c.MinTotal = -1 }},
		"a total that nobody scores":             {short, "/min_total", func(c *call.Call) { c.MinTotal = days(0) }},
		"assessors who assess nothing":           {short, "/assessors", func(c *call.Call) { c.Assessors = 3 }},
		"a reminder before any term begins": {short, "/remind_days", func(c *call.Call) {
			c.RemindDays, c.DecisionTerm = days(60), &calendar.Term{Days: 60, Kind: calendar.WorkingDays}
		}},
		"a negative reminder": {short, "/remind_days", func(c *call.Call) { c.RemindDays = days(-1) }},
		"extensions": {short, "/extensions", func(c *call.Call) {
			c.Extensions = []call.Extension{{Hub: "kempen", Deadline: c.Deadline.Add(time.Hour)}}
		}},
		"no extensions, said": {short, "/extensions", func(c *call.Call) { c.Extensions = []call.Extension{} }},
	} {
		bent := demo(t)[c.call]
		c.bend(&bent)
		faults := bent.Validate()
		if len(faults) != 1 || faults[0].Pointer != c.pointer {
			t.Errorf("%s: %v", name, faults)
			continue
		}
		if nl, en := faults[0].Words.In("nl"), faults[0].Words.In("en"); nl == en || len(nl) < 10 || len(en) < 10 {
			t.Errorf("%s: %q and %q", name, nl, en)
		}
	}
}

func window(from, until string) func(*call.Call) {
	return func(c *call.Call) { c.ProjectWindow = &call.Window{From: from, Until: until} }
}

// letters are as many codes.
func letters(n int) []string {
	var codes []string
	for i := range n {
		codes = append(codes, strings.Repeat("a", i+1))
	}
	return codes
}

func manyInstalments(c *call.Call) {
	c.Instalments = nil
	for _, at := range letters(25) {
		c.Instalments = append(c.Instalments, call.Instalment{At: at, Share: money.Whole / 25})
	}
}

func manyCriteria(c *call.Call) {
	c.Criteria = nil
	for _, code := range letters(31) {
		c.Criteria = append(c.Criteria, call.Criterion{Code: code, Max: 20, Weight: 1})
	}
}

func TestWhatCallsReallySayIsAccepted(t *testing.T) {
	t.Parallel()
	for name, bend := range map[string]func(*call.Call){
		"a code of a year":                        func(c *call.Call) { c.Code = "CW-22" },
		"a code of one letter":                    func(c *call.Call) { c.Code = "A" },
		"a name with a dash and a fixed space":    func(c *call.Call) { c.Name = "Circulair werk(t)! – 2\u00a0jaar" },
		"a window that begins before the opening": window("2026-01-01", "2026-11-24"),
		"a cure of two working days":              func(c *call.Call) { c.CureTerm.Days = 2 },
		"a budget below what one dossier may ask": func(c *call.Call) { c.Budget.Amount = "30000.00" },
		"a rate below what the own share leaves":  func(c *call.Call) { c.MaxRate = 7000 },
		"three instalments": func(c *call.Call) {
			c.Instalments = []call.Instalment{{"award", 4000}, {"interim_report", 3000}, {"saldo_2", 3000}}
		},
	} {
		c := demo(t)[jury]
		bend(&c)
		if faults := c.Validate(); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

// TestAStoredVersionStaysReadable holds that what amendments make, and what files could once say, is read as it was kept.
func TestAStoredVersionStaysReadable(t *testing.T) {
	t.Parallel()
	c := demo(t)[short]
	later := c.Deadline.Add(24 * time.Hour)
	amended, err := c.Amended(call.Amendment{Deadline: &later, Hub: "kempen"}, now)
	if err != nil {
		t.Fatal(err)
	}
	amended.Code, amended.MinOwnShare = "---", 5000
	back, err := call.Decode(amended.JSON())
	if err != nil || back.Hash() != amended.Hash() || !back.DeadlineOf("kempen", "").Equal(later) {
		t.Errorf("%v: %+v", err, back)
	}
	var faults fault.Faults
	if _, err := call.Read(amended.JSON()); !errors.As(err, &faults) || len(faults) != 4 {
		t.Errorf("published as a file: %v", err)
	}
}
