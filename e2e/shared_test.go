// SPDX-License-Identifier: EUPL-1.2

package e2e

import "testing"

// TestOnOneMachine has several look at one machine together: what each does touches its own dossiers, and stops nothing.
func TestOnOneMachine(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	for name, look := range map[string]func(*testing.T, *machine){
		"WithoutTokenNothing": withoutTokenNothing,
		"ExitCodes":           exitCodes,
		"AClientMadeFromTheDescriptionDecidesADossier": aClientMadeFromTheDescriptionDecidesADossier,
		"ScoresAreHiddenUntilAllAreIn":                 scoresAreHiddenUntilAllAreIn,
		"AnotherDossierOfTheCompanyIsAWarning":         anotherDossierOfTheCompanyIsAWarning,
		"TemporalsOwnSignalsAndQueries":                temporalsOwnSignalsAndQueries,
		"AsREADMESaysItWithTemporal":                   asTheREADMESaysItWithTemporal,
		"DoctorIsContent":                              doctorIsContent,
		"StrangersGetNothing":                          strangersGetNothing,
		"ClosedToOthers":                               closedToOthers,
		"NothingPersonalInTemporal":                    nothingPersonalInTemporal,
		"OneRequestSentFiftyTimes":                     oneRequestSentFiftyTimes,
		"TwoDecisionsAtOnce":                           twoDecisionsAtOnce,
		"ASecondInstanceIsToldWhoHoldsTheDirectory":    aSecondInstanceIsToldWhoHoldsTheDirectory,
		"BadInput": badInput,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			look(t, m.as(t))
		})
	}
}

// as is the machine as another test knows it, which cannot stop it.
func (m *machine) as(t *testing.T) *machine {
	return &machine{t: t, dir: m.dir, address: m.address, next: m.next, log: m.log}
}
