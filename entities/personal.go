package entities

import "slices"

// HasPersonal tells whether objects of the type hold values about a person.
func (t *Type) HasPersonal() bool {
	return slices.ContainsFunc(t.Fields, func(f Field) bool { return f.Edm.Personal })
}

// Personal tells whether a field holds one of them. An object that is found by what a person is called bears
// a display name that is made of it.
func (t *Type) Personal(f Field) bool {
	return f.Edm.Personal || f.Property == "DisplayName" && t.namesPerson()
}

func (t *Type) namesPerson() bool {
	return slices.ContainsFunc(t.Fields, func(f Field) bool { return f.Edm.Personal && f.Edm.Searchable })
}
