// SPDX-License-Identifier: EUPL-1.2

package terminal

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"

	"github.com/dossierwerkt/dossierwerkt/cmd/dossier/internal/words"
)

// Input is where an invocation reads: files, and the standard input.
type Input struct {
	words.Language
	Standard io.Reader
}

// Read reads a file; an interrupt ends the wait for a person who types it.
func (in Input) Read(ctx context.Context, path string) ([]byte, error) {
	switch path {
	case "":
		return nil, in.Usage("usage.file")
	case "-":
		return in.typed(ctx)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, words.Mistaken(fmt.Errorf("%s: %w", in.Say("read_file"), err))
	}
	return raw, nil
}

func (in Input) typed(ctx context.Context) ([]byte, error) {
	var raw []byte
	var err error
	read := make(chan struct{})
	go func() {
		defer close(read)
		raw, err = io.ReadAll(in.Standard)
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-read:
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.Say("read_file"), err)
	}
	return raw, nil
}

// Yes reads a yes; everything else is a no.
func (in Input) Yes() bool {
	line, _ := bufio.NewReader(in.Standard).ReadString('\n')
	return slices.Contains([]string{"j", "ja", "y", "yes"}, strings.ToLower(strings.TrimSpace(line)))
}

// Attended says whether a person sits at this process and can be asked.
func Attended() bool {
	return term.IsTerminal(int(os.Stdin.Fd())) && term.IsTerminal(int(os.Stderr.Fd()))
}
