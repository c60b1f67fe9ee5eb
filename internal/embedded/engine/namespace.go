// SPDX-License-Identifier: EUPL-1.2

package engine

import (
	"context"
	"log/slog"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/api/operatorservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/contrib/envconfig"
	"go.temporal.io/sdk/log"
	"go.temporal.io/server/common/config"
	"go.temporal.io/server/schema/sqlite"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/types/known/durationpb"
)

// ensureNamespace makes the namespace before the server starts: made later, it would be unknown for the ten seconds of a
// cache. The helper lives in the package of another database, and works on this one.
func (o Options) ensureNamespace(c *config.SQL) error {
	n, err := sqlite.NewNamespaceConfig(clusterName, o.Namespace, false, o.SearchAttributes)
	if err != nil {
		return err
	}
	n.Detail.Config.Retention = durationpb.New(retention)
	return sqlite.CreateNamespaces(c, n)
}

// ensureSearchAttributes registers those that the namespace does not know yet, after an update of this program.
func (o Options) ensureSearchAttributes(ctx context.Context) error {
	with, err := envconfig.LoadClientOptions(envconfig.LoadClientOptionsRequest{ConfigFilePath: ConfigFile(o.Dir),
		ConfigFileProfile: "full", DisableEnv: true})
	if err != nil {
		return err
	}
	with.Logger = log.NewStructuredLogger(slog.New(slog.DiscardHandler))
	c, err := client.NewLazyClient(with)
	if err != nil {
		return err
	}
	defer c.Close()
	operator := c.OperatorService()
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	known, err := operator.ListSearchAttributes(ctx, &operatorservice.ListSearchAttributesRequest{Namespace: o.Namespace},
		grpc.WaitForReady(true))
	if err != nil {
		return err
	}
	missing := map[string]enumspb.IndexedValueType{}
	for name, kind := range o.SearchAttributes {
		if _, ok := known.GetCustomAttributes()[name]; !ok {
			missing[name] = kind
		}
	}
	if len(missing) == 0 {
		return nil
	}
	_, err = operator.AddSearchAttributes(ctx, &operatorservice.AddSearchAttributesRequest{Namespace: o.Namespace,
		SearchAttributes: missing})
	return err
}
