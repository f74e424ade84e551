package entities

// Computed marks a read-only type whose rows the service makes: it has no versions of its own
// kind and no common properties.
type Computed struct{}
