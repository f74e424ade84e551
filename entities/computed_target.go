package entities

import (
	"time"

	"github.com/google/uuid"
)

// ActualAccount is an account that a connected system reports.
type ActualAccount struct {
	Computed           `odata:"ActualAccount,set=ActualAccounts,table=actual_accounts" doc:"An account that a connected system reports."`
	ID                 int64      `odata:"Id,key"`
	System             int64      `odata:"System,ref=System,filled,partner=ActualAccounts"`
	AccountName        string     `odata:"AccountName,filled,search"`
	AccountType        *int64     `odata:"AccountType,ref=Accounttype"`
	Identity           *int64     `odata:"Identity,ref=Identity,partner=ActualAccounts"`
	Resource           *int64     `odata:"Resource,ref=Resource" doc:"The account resource that stands for it."`
	Enabled            bool       `odata:"Enabled"`
	Unsure             bool       `odata:"Unsure" doc:"More than one owner came into question."`
	Unconfirmed        bool       `odata:"Unconfirmed" doc:"Known from a finished task only, not yet from an import."`
	ClaimExpiry        *time.Time `odata:"ClaimExpiry"`
	LastLogon          *time.Time `odata:"LastLogon"`
	LastPasswordChange *time.Time `odata:"LastPasswordChange"`
	SeenTime           time.Time  `odata:"SeenTime" doc:"When the system reported it last."`
	Attributes         string     `odata:"Attributes" doc:"JSON: the attributes that the system reports, by name, each as a list of texts."`
	_                  struct{}   `odata:"Assignments,inverse=ActualAssignment.Account"`
	_                  struct{}   `odata:"Tasks,inverse=ProvisioningTask.Account"`
}

// ActualAssignment is access of an account that a connected system reports.
type ActualAssignment struct {
	Computed    `odata:"ActualAssignment,set=ActualAssignments,table=actual_assignments" doc:"Access that a connected system reports."`
	ID          int64      `odata:"Id,key"`
	Account     int64      `odata:"Account,ref=ActualAccount,filled,partner=Assignments"`
	System      int64      `odata:"System,ref=System,filled"`
	Identity    *int64     `odata:"Identity,ref=Identity"`
	Resource    int64      `odata:"Resource,ref=Resource,filled"`
	Direct      bool       `odata:"Direct"`
	Enabled     bool       `odata:"Enabled"`
	Unconfirmed bool       `odata:"Unconfirmed" doc:"Known from a finished task only, not yet from an import."`
	ClaimExpiry *time.Time `odata:"ClaimExpiry"`
	SeenTime    time.Time  `odata:"SeenTime"`
	Attributes  string     `odata:"Attributes" doc:"JSON: the attributes that the system reports, by name, each as a list of texts."`
}

// ProvisioningTask is one operation on one account or access in a connected system.
type ProvisioningTask struct {
	Computed      `odata:"ProvisioningTask,set=ProvisioningTasks,table=provisioning_tasks" doc:"One operation in a connected system."`
	ID            int64      `odata:"Id,key"`
	System        int64      `odata:"System,ref=System,filled,partner=ProvisioningTasks"`
	Identity      *int64     `odata:"Identity,ref=Identity"`
	Account       *int64     `odata:"Account,ref=ActualAccount,partner=Tasks"`
	Resource      *int64     `odata:"Resource,ref=Resource"`
	AccountName   string     `odata:"AccountName,search"`
	AssignmentKey *uuid.UUID `odata:"AssignmentKey"`
	Operation     string     `odata:"Operation,filled" doc:"Create, Update, Enable, Disable, Delete, Grant or Remove."`
	State         string     `odata:"State,filled" doc:"Pending, Running, Waiting, Done, Failed, Suspended or Cancelled."`
	Priority      int64      `odata:"Priority"`
	Attempts      int64      `odata:"Attempts"`
	Result        string     `odata:"Result"`
	CreatedTime   time.Time  `odata:"CreatedTime"`
	StartTime     *time.Time `odata:"StartTime"`
	EndTime       *time.Time `odata:"EndTime"`
	NextAttempt   *time.Time `odata:"NextAttempt"`
	Cause         *int64     `odata:"Cause" doc:"Number of the audit event that led to it."`
	Process       *int64     `odata:"Process,ref=Process,partner=ProvisioningTasks"`
	Attributes    string     `odata:"Attributes" doc:"JSON: the attributes to write, by name, each with what it is in the system and what it shall be."`
}

// OpenJob is background work that is due.
type OpenJob struct {
	Computed `odata:"OpenJob,set=OpenJobs,table=open_jobs" doc:"Changes not yet dispatched, process steps and calculations due now."`
	ID       int64     `odata:"Id,key"`
	Kind     string    `odata:"Kind,filled"`
	Priority int64     `odata:"Priority"`
	Attempts int64     `odata:"Attempts"`
	RunAt    time.Time `odata:"RunAt"`
	Created  time.Time `odata:"Created"`
	Cause    *int64    `odata:"Cause"`
}
