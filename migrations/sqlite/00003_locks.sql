-- +goose Up

-- Lock holds. Invariant: an open hold <=> identity status Locked (4). It is held by the triggers
-- below, under every way of writing.
CREATE TABLE lock_holds (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    identity_id   INTEGER NOT NULL REFERENCES identities (id),
    source        TEXT NOT NULL,
    opened_by     INTEGER,
    opened_at     INTEGER NOT NULL,
    open_cause    INTEGER,
    status_before INTEGER,
    closed_by     INTEGER,
    closed_at     INTEGER,
    close_cause   INTEGER
);
CREATE INDEX lock_holds_open ON lock_holds (identity_id) WHERE closed_at IS NULL;
CREATE INDEX lock_holds_identity ON lock_holds (identity_id, id);

-- +goose StatementBegin
CREATE TRIGGER lock_holds_opened AFTER INSERT ON lock_holds BEGIN
    SELECT RAISE(ABORT, 'Immutable: a hold is opened first and closed later') WHERE NEW.closed_at IS NOT NULL;
    UPDATE identities SET identitystatus = 4 WHERE id = NEW.identity_id AND identitystatus IS NOT 4;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER lock_holds_closing BEFORE UPDATE ON lock_holds
WHEN OLD.closed_at IS NOT NULL OR NEW.closed_at IS NULL OR NEW.id <> OLD.id OR NEW.identity_id <> OLD.identity_id
    OR NEW.source <> OLD.source OR NEW.opened_at <> OLD.opened_at OR NEW.opened_by IS NOT OLD.opened_by
    OR NEW.open_cause IS NOT OLD.open_cause OR NEW.status_before IS NOT OLD.status_before BEGIN
    SELECT RAISE(ABORT, 'Immutable: a hold is only ever closed, once');
END;
-- +goose StatementEnd

-- Once the last hold is closed, Disabled (2) and Pending (5) return, else the dates decide
-- between Terminated (6), Inactive (3) and Active (1).
-- +goose StatementBegin
CREATE TRIGGER lock_holds_closed AFTER UPDATE ON lock_holds
WHEN NOT EXISTS (SELECT 1 FROM lock_holds WHERE identity_id = NEW.identity_id AND closed_at IS NULL) BEGIN
    UPDATE identities SET identitystatus = coalesce(
        (SELECT CASE WHEN b.status_before IN (2, 5) THEN b.status_before END FROM (SELECT h.status_before FROM lock_holds h
            WHERE h.identity_id = NEW.identity_id AND h.status_before IS NOT 4 ORDER BY h.id DESC LIMIT 1) AS b),
        CASE WHEN validto < rw_now() + (SELECT offset_micros FROM clock) THEN 6
            WHEN validfrom > rw_now() + (SELECT offset_micros FROM clock) THEN 3 ELSE 1 END)
    WHERE id = NEW.identity_id AND identitystatus = 4;
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER lock_holds_refuse BEFORE DELETE ON lock_holds BEGIN
    SELECT RAISE(ABORT, 'Immutable: lock_holds is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER identities_locked_insert AFTER INSERT ON identities
WHEN NEW.identitystatus = 4 AND NOT EXISTS (SELECT 1 FROM lock_holds WHERE identity_id = NEW.id AND closed_at IS NULL) BEGIN
    INSERT INTO lock_holds (identity_id, source, opened_at) VALUES (NEW.id, 'direct', rw_now() + (SELECT offset_micros FROM clock));
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER identities_locked_update AFTER UPDATE OF identitystatus ON identities
WHEN NEW.identitystatus = 4 AND NOT EXISTS (SELECT 1 FROM lock_holds WHERE identity_id = NEW.id AND closed_at IS NULL) BEGIN
    INSERT INTO lock_holds (identity_id, source, opened_at, status_before)
        VALUES (NEW.id, 'direct', rw_now() + (SELECT offset_micros FROM clock), OLD.identitystatus);
END;
-- +goose StatementEnd

-- The business key stays as well, else somebody could give it to another identity.
-- +goose StatementBegin
CREATE TRIGGER identities_held BEFORE UPDATE ON identities
WHEN (NEW.identitystatus IS NOT 4 OR NEW.deleted OR NEW.id <> OLD.id OR NEW.uid <> OLD.uid OR NEW.identityid IS NOT OLD.identityid)
    AND EXISTS (SELECT 1 FROM lock_holds WHERE identity_id = OLD.id AND closed_at IS NULL) BEGIN
    SELECT RAISE(ABORT, 'IdentityLocked: the identity is held');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER identities_held_delete BEFORE DELETE ON identities
WHEN EXISTS (SELECT 1 FROM lock_holds WHERE identity_id = OLD.id AND closed_at IS NULL) BEGIN
    SELECT RAISE(ABORT, 'IdentityLocked: the identity is held');
END;
-- +goose StatementEnd

-- Who asked for the lock or its end, not the engine that did it for him.
CREATE VIEW lock_hold_list AS
SELECT h.id, h.identity_id, h.source,
    coalesce(os.display_name, o.display_name, oe.actor, '') AS opened_by, h.opened_at AS opened_time,
    CASE h.status_before WHEN 1 THEN 'Active' WHEN 2 THEN 'Disabled' WHEN 3 THEN 'Inactive' WHEN 4 THEN 'Locked'
        WHEN 5 THEN 'Pending' WHEN 6 THEN 'Terminated' ELSE '' END AS status_before,
    coalesce(oe.reason, '') AS reason, oe.process_id,
    CASE WHEN h.closed_at IS NOT NULL THEN coalesce(cs.display_name, c.display_name, ce.actor, '') END AS closed_by,
    h.closed_at AS closed_time, ce.reason AS close_reason
FROM lock_holds h
LEFT JOIN audit_events oe ON oe.id = h.open_cause
LEFT JOIN processes op ON op.id = oe.process_id
LEFT JOIN users os ON os.id = op.startedby_id
LEFT JOIN audit_events ce ON ce.id = h.close_cause
LEFT JOIN processes cp ON cp.id = ce.process_id
LEFT JOIN users cs ON cs.id = cp.startedby_id
LEFT JOIN users o ON o.id = h.opened_by
LEFT JOIN users c ON c.id = h.closed_by;

-- Incidents find people by IDENTITYID without regard to letter case. A twin that differs in case only
-- would make both of them ambiguous, and so nobody could be locked: there is none.
CREATE UNIQUE INDEX identities_identityid_fold ON identities (lower(identityid)) WHERE NOT deleted;
