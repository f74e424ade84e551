-- +goose Up

-- identities_identityid_fold lets no IDENTITYID stand twice, whatever its letter case, and
-- identities_lookup finds it: a third index over it would only cost.
DROP INDEX identities_key;
