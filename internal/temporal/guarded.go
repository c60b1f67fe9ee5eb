// SPDX-License-Identifier: EUPL-1.2

package temporal

import (
	"context"
	"crypto/tls"
	"fmt"
	"log/slog"

	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/log"
)

// Guarded says whether the engine refuses who brings neither key nor certificate; the error says what an open one means.
func (e Engine) Guarded(ctx context.Context) error {
	for _, with := range []*tls.Config{nil, {InsecureSkipVerify: true}} { // a stranger does not care whom it speaks with
		if with != nil && e.tls == nil {
			continue
		}
		c, err := client.NewLazyClient(client.Options{HostPort: e.address, Namespace: e.Namespace,
			Logger: log.NewStructuredLogger(slog.New(slog.DiscardHandler)), ConnectionOptions: client.ConnectionOptions{TLS: with}})
		if err != nil {
			return fmt.Errorf("temporal: %w", err)
		}
		_, err = c.WorkflowService().DescribeNamespace(ctx, &workflowservice.DescribeNamespaceRequest{Namespace: e.Namespace})
		c.Close()
		if err == nil {
			return fmt.Errorf("whoever reaches %s may stop, change and signal dossiers' runs without a key: set an authorizer, or require "+
				"certificates of clients, and let nobody else reach that port; see docs/operations.md", e.address)
		}
	}
	return nil
}
