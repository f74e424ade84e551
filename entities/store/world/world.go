// Package world makes a large world to measure reads on: identities, org. units, resources and a
// million assignments, straight into the tables, past the write door. The same size gives the same
// rows. It knows the tables of four types. It must never be imported by anything but tests.
package world

import (
	"context"
	"encoding/binary"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Size is how many rows a world has. Each identity has ten assignments on average.
type Size struct{ Identities, Orgunits, Resources int }

// Large is the world that the goals of the service are about, Small one that loads quickly, and
// Tiny is just large enough for a database to choose its plans as for a large one.
var (
	Large = Size{Identities: 100_000, Orgunits: 1_000, Resources: 2_000}
	Small = Size{Identities: 20_000, Orgunits: 200, Resources: 2_000}
	Tiny  = Size{Identities: 3_000, Orgunits: 100, Resources: 300}
)

// Numbers of the first rows. They are out of the way of what the service numbers itself.
const (
	FirstOrgunit    = 1_000_000_000
	FirstResource   = 1_100_000_000
	FirstIdentity   = 1_200_000_000
	FirstAssignment = 1_300_000_000
)

// Assignments is the number of assignments in the world.
func (s Size) Assignments() int { return s.Identities * 10 }

// Load fills a migrated database.
func (s Size) Load(ctx context.Context, dsn string) error {
	if path, found := strings.CutPrefix(dsn, "sqlite:"); found {
		return s.loadSQLite(ctx, path)
	}
	return s.loadPostgres(ctx, dsn)
}

// micro is a decimal number in millionths.
type micro int64

// rows is what goes into one table: values are int64, string, bool, time.Time, uuid.UUID, micro or nil.
type rows struct {
	table   string
	columns []string
	count   int
	row     func(n int) []any
}

const (
	common     = "id,uid,display_name,key_value,create_time,change_time,deleted,version_id,effective_from,"
	orgunit    = common + "ouid,name,parentou_id"
	resource   = common + "roleid,name,description,resourcestatus,rolecategory,skipprovisioning,preventselfsvc,maxvalidity"
	identity   = common + "identityid,firstname,lastname,email,jobtitle,employeeid,identitystatus,identitycategory,identitytype,validfrom,ouref_id,riskscore,risklevel,ident_relaunchsod,breakglass"
	assignment = common + "identityref_id,roleref_id,roleassnstatus,validfrom,accountkey,attributes,reason"
)

// all lists the tables of a world. The same size gives the same rows.
func (s Size) all() []rows {
	return []rows{
		{"orgunits", strings.Split(orgunit, ","), s.Orgunits, s.orgunit},
		{"resources", strings.Split(resource, ","), s.Resources, s.resource},
		{"identities", strings.Split(identity, ","), s.Identities, s.identity},
		{"resourceassignments", strings.Split(assignment, ","), s.Assignments(), s.assignments()},
	}
}

// Manager is the name of the user, if there is one, whom the first identity of the world becomes:
// a person who manages the thirty behind it, and may see no others.
const Manager = "manager"

var (
	managing = fmt.Sprintf(`INSERT INTO managers (identity_id, person_id, via) SELECT id, %d, 'orgunit' FROM identities WHERE id > %d AND id <= %d`,
		FirstIdentity, FirstIdentity, FirstIdentity+30)
	signingIn = fmt.Sprintf(`UPDATE users SET identityref_id = %d WHERE username = '%s'`, FirstIdentity, Manager)
)

// epoch is when the first rows of the world were made.
var epoch = time.Date(2024, 3, 1, 8, 0, 0, 0, time.UTC)

// mix scatters numbers, always in the same way.
func mix(n uint64) uint64 {
	n += 0x9e3779b97f4a7c15
	n = (n ^ n>>30) * 0xbf58476d1ce4e5b9
	n = (n ^ n>>27) * 0x94d049bb133111eb
	return n ^ n>>31
}

func uid(id int64) (u uuid.UUID) {
	binary.BigEndian.PutUint64(u[:8], uint64(id)<<16|0x7000)
	binary.BigEndian.PutUint64(u[8:], mix(uint64(id))>>2|1<<63)
	return u
}

// base gives the values of the common columns.
func base(id int64, name, key string, more ...any) []any {
	at := epoch.Add(time.Duration(mix(uint64(id))%(400*24*3600*1000)) * time.Millisecond)
	return append([]any{id, uid(id), name, key, at, at, false, int64(1 + mix(uint64(id))%9999), at}, more...)
}

func (s Size) orgunit(n int) []any {
	name, key := fmt.Sprintf("Department %d", n), fmt.Sprintf("OU%05d", n)
	var parent any
	if n > 0 {
		parent = int64(FirstOrgunit + (n-1)/8)
	}
	return base(int64(FirstOrgunit+n), name, key, key, name, parent)
}

func (s Size) resource(n int) []any {
	name, key := fmt.Sprintf("Permission %d of %s", n, pick(trades, uint64(n))), fmt.Sprintf("RES-%05d", n)
	var days any
	if n%7 == 0 {
		days = int64(90)
	}
	return base(int64(FirstResource+n), name, key, key, name, "Lets its holder work as "+pick(trades, uint64(n)), int64(1), int64(1+n%3), n%50 == 0, false, days)
}

// statuses are Active for seventeen of twenty identities; Locked is for lock holds to set. All are
// such as validity leaves alone, here and at assignments: the service shall have nothing to mend.
var statuses = []int64{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 5, 6}

func (s Size) identity(n int) []any {
	m := mix(uint64(n) * 3)
	first, last := pick(firstNames, m>>8), pick(starts, m>>20)+pick(ends, m>>32)
	key := fmt.Sprintf("E%07d", n)
	email := fmt.Sprintf("%s.%s.%d@hawser.example", strings.ToLower(first), strings.ToLower(last), n)
	var score, level any
	if n%3 == 0 {
		score, level = micro(m%100*1_000_000+250_000*(m>>7%4)), int64(1+m%5)
	}
	return base(int64(FirstIdentity+n), first+" "+last, key, key, first, last, email, pick(trades, m>>40), fmt.Sprint(10_000+n),
		statuses[m>>48%20], int64(1+n%2), int64(1), epoch.AddDate(0, 0, -n%3000), int64(FirstOrgunit+n%s.Orgunits), score, level, false, false)
}

// assignments gives six to fourteen assignments to each identity, ten on average, in their order.
func (s Size) assignments() func(n int) []any {
	// Five identities in a row have 6 + 8 + 10 + 12 + 14 assignments.
	owners := make([]int, 0, 50)
	for i := range 5 {
		for range 6 + 2*i {
			owners = append(owners, i)
		}
	}
	return func(n int) []any {
		who := int64(FirstIdentity + n/50*5 + owners[n%50])
		m := mix(uint64(n) * 7)
		what := int64(FirstResource) + int64(m%uint64(s.Resources))
		key := fmt.Sprintf("%d-%d", who, what)
		var account, attributes, reason, from any
		switch {
		case n%4 == 0:
			reason = "asked for by the manager"
		case n%9 == 0:
			account = fmt.Sprintf("acct%d", n)
		case n%17 == 0:
			attributes = `{"cost center":["4711"],"note":["a \"quoted\" word"]}`
		}
		if n%2 == 0 {
			from = epoch.AddDate(0, 0, n%300)
		}
		return base(int64(FirstAssignment+n), "Resource assignment "+key, key, who, what, 1+2*int64(m>>40%20/18), from, account, attributes, reason)
	}
}

func pick(list []string, m uint64) string { return list[m%uint64(len(list))] }

var (
	firstNames = strings.Fields("Ada Ben Cleo Dan Eva Finn Gwen Hugo Iris Jörg Kim Lena Max Nora Otto Pia Quinn Rosa Søren Tom Uma Viktor Wanda Xaver Yara Zoë")
	starts     = strings.Fields("Ab Al An Bar Ber Bran Cal Car Col Dan Del Dor El Er Fal Fer For Gal Gor Gran Hal Har Hol Il Jan Jor Kel Kir Lan Lin Lor Mal Mar Mor Nor Ol Or Pal Per Por Quin Ran Ros Sal San Sar Ser Sol Stan Sul Tal Tor Ul Val Ver Wal War Wil Yor Zan O'B Mü")
	ends       = strings.Fields("ton berg son dal man ley ford wick stead mond ner rick vin cott by er sen lund gren mark ström quist well more land ham wood bridge field worth")
	trades     = strings.Fields("Rigger Caulker Shipwright Sailmaker Ropemaker Chandler Steward Purser Boatswain Pilot Cooper Navigator")
)
