// SPDX-License-Identifier: EUPL-1.2

package mail

import (
	"bytes"
	"context"
	"fmt"
	netmail "net/mail"
	"os"
	"path/filepath"

	"github.com/dossierwerkt/dossierwerkt/internal/file"
	"github.com/dossierwerkt/dossierwerkt/internal/notice"
	gomail "github.com/wneessen/go-mail"
)

// Folder keeps each message as a file that any program for mail opens, for a machine without a mail server.
type Folder struct {
	Dir  string // made when it is not there, for its owner only
	From *netmail.Address
}

var _ notice.Mailer = Folder{}

// Send implements notice.Mailer. The same message is the same file, so sending it twice leaves one.
func (f Folder) Send(_ context.Context, m notice.Message) error {
	msg, err := letter(f.From, m, gomail.NoEncoding)
	if err != nil {
		return err
	}
	var raw bytes.Buffer
	if _, err := msg.WriteTo(&raw); err != nil {
		return fmt.Errorf("outbox folder: %w", err)
	}
	if err := os.MkdirAll(f.Dir, 0o700); err != nil {
		return fmt.Errorf("outbox folder: %w", err)
	}
	if err := file.Replace(filepath.Join(f.Dir, filepath.Base(m.ID)+".eml"), raw.Bytes()); err != nil {
		return fmt.Errorf("outbox folder: %w", err)
	}
	return nil
}
