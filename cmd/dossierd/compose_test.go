// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/dossierwerkt/dossierwerkt/internal/temporal"
)

// project reads docker-compose.yml in a copy of the files that it needs, with freshly made secrets.
func project(t *testing.T) *types.Project {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"docker-compose.yml", "scripts/secrets.sh", "scripts/compose/roles.sh", "scripts/compose/schema.sh",
		"scripts/compose/namespace.sh"} {
		raw, err := os.ReadFile(filepath.Join("../..", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), raw, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command(filepath.Join(dir, "scripts/secrets.sh")).CombinedOutput()
	if os.Geteuid() == 0 && err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if os.Geteuid() != 0 { // who is not root is told; the file is read without secrets
		if err == nil || !strings.Contains(string(out), "run this as root") {
			t.Fatalf("not as root: %v %s", err, out)
		}
		if err := errors.Join(os.Mkdir(filepath.Join(dir, "secrets"), 0o700), os.WriteFile(filepath.Join(dir, "secrets/temporal.env"), nil, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	options, err := cli.NewProjectOptions([]string{filepath.Join(dir, "docker-compose.yml")}, cli.WithProfiles([]string{"ui"}))
	if err != nil {
		t.Fatal(err)
	}
	p, err := options.LoadProject(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestComposeFile(t *testing.T) {
	t.Parallel()
	p := project(t)
	pinned := regexp.MustCompile(`:[0-9]+\.[0-9]+(\.[0-9]+)?(-[a-z]+)?$`)
	for _, s := range p.Services {
		if !pinned.MatchString(s.Image) {
			t.Errorf("%s: the image %q is not pinned", s.Name, s.Image)
		}
		if job := s.Restart == "no"; !job && (s.HealthCheck == nil || s.HealthCheck.Disable || len(s.HealthCheck.Test) == 0) {
			t.Errorf("%s runs on and has no health check", s.Name)
		}
		for on, how := range s.DependsOn {
			other, err := p.GetService(on)
			if err != nil {
				t.Errorf("%s depends on %s, which is not there", s.Name, on)
				continue
			}
			if job := other.Restart == "no"; job != (how.Condition == types.ServiceConditionCompletedSuccessfully) {
				t.Errorf("%s waits for %s by %s", s.Name, on, how.Condition)
			}
		}
		for _, v := range s.Volumes {
			if _, err := os.Stat(v.Source); v.Type == types.VolumeTypeBind && err != nil {
				t.Errorf("%s: %v", s.Name, err)
			}
		}
		closed(t, p, s)
		if s.Logging == nil || s.Logging.Options["max-size"] == "" {
			t.Errorf("%s: its log grows without end", s.Name)
		}
		if _, out := s.Networks["default"]; out != (strings.HasPrefix(s.Image, "dossierwerkt/") || s.Name == "temporal-ui") {
			t.Errorf("%s can be reached from outside: %v", s.Name, out)
		}
		if strings.HasPrefix(s.Image, "dossierwerkt/") {
			ours(t, s)
		}
	}
	for chain, before := range map[string]string{"temporal": "temporal-schema", "temporal-namespace": "temporal", "serve": "migrate",
		"worker": "temporal-namespace"} {
		s, err := p.GetService(chain)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := s.DependsOn[before]; !ok {
			t.Errorf("%s does not wait for %s", chain, before)
		}
	}
}

// closed holds that each secret of a service is there, is readable by the user of its container, and by nobody else.
func closed(t *testing.T, p *types.Project, s types.ServiceConfig) {
	t.Helper()
	for _, secret := range s.Secrets {
		if s.Name != "postgres" && (secret.Source == "postgres_password" || secret.Source == "owner_password") {
			t.Errorf("%s sees %s", s.Name, secret.Source)
		}
		info, err := os.Stat(p.Secrets[secret.Source].File)
		switch {
		case os.Geteuid() != 0: // there are none
		case err != nil:
			t.Errorf("%s: %v", s.Name, err)
		case info.Mode().Perm() != 0o400 || info.Sys().(*syscall.Stat_t).Uid != map[bool]uint32{true: 999, false: 10001}[s.Name == "postgres"]:
			t.Errorf("%s: %s is %v", s.Name, secret.Source, info.Mode())
		}
	}
}

// ours checks that the command and every flag of a service of ours exist.
func ours(t *testing.T, s types.ServiceConfig) {
	t.Helper()
	for _, line := range [][]string{s.Command, health(s)} {
		if len(line) == 0 {
			continue
		}
		cmd, rest, err := root().Find(line)
		if err != nil || cmd.Name() != line[0] {
			t.Errorf("%s: dossierd has no command %v", s.Name, line)
			continue
		}
		if err := cmd.ParseFlags(rest); err != nil {
			t.Errorf("%s: %v: %v", s.Name, line, err)
		}
	}
}

func health(s types.ServiceConfig) []string {
	if s.HealthCheck == nil || len(s.HealthCheck.Test) < 3 {
		return nil
	}
	return s.HealthCheck.Test[2:]
}

func TestNoSecretStandsInTheComposeFile(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("../../docker-compose.yml")
	if err != nil {
		t.Fatal(err)
	}
	if found := regexp.MustCompile(`(?i)(password|pwd|token|secret)[a-z_]*: *["']?[^/{\s"'\[][^\n]*`).FindAllString(string(raw),
		-1); len(found) > 0 {
		t.Errorf("these look like secrets: %q", found)
	}
}

func TestTheNamespaceJobKnowsEverySearchAttribute(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("../../scripts/compose/namespace.sh")
	if err != nil {
		t.Fatal(err)
	}
	for name, kind := range temporal.SearchAttributes() {
		if !strings.Contains(string(raw), "attribute "+name+" "+kind.String()) {
			t.Errorf("%s (%s) is not registered", name, kind)
		}
	}
}
