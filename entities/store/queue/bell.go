package queue

import "sync"

// bell wakes everybody who waits for work. Rings that nobody has heard yet melt into one.
type bell struct {
	mu     sync.Mutex
	ears   map[int]chan struct{}
	number int
}

func newBell() *bell { return &bell{ears: map[int]chan struct{}{}} }

func (b *bell) ring() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, ear := range b.ears {
		select {
		case ear <- struct{}{}:
		default:
		}
	}
}

func (b *bell) subscribe() (<-chan struct{}, func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.number++
	number, ear := b.number, make(chan struct{}, 1)
	b.ears[number] = ear
	return ear, func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.ears, number)
	}
}

// SubscribeFinished gives a channel that gets a value after each job that was finished in this
// process, and the way to end it.
func (q *Queue) SubscribeFinished() (<-chan struct{}, func()) { return q.finished.subscribe() }

// Finished is called after the transaction that finished a job.
func (q *Queue) Finished() { q.finished.ring() }

// Subscribe gives a channel that gets a value after each commit that left a job, and the way to end it.
func (q *Queue) Subscribe() (<-chan struct{}, func()) { return q.wake.subscribe() }
