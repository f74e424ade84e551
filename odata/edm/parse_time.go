package edm

import (
	"errors"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Times are kept to the microsecond, in the years 1 to 9999: what is finer or lies outside is
// refused, not rounded.
var (
	instantForm  = regexp.MustCompile(`^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.(\d{1,12}))?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$`)
	clockForm    = regexp.MustCompile(`^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,12}))?)?$`)
	durationForm = regexp.MustCompile(`^([+-])?P(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.(\d{1,12}))?S)?)?$`)
)

var errPrecision = errors.New("times are kept to the microsecond; send at most six digits after the point")

func parseDate(text string) (Days, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil || t.Year() < 1 {
		return 0, errors.New("expected a date such as 2026-01-31, in the years 1 to 9999")
	}
	return Days(t.Unix() / 86400), nil
}

var errInstant = errors.New("expected a point in time with its offset such as 2026-01-31T08:00:00Z, in the years 1 to 9999")

func parseInstant(text string) (time.Time, error) {
	if t, ok := plainInstant(text); ok {
		return t, nil
	}
	text = strings.ToUpper(text)
	m := instantForm.FindStringSubmatch(text)
	if m == nil {
		return time.Time{}, errInstant
	}
	if _, exact := micros(m[1]); !exact {
		return time.Time{}, errPrecision
	}
	layout := time.RFC3339Nano
	if text[len("2026-01-31T08:00")] != ':' {
		layout = "2006-01-02T15:04Z07:00"
	}
	t, err := time.Parse(layout, text)
	if t = t.UTC(); err != nil || t.Year() < 1 || t.Year() > 9999 {
		return time.Time{}, errInstant
	}
	return t, nil
}

// plainInstant reads what nearly all points in time look like, such as 2026-01-31T08:00:00Z: a file has
// one on each line, and the pattern for all of them takes twenty times as long.
func plainInstant(text string) (t time.Time, ok bool) {
	const like = "2006-01-02T15:04:05Z"
	if len(text) != len(like) || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z' {
		return time.Time{}, false
	}
	t, err := time.Parse(time.RFC3339, text)
	return t, err == nil && t.Year() >= 1
}

func parseClock(text string) (Clock, error) {
	m := clockForm.FindStringSubmatch(text)
	if m == nil {
		return 0, errors.New("expected a time of day such as 08:30:00, to the microsecond")
	}
	us, exact := micros(m[4])
	if !exact {
		return 0, errPrecision
	}
	return Clock(((atoi(m[1])*60+atoi(m[2]))*60+atoi(m[3]))*1e6 + us), nil
}

// ParseDuration reads [-]P[nD][T[nH][nM][n[.n]S]].
func ParseDuration(text string) (time.Duration, error) {
	wrong := errors.New("expected a duration such as P1DT2H30M, to the microsecond and below 290 years")
	text = strings.ToUpper(text)
	m := durationForm.FindStringSubmatch(text)
	if m == nil || strings.HasSuffix(text, "P") || strings.HasSuffix(text, "T") {
		return 0, wrong
	}
	us, exact := micros(m[6])
	seconds := atoi(m[2])*86400 + atoi(m[3])*3600 + atoi(m[4])*60 + atoi(m[5])
	if !exact || seconds > int64(math.MaxInt64/time.Second)-1 {
		return 0, wrong
	}
	d := time.Duration(seconds)*time.Second + time.Duration(us)*time.Microsecond
	if m[1] == "-" {
		d = -d
	}
	return d, nil
}

// atoi reads digits that a pattern has already bounded; none are zero.
func atoi(digits string) int64 {
	n, _ := strconv.ParseInt(digits, 10, 64)
	return n
}

// micros reads the digits after a decimal point; what is finer than a microsecond must be zero.
func micros(digits string) (us int64, exact bool) {
	digits += "000000"
	return atoi(digits[:6]), strings.Trim(digits[6:], "0") == ""
}
