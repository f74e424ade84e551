package entities

import "time"

// DelegatedWorkitem is a work item that a delegation lets somebody decide in the place of whom it was asked.
type DelegatedWorkitem struct {
	Computed   `odata:"DelegatedWorkitem,set=DelegatedWorkItems,table=delegated_workitems" doc:"A work item that a delegation is about, from the beginning to the end of its period."`
	WorkItem   int64     `odata:"WorkItem,ref=Workitem,key,filled,partner=Delegations"`
	Delegation int64     `odata:"Delegation,ref=Delegation,key,filled,partner=WorkItems"`
	Delegator  int64     `odata:"Delegator,ref=Identity,filled" doc:"Who was asked."`
	Delegate   int64     `odata:"Delegate,ref=Identity,filled" doc:"Who may decide in his place."`
	MadeBy     *int64    `odata:"MadeBy,ref=Identity" doc:"Who wrote the delegation last, other than the delegator; null if nobody else did."`
	ValidFrom  time.Time `odata:"ValidFrom"`
	ValidTo    time.Time `odata:"ValidTo"`
}

// DelegationMaker is somebody who ever wrote a delegation, or who owns the technical identity that did.
type DelegationMaker struct {
	Computed   `odata:"DelegationMaker,set=DelegationMakers,table=delegation_makers" doc:"Somebody who ever wrote a delegation, or owns what did. He has a part in it, whoever writes to it later."`
	Delegation int64 `odata:"Delegation,ref=Delegation,key,filled,partner=Makers"`
	Identity   int64 `odata:"Identity,ref=Identity,key,filled"`
}
