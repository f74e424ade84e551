package sqltest

import "slices"

// Corpus are the filters that the three judges must agree on, alone, negated and compared with null.
var Corpus = slices.Concat(basics, times, casts, extremes, values, choices)

var basics = []string{
	"Email eq null", "Email ne null", "Email eq 'a'", "Email ne 'a'", "Email gt 'a'", "Email le 'Ä'", "Email lt '\uE000'", "Email ge '\U00010000'",
	"Email eq Name", "Email ne Name", "Email lt Name", "Name eq 'a'", "Name ne 'O''Neil'", "null eq null", "null ne Email", "Email gt null",
	"Level eq 2", "Level ne 2", "Level gt 2", "Level lt 0", "Level ge 2.5", "Level eq 2.0", "Grade gt 1", "Grade ne 2", "not (Level gt 2)", "not (Grade gt 2)",
	"Score eq 3", "Score gt 3.5", "Score ge Level", "Score ne Ratio", "Score gt 1.0000001", "Ratio lt 1e0", "Ratio eq 1.5", "Level eq Ratio",
	"Active", "not Active", "Active eq true", "Active ne true", "Active eq null", "Active or Level gt 2", "Active and Level gt 2", "not (Active and Email eq 'a')", "Deleted", "Deleted eq false",
	"not (Active or not (Email gt 'b'))", "Active eq (Level gt 2)", "(Email eq 'a') eq false", "(Level gt 2) eq false", "(Active and Deleted) eq null",
	"Hired gt 2000-01-01T00:00:00Z", "Hired lt 2000-01-01", "Born lt 1980-01-01", "Shift gt duration'PT5H'", "year(Hired) eq 1990", "month(Hired) in (1,2,3)", "hour(Hired) gt 12", "second(Hired) lt 30",
	"day(Born) eq 28", "year(Born) lt 1970", "date(Hired) eq 2000-01-01", "Hired add Shift gt 2000-01-01", "Hired sub duration'P1D' lt 1970-01-01",
	"UId eq 776afc26-0000-0000-0000-000000000001", "UId gt 776afc26-0000-0000-0000-000000000001",
	"Email in ('a','A','%')", "Email in (null,'a')", "Email in (null)", "Level in (1,2)", "Level in (1,2.5)", "not (Level in (1,2))", "Name in ('a','b')", "Score in (1,2.5)", "(Level in (1,2)) eq false",
	"UId in (776afc26-0000-0000-0000-000000000001,776afc26-0000-0000-0000-000000000002)", "Hired in (2000-01-01,2001-01-01)", "Ratio in (1.5,2.5)", "Ratio in (INF,-INF,1.5)", "Ratio lt INF", "Ratio eq -INF", "Score lt 9999999999999999999999999999999999999999", "Score in (99999999999999999999,1.5)", "Id eq 9223372036854775808", "Born in (2000-01-01,1999-01-01)", "Active in (true,null)",
	"Access has Test.Access'Read'", "Access has 'Read,Own'", "Access eq 'Read'", "Access in ('Read','Write')",
	"contains(Email,'a')", "contains(Email,'')", "contains(Email,'%')", "contains(Email,'_') eq false", "contains(Email,Name)", "contains(Email,'a') eq true",
	"startswith(Email,'a')", "startswith(Email,'')", "startswith(Email,'\uD7FF')", "startswith(Email,'x\U0010FFFF')", "startswith(Email,'\U0010FFFF')", "startswith(Email,Name)", "startswith(Email,'A') eq false", "startswith(tolower(Email),'a')",
	"endswith(Email,'b')", "endswith(Email,'')", "endswith(Email,Name)", "endswith(Name,'example.com')", "length(Email) gt 1", "length(Email) eq 0", "indexof(Email,'b') eq 1", "indexof(Email,'') eq 0", "indexof(Email,Name) ge 0",
	"substring(Email,1) eq 'b'", "substring(Email,-1) eq 'b'", "substring(Email,0,1) eq 'a'", "substring(Email,-2,1) eq 'a'", "substring(Email,5,2) eq ''", "substring(Email,Level) eq 'a'", "substring(Email,Level) eq null", "substring(Email,0,Level) eq 'a'",
	"tolower(Email) eq 'ä'", "toupper(Email) eq 'A'", "toupper(Email) eq Email", "trim(Email) eq 'a'", "concat(Email,Name) eq 'aa'", "concat(concat(Email,'-'),Name) gt 'b'", "tolower(Email) lt toupper(Name)",
	"Level add 1 gt 3", "Level sub Grade eq 1", "Level mul 2 eq 4", "Level div 2 eq 1", "Level mod 2 eq 1", "Level div Grade ge 1", "Level divby 2 eq 1.5", "Level mod Grade eq null", "-Level gt 0", "Score mul 2 gt 5", "Score add 0.5 gt 5", "Score div Score eq 1", "Score divby 3 lt 1", "Score mod 2 eq 1",
	"Ratio mul 2 gt 3", "Ratio div Level gt 1", "round(Score) eq 3", "floor(Ratio) eq 2", "ceiling(Ratio) eq 2", "round(Ratio) ge 2", "floor(Score) lt 0", "ceiling(Score) gt 3", "-Score gt 1", "cast(Level,Edm.String) eq '2'", "cast(UId,Edm.String) gt '7'",
	"UNIT eq null", "UNIT ne null", "UNIT/Id eq 3", "UNIT/Id eq null", "UNIT/Id ne 4", "UNIT/Id in (4,null)", "UNIT/Name eq 'a'", "UNIT/Name ne 'a'", "UNIT/PARENT/Name eq null", "UNIT/PARENT/Id gt 1", "BOSS/UNIT/PARENT eq null", "BOSS/BOSS/Level gt 2", "not (BOSS/Level gt 2)", "BOSS/Name eq Name", "BOSS/Deleted", "BOSS/Active ne Active", "startswith(BOSS/Name,'a')",
	"STATUS eq null", "STATUS ne null", "STATUS/Value eq 'Active'", "STATUS/Value ne 'Active'", "STATUS/Value gt 'B'", "STATUS/Value in ('Active',null)", "contains(STATUS/Value,'ctive')", "not contains(STATUS/Value,'Act')", "contains(STATUS/Value,'nix')", "contains(STATUS/Value,'nix') eq false", "STATUS/Value eq 'Gone'", "STATUS/Value ne 'Gone'", "STATUS/Value in ('Gone')", "STATUS/Value in ('Gone','Active')", "STATUS/Value in ('Gone',null)", "STATUS/Id eq 2", "STATUS/Id gt 1", "STATUS/Value gt Name", "BOSS/STATUS/Value eq STATUS/Value", "STATUS/UId eq STATUS/UId",
	"BADGES/any()", "not BADGES/any()", "BADGES/any(b:b/Name eq 'a')", "BADGES/any(b:b/Name gt 'a' and b/OWNER/Name ne 'a')", "BADGES/all(b:b/Name ne null)", "BADGES/all(b:contains(b/Name,'a'))", "REPORTS/any(r:r/Level gt Level)", "REPORTS/any(r:r/BADGES/any(b:b/Name eq r/Name))", "REPORTS/all(r:r/BADGES/all(b:b/Id gt 3))", "FRIENDS/any()", "FRIENDS/any(f:f/Email eq 'a')", "FRIENDS/all(f:f/Level gt 2)", "FRIENDS/any(f:f/FRIENDS/any(g:g/Id eq $it/Id))", "UNIT/PEOPLE/any(p:p/Level gt 3)", "BOSS/FRIENDS/any(f:f/UNIT/Name eq null)", "FRIENDS/any(f:f/STATUS/Value eq 'Locked')", "not FRIENDS/any(f:f/UNIT eq null)", "FRIENDS/any(f:f/Active) eq false",
	"BADGES/$count gt 1", "REPORTS/$count eq 0", "FRIENDS/$count ge Level", "FRIENDS/$count($filter=Level gt 2) gt 1", "BOSS/REPORTS/$count eq 0", "UNIT/PEOPLE/$count($filter=BADGES/any(b:b/OWNER/Level eq Level)) gt 0",
}
