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

// Local connects to an engine on this machine, with everything allowed, as a file of Temporal's configuration with a profile "full" says.
// Nothing is compressed: it is loopback.
func Local(config string, logger *slog.Logger) (Engine, error) {
	options, err := envconfig.LoadClientOptions(envconfig.LoadClientOptionsRequest{ConfigFilePath: config, ConfigFileProfile: "full",
		DisableEnv: true}) // what somebody set for another engine does not change where this one is
	if err != nil {
		return Engine{}, fmt.Errorf("temporal: configuration: %w", err)
	}
	options.Logger = log.NewStructuredLogger(logger)
	options.ConnectionOptions.GrpcCompression = &client.GrpcCompressionNone{}
	return lazy(options)
}

func lazy(options client.Options) (Engine, error) {
	c, err := client.NewLazyClient(options)
	return Engine{Client: c, Namespace: options.Namespace, TaskQueue: wire.TaskQueue,
		address: options.HostPort, tls: options.ConnectionOptions.TLS}, err
}
