// SPDX-License-Identifier: EUPL-1.2

package record

import (
	"crypto/sha256"
	"fmt"
	"time"
)

// HashOf chains an event to the one before it: SHA-256 over the previous hash, the dossier, the instant of recording and the exact bytes.
func HashOf(prev []byte, number string, recorded time.Time, body []byte) []byte {
	h := sha256.New()
	h.Write(prev)
	fmt.Fprintf(h, "\n%s\n%s\n", number, recorded.UTC().Format(time.RFC3339Nano))
	h.Write(body)
	return h.Sum(nil)
}
