// SPDX-License-Identifier: EUPL-1.2

package engine

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/dossierwerkt/dossierwerkt/internal/file"
	"go.temporal.io/sdk/contrib/envconfig"
)

// Keys open the engine's frontend; whoever brings none of them gets nothing. They are made once for each directory.
type Keys struct {
	Read   string `json:"read"`   // lists, queries and histories
	Signal string `json:"signal"` // a signal of the names that dossiers hear, and nothing else
	Full   string `json:"full"`   // everything: for the programs of Dossierwerkt
}

// kept is what a directory keeps from one start to the next.
type kept struct {
	Keys
	Authority string `json:"authority"` // private key and certificate, PEM
}

// ConfigFile is the file in a directory with which Temporal's own tools, and these programs, reach the engine: one profile for each key.
func ConfigFile(dir string) string { return filepath.Join(dir, "temporal.toml") }

// AuthorityFile is the certificate by which a client knows the engine. It is no secret.
func AuthorityFile(dir string) string { return filepath.Join(dir, "temporal-ca.pem") }

func keysFile(dir string) string { return filepath.Join(dir, "temporal-keys.json") }

// unlock reads the keys and the authority of a directory, and makes those that are not there.
func unlock(dir string) (Keys, authority, error) {
	var k kept
	raw, err := os.ReadFile(keysFile(dir))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Keys{}, authority{}, err
	}
	if err == nil && json.Unmarshal(raw, &k) != nil { // the reason could hold a key
		return Keys{}, authority{}, fmt.Errorf("%s cannot be read: remove it, and this start makes new keys", keysFile(dir))
	}
	a, err := parseAuthority([]byte(k.Authority))
	whole := err == nil && !a.fades()
	for _, key := range []*string{&k.Read, &k.Signal, &k.Full} {
		if *key == "" {
			*key, whole = rand.Text(), false
		}
	}
	if whole {
		return k.Keys, a, nil
	}
	if a, err = newAuthority("Dossierwerkt " + dir); err != nil {
		return Keys{}, authority{}, err
	}
	secret, err := a.secret()
	if err != nil {
		return Keys{}, authority{}, err
	}
	k.Authority = string(secret)
	if raw, err = json.Marshal(k); err != nil {
		return Keys{}, authority{}, err
	}
	return k.Keys, a, file.Replace(keysFile(dir), raw)
}

// publish writes what clients read: the certificate for everybody, the keys for who runs this.
func publish(dir, address, namespace string, keys Keys, a authority) error {
	if err := file.Replace(AuthorityFile(dir), a.public()); err != nil {
		return err
	}
	if err := os.Chmod(AuthorityFile(dir), 0o644); err != nil {
		return err
	}
	profiles := envconfig.ClientConfig{Profiles: map[string]*envconfig.ClientConfigProfile{}}
	for name, key := range map[string]string{"default": keys.Read, "read": keys.Read, "signal": keys.Signal, "full": keys.Full} {
		profiles.Profiles[name] = &envconfig.ClientConfigProfile{Address: address, Namespace: namespace, APIKey: key,
			TLS: &envconfig.ClientConfigTLS{ServerCACertPath: AuthorityFile(dir)}}
	}
	raw, err := profiles.ToTOML(envconfig.ClientConfigToTOMLOptions{})
	if err != nil {
		return err
	}
	return file.Replace(ConfigFile(dir), raw)
}
