-- +goose Up

-- Who writes many rows gives the words that $search finds along: to find them here took a quarter of
-- the time of an import. Where nobody gave them they are found by rw_tokens, and those of a row whose
-- texts change are forgotten, whoever changes them.
ALTER TABLE identities ADD COLUMN words tsvector;
ALTER TABLE resources ADD COLUMN words tsvector;
-- +goose StatementBegin
CREATE FUNCTION rw_words_stale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.words := NULL;
    RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER identities_words_stale BEFORE UPDATE ON identities FOR EACH ROW
    WHEN (NEW.words IS NOT NULL AND (NEW.display_name, NEW.key_value, NEW.identityid, NEW.firstname, NEW.lastname, NEW.email, NEW.email2, NEW.jobtitle, NEW.employeeid) IS DISTINCT FROM (OLD.display_name, OLD.key_value, OLD.identityid, OLD.firstname, OLD.lastname, OLD.email, OLD.email2, OLD.jobtitle, OLD.employeeid))
    EXECUTE FUNCTION rw_words_stale();
CREATE TRIGGER resources_words_stale BEFORE UPDATE ON resources FOR EACH ROW
    WHEN (NEW.words IS NOT NULL AND (NEW.display_name, NEW.key_value, NEW.roleid, NEW.name, NEW.description) IS DISTINCT FROM (OLD.display_name, OLD.key_value, OLD.roleid, OLD.name, OLD.description))
    EXECUTE FUNCTION rw_words_stale();

DROP INDEX identities_words;
DROP INDEX resources_words;
CREATE INDEX identities_words ON identities USING gin (COALESCE(words, rw_tokens(COALESCE("display_name", '') || ' ' || COALESCE("key_value", '') || ' ' || COALESCE("identityid", '') || ' ' || COALESCE("firstname", '') || ' ' || COALESCE("lastname", '') || ' ' || COALESCE("email", '') || ' ' || COALESCE("email2", '') || ' ' || COALESCE("jobtitle", '') || ' ' || COALESCE("employeeid", ''))));
CREATE INDEX resources_words ON resources USING gin (COALESCE(words, rw_tokens(COALESCE("display_name", '') || ' ' || COALESCE("key_value", '') || ' ' || COALESCE("roleid", '') || ' ' || COALESCE("name", '') || ' ' || COALESCE("description", ''))));

-- identities_identityid_fold lets no IDENTITYID stand twice, whatever its letter case, and
-- identities_lookup finds it: a third index over it would only cost.
DROP INDEX identities_key;
