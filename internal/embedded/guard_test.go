// SPDX-License-Identifier: EUPL-1.2

package embedded_test

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dossierwerkt/dossierwerkt/internal/embedded"
	"github.com/dossierwerkt/dossierwerkt/internal/wire"
	commonpb "go.temporal.io/api/common/v1"
	"go.temporal.io/api/operatorservice/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/server/api/adminservice/v1"
	"go.temporal.io/server/api/historyservice/v1"
	"go.temporal.io/server/api/matchingservice/v1"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
)

// keep holds that an engine does for each key what that key is for, and for whoever has none nothing, at any of its listeners.
func keep(ctx context.Context, t *testing.T, s *embedded.Stack) {
	t.Helper()
	pem, err := os.ReadFile(filepath.Join(s.Dir, "temporal-ca.pem"))
	if err != nil {
		t.Fatal(err)
	}
	known := x509.NewCertPool()
	known.AppendCertsFromPEM(pem)
	frontend := dial(t, s.TemporalAddress, credentials.NewTLS(&tls.Config{RootCAs: known}))
	asked := map[string]int{}
	for name, key := range map[string]string{"none": "", "wrong": s.TemporalKeys.Read[1:], "read": s.TemporalKeys.Read,
		"signal": s.TemporalKeys.Signal} {
		for _, service := range all() {
			for i := range service.Methods().Len() {
				method := service.Methods().Get(i)
				if method.IsStreamingClient() || method.IsStreamingServer() {
					continue
				}
				asked[name]++
				got := call(ctx, t, frontend, method, key, s.Namespace, "")
				if may := allowed(name, service, method); may == refused(got) && status.Code(got) != codes.Unimplemented {
					t.Errorf("with the key %q, %s: %v", name, method.FullName(), got)
				}
			}
		}
	}
	if asked["read"] < 200 {
		t.Errorf("%d methods were tried", asked["read"])
	}
	heard := method("SignalWorkflowExecution")
	for name, want := range map[string]codes.Code{wire.DecisionSignal: codes.NotFound, wire.ReviewDecisionSignal: codes.NotFound,
		"decision ": codes.PermissionDenied, "__temporal_x": codes.PermissionDenied} {
		if got := call(ctx, t, frontend, heard, s.TemporalKeys.Signal, s.Namespace, name); status.Code(got) != want {
			t.Errorf("a signal %q to a run that is not there: %v", name, got)
		}
	}
	closed(ctx, t, s, known)
}

// allowed is what each key is for, in words of its own: reading is what begins with one of these.
func allowed(key string, service protoreflect.ServiceDescriptor, method protoreflect.MethodDescriptor) bool {
	name, own := string(method.Name()), service.FullName() == "temporal.api.workflowservice.v1.WorkflowService"
	switch key {
	case "signal":
		return own && name == "GetSystemInfo" // a signal without a name is none of ours
	case "read":
		if service.FullName() == "temporal.api.operatorservice.v1.OperatorService" {
			return name == "ListSearchAttributes"
		}
		reads := slices.ContainsFunc([]string{"Get", "List", "Describe", "Count", "Scan", "QueryWorkflow", "FetchWorkerConfig",
			"ValidateWorkerDeploymentVersionComputeConfig"}, func(begins string) bool { return strings.HasPrefix(name, begins) })
		polls := slices.Contains([]string{"PollWorkflowExecutionUpdate", "PollActivityExecution", "PollNexusOperationExecution",
			"PollWorkflowExecutionTimeSkipping"}, name)
		return own && (reads || polls)
	}
	return false
}

func all() (services []protoreflect.ServiceDescriptor) {
	for _, file := range []protoreflect.FileDescriptor{workflowservice.File_temporal_api_workflowservice_v1_service_proto,
		operatorservice.File_temporal_api_operatorservice_v1_service_proto, adminservice.File_temporal_server_api_adminservice_v1_service_proto,
		historyservice.File_temporal_server_api_historyservice_v1_service_proto,
		matchingservice.File_temporal_server_api_matchingservice_v1_service_proto} {
		services = append(services, file.Services().Get(0))
	}
	return services
}

func method(name string) protoreflect.MethodDescriptor {
	return all()[0].Methods().ByName(protoreflect.Name(name))
}

