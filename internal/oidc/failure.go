// SPDX-License-Identifier: EUPL-1.2

package oidc

import (
	"errors"

	"github.com/dossierwerkt/dossierwerkt/internal/bilingual"
	"golang.org/x/oauth2"
)

// Kind says why a sign-in or a logout does not go through. It is stable, for records and logs.
type Kind string

// Kinds of failure.
const (
	Away  Kind = "away"  // the provider is not reached, or says that it cannot answer now
	Unfit Kind = "unfit" // our settings do not suit the provider, or what it tells of itself does not suit us

	Late        Kind = "late"         // the flow began more than FlowLife ago
	Foreign     Kind = "foreign"      // the answer is not that of this flow, or no flow was begun
	Refused     Kind = "refused"      // by the person or the provider
	CodeRefused Kind = "code_refused" // the code was used before, is too old, or is of another client or verifier
	TooLow      Kind = "too_low"      // the means of sign-in is none of those asked for, or is not told
	Stale       Kind = "stale"        // the person did not sign in anew, or the logout token is too old
	OtherPerson Kind = "other_person" // who confirmed is not who was signed in
	Incomplete  Kind = "incomplete"   // the token does not say who it is about

	Malformed     Kind = "malformed" // not what the protocol has
	NoToken       Kind = "no_token"
	WrongIssuer   Kind = "wrong_issuer"
	WrongAudience Kind = "wrong_audience"
	WrongParty    Kind = "wrong_party" // azp is of another client, or is missing among several audiences
	WrongNonce    Kind = "wrong_nonce"
	WrongHash     Kind = "wrong_hash" // of the code or the access token that came along
	BadAlgorithm  Kind = "bad_algorithm"
	BadSignature  Kind = "bad_signature"
	Lapsed        Kind = "lapsed" // the token is past its end
	Early         Kind = "early"  // the token is from the future
	NotLogout     Kind = "not_logout"
)

// Step says at which point of the protocol something failed.
type Step string

// Steps of the protocol.
const (
	Discovery   Step = "discovery"
	Answer      Step = "answer" // that the browser brought back
	Exchange    Step = "exchange"
	IDToken     Step = "id_token"
	LogoutToken Step = "logout_token"
)

// Failure is an error of this package. Its text is made of constants of this program only: nothing that a browser or a provider sent is
// in it, so it can be logged.
type Failure struct {
	Kind   Kind
	At     Step
	Detail string // a hint for operators: one of ours, or a registered OAuth error code; mostly empty
}

func (f *Failure) Error() string {
	text := "oidc: " + string(f.Kind) + " at " + string(f.At)
	if f.Detail != "" {
		text += " (" + f.Detail + ")"
	}
	return text
}

// Words say to a person what is wrong and what to do.
func (f *Failure) Words() bilingual.Words {
	if words, is := words[f.Kind]; is {
		return words
	}
	return bilingual.Words{"Het antwoord van de aanmelddienst klopt niet en is niet aanvaard. Meld u opnieuw aan. Verwittig de beheerder als het zo blijft.",
		"The answer of the sign-in service is not right and was not accepted. Sign in again. Tell the administrator if it stays like this."}
}

var words = map[Kind]bilingual.Words{
	Away: {"De aanmelddienst antwoordt nu niet. Probeer het over enkele minuten opnieuw.",
		"The sign-in service does not answer now. Try again in a few minutes."},
	Unfit: {"De koppeling met de aanmelddienst is niet goed ingesteld. Verwittig de beheerder.",
		"The connection with the sign-in service is not set up right. Tell the administrator."},
	Late: {"Het aanmelden duurde langer dan tien minuten. Begin opnieuw.", "Signing in took more than ten minutes. Begin again."},
	Foreign: {"Dit hoort niet bij een aanmelding die u in dit venster begon. Begin opnieuw vanaf deze site.",
		"This does not belong to a sign-in that you began in this window. Begin again from this site."},
	Refused: {"Het aanmelden is afgebroken of geweigerd. Probeer opnieuw, of kies een ander middel.",
		"Signing in was cancelled or refused. Try again, or choose another means."},
	CodeRefused: {"Deze aanmelding is al gebruikt of verlopen. Begin opnieuw.", "This sign-in was used already or has expired. Begin again."},
	TooLow: {"Dit aanmeldmiddel volstaat hier niet. Kies een sterker, zoals een eID of itsme.",
		"This means of signing in is not enough here. Choose a stronger one, such as an eID or itsme."},
	Stale: {"Voor deze stap moet u zich opnieuw aanmelden, en dat gebeurde niet. Begin opnieuw.",
		"For this step you have to sign in anew, and that did not happen. Begin again."},
	OtherPerson: {"Iemand anders dan wie hier werkt heeft bevestigd. Bevestig zelf, of meld u eerst af.",
		"Somebody other than who works here has confirmed. Confirm yourself, or sign out first."},
	Incomplete: {"De aanmelddienst zei niet wie u bent. Vraag de beheerder na te kijken welke gegevens gevraagd worden.",
		"The sign-in service did not say who you are. Ask the administrator to check which data are asked for."},
}

// told are the error codes of OAuth 2.0 and OpenID Connect, and what each comes to. Any other is Refused.
var told = map[string]Kind{
	"access_denied": Refused, "login_required": Refused, "interaction_required": Refused, "consent_required": Refused,
	"account_selection_required": Refused, "unmet_authentication_requirements": TooLow,
	"server_error": Away, "temporarily_unavailable": Away,
	"invalid_request": Unfit, "unauthorized_client": Unfit, "unsupported_response_type": Unfit, "invalid_scope": Unfit,
	"invalid_client": Unfit, "unsupported_grant_type": Unfit, "invalid_grant": CodeRefused,
}

// said is the failure that an error code stands for.
func said(at Step, code string) error {
	if kind, known := told[code]; known {
		return &Failure{kind, at, code}
	}
	return &Failure{Kind: Refused, At: at}
}

// exchanged is the failure of a code that brought no tokens.
func exchanged(err error) error {
	if away, is := unreached(Exchange, err); is {
		return away
	}
	if refused, is := errors.AsType[*oauth2.RetrieveError](err); is {
		return said(Exchange, refused.ErrorCode)
	}
	return &Failure{Kind: Malformed, At: Exchange}
}
