// SPDX-License-Identifier: EUPL-1.2

package engine

import (
	"context"
	"log/slog"
	"os"
	"sync/atomic"

	"go.temporal.io/server/common/log/tag"
)

// slogger writes Temporal's log to ours: warnings and worse, for the rest is of no use to an operator.
// What it complains of while it is being stopped is of no use either.
type slogger struct {
	log      *slog.Logger
	stopping *atomic.Bool
}

func (s slogger) write(level slog.Level, msg string, tags []tag.Tag) {
	if s.stopping.Load() || !s.log.Enabled(context.Background(), level) {
		return
	}
	attrs := make([]slog.Attr, 0, len(tags))
	for _, t := range tags {
		attrs = append(attrs, slog.Any(t.Key(), t.Value()))
	}
	s.log.LogAttrs(context.Background(), level, msg, attrs...)
}

func (s slogger) Debug(string, ...tag.Tag)           {}
func (s slogger) Info(string, ...tag.Tag)            {}
func (s slogger) Warn(msg string, tags ...tag.Tag)   { s.write(slog.LevelDebug, msg, tags) }
func (s slogger) Error(msg string, tags ...tag.Tag)  { s.write(slog.LevelWarn, msg, tags) }
func (s slogger) DPanic(msg string, tags ...tag.Tag) { s.write(slog.LevelError, msg, tags) }
func (s slogger) Panic(msg string, tags ...tag.Tag)  { s.write(slog.LevelError, msg, tags); panic(msg) }
func (s slogger) Fatal(msg string, tags ...tag.Tag)  { s.write(slog.LevelError, msg, tags); os.Exit(1) }
