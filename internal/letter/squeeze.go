// SPDX-License-Identifier: EUPL-1.2

package letter

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strconv"
)

// compressors are used again and again, a few at once: the library makes a new one, of 1.4 MB, for every page.
var compressors = make(chan *zlib.Writer, 4)

// compressor is one that is free, or a new one.
func compressor() (*zlib.Writer, error) {
	select {
	case w := <-compressors:
		return w, nil
	default:
		return zlib.NewWriterLevel(nil, zlib.BestSpeed) // as the library does
	}
}

// freed keeps a compressor for the next document, unless there are enough.
func freed(w *zlib.Writer) {
	select {
	case compressors <- w:
	default:
	}
}

var errLaidOut = errors.New("letter: the document is not laid out as the library does it")

// moved says that what stands from a place on stands further on, or back, by so many bytes.
type moved struct{ from, by int }

// squeeze compresses the pages of a document that the library left as they are, and gives the bytes that it would have made itself.
// The pages come first; the table at the end, of fixed width, says where each object stands.
func squeeze(raw []byte, pages int) ([]byte, error) {
	w, err := compressor()
	if err != nil {
		return nil, fmt.Errorf("letter: compress: %w", err)
	}
	defer freed(w)
	var out, packed bytes.Buffer
	out.Grow(len(raw))
	moves, read := []moved{{}}, 0
	for range pages {
		head, start, end := content(raw, read)
		if end == 0 {
			return nil, errLaidOut
		}
		packed.Reset()
		w.Reset(&packed)
		_, err := w.Write(raw[start:end])
		if err := errors.Join(err, w.Close()); err != nil {
			return nil, fmt.Errorf("letter: compress: %w", err)
		}
		out.Write(raw[read:head])
		fmt.Fprintf(&out, "<</Filter /FlateDecode /Length %d>>\nstream\n", packed.Len())
		out.Write(packed.Bytes())
		read = end
		moves = append(moves, moved{read, out.Len() - read})
	}
	table := bytes.LastIndex(raw, []byte("\nxref\n")) + 1
	if table < read {
		return nil, errLaidOut
	}
	out.Write(raw[read:table])
	return tabled(&out, raw[table:], table, moves), nil
}

// content is where the next page's content stands: its head, and from where to where; end is 0 when there is none.
func content(raw []byte, from int) (head, start, end int) {
	at := bytes.Index(raw[from:], []byte("<</Length "))
	if at < 0 {
		return 0, 0, 0
	}
	head = from + at
	digits, _, _ := bytes.Cut(raw[head+len("<</Length "):], []byte(">>\nstream\n"))
	length, err := strconv.Atoi(string(digits[:min(len(digits), 12)]))
	start = head + len("<</Length >>\nstream\n") + len(digits)
	if err != nil || length > len(raw)-start || !bytes.HasPrefix(raw[start+length:], []byte("\nendstream")) {
		return 0, 0, 0
	}
	return head, start, start + length
}

// tabled writes the table of objects, and where it stands itself, as everything stands now.
func tabled(out *bytes.Buffer, rest []byte, table int, moves []moved) []byte {
	now := func(place int) int {
		for i := len(moves) - 1; ; i-- {
			if moves[i].from <= place {
				return place + moves[i].by
			}
		}
	}
	const entry = " 00000 n \n"
	own := strconv.Itoa(table) + "\n"
	for line := range bytes.Lines(rest) {
		place, isEntry := bytes.CutSuffix(line, []byte(entry))
		before, err := strconv.Atoi(string(place))
		switch {
		case isEntry && err == nil:
			fmt.Fprintf(out, "%010d%s", now(before), entry)
		case string(line) == own:
			fmt.Fprintf(out, "%d\n", now(table))
		default:
			out.Write(line)
		}
	}
	return out.Bytes()
}
