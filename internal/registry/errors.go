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
	ErrTrajectoryTaken = errors.New("the id of the trajectory is taken")
)
