package seal_test

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/ropewalk/ropewalk/entities/store/seal"
)

func sample() seal.Version {
	return seal.Version{
		Type: "Identity", ID: 1000, Event: 7, From: time.UnixMicro(1700000000000001), Salt: []byte("salt"),
		Values: []seal.Value{
			{Property: "VALIDTO", V: time.UnixMicro(5)},
			{Property: "LASTNAME", V: "Doe", Personal: true},
			{Property: "Deleted", V: true},
			{Property: "RISKSCORE", V: decimal.RequireFromString("125.50")},
			{Property: "UId", V: uuid.UUID{1, 2, 3}},
			{Property: "Id", V: int64(1000)},
			{Property: "OUREFId", V: nil},
			{Property: "Digest", V: []byte{0, 1}},
		},
		Links: []seal.Link{{Property: "MANAGER", Targets: []int64{3, 2}}, {Property: "CLT_TAGS"}},
	}
}

// TestFormat pins the bytes: digests that stand in databases cannot be made anew.
func TestFormat(t *testing.T) {
	sum, err := sample().Sum()
	require.NoError(t, err)
	require.Equal(t, "59e6b339dda3ceb8b1ffa2a18ec78f7363c3e5e14d60cbfb7e9d14e6ff1f0d69", hex.EncodeToString(sum[:]))
	d := seal.Digest{Type: "Identity", Operation: "Update"}
	d.Add(1001, sum)
	d.Add(1000, sum)
	require.Equal(t, "bfad295362530f7e30b30aee60eab2c6f20ce823a38aa35dfb7777007aa1ca67", hex.EncodeToString(d.Sum()))
}

func TestSumDependsOnAllThatCounts(t *testing.T) {
	base, err := sample().Sum()
	require.NoError(t, err)
	for name, change := range map[string]func(*seal.Version){
		"type":     func(v *seal.Version) { v.Type = "Orgunit" },
		"id":       func(v *seal.Version) { v.ID++ },
		"event":    func(v *seal.Version) { v.Event++ },
		"from":     func(v *seal.Version) { v.From = v.From.Add(time.Microsecond) },
		"salt":     func(v *seal.Version) { v.Salt = []byte("other") },
		"value":    func(v *seal.Version) { v.Values[1].V = "Roe" },
		"kind":     func(v *seal.Version) { v.Values[5].V = "1000" },
		"property": func(v *seal.Version) { v.Values[2].Property = "Active" },
		"null":     func(v *seal.Version) { v.Values[3].V = nil },
		"link":     func(v *seal.Version) { v.Links[0].Targets = []int64{2} },
	} {
		v := sample()
		change(&v)
		got, err := v.Sum()
		require.NoError(t, err)
		require.NotEqual(t, base, got, name)
	}
}

func TestSumIgnoresOrderAndSpelling(t *testing.T) {
	base, err := sample().Sum()
	require.NoError(t, err)
	for name, change := range map[string]func(*seal.Version){
		"order of values":  func(v *seal.Version) { v.Values[0], v.Values[4] = v.Values[4], v.Values[0] },
		"order of targets": func(v *seal.Version) { v.Links[0].Targets = []int64{2, 3} },
		"zeros":            func(v *seal.Version) { v.Values[3].V = decimal.RequireFromString("125.5000") },
		"a new column":     func(v *seal.Version) { v.Values = append(v.Values, seal.Value{Property: "NEW"}) },
	} {
		v := sample()
		change(&v)
		got, err := v.Sum()
		require.NoError(t, err)
		require.Equal(t, base, got, name)
	}
	mac, err := seal.MAC([]byte("salt"), "Doe")
	require.NoError(t, err)
	gone := sample()
	gone.Salt, gone.Values[1].V, gone.Values[1].MAC = nil, nil, mac
	got, err := gone.Sum()
	require.NoError(t, err)
	require.Equal(t, base, got, "an anonymised value leaves the digest as it was")
}

// TestMAC: the code of a personal value is the HMAC-SHA256 of the library, whatever the salt.
func TestMAC(t *testing.T) {
	for n := range 130 {
		salt := []byte(strings.Repeat("s", n))
		want := hmac.New(sha256.New, salt)
		bytes, err := seal.Encode(nil, "Doe")
		require.NoError(t, err)
		want.Write(bytes)
		got, err := seal.MAC(salt, "Doe")
		require.NoError(t, err)
		require.Equal(t, want.Sum(nil), got, n)
	}
}
