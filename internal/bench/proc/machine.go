// SPDX-License-Identifier: EUPL-1.2

package proc

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// Machine is what a run was measured on.
type Machine struct {
	Cores  int
	Memory int64 // bytes
	Kernel string
	Model  string // of the processor; empty where /proc does not say
}

// Here is this machine.
func Here() (m Machine, err error) {
	m.Cores = runtime.NumCPU()
	memory, err := os.ReadFile("/proc/meminfo")
	if err != nil {
		return m, err
	}
	m.Memory = kilobytes(memory, "MemTotal:")
	kernel, err := os.ReadFile("/proc/sys/kernel/osrelease")
	if err != nil {
		return m, err
	}
	m.Kernel = strings.TrimSpace(string(kernel))
	processor, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return m, err
	}
	for line := range strings.SplitSeq(string(processor), "\n") {
		if name, value, found := strings.Cut(line, ":"); found && strings.TrimSpace(name) == "model name" {
			m.Model = strings.TrimSpace(value)
			break
		}
	}
	return m, nil
}

// Load is the load average of the last minute.
func Load() (float64, error) {
	raw, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return 0, err
	}
	first, _, _ := strings.Cut(string(raw), " ")
	return strconv.ParseFloat(first, 64)
}

// busy is what all processors together spent on anything but waiting, since the machine started.
func busy() (time.Duration, error) {
	raw, err := os.ReadFile("/proc/stat")
	if err != nil {
		return 0, err
	}
	line, _, _ := strings.Cut(string(raw), "\n")
	fields := strings.Fields(line) // cpu user nice system idle iowait irq softirq steal …
	if len(fields) < 8 || fields[0] != "cpu" {
		return 0, errors.New("proc: the first line of /proc/stat is not as expected")
	}
	var sum time.Duration
	for _, i := range []int{1, 2, 3, 6, 7} {
		n, err := strconv.ParseInt(fields[i], 10, 64)
		if err != nil {
			return 0, fmt.Errorf("proc: %w", err)
		}
		sum += time.Duration(n) * tick
	}
	return sum, nil
}

// Meter tells what others used of the machine beside this program.
type Meter struct {
	began     time.Time
	all, ours time.Duration
}

// Watch begins to count.
func Watch() (m Meter, err error) {
	m.began = time.Now()
	if m.all, err = busy(); err != nil {
		return m, err
	}
	m.ours, err = CPU(os.Getpid())
	return m, err
}

// Foreign is how many processors others kept busy since then, on average.
func (m Meter) Foreign() (float64, error) {
	all, err := busy()
	if err != nil {
		return 0, err
	}
	ours, err := CPU(os.Getpid())
	if err != nil {
		return 0, err
	}
	return max(0, ((all-m.all)-(ours-m.ours)).Seconds()/time.Since(m.began).Seconds()), nil
}
