// SPDX-License-Identifier: EUPL-1.2

package temporal

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/contrib/envconfig"
	"go.temporal.io/sdk/log"
)

// Dial connects as Temporal's standard environment configuration says (TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TLS, API key).
// The connection is lazy: an engine that is away is noticed, and waited for, at the first call.
func Dial(ctx context.Context, namespace string, logger *slog.Logger) (Engine, error) {
	options, err := envconfig.LoadDefaultClientOptions()
	if err != nil {
		return Engine{}, fmt.Errorf("temporal: configuration: %w", err)
	}
	if options.Namespace == "" || options.Namespace == client.DefaultNamespace {
		options.Namespace = namespace
	}
	options.Logger = log.NewStructuredLogger(logger)
	return lazy(options)
}

// Local connects to an engine in the same process: loopback, so nothing is compressed.
func Local(address, namespace string, logger *slog.Logger) (Engine, error) {
	return lazy(client.Options{HostPort: address, Namespace: namespace, Logger: log.NewStructuredLogger(logger),
		ConnectionOptions: client.ConnectionOptions{GrpcCompression: &client.GrpcCompressionNone{}}})
}

func lazy(options client.Options) (Engine, error) {
	c, err := client.NewLazyClient(options)
	return Engine{Client: c, Namespace: options.Namespace, TaskQueue: wire.TaskQueue}, err
}
