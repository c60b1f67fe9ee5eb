// SPDX-License-Identifier: EUPL-1.2

//go:build !crashpoints

package postgres

func beforeCommit() (afterCommit func()) { return func() {} }
