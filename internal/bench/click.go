// SPDX-License-Identifier: EUPL-1.2

package bench

import (
	"context"
	"time"
)

// clicks are how long commands took of a person who is alone.
type clicks struct{ plain, printing times }

// alone has every side live lives in turn, one at a time, and takes the time of each command.
func alone(ctx context.Context, lives int, sides ...*side) (map[string]*clicks, error) {
	all := map[string]*clicks{}
	prints := map[string]bool{}
	for _, x := range steps {
		prints[x.command] = x.prints
	}
	for i := range lives + warmUps {
		for _, s := range sides {
			c := all[s.name]
			if c == nil {
				c = &clicks{}
				all[s.name] = c
			}
			if err := s.life(ctx, func(what string, d time.Duration) {
				switch printing, command := prints[what]; {
				case !command || i < warmUps:
				case printing:
					c.printing = append(c.printing, d)
				default:
					c.plain = append(c.plain, d)
				}
			}); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// warmUps are lives that are not counted: connections, statements and caches are made in them.
const warmUps = 5
