// SPDX-License-Identifier: EUPL-1.2

// Package loopback tells this machine from every other: what goes to it crosses no network.
package loopback

import "net"

// Host says whether a host, by name or address, is this machine.
func Host(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Address says whether an address with a port is this machine's.
func Address(address string) bool {
	host, _, err := net.SplitHostPort(address)
	return err == nil && Host(host)
}
