package access

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSurveyMatrix: who starts and sees surveys, and who says by whom they are answered (G-49).
func TestSurveyMatrix(t *testing.T) {
	r := rights(t)
	for _, c := range []struct {
		typ        string
		op         Op
		groups     []string
		properties []string
		want       string
	}{
		{"Survey", Create, []string{SurveyAdministrators}, nil, all},
		{"Survey", Create, []string{DataAdministrators}, nil, all},
		{"Survey", Create, []string{SystemAdministrators}, nil, all},
		{"Survey", Create, []string{OperationAdministrators}, nil, some},
		{"Survey", Create, nil, nil, some},
		{"Survey", Read, []string{Auditors}, nil, all},
		{"Survey", Read, []string{OperationAdministrators}, nil, all},
		{"Survey", Read, []string{ServiceDesk}, nil, some},
		{"Survey", Read, nil, nil, some},
		{"Survey", Delete, []string{SurveyAdministrators}, nil, none},
		{"Survey", Update, []string{SurveyAdministrators}, []string{"ADMINISTRATOR"}, all},
		{"Survey", Update, []string{SystemAdministrators}, []string{"SURVEYSTATUS"}, all},
		{"Survey", Update, []string{SystemAdministrators}, []string{"ADMINISTRATOR"}, some},
		{"Survey", Update, nil, []string{"SYSTEMREF"}, some},
		{"Surveyquestion", Create, []string{SystemAdministrators}, nil, none},
		{"Surveyquestion", Read, []string{Auditors}, nil, all},
		{"Surveyquestion", Read, nil, nil, some},
		{"Surveyquestion", Update, []string{SurveyAdministrators}, []string{"RESPONDENT"}, all},
		{"Surveyquestion", Update, []string{SystemAdministrators}, []string{"RESPONDENT"}, some},
		{"Surveyquestion", Update, []string{SurveyAdministrators}, []string{"ACTION"}, some},
		{"Surveyquestion", Update, []string{SurveyAdministrators}, []string{"ACTION", "RESPONDENT"}, none},
		{"Surveyquestion", Update, nil, []string{"ACTION", "ACTIONCOMMENT", "QUESTIONSTATUS"}, some},
		{"Surveytemplate", Read, nil, nil, all},
		{"Surveytemplate", Update, []string{SystemAdministrators}, nil, none},
		{"SurveyDecision", Read, []string{Auditors}, nil, all},
		{"SurveyDecision", Read, nil, nil, some},
	} {
		require.Equal(t, c.want, extent(t, r, c.typ, c.op, member(c.groups...), c.properties...), "%s %s %v as %v", c.op, c.typ, c.properties, c.groups)
	}
}
