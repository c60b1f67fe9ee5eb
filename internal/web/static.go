// SPDX-License-Identifier: EUPL-1.2

package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"
)

//go:embed static
var assets embed.FS

//go:embed styles
var styles embed.FS

// statics are the files that pages load, by a name that holds a hash of what is in them: what was loaded once is never asked again, and
// what changed has another name.
var statics, staticNames = readStatics()

func readStatics() (byName map[string][]byte, names map[string]string) {
	byName, names = map[string][]byte{}, map[string]string{}
	keep := func(name string, raw []byte) {
		sum := sha256.Sum256(raw)
		ext := path.Ext(name)
		hashed := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:8]) + ext
		byName[hashed], names[name] = raw, "/static/"+hashed
	}
	keep("site.css", joined())
	entries, err := assets.ReadDir("static")
	if err != nil {
		panic(err) // it is built in
	}
	for _, e := range entries {
		raw, err := assets.ReadFile("static/" + e.Name())
		if err != nil {
			panic(err)
		}
		keep(e.Name(), raw)
	}
	return byName, names
}

// joined is the one style of all pages, from its parts in order.
func joined() (all []byte) {
	parts, err := fs.Glob(styles, "styles/*.css")
	if err != nil {
		panic(err) // the pattern is ours
	}
	for _, name := range parts {
		raw, err := styles.ReadFile(name)
		if err != nil {
			panic(err) // it is built in
		}
		all = append(all, raw...)
	}
	return all
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
