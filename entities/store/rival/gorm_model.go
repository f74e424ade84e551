//go:build bench

package rival

import (
	"database/sql/driver"
	"fmt"
	"strconv"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata/edm"
)

// Object is what all models of gorm begin with.
type Object struct {
	ETag             etag      `gorm:"-" json:"@odata.etag"`
	ID               int64     `gorm:"column:id;primaryKey" json:"Id"`
	UID              uuid.UUID `gorm:"column:uid" json:"UId"`
	DisplayName      string    `gorm:"column:display_name" json:"DisplayName"`
	KeyValue         string    `gorm:"column:key_value" json:"KeyValue"`
	CreateTime       instant   `gorm:"column:create_time" json:"CreateTime"`
	ChangeTime       instant   `gorm:"column:change_time" json:"ChangeTime"`
	Deleted          bool      `gorm:"column:deleted" json:"Deleted"`
	DeleteTime       *instant  `gorm:"column:delete_time" json:"DeleteTime"`
	CurrentVersionID int64     `gorm:"column:version_id" json:"CurrentVersionId"`
}

// Identity is a row of identities.
type Identity struct {
	Object
	IdentityID     string                           `gorm:"column:identityid" json:"IDENTITYID"`
	FirstName      *string                          `gorm:"column:firstname" json:"FIRSTNAME"`
	LastName       *string                          `gorm:"column:lastname" json:"LASTNAME"`
	Email          *string                          `gorm:"column:email" json:"EMAIL"`
	Email2         *string                          `gorm:"column:email2" json:"EMAIL2"`
	JobTitle       *string                          `gorm:"column:jobtitle" json:"JOBTITLE"`
	EmployeeID     *string                          `gorm:"column:employeeid" json:"EMPLOYEEID"`
	Status         coded[entities.IdentityStatus]   `gorm:"column:identitystatus" json:"IDENTITYSTATUS"`
	Category       coded[entities.IdentityCategory] `gorm:"column:identitycategory" json:"IDENTITYCATEGORY"`
	Type           coded[entities.IdentityType]     `gorm:"column:identitytype" json:"IDENTITYTYPE"`
	ValidFrom      *instant                         `gorm:"column:validfrom" json:"VALIDFROM"`
	ValidTo        *instant                         `gorm:"column:validto" json:"VALIDTO"`
	OrgUnit        *int64                           `gorm:"column:ouref_id" json:"OUREFId"`
	PrimaryContext *int64                           `gorm:"column:primarycontexttype_id" json:"PRIMARYCONTEXTTYPEId"`
	Owner          *int64                           `gorm:"column:identityowner_id" json:"IDENTITYOWNERId"`
	RiskScore      *amount                          `gorm:"column:riskscore" json:"RISKSCORE"`
	RiskLevel      coded[entities.RiskLevel]        `gorm:"column:risklevel" json:"RISKLEVEL"`
	RelaunchSod    bool                             `gorm:"column:ident_relaunchsod" json:"IDENT_RELAUNCHSOD"`
	OdwBusinessKey *string                          `gorm:"column:odwbusikey" json:"ODWBUSIKEY"`
	BreakGlass     bool                             `gorm:"column:breakglass" json:"BREAKGLASS"`
	Previous       *int64                           `gorm:"column:previousref_id" json:"PREVIOUSREFId"`
}

// TableName implements schema.Tabler.
func (Identity) TableName() string { return "identities" }

// Holder is an identity with its assignments.
type Holder struct {
	Identity
	Assignments []Grant `gorm:"foreignKey:Identity" json:"Assignments"`
}

// TableName implements schema.Tabler.
func (Holder) TableName() string { return "identities" }

// Assignment is a row of resourceassignments.
type Assignment struct {
	Object
	Identity    int64                            `gorm:"column:identityref_id" json:"IDENTITYREFId"`
	Resource    int64                            `gorm:"column:roleref_id" json:"ROLEREFId"`
	Status      coded[entities.AssignmentStatus] `gorm:"column:roleassnstatus" json:"ROLEASSNSTATUS"`
	ValidFrom   *instant                         `gorm:"column:validfrom" json:"VALIDFROM"`
	ValidTo     *instant                         `gorm:"column:validto" json:"VALIDTO"`
	Context     *int64                           `gorm:"column:contextref_id" json:"CONTEXTREFId"`
	AccountKey  *string                          `gorm:"column:accountkey" json:"ACCOUNTKEY"`
	AccountType *int64                           `gorm:"column:accounttype_id" json:"ACCOUNTTYPEId"`
	Attributes  *string                          `gorm:"column:attributes" json:"ATTRIBUTES"`
	Reason      *string                          `gorm:"column:reason" json:"REASON"`
	Requester   *int64                           `gorm:"column:requester_id" json:"REQUESTERId"`
	InitialLoad *int64                           `gorm:"column:initialload_id" json:"INITIALLOADId"`
}

