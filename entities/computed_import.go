package entities

import "time"

// ImportRun is one file that was read into a set.
type ImportRun struct {
	Computed  `odata:"ImportRun,set=ImportRuns,table=import_runs" doc:"One file that was read into a set."`
	ID        int64      `odata:"Id,key"`
	EntitySet string     `odata:"EntitySet,filled"`
	Source    string     `odata:"Source,filled,search" doc:"Name of the file; - is standard input."`
	Mode      string     `odata:"Mode,filled" doc:"Atomic or Continue."`
	State     string     `odata:"State,filled" doc:"Running, Written, Refused (nothing stands), Partly, DryRun, or Aborted: the import broke off, and the rows that the numbers tell of stand."`
	StartTime time.Time  `odata:"StartTime"`
	EndTime   *time.Time `odata:"EndTime"`
	RowCount  int64      `odata:"RowCount"`
	Created   int64      `odata:"Created"`
	Changed   int64      `odata:"Changed"`
	Deleted   int64      `odata:"Deleted"`
	Unchanged int64      `odata:"Unchanged"`
	Failed    int64      `odata:"Failed" doc:"Number of rows at fault."`
	Warnings  int64      `odata:"Warnings"`
	Faults    string     `odata:"Faults" doc:"The first faults, one on each line."`
	User      *int64     `odata:"User,ref=User"`
	Reason    string     `odata:"Reason"`
}
