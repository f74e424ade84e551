// Package rival is the yardstick of the benchmarks: reads of a large world written by hand, as
// somebody would who has these few questions to answer and no other; once over the bare driver and
// once with gorm. It knows the tables and the answers that the service gives. It must never be
// imported by anything but benchmarks, nor share code with the reads of the service.
package rival
