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

// How garbage is collected. Little of what a request makes is kept, so while there is much to do the heap may grow to five times what
// lives in it before it is looked through; the bound keeps that from growing with what lives. A bound that many people at once come near
// costs more than it saves: at 320 MiB a life beside 127 others cost half as much again. At rest nobody waits, and memory is given back.
const (
	hasty      = 400       // per cent, as GOGC
	thrifty    = 100       // at rest
	share      = 4         // of the memory there is: PostgreSQL, its cache and the rest of the machine have the others
	leastBound = 192 << 20 // bytes: less would be spent on collecting
	mostBound  = 704 << 20 // bytes: more makes nothing quicker
	much       = 32 << 20  // bytes made in a second: who makes less is at rest; a person who clicks makes 4 MiB
	glance     = 5 * time.Second
)

// collectLess lets the heap grow within a bound, unless the environment says itself how it wants it. It looks after that until the
// program ends.
func collectLess() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(hasty)
	debug.SetMemoryLimit(bound(memory(os.DirFS("/"))))
	go func() {
		tend := tending{grow: func(percent int) { debug.SetGCPercent(percent) }, giveBack: func() {
			runtime.GC() // what lies in pools is garbage only when it is looked for the second time
			debug.FreeOSMemory()
		}}
		allocated := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
		for range time.Tick(glance) {
			metrics.Read(allocated)
			tend.look(allocated[0].Value.Uint64())
		}
	}()
}

// tending collects less garbage while much of it is made, and gives memory back once little is.
type tending struct {
	rests    bool
	made     uint64 // bytes, since the program began
	grow     func(percent int)
	giveBack func()
}

// look is told what was made up to now, one glance after the other.
func (t *tending) look(made uint64) {
	rests := made-t.made < much*uint64(glance/time.Second)
	t.made = made
	switch {
	case rests == t.rests:
		return
	case rests:
		t.grow(thrifty)
		t.giveBack()
	default:
		t.grow(hasty)
	}
	t.rests = rests
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
