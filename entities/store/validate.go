package store

import (
	"errors"
	"reflect"
	"strings"
	"sync"

	"github.com/go-playground/validator/v10"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata"
)

// checker reads the validate tags of the entity structs; it caches what it read.
var checker = sync.OnceValue(func() *validator.Validate {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(func(f reflect.StructField) string {
		name, _, _ := strings.Cut(f.Tag.Get("odata"), ",")
		return name
	})
	return v
})

// validate holds an object against its tags: one detail for each property at fault.
func (s *Store) validate(t *entities.Type, object any) error {
	err := checker().Struct(object)
	var faults validator.ValidationErrors
	if !errors.As(err, &faults) {
		return err
	}
	e := &odata.Error{Status: 400, Code: "InvalidValue"}
	for _, fault := range faults {
		e.Details = append(e.Details, detail(fault))
	}
	first := e.Details[0]
	e.Code, e.Target, e.Message = first.Code, first.Target, first.Message
	if len(e.Details) == 1 {
		e.Details = nil
	}
	return e
}

func detail(f validator.FieldError) odata.Detail {
	d := odata.Detail{Code: "InvalidValue", Target: f.Field()}
	switch f.Tag() {
	case "required":
		d.Code, d.Message = "RequiredProperty", d.Target+" is required"
	case "max":
		d.Message = d.Target + " is too long: at most " + f.Param() + " characters"
	case "min", "gte", "gt":
		d.Message = d.Target + " is too small: at least " + f.Param()
	case "lte", "lt":
		d.Message = d.Target + " is too large: at most " + f.Param()
	default:
		d.Message = d.Target + " does not meet the rule " + f.Tag() + " " + f.Param()
	}
	return d
}
