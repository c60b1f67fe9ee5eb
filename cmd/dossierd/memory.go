// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bufio"
	"bytes"
	"io/fs"
	"math"
	"os"
	"path"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"strings"
	"time"
)

// How garbage is collected. Little of what a request makes is kept, so the heap may grow to five times what lives in it before it is
// looked through; a bound keeps that from growing with what lives. A process that comes near its bound does little else than collect, so
// while many people are at work the bound is higher. Once it rests nobody waits, and what lies about is given back to the machine.
const (
	growth     = 400       // per cent, as GOGC
	share      = 4         // of the memory there is: PostgreSQL, its cache and the rest of the machine have the others
	leastBound = 192 << 20 // bytes: less would be spent on collecting
	calmBound  = 256 << 20 // bytes: more leaves what is kept lying in more pieces
	busyBound  = 704 << 20 // bytes: more makes nothing quicker, at 256 at once either
	much       = 224 << 20 // bytes made in a second: fourteen lives of a dossier make as much, opening runs by the thousand does not
	calmAfter  = 30        // seconds in which less was made
	hardly     = 16 << 20  // bytes made in a second by a process that rests
	restsAfter = 10        // seconds in which no more was made
	lying      = 320 << 20 // bytes made since memory was given back last: of less there is little to give
)

// collectLess lets the heap grow within a bound, unless the environment says itself how it wants it. It looks after that until the
// program ends.
func collectLess() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	has := memory(os.DirFS("/"))
	debug.SetGCPercent(growth)
	debug.SetMemoryLimit(bound(has, calmBound))
	go func() {
		t := tending{
			busy: func() { debug.SetMemoryLimit(bound(has, busyBound)) },
			calm: func() { debug.SetMemoryLimit(bound(has, calmBound)) },
			rest: func() {
				runtime.GC() // what lies in pools is garbage only when it is looked for the second time
				debug.FreeOSMemory()
			}}
		allocated := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
		for range time.Tick(time.Second) {
			metrics.Read(allocated)
			t.look(allocated[0].Value.Uint64())
		}
	}()
}

// tending gives a busy process more memory, and takes back what one that rests has.
type tending struct {
	made, given      uint64 // bytes, since the program began: in all, and when memory was given back last
	left             int    // seconds until it is calm; 0 when it is
	rested           int    // seconds
	busy, calm, rest func()
}

// look is told once a second what was made up to now.
func (t *tending) look(made uint64) {
	lately := made - t.made
	t.made = made
	switch {
	case lately >= much:
		if t.left == 0 {
			t.busy()
		}
		t.left = calmAfter
	case t.left > 0:
		if t.left--; t.left == 0 {
			t.calm()
		}
	}
	if t.rested++; lately >= hardly {
		t.rested = 0
	}
	if t.left == 0 && t.rested >= restsAfter && made-t.given >= lying {
		t.given = made
		t.rest()
	}
}

// bound is how much memory the program uses before it collects at any price: a share of what there is, and never more than the most.
func bound(memory, most int64) int64 {
	return min(max(memory/share, leastBound), most)
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
