// SPDX-License-Identifier: EUPL-1.2

// Package aid keeps the account of de-minimis aid of single undertakings: what was received, what counts on a day, and what is
// left. It is pure; whoever asks brings what is on record. Drafts, pages and decisions ask the same account.
//
// Where a rule comes from, what is assumed and what a lawyer must still say, is in docs/decisions/0012-aid-account.md.
package aid
