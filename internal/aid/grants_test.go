// SPDX-License-Identifier: EUPL-1.2

package aid_test

import (
	"slices"
	"strings"
	"testing"

	. "github.com/dossierwerkt/dossierwerkt/internal/aid"
)

const head = "reference;company_number;beneficiary;hub;granted_on;amount;regulation;authority\n"

func TestEarlierGrantsAreRead(t *testing.T) {
	t.Parallel()
	for name, file := range map[string]string{
		"semicolons": head + "CW-1;0999.010.126;Atelier;kempen;2022-06-15;12500,50;1407/2013;WSE\nCW-2;BE0999010225;Bank;gent;2022-06-16;40000.00;none;WSE\n",
		"a mark":     "\uFEFF" + head + "cw-1; 0999010126 ;Atelier;kempen;2022-06-15;12500.50;1407/2013;WSE\r\nCW-2;0999.010.225;Bank;gent;2022-06-16;40000;GBER;WSE",
		"commas":     "amount,reference,company_number,beneficiary,hub,granted_on,regulation,authority\n\"12500,50\",CW-1,0999.010.126,Atelier,kempen,2022-06-15,1407/2013,WSE\n40000,CW-2,0999.010.225,Bank,gent,2022-06-16,none,WSE\n",
	} {
		all, faults := ReadGrants([]byte(file), on(t, "2026-11-25"))
		if len(faults) > 0 || len(all) != 2 {
			t.Fatalf("%s: %v %v", name, all, faults)
		}
		if a, b := all[0], all[1]; a.Reference != "CW-1" || a.Amount != 12_500_50 || a.Regulation != General2013 ||
			a.Company != atelier || b.Regulation != None || b.Company != bank || b.Amount != 40_000_00 {
			t.Errorf("%s: %+v", name, all)
		}
	}
}

// TestEachFaultOfAFileIsNamedWithItsRow and column.
func TestEachFaultOfAFileIsNamedWithItsRow(t *testing.T) {
	t.Parallel()
	good := "CW-1;0999.010.126;Atelier;kempen;2022-06-15;12500.00;1407/2013;WSE"
	for name, c := range map[string]struct{ file, want string }{
		"nothing":             {"", "row 1: there are no columns"},
		"no rows":             {head, "row 1: there are no rows"},
		"another column":      {strings.Replace(head, "hub;", "streek;", 1) + good, "row 1: column 4 has a name that is not known"},
		"a missing column":    {strings.Replace(head, "hub;", "", 1) + good, "row 1, hub: this column is missing"},
		"a column twice":      {strings.Replace(head, "hub;", "hub;hub;", 1) + good, "row 1, hub: this column is there twice"},
		"too few cells":       {head + good + "\nCW-2;0999.010.225", "row 3: there are 2 cells"},
		"an empty cell":       {head + strings.Replace(good, "Atelier", " ", 1), "row 2, beneficiary: this is required"},
		"no company number":   {head + strings.Replace(good, "0999.010.126", "0999.010.127", 1), "row 2, company_number: "},
		"tomorrow":            {head + strings.Replace(good, "2022-06-15", "2026-11-26", 1), "row 2, granted_on: "},
		"the year 22":         {head + strings.Replace(good, "2022-06-15", "0022-06-15", 1), "row 2, granted_on: "},
		"the Belgian way":     {head + strings.Replace(good, "2022-06-15", "15/06/2022", 1), "row 2, granted_on: "},
		"much":                {head + strings.Replace(good, "12500.00", "veel", 1), "row 2, amount: "},
		"nothing at all":      {head + strings.Replace(good, "12500.00", "0", 1), "row 2, amount: "},
		"less than nothing":   {head + strings.Replace(good, "12500.00", "-5", 1), "row 2, amount: "},
		"a regulation":        {head + strings.Replace(good, "1407/2013", "2023/9999", 1), "row 2, regulation: give one of"},
		"one of another time": {head + strings.Replace(good, "1407/2013", "2023/2831", 1), "row 2, regulation: this regulation did not hold"},
		"the same twice":      {head + good + "\n" + good, "row 3, company_number: row 2 has the same reference"},
		"two hubs": {head + good + "\n" + strings.NewReplacer("0999.010.126", "0999.010.225", "kempen",
			"gent").Replace(good), "row 3, reference: row 2"},
		"a stray quotation mark": {head + "a\"b;0999.010.225;x", "row 2: this is no CSV"},
		"an open quotation":      {head + "\"abc;0999.010.225;x", "row 2: this is no CSV"},
		"a control character":    {head + strings.Replace(good, "Atelier", "Ate\x00lier", 1), "row 2, beneficiary: there is a character"},
		"quotation marks":        {head + good + "\nCW-2;\"0999;x", "row 3: this is no CSV"},
		"another way to write":   {head + "\xff", "row 1: the file is in Windows-1252"},
	} {
		_, faults := ReadGrants([]byte(c.file), on(t, "2026-11-25"))
		if !slices.ContainsFunc(faults, func(f RowFault) bool { return strings.HasPrefix(f.Error(), c.want) }) {
			t.Errorf("%s: %v", name, faults)
		}
	}
}
