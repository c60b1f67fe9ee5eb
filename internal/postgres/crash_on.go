// SPDX-License-Identifier: EUPL-1.2

//go:build crashpoints

package postgres

import (
	"fmt"
	"os"
	"sync/atomic"
	"syscall"
)

// The end-to-end tests build a program that dies at a chosen commit: the file that DOSSIERD_CRASH names says before:3 or after:3, counted
// from when it came, and is gone when that is done.
var commits atomic.Int64

func beforeCommit() (afterCommit func()) {
	said, err := os.ReadFile(os.Getenv("DOSSIERD_CRASH"))
	if err != nil {
		return func() {}
	}
	n := commits.Add(1)
	die := func(when string) {
		if string(said) == fmt.Sprintf("%s:%d", when, n) {
			_ = os.Remove(os.Getenv("DOSSIERD_CRASH"))
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	}
	die("before")
	return func() { die("after") }
}
