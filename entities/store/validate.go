package store

import (
	"errors"
	"reflect"
	"strings"
	"sync"

	"github.com/go-playground/validator/v10"

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

// validate holds an object against its tags; what is wrong with it, there or before, is one error.
func validate(object any, wrong *faults) error {
	if plainlyValid(object) {
		return wrong.err()
	}
	err := checker().Struct(object)
	var found validator.ValidationErrors
	if err != nil && !errors.As(err, &found) {
		return err
	}
	for _, fault := range found {
		wrong.add(detail(fault))
	}
	return wrong.err()
}

func detail(f validator.FieldError) odata.Detail {
	d := odata.Detail{Code: "InvalidValue", Target: f.Field()}
	switch f.Tag() {
	case "required":
		d.Code, d.Message = "RequiredProperty", d.Target+" is required"
	case "max":
		d.Message = d.Target + " is too large: at most " + f.Param()
		if f.Kind() == reflect.String {
			d.Message = d.Target + " is too long: at most " + f.Param() + " characters"
		}
	case "min", "gte", "gt":
		d.Message = d.Target + " is too small: at least " + f.Param()
	case "lte", "lt":
		d.Message = d.Target + " is too large: at most " + f.Param()
	default:
		d.Message = d.Target + " does not meet the rule " + f.Tag() + " " + f.Param()
	}
	return d
}
