// SPDX-License-Identifier: EUPL-1.2

package engine

import (
	"context"
	"crypto/sha256"
	"slices"
	"strings"

	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/server/common/api"
	"go.temporal.io/server/common/authorization"
)

// guard says who is who by the key that they bring, and what each may do. Temporal's own roles do not tell a signal from a termination:
// both are writes.
type guard struct {
	keys    map[[sha256.Size]byte]authorization.Claims // by their sum, so that looking one up tells nothing about it
	signals []string
}

// who may send signals, and nothing else
const signaller = "signal"

func newGuard(keys Keys, signals []string) guard {
	return guard{signals: signals, keys: map[[sha256.Size]byte]authorization.Claims{
		sum(keys.Read):   {System: authorization.RoleReader},
		sum(keys.Signal): {Subject: signaller},
		sum(keys.Full):   {System: authorization.RoleAdmin},
	}}
}

func sum(key string) [sha256.Size]byte { return sha256.Sum256([]byte("Bearer " + key)) }

// GetClaims of who brings a key; of who brings none that is known there are none.
func (g guard) GetClaims(brought *authorization.AuthInfo) (*authorization.Claims, error) {
	claims := g.keys[sha256.Sum256([]byte(brought.AuthToken))]
	return &claims, nil
}

// Authorize holds for the engine's own services too, which come through a listener of their own as administrators.
func (g guard) Authorize(_ context.Context, who *authorization.Claims, what *authorization.CallTarget) (authorization.Result, error) {
	if g.allows(who, what) {
		return authorization.Result{Decision: authorization.DecisionAllow}, nil
	}
	return authorization.Result{Decision: authorization.DecisionDeny, Reason: "the key that was brought does not open this; see docs/operations.md"}, nil
}

func (g guard) allows(who *authorization.Claims, what *authorization.CallTarget) bool {
	switch {
	case who == nil:
		return false
	case who.System == authorization.RoleAdmin:
		return true
	case who.System == authorization.RoleReader:
		return api.GetMethodMetadata(what.APIName).Access == api.AccessReadOnly
	case who.Subject != signaller:
		return false
	case what.APIName == api.WorkflowServicePrefix+"GetSystemInfo": // which every client asks first
		return true
	}
	signal, ok := what.Request.(*workflowservice.SignalWorkflowExecutionRequest)
	return ok && strings.HasPrefix(what.APIName, api.WorkflowServicePrefix) && slices.Contains(g.signals, signal.GetSignalName())
}
