// SPDX-License-Identifier: EUPL-1.2

package proc_test

import (
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/bench/proc"
)

// TestWhatAChildUsedCountsWhileItLivesAndAfterwards has a shell work, and looks twice.
func TestWhatAChildUsedCountsWhileItLivesAndAfterwards(t *testing.T) {
	t.Parallel()
	before, err := proc.CPU(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	child := exec.Command("sh", "-c", "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done; read line")
	in, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var used time.Duration
	for used < 50*time.Millisecond {
		if used, err = proc.CPU(child.Process.Pid); err != nil {
			t.Fatal(err)
		}
		time.Sleep(10 * time.Millisecond)
	}
	held, err := proc.Held(child.Process.Pid)
	if err != nil || held.PSS <= 0 || held.RSS < held.PSS {
		t.Errorf("%+v, %v", held, err)
	}
	if err := in.Close(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // read ends with 1 at the end of its input
	after, err := proc.CPU(os.Getpid())
	if err != nil || after-before < used {
		t.Errorf("%v of %v are counted once it has ended, %v", after-before, used, err)
	}
	if _, err := proc.CPU(child.Process.Pid); err == nil {
		t.Error("a process that is not there used nothing, rather than being an error")
	}
}

func TestOthersAreCountedApart(t *testing.T) {
	t.Parallel()
	m, err := proc.Watch()
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(100 * time.Millisecond)
	foreign, err := m.Foreign()
	here, wrong := proc.Here()
	if err != nil || wrong != nil || foreign < 0 || foreign > 1.5*float64(here.Cores) || here.Memory <= 0 || here.Kernel == "" {
		t.Errorf("%v of %+v, %v, %v", foreign, here, err, wrong)
	}
}
