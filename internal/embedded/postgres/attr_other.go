// SPDX-License-Identifier: EUPL-1.2

//go:build unix && !linux

package postgres

import "syscall"

// attributes run a process as the owner, in a group of its own. Only Linux can tell it when this program dies.
func (o owner) attributes(syscall.Signal) *syscall.SysProcAttr {
	a := &syscall.SysProcAttr{Setpgid: true}
	if o.switched {
		a.Credential = &syscall.Credential{Uid: uint32(o.uid), Gid: uint32(o.gid)}
	}
	return a
}
