package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/ropewalk/ropewalk/cmd/ropewalk/demo"
)

// drainTime is how long a stopping service lets requests and jobs finish.
const drainTime = 8 * time.Second

type serveCommand struct {
	database `embed:""`
	settings `embed:""`

	Listen     string `default:"127.0.0.1:8080" help:"Address to serve on."`
	OpsListen  string `help:"Address of /metrics; without it /metrics is on the main listener, to this machine only." placeholder:"ADDRESS"`
	PublicURL  string `name:"public-url" help:"What links begin with; without it the host that was asked." placeholder:"URL"`
	TrustProxy bool   `help:"Let X-Forwarded-Proto and X-Forwarded-Host decide what links begin with."`
	TLSCert    string `name:"tls-cert" help:"Certificate file; serves HTTPS together with --tls-key." placeholder:"FILE"`
	TLSKey     string `name:"tls-key" help:"Key file of the certificate." placeholder:"FILE"`
	Demo       bool   `help:"Load the demo world into an empty database, with keys that everybody knows; only on a loopback address."`
	TestClock  bool   `help:"Offer POST /admin/testclock; only on a loopback address."`
}

// Run serves until ctx ends.
func (c *serveCommand) Run(ctx context.Context, std streams) error {
	if err := c.check(); err != nil {
		return err
	}
	c.demo = c.Demo
	log := newLog(std)
	if err := c.prepare(ctx); err != nil {
		return err
	}
	e, err := newEngine(ctx, c.database, c.settings, c.TestClock, log)
	if err != nil {
		return err
	}
	defer func() {
		if err := e.store.Close(); err != nil {
			log.Error("close store", "error", err)
		}
	}()
	if c.Demo {
		if err := loadDemo(ctx, e, demo.Options{}, std); err != nil {
			return err
		}
	}
	return c.serve(ctx, e, log, std)
}

// check refuses what would open the demo or the test clock to other machines.
func (c *serveCommand) check() error {
	switch {
	case c.Demo && !loopback(c.Listen):
		return wrongUse("--demo has keys that everybody knows, so it serves on a loopback address only; change --listen %s", c.Listen)
	case c.TestClock && !loopback(c.Listen):
		return wrongUse("--test-clock lets callers move time, so it serves on a loopback address only; change --listen %s", c.Listen)
	case (c.TLSCert == "") != (c.TLSKey == ""):
		return wrongUse("--tls-cert and --tls-key go together; give both or none")
	}
	return nil
}

// serve runs background work and HTTP until ctx ends, then drains both.
func (c *serveCommand) serve(ctx context.Context, e *engine, log *slog.Logger, std streams) error {
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("listen on %s: %w; is another service running there? choose another --listen", c.Listen, err)
	}
	front := newFront(c, e, log)
	if err := e.start(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	main := server(front.handler(), log)
	group, running := errgroup.WithContext(ctx)
	group.Go(func() error { return c.listen(main, listener) })
	if c.OpsListen != "" {
		ops := server(front.opsHandler(), log)
		ops.Addr = c.OpsListen
		group.Go(func() error { return closed(ops.ListenAndServe()) })
		group.Go(func() error { <-running.Done(); return ops.Close() })
	}
	thrift()
	c.welcome(listener.Addr().String(), e, std)
	group.Go(func() error {
		<-running.Done()
		front.drain()
		quiet, cancel := context.WithTimeout(context.Background(), drainTime)
		defer cancel()
		return errors.Join(main.Shutdown(quiet), e.stop())
	})
	return group.Wait()
}

func (c *serveCommand) listen(s *http.Server, l net.Listener) error {
	if c.TLSCert != "" {
		return closed(s.ServeTLS(l, c.TLSCert, c.TLSKey))
	}
	return closed(s.Serve(l))
}

// scheme is that of the links to the main listener.
func (c *serveCommand) scheme() string {
	if c.TLSCert != "" {
		return "https"
	}
	return "http"
}

// closed turns the error of a server that was told to stop into none.
func closed(err error) error {
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// server sets the time limits that keep slow peers from holding connections.
func server(h http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: 60 * time.Second, IdleTimeout: 60 * time.Second,
		ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}

// welcome says where the service is and, for a demo, how to lock somebody.
func (c *serveCommand) welcome(address string, e *engine, std streams) {
	url := c.PublicURL
	if url == "" {
		url = c.scheme() + "://" + address
	}
	fmt.Fprintf(std.Out, "Ropewalk serves %s/odata/ (process %d)\n", url, os.Getpid())
	if !c.Demo {
		return
	}
	if present, err := demo.Present(context.Background(), e.store); err != nil || !present {
		fmt.Fprintln(std.Out, "The database was not empty and holds no demo world: there are no demo keys.")
		return
	}
	fmt.Fprintf(std.Out, "\nDemo keys:")
	for _, name := range demo.Users() {
		fmt.Fprintf(std.Out, " %s%s", demo.KeyPrefix, name)
	}
	fmt.Fprintf(std.Out, "\n\nLock an identity:\n"+
		"  curl -H 'Authorization: Bearer %ssiem' -H 'Content-Type: application/json' \\\n"+
		"    -d '{\"INCIDENTID\":\"INC-1\",\"SOURCESYSTEM\":\"SIEM\",\"ACTION\":\"Lockout\",\"SEVERITY\":\"High\",\"IDENTITYID\":\"%s\"}' \\\n"+
		"    %s/odata/Incidenttrigger\n\n", demo.KeyPrefix, demo.Victim, url)
}

// thrift settles how the service deals with memory. What it holds is small and what a request leaves
// is soon gone, so that collecting at twice the held amount, as Go does by itself, took a third of
// the processors under load; GOGC, if set, says otherwise. To start takes ten times the memory that
// serving does: the system gets it back at once.
func thrift() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
	debug.FreeOSMemory()
}
