// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed static
var assets embed.FS

// statics are the files that pages load, by a name that holds a hash of what is in them: what was loaded once is never asked again, and what
// changed has another name.
var statics, staticNames = readStatics()

func readStatics() (byName map[string][]byte, names map[string]string) {
	byName, names = map[string][]byte{}, map[string]string{}
	entries, err := assets.ReadDir("static")
	if err != nil {
		panic(err) // it is built in
	}
	for _, e := range entries {
		raw, err := assets.ReadFile("static/" + e.Name())
		if err != nil {
			panic(err)
		}
		sum := sha256.Sum256(raw)
		ext := path.Ext(e.Name())
		hashed := strings.TrimSuffix(e.Name(), ext) + "." + hex.EncodeToString(sum[:8]) + ext
		byName[hashed], names[e.Name()] = raw, "/static/"+hashed
	}
	return byName, names
}

// staticPath is the address of a file.
func staticPath(name string) (string, error) {
	if at, is := staticNames[name]; is {
		return at, nil
	}
	return "", fmt.Errorf("no file %s", name)
}

func serveStatic(w http.ResponseWriter, r *http.Request) {
	raw, is := statics[r.PathValue("name")]
	if !is {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(w, r, r.PathValue("name"), time.Time{}, bytes.NewReader(raw))
}
