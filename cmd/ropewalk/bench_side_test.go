//go:build bench

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// side is one server with a client that costs as little as can be: it sends bytes that are made
// before the clock runs, and throws away what comes.
type side struct {
	name, address, key string
	t                  *testing.T
	ask                func(q question, n int) string
	lines              []*line
}

// line is one connection.
type line struct {
	conn   net.Conn
	reader *bufio.Reader
	buffer []byte
}

func (s *side) dial() *line {
	conn, err := net.Dial("tcp", s.address)
	require.NoError(s.t, err)
	return &line{conn: conn, reader: bufio.NewReaderSize(conn, 64<<10), buffer: make([]byte, 64<<10)}
}

// hangUp ends all connections: those that nobody talks on for a while are ended by the server anyway.
func (s *side) hangUp() {
	for _, l := range s.lines {
		_ = l.conn.Close()
	}
	s.lines = nil
}

// variants is how many requests with other values there are of one question.
const variants = 509

func (s *side) request(q question, n int) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nAccept: application/json\r\n", s.ask(q, n), s.address, s.key)
	if q.prefer != "" {
		fmt.Fprintf(&b, "Prefer: %s\r\n", q.prefer)
	}
	b.WriteString("\r\n")
	return b.Bytes()
}

// exchange sends a request and gives the answer to a reader of bodies.
func (l *line) exchange(request []byte, read func(io.Reader) error) error {
	if _, err := l.conn.Write(request); err != nil {
		return err
	}
	resp, err := http.ReadResponse(l.reader, nil)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= http.StatusMultipleChoices {
		text, _ := io.ReadAll(resp.Body)
		return fmt.Errorf("%s: %s%s", resp.Status, request, text)
	}
	return read(resp.Body)
}

// drop reads a body to its end.
func (l *line) drop(body io.Reader) error {
	for {
		if _, err := body.Read(l.buffer); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// get gives the body of one answer.
func (s *side) get(q question, n int) (body []byte) {
	l := s.dial()
	defer l.conn.Close()
	require.NoError(s.t, l.exchange(s.request(q, n), func(r io.Reader) (err error) {
		body, err = io.ReadAll(r)
		return err
	}))
	return body
}

// round is what one side did while its turn lasted.
type round struct {
	rate  float64
	times []time.Duration
}

// turn lets a number of callers ask for a while, one request after the other each.
func (s *side) turn(requests [][]byte, workers int, lasts time.Duration) round {
	for len(s.lines) < workers {
		s.lines = append(s.lines, s.dial())
	}
	runtime.GC()
	times, errs := make([][]time.Duration, workers), make([]error, workers)
	var all sync.WaitGroup
	start := time.Now()
	for w := range workers {
		all.Go(func() { times[w], errs[w] = s.lines[w].work(requests, w*31, start.Add(lasts)) })
	}
	all.Wait()
	took := time.Since(start)
	for _, err := range errs {
		require.NoError(s.t, err, s.name)
	}
	r := round{times: slices.Concat(times...)}
	r.rate = float64(len(r.times)) / took.Seconds()
	return r
}

func (l *line) work(requests [][]byte, from int, until time.Time) (times []time.Duration, err error) {
	for n, last := from, time.Now(); last.Before(until); n++ {
		if err := l.exchange(requests[n%len(requests)], l.drop); err != nil {
			return nil, err
		}
		now := time.Now()
		times = append(times, now.Sub(last))
		last = now
	}
	return times, nil
}

// requests makes all variants of a question.
func (s *side) requests(q question) [][]byte {
	list := make([][]byte, variants)
	for n := range list {
		list[n] = s.request(q, n)
	}
	return list
}
