// SPDX-License-Identifier: EUPL-1.2

package throttle

import (
	"net/http"
	"net/netip"
	"strings"
)

// Address is where a request comes from. Behind a proxy it is what that proxy added to X-Forwarded-For: the last there is, for what
// stands before it the sender can have written. The zero address is that of nobody known.
func Address(r *http.Request, behindProxy bool) netip.Addr {
	if behindProxy {
		all := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
		if a, err := netip.ParseAddr(strings.TrimSpace(all[len(all)-1])); err == nil {
			return a.Unmap()
		}
	}
	a, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	return a.Addr().Unmap()
}

// Network is by what addresses are told apart: the address itself, or of version 6 the network that one customer has as a rule. Requests of
// which no address is known share one.
func Network(r *http.Request, behindProxy bool) netip.Prefix { return network(Address(r, behindProxy)) }

func network(a netip.Addr) netip.Prefix {
	a = a.Unmap().WithZone("")
	bits := a.BitLen()
	if a.Is6() {
		bits = 64
	}
	n, _ := a.Prefix(bits)
	return n
}
