// SPDX-License-Identifier: EUPL-1.2

package throttle

import (
	"net/http"
	"net/netip"
	"testing"
	"time"
)

func at(s string) netip.Prefix { return network(netip.MustParseAddr(s)) }

func TestEachAddressHasItsOwnTurns(t *testing.T) {
	t.Parallel()
	slow := New[netip.Prefix](time.Hour, 3)
	for range 3 {
		if wait := slow.Spend(at("192.0.2.1")); wait != 0 {
			t.Fatalf("too soon: %v", wait)
		}
	}
	for range 100 { // asking in vain makes nobody wait longer
		if wait := slow.Spend(at("192.0.2.1")); wait <= 59*time.Minute || wait > time.Hour {
			t.Fatalf("%v", wait)
		}
	}
	if slow.Spend(at("::ffff:192.0.2.1")) == 0 {
		t.Error("the same address in another notation")
	}
	if slow.Spend(at("192.0.2.2")) != 0 {
		t.Error("somebody else waits")
	}
	for i := range 3 {
		slow.Spend(at([]string{"2001:db8::1", "2001:db8::2", "2001:db8::ffff:1"}[i]))
	}
	if slow.Spend(at("2001:db8::9%eth0")) == 0 || slow.Spend(at("2001:db8:0:1::1")) != 0 {
		t.Error("a network of version 6 is one sender, and its neighbour another")
	}
	for range 3 {
		slow.Spend(network(netip.Addr{}))
	}
	if slow.Spend(network(netip.Addr{})) == 0 {
		t.Error("no address is no way around")
	}
}

// TestMemoryIsBounded, and whoever is busy is not forgotten while others come.
func TestMemoryIsBounded(t *testing.T) {
	t.Parallel()
	slow, busy := New[netip.Prefix](time.Hour, 1), at("192.0.2.1")
	slow.Spend(busy)
	for i := range 3 * remembered {
		slow.Spend(network(netip.AddrFrom4([4]byte{10, byte(i >> 16), byte(i >> 8), byte(i)})))
		if i%1000 == 0 && slow.Spend(busy) == 0 {
			t.Fatalf("forgotten after %d others", i)
		}
	}
	if n := len(slow.now) + len(slow.earlier); n > remembered {
		t.Errorf("%d addresses are remembered", n)
	}
}

func TestWhereARequestComesFrom(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		remote    string
		forwarded []string
		direct    string // with nothing before us
		proxied   string
	}{
		{"192.0.2.1:4711", nil, "192.0.2.1", "192.0.2.1"},
		{"[::1]:4711", []string{"203.0.113.9"}, "::1", "203.0.113.9"},
		{"127.0.0.1:4711", []string{"198.51.100.1, 203.0.113.9"}, "127.0.0.1", "203.0.113.9"},
		{"127.0.0.1:4711", []string{"198.51.100.1", "203.0.113.9"}, "127.0.0.1", "203.0.113.9"},
		{"127.0.0.1:4711", []string{"203.0.113.9, unknown"}, "127.0.0.1", "127.0.0.1"},
		{"127.0.0.1:4711", []string{""}, "127.0.0.1", "127.0.0.1"},
		{"@", nil, "invalid IP", "invalid IP"},
	} {
		r := &http.Request{RemoteAddr: c.remote, Header: http.Header{"X-Forwarded-For": c.forwarded}}
		if direct, proxied := Address(r, false).String(), Address(r, true).String(); direct != c.direct || proxied != c.proxied {
			t.Errorf("%v: %s, %s", c, direct, proxied)
		}
	}
}
