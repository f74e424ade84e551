// Command ropewalk is the whole service in one binary: `serve` and the commands around it.
//
// It knows configuration, the HTTP middleware (request ids, credentials, logs, health,
// metrics) and how the floors below are put together. It never knows a business rule:
// those stand in entities, engine and triggers.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // time zones are known wherever the binary runs

	"github.com/alecthomas/kong"
)

// Exit codes.
const (
	exitOK       = 0
	exitFailed   = 1
	exitWrongUse = 2
)

// cli is the table of contents of the command line.
type cli struct {
	Serve     serveCommand     `cmd:"" help:"Serve the OData root, the processes and the engine."`
	Migrate   migrateCommand   `cmd:"" help:"Bring the schema of a database up to date, or show where it stands."`
	Import    importCommand    `cmd:"" help:"Read a CSV or JSON-lines file into a set."`
	Export    exportCommand    `cmd:"" help:"Write the rows of a query as CSV or JSON lines."`
	Calculate calculateCommand `cmd:"" help:"Queue identities for calculation and wait until they are done."`
	Verify    verifyCommand    `cmd:"" help:"Prove the audit chain, the versions, the processes and the lock invariant."`
	Key       keyCommand       `cmd:"" help:"Make, list and revoke API keys."`
	Demo      demoCommand      `cmd:"" help:"Load the demo world into an empty database."`

	Config kong.ConfigFlag `help:"Read flags from this JSON file." placeholder:"FILE"`
}

// streams is where a command writes: answers to Out, everything else to Err.
type streams struct{ Out, Err io.Writer }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], streams{os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}

// run is main without the process around it.
func run(ctx context.Context, args []string, std streams) int {
	var c cli
	exit := -1
	parser, err := kong.New(&c, kong.Name("ropewalk"),
		kong.Description("An OData service with trigger processing for identity governance."),
		kong.DefaultEnvars("ROPEWALK"), kong.Configuration(readConfig), kong.UsageOnError(),
		kong.Writers(std.Out, std.Err), kong.Exit(func(code int) { exit = code }),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(std))
	if err != nil {
		fmt.Fprintln(std.Err, "ropewalk:", err)
		return exitFailed
	}
	call, err := parser.Parse(args)
	if exit >= 0 {
		return exit
	}
	if err != nil {
		fmt.Fprintf(std.Err, "ropewalk: %v\nrun `ropewalk --help` for the commands and flags\n", err)
		return exitWrongUse
	}
	return report(call.Run(), std)
}

// report writes the error of a command and gives its exit code.
func report(err error, std streams) int {
	var wrong *usageError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &wrong):
		fmt.Fprintln(std.Err, "ropewalk:", err)
		return exitWrongUse
	}
	fmt.Fprintln(std.Err, "ropewalk:", err)
	return exitFailed
}

// usageError is an error in how the command was called; it says the remedy.
type usageError struct{ msg string }

func (e *usageError) Error() string { return e.msg }

func wrongUse(format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...)}
}
