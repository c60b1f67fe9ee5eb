// SPDX-License-Identifier: EUPL-1.2

package terminal

import "io"

// paper is the standard output; it remembers the first fault, so that a full disk is never an exit 0.
type paper struct {
	w      io.Writer
	failed error
}

func (p *paper) Write(b []byte) (int, error) {
	if p.failed != nil {
		return 0, p.failed
	}
	n, err := p.w.Write(b)
	p.failed = err
	return n, err
}
