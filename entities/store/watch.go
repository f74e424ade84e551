package store

// Watch says which changes leave a job behind. The store writes one job for all rows that a
// transaction changed in the same way, however many there are.
type Watch struct {
	// Type is the name of an entity type.
	Type string
	// Ops are Create, Update, Delete; none means all.
	Ops []string
	// Properties narrows Update to changes of one of them; none means any.
	Properties []string
	// Kind and Priority are those of the job.
	Kind     string
	Priority int
}

// Change is the payload of a job that a Watch left.
type Change struct {
	Type string `json:"type"`
	Op   string `json:"op"`
	// Event is the number of the audit event.
	Event int64 `json:"event"`
	// IDs are the rows, in order.
	IDs []int64 `json:"ids"`
	// Properties are those that changed in any of the rows; empty unless Op is Update.
	Properties []string `json:"properties,omitempty"`
}

// SetWatches says what leaves jobs from now on. It is for the start, when the lists of the floors
// above are put together; what runs already goes by the old list.
func (s *Store) SetWatches(watches func() []Watch) { s.watches.Store(&watches) }

func (s *Store) watching() []Watch {
	if list := s.watches.Load(); list != nil && *list != nil {
		return (*list)()
	}
	return nil
}
