// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bufio"
	"bytes"
	"io/fs"
	"math"
	"os"
	"path"
	"runtime/debug"
	"strconv"
	"strings"
)

// How garbage is collected. Little of what a request makes is kept, so the heap may grow to five times what lives in it before it is
// looked through; the bound keeps that from growing with what lives.
const (
	growth     = 400       // per cent, as GOGC
	share      = 4         // of the memory there is: PostgreSQL, its cache and the rest of the machine have the others
	leastBound = 192 << 20 // bytes: less would be spent on collecting
	mostBound  = 320 << 20 // bytes: more makes nothing quicker
)

// collectLess lets the heap grow within a bound, unless the environment says itself how it wants it.
func collectLess() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(growth)
	debug.SetMemoryLimit(bound(memory(os.DirFS("/"))))
}

// bound is how much memory the program uses before it collects at any price.
func bound(memory int64) int64 {
	return min(max(memory/share, leastBound), mostBound)
}

// memory is how much the machine has, or the container when that is less, in bytes.
func memory(root fs.FS) int64 {
	has := int64(math.MaxInt64)
	note := func(words []string, unit int64) {
		if len(words) == 0 {
			return
		}
		if n, err := strconv.ParseInt(words[0], 10, 64); err == nil && n <= has/unit {
			has = n * unit
		}
	}
	machine, _ := fs.ReadFile(root, "proc/meminfo") // where there is none, the other speaks alone
	for lines := bufio.NewScanner(bytes.NewReader(machine)); lines.Scan(); {
		if total, found := strings.CutPrefix(lines.Text(), "MemTotal:"); found {
			note(strings.Fields(total), 1<<10)
		}
	}
	group, _ := fs.ReadFile(root, "proc/self/cgroup")
	_, own, _ := strings.Cut(string(group), "0::")
	own, _, _ = strings.Cut(own, "\n")
	// what holds for a group holds for those in it
	for at := path.Join("sys/fs/cgroup", path.Clean("/"+own)); at != "sys/fs"; at = path.Dir(at) {
		most, _ := fs.ReadFile(root, path.Join(at, "memory.max"))
		note(strings.Fields(string(most)), 1) // or "max"
	}
	return has
}
