package storetest

import "github.com/ropewalk/ropewalk/entities/store"

func update(w world, src any, properties ...string) {
	w.Helper()
	w.tx(func(tx *store.Tx) error { return tx.Update(src, properties...) })
}
