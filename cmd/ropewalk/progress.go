package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
)

// bar shows people at a terminal how far a command is; elsewhere it shows nothing.
type bar struct{ shown *progressbar.ProgressBar }

// newBar begins a bar of so many steps; -1 says that nobody knows how many.
func newBar(std streams, quiet bool, of int64, what string) bar {
	if quiet || !terminal(std.Err) {
		return bar{}
	}
	return bar{progressbar.NewOptions64(of,
		progressbar.OptionSetWriter(std.Err), progressbar.OptionSetDescription(what), progressbar.OptionShowCount(),
		progressbar.OptionShowIts(), progressbar.OptionSetItsString(what), progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionClearOnFinish(),
	)}
}

func (b bar) set(n int64) {
	if b.shown != nil {
		_ = b.shown.Set64(n)
	}
}

func (b bar) end() {
	if b.shown != nil {
		_ = b.shown.Finish()
	}
}

// terminal tells whether somebody looks at what is written.
func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// countLines counts the lines of a file.
func countLines(r io.Reader) (lines int64, err error) {
	for buf := make([]byte, 256<<10); ; {
		n, err := r.Read(buf)
		lines += int64(bytes.Count(buf[:n], []byte{'\n'}))
		if errors.Is(err, io.EOF) {
			return lines, nil
		}
		if err != nil {
			return lines, err
		}
	}
}
