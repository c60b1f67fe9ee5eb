// SPDX-License-Identifier: EUPL-1.2

package client

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// message is one server-sent event. Its id is the last one that the stream named.
type message struct{ id, data string }

// longestLine of a stream, in bytes: a decision has fifty conditions of ten thousand characters at most.
const longestLine = 8 << 20

// messages reads server-sent events to the end of the stream; what comes after the last empty line is dropped, as the standard says.
// alive is called for every line, comments too.
func messages(r io.Reader, alive func(), each func(message) error) error {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestLine)
	var id string
	var data []string
	for lines.Scan() {
		alive()
		line := lines.Text()
		if line == "" {
			if data == nil {
				continue
			}
			if err := each(message{id, strings.Join(data, "\n")}); err != nil {
				return err
			}
			data = nil
			continue
		}
		field, value, _ := strings.Cut(line, ":")
		value = strings.TrimPrefix(value, " ")
		switch field {
		case "id":
			id = value
		case "data":
			data = append(data, value)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("stream: %w", err)
	}
	return nil
}
