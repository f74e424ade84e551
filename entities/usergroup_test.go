package entities

import "testing"

// TestBuiltInGroupsStay proves that the groups which rights are given to keep their names (R-1201).
func TestBuiltInGroupsStay(t *testing.T) {
	auditors, own := &Usergroup{Name: Auditors}, &Usergroup{Name: "Night shift"}
	requireCode(t, "BuiltIn", auditors.CheckDelete(Change{}))
	requireCode(t, "", own.CheckDelete(Change{}))
	requireCode(t, "", (&Usergroup{Name: Auditors, Members: []int64{1}}).CheckUpdate(auditors, Change{}))
	requireCode(t, "", (&Usergroup{Name: "Day shift"}).CheckUpdate(own, Change{}))
	requireCode(t, "BuiltIn", (&Usergroup{Name: "Day shift"}).CheckUpdate(auditors, Change{}))
	requireCode(t, "BuiltIn", (&Usergroup{Name: Auditors}).CheckUpdate(own, Change{}))
}

// TestScopeOfPolicyIsAFilter proves that a policy with a faulty scope is refused when it is written.
func TestScopeOfPolicyIsAFilter(t *testing.T) {
	requireCode(t, "", (&Assignmentpolicy{Name: "p", Filter: "IDENTITYCATEGORY/Value eq 'Employee'"}).CheckInsert(Change{}))
	requireCode(t, "", (&Assignmentpolicy{Name: "p", Filter: " "}).CheckInsert(Change{}))
	requireCode(t, "InvalidCondition", (&Assignmentpolicy{Name: "p", Filter: "NOPE eq 1"}).CheckInsert(Change{}))
	requireCode(t, "InvalidCondition", (&Assignmentpolicy{Name: "p", Filter: "LASTNAME eq"}).CheckUpdate(nil, Change{}))
}
