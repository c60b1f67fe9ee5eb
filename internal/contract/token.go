// SPDX-License-Identifier: EUPL-1.2

package contract

import "time"

// Scopes are the parts of what can be asked, to which a token can be limited.
var Scopes = []string{"read", "draft", "review", "manage", "decide"}

// Token is what is known of a token; the token itself is never told again.
type Token struct {
	ID        string     `json:"id"`
	Name      string     `json:"name" doc:"What its holder calls it; empty of one that an operator made"`
	Prefix    string     `json:"prefix" doc:"Its first characters; empty where they were not kept"`
	Scopes    []string   `json:"scopes" enum:"read,draft,review,manage,decide"`
	CreatedAt time.Time  `json:"created_at"`
	ExpiresAt time.Time  `json:"expires_at"`
	UsedAt    *time.Time `json:"last_used_at" doc:"To the minute; null: never, or not for a minute yet"`
	Current   bool       `json:"current" doc:"The one that asks"`
}

// TokenList are the tokens of a person that open.
type TokenList struct {
	Tokens []Token `json:"tokens"`
}

// TokenBody asks for a token.
type TokenBody struct {
	Name   string   `json:"name" validate:"required,line,visible" doc:"To recognise it by"`
	Scopes []string `json:"scopes" validate:"required" enum:"read,draft,review,manage,decide" doc:"At most those of the token that asks, and never decide; read comes with each"`
	Days   int      `json:"days,omitempty" doc:"How long it is good for: 1 to 365, 90 when left out, and no longer than the token that asks"`
}

// NewToken is a token that was made. It is told once.
type NewToken struct {
	Secret string `json:"token" doc:"The token: keep it as a password"`
	Token
}

// LoginBody asks to be let in as whoever confirms it.
type LoginBody struct {
	Name   string   `json:"name" validate:"required,line,visible" doc:"What the person reads who confirms: program and machine"`
	Scopes []string `json:"scopes" validate:"required" enum:"read,draft,review,manage,decide" doc:"read comes with each; with decide the token is good for 8 hours"`
}

// Login is how a program that asked to be let in goes on: it shows address and code to a person, and comes back with its own code.
type Login struct {
	DeviceCode      string `json:"device_code" doc:"Of the program alone"`
	UserCode        string `json:"user_code" doc:"For the person: XXXX-XXXX"`
	VerificationURI string `json:"verification_uri" doc:"Where the person confirms, in a browser; a path is from the address of this API"`
	ExpiresIn       int    `json:"expires_in" doc:"Seconds"`
	Interval        int    `json:"interval" doc:"Seconds between two questions"`
}

// DeviceBody is a program that comes back.
type DeviceBody struct {
	DeviceCode string `json:"device_code" text:"code" validate:"required,max=200"`
}
