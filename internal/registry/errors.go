// SPDX-License-Identifier: EUPL-1.2

package registry

import "errors"

// What a store can answer besides a fault of its own.
var (
	ErrNoHub           = errors.New("no such hub")
	ErrNoOrganisation  = errors.New("no such organisation")
	ErrNoTrajectory    = errors.New("no such trajectory")
	ErrNotYourHub      = errors.New("another hub leads the trajectory")
	ErrCodeTaken       = errors.New("the code of the organisation is taken")
	ErrNumberTaken     = errors.New("the company number is another organisation's")
	ErrNoProposal      = errors.New("no such proposal about the organisation")
	ErrPropose         = errors.New("another keeps the organisation: propose the change")
	ErrChange          = errors.New("who may change the organisation proposes nothing")
	ErrNotYours        = errors.New("another keeps the organisation, and decides on proposals")
	ErrOwnProposal     = errors.New("nobody decides on a proposal of their own")
	ErrDecided         = errors.New("the proposal was decided on")
	ErrChangedSince    = errors.New("what the proposal would change is no longer what it was")
	ErrTrajectoryTaken = errors.New("the id of the trajectory is taken")
)
