package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"github.com/alecthomas/kong"
)

// configFile is the content of --config: values by the names of flags.
type configFile map[string]any

// readConfig meets kong.ConfigurationLoader.
func readConfig(r io.Reader) (kong.Resolver, error) {
	var c configFile
	if err := json.NewDecoder(r).Decode(&c); err != nil {
		return nil, fmt.Errorf("read configuration: %w", err)
	}
	return c, nil
}

// Validate refuses keys that are no flag of any command: a setting with a slip in its name would be
// left out without a word.
func (c configFile) Validate(app *kong.Application) error {
	known := map[string]bool{}
	for _, command := range app.Leaves(false) {
		for _, group := range command.AllFlags(false) {
			for _, flag := range group {
				known[flag.Name] = true
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c)) {
		if !known[name] {
			return fmt.Errorf("the configuration file sets %q, which is no flag", name)
		}
	}
	return nil
}

// Resolve implements kong.Resolver. What the environment says goes before the file.
func (c configFile) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	for _, name := range flag.Envs {
		if _, set := os.LookupEnv(name); set {
			return nil, nil
		}
	}
	return c[flag.Name], nil
}
