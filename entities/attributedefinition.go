package entities

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"time"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// Attributedefinition says what an attribute of calculated access is and where its values come from:
// the property of an involved object that bears its name, or a rule over such an object.
type Attributedefinition struct {
	Object          `odata:"Attributedefinition" doc:"An attribute of calculated access, and where its values come from."`
	Name            string          `odata:"NAME,business,search" validate:"required,max=200"`
	Description     string          `odata:"DESCRIPTION,search" validate:"max=2000"`
	Property        string          `odata:"PROPERTY,index" validate:"required,max=100" doc:"Name of the attribute in results, and of the property that the values are taken from unless there is a rule."`
	Type            AttributeType   `odata:"ATTRIBUTETYPE,filled" doc:"None given means that of the property, or String. A reference as String is the UId of its target."`
	Source          AttributeSource `odata:"SOURCE" doc:"The kind of involved object that has the values; none means all that have the property, in the order of these kinds, and for a rule the identity."`
	Rule            string          `odata:"RULE" validate:"max=4000" doc:"An expression over the involved object, such as concat(FIRSTNAME,LASTNAME)."`
	CollectAll      bool            `odata:"COLLECTALL" doc:"The values of all involved objects count, not only those of the first that has any."`
	InformationOnly bool            `odata:"INFORMATIONONLY" doc:"The values are never provisioned."`
	Mandatory       bool            `odata:"MANDATORY" doc:"When its rule fails, the calculation fails and is tried again; else there is a warning, and the values stay as they stand."`
	_               struct{}        `odata:"Sets,inverse=Attributeset.ATTRIBUTES"`
}

// Describe implements Describer.
func (d *Attributedefinition) Describe() (string, string) { return d.Name, d.Name }

// Prepare implements Preparer: the type follows what the values are taken from.
func (d *Attributedefinition) Prepare(time.Time) {
	if d.Type == 0 {
		d.Type = d.typeOfValues()
	}
}

func (d *Attributedefinition) typeOfValues() AttributeType {
	readings, err := d.Readings()
	if err != nil || len(readings) == 0 {
		return AttributeString
	}
	if types := readings[0].types(); len(types) > 0 {
		return types[0]
	}
	return AttributeString
}

// CheckInsert implements InsertChecker.
func (d *Attributedefinition) CheckInsert(Change) error { return d.check() }

// CheckUpdate implements UpdateChecker.
func (d *Attributedefinition) CheckUpdate(any, Change) error { return d.check() }

var attributeName = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_]*$`)

// check refuses a definition that could never give a value, or only such that no attribute can have.
func (d *Attributedefinition) check() error {
	if !attributeName.MatchString(d.Property) {
		return refuse(http.StatusBadRequest, "InvalidName", "PROPERTY", "the name of an attribute is made of letters, digits and _, and begins with a letter")
	}
	readings, err := d.Readings()
	if err != nil {
		return err
	}
	if len(readings) == 0 && d.Source != FromAssignment {
		return refuse(http.StatusBadRequest, "UnknownProperty", "PROPERTY",
			fmt.Sprintf("%s has no property %q; name one that it has, write a RULE, or choose the SOURCE Resource assignment for values that assignments bring along", d.asked(), d.Property))
	}
	for _, r := range readings {
		if err := d.checkReading(r); err != nil {
			return err
		}
	}
	return nil
}

// asked names the objects that values come from.
func (d *Attributedefinition) asked() string {
	if d.Source == 0 {
		return "no involved object"
	}
	return d.Source.Type().Name
}

// checkReading holds the type of the attribute against that of the values.
func (d *Attributedefinition) checkReading(r Reading) error {
	target := "PROPERTY"
	if r.Rule != nil {
		target = "RULE"
	}
	fit := r.types()
	if len(fit) == 0 {
		return refuse(http.StatusBadRequest, "UnsupportedType", target,
			fmt.Sprintf("%s of %s is of a type that no attribute can have: Decimal, Hyperlink, TimeSpan, multi-language text, XML and Set are not supported; take another property, or a RULE that gives a Text, Integer, DateTime or Boolean",
				d.Property, r.Source.Type().Name))
	}
	for _, t := range fit {
		if t == d.Type {
			return nil
		}
	}
	names := make([]string, len(fit))
	for i, t := range fit {
		names[i] = t.String()
	}
	return refuse(http.StatusBadRequest, "TypeMismatch", "ATTRIBUTETYPE",
		fmt.Sprintf("the values from %s become attributes of type %s, not %s", r.Source.Type().Name, strings.Join(names, " or "), d.Type))
}

// attributeTypes says which types of attributes the values of a primitive type may become; what is
// missing is not supported.
var attributeTypes = map[edm.Primitive][]AttributeType{
	edm.String: {AttributeString}, edm.Guid: {AttributeString}, edm.Boolean: {AttributeBoolean}, edm.DateTimeOffset: {AttributeDateTime},
	edm.Int64: {AttributeInteger}, edm.Int32: {AttributeInteger}, edm.Int16: {AttributeInteger}, edm.Byte: {AttributeInteger}, edm.SByte: {AttributeInteger},
}