// TableName implements schema.Tabler.
func (Assignment) TableName() string { return "resourceassignments" }

// Grant is an assignment with its resource.
type Grant struct {
	Assignment
	Role *Resource `gorm:"foreignKey:Resource" json:"ROLEREF"`
}

// TableName implements schema.Tabler.
func (Grant) TableName() string { return "resourceassignments" }

// Resource is a row of resources.
type Resource struct {
	Object
	RoleID           *string                          `gorm:"column:roleid" json:"ROLEID"`
	Name             string                           `gorm:"column:name" json:"NAME"`
	Description      *string                          `gorm:"column:description" json:"DESCRIPTION"`
	Status           coded[entities.ResourceStatus]   `gorm:"column:resourcestatus" json:"RESOURCESTATUS"`
	ValidFrom        *instant                         `gorm:"column:validfrom" json:"VALIDFROM"`
	ValidTo          *instant                         `gorm:"column:validto" json:"VALIDTO"`
	System           *int64                           `gorm:"column:systemref_id" json:"SYSTEMREFId"`
	Type             *int64                           `gorm:"column:roletyperef_id" json:"ROLETYPEREFId"`
	Category         coded[entities.ResourceCategory] `gorm:"column:rolecategory" json:"ROLECATEGORY"`
	Folder           *int64                           `gorm:"column:rolefolder_id" json:"ROLEFOLDERId"`
	MaxValidity      *int64                           `gorm:"column:maxvalidity" json:"MAXVALIDITY"`
	SkipProvisioning bool                             `gorm:"column:skipprovisioning" json:"SKIPPROVISIONING"`
	PreventSelfSvc   bool                             `gorm:"column:preventselfsvc" json:"PREVENTSELFSVC"`
	RiskScore        *amount                          `gorm:"column:riskscore" json:"RISKSCORE"`
	RiskLevel        coded[entities.RiskLevel]        `gorm:"column:risklevel" json:"RISKLEVEL"`
}

// TableName implements schema.Tabler.
func (Resource) TableName() string { return "resources" }

// etag is the version of a row as its ETag; AfterFind would cost a call by reflection for each
// row, so the handler sets it.
type etag int64

// MarshalJSON implements json.Marshaler.
func (e etag) MarshalJSON() ([]byte, error) {
	return append(strconv.AppendInt([]byte(`"W/\"`), int64(e), 10), `\""`...), nil
}

func (o *Object) tag() { o.ETag = etag(o.CurrentVersionID) }

// instant is a time as either database gives it.
type instant struct{ time.Time }

// Scan implements sql.Scanner.
func (t *instant) Scan(v any) error {
	switch x := v.(type) {
	case time.Time:
		t.Time = x.UTC()
	case int64:
		t.Time = time.UnixMicro(x).UTC()
	default:
		return fmt.Errorf("no time: %T", v)
	}
	return nil
}

// Value implements driver.Valuer.
func (t instant) Value() (driver.Value, error) { return t.Time, nil }

// amount is a decimal number as either database gives it, written as it came.
type amount string

// Scan implements sql.Scanner.
func (n *amount) Scan(v any) error {
	switch x := v.(type) {
	case string:
		f, err := strconv.ParseFloat(x, 64)
		*n = amount(strconv.FormatFloat(f, 'f', -1, 64))
		return err
	case int64:
		*n = amount(appendMillionths(nil, x))
		return nil
	}
	return fmt.Errorf("no number: %T", v)
}

// MarshalJSON implements json.Marshaler.
func (n amount) MarshalJSON() ([]byte, error) { return []byte(n), nil }

// coded is a set value; 0 is null.
type coded[C interface {
	~int64
	Set() *edm.CodeSet
}] struct{ id C }

// Scan implements sql.Scanner.
func (c *coded[C]) Scan(v any) error {
	n, _ := v.(int64)
	c.id = C(n)
	return nil
}

// Value implements driver.Valuer.
func (c coded[C]) Value() (driver.Value, error) { return int64(c.id), nil }

// MarshalJSON implements json.Marshaler.
func (c coded[C]) MarshalJSON() ([]byte, error) {
	if c.id == 0 {
		return []byte("null"), nil
	}
	v, _ := c.id.Set().ByID(int64(c.id))
	return []byte(`{"Id":` + strconv.FormatInt(v.ID, 10) + `,"UId":"` + v.UID + `","Value":"` + v.Value + `"}`), nil
}
