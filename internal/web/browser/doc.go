// SPDX-License-Identifier: EUPL-1.2

// Package browser has the tests of the pages that need a real browser: it makes passkeys, and shows how pages look.
package browser
