// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"testing/fstest"
)

func TestTheBoundOfTheHeapFollowsFromMachineAndContainer(t *testing.T) {
	t.Parallel()
	const machine, mebi = "MemTotal:       24684132 kB\nMemFree:         2048000 kB\n", int64(1 << 20)
	for name, x := range map[string]struct {
		files  map[string]string
		memory int64
		bound  int64
	}{
		"a machine": {map[string]string{"proc/meminfo": machine}, 24684132 << 10, 256 * mebi},
		"a container with a group": {map[string]string{"proc/meminfo": machine, "proc/self/cgroup": "0::/\n",
			"sys/fs/cgroup/memory.max": "1073741824\n"}, 1024 * mebi, 256 * mebi},
		"a container without a limit": {map[string]string{"proc/meminfo": machine, "proc/self/cgroup": "0::/\n",
			"sys/fs/cgroup/memory.max": "max\n"}, 24684132 << 10, 256 * mebi},
		"a service of a limited slice": {map[string]string{"proc/meminfo": machine, "proc/self/cgroup": "0::/a.slice/b.service\n",
			"sys/fs/cgroup/a.slice/memory.max": "838860800\n", "sys/fs/cgroup/a.slice/b.service/memory.max": "max\n"}, 800 * mebi, 200 * mebi},
		"a small one":                  {map[string]string{"proc/meminfo": "MemTotal: 524288 kB\n"}, 512 * mebi, 192 * mebi},
		"a machine that tells nothing": {nil, math.MaxInt64, 256 * mebi},
		"groups of the version before": {map[string]string{"proc/meminfo": machine,
			"proc/self/cgroup": "5:memory:/x\n1:name=systemd:/x\n"}, 24684132 << 10, 256 * mebi},
		"a group that leads outside it": {map[string]string{"proc/meminfo": machine, "proc/self/cgroup": "0::/../../x\n"}, 24684132 << 10,
			256 * mebi},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			root := fstest.MapFS{}
			for path, text := range x.files {
				root[path] = &fstest.MapFile{Data: []byte(text)}
			}
			if got := memory(root); got != x.memory || bound(got, calmBound) != x.bound {
				t.Errorf("%d bytes, of which %d", got, bound(got, calmBound))
			}
		})
	}
}

// TestABusyProcessHasMoreMemoryUntilItIsCalm makes much, twice, then as much as is not much for as long as it takes, and much again; then it
// rests, makes a little for long, and rests.
func TestABusyProcessHasMoreMemoryUntilItIsCalm(t *testing.T) {
	t.Parallel()
	var did []string
	at, made := 0, uint64(0)
	note := func(what string) func() { return func() { did = append(did, fmt.Sprint(at, " ", what)) } }
	tend := tending{busy: note("busy"), calm: note("calm"), rest: note("rest")}
	for at = range 200 {
		switch {
		case at == 2 || at == 5 || at == 60:
			made += much
		case at < 100:
			made += much - 1
		default:
			made += hardly - 1
		}
		tend.look(made)
	}
	if want := []string{"2 busy", "35 calm", "60 busy", "90 calm", "109 rest", "130 rest", "151 rest", "172 rest", "193 rest"}; !slices.Equal(did, want) {
		t.Errorf("%q, not %q", did, want)
	}
}
