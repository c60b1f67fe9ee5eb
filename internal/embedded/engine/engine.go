// SPDX-License-Identifier: EUPL-1.2

// Package engine runs a Temporal server in this process, on a private PostgreSQL.
package engine

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/server/common/authorization"
	"go.temporal.io/server/common/cluster"
	"go.temporal.io/server/common/config"
	"go.temporal.io/server/common/dynamicconfig"
	"go.temporal.io/server/common/membership/static"
	"go.temporal.io/server/common/primitives"
	"go.temporal.io/server/temporal"

	"github.com/dossierwerkt/dossierwerkt/internal/embedded/port"
)

// Options of an engine.
type Options struct {
	Dir              string // where the port is remembered
	Database         Database
	Namespace        string
	SearchAttributes map[string]enumspb.IndexedValueType
	Signals          []string // names of those that the key for signals may send
	Log              *slog.Logger
}

// Database is the PostgreSQL that the engine persists in.
type Database struct {
	Address, User, Password string
	Main, Visibility        string // names of the two databases
}

// Engine is a running Temporal server.
type Engine struct {
	Address string // host and port of the frontend
	Keys    Keys   // that open it
	server  temporal.Server
	log     slogger
}

// shards can never change once a database exists. Sixteen keep a slow disk busy; one dossier needs one.
const shards = 16

// retention is how long Temporal keeps what is closed; the record keeps it for good.
const retention = 90 * 24 * time.Hour

// Start brings schema and namespace up to date and starts all services on loopback.
func Start(ctx context.Context, o Options) (*Engine, error) {
	logger := slogger{o.Log.With("part", "temporal"), new(atomic.Bool)}
	stores := o.stores()
	if err := migrate(stores, logger); err != nil {
		return nil, fmt.Errorf("temporal schema: %w", err)
	}
	if err := o.ensureNamespace(stores[mainStore].SQL); err != nil {
		return nil, fmt.Errorf("temporal namespace: %w", err)
	}
	frontend, err := port.Stable(filepath.Join(o.Dir, "temporal.port"))
	if err != nil {
		return nil, fmt.Errorf("temporal port: %w", err)
	}
	c, hosts, err := o.config(stores, frontend)
	if err != nil {
		return nil, err
	}
	keys, authority, err := unlock(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("temporal keys: %w", err)
	}
	listeners, err := newListeners(authority)
	if err != nil {
		return nil, fmt.Errorf("temporal certificates: %w", err)
	}
	guard := newGuard(keys, o.Signals)
	server, err := temporal.NewServer(
		temporal.WithConfig(c),
		temporal.ForServices(services),
		temporal.WithStaticHosts(hosts),
		temporal.WithLogger(logger),
		temporal.WithTLSConfigFactory(listeners),
		temporal.WithAuthorizer(guard),
		temporal.WithClaimMapper(func(*config.Config) authorization.ClaimMapper { return guard }),
		temporal.WithDynamicConfigClient(tuning),
	)
	if err != nil {
		return nil, fmt.Errorf("temporal server: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := server.Start(); err != nil {
		return nil, fmt.Errorf("temporal server: %w", err)
	}
	e := &Engine{Address: address(frontend), Keys: keys, server: server, log: logger}
	if err := publish(o.Dir, e.Address, o.Namespace, keys, authority); err != nil {
		return nil, stopAfter(e, fmt.Errorf("temporal keys: %w", err))
	}
	if err := o.ensureSearchAttributes(ctx); err != nil {
		return nil, stopAfter(e, fmt.Errorf("temporal search attributes: %w", err))
	}
	return e, nil
}

func stopAfter(e *Engine, err error) error {
	if stop := e.Stop(); stop != nil {
		return fmt.Errorf("%w; and stopping: %w", err, stop)
	}
	return err
}

// Stop ends all services; it takes about a second.
func (e *Engine) Stop() error {
	e.log.stopping.Store(true)
	return e.server.Stop()
}

// services are the usual ones, and a frontend for the engine's own workers: they bring no key.
var services = append([]string{string(primitives.InternalFrontendService)}, temporal.DefaultServices...)

// workers of each of the engine's queues.
const workers = 32

// tuning is what was measured to matter on one machine. A dossier waits for days between two commands, so little is gained by keeping
// many in memory, at some 30 kB for each run.
var tuning = dynamicconfig.StaticClient{
	dynamicconfig.MakeKey("history.transferProcessorMaxPollRPS"):    1000, // the default adds 50 ms to a quiet system
	dynamicconfig.MakeKey("matching.numTaskqueueReadPartitions"):    1,
	dynamicconfig.MakeKey("matching.numTaskqueueWritePartitions"):   1,
	dynamicconfig.MakeKey("history.hostLevelCacheMaxSize"):          512,       // runs, as many as the worker remembers
	dynamicconfig.MakeKey("history.eventsCacheMaxSizeBytes"):        128 << 10, // of each shard
	dynamicconfig.MakeKey("frontend.namespaceRPS.visibility"):       100,
	dynamicconfig.MakeKey("system.enableEagerWorkflowStart"):        true,
	dynamicconfig.MakeKey("frontend.enableUpdateWorkflowExecution"): true,
	// each is a goroutine for good, and all of them share ten connections
	dynamicconfig.MakeKey("history.transferProcessorSchedulerWorkerCount"):   workers,
	dynamicconfig.MakeKey("history.timerProcessorSchedulerWorkerCount"):      workers,
	dynamicconfig.MakeKey("history.visibilityProcessorSchedulerWorkerCount"): workers,
}

func (o Options) config(stores map[string]config.DataStore, frontend int) (*config.Config, map[primitives.ServiceName]static.Hosts, error) {
	c := &config.Config{}
	c.Global.Membership = config.Membership{MaxJoinDuration: 30 * time.Second, BroadcastAddress: loopback}
	c.Persistence = config.Persistence{DefaultStore: mainStore, VisibilityStore: visibilityStore, NumHistoryShards: shards,
		DataStores: stores}
	c.ClusterMetadata = &cluster.Config{FailoverVersionIncrement: 10, MasterClusterName: clusterName, CurrentClusterName: clusterName,
		ClusterInformation: map[string]cluster.ClusterInformation{clusterName: {Enabled: true, InitialFailoverVersion: 1,
			RPCAddress: address(frontend)}}}
	c.DCRedirectionPolicy.Policy = "noop"
	c.Archival.History.State, c.Archival.Visibility.State = "disabled", "disabled"
	c.NamespaceDefaults.Archival.History.State, c.NamespaceDefaults.Archival.Visibility.State = "disabled", "disabled"
	c.Services = map[string]config.Service{}
	hosts := map[primitives.ServiceName]static.Hosts{}
	for _, service := range services {
		number := frontend
		if service != string(primitives.FrontendService) {
			var err error
			if number, err = port.Free(); err != nil {
				return nil, nil, fmt.Errorf("temporal port: %w", err)
			}
		}
		c.Services[service] = config.Service{RPC: config.RPC{GRPCPort: number, BindOnIP: loopback}}
		hosts[primitives.ServiceName(service)] = static.SingleLocalHost(address(number))
	}
	return c, hosts, nil
}

const (
	loopback    = "127.0.0.1"
	clusterName = "active"
)

func address(port int) string { return net.JoinHostPort(loopback, strconv.Itoa(port)) }
