-- +goose Up

CREATE TABLE identities (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    identityid TEXT NOT NULL,
    firstname TEXT,
    lastname TEXT,
    email TEXT,
    email2 TEXT,
    jobtitle TEXT,
    employeeid TEXT,
    identitystatus INTEGER NOT NULL,
    identitycategory INTEGER NOT NULL,
    identitytype INTEGER,
    validfrom INTEGER,
    validto INTEGER,
    ouref_id INTEGER,
    primarycontexttype_id INTEGER,
    identityowner_id INTEGER,
    riskscore INTEGER,
    risklevel INTEGER,
    ident_relaunchsod INTEGER NOT NULL,
    odwbusikey TEXT,
    breakglass INTEGER NOT NULL,
    previousref_id INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE identities_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    identityid TEXT NOT NULL,
    firstname TEXT,
    lastname TEXT,
    email TEXT,
    email2 TEXT,
    jobtitle TEXT,
    employeeid TEXT,
    identitystatus INTEGER NOT NULL,
    identitycategory INTEGER NOT NULL,
    identitytype INTEGER,
    validfrom INTEGER,
    validto INTEGER,
    ouref_id INTEGER,
    primarycontexttype_id INTEGER,
    identityowner_id INTEGER,
    riskscore INTEGER,
    risklevel INTEGER,
    ident_relaunchsod INTEGER NOT NULL,
    odwbusikey TEXT,
    breakglass INTEGER NOT NULL,
    previousref_id INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW identities_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityid, firstname, lastname, email, email2, jobtitle, employeeid, identitystatus, identitycategory, identitytype, validfrom, validto, ouref_id, primarycontexttype_id, identityowner_id, riskscore, risklevel, ident_relaunchsod, odwbusikey, breakglass, previousref_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM identities
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityid, firstname, lastname, email, email2, jobtitle, employeeid, identitystatus, identitycategory, identitytype, validfrom, validto, ouref_id, primarycontexttype_id, identityowner_id, riskscore, risklevel, ident_relaunchsod, odwbusikey, breakglass, previousref_id, effective_from, effective_to, closed_by FROM identities_history;

CREATE UNIQUE INDEX identities_uid ON identities (uid);

CREATE INDEX identities_history_uid ON identities_history (uid);

CREATE INDEX identities_change_time ON identities (change_time, id);

CREATE UNIQUE INDEX identities_key ON identities (identityid) WHERE NOT deleted;

CREATE INDEX identities_lookup ON identities (identityid, id);

CREATE INDEX identities_history_lookup ON identities_history (identityid);

CREATE INDEX identities_lastname ON identities (lastname, id);

CREATE INDEX identities_history_lastname ON identities_history (lastname);

CREATE INDEX identities_email ON identities (email, id);

CREATE INDEX identities_history_email ON identities_history (email);

CREATE INDEX identities_employeeid ON identities (employeeid, id) WHERE employeeid IS NOT NULL;

CREATE INDEX identities_history_employeeid ON identities_history (employeeid) WHERE employeeid IS NOT NULL;

CREATE INDEX identities_validfrom ON identities (validfrom, id) WHERE validfrom IS NOT NULL;

CREATE INDEX identities_history_validfrom ON identities_history (validfrom) WHERE validfrom IS NOT NULL;

CREATE INDEX identities_validto ON identities (validto, id) WHERE validto IS NOT NULL;

CREATE INDEX identities_history_validto ON identities_history (validto) WHERE validto IS NOT NULL;

CREATE INDEX identities_ouref_id ON identities (ouref_id, id);

CREATE INDEX identities_history_ouref_id ON identities_history (ouref_id);

CREATE INDEX identities_primarycontexttype_id ON identities (primarycontexttype_id, id) WHERE primarycontexttype_id IS NOT NULL;

CREATE INDEX identities_history_primarycontexttype_id ON identities_history (primarycontexttype_id) WHERE primarycontexttype_id IS NOT NULL;

CREATE INDEX identities_identityowner_id ON identities (identityowner_id, id) WHERE identityowner_id IS NOT NULL;

CREATE INDEX identities_history_identityowner_id ON identities_history (identityowner_id) WHERE identityowner_id IS NOT NULL;

CREATE INDEX identities_previousref_id ON identities (previousref_id, id) WHERE previousref_id IS NOT NULL;

CREATE INDEX identities_history_previousref_id ON identities_history (previousref_id) WHERE previousref_id IS NOT NULL;

CREATE INDEX identities_identitystatus_lastname ON identities (identitystatus, lastname, id, deleted);

-- +goose StatementBegin
CREATE TRIGGER identities_history_refuse_update BEFORE UPDATE ON identities_history WHEN NOT (NEW.id IS OLD.id AND NEW.uid IS OLD.uid AND NEW.key_value IS OLD.key_value AND NEW.create_time IS OLD.create_time AND NEW.change_time IS OLD.change_time AND NEW.deleted IS OLD.deleted AND NEW.delete_time IS OLD.delete_time AND NEW.version_id IS OLD.version_id AND NEW.identityid IS OLD.identityid AND NEW.jobtitle IS OLD.jobtitle AND NEW.identitystatus IS OLD.identitystatus AND NEW.identitycategory IS OLD.identitycategory AND NEW.identitytype IS OLD.identitytype AND NEW.validfrom IS OLD.validfrom AND NEW.validto IS OLD.validto AND NEW.ouref_id IS OLD.ouref_id AND NEW.primarycontexttype_id IS OLD.primarycontexttype_id AND NEW.identityowner_id IS OLD.identityowner_id AND NEW.riskscore IS OLD.riskscore AND NEW.risklevel IS OLD.risklevel AND NEW.ident_relaunchsod IS OLD.ident_relaunchsod AND NEW.odwbusikey IS OLD.odwbusikey AND NEW.breakglass IS OLD.breakglass AND NEW.previousref_id IS OLD.previousref_id AND NEW.effective_from IS OLD.effective_from AND NEW.effective_to IS OLD.effective_to AND NEW.closed_by IS OLD.closed_by
    AND EXISTS (SELECT 1 FROM anonymisations a WHERE a.object_id = OLD.id AND a.open = 1))
BEGIN
    SELECT RAISE(ABORT, 'Immutable: identities_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER identities_history_refuse_delete BEFORE DELETE ON identities_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: identities_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE identities_manager (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE identities_manager_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW identities_manager_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM identities_manager
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM identities_manager_history;

CREATE INDEX identities_manager_target ON identities_manager (target_id);

CREATE INDEX identities_manager_history_target ON identities_manager_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER identities_manager_history_refuse_update BEFORE UPDATE ON identities_manager_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: identities_manager_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER identities_manager_history_refuse_delete BEFORE DELETE ON identities_manager_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: identities_manager_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE identities_managergroup (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE identities_managergroup_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW identities_managergroup_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM identities_managergroup
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM identities_managergroup_history;

CREATE INDEX identities_managergroup_target ON identities_managergroup (target_id);

CREATE INDEX identities_managergroup_history_target ON identities_managergroup_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER identities_managergroup_history_refuse_update BEFORE UPDATE ON identities_managergroup_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: identities_managergroup_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER identities_managergroup_history_refuse_delete BEFORE DELETE ON identities_managergroup_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: identities_managergroup_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE identities_explicitowner (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE identities_explicitowner_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW identities_explicitowner_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM identities_explicitowner
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM identities_explicitowner_history;

CREATE INDEX identities_explicitowner_target ON identities_explicitowner (target_id);

CREATE INDEX identities_explicitowner_history_target ON identities_explicitowner_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER identities_explicitowner_history_refuse_update BEFORE UPDATE ON identities_explicitowner_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: identities_explicitowner_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER identities_explicitowner_history_refuse_delete BEFORE DELETE ON identities_explicitowner_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: identities_explicitowner_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE identities_clt_tags (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE identities_clt_tags_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW identities_clt_tags_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM identities_clt_tags
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM identities_clt_tags_history;

CREATE INDEX identities_clt_tags_target ON identities_clt_tags (target_id);

CREATE INDEX identities_clt_tags_history_target ON identities_clt_tags_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER identities_clt_tags_history_refuse_update BEFORE UPDATE ON identities_clt_tags_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: identities_clt_tags_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER identities_clt_tags_history_refuse_delete BEFORE DELETE ON identities_clt_tags_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: identities_clt_tags_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE orgunits (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    ouid TEXT,
    name TEXT NOT NULL,
    description TEXT,
    parentou_id INTEGER,
    outype_id INTEGER,
    validfrom INTEGER,
    validto INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE orgunits_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    ouid TEXT,
    name TEXT NOT NULL,
    description TEXT,
    parentou_id INTEGER,
    outype_id INTEGER,
    validfrom INTEGER,
    validto INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW orgunits_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, ouid, name, description, parentou_id, outype_id, validfrom, validto, effective_from, NULL AS effective_to, NULL AS closed_by FROM orgunits
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, ouid, name, description, parentou_id, outype_id, validfrom, validto, effective_from, effective_to, closed_by FROM orgunits_history;

CREATE UNIQUE INDEX orgunits_uid ON orgunits (uid);

CREATE INDEX orgunits_history_uid ON orgunits_history (uid);

CREATE INDEX orgunits_change_time ON orgunits (change_time, id);

CREATE UNIQUE INDEX orgunits_key ON orgunits (ouid) WHERE NOT deleted;

CREATE INDEX orgunits_lookup ON orgunits (ouid, id);

CREATE INDEX orgunits_history_lookup ON orgunits_history (ouid);

CREATE INDEX orgunits_name ON orgunits (name, id);

CREATE INDEX orgunits_history_name ON orgunits_history (name);

CREATE INDEX orgunits_parentou_id ON orgunits (parentou_id, id);

CREATE INDEX orgunits_history_parentou_id ON orgunits_history (parentou_id);

CREATE INDEX orgunits_outype_id ON orgunits (outype_id, id) WHERE outype_id IS NOT NULL;

CREATE INDEX orgunits_history_outype_id ON orgunits_history (outype_id) WHERE outype_id IS NOT NULL;

-- +goose StatementBegin
CREATE TRIGGER orgunits_history_refuse_update BEFORE UPDATE ON orgunits_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: orgunits_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER orgunits_history_refuse_delete BEFORE DELETE ON orgunits_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: orgunits_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE orgunits_manager (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE orgunits_manager_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW orgunits_manager_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM orgunits_manager
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM orgunits_manager_history;

CREATE INDEX orgunits_manager_target ON orgunits_manager (target_id);

CREATE INDEX orgunits_manager_history_target ON orgunits_manager_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER orgunits_manager_history_refuse_update BEFORE UPDATE ON orgunits_manager_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: orgunits_manager_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER orgunits_manager_history_refuse_delete BEFORE DELETE ON orgunits_manager_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: orgunits_manager_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE orgunits_managergroup (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE orgunits_managergroup_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW orgunits_managergroup_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM orgunits_managergroup
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM orgunits_managergroup_history;

CREATE INDEX orgunits_managergroup_target ON orgunits_managergroup (target_id);

CREATE INDEX orgunits_managergroup_history_target ON orgunits_managergroup_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER orgunits_managergroup_history_refuse_update BEFORE UPDATE ON orgunits_managergroup_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: orgunits_managergroup_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER orgunits_managergroup_history_refuse_delete BEFORE DELETE ON orgunits_managergroup_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: orgunits_managergroup_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE orgunits_ownerref (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE orgunits_ownerref_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW orgunits_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM orgunits_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM orgunits_ownerref_history;

CREATE INDEX orgunits_ownerref_target ON orgunits_ownerref (target_id);

CREATE INDEX orgunits_ownerref_history_target ON orgunits_ownerref_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER orgunits_ownerref_history_refuse_update BEFORE UPDATE ON orgunits_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: orgunits_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER orgunits_ownerref_history_refuse_delete BEFORE DELETE ON orgunits_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: orgunits_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE orgunits_clt_tags (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE orgunits_clt_tags_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW orgunits_clt_tags_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM orgunits_clt_tags
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM orgunits_clt_tags_history;

CREATE INDEX orgunits_clt_tags_target ON orgunits_clt_tags (target_id);

CREATE INDEX orgunits_clt_tags_history_target ON orgunits_clt_tags_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER orgunits_clt_tags_history_refuse_update BEFORE UPDATE ON orgunits_clt_tags_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: orgunits_clt_tags_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER orgunits_clt_tags_history_refuse_delete BEFORE DELETE ON orgunits_clt_tags_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: orgunits_clt_tags_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE contexttypes (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    hierarchical INTEGER NOT NULL,
    supervisorproperty TEXT,
    membershipproperty TEXT,
    gracedays INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE contexttypes_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    hierarchical INTEGER NOT NULL,
    supervisorproperty TEXT,
    membershipproperty TEXT,
    gracedays INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW contexttypes_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, hierarchical, supervisorproperty, membershipproperty, gracedays, effective_from, NULL AS effective_to, NULL AS closed_by FROM contexttypes
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, hierarchical, supervisorproperty, membershipproperty, gracedays, effective_from, effective_to, closed_by FROM contexttypes_history;

CREATE UNIQUE INDEX contexttypes_uid ON contexttypes (uid);

CREATE INDEX contexttypes_history_uid ON contexttypes_history (uid);

CREATE INDEX contexttypes_change_time ON contexttypes (change_time, id);

CREATE UNIQUE INDEX contexttypes_key ON contexttypes (name) WHERE NOT deleted;

CREATE INDEX contexttypes_lookup ON contexttypes (name, id);

CREATE INDEX contexttypes_history_lookup ON contexttypes_history (name);

-- +goose StatementBegin
CREATE TRIGGER contexttypes_history_refuse_update BEFORE UPDATE ON contexttypes_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: contexttypes_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER contexttypes_history_refuse_delete BEFORE DELETE ON contexttypes_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: contexttypes_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE contextassignments (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    ca_identity_id INTEGER NOT NULL,
    ca_context_id INTEGER NOT NULL,
    validfrom INTEGER,
    validto INTEGER,
    origin INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE contextassignments_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    ca_identity_id INTEGER NOT NULL,
    ca_context_id INTEGER NOT NULL,
    validfrom INTEGER,
    validto INTEGER,
    origin INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW contextassignments_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, ca_identity_id, ca_context_id, validfrom, validto, origin, effective_from, NULL AS effective_to, NULL AS closed_by FROM contextassignments
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, ca_identity_id, ca_context_id, validfrom, validto, origin, effective_from, effective_to, closed_by FROM contextassignments_history;

CREATE UNIQUE INDEX contextassignments_uid ON contextassignments (uid);

CREATE INDEX contextassignments_history_uid ON contextassignments_history (uid);

CREATE INDEX contextassignments_change_time ON contextassignments (change_time, id);

CREATE INDEX contextassignments_ca_identity_id ON contextassignments (ca_identity_id, id);

CREATE INDEX contextassignments_history_ca_identity_id ON contextassignments_history (ca_identity_id);

CREATE INDEX contextassignments_ca_context_id ON contextassignments (ca_context_id, id);

CREATE INDEX contextassignments_history_ca_context_id ON contextassignments_history (ca_context_id);

-- +goose StatementBegin
CREATE TRIGGER contextassignments_history_refuse_update BEFORE UPDATE ON contextassignments_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: contextassignments_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER contextassignments_history_refuse_delete BEFORE DELETE ON contextassignments_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: contextassignments_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE systems (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    systemid TEXT,
    name TEXT NOT NULL,
    description TEXT,
    rolefolder_id INTEGER,
    autocreateaccount INTEGER NOT NULL,
    provisioningtype INTEGER NOT NULL,
    connectorconfig TEXT,
    importmaxcreated INTEGER,
    importmaxchanged INTEGER,
    importmaxdeleted INTEGER,
    importfloor INTEGER,
    provisioningmax INTEGER,
    provisioninginterval INTEGER,
    claimexpirydays INTEGER NOT NULL,
    nodelete INTEGER NOT NULL,
    riskscore INTEGER,
    risklevel INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE systems_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    systemid TEXT,
    name TEXT NOT NULL,
    description TEXT,
    rolefolder_id INTEGER,
    autocreateaccount INTEGER NOT NULL,
    provisioningtype INTEGER NOT NULL,
    connectorconfig TEXT,
    importmaxcreated INTEGER,
    importmaxchanged INTEGER,
    importmaxdeleted INTEGER,
    importfloor INTEGER,
    provisioningmax INTEGER,
    provisioninginterval INTEGER,
    claimexpirydays INTEGER NOT NULL,
    nodelete INTEGER NOT NULL,
    riskscore INTEGER,
    risklevel INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW systems_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, systemid, name, description, rolefolder_id, autocreateaccount, provisioningtype, connectorconfig, importmaxcreated, importmaxchanged, importmaxdeleted, importfloor, provisioningmax, provisioninginterval, claimexpirydays, nodelete, riskscore, risklevel, effective_from, NULL AS effective_to, NULL AS closed_by FROM systems
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, systemid, name, description, rolefolder_id, autocreateaccount, provisioningtype, connectorconfig, importmaxcreated, importmaxchanged, importmaxdeleted, importfloor, provisioningmax, provisioninginterval, claimexpirydays, nodelete, riskscore, risklevel, effective_from, effective_to, closed_by FROM systems_history;

CREATE UNIQUE INDEX systems_uid ON systems (uid);

CREATE INDEX systems_history_uid ON systems_history (uid);

CREATE INDEX systems_change_time ON systems (change_time, id);

CREATE UNIQUE INDEX systems_key ON systems (systemid) WHERE NOT deleted;

CREATE INDEX systems_lookup ON systems (systemid, id);

CREATE INDEX systems_history_lookup ON systems_history (systemid);

CREATE INDEX systems_name ON systems (name, id);

CREATE INDEX systems_history_name ON systems_history (name);

CREATE INDEX systems_rolefolder_id ON systems (rolefolder_id, id) WHERE rolefolder_id IS NOT NULL;

CREATE INDEX systems_history_rolefolder_id ON systems_history (rolefolder_id) WHERE rolefolder_id IS NOT NULL;

-- +goose StatementBegin
CREATE TRIGGER systems_history_refuse_update BEFORE UPDATE ON systems_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: systems_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER systems_history_refuse_delete BEFORE DELETE ON systems_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: systems_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE systems_ownerref (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE systems_ownerref_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW systems_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM systems_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM systems_ownerref_history;

CREATE INDEX systems_ownerref_target ON systems_ownerref (target_id);

CREATE INDEX systems_ownerref_history_target ON systems_ownerref_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER systems_ownerref_history_refuse_update BEFORE UPDATE ON systems_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: systems_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER systems_ownerref_history_refuse_delete BEFORE DELETE ON systems_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: systems_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE systems_ownergroup (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE systems_ownergroup_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW systems_ownergroup_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM systems_ownergroup
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM systems_ownergroup_history;

CREATE INDEX systems_ownergroup_target ON systems_ownergroup (target_id);

CREATE INDEX systems_ownergroup_history_target ON systems_ownergroup_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER systems_ownergroup_history_refuse_update BEFORE UPDATE ON systems_ownergroup_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: systems_ownergroup_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER systems_ownergroup_history_refuse_delete BEFORE DELETE ON systems_ownergroup_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: systems_ownergroup_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE systems_clt_tags (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE systems_clt_tags_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW systems_clt_tags_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM systems_clt_tags
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM systems_clt_tags_history;

CREATE INDEX systems_clt_tags_target ON systems_clt_tags (target_id);

CREATE INDEX systems_clt_tags_history_target ON systems_clt_tags_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER systems_clt_tags_history_refuse_update BEFORE UPDATE ON systems_clt_tags_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: systems_clt_tags_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER systems_clt_tags_history_refuse_delete BEFORE DELETE ON systems_clt_tags_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: systems_clt_tags_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE resourcetypes (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    rolecategory INTEGER,
    autocreateaccount INTEGER NOT NULL,
    postvalidity INTEGER,
    attributeset_id INTEGER,
    attributereconciliation INTEGER NOT NULL,
    exclusivelymanaged INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE resourcetypes_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    rolecategory INTEGER,
    autocreateaccount INTEGER NOT NULL,
    postvalidity INTEGER,
    attributeset_id INTEGER,
    attributereconciliation INTEGER NOT NULL,
    exclusivelymanaged INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW resourcetypes_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, rolecategory, autocreateaccount, postvalidity, attributeset_id, attributereconciliation, exclusivelymanaged, effective_from, NULL AS effective_to, NULL AS closed_by FROM resourcetypes
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, rolecategory, autocreateaccount, postvalidity, attributeset_id, attributereconciliation, exclusivelymanaged, effective_from, effective_to, closed_by FROM resourcetypes_history;

CREATE UNIQUE INDEX resourcetypes_uid ON resourcetypes (uid);

CREATE INDEX resourcetypes_history_uid ON resourcetypes_history (uid);

CREATE INDEX resourcetypes_change_time ON resourcetypes (change_time, id);

CREATE UNIQUE INDEX resourcetypes_key ON resourcetypes (name) WHERE NOT deleted;

CREATE INDEX resourcetypes_lookup ON resourcetypes (name, id);

CREATE INDEX resourcetypes_history_lookup ON resourcetypes_history (name);

CREATE INDEX resourcetypes_attributeset_id ON resourcetypes (attributeset_id, id);

CREATE INDEX resourcetypes_history_attributeset_id ON resourcetypes_history (attributeset_id);

-- +goose StatementBegin
CREATE TRIGGER resourcetypes_history_refuse_update BEFORE UPDATE ON resourcetypes_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resourcetypes_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER resourcetypes_history_refuse_delete BEFORE DELETE ON resourcetypes_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resourcetypes_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE attributedefinitions (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    property TEXT NOT NULL,
    attributetype INTEGER NOT NULL,
    source INTEGER,
    rule TEXT,
    collectall INTEGER NOT NULL,
    informationonly INTEGER NOT NULL,
    mandatory INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE attributedefinitions_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    property TEXT NOT NULL,
    attributetype INTEGER NOT NULL,
    source INTEGER,
    rule TEXT,
    collectall INTEGER NOT NULL,
    informationonly INTEGER NOT NULL,
    mandatory INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW attributedefinitions_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, property, attributetype, source, rule, collectall, informationonly, mandatory, effective_from, NULL AS effective_to, NULL AS closed_by FROM attributedefinitions
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, property, attributetype, source, rule, collectall, informationonly, mandatory, effective_from, effective_to, closed_by FROM attributedefinitions_history;

CREATE UNIQUE INDEX attributedefinitions_uid ON attributedefinitions (uid);

CREATE INDEX attributedefinitions_history_uid ON attributedefinitions_history (uid);

CREATE INDEX attributedefinitions_change_time ON attributedefinitions (change_time, id);

CREATE UNIQUE INDEX attributedefinitions_key ON attributedefinitions (name) WHERE NOT deleted;

CREATE INDEX attributedefinitions_lookup ON attributedefinitions (name, id);

CREATE INDEX attributedefinitions_history_lookup ON attributedefinitions_history (name);

CREATE INDEX attributedefinitions_property ON attributedefinitions (property, id);

CREATE INDEX attributedefinitions_history_property ON attributedefinitions_history (property);

-- +goose StatementBegin
CREATE TRIGGER attributedefinitions_history_refuse_update BEFORE UPDATE ON attributedefinitions_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: attributedefinitions_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER attributedefinitions_history_refuse_delete BEFORE DELETE ON attributedefinitions_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: attributedefinitions_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE attributesets (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE attributesets_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW attributesets_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, effective_from, NULL AS effective_to, NULL AS closed_by FROM attributesets
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, effective_from, effective_to, closed_by FROM attributesets_history;

CREATE UNIQUE INDEX attributesets_uid ON attributesets (uid);

CREATE INDEX attributesets_history_uid ON attributesets_history (uid);

CREATE INDEX attributesets_change_time ON attributesets (change_time, id);

CREATE UNIQUE INDEX attributesets_key ON attributesets (name) WHERE NOT deleted;

CREATE INDEX attributesets_lookup ON attributesets (name, id);

CREATE INDEX attributesets_history_lookup ON attributesets_history (name);

-- +goose StatementBegin
CREATE TRIGGER attributesets_history_refuse_update BEFORE UPDATE ON attributesets_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: attributesets_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER attributesets_history_refuse_delete BEFORE DELETE ON attributesets_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: attributesets_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE attributesets_attributes (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE attributesets_attributes_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW attributesets_attributes_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM attributesets_attributes
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM attributesets_attributes_history;

CREATE INDEX attributesets_attributes_target ON attributesets_attributes (target_id);

CREATE INDEX attributesets_attributes_history_target ON attributesets_attributes_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER attributesets_attributes_history_refuse_update BEFORE UPDATE ON attributesets_attributes_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: attributesets_attributes_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER attributesets_attributes_history_refuse_delete BEFORE DELETE ON attributesets_attributes_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: attributesets_attributes_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE resourcefolders (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    parentfolder_id INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE resourcefolders_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    parentfolder_id INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW resourcefolders_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, parentfolder_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM resourcefolders
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, parentfolder_id, effective_from, effective_to, closed_by FROM resourcefolders_history;

CREATE UNIQUE INDEX resourcefolders_uid ON resourcefolders (uid);

CREATE INDEX resourcefolders_history_uid ON resourcefolders_history (uid);

CREATE INDEX resourcefolders_change_time ON resourcefolders (change_time, id);

CREATE UNIQUE INDEX resourcefolders_key ON resourcefolders (name) WHERE NOT deleted;

CREATE INDEX resourcefolders_lookup ON resourcefolders (name, id);

CREATE INDEX resourcefolders_history_lookup ON resourcefolders_history (name);

CREATE INDEX resourcefolders_parentfolder_id ON resourcefolders (parentfolder_id, id);

CREATE INDEX resourcefolders_history_parentfolder_id ON resourcefolders_history (parentfolder_id);

-- +goose StatementBegin
CREATE TRIGGER resourcefolders_history_refuse_update BEFORE UPDATE ON resourcefolders_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resourcefolders_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER resourcefolders_history_refuse_delete BEFORE DELETE ON resourcefolders_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resourcefolders_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE resourcefolders_ownerref (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE resourcefolders_ownerref_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW resourcefolders_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM resourcefolders_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM resourcefolders_ownerref_history;

CREATE INDEX resourcefolders_ownerref_target ON resourcefolders_ownerref (target_id);

CREATE INDEX resourcefolders_ownerref_history_target ON resourcefolders_ownerref_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER resourcefolders_ownerref_history_refuse_update BEFORE UPDATE ON resourcefolders_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resourcefolders_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER resourcefolders_ownerref_history_refuse_delete BEFORE DELETE ON resourcefolders_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resourcefolders_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE resourcefolders_clt_tags (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE resourcefolders_clt_tags_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW resourcefolders_clt_tags_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM resourcefolders_clt_tags
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM resourcefolders_clt_tags_history;

CREATE INDEX resourcefolders_clt_tags_target ON resourcefolders_clt_tags (target_id);

CREATE INDEX resourcefolders_clt_tags_history_target ON resourcefolders_clt_tags_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER resourcefolders_clt_tags_history_refuse_update BEFORE UPDATE ON resourcefolders_clt_tags_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resourcefolders_clt_tags_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER resourcefolders_clt_tags_history_refuse_delete BEFORE DELETE ON resourcefolders_clt_tags_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resourcefolders_clt_tags_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE resources (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    roleid TEXT,
    name TEXT NOT NULL,
    description TEXT,
    resourcestatus INTEGER NOT NULL,
    validfrom INTEGER,
    validto INTEGER,
    systemref_id INTEGER,
    roletyperef_id INTEGER,
    rolecategory INTEGER,
    rolefolder_id INTEGER,
    maxvalidity INTEGER,
    skipprovisioning INTEGER NOT NULL,
    preventselfsvc INTEGER NOT NULL,
    riskscore INTEGER,
    risklevel INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE resources_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    roleid TEXT,
    name TEXT NOT NULL,
    description TEXT,
    resourcestatus INTEGER NOT NULL,
    validfrom INTEGER,
    validto INTEGER,
    systemref_id INTEGER,
    roletyperef_id INTEGER,
    rolecategory INTEGER,
    rolefolder_id INTEGER,
    maxvalidity INTEGER,
    skipprovisioning INTEGER NOT NULL,
    preventselfsvc INTEGER NOT NULL,
    riskscore INTEGER,
    risklevel INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW resources_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, roleid, name, description, resourcestatus, validfrom, validto, systemref_id, roletyperef_id, rolecategory, rolefolder_id, maxvalidity, skipprovisioning, preventselfsvc, riskscore, risklevel, effective_from, NULL AS effective_to, NULL AS closed_by FROM resources
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, roleid, name, description, resourcestatus, validfrom, validto, systemref_id, roletyperef_id, rolecategory, rolefolder_id, maxvalidity, skipprovisioning, preventselfsvc, riskscore, risklevel, effective_from, effective_to, closed_by FROM resources_history;

CREATE UNIQUE INDEX resources_uid ON resources (uid);

CREATE INDEX resources_history_uid ON resources_history (uid);

CREATE INDEX resources_change_time ON resources (change_time, id);

CREATE UNIQUE INDEX resources_key ON resources (roleid) WHERE NOT deleted;

CREATE INDEX resources_lookup ON resources (roleid, id);

CREATE INDEX resources_history_lookup ON resources_history (roleid);

CREATE INDEX resources_name ON resources (name, id);

CREATE INDEX resources_history_name ON resources_history (name);

CREATE INDEX resources_resourcestatus ON resources (resourcestatus, id);

CREATE INDEX resources_history_resourcestatus ON resources_history (resourcestatus);

CREATE INDEX resources_validfrom ON resources (validfrom, id) WHERE validfrom IS NOT NULL;

CREATE INDEX resources_history_validfrom ON resources_history (validfrom) WHERE validfrom IS NOT NULL;

CREATE INDEX resources_validto ON resources (validto, id) WHERE validto IS NOT NULL;

CREATE INDEX resources_history_validto ON resources_history (validto) WHERE validto IS NOT NULL;

CREATE INDEX resources_systemref_id ON resources (systemref_id, id);

CREATE INDEX resources_history_systemref_id ON resources_history (systemref_id);

CREATE INDEX resources_roletyperef_id ON resources (roletyperef_id, id);

CREATE INDEX resources_history_roletyperef_id ON resources_history (roletyperef_id);

CREATE INDEX resources_rolecategory ON resources (rolecategory, id);

CREATE INDEX resources_history_rolecategory ON resources_history (rolecategory);

CREATE INDEX resources_rolefolder_id ON resources (rolefolder_id, id) WHERE rolefolder_id IS NOT NULL;

CREATE INDEX resources_history_rolefolder_id ON resources_history (rolefolder_id) WHERE rolefolder_id IS NOT NULL;

-- +goose StatementBegin
CREATE TRIGGER resources_history_refuse_update BEFORE UPDATE ON resources_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resources_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER resources_history_refuse_delete BEFORE DELETE ON resources_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resources_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE resources_childroles (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE resources_childroles_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW resources_childroles_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM resources_childroles
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM resources_childroles_history;

CREATE INDEX resources_childroles_target ON resources_childroles (target_id);

CREATE INDEX resources_childroles_history_target ON resources_childroles_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER resources_childroles_history_refuse_update BEFORE UPDATE ON resources_childroles_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resources_childroles_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER resources_childroles_history_refuse_delete BEFORE DELETE ON resources_childroles_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resources_childroles_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE resources_accounttype (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE resources_accounttype_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW resources_accounttype_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM resources_accounttype
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM resources_accounttype_history;

CREATE INDEX resources_accounttype_target ON resources_accounttype (target_id);

CREATE INDEX resources_accounttype_history_target ON resources_accounttype_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER resources_accounttype_history_refuse_update BEFORE UPDATE ON resources_accounttype_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resources_accounttype_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER resources_accounttype_history_refuse_delete BEFORE DELETE ON resources_accounttype_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resources_accounttype_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE resources_ownerref (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE resources_ownerref_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW resources_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM resources_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM resources_ownerref_history;

CREATE INDEX resources_ownerref_target ON resources_ownerref (target_id);

CREATE INDEX resources_ownerref_history_target ON resources_ownerref_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER resources_ownerref_history_refuse_update BEFORE UPDATE ON resources_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resources_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER resources_ownerref_history_refuse_delete BEFORE DELETE ON resources_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resources_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE resources_explicitowner (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE resources_explicitowner_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW resources_explicitowner_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM resources_explicitowner
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM resources_explicitowner_history;

CREATE INDEX resources_explicitowner_target ON resources_explicitowner (target_id);

CREATE INDEX resources_explicitowner_history_target ON resources_explicitowner_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER resources_explicitowner_history_refuse_update BEFORE UPDATE ON resources_explicitowner_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resources_explicitowner_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER resources_explicitowner_history_refuse_delete BEFORE DELETE ON resources_explicitowner_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resources_explicitowner_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE resources_manualowner (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE resources_manualowner_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW resources_manualowner_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM resources_manualowner
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM resources_manualowner_history;

CREATE INDEX resources_manualowner_target ON resources_manualowner (target_id);

CREATE INDEX resources_manualowner_history_target ON resources_manualowner_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER resources_manualowner_history_refuse_update BEFORE UPDATE ON resources_manualowner_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resources_manualowner_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER resources_manualowner_history_refuse_delete BEFORE DELETE ON resources_manualowner_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resources_manualowner_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE resources_clt_tags (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE resources_clt_tags_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW resources_clt_tags_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM resources_clt_tags
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM resources_clt_tags_history;

CREATE INDEX resources_clt_tags_target ON resources_clt_tags (target_id);

CREATE INDEX resources_clt_tags_history_target ON resources_clt_tags_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER resources_clt_tags_history_refuse_update BEFORE UPDATE ON resources_clt_tags_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resources_clt_tags_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER resources_clt_tags_history_refuse_delete BEFORE DELETE ON resources_clt_tags_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resources_clt_tags_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE accounttypes (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    isdefault INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE accounttypes_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    isdefault INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW accounttypes_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, isdefault, effective_from, NULL AS effective_to, NULL AS closed_by FROM accounttypes
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, isdefault, effective_from, effective_to, closed_by FROM accounttypes_history;

CREATE UNIQUE INDEX accounttypes_uid ON accounttypes (uid);

CREATE INDEX accounttypes_history_uid ON accounttypes_history (uid);

CREATE INDEX accounttypes_change_time ON accounttypes (change_time, id);

CREATE UNIQUE INDEX accounttypes_key ON accounttypes (name) WHERE NOT deleted;

CREATE INDEX accounttypes_lookup ON accounttypes (name, id);

CREATE INDEX accounttypes_history_lookup ON accounttypes_history (name);

-- +goose StatementBegin
CREATE TRIGGER accounttypes_history_refuse_update BEFORE UPDATE ON accounttypes_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: accounttypes_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER accounttypes_history_refuse_delete BEFORE DELETE ON accounttypes_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: accounttypes_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE accounttypepolicies (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    systemref_id INTEGER NOT NULL,
    accountfilter TEXT NOT NULL,
    accounttypename TEXT NOT NULL,
    position INTEGER NOT NULL,
    active INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE accounttypepolicies_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    systemref_id INTEGER NOT NULL,
    accountfilter TEXT NOT NULL,
    accounttypename TEXT NOT NULL,
    position INTEGER NOT NULL,
    active INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW accounttypepolicies_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, systemref_id, accountfilter, accounttypename, position, active, effective_from, NULL AS effective_to, NULL AS closed_by FROM accounttypepolicies
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, systemref_id, accountfilter, accounttypename, position, active, effective_from, effective_to, closed_by FROM accounttypepolicies_history;

CREATE UNIQUE INDEX accounttypepolicies_uid ON accounttypepolicies (uid);

CREATE INDEX accounttypepolicies_history_uid ON accounttypepolicies_history (uid);

CREATE INDEX accounttypepolicies_change_time ON accounttypepolicies (change_time, id);

CREATE UNIQUE INDEX accounttypepolicies_key ON accounttypepolicies (name) WHERE NOT deleted;

CREATE INDEX accounttypepolicies_lookup ON accounttypepolicies (name, id);

CREATE INDEX accounttypepolicies_history_lookup ON accounttypepolicies_history (name);

CREATE INDEX accounttypepolicies_systemref_id ON accounttypepolicies (systemref_id, id);

CREATE INDEX accounttypepolicies_history_systemref_id ON accounttypepolicies_history (systemref_id);

-- +goose StatementBegin
CREATE TRIGGER accounttypepolicies_history_refuse_update BEFORE UPDATE ON accounttypepolicies_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: accounttypepolicies_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER accounttypepolicies_history_refuse_delete BEFORE DELETE ON accounttypepolicies_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: accounttypepolicies_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE resourceassignments (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    identityref_id INTEGER NOT NULL,
    roleref_id INTEGER NOT NULL,
    roleassnstatus INTEGER NOT NULL,
    validfrom INTEGER,
    validto INTEGER,
    contextref_id INTEGER,
    accountkey TEXT,
    accounttype_id INTEGER,
    attributes TEXT,
    reason TEXT,
    requester_id INTEGER,
    initialload_id INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE resourceassignments_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    identityref_id INTEGER NOT NULL,
    roleref_id INTEGER NOT NULL,
    roleassnstatus INTEGER NOT NULL,
    validfrom INTEGER,
    validto INTEGER,
    contextref_id INTEGER,
    accountkey TEXT,
    accounttype_id INTEGER,
    attributes TEXT,
    reason TEXT,
    requester_id INTEGER,
    initialload_id INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW resourceassignments_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, roleref_id, roleassnstatus, validfrom, validto, contextref_id, accountkey, accounttype_id, attributes, reason, requester_id, initialload_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM resourceassignments
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, roleref_id, roleassnstatus, validfrom, validto, contextref_id, accountkey, accounttype_id, attributes, reason, requester_id, initialload_id, effective_from, effective_to, closed_by FROM resourceassignments_history;

CREATE UNIQUE INDEX resourceassignments_uid ON resourceassignments (uid);

CREATE INDEX resourceassignments_history_uid ON resourceassignments_history (uid);

CREATE INDEX resourceassignments_change_time ON resourceassignments (change_time, id);

CREATE INDEX resourceassignments_identityref_id ON resourceassignments (identityref_id, id);

CREATE INDEX resourceassignments_history_identityref_id ON resourceassignments_history (identityref_id);

CREATE INDEX resourceassignments_roleref_id ON resourceassignments (roleref_id, id);

CREATE INDEX resourceassignments_history_roleref_id ON resourceassignments_history (roleref_id);

CREATE INDEX resourceassignments_roleassnstatus ON resourceassignments (roleassnstatus, id);

CREATE INDEX resourceassignments_history_roleassnstatus ON resourceassignments_history (roleassnstatus);

CREATE INDEX resourceassignments_validfrom ON resourceassignments (validfrom, id) WHERE validfrom IS NOT NULL;

CREATE INDEX resourceassignments_history_validfrom ON resourceassignments_history (validfrom) WHERE validfrom IS NOT NULL;

CREATE INDEX resourceassignments_validto ON resourceassignments (validto, id) WHERE validto IS NOT NULL;

CREATE INDEX resourceassignments_history_validto ON resourceassignments_history (validto) WHERE validto IS NOT NULL;

CREATE INDEX resourceassignments_contextref_id ON resourceassignments (contextref_id, id) WHERE contextref_id IS NOT NULL;

CREATE INDEX resourceassignments_history_contextref_id ON resourceassignments_history (contextref_id) WHERE contextref_id IS NOT NULL;

CREATE INDEX resourceassignments_accounttype_id ON resourceassignments (accounttype_id, id) WHERE accounttype_id IS NOT NULL;

CREATE INDEX resourceassignments_history_accounttype_id ON resourceassignments_history (accounttype_id) WHERE accounttype_id IS NOT NULL;

CREATE INDEX resourceassignments_requester_id ON resourceassignments (requester_id, id) WHERE requester_id IS NOT NULL;

CREATE INDEX resourceassignments_history_requester_id ON resourceassignments_history (requester_id) WHERE requester_id IS NOT NULL;

CREATE INDEX resourceassignments_initialload_id ON resourceassignments (initialload_id, id) WHERE initialload_id IS NOT NULL;

CREATE INDEX resourceassignments_history_initialload_id ON resourceassignments_history (initialload_id) WHERE initialload_id IS NOT NULL;

-- +goose StatementBegin
CREATE TRIGGER resourceassignments_history_refuse_update BEFORE UPDATE ON resourceassignments_history WHEN NOT (NEW.id IS OLD.id AND NEW.uid IS OLD.uid AND NEW.display_name IS OLD.display_name AND NEW.key_value IS OLD.key_value AND NEW.create_time IS OLD.create_time AND NEW.change_time IS OLD.change_time AND NEW.deleted IS OLD.deleted AND NEW.delete_time IS OLD.delete_time AND NEW.version_id IS OLD.version_id AND NEW.identityref_id IS OLD.identityref_id AND NEW.roleref_id IS OLD.roleref_id AND NEW.roleassnstatus IS OLD.roleassnstatus AND NEW.validfrom IS OLD.validfrom AND NEW.validto IS OLD.validto AND NEW.contextref_id IS OLD.contextref_id AND NEW.accountkey IS OLD.accountkey AND NEW.accounttype_id IS OLD.accounttype_id AND NEW.reason IS OLD.reason AND NEW.requester_id IS OLD.requester_id AND NEW.initialload_id IS OLD.initialload_id AND NEW.effective_from IS OLD.effective_from AND NEW.effective_to IS OLD.effective_to AND NEW.closed_by IS OLD.closed_by
    AND EXISTS (SELECT 1 FROM anonymisations a WHERE a.object_id = OLD.id AND a.open = 1))
BEGIN
    SELECT RAISE(ABORT, 'Immutable: resourceassignments_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER resourceassignments_history_refuse_delete BEFORE DELETE ON resourceassignments_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resourceassignments_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE assignmentpolicies (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    directmembersonly INTEGER NOT NULL,
    identityfilter TEXT,
    validfrom INTEGER,
    validto INTEGER,
    active INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE assignmentpolicies_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    directmembersonly INTEGER NOT NULL,
    identityfilter TEXT,
    validfrom INTEGER,
    validto INTEGER,
    active INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW assignmentpolicies_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, directmembersonly, identityfilter, validfrom, validto, active, effective_from, NULL AS effective_to, NULL AS closed_by FROM assignmentpolicies
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, directmembersonly, identityfilter, validfrom, validto, active, effective_from, effective_to, closed_by FROM assignmentpolicies_history;

CREATE UNIQUE INDEX assignmentpolicies_uid ON assignmentpolicies (uid);

CREATE INDEX assignmentpolicies_history_uid ON assignmentpolicies_history (uid);

CREATE INDEX assignmentpolicies_change_time ON assignmentpolicies (change_time, id);

CREATE UNIQUE INDEX assignmentpolicies_key ON assignmentpolicies (name) WHERE NOT deleted;

CREATE INDEX assignmentpolicies_lookup ON assignmentpolicies (name, id);

CREATE INDEX assignmentpolicies_history_lookup ON assignmentpolicies_history (name);

CREATE INDEX assignmentpolicies_validfrom ON assignmentpolicies (validfrom, id) WHERE validfrom IS NOT NULL;

CREATE INDEX assignmentpolicies_history_validfrom ON assignmentpolicies_history (validfrom) WHERE validfrom IS NOT NULL;

CREATE INDEX assignmentpolicies_validto ON assignmentpolicies (validto, id) WHERE validto IS NOT NULL;

CREATE INDEX assignmentpolicies_history_validto ON assignmentpolicies_history (validto) WHERE validto IS NOT NULL;

-- +goose StatementBegin
CREATE TRIGGER assignmentpolicies_history_refuse_update BEFORE UPDATE ON assignmentpolicies_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: assignmentpolicies_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER assignmentpolicies_history_refuse_delete BEFORE DELETE ON assignmentpolicies_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: assignmentpolicies_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE assignmentpolicies_ownerref (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignmentpolicies_ownerref_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW assignmentpolicies_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM assignmentpolicies_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM assignmentpolicies_ownerref_history;

CREATE INDEX assignmentpolicies_ownerref_target ON assignmentpolicies_ownerref (target_id);

CREATE INDEX assignmentpolicies_ownerref_history_target ON assignmentpolicies_ownerref_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER assignmentpolicies_ownerref_history_refuse_update BEFORE UPDATE ON assignmentpolicies_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: assignmentpolicies_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER assignmentpolicies_ownerref_history_refuse_delete BEFORE DELETE ON assignmentpolicies_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: assignmentpolicies_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE assignmentpolicies_roleref (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignmentpolicies_roleref_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW assignmentpolicies_roleref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM assignmentpolicies_roleref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM assignmentpolicies_roleref_history;

CREATE INDEX assignmentpolicies_roleref_target ON assignmentpolicies_roleref (target_id);

CREATE INDEX assignmentpolicies_roleref_history_target ON assignmentpolicies_roleref_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER assignmentpolicies_roleref_history_refuse_update BEFORE UPDATE ON assignmentpolicies_roleref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: assignmentpolicies_roleref_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER assignmentpolicies_roleref_history_refuse_delete BEFORE DELETE ON assignmentpolicies_roleref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: assignmentpolicies_roleref_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE assignmentpolicies_contextref (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignmentpolicies_contextref_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW assignmentpolicies_contextref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM assignmentpolicies_contextref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM assignmentpolicies_contextref_history;

CREATE INDEX assignmentpolicies_contextref_target ON assignmentpolicies_contextref (target_id);

CREATE INDEX assignmentpolicies_contextref_history_target ON assignmentpolicies_contextref_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER assignmentpolicies_contextref_history_refuse_update BEFORE UPDATE ON assignmentpolicies_contextref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: assignmentpolicies_contextref_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER assignmentpolicies_contextref_history_refuse_delete BEFORE DELETE ON assignmentpolicies_contextref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: assignmentpolicies_contextref_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE assignmentpolicies_accounttype (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignmentpolicies_accounttype_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW assignmentpolicies_accounttype_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM assignmentpolicies_accounttype
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM assignmentpolicies_accounttype_history;

CREATE INDEX assignmentpolicies_accounttype_target ON assignmentpolicies_accounttype (target_id);

CREATE INDEX assignmentpolicies_accounttype_history_target ON assignmentpolicies_accounttype_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER assignmentpolicies_accounttype_history_refuse_update BEFORE UPDATE ON assignmentpolicies_accounttype_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: assignmentpolicies_accounttype_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER assignmentpolicies_accounttype_history_refuse_delete BEFORE DELETE ON assignmentpolicies_accounttype_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: assignmentpolicies_accounttype_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE calculationtriggers (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    ontype TEXT NOT NULL,
    onproperties TEXT,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE calculationtriggers_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    ontype TEXT NOT NULL,
    onproperties TEXT,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW calculationtriggers_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, ontype, onproperties, effective_from, NULL AS effective_to, NULL AS closed_by FROM calculationtriggers
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, ontype, onproperties, effective_from, effective_to, closed_by FROM calculationtriggers_history;

CREATE UNIQUE INDEX calculationtriggers_uid ON calculationtriggers (uid);

CREATE INDEX calculationtriggers_history_uid ON calculationtriggers_history (uid);

CREATE INDEX calculationtriggers_change_time ON calculationtriggers (change_time, id);

CREATE UNIQUE INDEX calculationtriggers_key ON calculationtriggers (ontype) WHERE NOT deleted;

CREATE INDEX calculationtriggers_lookup ON calculationtriggers (ontype, id);

CREATE INDEX calculationtriggers_history_lookup ON calculationtriggers_history (ontype);

-- +goose StatementBegin
CREATE TRIGGER calculationtriggers_history_refuse_update BEFORE UPDATE ON calculationtriggers_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: calculationtriggers_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER calculationtriggers_history_refuse_delete BEFORE DELETE ON calculationtriggers_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: calculationtriggers_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE classificationtagcategories (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT,
    riskweight INTEGER,
    riskrelevant INTEGER NOT NULL,
    mandatory INTEGER NOT NULL,
    appliesto TEXT,
    parentcategory_id INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE classificationtagcategories_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT,
    riskweight INTEGER,
    riskrelevant INTEGER NOT NULL,
    mandatory INTEGER NOT NULL,
    appliesto TEXT,
    parentcategory_id INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW classificationtagcategories_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, purpose, riskweight, riskrelevant, mandatory, appliesto, parentcategory_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM classificationtagcategories
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, purpose, riskweight, riskrelevant, mandatory, appliesto, parentcategory_id, effective_from, effective_to, closed_by FROM classificationtagcategories_history;

CREATE UNIQUE INDEX classificationtagcategories_uid ON classificationtagcategories (uid);

CREATE INDEX classificationtagcategories_history_uid ON classificationtagcategories_history (uid);

CREATE INDEX classificationtagcategories_change_time ON classificationtagcategories (change_time, id);

CREATE UNIQUE INDEX classificationtagcategories_key ON classificationtagcategories (name) WHERE NOT deleted;

CREATE INDEX classificationtagcategories_lookup ON classificationtagcategories (name, id);

CREATE INDEX classificationtagcategories_history_lookup ON classificationtagcategories_history (name);

CREATE INDEX classificationtagcategories_parentcategory_id ON classificationtagcategories (parentcategory_id, id);

CREATE INDEX classificationtagcategories_history_parentcategory_id ON classificationtagcategories_history (parentcategory_id);

-- +goose StatementBegin
CREATE TRIGGER classificationtagcategories_history_refuse_update BEFORE UPDATE ON classificationtagcategories_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: classificationtagcategories_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER classificationtagcategories_history_refuse_delete BEFORE DELETE ON classificationtagcategories_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: classificationtagcategories_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE classificationtagcategories_ownerref (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE classificationtagcategories_ownerref_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW classificationtagcategories_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM classificationtagcategories_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM classificationtagcategories_ownerref_history;

CREATE INDEX classificationtagcategories_ownerref_target ON classificationtagcategories_ownerref (target_id);

CREATE INDEX classificationtagcategories_ownerref_history_target ON classificationtagcategories_ownerref_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER classificationtagcategories_ownerref_history_refuse_update BEFORE UPDATE ON classificationtagcategories_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: classificationtagcategories_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER classificationtagcategories_ownerref_history_refuse_delete BEFORE DELETE ON classificationtagcategories_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: classificationtagcategories_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE classificationtags (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    category_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT,
    riskvalue INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE classificationtags_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    category_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT,
    riskvalue INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW classificationtags_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, category_id, name, purpose, riskvalue, effective_from, NULL AS effective_to, NULL AS closed_by FROM classificationtags
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, category_id, name, purpose, riskvalue, effective_from, effective_to, closed_by FROM classificationtags_history;

CREATE UNIQUE INDEX classificationtags_uid ON classificationtags (uid);

CREATE INDEX classificationtags_history_uid ON classificationtags_history (uid);

CREATE INDEX classificationtags_change_time ON classificationtags (change_time, id);

CREATE UNIQUE INDEX classificationtags_key ON classificationtags (name) WHERE NOT deleted;

CREATE INDEX classificationtags_lookup ON classificationtags (name, id);

CREATE INDEX classificationtags_history_lookup ON classificationtags_history (name);

CREATE INDEX classificationtags_category_id ON classificationtags (category_id, id);

CREATE INDEX classificationtags_history_category_id ON classificationtags_history (category_id);

-- +goose StatementBegin
CREATE TRIGGER classificationtags_history_refuse_update BEFORE UPDATE ON classificationtags_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: classificationtags_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER classificationtags_history_refuse_delete BEFORE DELETE ON classificationtags_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: classificationtags_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE risklevelthresholds (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    risksubject INTEGER NOT NULL,
    risklevel INTEGER NOT NULL,
    fromscore INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE risklevelthresholds_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    risksubject INTEGER NOT NULL,
    risklevel INTEGER NOT NULL,
    fromscore INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW risklevelthresholds_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, risksubject, risklevel, fromscore, effective_from, NULL AS effective_to, NULL AS closed_by FROM risklevelthresholds
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, risksubject, risklevel, fromscore, effective_from, effective_to, closed_by FROM risklevelthresholds_history;

CREATE UNIQUE INDEX risklevelthresholds_uid ON risklevelthresholds (uid);

CREATE INDEX risklevelthresholds_history_uid ON risklevelthresholds_history (uid);

CREATE INDEX risklevelthresholds_change_time ON risklevelthresholds (change_time, id);

-- +goose StatementBegin
CREATE TRIGGER risklevelthresholds_history_refuse_update BEFORE UPDATE ON risklevelthresholds_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: risklevelthresholds_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER risklevelthresholds_history_refuse_delete BEFORE DELETE ON risklevelthresholds_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: risklevelthresholds_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE users (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    username TEXT NOT NULL,
    name TEXT,
    email TEXT,
    identityref_id INTEGER,
    service INTEGER NOT NULL,
    active INTEGER NOT NULL,
    validfrom INTEGER,
    validto INTEGER,
    lockdirect INTEGER NOT NULL,
    revokedirect INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE users_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    username TEXT NOT NULL,
    name TEXT,
    email TEXT,
    identityref_id INTEGER,
    service INTEGER NOT NULL,
    active INTEGER NOT NULL,
    validfrom INTEGER,
    validto INTEGER,
    lockdirect INTEGER NOT NULL,
    revokedirect INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW users_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, username, name, email, identityref_id, service, active, validfrom, validto, lockdirect, revokedirect, effective_from, NULL AS effective_to, NULL AS closed_by FROM users
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, username, name, email, identityref_id, service, active, validfrom, validto, lockdirect, revokedirect, effective_from, effective_to, closed_by FROM users_history;

CREATE UNIQUE INDEX users_uid ON users (uid);

CREATE INDEX users_history_uid ON users_history (uid);

CREATE INDEX users_change_time ON users (change_time, id);

CREATE UNIQUE INDEX users_key ON users (username) WHERE NOT deleted;

CREATE INDEX users_lookup ON users (username, id);

CREATE INDEX users_history_lookup ON users_history (username);

CREATE INDEX users_identityref_id ON users (identityref_id, id);

CREATE INDEX users_history_identityref_id ON users_history (identityref_id);

-- +goose StatementBegin
CREATE TRIGGER users_history_refuse_update BEFORE UPDATE ON users_history WHEN NOT (NEW.id IS OLD.id AND NEW.uid IS OLD.uid AND NEW.key_value IS OLD.key_value AND NEW.create_time IS OLD.create_time AND NEW.change_time IS OLD.change_time AND NEW.deleted IS OLD.deleted AND NEW.delete_time IS OLD.delete_time AND NEW.version_id IS OLD.version_id AND NEW.username IS OLD.username AND NEW.name IS OLD.name AND NEW.identityref_id IS OLD.identityref_id AND NEW.service IS OLD.service AND NEW.active IS OLD.active AND NEW.validfrom IS OLD.validfrom AND NEW.validto IS OLD.validto AND NEW.lockdirect IS OLD.lockdirect AND NEW.revokedirect IS OLD.revokedirect AND NEW.effective_from IS OLD.effective_from AND NEW.effective_to IS OLD.effective_to AND NEW.closed_by IS OLD.closed_by
    AND EXISTS (SELECT 1 FROM anonymisations a WHERE a.object_id = OLD.id AND a.open = 1))
BEGIN
    SELECT RAISE(ABORT, 'Immutable: users_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER users_history_refuse_delete BEFORE DELETE ON users_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: users_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE usergroups (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE usergroups_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW usergroups_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, effective_from, NULL AS effective_to, NULL AS closed_by FROM usergroups
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, effective_from, effective_to, closed_by FROM usergroups_history;

CREATE UNIQUE INDEX usergroups_uid ON usergroups (uid);

CREATE INDEX usergroups_history_uid ON usergroups_history (uid);

CREATE INDEX usergroups_change_time ON usergroups (change_time, id);

CREATE UNIQUE INDEX usergroups_key ON usergroups (name) WHERE NOT deleted;

CREATE INDEX usergroups_lookup ON usergroups (name, id);

CREATE INDEX usergroups_history_lookup ON usergroups_history (name);

-- +goose StatementBegin
CREATE TRIGGER usergroups_history_refuse_update BEFORE UPDATE ON usergroups_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: usergroups_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER usergroups_history_refuse_delete BEFORE DELETE ON usergroups_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: usergroups_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE usergroups_members (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE usergroups_members_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW usergroups_members_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM usergroups_members
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM usergroups_members_history;

CREATE INDEX usergroups_members_target ON usergroups_members (target_id);

CREATE INDEX usergroups_members_history_target ON usergroups_members_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER usergroups_members_history_refuse_update BEFORE UPDATE ON usergroups_members_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: usergroups_members_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER usergroups_members_history_refuse_delete BEFORE DELETE ON usergroups_members_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: usergroups_members_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE incidenttriggers (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    incidentid TEXT NOT NULL,
    sourcesystem TEXT NOT NULL,
    severity INTEGER,
    action INTEGER NOT NULL,
    identityref_id INTEGER,
    identityid TEXT,
    email TEXT,
    accountname TEXT,
    systemref_id INTEGER,
    context TEXT,
    detectedat INTEGER,
    dryrun INTEGER NOT NULL,
    triggerstatus INTEGER NOT NULL,
    triggerresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    requestkey TEXT,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE incidenttriggers_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    incidentid TEXT NOT NULL,
    sourcesystem TEXT NOT NULL,
    severity INTEGER,
    action INTEGER NOT NULL,
    identityref_id INTEGER,
    identityid TEXT,
    email TEXT,
    accountname TEXT,
    systemref_id INTEGER,
    context TEXT,
    detectedat INTEGER,
    dryrun INTEGER NOT NULL,
    triggerstatus INTEGER NOT NULL,
    triggerresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    requestkey TEXT,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW incidenttriggers_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, incidentid, sourcesystem, severity, action, identityref_id, identityid, email, accountname, systemref_id, context, detectedat, dryrun, triggerstatus, triggerresult, processref_id, errortext, createdby_id, requestkey, effective_from, NULL AS effective_to, NULL AS closed_by FROM incidenttriggers
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, incidentid, sourcesystem, severity, action, identityref_id, identityid, email, accountname, systemref_id, context, detectedat, dryrun, triggerstatus, triggerresult, processref_id, errortext, createdby_id, requestkey, effective_from, effective_to, closed_by FROM incidenttriggers_history;

CREATE UNIQUE INDEX incidenttriggers_uid ON incidenttriggers (uid);

CREATE INDEX incidenttriggers_history_uid ON incidenttriggers_history (uid);

CREATE INDEX incidenttriggers_change_time ON incidenttriggers (change_time, id);

CREATE INDEX incidenttriggers_incidentid ON incidenttriggers (incidentid, id);

CREATE INDEX incidenttriggers_history_incidentid ON incidenttriggers_history (incidentid);

CREATE INDEX incidenttriggers_identityref_id ON incidenttriggers (identityref_id, id);

CREATE INDEX incidenttriggers_history_identityref_id ON incidenttriggers_history (identityref_id);

CREATE INDEX incidenttriggers_systemref_id ON incidenttriggers (systemref_id, id);

CREATE INDEX incidenttriggers_history_systemref_id ON incidenttriggers_history (systemref_id);

CREATE INDEX incidenttriggers_triggerstatus ON incidenttriggers (triggerstatus, id);

CREATE INDEX incidenttriggers_history_triggerstatus ON incidenttriggers_history (triggerstatus);

CREATE INDEX incidenttriggers_processref_id ON incidenttriggers (processref_id, id) WHERE processref_id IS NOT NULL;

CREATE INDEX incidenttriggers_history_processref_id ON incidenttriggers_history (processref_id) WHERE processref_id IS NOT NULL;

CREATE INDEX incidenttriggers_createdby_id ON incidenttriggers (createdby_id, id);

CREATE INDEX incidenttriggers_history_createdby_id ON incidenttriggers_history (createdby_id);

CREATE UNIQUE INDEX incidenttriggers_requestkey ON incidenttriggers (requestkey) WHERE requestkey IS NOT NULL;

-- +goose StatementBegin
CREATE TRIGGER incidenttriggers_history_refuse_update BEFORE UPDATE ON incidenttriggers_history WHEN NOT (NEW.id IS OLD.id AND NEW.uid IS OLD.uid AND NEW.display_name IS OLD.display_name AND NEW.key_value IS OLD.key_value AND NEW.create_time IS OLD.create_time AND NEW.change_time IS OLD.change_time AND NEW.deleted IS OLD.deleted AND NEW.delete_time IS OLD.delete_time AND NEW.version_id IS OLD.version_id AND NEW.incidentid IS OLD.incidentid AND NEW.sourcesystem IS OLD.sourcesystem AND NEW.severity IS OLD.severity AND NEW.action IS OLD.action AND NEW.identityref_id IS OLD.identityref_id AND NEW.identityid IS OLD.identityid AND NEW.systemref_id IS OLD.systemref_id AND NEW.context IS OLD.context AND NEW.detectedat IS OLD.detectedat AND NEW.dryrun IS OLD.dryrun AND NEW.triggerstatus IS OLD.triggerstatus AND NEW.triggerresult IS OLD.triggerresult AND NEW.processref_id IS OLD.processref_id AND NEW.errortext IS OLD.errortext AND NEW.createdby_id IS OLD.createdby_id AND NEW.requestkey IS OLD.requestkey AND NEW.effective_from IS OLD.effective_from AND NEW.effective_to IS OLD.effective_to AND NEW.closed_by IS OLD.closed_by
    AND EXISTS (SELECT 1 FROM anonymisations a WHERE a.object_id = OLD.id AND a.open = 1))
BEGIN
    SELECT RAISE(ABORT, 'Immutable: incidenttriggers_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER incidenttriggers_history_refuse_delete BEFORE DELETE ON incidenttriggers_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: incidenttriggers_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE triggerbindings (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    ontype TEXT NOT NULL,
    onevent INTEGER NOT NULL,
    onproperties TEXT,
    condition TEXT,
    template TEXT NOT NULL,
    confirm INTEGER NOT NULL,
    confirmgroup_id INTEGER,
    automatic INTEGER NOT NULL,
    maxperhour INTEGER,
    priority INTEGER NOT NULL,
    active INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE triggerbindings_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    ontype TEXT NOT NULL,
    onevent INTEGER NOT NULL,
    onproperties TEXT,
    condition TEXT,
    template TEXT NOT NULL,
    confirm INTEGER NOT NULL,
    confirmgroup_id INTEGER,
    automatic INTEGER NOT NULL,
    maxperhour INTEGER,
    priority INTEGER NOT NULL,
    active INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW triggerbindings_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, ontype, onevent, onproperties, condition, template, confirm, confirmgroup_id, automatic, maxperhour, priority, active, effective_from, NULL AS effective_to, NULL AS closed_by FROM triggerbindings
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, ontype, onevent, onproperties, condition, template, confirm, confirmgroup_id, automatic, maxperhour, priority, active, effective_from, effective_to, closed_by FROM triggerbindings_history;

CREATE UNIQUE INDEX triggerbindings_uid ON triggerbindings (uid);

CREATE INDEX triggerbindings_history_uid ON triggerbindings_history (uid);

CREATE INDEX triggerbindings_change_time ON triggerbindings (change_time, id);

CREATE UNIQUE INDEX triggerbindings_key ON triggerbindings (name) WHERE NOT deleted;

CREATE INDEX triggerbindings_lookup ON triggerbindings (name, id);

CREATE INDEX triggerbindings_history_lookup ON triggerbindings_history (name);

CREATE INDEX triggerbindings_ontype ON triggerbindings (ontype, id);

CREATE INDEX triggerbindings_history_ontype ON triggerbindings_history (ontype);

CREATE INDEX triggerbindings_confirmgroup_id ON triggerbindings (confirmgroup_id, id);

CREATE INDEX triggerbindings_history_confirmgroup_id ON triggerbindings_history (confirmgroup_id);

-- +goose StatementBegin
CREATE TRIGGER triggerbindings_history_refuse_update BEFORE UPDATE ON triggerbindings_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: triggerbindings_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER triggerbindings_history_refuse_delete BEFORE DELETE ON triggerbindings_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: triggerbindings_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE lockoutrequests (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    identityref_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE lockoutrequests_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    identityref_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW lockoutrequests_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, reason, confirmed, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM lockoutrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, reason, confirmed, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, effective_to, closed_by FROM lockoutrequests_history;

CREATE UNIQUE INDEX lockoutrequests_uid ON lockoutrequests (uid);

CREATE INDEX lockoutrequests_history_uid ON lockoutrequests_history (uid);

CREATE INDEX lockoutrequests_change_time ON lockoutrequests (change_time, id);

CREATE INDEX lockoutrequests_identityref_id ON lockoutrequests (identityref_id, id);

CREATE INDEX lockoutrequests_history_identityref_id ON lockoutrequests_history (identityref_id);

CREATE INDEX lockoutrequests_requeststatus ON lockoutrequests (requeststatus, id);

CREATE INDEX lockoutrequests_history_requeststatus ON lockoutrequests_history (requeststatus);

CREATE INDEX lockoutrequests_processref_id ON lockoutrequests (processref_id, id) WHERE processref_id IS NOT NULL;

CREATE INDEX lockoutrequests_history_processref_id ON lockoutrequests_history (processref_id) WHERE processref_id IS NOT NULL;

CREATE INDEX lockoutrequests_createdby_id ON lockoutrequests (createdby_id, id);

CREATE INDEX lockoutrequests_history_createdby_id ON lockoutrequests_history (createdby_id);

-- +goose StatementBegin
CREATE TRIGGER lockoutrequests_history_refuse_update BEFORE UPDATE ON lockoutrequests_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: lockoutrequests_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER lockoutrequests_history_refuse_delete BEFORE DELETE ON lockoutrequests_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: lockoutrequests_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE revocationrequests (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    identityref_id INTEGER NOT NULL,
    lockoutref_id INTEGER,
    reason TEXT NOT NULL,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE revocationrequests_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    identityref_id INTEGER NOT NULL,
    lockoutref_id INTEGER,
    reason TEXT NOT NULL,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW revocationrequests_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, lockoutref_id, reason, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM revocationrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, lockoutref_id, reason, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, effective_to, closed_by FROM revocationrequests_history;

CREATE UNIQUE INDEX revocationrequests_uid ON revocationrequests (uid);

CREATE INDEX revocationrequests_history_uid ON revocationrequests_history (uid);

CREATE INDEX revocationrequests_change_time ON revocationrequests (change_time, id);

CREATE INDEX revocationrequests_identityref_id ON revocationrequests (identityref_id, id);

CREATE INDEX revocationrequests_history_identityref_id ON revocationrequests_history (identityref_id);

CREATE INDEX revocationrequests_lockoutref_id ON revocationrequests (lockoutref_id, id) WHERE lockoutref_id IS NOT NULL;

CREATE INDEX revocationrequests_history_lockoutref_id ON revocationrequests_history (lockoutref_id) WHERE lockoutref_id IS NOT NULL;

CREATE INDEX revocationrequests_requeststatus ON revocationrequests (requeststatus, id);

CREATE INDEX revocationrequests_history_requeststatus ON revocationrequests_history (requeststatus);

CREATE INDEX revocationrequests_processref_id ON revocationrequests (processref_id, id) WHERE processref_id IS NOT NULL;

CREATE INDEX revocationrequests_history_processref_id ON revocationrequests_history (processref_id) WHERE processref_id IS NOT NULL;

CREATE INDEX revocationrequests_createdby_id ON revocationrequests (createdby_id, id);

CREATE INDEX revocationrequests_history_createdby_id ON revocationrequests_history (createdby_id);

-- +goose StatementBegin
CREATE TRIGGER revocationrequests_history_refuse_update BEFORE UPDATE ON revocationrequests_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: revocationrequests_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER revocationrequests_history_refuse_delete BEFORE DELETE ON revocationrequests_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: revocationrequests_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE calculationrequests (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    identityref_id INTEGER,
    filter TEXT,
    reason TEXT,
    queued INTEGER,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE calculationrequests_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    identityref_id INTEGER,
    filter TEXT,
    reason TEXT,
    queued INTEGER,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW calculationrequests_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, filter, reason, queued, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM calculationrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, filter, reason, queued, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, effective_to, closed_by FROM calculationrequests_history;

CREATE UNIQUE INDEX calculationrequests_uid ON calculationrequests (uid);

CREATE INDEX calculationrequests_history_uid ON calculationrequests_history (uid);

CREATE INDEX calculationrequests_change_time ON calculationrequests (change_time, id);

CREATE INDEX calculationrequests_identityref_id ON calculationrequests (identityref_id, id) WHERE identityref_id IS NOT NULL;

CREATE INDEX calculationrequests_history_identityref_id ON calculationrequests_history (identityref_id) WHERE identityref_id IS NOT NULL;

CREATE INDEX calculationrequests_requeststatus ON calculationrequests (requeststatus, id);

CREATE INDEX calculationrequests_history_requeststatus ON calculationrequests_history (requeststatus);

CREATE INDEX calculationrequests_processref_id ON calculationrequests (processref_id, id) WHERE processref_id IS NOT NULL;

CREATE INDEX calculationrequests_history_processref_id ON calculationrequests_history (processref_id) WHERE processref_id IS NOT NULL;

CREATE INDEX calculationrequests_createdby_id ON calculationrequests (createdby_id, id);

CREATE INDEX calculationrequests_history_createdby_id ON calculationrequests_history (createdby_id);

-- +goose StatementBegin
CREATE TRIGGER calculationrequests_history_refuse_update BEFORE UPDATE ON calculationrequests_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: calculationrequests_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER calculationrequests_history_refuse_delete BEFORE DELETE ON calculationrequests_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: calculationrequests_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE verdictexpiryrequests (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    verdictkey BLOB NOT NULL,
    reason TEXT NOT NULL,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE verdictexpiryrequests_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    verdictkey BLOB NOT NULL,
    reason TEXT NOT NULL,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW verdictexpiryrequests_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, verdictkey, reason, requeststatus, requestresult, createdby_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM verdictexpiryrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, verdictkey, reason, requeststatus, requestresult, createdby_id, effective_from, effective_to, closed_by FROM verdictexpiryrequests_history;

CREATE UNIQUE INDEX verdictexpiryrequests_uid ON verdictexpiryrequests (uid);

CREATE INDEX verdictexpiryrequests_history_uid ON verdictexpiryrequests_history (uid);

CREATE INDEX verdictexpiryrequests_change_time ON verdictexpiryrequests (change_time, id);

CREATE INDEX verdictexpiryrequests_requeststatus ON verdictexpiryrequests (requeststatus, id);

CREATE INDEX verdictexpiryrequests_history_requeststatus ON verdictexpiryrequests_history (requeststatus);

CREATE INDEX verdictexpiryrequests_createdby_id ON verdictexpiryrequests (createdby_id, id);

CREATE INDEX verdictexpiryrequests_history_createdby_id ON verdictexpiryrequests_history (createdby_id);

-- +goose StatementBegin
CREATE TRIGGER verdictexpiryrequests_history_refuse_update BEFORE UPDATE ON verdictexpiryrequests_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: verdictexpiryrequests_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER verdictexpiryrequests_history_refuse_delete BEFORE DELETE ON verdictexpiryrequests_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: verdictexpiryrequests_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE membershiprequests (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    identityref_id INTEGER NOT NULL,
    contextref_id INTEGER NOT NULL,
    validfrom INTEGER,
    validto INTEGER,
    reason TEXT,
    membershipref_id INTEGER,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE membershiprequests_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    identityref_id INTEGER NOT NULL,
    contextref_id INTEGER NOT NULL,
    validfrom INTEGER,
    validto INTEGER,
    reason TEXT,
    membershipref_id INTEGER,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW membershiprequests_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, contextref_id, validfrom, validto, reason, membershipref_id, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM membershiprequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, contextref_id, validfrom, validto, reason, membershipref_id, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, effective_to, closed_by FROM membershiprequests_history;

CREATE UNIQUE INDEX membershiprequests_uid ON membershiprequests (uid);

CREATE INDEX membershiprequests_history_uid ON membershiprequests_history (uid);

CREATE INDEX membershiprequests_change_time ON membershiprequests (change_time, id);

CREATE INDEX membershiprequests_identityref_id ON membershiprequests (identityref_id, id);

CREATE INDEX membershiprequests_history_identityref_id ON membershiprequests_history (identityref_id);

CREATE INDEX membershiprequests_contextref_id ON membershiprequests (contextref_id, id);

CREATE INDEX membershiprequests_history_contextref_id ON membershiprequests_history (contextref_id);

CREATE INDEX membershiprequests_membershipref_id ON membershiprequests (membershipref_id, id) WHERE membershipref_id IS NOT NULL;

CREATE INDEX membershiprequests_history_membershipref_id ON membershiprequests_history (membershipref_id) WHERE membershipref_id IS NOT NULL;

CREATE INDEX membershiprequests_requeststatus ON membershiprequests (requeststatus, id);

CREATE INDEX membershiprequests_history_requeststatus ON membershiprequests_history (requeststatus);

CREATE INDEX membershiprequests_processref_id ON membershiprequests (processref_id, id) WHERE processref_id IS NOT NULL;

CREATE INDEX membershiprequests_history_processref_id ON membershiprequests_history (processref_id) WHERE processref_id IS NOT NULL;

CREATE INDEX membershiprequests_createdby_id ON membershiprequests (createdby_id, id);

CREATE INDEX membershiprequests_history_createdby_id ON membershiprequests_history (createdby_id);

-- +goose StatementBegin
CREATE TRIGGER membershiprequests_history_refuse_update BEFORE UPDATE ON membershiprequests_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: membershiprequests_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER membershiprequests_history_refuse_delete BEFORE DELETE ON membershiprequests_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: membershiprequests_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE initialloadrequests (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    systemref_id INTEGER NOT NULL,
    mode INTEGER NOT NULL,
    days INTEGER,
    reason TEXT,
    assigned INTEGER,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE initialloadrequests_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    systemref_id INTEGER NOT NULL,
    mode INTEGER NOT NULL,
    days INTEGER,
    reason TEXT,
    assigned INTEGER,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW initialloadrequests_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, systemref_id, mode, days, reason, assigned, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM initialloadrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, systemref_id, mode, days, reason, assigned, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, effective_to, closed_by FROM initialloadrequests_history;

CREATE UNIQUE INDEX initialloadrequests_uid ON initialloadrequests (uid);

CREATE INDEX initialloadrequests_history_uid ON initialloadrequests_history (uid);

CREATE INDEX initialloadrequests_change_time ON initialloadrequests (change_time, id);

CREATE INDEX initialloadrequests_systemref_id ON initialloadrequests (systemref_id, id);

CREATE INDEX initialloadrequests_history_systemref_id ON initialloadrequests_history (systemref_id);

CREATE INDEX initialloadrequests_requeststatus ON initialloadrequests (requeststatus, id);

CREATE INDEX initialloadrequests_history_requeststatus ON initialloadrequests_history (requeststatus);

CREATE INDEX initialloadrequests_processref_id ON initialloadrequests (processref_id, id) WHERE processref_id IS NOT NULL;

CREATE INDEX initialloadrequests_history_processref_id ON initialloadrequests_history (processref_id) WHERE processref_id IS NOT NULL;

CREATE INDEX initialloadrequests_createdby_id ON initialloadrequests (createdby_id, id);

CREATE INDEX initialloadrequests_history_createdby_id ON initialloadrequests_history (createdby_id);

-- +goose StatementBegin
CREATE TRIGGER initialloadrequests_history_refuse_update BEFORE UPDATE ON initialloadrequests_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: initialloadrequests_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER initialloadrequests_history_refuse_delete BEFORE DELETE ON initialloadrequests_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: initialloadrequests_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE provisioningtaskrequests (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    taskref_id INTEGER NOT NULL,
    action INTEGER NOT NULL,
    reason TEXT,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE provisioningtaskrequests_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    taskref_id INTEGER NOT NULL,
    action INTEGER NOT NULL,
    reason TEXT,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW provisioningtaskrequests_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, taskref_id, action, reason, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM provisioningtaskrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, taskref_id, action, reason, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, effective_to, closed_by FROM provisioningtaskrequests_history;

CREATE UNIQUE INDEX provisioningtaskrequests_uid ON provisioningtaskrequests (uid);

CREATE INDEX provisioningtaskrequests_history_uid ON provisioningtaskrequests_history (uid);

CREATE INDEX provisioningtaskrequests_change_time ON provisioningtaskrequests (change_time, id);

CREATE INDEX provisioningtaskrequests_taskref_id ON provisioningtaskrequests (taskref_id, id);

CREATE INDEX provisioningtaskrequests_history_taskref_id ON provisioningtaskrequests_history (taskref_id);

CREATE INDEX provisioningtaskrequests_requeststatus ON provisioningtaskrequests (requeststatus, id);

CREATE INDEX provisioningtaskrequests_history_requeststatus ON provisioningtaskrequests_history (requeststatus);

CREATE INDEX provisioningtaskrequests_processref_id ON provisioningtaskrequests (processref_id, id) WHERE processref_id IS NOT NULL;

CREATE INDEX provisioningtaskrequests_history_processref_id ON provisioningtaskrequests_history (processref_id) WHERE processref_id IS NOT NULL;

CREATE INDEX provisioningtaskrequests_createdby_id ON provisioningtaskrequests (createdby_id, id);

CREATE INDEX provisioningtaskrequests_history_createdby_id ON provisioningtaskrequests_history (createdby_id);

-- +goose StatementBegin
CREATE TRIGGER provisioningtaskrequests_history_refuse_update BEFORE UPDATE ON provisioningtaskrequests_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: provisioningtaskrequests_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER provisioningtaskrequests_history_refuse_delete BEFORE DELETE ON provisioningtaskrequests_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: provisioningtaskrequests_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE processtemplates (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    title TEXT,
    description TEXT,
    steps TEXT,
    shipped INTEGER NOT NULL,
    active INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE processtemplates_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    title TEXT,
    description TEXT,
    steps TEXT,
    shipped INTEGER NOT NULL,
    active INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW processtemplates_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, title, description, steps, shipped, active, effective_from, NULL AS effective_to, NULL AS closed_by FROM processtemplates
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, title, description, steps, shipped, active, effective_from, effective_to, closed_by FROM processtemplates_history;

CREATE UNIQUE INDEX processtemplates_uid ON processtemplates (uid);

CREATE INDEX processtemplates_history_uid ON processtemplates_history (uid);

CREATE INDEX processtemplates_change_time ON processtemplates (change_time, id);

CREATE UNIQUE INDEX processtemplates_key ON processtemplates (name) WHERE NOT deleted;

CREATE INDEX processtemplates_lookup ON processtemplates (name, id);

CREATE INDEX processtemplates_history_lookup ON processtemplates_history (name);

-- +goose StatementBegin
CREATE TRIGGER processtemplates_history_refuse_update BEFORE UPDATE ON processtemplates_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: processtemplates_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER processtemplates_history_refuse_delete BEFORE DELETE ON processtemplates_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: processtemplates_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE processes (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    template TEXT NOT NULL,
    processstatus INTEGER NOT NULL,
    outcome TEXT,
    entrytype INTEGER,
    subjectref_id INTEGER,
    trigger_id INTEGER,
    triggeruid BLOB,
    triggertype TEXT,
    incidentid TEXT,
    sourcesystem TEXT,
    severity INTEGER,
    startedby_id INTEGER,
    onbehalfof TEXT,
    starttime INTEGER NOT NULL,
    endtime INTEGER,
    reason TEXT,
    priority INTEGER NOT NULL,
    dryrun INTEGER NOT NULL,
    lockoutref_id INTEGER,
    errortext TEXT,
    data TEXT,
    cause INTEGER,
    runkey TEXT,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE processes_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    template TEXT NOT NULL,
    processstatus INTEGER NOT NULL,
    outcome TEXT,
    entrytype INTEGER,
    subjectref_id INTEGER,
    trigger_id INTEGER,
    triggeruid BLOB,
    triggertype TEXT,
    incidentid TEXT,
    sourcesystem TEXT,
    severity INTEGER,
    startedby_id INTEGER,
    onbehalfof TEXT,
    starttime INTEGER NOT NULL,
    endtime INTEGER,
    reason TEXT,
    priority INTEGER NOT NULL,
    dryrun INTEGER NOT NULL,
    lockoutref_id INTEGER,
    errortext TEXT,
    data TEXT,
    cause INTEGER,
    runkey TEXT,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW processes_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, template, processstatus, outcome, entrytype, subjectref_id, trigger_id, triggeruid, triggertype, incidentid, sourcesystem, severity, startedby_id, onbehalfof, starttime, endtime, reason, priority, dryrun, lockoutref_id, errortext, data, cause, runkey, effective_from, NULL AS effective_to, NULL AS closed_by FROM processes
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, template, processstatus, outcome, entrytype, subjectref_id, trigger_id, triggeruid, triggertype, incidentid, sourcesystem, severity, startedby_id, onbehalfof, starttime, endtime, reason, priority, dryrun, lockoutref_id, errortext, data, cause, runkey, effective_from, effective_to, closed_by FROM processes_history;

CREATE UNIQUE INDEX processes_uid ON processes (uid);

CREATE INDEX processes_history_uid ON processes_history (uid);

CREATE INDEX processes_change_time ON processes (change_time, id);

CREATE INDEX processes_template ON processes (template, id);

CREATE INDEX processes_history_template ON processes_history (template);

CREATE INDEX processes_processstatus ON processes (processstatus, id);

CREATE INDEX processes_history_processstatus ON processes_history (processstatus);

CREATE INDEX processes_entrytype ON processes (entrytype, id);

CREATE INDEX processes_history_entrytype ON processes_history (entrytype);

CREATE INDEX processes_subjectref_id ON processes (subjectref_id, id);

CREATE INDEX processes_history_subjectref_id ON processes_history (subjectref_id);

CREATE INDEX processes_trigger_id ON processes (trigger_id, id);

CREATE INDEX processes_history_trigger_id ON processes_history (trigger_id);

CREATE INDEX processes_incidentid ON processes (incidentid, id);

CREATE INDEX processes_history_incidentid ON processes_history (incidentid);

CREATE INDEX processes_startedby_id ON processes (startedby_id, id);

CREATE INDEX processes_history_startedby_id ON processes_history (startedby_id);

CREATE INDEX processes_starttime ON processes (starttime, id);

CREATE INDEX processes_history_starttime ON processes_history (starttime);

CREATE INDEX processes_lockoutref_id ON processes (lockoutref_id, id) WHERE lockoutref_id IS NOT NULL;

CREATE INDEX processes_history_lockoutref_id ON processes_history (lockoutref_id) WHERE lockoutref_id IS NOT NULL;

CREATE INDEX processes_cause ON processes (cause, id);

CREATE INDEX processes_history_cause ON processes_history (cause);

CREATE UNIQUE INDEX processes_runkey ON processes (runkey) WHERE runkey IS NOT NULL;

-- +goose StatementBegin
CREATE TRIGGER processes_history_refuse_update BEFORE UPDATE ON processes_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: processes_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER processes_history_refuse_delete BEFORE DELETE ON processes_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: processes_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE processsteps (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    processref_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    stepstatus INTEGER NOT NULL,
    starttime INTEGER NOT NULL,
    endtime INTEGER,
    outcome TEXT,
    details TEXT,
    errortext TEXT,
    attempts INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE processsteps_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    processref_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    stepstatus INTEGER NOT NULL,
    starttime INTEGER NOT NULL,
    endtime INTEGER,
    outcome TEXT,
    details TEXT,
    errortext TEXT,
    attempts INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW processsteps_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, processref_id, name, position, stepstatus, starttime, endtime, outcome, details, errortext, attempts, effective_from, NULL AS effective_to, NULL AS closed_by FROM processsteps
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, processref_id, name, position, stepstatus, starttime, endtime, outcome, details, errortext, attempts, effective_from, effective_to, closed_by FROM processsteps_history;

CREATE UNIQUE INDEX processsteps_uid ON processsteps (uid);

CREATE INDEX processsteps_history_uid ON processsteps_history (uid);

CREATE INDEX processsteps_change_time ON processsteps (change_time, id);

CREATE INDEX processsteps_processref_id ON processsteps (processref_id, id);

CREATE INDEX processsteps_history_processref_id ON processsteps_history (processref_id);

-- +goose StatementBegin
CREATE TRIGGER processsteps_history_refuse_update BEFORE UPDATE ON processsteps_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: processsteps_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER processsteps_history_refuse_delete BEFORE DELETE ON processsteps_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: processsteps_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE workitems (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    processref_id INTEGER NOT NULL,
    stepref_id INTEGER,
    title TEXT NOT NULL,
    question TEXT,
    choices TEXT,
    subjectref_id INTEGER,
    assigneegroup_id INTEGER,
    reasonfor TEXT,
    workitemstatus INTEGER NOT NULL,
    decision TEXT,
    decidedby_id INTEGER,
    decidedat INTEGER,
    decidedfor_id INTEGER,
    delegationref_id INTEGER,
    reason TEXT,
    dueat INTEGER,
    flagged INTEGER NOT NULL,
    excludeduser_id INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE workitems_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    processref_id INTEGER NOT NULL,
    stepref_id INTEGER,
    title TEXT NOT NULL,
    question TEXT,
    choices TEXT,
    subjectref_id INTEGER,
    assigneegroup_id INTEGER,
    reasonfor TEXT,
    workitemstatus INTEGER NOT NULL,
    decision TEXT,
    decidedby_id INTEGER,
    decidedat INTEGER,
    decidedfor_id INTEGER,
    delegationref_id INTEGER,
    reason TEXT,
    dueat INTEGER,
    flagged INTEGER NOT NULL,
    excludeduser_id INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW workitems_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, processref_id, stepref_id, title, question, choices, subjectref_id, assigneegroup_id, reasonfor, workitemstatus, decision, decidedby_id, decidedat, decidedfor_id, delegationref_id, reason, dueat, flagged, excludeduser_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM workitems
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, processref_id, stepref_id, title, question, choices, subjectref_id, assigneegroup_id, reasonfor, workitemstatus, decision, decidedby_id, decidedat, decidedfor_id, delegationref_id, reason, dueat, flagged, excludeduser_id, effective_from, effective_to, closed_by FROM workitems_history;

CREATE UNIQUE INDEX workitems_uid ON workitems (uid);

CREATE INDEX workitems_history_uid ON workitems_history (uid);

CREATE INDEX workitems_change_time ON workitems (change_time, id);

CREATE INDEX workitems_processref_id ON workitems (processref_id, id);

CREATE INDEX workitems_history_processref_id ON workitems_history (processref_id);

CREATE INDEX workitems_stepref_id ON workitems (stepref_id, id) WHERE stepref_id IS NOT NULL;

CREATE INDEX workitems_history_stepref_id ON workitems_history (stepref_id) WHERE stepref_id IS NOT NULL;

CREATE INDEX workitems_subjectref_id ON workitems (subjectref_id, id);

CREATE INDEX workitems_history_subjectref_id ON workitems_history (subjectref_id);

CREATE INDEX workitems_assigneegroup_id ON workitems (assigneegroup_id, id);

CREATE INDEX workitems_history_assigneegroup_id ON workitems_history (assigneegroup_id);

CREATE INDEX workitems_workitemstatus ON workitems (workitemstatus, id);

CREATE INDEX workitems_history_workitemstatus ON workitems_history (workitemstatus);

CREATE INDEX workitems_decidedby_id ON workitems (decidedby_id, id) WHERE decidedby_id IS NOT NULL;

CREATE INDEX workitems_history_decidedby_id ON workitems_history (decidedby_id) WHERE decidedby_id IS NOT NULL;

-- +goose StatementBegin
CREATE TRIGGER workitems_history_refuse_update BEFORE UPDATE ON workitems_history WHEN NOT (NEW.id IS OLD.id AND NEW.uid IS OLD.uid AND NEW.key_value IS OLD.key_value AND NEW.create_time IS OLD.create_time AND NEW.change_time IS OLD.change_time AND NEW.deleted IS OLD.deleted AND NEW.delete_time IS OLD.delete_time AND NEW.version_id IS OLD.version_id AND NEW.processref_id IS OLD.processref_id AND NEW.stepref_id IS OLD.stepref_id AND NEW.choices IS OLD.choices AND NEW.subjectref_id IS OLD.subjectref_id AND NEW.assigneegroup_id IS OLD.assigneegroup_id AND NEW.reasonfor IS OLD.reasonfor AND NEW.workitemstatus IS OLD.workitemstatus AND NEW.decision IS OLD.decision AND NEW.decidedby_id IS OLD.decidedby_id AND NEW.decidedat IS OLD.decidedat AND NEW.decidedfor_id IS OLD.decidedfor_id AND NEW.delegationref_id IS OLD.delegationref_id AND NEW.reason IS OLD.reason AND NEW.dueat IS OLD.dueat AND NEW.flagged IS OLD.flagged AND NEW.excludeduser_id IS OLD.excludeduser_id AND NEW.effective_from IS OLD.effective_from AND NEW.effective_to IS OLD.effective_to AND NEW.closed_by IS OLD.closed_by
    AND EXISTS (SELECT 1 FROM anonymisations a WHERE a.object_id = OLD.id AND a.open = 1))
BEGIN
    SELECT RAISE(ABORT, 'Immutable: workitems_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER workitems_history_refuse_delete BEFORE DELETE ON workitems_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: workitems_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE workitems_assignee (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE workitems_assignee_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW workitems_assignee_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM workitems_assignee
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM workitems_assignee_history;

CREATE INDEX workitems_assignee_target ON workitems_assignee (target_id);

CREATE INDEX workitems_assignee_history_target ON workitems_assignee_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER workitems_assignee_history_refuse_update BEFORE UPDATE ON workitems_assignee_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: workitems_assignee_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER workitems_assignee_history_refuse_delete BEFORE DELETE ON workitems_assignee_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: workitems_assignee_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE constraints (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    constraintstatus INTEGER NOT NULL,
    constraintlevel INTEGER NOT NULL,
    risklevel INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE constraints_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    constraintstatus INTEGER NOT NULL,
    constraintlevel INTEGER NOT NULL,
    risklevel INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW constraints_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, constraintstatus, constraintlevel, risklevel, effective_from, NULL AS effective_to, NULL AS closed_by FROM constraints
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, constraintstatus, constraintlevel, risklevel, effective_from, effective_to, closed_by FROM constraints_history;

CREATE UNIQUE INDEX constraints_uid ON constraints (uid);

CREATE INDEX constraints_history_uid ON constraints_history (uid);

CREATE INDEX constraints_change_time ON constraints (change_time, id);

CREATE UNIQUE INDEX constraints_key ON constraints (name) WHERE NOT deleted;

CREATE INDEX constraints_lookup ON constraints (name, id);

CREATE INDEX constraints_history_lookup ON constraints_history (name);

-- +goose StatementBegin
CREATE TRIGGER constraints_history_refuse_update BEFORE UPDATE ON constraints_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraints_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER constraints_history_refuse_delete BEFORE DELETE ON constraints_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraints_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE constraints_ownerref (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE constraints_ownerref_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW constraints_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM constraints_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM constraints_ownerref_history;

CREATE INDEX constraints_ownerref_target ON constraints_ownerref (target_id);

CREATE INDEX constraints_ownerref_history_target ON constraints_ownerref_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER constraints_ownerref_history_refuse_update BEFORE UPDATE ON constraints_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraints_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER constraints_ownerref_history_refuse_delete BEFORE DELETE ON constraints_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraints_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE constraints_roleref (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE constraints_roleref_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW constraints_roleref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM constraints_roleref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM constraints_roleref_history;

CREATE INDEX constraints_roleref_target ON constraints_roleref (target_id);

CREATE INDEX constraints_roleref_history_target ON constraints_roleref_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER constraints_roleref_history_refuse_update BEFORE UPDATE ON constraints_roleref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraints_roleref_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER constraints_roleref_history_refuse_delete BEFORE DELETE ON constraints_roleref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraints_roleref_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE constraints_leftroleref (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE constraints_leftroleref_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW constraints_leftroleref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM constraints_leftroleref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM constraints_leftroleref_history;

CREATE INDEX constraints_leftroleref_target ON constraints_leftroleref (target_id);

CREATE INDEX constraints_leftroleref_history_target ON constraints_leftroleref_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER constraints_leftroleref_history_refuse_update BEFORE UPDATE ON constraints_leftroleref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraints_leftroleref_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER constraints_leftroleref_history_refuse_delete BEFORE DELETE ON constraints_leftroleref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraints_leftroleref_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE constraints_rightroleref (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE constraints_rightroleref_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW constraints_rightroleref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM constraints_rightroleref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM constraints_rightroleref_history;

CREATE INDEX constraints_rightroleref_target ON constraints_rightroleref (target_id);

CREATE INDEX constraints_rightroleref_history_target ON constraints_rightroleref_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER constraints_rightroleref_history_refuse_update BEFORE UPDATE ON constraints_rightroleref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraints_rightroleref_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER constraints_rightroleref_history_refuse_delete BEFORE DELETE ON constraints_rightroleref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraints_rightroleref_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE constraints_businessprocess (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE constraints_businessprocess_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW constraints_businessprocess_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM constraints_businessprocess
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM constraints_businessprocess_history;

CREATE INDEX constraints_businessprocess_target ON constraints_businessprocess (target_id);

CREATE INDEX constraints_businessprocess_history_target ON constraints_businessprocess_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER constraints_businessprocess_history_refuse_update BEFORE UPDATE ON constraints_businessprocess_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraints_businessprocess_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER constraints_businessprocess_history_refuse_delete BEFORE DELETE ON constraints_businessprocess_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraints_businessprocess_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE constraints_leftbusinessprocess (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE constraints_leftbusinessprocess_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW constraints_leftbusinessprocess_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM constraints_leftbusinessprocess
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM constraints_leftbusinessprocess_history;

CREATE INDEX constraints_leftbusinessprocess_target ON constraints_leftbusinessprocess (target_id);

CREATE INDEX constraints_leftbusinessprocess_history_target ON constraints_leftbusinessprocess_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER constraints_leftbusinessprocess_history_refuse_update BEFORE UPDATE ON constraints_leftbusinessprocess_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraints_leftbusinessprocess_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER constraints_leftbusinessprocess_history_refuse_delete BEFORE DELETE ON constraints_leftbusinessprocess_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraints_leftbusinessprocess_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE constraints_rightbusinessprocess (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE constraints_rightbusinessprocess_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW constraints_rightbusinessprocess_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM constraints_rightbusinessprocess
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM constraints_rightbusinessprocess_history;

CREATE INDEX constraints_rightbusinessprocess_target ON constraints_rightbusinessprocess (target_id);

CREATE INDEX constraints_rightbusinessprocess_history_target ON constraints_rightbusinessprocess_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER constraints_rightbusinessprocess_history_refuse_update BEFORE UPDATE ON constraints_rightbusinessprocess_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraints_rightbusinessprocess_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER constraints_rightbusinessprocess_history_refuse_delete BEFORE DELETE ON constraints_rightbusinessprocess_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraints_rightbusinessprocess_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE businessprocesses (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    businessprocessid TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    parentprocess_id INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE businessprocesses_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    businessprocessid TEXT NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    parentprocess_id INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW businessprocesses_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, businessprocessid, name, description, parentprocess_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM businessprocesses
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, businessprocessid, name, description, parentprocess_id, effective_from, effective_to, closed_by FROM businessprocesses_history;

CREATE UNIQUE INDEX businessprocesses_uid ON businessprocesses (uid);

CREATE INDEX businessprocesses_history_uid ON businessprocesses_history (uid);

CREATE INDEX businessprocesses_change_time ON businessprocesses (change_time, id);

CREATE UNIQUE INDEX businessprocesses_key ON businessprocesses (businessprocessid) WHERE NOT deleted;

CREATE INDEX businessprocesses_lookup ON businessprocesses (businessprocessid, id);

CREATE INDEX businessprocesses_history_lookup ON businessprocesses_history (businessprocessid);

CREATE INDEX businessprocesses_parentprocess_id ON businessprocesses (parentprocess_id, id);

CREATE INDEX businessprocesses_history_parentprocess_id ON businessprocesses_history (parentprocess_id);

-- +goose StatementBegin
CREATE TRIGGER businessprocesses_history_refuse_update BEFORE UPDATE ON businessprocesses_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: businessprocesses_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER businessprocesses_history_refuse_delete BEFORE DELETE ON businessprocesses_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: businessprocesses_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE businessprocesses_ownerref (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE businessprocesses_ownerref_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW businessprocesses_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM businessprocesses_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM businessprocesses_ownerref_history;

CREATE INDEX businessprocesses_ownerref_target ON businessprocesses_ownerref (target_id);

CREATE INDEX businessprocesses_ownerref_history_target ON businessprocesses_ownerref_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER businessprocesses_ownerref_history_refuse_update BEFORE UPDATE ON businessprocesses_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: businessprocesses_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER businessprocesses_ownerref_history_refuse_delete BEFORE DELETE ON businessprocesses_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: businessprocesses_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE businessprocesses_roleref (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE businessprocesses_roleref_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW businessprocesses_roleref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM businessprocesses_roleref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM businessprocesses_roleref_history;

CREATE INDEX businessprocesses_roleref_target ON businessprocesses_roleref (target_id);

CREATE INDEX businessprocesses_roleref_history_target ON businessprocesses_roleref_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER businessprocesses_roleref_history_refuse_update BEFORE UPDATE ON businessprocesses_roleref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: businessprocesses_roleref_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER businessprocesses_roleref_history_refuse_delete BEFORE DELETE ON businessprocesses_roleref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: businessprocesses_roleref_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE compensatingcontrols (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    active INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE compensatingcontrols_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    active INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW compensatingcontrols_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, active, effective_from, NULL AS effective_to, NULL AS closed_by FROM compensatingcontrols
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, active, effective_from, effective_to, closed_by FROM compensatingcontrols_history;

CREATE UNIQUE INDEX compensatingcontrols_uid ON compensatingcontrols (uid);

CREATE INDEX compensatingcontrols_history_uid ON compensatingcontrols_history (uid);

CREATE INDEX compensatingcontrols_change_time ON compensatingcontrols (change_time, id);

CREATE UNIQUE INDEX compensatingcontrols_key ON compensatingcontrols (name) WHERE NOT deleted;

CREATE INDEX compensatingcontrols_lookup ON compensatingcontrols (name, id);

CREATE INDEX compensatingcontrols_history_lookup ON compensatingcontrols_history (name);

-- +goose StatementBegin
CREATE TRIGGER compensatingcontrols_history_refuse_update BEFORE UPDATE ON compensatingcontrols_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: compensatingcontrols_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER compensatingcontrols_history_refuse_delete BEFORE DELETE ON compensatingcontrols_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: compensatingcontrols_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE compensatingcontrols_ownerref (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE compensatingcontrols_ownerref_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW compensatingcontrols_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM compensatingcontrols_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM compensatingcontrols_ownerref_history;

CREATE INDEX compensatingcontrols_ownerref_target ON compensatingcontrols_ownerref (target_id);

CREATE INDEX compensatingcontrols_ownerref_history_target ON compensatingcontrols_ownerref_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER compensatingcontrols_ownerref_history_refuse_update BEFORE UPDATE ON compensatingcontrols_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: compensatingcontrols_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER compensatingcontrols_ownerref_history_refuse_delete BEFORE DELETE ON compensatingcontrols_ownerref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: compensatingcontrols_ownerref_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE delegations (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    fromref_id INTEGER NOT NULL,
    toref_id INTEGER NOT NULL,
    validfrom INTEGER NOT NULL,
    validto INTEGER NOT NULL,
    scope INTEGER NOT NULL,
    reason TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE delegations_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    fromref_id INTEGER NOT NULL,
    toref_id INTEGER NOT NULL,
    validfrom INTEGER NOT NULL,
    validto INTEGER NOT NULL,
    scope INTEGER NOT NULL,
    reason TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW delegations_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, fromref_id, toref_id, validfrom, validto, scope, reason, createdby_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM delegations
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, fromref_id, toref_id, validfrom, validto, scope, reason, createdby_id, effective_from, effective_to, closed_by FROM delegations_history;

CREATE UNIQUE INDEX delegations_uid ON delegations (uid);

CREATE INDEX delegations_history_uid ON delegations_history (uid);

CREATE INDEX delegations_change_time ON delegations (change_time, id);

CREATE INDEX delegations_fromref_id ON delegations (fromref_id, id);

CREATE INDEX delegations_history_fromref_id ON delegations_history (fromref_id);

CREATE INDEX delegations_toref_id ON delegations (toref_id, id);

CREATE INDEX delegations_history_toref_id ON delegations_history (toref_id);

CREATE INDEX delegations_createdby_id ON delegations (createdby_id, id);

CREATE INDEX delegations_history_createdby_id ON delegations_history (createdby_id);

-- +goose StatementBegin
CREATE TRIGGER delegations_history_refuse_update BEFORE UPDATE ON delegations_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: delegations_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER delegations_history_refuse_delete BEFORE DELETE ON delegations_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: delegations_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE INDEX workitems_decidedfor_id ON workitems (decidedfor_id, id) WHERE decidedfor_id IS NOT NULL;

CREATE INDEX workitems_history_decidedfor_id ON workitems_history (decidedfor_id) WHERE decidedfor_id IS NOT NULL;

CREATE INDEX workitems_delegationref_id ON workitems (delegationref_id, id) WHERE delegationref_id IS NOT NULL;

CREATE INDEX workitems_history_delegationref_id ON workitems_history (delegationref_id) WHERE delegationref_id IS NOT NULL;

CREATE TABLE violationresetrequests (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    identityref_id INTEGER NOT NULL,
    blockatonce INTEGER NOT NULL,
    reason TEXT,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE violationresetrequests_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    identityref_id INTEGER NOT NULL,
    blockatonce INTEGER NOT NULL,
    reason TEXT,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW violationresetrequests_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, blockatonce, reason, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM violationresetrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, blockatonce, reason, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, effective_to, closed_by FROM violationresetrequests_history;

CREATE UNIQUE INDEX violationresetrequests_uid ON violationresetrequests (uid);

CREATE INDEX violationresetrequests_history_uid ON violationresetrequests_history (uid);

CREATE INDEX violationresetrequests_change_time ON violationresetrequests (change_time, id);

CREATE INDEX violationresetrequests_identityref_id ON violationresetrequests (identityref_id, id);

CREATE INDEX violationresetrequests_history_identityref_id ON violationresetrequests_history (identityref_id);

CREATE INDEX violationresetrequests_requeststatus ON violationresetrequests (requeststatus, id);

CREATE INDEX violationresetrequests_history_requeststatus ON violationresetrequests_history (requeststatus);

CREATE INDEX violationresetrequests_processref_id ON violationresetrequests (processref_id, id) WHERE processref_id IS NOT NULL;

CREATE INDEX violationresetrequests_history_processref_id ON violationresetrequests_history (processref_id) WHERE processref_id IS NOT NULL;

CREATE INDEX violationresetrequests_createdby_id ON violationresetrequests (createdby_id, id);

CREATE INDEX violationresetrequests_history_createdby_id ON violationresetrequests_history (createdby_id);

-- +goose StatementBegin
CREATE TRIGGER violationresetrequests_history_refuse_update BEFORE UPDATE ON violationresetrequests_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: violationresetrequests_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER violationresetrequests_history_refuse_delete BEFORE DELETE ON violationresetrequests_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: violationresetrequests_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE INDEX workitems_excludeduser_id ON workitems (excludeduser_id, id) WHERE excludeduser_id IS NOT NULL;

CREATE INDEX workitems_history_excludeduser_id ON workitems_history (excludeduser_id) WHERE excludeduser_id IS NOT NULL;

CREATE TABLE workitems_excluded (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE workitems_excluded_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW workitems_excluded_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM workitems_excluded
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM workitems_excluded_history;

CREATE INDEX workitems_excluded_target ON workitems_excluded (target_id);

CREATE INDEX workitems_excluded_history_target ON workitems_excluded_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER workitems_excluded_history_refuse_update BEFORE UPDATE ON workitems_excluded_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: workitems_excluded_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER workitems_excluded_history_refuse_delete BEFORE DELETE ON workitems_excluded_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: workitems_excluded_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE evaluations (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    processref_id INTEGER NOT NULL,
    identityref_id INTEGER NOT NULL,
    evaluationstage INTEGER NOT NULL,
    workitemref_id INTEGER,
    expirationdate INTEGER NOT NULL,
    revokeblocked INTEGER NOT NULL,
    evaluator_id INTEGER,
    reviewcomment TEXT,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE evaluations_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    processref_id INTEGER NOT NULL,
    identityref_id INTEGER NOT NULL,
    evaluationstage INTEGER NOT NULL,
    workitemref_id INTEGER,
    expirationdate INTEGER NOT NULL,
    revokeblocked INTEGER NOT NULL,
    evaluator_id INTEGER,
    reviewcomment TEXT,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW evaluations_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, processref_id, identityref_id, evaluationstage, workitemref_id, expirationdate, revokeblocked, evaluator_id, reviewcomment, effective_from, NULL AS effective_to, NULL AS closed_by FROM evaluations
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, processref_id, identityref_id, evaluationstage, workitemref_id, expirationdate, revokeblocked, evaluator_id, reviewcomment, effective_from, effective_to, closed_by FROM evaluations_history;

CREATE UNIQUE INDEX evaluations_uid ON evaluations (uid);

CREATE INDEX evaluations_history_uid ON evaluations_history (uid);

CREATE INDEX evaluations_change_time ON evaluations (change_time, id);

CREATE INDEX evaluations_processref_id ON evaluations (processref_id, id);

CREATE INDEX evaluations_history_processref_id ON evaluations_history (processref_id);

CREATE INDEX evaluations_identityref_id ON evaluations (identityref_id, id);

CREATE INDEX evaluations_history_identityref_id ON evaluations_history (identityref_id);

CREATE INDEX evaluations_evaluationstage ON evaluations (evaluationstage, id);

CREATE INDEX evaluations_history_evaluationstage ON evaluations_history (evaluationstage);

CREATE INDEX evaluations_workitemref_id ON evaluations (workitemref_id, id) WHERE workitemref_id IS NOT NULL;

CREATE INDEX evaluations_history_workitemref_id ON evaluations_history (workitemref_id) WHERE workitemref_id IS NOT NULL;

CREATE INDEX evaluations_evaluator_id ON evaluations (evaluator_id, id) WHERE evaluator_id IS NOT NULL;

CREATE INDEX evaluations_history_evaluator_id ON evaluations_history (evaluator_id) WHERE evaluator_id IS NOT NULL;

-- +goose StatementBegin
CREATE TRIGGER evaluations_history_refuse_update BEFORE UPDATE ON evaluations_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: evaluations_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER evaluations_history_refuse_delete BEFORE DELETE ON evaluations_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: evaluations_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE constraintdecisions (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    evaluationref_id INTEGER NOT NULL,
    processref_id INTEGER NOT NULL,
    workitemref_id INTEGER,
    identityref_id INTEGER NOT NULL,
    constraintref_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    systemref_id INTEGER,
    accountname TEXT,
    action INTEGER,
    controlref_id INTEGER,
    justification TEXT,
    controlrequired INTEGER NOT NULL,
    previousaction INTEGER,
    decisionstatus INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE constraintdecisions_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    evaluationref_id INTEGER NOT NULL,
    processref_id INTEGER NOT NULL,
    workitemref_id INTEGER,
    identityref_id INTEGER NOT NULL,
    constraintref_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    systemref_id INTEGER,
    accountname TEXT,
    action INTEGER,
    controlref_id INTEGER,
    justification TEXT,
    controlrequired INTEGER NOT NULL,
    previousaction INTEGER,
    decisionstatus INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW constraintdecisions_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, evaluationref_id, processref_id, workitemref_id, identityref_id, constraintref_id, name, systemref_id, accountname, action, controlref_id, justification, controlrequired, previousaction, decisionstatus, effective_from, NULL AS effective_to, NULL AS closed_by FROM constraintdecisions
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, evaluationref_id, processref_id, workitemref_id, identityref_id, constraintref_id, name, systemref_id, accountname, action, controlref_id, justification, controlrequired, previousaction, decisionstatus, effective_from, effective_to, closed_by FROM constraintdecisions_history;

CREATE UNIQUE INDEX constraintdecisions_uid ON constraintdecisions (uid);

CREATE INDEX constraintdecisions_history_uid ON constraintdecisions_history (uid);

CREATE INDEX constraintdecisions_change_time ON constraintdecisions (change_time, id);

CREATE INDEX constraintdecisions_evaluationref_id ON constraintdecisions (evaluationref_id, id);

CREATE INDEX constraintdecisions_history_evaluationref_id ON constraintdecisions_history (evaluationref_id);

CREATE INDEX constraintdecisions_processref_id ON constraintdecisions (processref_id, id);

CREATE INDEX constraintdecisions_history_processref_id ON constraintdecisions_history (processref_id);

CREATE INDEX constraintdecisions_identityref_id ON constraintdecisions (identityref_id, id);

CREATE INDEX constraintdecisions_history_identityref_id ON constraintdecisions_history (identityref_id);

CREATE INDEX constraintdecisions_constraintref_id ON constraintdecisions (constraintref_id, id);

CREATE INDEX constraintdecisions_history_constraintref_id ON constraintdecisions_history (constraintref_id);

CREATE INDEX constraintdecisions_systemref_id ON constraintdecisions (systemref_id, id) WHERE systemref_id IS NOT NULL;

CREATE INDEX constraintdecisions_history_systemref_id ON constraintdecisions_history (systemref_id) WHERE systemref_id IS NOT NULL;

CREATE INDEX constraintdecisions_controlref_id ON constraintdecisions (controlref_id, id) WHERE controlref_id IS NOT NULL;

CREATE INDEX constraintdecisions_history_controlref_id ON constraintdecisions_history (controlref_id) WHERE controlref_id IS NOT NULL;

-- +goose StatementBegin
CREATE TRIGGER constraintdecisions_history_refuse_update BEFORE UPDATE ON constraintdecisions_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraintdecisions_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER constraintdecisions_history_refuse_delete BEFORE DELETE ON constraintdecisions_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraintdecisions_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE constraintdecisions_roleref (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE constraintdecisions_roleref_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW constraintdecisions_roleref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM constraintdecisions_roleref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM constraintdecisions_roleref_history;

CREATE INDEX constraintdecisions_roleref_target ON constraintdecisions_roleref (target_id);

CREATE INDEX constraintdecisions_roleref_history_target ON constraintdecisions_roleref_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER constraintdecisions_roleref_history_refuse_update BEFORE UPDATE ON constraintdecisions_roleref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraintdecisions_roleref_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER constraintdecisions_roleref_history_refuse_delete BEFORE DELETE ON constraintdecisions_roleref_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: constraintdecisions_roleref_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE resourcedecisions (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    evaluationref_id INTEGER NOT NULL,
    processref_id INTEGER NOT NULL,
    workitemref_id INTEGER,
    identityref_id INTEGER NOT NULL,
    constraintdecision_id INTEGER NOT NULL,
    roleref_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    systemname TEXT,
    accountname TEXT,
    assignment_key BLOB NOT NULL,
    decision INTEGER,
    reason TEXT,
    controlref_id INTEGER,
    controlrequired INTEGER NOT NULL,
    previousdecision INTEGER,
    previousreason TEXT,
    outcome INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE resourcedecisions_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    evaluationref_id INTEGER NOT NULL,
    processref_id INTEGER NOT NULL,
    workitemref_id INTEGER,
    identityref_id INTEGER NOT NULL,
    constraintdecision_id INTEGER NOT NULL,
    roleref_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    systemname TEXT,
    accountname TEXT,
    assignment_key BLOB NOT NULL,
    decision INTEGER,
    reason TEXT,
    controlref_id INTEGER,
    controlrequired INTEGER NOT NULL,
    previousdecision INTEGER,
    previousreason TEXT,
    outcome INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW resourcedecisions_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, evaluationref_id, processref_id, workitemref_id, identityref_id, constraintdecision_id, roleref_id, name, systemname, accountname, assignment_key, decision, reason, controlref_id, controlrequired, previousdecision, previousreason, outcome, effective_from, NULL AS effective_to, NULL AS closed_by FROM resourcedecisions
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, evaluationref_id, processref_id, workitemref_id, identityref_id, constraintdecision_id, roleref_id, name, systemname, accountname, assignment_key, decision, reason, controlref_id, controlrequired, previousdecision, previousreason, outcome, effective_from, effective_to, closed_by FROM resourcedecisions_history;

CREATE UNIQUE INDEX resourcedecisions_uid ON resourcedecisions (uid);

CREATE INDEX resourcedecisions_history_uid ON resourcedecisions_history (uid);

CREATE INDEX resourcedecisions_change_time ON resourcedecisions (change_time, id);

CREATE INDEX resourcedecisions_evaluationref_id ON resourcedecisions (evaluationref_id, id);

CREATE INDEX resourcedecisions_history_evaluationref_id ON resourcedecisions_history (evaluationref_id);

CREATE INDEX resourcedecisions_processref_id ON resourcedecisions (processref_id, id);

CREATE INDEX resourcedecisions_history_processref_id ON resourcedecisions_history (processref_id);

CREATE INDEX resourcedecisions_identityref_id ON resourcedecisions (identityref_id, id);

CREATE INDEX resourcedecisions_history_identityref_id ON resourcedecisions_history (identityref_id);

CREATE INDEX resourcedecisions_constraintdecision_id ON resourcedecisions (constraintdecision_id, id);

CREATE INDEX resourcedecisions_history_constraintdecision_id ON resourcedecisions_history (constraintdecision_id);

CREATE INDEX resourcedecisions_roleref_id ON resourcedecisions (roleref_id, id);

CREATE INDEX resourcedecisions_history_roleref_id ON resourcedecisions_history (roleref_id);

CREATE INDEX resourcedecisions_assignment_key ON resourcedecisions (assignment_key, id);

CREATE INDEX resourcedecisions_history_assignment_key ON resourcedecisions_history (assignment_key);

CREATE INDEX resourcedecisions_controlref_id ON resourcedecisions (controlref_id, id) WHERE controlref_id IS NOT NULL;

CREATE INDEX resourcedecisions_history_controlref_id ON resourcedecisions_history (controlref_id) WHERE controlref_id IS NOT NULL;

-- +goose StatementBegin
CREATE TRIGGER resourcedecisions_history_refuse_update BEFORE UPDATE ON resourcedecisions_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resourcedecisions_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER resourcedecisions_history_refuse_delete BEFORE DELETE ON resourcedecisions_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: resourcedecisions_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE surveytemplates (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    title TEXT,
    description TEXT,
    respondent INTEGER NOT NULL,
    scope TEXT,
    expirydays INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE surveytemplates_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    title TEXT,
    description TEXT,
    respondent INTEGER NOT NULL,
    scope TEXT,
    expirydays INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW surveytemplates_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, title, description, respondent, scope, expirydays, effective_from, NULL AS effective_to, NULL AS closed_by FROM surveytemplates
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, title, description, respondent, scope, expirydays, effective_from, effective_to, closed_by FROM surveytemplates_history;

CREATE UNIQUE INDEX surveytemplates_uid ON surveytemplates (uid);

CREATE INDEX surveytemplates_history_uid ON surveytemplates_history (uid);

CREATE INDEX surveytemplates_change_time ON surveytemplates (change_time, id);

CREATE UNIQUE INDEX surveytemplates_key ON surveytemplates (name) WHERE NOT deleted;

CREATE INDEX surveytemplates_lookup ON surveytemplates (name, id);

CREATE INDEX surveytemplates_history_lookup ON surveytemplates_history (name);

-- +goose StatementBegin
CREATE TRIGGER surveytemplates_history_refuse_update BEFORE UPDATE ON surveytemplates_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: surveytemplates_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER surveytemplates_history_refuse_delete BEFORE DELETE ON surveytemplates_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: surveytemplates_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE surveies (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    templateref_id INTEGER NOT NULL,
    deadline INTEGER,
    systemref_id INTEGER,
    scope TEXT,
    expirydays INTEGER NOT NULL,
    surveystatus INTEGER NOT NULL,
    generating INTEGER NOT NULL,
    round INTEGER NOT NULL,
    questioncount INTEGER,
    submittedcount INTEGER,
    progress INTEGER,
    technicalcount INTEGER,
    unresolvedcount INTEGER,
    orphancount INTEGER,
    systempermissioncount INTEGER,
    warnings TEXT,
    launchedat INTEGER,
    launchedby_id INTEGER,
    completedat INTEGER,
    closedearly INTEGER NOT NULL,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE surveies_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    templateref_id INTEGER NOT NULL,
    deadline INTEGER,
    systemref_id INTEGER,
    scope TEXT,
    expirydays INTEGER NOT NULL,
    surveystatus INTEGER NOT NULL,
    generating INTEGER NOT NULL,
    round INTEGER NOT NULL,
    questioncount INTEGER,
    submittedcount INTEGER,
    progress INTEGER,
    technicalcount INTEGER,
    unresolvedcount INTEGER,
    orphancount INTEGER,
    systempermissioncount INTEGER,
    warnings TEXT,
    launchedat INTEGER,
    launchedby_id INTEGER,
    completedat INTEGER,
    closedearly INTEGER NOT NULL,
    requeststatus INTEGER NOT NULL,
    requestresult TEXT,
    processref_id INTEGER,
    errortext TEXT,
    createdby_id INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW surveies_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, templateref_id, deadline, systemref_id, scope, expirydays, surveystatus, generating, round, questioncount, submittedcount, progress, technicalcount, unresolvedcount, orphancount, systempermissioncount, warnings, launchedat, launchedby_id, completedat, closedearly, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM surveies
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, templateref_id, deadline, systemref_id, scope, expirydays, surveystatus, generating, round, questioncount, submittedcount, progress, technicalcount, unresolvedcount, orphancount, systempermissioncount, warnings, launchedat, launchedby_id, completedat, closedearly, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, effective_to, closed_by FROM surveies_history;

CREATE UNIQUE INDEX surveies_uid ON surveies (uid);

CREATE INDEX surveies_history_uid ON surveies_history (uid);

CREATE INDEX surveies_change_time ON surveies (change_time, id);

CREATE INDEX surveies_templateref_id ON surveies (templateref_id, id);

CREATE INDEX surveies_history_templateref_id ON surveies_history (templateref_id);

CREATE INDEX surveies_systemref_id ON surveies (systemref_id, id) WHERE systemref_id IS NOT NULL;

CREATE INDEX surveies_history_systemref_id ON surveies_history (systemref_id) WHERE systemref_id IS NOT NULL;

CREATE INDEX surveies_surveystatus ON surveies (surveystatus, id);

CREATE INDEX surveies_history_surveystatus ON surveies_history (surveystatus);

CREATE INDEX surveies_launchedby_id ON surveies (launchedby_id, id) WHERE launchedby_id IS NOT NULL;

CREATE INDEX surveies_history_launchedby_id ON surveies_history (launchedby_id) WHERE launchedby_id IS NOT NULL;

CREATE INDEX surveies_processref_id ON surveies (processref_id, id) WHERE processref_id IS NOT NULL;

CREATE INDEX surveies_history_processref_id ON surveies_history (processref_id) WHERE processref_id IS NOT NULL;

CREATE INDEX surveies_createdby_id ON surveies (createdby_id, id);

CREATE INDEX surveies_history_createdby_id ON surveies_history (createdby_id);

-- +goose StatementBegin
CREATE TRIGGER surveies_history_refuse_update BEFORE UPDATE ON surveies_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: surveies_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER surveies_history_refuse_delete BEFORE DELETE ON surveies_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: surveies_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE surveies_administrator (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE surveies_administrator_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW surveies_administrator_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM surveies_administrator
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM surveies_administrator_history;

CREATE INDEX surveies_administrator_target ON surveies_administrator (target_id);

CREATE INDEX surveies_administrator_history_target ON surveies_administrator_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER surveies_administrator_history_refuse_update BEFORE UPDATE ON surveies_administrator_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: surveies_administrator_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER surveies_administrator_history_refuse_delete BEFORE DELETE ON surveies_administrator_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: surveies_administrator_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE surveyquestions (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    surveyref_id INTEGER NOT NULL,
    round INTEGER NOT NULL,
    identityref_id INTEGER NOT NULL,
    identityname TEXT,
    roleref_id INTEGER NOT NULL,
    rolename TEXT,
    accountname TEXT,
    contextref_id INTEGER,
    assignmentkey BLOB NOT NULL,
    validfrom INTEGER,
    validto INTEGER,
    compliance INTEGER,
    reasons TEXT,
    identityrisklevel INTEGER,
    rolerisklevel INTEGER,
    workitemref_id INTEGER,
    action INTEGER,
    actioncomment TEXT,
    questionstatus INTEGER NOT NULL,
    decidedby_id INTEGER,
    decidedat INTEGER,
    decidedfor_id INTEGER,
    delegationref_id INTEGER,
    outcome INTEGER,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE surveyquestions_history (
    id INTEGER NOT NULL,
    uid BLOB NOT NULL,
    display_name TEXT NOT NULL,
    key_value TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    change_time INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    delete_time INTEGER,
    version_id INTEGER NOT NULL,
    surveyref_id INTEGER NOT NULL,
    round INTEGER NOT NULL,
    identityref_id INTEGER NOT NULL,
    identityname TEXT,
    roleref_id INTEGER NOT NULL,
    rolename TEXT,
    accountname TEXT,
    contextref_id INTEGER,
    assignmentkey BLOB NOT NULL,
    validfrom INTEGER,
    validto INTEGER,
    compliance INTEGER,
    reasons TEXT,
    identityrisklevel INTEGER,
    rolerisklevel INTEGER,
    workitemref_id INTEGER,
    action INTEGER,
    actioncomment TEXT,
    questionstatus INTEGER NOT NULL,
    decidedby_id INTEGER,
    decidedat INTEGER,
    decidedfor_id INTEGER,
    delegationref_id INTEGER,
    outcome INTEGER,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW surveyquestions_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, surveyref_id, round, identityref_id, identityname, roleref_id, rolename, accountname, contextref_id, assignmentkey, validfrom, validto, compliance, reasons, identityrisklevel, rolerisklevel, workitemref_id, action, actioncomment, questionstatus, decidedby_id, decidedat, decidedfor_id, delegationref_id, outcome, effective_from, NULL AS effective_to, NULL AS closed_by FROM surveyquestions
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, surveyref_id, round, identityref_id, identityname, roleref_id, rolename, accountname, contextref_id, assignmentkey, validfrom, validto, compliance, reasons, identityrisklevel, rolerisklevel, workitemref_id, action, actioncomment, questionstatus, decidedby_id, decidedat, decidedfor_id, delegationref_id, outcome, effective_from, effective_to, closed_by FROM surveyquestions_history;

CREATE UNIQUE INDEX surveyquestions_uid ON surveyquestions (uid);

CREATE INDEX surveyquestions_history_uid ON surveyquestions_history (uid);

CREATE INDEX surveyquestions_change_time ON surveyquestions (change_time, id);

CREATE INDEX surveyquestions_surveyref_id ON surveyquestions (surveyref_id, id);

CREATE INDEX surveyquestions_history_surveyref_id ON surveyquestions_history (surveyref_id);

CREATE INDEX surveyquestions_identityref_id ON surveyquestions (identityref_id, id);

CREATE INDEX surveyquestions_history_identityref_id ON surveyquestions_history (identityref_id);

CREATE INDEX surveyquestions_roleref_id ON surveyquestions (roleref_id, id);

CREATE INDEX surveyquestions_history_roleref_id ON surveyquestions_history (roleref_id);

CREATE INDEX surveyquestions_contextref_id ON surveyquestions (contextref_id, id) WHERE contextref_id IS NOT NULL;

CREATE INDEX surveyquestions_history_contextref_id ON surveyquestions_history (contextref_id) WHERE contextref_id IS NOT NULL;

CREATE INDEX surveyquestions_assignmentkey ON surveyquestions (assignmentkey, id);

CREATE INDEX surveyquestions_history_assignmentkey ON surveyquestions_history (assignmentkey);

CREATE INDEX surveyquestions_workitemref_id ON surveyquestions (workitemref_id, id) WHERE workitemref_id IS NOT NULL;

CREATE INDEX surveyquestions_history_workitemref_id ON surveyquestions_history (workitemref_id) WHERE workitemref_id IS NOT NULL;

CREATE INDEX surveyquestions_decidedby_id ON surveyquestions (decidedby_id, id) WHERE decidedby_id IS NOT NULL;

CREATE INDEX surveyquestions_history_decidedby_id ON surveyquestions_history (decidedby_id) WHERE decidedby_id IS NOT NULL;

CREATE INDEX surveyquestions_decidedfor_id ON surveyquestions (decidedfor_id, id) WHERE decidedfor_id IS NOT NULL;

CREATE INDEX surveyquestions_history_decidedfor_id ON surveyquestions_history (decidedfor_id) WHERE decidedfor_id IS NOT NULL;

CREATE INDEX surveyquestions_delegationref_id ON surveyquestions (delegationref_id, id) WHERE delegationref_id IS NOT NULL;

CREATE INDEX surveyquestions_history_delegationref_id ON surveyquestions_history (delegationref_id) WHERE delegationref_id IS NOT NULL;

-- +goose StatementBegin
CREATE TRIGGER surveyquestions_history_refuse_update BEFORE UPDATE ON surveyquestions_history WHEN NOT (NEW.id IS OLD.id AND NEW.uid IS OLD.uid AND NEW.display_name IS OLD.display_name AND NEW.key_value IS OLD.key_value AND NEW.create_time IS OLD.create_time AND NEW.change_time IS OLD.change_time AND NEW.deleted IS OLD.deleted AND NEW.delete_time IS OLD.delete_time AND NEW.version_id IS OLD.version_id AND NEW.surveyref_id IS OLD.surveyref_id AND NEW.round IS OLD.round AND NEW.identityref_id IS OLD.identityref_id AND NEW.roleref_id IS OLD.roleref_id AND NEW.rolename IS OLD.rolename AND NEW.accountname IS OLD.accountname AND NEW.contextref_id IS OLD.contextref_id AND NEW.assignmentkey IS OLD.assignmentkey AND NEW.validfrom IS OLD.validfrom AND NEW.validto IS OLD.validto AND NEW.compliance IS OLD.compliance AND NEW.reasons IS OLD.reasons AND NEW.identityrisklevel IS OLD.identityrisklevel AND NEW.rolerisklevel IS OLD.rolerisklevel AND NEW.workitemref_id IS OLD.workitemref_id AND NEW.action IS OLD.action AND NEW.actioncomment IS OLD.actioncomment AND NEW.questionstatus IS OLD.questionstatus AND NEW.decidedby_id IS OLD.decidedby_id AND NEW.decidedat IS OLD.decidedat AND NEW.decidedfor_id IS OLD.decidedfor_id AND NEW.delegationref_id IS OLD.delegationref_id AND NEW.outcome IS OLD.outcome AND NEW.effective_from IS OLD.effective_from AND NEW.effective_to IS OLD.effective_to AND NEW.closed_by IS OLD.closed_by
    AND EXISTS (SELECT 1 FROM anonymisations a WHERE a.object_id = OLD.id AND a.open = 1))
BEGIN
    SELECT RAISE(ABORT, 'Immutable: surveyquestions_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER surveyquestions_history_refuse_delete BEFORE DELETE ON surveyquestions_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: surveyquestions_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE TABLE surveyquestions_respondent (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE surveyquestions_respondent_history (
    owner_id INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    effective_from INTEGER NOT NULL,
    effective_to INTEGER NOT NULL,
    closed_by INTEGER NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW surveyquestions_respondent_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL AS effective_to, NULL AS closed_by FROM surveyquestions_respondent
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM surveyquestions_respondent_history;

CREATE INDEX surveyquestions_respondent_target ON surveyquestions_respondent (target_id);

CREATE INDEX surveyquestions_respondent_history_target ON surveyquestions_respondent_history (target_id);

-- +goose StatementBegin
CREATE TRIGGER surveyquestions_respondent_history_refuse_update BEFORE UPDATE ON surveyquestions_respondent_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: surveyquestions_respondent_history is only ever appended to');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER surveyquestions_respondent_history_refuse_delete BEFORE DELETE ON surveyquestions_respondent_history BEGIN
    SELECT RAISE(ABORT, 'Immutable: surveyquestions_respondent_history is only ever appended to');
END;
-- +goose StatementEnd

CREATE INDEX constraintdecisions_workitemref_id ON constraintdecisions (workitemref_id, id) WHERE workitemref_id IS NOT NULL;

CREATE INDEX constraintdecisions_history_workitemref_id ON constraintdecisions_history (workitemref_id) WHERE workitemref_id IS NOT NULL;

CREATE INDEX resourcedecisions_workitemref_id ON resourcedecisions (workitemref_id, id) WHERE workitemref_id IS NOT NULL;

CREATE INDEX resourcedecisions_history_workitemref_id ON resourcedecisions_history (workitemref_id) WHERE workitemref_id IS NOT NULL;

CREATE VIEW data_objects AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Identity' AS type_name FROM identities
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Orgunit' AS type_name FROM orgunits
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Contexttype' AS type_name FROM contexttypes
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Contextassignment' AS type_name FROM contextassignments
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'System' AS type_name FROM systems
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Resourcetype' AS type_name FROM resourcetypes
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Attributedefinition' AS type_name FROM attributedefinitions
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Attributeset' AS type_name FROM attributesets
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Resourcefolder' AS type_name FROM resourcefolders
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Resource' AS type_name FROM resources
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Accounttype' AS type_name FROM accounttypes
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Accounttypepolicy' AS type_name FROM accounttypepolicies
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Resourceassignment' AS type_name FROM resourceassignments
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Assignmentpolicy' AS type_name FROM assignmentpolicies
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Constraint' AS type_name FROM constraints
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Businessprocess' AS type_name FROM businessprocesses
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Compensatingcontrol' AS type_name FROM compensatingcontrols
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Calculationtrigger' AS type_name FROM calculationtriggers
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Classificationtagcategory' AS type_name FROM classificationtagcategories
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Classificationtag' AS type_name FROM classificationtags
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Risklevelthreshold' AS type_name FROM risklevelthresholds
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'User' AS type_name FROM users
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Usergroup' AS type_name FROM usergroups
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Delegation' AS type_name FROM delegations
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Incidenttrigger' AS type_name FROM incidenttriggers
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Triggerbinding' AS type_name FROM triggerbindings
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Lockoutrequest' AS type_name FROM lockoutrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Revocationrequest' AS type_name FROM revocationrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Calculationrequest' AS type_name FROM calculationrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Verdictexpiryrequest' AS type_name FROM verdictexpiryrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Membershiprequest' AS type_name FROM membershiprequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Initialloadrequest' AS type_name FROM initialloadrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Provisioningtaskrequest' AS type_name FROM provisioningtaskrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Surveytemplate' AS type_name FROM surveytemplates
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Survey' AS type_name FROM surveies
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Surveyquestion' AS type_name FROM surveyquestions
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Violationresetrequest' AS type_name FROM violationresetrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Processtemplate' AS type_name FROM processtemplates
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Process' AS type_name FROM processes
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Processstep' AS type_name FROM processsteps
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Workitem' AS type_name FROM workitems
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Evaluation' AS type_name FROM evaluations
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Constraintdecision' AS type_name FROM constraintdecisions
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Resourcedecision' AS type_name FROM resourcedecisions;

-- API keys. The secret is not stored; prefix finds a key.
CREATE TABLE api_keys (
    prefix     TEXT NOT NULL,
    hash       BLOB NOT NULL,
    user_id    INTEGER NOT NULL,
    name       TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    revoked    INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    closed_by  INTEGER,
    PRIMARY KEY (prefix, hash)
) STRICT, WITHOUT ROWID;
