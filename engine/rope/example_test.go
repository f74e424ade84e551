package rope_test

import (
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/ropewalk/ropewalk/engine/rope"
	"github.com/ropewalk/ropewalk/entities"
	"github.com/ropewalk/ropewalk/entities/store/calc"
)

// vault gives the right to use the password vault to everybody who has a privileged account. A
// server takes such rules by rope.Options.Additions.
func vault(privileged, resource int64) rope.Addition {
	return rope.Addition{
		Name: "vault 1", Resources: []int64{resource},
		Give: func(s rope.Snapshot) []rope.Gift {
			for _, a := range s.Subject.Accounts {
				if a.Type == privileged {
					return []rope.Gift{{Resource: resource, Description: "Has the privileged account " + a.Name}}
				}
			}
			return nil
		},
	}
}

// A rule of the installation itself gives access with the reason Additional.
func ExampleAddition() {
	const privileged, vaultAccess, orgUnit = 2, 40, 90
	result := rope.Calculate(rope.Snapshot{
		World: &calc.World{
			Now:      time.Date(2026, 6, 15, 12, 0, 0, 0, time.UTC),
			Settings: calc.Settings{PrimaryType: orgUnit, Zone: time.UTC},
			Contexts: map[int64]*calc.Context{1: {ID: 1, Name: "Head", Type: orgUnit}},
			Resources: map[int64]*calc.Resource{vaultAccess: {
				ID: vaultAccess, UID: uuid.UUID{15: vaultAccess}, Name: "Vault",
				Status: int64(entities.ResourceActive), Category: int64(entities.RolePermission),
			}},
		},
		Subject: &calc.Subject{
			ID: 5, UID: uuid.UUID{15: 5}, Status: int64(entities.IdentityActive), Memberships: []calc.Membership{{Context: 1}},
			Accounts: []calc.Account{{System: 7, Name: "adm-ada", Type: privileged, Enabled: true}},
		},
		Additions: []rope.Addition{vault(privileged, vaultAccess)},
	})
	for _, a := range result.Assignments {
		fmt.Println(a.Resource, a.Enabled, entities.ReasonType(a.Reasons[0].Type), a.Reasons[0].Description)
	}
	// Output: 40 true Additional Has the privileged account adm-ada (vault 1)
}
