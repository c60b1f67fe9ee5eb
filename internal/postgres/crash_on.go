// SPDX-License-Identifier: EUPL-1.2

//go:build crashpoints

package postgres

import (
	"fmt"
	"os"
	"sync/atomic"
	"syscall"
)

// The end-to-end tests build a program that dies at a chosen commit: DOSSIERD_CRASH=before:3 or after:3 counts from its start.
var commits atomic.Int64

func beforeCommit() { die("before", commits.Add(1)) }
func afterCommit()  { die("after", commits.Load()) }

func die(when string, n int64) {
	if os.Getenv("DOSSIERD_CRASH") == fmt.Sprintf("%s:%d", when, n) {
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {}
	}
}
