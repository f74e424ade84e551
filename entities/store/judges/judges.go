// Package judges asks the same question of three: SQLite, PostgreSQL and the evaluator in memory.
// What they answer must be the same rows in the same order. It has tests only; it stands on this
// floor since nothing below may know a database.
package judges
