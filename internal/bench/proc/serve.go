// SPDX-License-Identifier: EUPL-1.2

package proc

import (
	"context"
	"fmt"
	"net"
	"net/http"
)

// Serve answers on loopback until the context ends. It prints "ready ADDRESS", as the product does.
func Serve(ctx context.Context, h http.Handler) error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{Handler: h}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	fmt.Println("ready http://" + l.Addr().String())
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		return server.Close()
	}
}
