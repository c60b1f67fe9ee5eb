// SPDX-License-Identifier: EUPL-1.2

// Package bare answers four questions of the product in the barest way: a handler, a statement or two by pgx, and encoding/json. What
// is the rules' own – how a state is explained, who may do what – it asks the rules, as the product does. It serves decided dossiers
// of calls without a jury, to the manager, in Dutch: enough to be compared, and no more.
package bare

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"
	"strings"

	"github.com/dossierwerkt/dossierwerkt/internal/access"
	"github.com/dossierwerkt/dossierwerkt/internal/bench/proc"
	"github.com/jackc/pgx/v5/pgxpool"
)

// site answers from a database.
type site struct{ pool *pgxpool.Pool }

// Run serves until the context ends.
func Run(ctx context.Context, url string) error {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return err
	}
	config.MaxConns = 20
	config.ConnConfig.RuntimeParams["search_path"] = "dossierwerkt"
	config.ConnConfig.RuntimeParams["timezone"] = "UTC"
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return err
	}
	defer pool.Close()
	return proc.Serve(ctx, Handler(pool))
}

// Handler answers at the product's addresses.
func Handler(pool *pgxpool.Pool) http.Handler {
	s := &site{pool}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/v1/dossiers", s.known(s.list))
	mux.HandleFunc("GET /api/v1/dossiers/{number}", s.known(s.show))
	mux.HandleFunc("GET /api/v1/dossiers/{number}/timeline", s.known(s.timeline))
	mux.HandleFunc("GET /api/v1/results", s.known(s.results))
	return mux
}

// known lets who has a token ask.
func (s *site) known(answer func(context.Context, access.Person, *http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		sum := sha256.Sum256([]byte(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")))
		var p access.Person
		err := s.pool.QueryRow(r.Context(), `select m.person, m.role from membership m join token t on t.person = m.person
			where t.hash = $1 and counts(m.since, m.until) and t.expires_at > clock()`,
			hex.EncodeToString(sum[:])).Scan(&p.ID, &p.Role)
		var a any
		if err == nil {
			a, err = answer(r.Context(), p, r)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(a) // who asked may be gone
	}
}
