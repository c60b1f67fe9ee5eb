// SPDX-License-Identifier: EUPL-1.2

package postgres

import "syscall"

// attributes run a process as the owner, in a group of its own, and tell it when this program dies.
func (o owner) attributes(onDeath syscall.Signal) *syscall.SysProcAttr {
	a := &syscall.SysProcAttr{Setpgid: true, Pdeathsig: onDeath}
	if o.switched {
		a.Credential = &syscall.Credential{Uid: uint32(o.uid), Gid: uint32(o.gid)}
	}
	return a
}
