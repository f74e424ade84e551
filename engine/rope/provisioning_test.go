package rope

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// TestR372Failed: a task that failed for good shows on the access that it is about, for as long as what
// it should do is what is still to be done.
func TestR372Failed(t *testing.T) {
	grant := func(s *Snapshot, operation string) {
		account(s)
		s.Subject.Direct = []calc.Direct{assigned(100, permission)}
		key := AssignmentKey(s.Subject.UID, s.World.Resources[permission].UID, accountOfAda)
		s.Subject.Failures = []calc.Failure{{Key: key, Operation: operation}}
	}
	for _, c := range []struct {
		name string
		with func(*Snapshot)
		of   int64
		want entities.ProvisioningStatus
	}{
		{"what is still to be done", func(s *Snapshot) { grant(s, "Grant") }, permission, entities.ProvisionFailed},
		{"something else is to be done by now", func(s *Snapshot) { grant(s, "Remove") }, permission, entities.ProvisionPendingProvisioning},
		{"other attributes are desired by now", func(s *Snapshot) {
			grant(s, "Grant")
			s.Subject.Failures[0].Changes = calc.AttributeChanges{"EMAIL": {To: []string{"ada@old.example"}}}
		}, permission, entities.ProvisionPendingProvisioning},
		{"other access", func(s *Snapshot) {
			grant(s, "Grant")
			s.Subject.Failures[0].Key[0]++
		}, permission, entities.ProvisionPendingProvisioning},
		{"the target has it all the same", func(s *Snapshot) {
			grant(s, "Grant")
			has(s, 71, permission)
		}, permission, entities.ProvisionOK},
		{"an account that a lock could not disable", func(s *Snapshot) {
			reported(s, personalType, accountOfAda)
			wanted := assigned(100, accountInIt)
			wanted.Account = accountOfAda
			s.Subject.Direct, s.Subject.Status = []calc.Direct{wanted}, int64(entities.IdentityLocked)
			s.Subject.Failures = []calc.Failure{{Resource: accountInIt, Account: accountOfAda, Operation: "Disable"}}
		}, accountInIt, entities.ProvisionFailed},
		{"another account", func(s *Snapshot) {
			reported(s, personalType, accountOfAda)
			wanted := assigned(100, accountInIt)
			wanted.Account = accountOfAda
			s.Subject.Direct, s.Subject.Status = []calc.Direct{wanted}, int64(entities.IdentityLocked)
			s.Subject.Failures = []calc.Failure{{Resource: accountInIt, Account: "joe", Operation: "Disable"}}
		}, accountInIt, entities.ProvisionPendingDeprovisioning},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := world()
			c.with(&s)
			require.Equal(t, c.want.String(), entities.ProvisioningStatus(find(t, Calculate(s), c.of).Provisioning).String())
		})
	}
}
