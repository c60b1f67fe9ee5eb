// SPDX-License-Identifier: EUPL-1.2

// Package proc is about processes: what they and the machine used, read from /proc, and serving in one of them. It works on Linux only, as
// the benchmarks do.
package proc

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// tick is the unit of times in /proc: USER_HZ is 100 on every Linux that Go runs on.
const tick = 10 * time.Millisecond

// stat is a line of /proc/PID/stat.
type stat struct {
	pid, parent int
	used        time.Duration // user and system, of the process and of its children that ended and were waited for
}

func readStat(pid int) (s stat, err error) {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return s, err
	}
	_, rest, _ := strings.Cut(string(raw[bytes.LastIndexByte(raw, ')'):]), " ") // a name may hold anything, also brackets
	fields := strings.Fields(rest)
	if len(fields) < 15 {
		return s, fmt.Errorf("proc: %d fields in the line of process %d", len(fields), pid)
	}
	numbers := make([]int, 15)
	for i := 1; i < 15; i++ {
		if numbers[i], err = strconv.Atoi(fields[i]); err != nil {
			return s, fmt.Errorf("proc: %w", err)
		}
	}
	return stat{pid, numbers[1], time.Duration(numbers[11]+numbers[12]+numbers[13]+numbers[14]) * tick}, nil
}

// tree is a process and everything below it, as it is now.
func tree(root int) ([]stat, error) {
	paths, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		return nil, err
	}
	all := map[int]stat{}
	for _, path := range paths {
		pid, err := strconv.Atoi(filepath.Base(path))
		if err != nil {
			continue
		}
		if s, err := readStat(pid); err == nil { // others may have ended since they were listed
			all[pid] = s
		}
	}
	if _, there := all[root]; !there {
		return nil, fmt.Errorf("proc: process %d is not there", root)
	}
	var below []stat
	for _, s := range all {
		for at, known := s, true; known; at, known = all[at.parent] {
			if at.pid == root {
				below = append(below, s)
				break
			}
		}
	}
	return below, nil
}

// CPU is what a process and everything below it used, user and system, also what has ended meanwhile.
func CPU(root int) (used time.Duration, err error) {
	below, err := tree(root)
	for _, s := range below {
		used += s.used
	}
	return used, err
}

// Memory is what the processes of a tree hold, in bytes: RSS counts what they share once for each of
// them, PSS once in all, which is what the machine is short of.
type Memory struct{ RSS, PSS int64 }

func (m Memory) String() string { return fmt.Sprintf("%d MB PSS (%d MB RSS)", m.PSS>>20, m.RSS>>20) }

// Held is the memory of a process and everything below it.
func Held(root int) (m Memory, err error) {
	below, err := tree(root)
	if err != nil {
		return m, err
	}
	for _, s := range below {
		raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", s.pid))
		if os.IsNotExist(err) || len(raw) == 0 { // it ended meanwhile
			continue
		}
		if err != nil {
			return m, err
		}
		m.RSS += kilobytes(raw, "Rss:")
		m.PSS += kilobytes(raw, "Pss:")
	}
	return m, nil
}

// kilobytes finds a line such as "Pss:  1234 kB", and gives bytes.
func kilobytes(raw []byte, name string) int64 {
	for line := range strings.SplitSeq(string(raw), "\n") {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == name {
			n, err := strconv.ParseInt(fields[1], 10, 64)
			if err == nil {
				return n << 10
			}
		}
	}
	return 0
}

// Own is what this process used, without what it started.
func Own() (time.Duration, error) {
	var used syscall.Rusage
	err := syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano()), err
}
