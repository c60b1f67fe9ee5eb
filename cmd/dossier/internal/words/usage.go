// SPDX-License-Identifier: EUPL-1.2

package words

import "errors"

// Usage is a mistake in how the program was called; nothing was sent.
type Usage struct{ error }

// Usage is a mistake that the catalogue has a sentence for.
func (l Language) Usage(key string, args ...any) error { return Usage{errors.New(l.Say(key, args...))} }

// Mistaken makes a mistake of the caller out of an error.
func Mistaken(err error) error { return Usage{err} }
