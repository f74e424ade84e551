package store

import "context"

// Origin tells where a write comes from: what the audit keeps beside the principal.
type Origin struct {
	// Channel is the door the request came in by: odata, process, event, override, engine, import, demo…
	Channel string
	// Cause is the number of the audit event that led to the write; 0 for none.
	Cause int64
	// Hops is the length of the chain of triggers behind the write.
	Hops int
	// Reason is what the caller gave as one.
	Reason string
	// OnBehalf names the person or service that the caller acts for.
	OnBehalf string
	// RequestID ties the event to a request in the log.
	RequestID string
	// Process is the process whose step writes; 0 for none.
	Process int64
	// Override is the mark of an Operation Administrator that he means to overwrite Locked.
	Override bool
}

type originKey struct{}

// WithOrigin hangs o into ctx.
func WithOrigin(ctx context.Context, o Origin) context.Context {
	return context.WithValue(ctx, originKey{}, o)
}

// OriginOf gives the origin in ctx, or a zero one.
func OriginOf(ctx context.Context) Origin {
	o, _ := ctx.Value(originKey{}).(Origin)
	return o
}
