// SPDX-License-Identifier: EUPL-1.2

package api

// RightOf is what is declared of an operation, for tests.
func RightOf(operation string) (Right, bool) {
	r, declared := rights[operation]
	return r, declared
}
