// SPDX-License-Identifier: EUPL-1.2

// A program of somebody else: all that it knows of the API is the client that a generator made of the API's own description. It
// brings a draft to approval.
package main

import (
	"context"
	"fmt"
	"log"
	"net/http"
	"os"
)

func main() {
	number := os.Args[1]
	as := func(role string) *ClientWithResponses {
		c, err := NewClientWithResponses(os.Getenv("SERVER"), WithRequestEditorFn(func(_ context.Context, r *http.Request) error {
			r.Header.Set("Authorization", "Bearer "+os.Getenv("TOKEN_"+role))
			return nil
		}))
		if err != nil {
			log.Fatal(err)
		}
		return c
	}
	ctx := context.Background()
	asked, err := as("hub_staff").RequestReviewWithResponse(ctx, number, nil, RequestReviewJSONRequestBody{})
	done(asked.JSON200, asked.Body, err)
	endorsed, err := as("reviewer").EndorseWithResponse(ctx, number, nil, EndorseJSONRequestBody{})
	done(endorsed.JSON200, endorsed.Body, err)
	submitted, err := as("hub_staff").SubmitWithResponse(ctx, number, nil, SubmitJSONRequestBody{})
	done(submitted.JSON200, submitted.Body, err)

	refused, err := as("decider").DecideWithResponse(ctx, number, nil, DecideJSONRequestBody{Outcome: new("approved"),
		Reasons: "Zonder bedrag."})
	if err != nil || refused.ApplicationproblemJSON422 == nil {
		log.Fatalf("a decision without an amount: %v %s", err, refused.Body)
	}
	decided, err := as("decider").DecideWithResponse(ctx, number, nil, DecideJSONRequestBody{Outcome: new("approved"),
		Amount: &MoneyEuro{Amount: "4000.00", Currency: "EUR"}, Reasons: "Sterk partnerschap."})
	done(decided.JSON200, decided.Body, err)

	shown, err := as("manager").ShowWithResponse(ctx, number, nil)
	if err != nil || shown.JSON200 == nil {
		log.Fatalf("%v %s", err, shown.Body)
	}
	fmt.Println(shown.JSON200.State, shown.JSON200.Granted.Amount, shown.JSON200.Due.Then)
}

func done(answer *Done, raw []byte, err error) {
	if err != nil || answer == nil {
		log.Fatalf("%v %s", err, raw)
	}
}
