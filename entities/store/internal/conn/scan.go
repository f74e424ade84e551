package conn

import (
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Value scans one column into the Go type that package edm lists for a primitive type. Nil is null.
type Value struct {
	Type edm.Primitive
	V    any
}

// Scan implements sql.Scanner.
func (v *Value) Scan(src any) (err error) {
	v.V, err = Decode(v.Type, src)
	return err
}

// Time scans a point in time.
func Time(dst *time.Time) interface{ Scan(any) error } { return timeScanner{dst} }

type timeScanner struct{ dst *time.Time }

func (s timeScanner) Scan(src any) error {
	v, err := decodeTime(src)
	if err != nil || v == nil {
		*s.dst = time.Time{}
		return err
	}
	*s.dst = v.(time.Time)
	return nil
}

// Decode turns what a driver gave into the Go type of a primitive type.
func Decode(t edm.Primitive, src any) (any, error) {
	if src == nil {
		return nil, nil
	}
	switch t {
	case edm.Boolean:
		return decodeBool(src)
	case edm.String:
		return decodeString(src)
	case edm.Binary:
		if b, ok := src.([]byte); ok {
			return append([]byte{}, b...), nil
		}
	case edm.Byte, edm.SByte, edm.Int16, edm.Int32, edm.Int64:
		return decodeInt(src)
	case edm.Single, edm.Double:
		return decodeFloat(src)
	case edm.Decimal:
		return decodeDecimal(src)
	case edm.Guid:
		return decodeGUID(src)
	case edm.DateTimeOffset:
		return decodeTime(src)
	case edm.Date:
		return decodeDate(src)
	case edm.TimeOfDay:
		n, err := decodeInt(src)
		if err != nil {
			return nil, err
		}
		return edm.Clock(n.(int64)), nil
	case edm.Duration:
		n, err := decodeInt(src)
		if err != nil {
			return nil, err
		}
		return time.Duration(n.(int64)) * time.Microsecond, nil
	}
	return nil, fmt.Errorf("cannot read %T as %s", src, t.TypeName())
}

func decodeBool(src any) (any, error) {
	switch x := src.(type) {
	case bool:
		return x, nil
	case int64:
		return x != 0, nil
	}
	return nil, fmt.Errorf("cannot read %T as Edm.Boolean", src)
}

func decodeString(src any) (any, error) {
	switch x := src.(type) {
	case string:
		return x, nil
	case []byte:
		return string(x), nil
	}
	return nil, fmt.Errorf("cannot read %T as Edm.String", src)
}

func decodeInt(src any) (any, error) {
	switch x := src.(type) {
	case int64:
		return x, nil
	case int32:
		return int64(x), nil
	case int16:
		return int64(x), nil
	case float64:
		return int64(x), nil
	case string:
		d, err := decimal.NewFromString(x)
		return d.IntPart(), err
	}
	return nil, fmt.Errorf("cannot read %T as Edm.Int64", src)
}

func decodeFloat(src any) (any, error) {
	switch x := src.(type) {
	case float64:
		return x, nil
	case float32:
		return float64(x), nil
	case int64:
		return float64(x), nil
	}
	return nil, fmt.Errorf("cannot read %T as Edm.Double", src)
}

func decodeDecimal(src any) (any, error) {
	switch x := src.(type) {
	case int64:
		return decimal.New(x, -DecimalScale), nil
	case string:
		return decimal.NewFromString(x)
	case []byte:
		return decimal.NewFromString(string(x))
	case float64:
		return decimal.NewFromFloat(x), nil
	}
	return nil, fmt.Errorf("cannot read %T as Edm.Decimal", src)
}

func decodeGUID(src any) (any, error) {
	switch x := src.(type) {
	case [16]byte:
		return uuid.UUID(x), nil
	case []byte:
		if len(x) == 16 {
			return uuid.FromBytes(x)
		}
		return uuid.ParseBytes(x)
	case string:
		return uuid.Parse(x)
	}
	return nil, fmt.Errorf("cannot read %T as Edm.Guid", src)
}

func decodeTime(src any) (any, error) {
	switch x := src.(type) {
	case nil:
		return nil, nil
	case time.Time:
		return x.UTC(), nil
	case int64:
		return time.UnixMicro(x).UTC(), nil
	}
	return nil, fmt.Errorf("cannot read %T as Edm.DateTimeOffset", src)
}

func decodeDate(src any) (any, error) {
	if days, ok := src.(int64); ok {
		return edm.Days(days), nil
	}
	t, err := decodeTime(src)
	if err != nil {
		return nil, err
	}
	seconds := t.(time.Time).Unix()
	days := seconds / 86400
	if seconds%86400 < 0 {
		days--
	}
	return edm.Days(days), nil
}
