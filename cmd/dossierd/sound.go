// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"fmt"
	"os"
	"syscall"

	"github.com/jackc/pgx/v5"
)

// mailLeaves signs in at the mail server that is set. Where none is, messages wait, or become files: that is no fault.
func mailLeaves(ctx context.Context) error {
	if os.Getenv(smtpHost) == "" {
		return nil
	}
	server, err := mailServer()
	if err == nil {
		err = server.Try(ctx)
	}
	if err != nil {
		return fmt.Errorf("the mail server %s does not let us in (%w): look at %s, %s, %s and the password; messages wait meanwhile, and none is lost",
			os.Getenv(smtpHost), err, smtpHost, smtpPort, smtpUser)
	}
	return nil
}

// secretsFit opens the database as the owner, whose password a data directory keeps; the application has come in already.
func (p place) secretsFit(ctx context.Context) error {
	if p.dir == "" {
		return nil // they are somebody else's; the application's was tried
	}
	url, err := p.owner()
	if err != nil {
		return err
	}
	owner, err := pgx.Connect(ctx, url)
	if err != nil {
		return fmt.Errorf("the database does not know what secrets.json says (%w): put that file back from a backup, or stop dossierd up and start it once with --new-passwords", err)
	}
	return owner.Close(ctx)
}

// little is how much room a disk must have left at least.
const little = 1 << 30

// room says whether the disk of a data directory fills up.
func (p place) room(context.Context) error {
	if p.dir == "" {
		return nil
	}
	var disk syscall.Statfs_t
	if err := syscall.Statfs(p.dir, &disk); err != nil {
		return fmt.Errorf("the disk of %s: %w", p.dir, err)
	}
	return roomy(p.dir, int64(disk.Bavail)*int64(disk.Bsize), int64(disk.Ffree), int64(disk.Files))
}

func roomy(dir string, free, nodes, all int64) error {
	switch {
	case free < little:
		return fmt.Errorf("the disk of %s has %d MB left: make room, before commands are refused (503); nothing is lost by it", dir, free>>20)
	case all > 0 && nodes < 1000:
		return fmt.Errorf("the disk of %s has room for %d files only: remove what is not needed, before commands are refused (503); nothing is lost by it", dir, nodes)
	}
	return nil
}
