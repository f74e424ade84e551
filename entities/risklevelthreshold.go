package entities

import (
	"net/http"

	"github.com/shopspring/decimal"

	"github.com/ropewalk/ropewalk/odata/edm"
)

// RiskSubject tells whose scores a threshold judges.
type RiskSubject int64

// The values of RiskSubject.
const (
	RiskOfIdentity RiskSubject = iota + 1
	RiskOfResource
)

var setRiskSubject = set("RiskSubject", "Identity", "Resource")

// Set implements Code.
func (RiskSubject) Set() *edm.CodeSet { return setRiskSubject }

// String is the value on the wire.
func (c RiskSubject) String() string { return Text(c) }

// Risklevelthreshold says from which score on a level holds.
type Risklevelthreshold struct {
	Object  `odata:"Risklevelthreshold" doc:"The score from which on a risk level holds, up to the next threshold."`
	Subject RiskSubject      `odata:"RISKSUBJECT,filled"`
	Level   RiskLevel        `odata:"RISKLEVEL,filled"`
	From    *decimal.Decimal `odata:"FROMSCORE" validate:"required"`
}

// Describe implements Describer.
func (t *Risklevelthreshold) Describe() (string, string) {
	name := t.Subject.String() + " " + t.Level.String()
	return name, name
}

// CheckInsert implements InsertChecker.
func (t *Risklevelthreshold) CheckInsert(Change) error { return t.check() }

// CheckUpdate implements UpdateChecker.
func (t *Risklevelthreshold) CheckUpdate(any, Change) error { return t.check() }

func (t *Risklevelthreshold) check() error {
	if t.Subject == 0 {
		return refuse(http.StatusBadRequest, "ValueRequired", "RISKSUBJECT", "say whose scores are judged: Identity or Resource")
	}
	if t.Level == 0 {
		return refuse(http.StatusBadRequest, "ValueRequired", "RISKLEVEL", "say which level holds from the score on")
	}
	return nil
}

// RiskLevelThresholds lists what holds as long as nobody changes it, made new on each call.
func RiskLevelThresholds() []*Risklevelthreshold {
	var out []*Risklevelthreshold
	for _, subject := range []RiskSubject{RiskOfIdentity, RiskOfResource} {
		for i, level := range []RiskLevel{RiskLow, RiskMedium, RiskHigh} {
			from := decimal.NewFromInt(int64(50 * i))
			out = append(out, &Risklevelthreshold{Subject: subject, Level: level, From: &from})
		}
	}
	return out
}
