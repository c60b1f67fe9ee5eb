// SPDX-License-Identifier: EUPL-1.2

package ledger

import (
	"slices"
	"sync"
)

// awaited are the keys whose outcome somebody in this process waits for.
type awaited struct {
	lock sync.Mutex
	keys map[string][]chan struct{}
}

// Await gives what is closed once this process has written the outcome of a key. Another process may write it as well, and closes nothing.
// Who no longer waits says so with forget.
func (l *Ledger) Await(key string) (settled <-chan struct{}, forget func()) {
	a, own := &l.awaited, make(chan struct{})
	a.lock.Lock()
	defer a.lock.Unlock()
	if a.keys == nil {
		a.keys = map[string][]chan struct{}{}
	}
	a.keys[key] = append(a.keys[key], own)
	return own, func() {
		a.lock.Lock()
		defer a.lock.Unlock()
		a.keys[key] = slices.DeleteFunc(a.keys[key], func(c chan struct{}) bool { return c == own })
		if len(a.keys[key]) == 0 {
			delete(a.keys, key)
		}
	}
}

// settled tells who waits for keys whose outcome is written, and committed.
func (a *awaited) settled(keys []string) {
	a.lock.Lock()
	defer a.lock.Unlock()
	for _, key := range keys {
		for _, c := range a.keys[key] {
			close(c)
		}
		delete(a.keys, key)
	}
}
