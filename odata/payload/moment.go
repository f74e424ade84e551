package payload

import (
	"strconv"
	"time"
)

const (
	secondMicros = 1_000_000
	hourMicros   = 3600 * secondMicros
	dayMicros    = 24 * hourMicros
)

// appendInstant appends microseconds since 1970 in the form of RFC 3339, UTC. It is written out,
// since time.Format takes five times as long.
func appendInstant(b []byte, micros int64) []byte {
	days := micros / dayMicros
	micros -= days * dayMicros
	if micros < 0 {
		days, micros = days-1, micros+dayMicros
	}
	return append(appendClock(append(appendDay(b, days), 'T'), micros), 'Z')
}

// appendDay appends the date of a day counted from 1970-01-01.
func appendDay(b []byte, days int64) []byte {
	const first, last = -719528, 2932896 // the years 0 to 9999
	if days < first || days > last {
		return time.Unix(days*86400, 0).UTC().AppendFormat(b, time.DateOnly)
	}
	year, month, day := civil(uint32(days - first))
	b = appendPair(appendPair(b, year/100), year%100)
	b = appendPair(append(b, '-'), month)
	return appendPair(append(b, '-'), day)
}

// civil turns days since 0000-01-01 into a date. Years are counted from March, so that the day
// that comes every four years is the last of its year.
func civil(days uint32) (year, month, day uint32) {
	const era, centuryDays, fourYears = 146097, 36524, 1460
	days += era - 60 // since the March of 400 years earlier, so that nothing is negative
	of := days % era
	yearOf := (of - of/fourYears + of/centuryDays - of/(era-1)) / 365
	dayOf := of - (365*yearOf + yearOf/4 - yearOf/100)
	shifted := (5*dayOf + 2) / 153
	day, month = dayOf-(153*shifted+2)/5+1, shifted+3
	year = days/era*400 + yearOf - 400
	if month > 12 {
		month, year = month-12, year+1
	}
	return year, month, day
}

func appendPair(b []byte, n uint32) []byte { return append(b, byte('0'+n/10), byte('0'+n%10)) }

// appendClock appends microseconds since midnight as a time of day.
func appendClock(b []byte, micros int64) []byte {
	seconds := uint32(micros / secondMicros)
	b = appendPair(b, seconds/3600)
	b = appendPair(append(b, ':'), seconds/60%60)
	b = appendPair(append(b, ':'), seconds%60)
	return appendFraction(b, micros%secondMicros)
}

// appendFraction appends a fraction of a second in microseconds, as short as it can be.
func appendFraction(b []byte, micros int64) []byte {
	if micros == 0 {
		return b
	}
	n := uint32(micros)
	b = appendPair(append(b, '.'), n/10000)
	b = appendPair(appendPair(b, n/100%100), n%100)
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	return b
}

// appendSpan appends a duration in microseconds in the form of ISO 8601.
func appendSpan(b []byte, micros int64) []byte {
	us := uint64(micros)
	if micros < 0 {
		b = append(b, '-')
		us = -us
	}
	b = append(b, 'P')
	if days := us / dayMicros; days > 0 {
		b = append(strconv.AppendUint(b, days, 10), 'D')
		if us %= dayMicros; us == 0 {
			return b
		}
	}
	b = append(b, 'T')
	if hours := us / hourMicros; hours > 0 {
		b = append(strconv.AppendUint(b, hours, 10), 'H')
	}
	if minutes := us / (60 * secondMicros) % 60; minutes > 0 {
		b = append(strconv.AppendUint(b, minutes, 10), 'M')
	}
	if rest := us % (60 * secondMicros); rest > 0 || us == 0 {
		b = strconv.AppendUint(b, rest/secondMicros, 10)
		return append(appendFraction(b, int64(rest%secondMicros)), 'S')
	}
	return b
}
