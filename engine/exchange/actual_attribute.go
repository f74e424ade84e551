package exchange

import (
	"encoding/json"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/odata"
)

// attributesColumn holds what a system reports of attributes. A row without it says nothing of
// them, so what was reported before still holds.
const attributesColumn = "Attributes"

// attributes reads what a row reports of attributes, in one spelling; ok is false, and the row told
// of, if it cannot be read.
func (c *reported) attributes(r reportedRow) (list string, ok bool) {
	values, err := entities.AttributeValues(r.text(attributesColumn))
	if err != nil {
		c.tell(r.number, &odata.Error{Status: 400, Code: "InvalidAttributes", Target: attributesColumn, Message: err.Error()}, false)
		return "", false
	}
	if values == nil {
		return "", true
	}
	text, _ := json.Marshal(values)
	return string(text), true
}