// call asks with nothing filled in but the namespace.
func call(ctx context.Context, t *testing.T, c *grpc.ClientConn, m protoreflect.MethodDescriptor, key, namespace, signal string) error {
	t.Helper()
	request, answer := message(t, m.Input()), message(t, m.Output())
	if field := m.Input().Fields().ByName("namespace"); field != nil && field.Kind() == protoreflect.StringKind {
		request.ProtoReflect().Set(field, protoreflect.ValueOfString(namespace))
	}
	if r, ok := request.(*workflowservice.SignalWorkflowExecutionRequest); ok && signal != "" {
		r.SignalName, r.WorkflowExecution = signal, &commonpb.WorkflowExecution{WorkflowId: wire.WorkflowID("none")}
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	if key != "" {
		ctx = metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+key)
	}
	return c.Invoke(ctx, fmt.Sprintf("/%s/%s", m.Parent().FullName(), m.Name()), request, answer)
}

// refused says whether it was the key: some methods refuse for reasons of their own.
func refused(err error) bool {
	return status.Code(err) == codes.PermissionDenied && strings.Contains(err.Error(), "unauthorized")
}

func message(t *testing.T, of protoreflect.MessageDescriptor) proto.Message {
	t.Helper()
	kind, err := protoregistry.GlobalTypes.FindMessageByName(of.FullName())
	if err != nil {
		t.Fatal(err)
	}
	return kind.New().Interface()
}

func dial(t *testing.T, address string, with credentials.TransportCredentials) *grpc.ClientConn {
	t.Helper()
	c, err := grpc.NewClient(address, grpc.WithTransportCredentials(with))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	return c
}

// closed knocks at every port on which this process listens, with what somebody has who has no keys.
func closed(ctx context.Context, t *testing.T, s *embedded.Stack, known *x509.CertPool) {
	t.Helper()
	ports := listening(t)
	if len(ports) < 4 {
		t.Fatalf("this process listens on %v only", ports)
	}
	for _, port := range ports {
		address := "127.0.0.1:" + strconv.Itoa(port)
		for way, with := range map[string]credentials.TransportCredentials{
			"without TLS":           insecure.NewCredentials(),
			"without a certificate": credentials.NewTLS(&tls.Config{InsecureSkipVerify: true}),
			"trusting":              credentials.NewTLS(&tls.Config{RootCAs: known}),
		} {
			c := dial(t, address, with)
			for _, service := range all() {
				for _, name := range []protoreflect.Name{"ListWorkflowExecutions", "TerminateWorkflowExecution", "DescribeMutableState",
					"DescribeCluster", "ListSearchAttributes", "ListTaskQueuePartitions"} {
					m := service.Methods().ByName(name)
					if m == nil {
						continue
					}
					err := call(ctx, t, c, m, "", s.Namespace, "")
					if status.Code(err) == codes.Unavailable {
						continue // no connection
					}
					if address != s.TemporalAddress || !refused(err) && status.Code(err) != codes.Unimplemented {
						t.Errorf("port %d, %s, %s: %v", port, way, m.FullName(), err)
					}
				}
			}
		}
	}
}

// listening are the ports at which this process accepts connections.
func listening(t *testing.T) (ports []int) {
	t.Helper()
	own := map[string]bool{}
	descriptors, err := filepath.Glob("/proc/self/fd/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range descriptors {
		if to, err := os.Readlink(d); err == nil {
			if inode, ok := strings.CutPrefix(to, "socket:["); ok {
				own[strings.TrimSuffix(inode, "]")] = true
			}
		}
	}
	for _, table := range []string{"/proc/self/net/tcp", "/proc/self/net/tcp6"} {
		f, err := os.Open(table)
		if err != nil {
			continue // no such protocol here
		}
		for lines := bufio.NewScanner(f); lines.Scan(); {
			words := strings.Fields(lines.Text())
			if len(words) < 10 || words[3] != "0A" || !own[words[9]] {
				continue
			}
			_, port, _ := strings.Cut(words[1], ":")
			number, err := strconv.ParseUint(port, 16, 16)
			if err != nil {
				t.Fatal(err)
			}
			ports = append(ports, int(number))
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
	return ports
}
