package seal

import (
	"bytes"
	"context"
	"fmt"

	"github.com/ropewalk/ropewalk/entities/store/internal/conn"
)

// Finding is one thing that is not as it should be.
type Finding struct {
	// Kind is a stable word: Chain, Checkpoint, Unsealed, Version, History, Hold, Process, Anonymisation.
	Kind string `json:"kind"`
	// Where names the place, What says what is wrong there.
	Where string `json:"where"`
	What  string `json:"what"`
}

// Chain is what the proof of the chain found.
type Chain struct {
	Blocks, Events int64
	// Unsealed counts the events behind the last block.
	Unsealed int64
	// Anchored is the last block that a checkpoint vouches for, Unanchored the number of events behind it.
	Anchored, Unanchored int64
	Findings             []Finding
}

// VerifyChain recomputes every block from the events and holds the chain against a checkpoint
// from outside, if one is given.
func VerifyChain(ctx context.Context, q conn.Querier, anchor *Checkpoint) (*Chain, error) {
	blocks, err := readBlocks(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("verify chain: %w", err)
	}
	c := &Chain{Blocks: int64(len(blocks))}
	if anchor != nil {
		c.anchor(blocks, *anchor)
	}
	w := &walk{chain: c, blocks: blocks, before: genesis}
	for behind := (place{}); ; behind = w.behind {
		n := 0
		err := each(ctx, q, behind, "", 10*BlockSize, func(e Event) error {
			n++
			w.take(e)
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("verify chain: %w", err)
		}
		if n == 0 {
			break
		}
	}
	w.end()
	return c, nil
}

func readBlocks(ctx context.Context, q conn.Querier) (blocks []block, err error) {
	rows, err := q.Query(ctx, "SELECT "+blockColumns+" FROM audit_blocks ORDER BY number")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		b, err := scanBlock(rows)
		if err != nil {
			return nil, err
		}
		blocks = append(blocks, b)
	}
	return blocks, rows.Err()
}

func (c *Chain) find(kind, where, what string, args ...any) {
	c.Findings = append(c.Findings, Finding{kind, where, fmt.Sprintf(what, args...)})
}

// anchor holds the chain against a checkpoint: a block that is gone or another shows that rows
// were changed, or that an older database came back.
func (c *Chain) anchor(blocks []block, a Checkpoint) {
	for _, b := range blocks {
		if b.number == a.Block {
			if !bytes.Equal(b.hash, a.Hash) {
				c.find("Checkpoint", fmt.Sprint("block ", a.Block), "its hash is not the one that was signed")
			}
			c.Anchored = a.Block
			return
		}
	}
	c.find("Checkpoint", fmt.Sprint("block ", a.Block), "it was signed but is not there: the end of the chain was cut, or this is an older database")
}

// walk goes along events and blocks side by side.
type walk struct {
	chain   *Chain
	blocks  []block
	before  block
	pending []Event
	behind  place
}

func (w *walk) take(e Event) {
	w.chain.Events++
	w.behind = e.place()
	if len(w.blocks) == 0 {
		w.chain.Unsealed++
		w.chain.Unanchored++
		return
	}
	if w.blocks[0].number > w.chain.Anchored {
		w.chain.Unanchored++
	}
	w.pending = append(w.pending, e)
	if int64(len(w.pending)) == w.blocks[0].count {
		w.close()
	}
}

// close proves the next block over the events that are due to it.
func (w *walk) close() {
	b := w.blocks[0]
	where := fmt.Sprint("block ", b.number)
	switch {
	case b.number != w.before.number+1 || !bytes.Equal(b.previous, w.before.hash):
		w.chain.find("Chain", where, "it does not follow the block before")
	case b.first != w.pending[0].place() || b.last != w.pending[len(w.pending)-1].place():
		w.chain.find("Chain", where, "its events are not those from %d to %d: some were added or taken away", b.first.id, b.last.id)
	case !bytes.Equal(b.hash, b.sum(w.pending)):
		w.chain.find("Chain", where, "an event in it was changed")
	}
	w.before, w.blocks, w.pending = b, w.blocks[1:], w.pending[:0]
}

func (w *walk) end() {
	for _, b := range w.blocks {
		w.chain.find("Chain", fmt.Sprint("block ", b.number), "events of it are missing")
	}
}
