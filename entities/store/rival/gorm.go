//go:build bench

package rival

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"gorm.io/driver/postgres"
	gormlite "gorm.io/driver/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// models answers from structs that gorm fills.
type models struct{ db *gorm.DB }

// gormPostgres is the handler over gorm on a pool.
func gormPostgres(pool *pgxpool.Pool, o Options) (http.Handler, error) {
	return gormHandler(postgres.New(postgres.Config{Conn: stdlib.OpenDBFromPool(pool)}), o)
}

// gormSQLite is the handler over gorm on a file.
func gormSQLite(db *sql.DB, o Options) (http.Handler, error) {
	return gormHandler(&gormlite.Dialector{DriverName: "sqlite", Conn: db}, o)
}

func gormHandler(d gorm.Dialector, o Options) (http.Handler, error) {
	db, err := gorm.Open(d, &gorm.Config{SkipDefaultTransaction: true, PrepareStmt: true, Logger: logger.Discard})
	if err != nil {
		return nil, err
	}
	return handler(o, &models{db}), nil
}

// entitySet is an answer with many rows.
type entitySet[T any] struct {
	Context string `json:"@odata.context"`
	Count   *int64 `json:"@odata.count,omitempty"`
	Value   []T    `json:"value"`
}

// write answers with a struct.
func (a *answer) write(v any) error {
	e := json.NewEncoder(a.w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

func (a *answer) name(fragment string) string { return a.root + "$metadata#" + fragment }

func (m *models) point(ctx context.Context, a *answer, id int64) error {
	var row Identity
	err := m.db.WithContext(ctx).Where("id = ? AND NOT deleted", id).Take(&row).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		http.Error(a.w, "no such row", http.StatusNotFound)
		return nil
	}
	if err != nil {
		return err
	}
	row.tag()
	return a.write(struct {
		Context string `json:"@odata.context"`
		*Identity
	}{a.name("Identity/$entity"), &row})
}

func (m *models) careful(ctx context.Context, a *answer, id int64, caller proof) error {
	var good bool
	if err := m.db.WithContext(ctx).Raw(proven, caller.prefix, caller.hash[:]).Scan(&good).Error; err != nil || !good {
		return errors.Join(err, errUnproven)
	}
	return m.point(ctx, a, id)
}

func (m *models) page(ctx context.Context, a *answer, status int64, prefix string, count bool) error {
	set := entitySet[Identity]{Context: a.name("Identity")}
	found := func() *gorm.DB {
		return m.db.WithContext(ctx).Where("identitystatus = ? AND lastname >= ? AND lastname < ? AND NOT deleted", status, prefix, after(prefix))
	}
	if count {
		set.Count = new(int64)
		if err := found().Model(&Identity{}).Count(set.Count).Error; err != nil {
			return err
		}
	}
	return m.identities(found().Order("lastname NULLS FIRST, id").Limit(50), a, &set)
}

func (m *models) wide(ctx context.Context, a *answer, from, n int64) error {
	set := entitySet[Identity]{Context: a.name("Identity"), Value: make([]Identity, 0, n)}
	return m.identities(m.db.WithContext(ctx).Where("id >= ? AND NOT deleted", from).Order("id").Limit(int(n)), a, &set)
}

func (m *models) holders(ctx context.Context, a *answer, resource, status int64) error {
	set := entitySet[Identity]{Context: a.name("Identity")}
	holding := m.db.Model(&Assignment{}).Distinct("identityref_id").Where("roleref_id = ? AND roleassnstatus = ? AND NOT deleted", resource, status)
	return m.identities(m.db.WithContext(ctx).Where("id IN (?) AND NOT deleted", holding).Order("id").Limit(50), a, &set)
}

func (m *models) identities(db *gorm.DB, a *answer, set *entitySet[Identity]) error {
	if err := db.Find(&set.Value).Error; err != nil {
		return err
	}
	for i := range set.Value {
		set.Value[i].tag()
	}
	return a.write(set)
}

func (m *models) expand(ctx context.Context, a *answer, after int64) error {
	set := entitySet[Holder]{Context: a.name("Identity(Assignments(ROLEREF()))")}
	err := m.db.WithContext(ctx).
		Preload("Assignments", func(db *gorm.DB) *gorm.DB { return db.Where("NOT deleted").Order("id") }).
		Preload("Assignments.Role").
		Where("id > ? AND NOT deleted", after).Order("id").Limit(50).Find(&set.Value).Error
	if err != nil {
		return err
	}
	for i := range set.Value {
		set.Value[i].tag()
		for k := range set.Value[i].Assignments {
			one := &set.Value[i].Assignments[k]
			one.tag()
			if one.Role != nil {
				one.Role.tag()
			}
		}
	}
	return a.write(&set)
}
