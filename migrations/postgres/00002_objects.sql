-- +goose Up

CREATE TABLE identities (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    identityid text COLLATE "C" NOT NULL,
    firstname text COLLATE "C",
    lastname text COLLATE "C",
    email text COLLATE "C",
    email2 text COLLATE "C",
    jobtitle text COLLATE "C",
    employeeid text COLLATE "C",
    identitystatus smallint NOT NULL,
    identitycategory smallint NOT NULL,
    identitytype smallint,
    validfrom timestamptz,
    validto timestamptz,
    ouref_id bigint,
    primarycontexttype_id bigint,
    identityowner_id bigint,
    riskscore numeric(19,6),
    risklevel smallint,
    ident_relaunchsod boolean NOT NULL,
    odwbusikey text COLLATE "C",
    breakglass boolean NOT NULL,
    previousref_id bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE identities_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    identityid text COLLATE "C" NOT NULL,
    firstname text COLLATE "C",
    lastname text COLLATE "C",
    email text COLLATE "C",
    email2 text COLLATE "C",
    jobtitle text COLLATE "C",
    employeeid text COLLATE "C",
    identitystatus smallint NOT NULL,
    identitycategory smallint NOT NULL,
    identitytype smallint,
    validfrom timestamptz,
    validto timestamptz,
    ouref_id bigint,
    primarycontexttype_id bigint,
    identityowner_id bigint,
    riskscore numeric(19,6),
    risklevel smallint,
    ident_relaunchsod boolean NOT NULL,
    odwbusikey text COLLATE "C",
    breakglass boolean NOT NULL,
    previousref_id bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW identities_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityid, firstname, lastname, email, email2, jobtitle, employeeid, identitystatus, identitycategory, identitytype, validfrom, validto, ouref_id, primarycontexttype_id, identityowner_id, riskscore, risklevel, ident_relaunchsod, odwbusikey, breakglass, previousref_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM identities
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityid, firstname, lastname, email, email2, jobtitle, employeeid, identitystatus, identitycategory, identitytype, validfrom, validto, ouref_id, primarycontexttype_id, identityowner_id, riskscore, risklevel, ident_relaunchsod, odwbusikey, breakglass, previousref_id, effective_from, effective_to, closed_by FROM identities_history;

CREATE UNIQUE INDEX identities_uid ON identities (uid);

CREATE INDEX identities_history_uid ON identities_history (uid);

CREATE INDEX identities_change_time ON identities (change_time, id);

CREATE UNIQUE INDEX identities_key ON identities (identityid) WHERE NOT deleted;

CREATE INDEX identities_lookup ON identities (identityid, id);

CREATE INDEX identities_history_lookup ON identities_history (identityid);

CREATE INDEX identities_lastname ON identities (lastname NULLS FIRST, id);

CREATE INDEX identities_history_lastname ON identities_history (lastname NULLS FIRST);

CREATE INDEX identities_email ON identities (email NULLS FIRST, id);

CREATE INDEX identities_history_email ON identities_history (email NULLS FIRST);

CREATE INDEX identities_employeeid ON identities (employeeid, id) WHERE employeeid IS NOT NULL;

CREATE INDEX identities_history_employeeid ON identities_history (employeeid) WHERE employeeid IS NOT NULL;

CREATE INDEX identities_validfrom ON identities (validfrom, id) WHERE validfrom IS NOT NULL;

CREATE INDEX identities_history_validfrom ON identities_history (validfrom) WHERE validfrom IS NOT NULL;

CREATE INDEX identities_validto ON identities (validto, id) WHERE validto IS NOT NULL;

CREATE INDEX identities_history_validto ON identities_history (validto) WHERE validto IS NOT NULL;

CREATE INDEX identities_ouref_id ON identities (ouref_id NULLS FIRST, id);

CREATE INDEX identities_history_ouref_id ON identities_history (ouref_id NULLS FIRST);

CREATE INDEX identities_primarycontexttype_id ON identities (primarycontexttype_id, id) WHERE primarycontexttype_id IS NOT NULL;

CREATE INDEX identities_history_primarycontexttype_id ON identities_history (primarycontexttype_id) WHERE primarycontexttype_id IS NOT NULL;

CREATE INDEX identities_identityowner_id ON identities (identityowner_id, id) WHERE identityowner_id IS NOT NULL;

CREATE INDEX identities_history_identityowner_id ON identities_history (identityowner_id) WHERE identityowner_id IS NOT NULL;

CREATE INDEX identities_previousref_id ON identities (previousref_id, id) WHERE previousref_id IS NOT NULL;

CREATE INDEX identities_history_previousref_id ON identities_history (previousref_id) WHERE previousref_id IS NOT NULL;

CREATE INDEX identities_identitystatus_lastname ON identities (identitystatus, lastname NULLS FIRST, id, deleted);

CREATE TRIGGER identities_history_refuse BEFORE UPDATE OR DELETE ON identities_history FOR EACH ROW EXECUTE FUNCTION rw_history('id', 'firstname', 'lastname', 'email', 'email2', 'employeeid', 'display_name');

CREATE TRIGGER identities_history_refuse_truncate BEFORE TRUNCATE ON identities_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE identities_manager (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE identities_manager_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW identities_manager_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM identities_manager
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM identities_manager_history;

CREATE INDEX identities_manager_target ON identities_manager (target_id);

CREATE INDEX identities_manager_history_target ON identities_manager_history (target_id);

CREATE TRIGGER identities_manager_history_refuse BEFORE UPDATE OR DELETE ON identities_manager_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER identities_manager_history_refuse_truncate BEFORE TRUNCATE ON identities_manager_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE identities_managergroup (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE identities_managergroup_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW identities_managergroup_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM identities_managergroup
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM identities_managergroup_history;

CREATE INDEX identities_managergroup_target ON identities_managergroup (target_id);

CREATE INDEX identities_managergroup_history_target ON identities_managergroup_history (target_id);

CREATE TRIGGER identities_managergroup_history_refuse BEFORE UPDATE OR DELETE ON identities_managergroup_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER identities_managergroup_history_refuse_truncate BEFORE TRUNCATE ON identities_managergroup_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE identities_explicitowner (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE identities_explicitowner_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW identities_explicitowner_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM identities_explicitowner
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM identities_explicitowner_history;

CREATE INDEX identities_explicitowner_target ON identities_explicitowner (target_id);

CREATE INDEX identities_explicitowner_history_target ON identities_explicitowner_history (target_id);

CREATE TRIGGER identities_explicitowner_history_refuse BEFORE UPDATE OR DELETE ON identities_explicitowner_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER identities_explicitowner_history_refuse_truncate BEFORE TRUNCATE ON identities_explicitowner_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE identities_clt_tags (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE identities_clt_tags_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW identities_clt_tags_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM identities_clt_tags
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM identities_clt_tags_history;

CREATE INDEX identities_clt_tags_target ON identities_clt_tags (target_id);

CREATE INDEX identities_clt_tags_history_target ON identities_clt_tags_history (target_id);

CREATE TRIGGER identities_clt_tags_history_refuse BEFORE UPDATE OR DELETE ON identities_clt_tags_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER identities_clt_tags_history_refuse_truncate BEFORE TRUNCATE ON identities_clt_tags_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE orgunits (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    ouid text COLLATE "C",
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    parentou_id bigint,
    outype_id bigint,
    validfrom timestamptz,
    validto timestamptz,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE orgunits_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    ouid text COLLATE "C",
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    parentou_id bigint,
    outype_id bigint,
    validfrom timestamptz,
    validto timestamptz,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW orgunits_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, ouid, name, description, parentou_id, outype_id, validfrom, validto, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM orgunits
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, ouid, name, description, parentou_id, outype_id, validfrom, validto, effective_from, effective_to, closed_by FROM orgunits_history;

CREATE UNIQUE INDEX orgunits_uid ON orgunits (uid);

CREATE INDEX orgunits_history_uid ON orgunits_history (uid);

CREATE INDEX orgunits_change_time ON orgunits (change_time, id);

CREATE UNIQUE INDEX orgunits_key ON orgunits (ouid) WHERE NOT deleted;

CREATE INDEX orgunits_lookup ON orgunits (ouid NULLS FIRST, id);

CREATE INDEX orgunits_history_lookup ON orgunits_history (ouid);

CREATE INDEX orgunits_name ON orgunits (name, id);

CREATE INDEX orgunits_history_name ON orgunits_history (name);

CREATE INDEX orgunits_parentou_id ON orgunits (parentou_id NULLS FIRST, id);

CREATE INDEX orgunits_history_parentou_id ON orgunits_history (parentou_id NULLS FIRST);

CREATE INDEX orgunits_outype_id ON orgunits (outype_id, id) WHERE outype_id IS NOT NULL;

CREATE INDEX orgunits_history_outype_id ON orgunits_history (outype_id) WHERE outype_id IS NOT NULL;

CREATE TRIGGER orgunits_history_refuse BEFORE UPDATE OR DELETE ON orgunits_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER orgunits_history_refuse_truncate BEFORE TRUNCATE ON orgunits_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE orgunits_manager (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE orgunits_manager_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW orgunits_manager_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM orgunits_manager
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM orgunits_manager_history;

CREATE INDEX orgunits_manager_target ON orgunits_manager (target_id);

CREATE INDEX orgunits_manager_history_target ON orgunits_manager_history (target_id);

CREATE TRIGGER orgunits_manager_history_refuse BEFORE UPDATE OR DELETE ON orgunits_manager_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER orgunits_manager_history_refuse_truncate BEFORE TRUNCATE ON orgunits_manager_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE orgunits_managergroup (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE orgunits_managergroup_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW orgunits_managergroup_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM orgunits_managergroup
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM orgunits_managergroup_history;

CREATE INDEX orgunits_managergroup_target ON orgunits_managergroup (target_id);

CREATE INDEX orgunits_managergroup_history_target ON orgunits_managergroup_history (target_id);

CREATE TRIGGER orgunits_managergroup_history_refuse BEFORE UPDATE OR DELETE ON orgunits_managergroup_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER orgunits_managergroup_history_refuse_truncate BEFORE TRUNCATE ON orgunits_managergroup_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE orgunits_ownerref (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE orgunits_ownerref_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW orgunits_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM orgunits_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM orgunits_ownerref_history;

CREATE INDEX orgunits_ownerref_target ON orgunits_ownerref (target_id);

CREATE INDEX orgunits_ownerref_history_target ON orgunits_ownerref_history (target_id);

CREATE TRIGGER orgunits_ownerref_history_refuse BEFORE UPDATE OR DELETE ON orgunits_ownerref_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER orgunits_ownerref_history_refuse_truncate BEFORE TRUNCATE ON orgunits_ownerref_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE orgunits_clt_tags (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE orgunits_clt_tags_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW orgunits_clt_tags_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM orgunits_clt_tags
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM orgunits_clt_tags_history;

CREATE INDEX orgunits_clt_tags_target ON orgunits_clt_tags (target_id);

CREATE INDEX orgunits_clt_tags_history_target ON orgunits_clt_tags_history (target_id);

CREATE TRIGGER orgunits_clt_tags_history_refuse BEFORE UPDATE OR DELETE ON orgunits_clt_tags_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER orgunits_clt_tags_history_refuse_truncate BEFORE TRUNCATE ON orgunits_clt_tags_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE contexttypes (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    hierarchical boolean NOT NULL,
    supervisorproperty text COLLATE "C",
    membershipproperty text COLLATE "C",
    gracedays bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE contexttypes_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    hierarchical boolean NOT NULL,
    supervisorproperty text COLLATE "C",
    membershipproperty text COLLATE "C",
    gracedays bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW contexttypes_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, hierarchical, supervisorproperty, membershipproperty, gracedays, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM contexttypes
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, hierarchical, supervisorproperty, membershipproperty, gracedays, effective_from, effective_to, closed_by FROM contexttypes_history;

CREATE UNIQUE INDEX contexttypes_uid ON contexttypes (uid);

CREATE INDEX contexttypes_history_uid ON contexttypes_history (uid);

CREATE INDEX contexttypes_change_time ON contexttypes (change_time, id);

CREATE UNIQUE INDEX contexttypes_key ON contexttypes (name) WHERE NOT deleted;

CREATE INDEX contexttypes_lookup ON contexttypes (name, id);

CREATE INDEX contexttypes_history_lookup ON contexttypes_history (name);

CREATE TRIGGER contexttypes_history_refuse BEFORE UPDATE OR DELETE ON contexttypes_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER contexttypes_history_refuse_truncate BEFORE TRUNCATE ON contexttypes_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE contextassignments (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    ca_identity_id bigint NOT NULL,
    ca_context_id bigint NOT NULL,
    validfrom timestamptz,
    validto timestamptz,
    origin smallint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE contextassignments_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    ca_identity_id bigint NOT NULL,
    ca_context_id bigint NOT NULL,
    validfrom timestamptz,
    validto timestamptz,
    origin smallint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW contextassignments_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, ca_identity_id, ca_context_id, validfrom, validto, origin, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM contextassignments
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, ca_identity_id, ca_context_id, validfrom, validto, origin, effective_from, effective_to, closed_by FROM contextassignments_history;

CREATE UNIQUE INDEX contextassignments_uid ON contextassignments (uid);

CREATE INDEX contextassignments_history_uid ON contextassignments_history (uid);

CREATE INDEX contextassignments_change_time ON contextassignments (change_time, id);

CREATE INDEX contextassignments_ca_identity_id ON contextassignments (ca_identity_id, id);

CREATE INDEX contextassignments_history_ca_identity_id ON contextassignments_history (ca_identity_id);

CREATE INDEX contextassignments_ca_context_id ON contextassignments (ca_context_id, id);

CREATE INDEX contextassignments_history_ca_context_id ON contextassignments_history (ca_context_id);

CREATE TRIGGER contextassignments_history_refuse BEFORE UPDATE OR DELETE ON contextassignments_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER contextassignments_history_refuse_truncate BEFORE TRUNCATE ON contextassignments_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE systems (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    systemid text COLLATE "C",
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    rolefolder_id bigint,
    autocreateaccount boolean NOT NULL,
    provisioningtype smallint NOT NULL,
    connectorconfig text COLLATE "C",
    importmaxcreated numeric(19,6),
    importmaxchanged numeric(19,6),
    importmaxdeleted numeric(19,6),
    importfloor bigint,
    provisioningmax bigint,
    provisioninginterval bigint,
    claimexpirydays bigint NOT NULL,
    nodelete boolean NOT NULL,
    riskscore numeric(19,6),
    risklevel smallint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE systems_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    systemid text COLLATE "C",
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    rolefolder_id bigint,
    autocreateaccount boolean NOT NULL,
    provisioningtype smallint NOT NULL,
    connectorconfig text COLLATE "C",
    importmaxcreated numeric(19,6),
    importmaxchanged numeric(19,6),
    importmaxdeleted numeric(19,6),
    importfloor bigint,
    provisioningmax bigint,
    provisioninginterval bigint,
    claimexpirydays bigint NOT NULL,
    nodelete boolean NOT NULL,
    riskscore numeric(19,6),
    risklevel smallint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW systems_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, systemid, name, description, rolefolder_id, autocreateaccount, provisioningtype, connectorconfig, importmaxcreated, importmaxchanged, importmaxdeleted, importfloor, provisioningmax, provisioninginterval, claimexpirydays, nodelete, riskscore, risklevel, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM systems
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, systemid, name, description, rolefolder_id, autocreateaccount, provisioningtype, connectorconfig, importmaxcreated, importmaxchanged, importmaxdeleted, importfloor, provisioningmax, provisioninginterval, claimexpirydays, nodelete, riskscore, risklevel, effective_from, effective_to, closed_by FROM systems_history;

CREATE UNIQUE INDEX systems_uid ON systems (uid);

CREATE INDEX systems_history_uid ON systems_history (uid);

CREATE INDEX systems_change_time ON systems (change_time, id);

CREATE UNIQUE INDEX systems_key ON systems (systemid) WHERE NOT deleted;

CREATE INDEX systems_lookup ON systems (systemid NULLS FIRST, id);

CREATE INDEX systems_history_lookup ON systems_history (systemid);

CREATE INDEX systems_name ON systems (name, id);

CREATE INDEX systems_history_name ON systems_history (name);

CREATE INDEX systems_rolefolder_id ON systems (rolefolder_id, id) WHERE rolefolder_id IS NOT NULL;

CREATE INDEX systems_history_rolefolder_id ON systems_history (rolefolder_id) WHERE rolefolder_id IS NOT NULL;

CREATE TRIGGER systems_history_refuse BEFORE UPDATE OR DELETE ON systems_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER systems_history_refuse_truncate BEFORE TRUNCATE ON systems_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE systems_ownerref (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE systems_ownerref_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW systems_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM systems_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM systems_ownerref_history;

CREATE INDEX systems_ownerref_target ON systems_ownerref (target_id);

CREATE INDEX systems_ownerref_history_target ON systems_ownerref_history (target_id);

CREATE TRIGGER systems_ownerref_history_refuse BEFORE UPDATE OR DELETE ON systems_ownerref_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER systems_ownerref_history_refuse_truncate BEFORE TRUNCATE ON systems_ownerref_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE systems_ownergroup (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE systems_ownergroup_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW systems_ownergroup_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM systems_ownergroup
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM systems_ownergroup_history;

CREATE INDEX systems_ownergroup_target ON systems_ownergroup (target_id);

CREATE INDEX systems_ownergroup_history_target ON systems_ownergroup_history (target_id);

CREATE TRIGGER systems_ownergroup_history_refuse BEFORE UPDATE OR DELETE ON systems_ownergroup_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER systems_ownergroup_history_refuse_truncate BEFORE TRUNCATE ON systems_ownergroup_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE systems_clt_tags (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE systems_clt_tags_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW systems_clt_tags_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM systems_clt_tags
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM systems_clt_tags_history;

CREATE INDEX systems_clt_tags_target ON systems_clt_tags (target_id);

CREATE INDEX systems_clt_tags_history_target ON systems_clt_tags_history (target_id);

CREATE TRIGGER systems_clt_tags_history_refuse BEFORE UPDATE OR DELETE ON systems_clt_tags_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER systems_clt_tags_history_refuse_truncate BEFORE TRUNCATE ON systems_clt_tags_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE resourcetypes (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    rolecategory smallint,
    autocreateaccount boolean NOT NULL,
    postvalidity bigint,
    attributeset_id bigint,
    attributereconciliation boolean NOT NULL,
    exclusivelymanaged boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE resourcetypes_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    rolecategory smallint,
    autocreateaccount boolean NOT NULL,
    postvalidity bigint,
    attributeset_id bigint,
    attributereconciliation boolean NOT NULL,
    exclusivelymanaged boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW resourcetypes_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, rolecategory, autocreateaccount, postvalidity, attributeset_id, attributereconciliation, exclusivelymanaged, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM resourcetypes
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, rolecategory, autocreateaccount, postvalidity, attributeset_id, attributereconciliation, exclusivelymanaged, effective_from, effective_to, closed_by FROM resourcetypes_history;

CREATE UNIQUE INDEX resourcetypes_uid ON resourcetypes (uid);

CREATE INDEX resourcetypes_history_uid ON resourcetypes_history (uid);

CREATE INDEX resourcetypes_change_time ON resourcetypes (change_time, id);

CREATE UNIQUE INDEX resourcetypes_key ON resourcetypes (name) WHERE NOT deleted;

CREATE INDEX resourcetypes_lookup ON resourcetypes (name, id);

CREATE INDEX resourcetypes_history_lookup ON resourcetypes_history (name);

CREATE INDEX resourcetypes_attributeset_id ON resourcetypes (attributeset_id NULLS FIRST, id);

CREATE INDEX resourcetypes_history_attributeset_id ON resourcetypes_history (attributeset_id NULLS FIRST);

CREATE TRIGGER resourcetypes_history_refuse BEFORE UPDATE OR DELETE ON resourcetypes_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER resourcetypes_history_refuse_truncate BEFORE TRUNCATE ON resourcetypes_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE attributedefinitions (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    property text COLLATE "C" NOT NULL,
    attributetype smallint NOT NULL,
    source smallint,
    rule text COLLATE "C",
    collectall boolean NOT NULL,
    informationonly boolean NOT NULL,
    mandatory boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE attributedefinitions_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    property text COLLATE "C" NOT NULL,
    attributetype smallint NOT NULL,
    source smallint,
    rule text COLLATE "C",
    collectall boolean NOT NULL,
    informationonly boolean NOT NULL,
    mandatory boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW attributedefinitions_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, property, attributetype, source, rule, collectall, informationonly, mandatory, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM attributedefinitions
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

CREATE TRIGGER attributedefinitions_history_refuse BEFORE UPDATE OR DELETE ON attributedefinitions_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER attributedefinitions_history_refuse_truncate BEFORE TRUNCATE ON attributedefinitions_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE attributesets (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE attributesets_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW attributesets_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM attributesets
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, effective_from, effective_to, closed_by FROM attributesets_history;

CREATE UNIQUE INDEX attributesets_uid ON attributesets (uid);

CREATE INDEX attributesets_history_uid ON attributesets_history (uid);

CREATE INDEX attributesets_change_time ON attributesets (change_time, id);

CREATE UNIQUE INDEX attributesets_key ON attributesets (name) WHERE NOT deleted;

CREATE INDEX attributesets_lookup ON attributesets (name, id);

CREATE INDEX attributesets_history_lookup ON attributesets_history (name);

CREATE TRIGGER attributesets_history_refuse BEFORE UPDATE OR DELETE ON attributesets_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER attributesets_history_refuse_truncate BEFORE TRUNCATE ON attributesets_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE attributesets_attributes (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE attributesets_attributes_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW attributesets_attributes_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM attributesets_attributes
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM attributesets_attributes_history;

CREATE INDEX attributesets_attributes_target ON attributesets_attributes (target_id);

CREATE INDEX attributesets_attributes_history_target ON attributesets_attributes_history (target_id);

CREATE TRIGGER attributesets_attributes_history_refuse BEFORE UPDATE OR DELETE ON attributesets_attributes_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER attributesets_attributes_history_refuse_truncate BEFORE TRUNCATE ON attributesets_attributes_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE resourcefolders (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    parentfolder_id bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE resourcefolders_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    parentfolder_id bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW resourcefolders_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, parentfolder_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM resourcefolders
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, parentfolder_id, effective_from, effective_to, closed_by FROM resourcefolders_history;

CREATE UNIQUE INDEX resourcefolders_uid ON resourcefolders (uid);

CREATE INDEX resourcefolders_history_uid ON resourcefolders_history (uid);

CREATE INDEX resourcefolders_change_time ON resourcefolders (change_time, id);

CREATE UNIQUE INDEX resourcefolders_key ON resourcefolders (name) WHERE NOT deleted;

CREATE INDEX resourcefolders_lookup ON resourcefolders (name, id);

CREATE INDEX resourcefolders_history_lookup ON resourcefolders_history (name);

CREATE INDEX resourcefolders_parentfolder_id ON resourcefolders (parentfolder_id NULLS FIRST, id);

CREATE INDEX resourcefolders_history_parentfolder_id ON resourcefolders_history (parentfolder_id NULLS FIRST);

CREATE TRIGGER resourcefolders_history_refuse BEFORE UPDATE OR DELETE ON resourcefolders_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER resourcefolders_history_refuse_truncate BEFORE TRUNCATE ON resourcefolders_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE resourcefolders_ownerref (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE resourcefolders_ownerref_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW resourcefolders_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM resourcefolders_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM resourcefolders_ownerref_history;

CREATE INDEX resourcefolders_ownerref_target ON resourcefolders_ownerref (target_id);

CREATE INDEX resourcefolders_ownerref_history_target ON resourcefolders_ownerref_history (target_id);

CREATE TRIGGER resourcefolders_ownerref_history_refuse BEFORE UPDATE OR DELETE ON resourcefolders_ownerref_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER resourcefolders_ownerref_history_refuse_truncate BEFORE TRUNCATE ON resourcefolders_ownerref_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE resourcefolders_clt_tags (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE resourcefolders_clt_tags_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW resourcefolders_clt_tags_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM resourcefolders_clt_tags
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM resourcefolders_clt_tags_history;

CREATE INDEX resourcefolders_clt_tags_target ON resourcefolders_clt_tags (target_id);

CREATE INDEX resourcefolders_clt_tags_history_target ON resourcefolders_clt_tags_history (target_id);

CREATE TRIGGER resourcefolders_clt_tags_history_refuse BEFORE UPDATE OR DELETE ON resourcefolders_clt_tags_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER resourcefolders_clt_tags_history_refuse_truncate BEFORE TRUNCATE ON resourcefolders_clt_tags_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE resources (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    roleid text COLLATE "C",
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    resourcestatus smallint NOT NULL,
    validfrom timestamptz,
    validto timestamptz,
    systemref_id bigint,
    roletyperef_id bigint,
    rolecategory smallint,
    rolefolder_id bigint,
    maxvalidity bigint,
    skipprovisioning boolean NOT NULL,
    preventselfsvc boolean NOT NULL,
    riskscore numeric(19,6),
    risklevel smallint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE resources_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    roleid text COLLATE "C",
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    resourcestatus smallint NOT NULL,
    validfrom timestamptz,
    validto timestamptz,
    systemref_id bigint,
    roletyperef_id bigint,
    rolecategory smallint,
    rolefolder_id bigint,
    maxvalidity bigint,
    skipprovisioning boolean NOT NULL,
    preventselfsvc boolean NOT NULL,
    riskscore numeric(19,6),
    risklevel smallint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW resources_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, roleid, name, description, resourcestatus, validfrom, validto, systemref_id, roletyperef_id, rolecategory, rolefolder_id, maxvalidity, skipprovisioning, preventselfsvc, riskscore, risklevel, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM resources
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, roleid, name, description, resourcestatus, validfrom, validto, systemref_id, roletyperef_id, rolecategory, rolefolder_id, maxvalidity, skipprovisioning, preventselfsvc, riskscore, risklevel, effective_from, effective_to, closed_by FROM resources_history;

CREATE UNIQUE INDEX resources_uid ON resources (uid);

CREATE INDEX resources_history_uid ON resources_history (uid);

CREATE INDEX resources_change_time ON resources (change_time, id);

CREATE UNIQUE INDEX resources_key ON resources (roleid) WHERE NOT deleted;

CREATE INDEX resources_lookup ON resources (roleid NULLS FIRST, id);

CREATE INDEX resources_history_lookup ON resources_history (roleid);

CREATE INDEX resources_name ON resources (name, id);

CREATE INDEX resources_history_name ON resources_history (name);

CREATE INDEX resources_resourcestatus ON resources (resourcestatus, id);

CREATE INDEX resources_history_resourcestatus ON resources_history (resourcestatus);

CREATE INDEX resources_validfrom ON resources (validfrom, id) WHERE validfrom IS NOT NULL;

CREATE INDEX resources_history_validfrom ON resources_history (validfrom) WHERE validfrom IS NOT NULL;

CREATE INDEX resources_validto ON resources (validto, id) WHERE validto IS NOT NULL;

CREATE INDEX resources_history_validto ON resources_history (validto) WHERE validto IS NOT NULL;

CREATE INDEX resources_systemref_id ON resources (systemref_id NULLS FIRST, id);

CREATE INDEX resources_history_systemref_id ON resources_history (systemref_id NULLS FIRST);

CREATE INDEX resources_roletyperef_id ON resources (roletyperef_id NULLS FIRST, id);

CREATE INDEX resources_history_roletyperef_id ON resources_history (roletyperef_id NULLS FIRST);

CREATE INDEX resources_rolecategory ON resources (rolecategory NULLS FIRST, id);

CREATE INDEX resources_history_rolecategory ON resources_history (rolecategory NULLS FIRST);

CREATE INDEX resources_rolefolder_id ON resources (rolefolder_id, id) WHERE rolefolder_id IS NOT NULL;

CREATE INDEX resources_history_rolefolder_id ON resources_history (rolefolder_id) WHERE rolefolder_id IS NOT NULL;

CREATE TRIGGER resources_history_refuse BEFORE UPDATE OR DELETE ON resources_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER resources_history_refuse_truncate BEFORE TRUNCATE ON resources_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE resources_childroles (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE resources_childroles_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW resources_childroles_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM resources_childroles
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM resources_childroles_history;

CREATE INDEX resources_childroles_target ON resources_childroles (target_id);

CREATE INDEX resources_childroles_history_target ON resources_childroles_history (target_id);

CREATE TRIGGER resources_childroles_history_refuse BEFORE UPDATE OR DELETE ON resources_childroles_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER resources_childroles_history_refuse_truncate BEFORE TRUNCATE ON resources_childroles_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE resources_accounttype (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE resources_accounttype_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW resources_accounttype_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM resources_accounttype
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM resources_accounttype_history;

CREATE INDEX resources_accounttype_target ON resources_accounttype (target_id);

CREATE INDEX resources_accounttype_history_target ON resources_accounttype_history (target_id);

CREATE TRIGGER resources_accounttype_history_refuse BEFORE UPDATE OR DELETE ON resources_accounttype_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER resources_accounttype_history_refuse_truncate BEFORE TRUNCATE ON resources_accounttype_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE resources_ownerref (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE resources_ownerref_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW resources_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM resources_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM resources_ownerref_history;

CREATE INDEX resources_ownerref_target ON resources_ownerref (target_id);

CREATE INDEX resources_ownerref_history_target ON resources_ownerref_history (target_id);

CREATE TRIGGER resources_ownerref_history_refuse BEFORE UPDATE OR DELETE ON resources_ownerref_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER resources_ownerref_history_refuse_truncate BEFORE TRUNCATE ON resources_ownerref_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE resources_explicitowner (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE resources_explicitowner_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW resources_explicitowner_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM resources_explicitowner
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM resources_explicitowner_history;

CREATE INDEX resources_explicitowner_target ON resources_explicitowner (target_id);

CREATE INDEX resources_explicitowner_history_target ON resources_explicitowner_history (target_id);

CREATE TRIGGER resources_explicitowner_history_refuse BEFORE UPDATE OR DELETE ON resources_explicitowner_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER resources_explicitowner_history_refuse_truncate BEFORE TRUNCATE ON resources_explicitowner_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE resources_manualowner (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE resources_manualowner_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW resources_manualowner_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM resources_manualowner
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM resources_manualowner_history;

CREATE INDEX resources_manualowner_target ON resources_manualowner (target_id);

CREATE INDEX resources_manualowner_history_target ON resources_manualowner_history (target_id);

CREATE TRIGGER resources_manualowner_history_refuse BEFORE UPDATE OR DELETE ON resources_manualowner_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER resources_manualowner_history_refuse_truncate BEFORE TRUNCATE ON resources_manualowner_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE resources_clt_tags (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE resources_clt_tags_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW resources_clt_tags_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM resources_clt_tags
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM resources_clt_tags_history;

CREATE INDEX resources_clt_tags_target ON resources_clt_tags (target_id);

CREATE INDEX resources_clt_tags_history_target ON resources_clt_tags_history (target_id);

CREATE TRIGGER resources_clt_tags_history_refuse BEFORE UPDATE OR DELETE ON resources_clt_tags_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER resources_clt_tags_history_refuse_truncate BEFORE TRUNCATE ON resources_clt_tags_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE accounttypes (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    isdefault boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE accounttypes_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    isdefault boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW accounttypes_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, isdefault, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM accounttypes
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, isdefault, effective_from, effective_to, closed_by FROM accounttypes_history;

CREATE UNIQUE INDEX accounttypes_uid ON accounttypes (uid);

CREATE INDEX accounttypes_history_uid ON accounttypes_history (uid);

CREATE INDEX accounttypes_change_time ON accounttypes (change_time, id);

CREATE UNIQUE INDEX accounttypes_key ON accounttypes (name) WHERE NOT deleted;

CREATE INDEX accounttypes_lookup ON accounttypes (name, id);

CREATE INDEX accounttypes_history_lookup ON accounttypes_history (name);

CREATE TRIGGER accounttypes_history_refuse BEFORE UPDATE OR DELETE ON accounttypes_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER accounttypes_history_refuse_truncate BEFORE TRUNCATE ON accounttypes_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE accounttypepolicies (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    systemref_id bigint NOT NULL,
    accountfilter text COLLATE "C" NOT NULL,
    accounttypename text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    active boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE accounttypepolicies_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    systemref_id bigint NOT NULL,
    accountfilter text COLLATE "C" NOT NULL,
    accounttypename text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    active boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW accounttypepolicies_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, systemref_id, accountfilter, accounttypename, position, active, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM accounttypepolicies
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

CREATE TRIGGER accounttypepolicies_history_refuse BEFORE UPDATE OR DELETE ON accounttypepolicies_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER accounttypepolicies_history_refuse_truncate BEFORE TRUNCATE ON accounttypepolicies_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE resourceassignments (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    identityref_id bigint NOT NULL,
    roleref_id bigint NOT NULL,
    roleassnstatus smallint NOT NULL,
    validfrom timestamptz,
    validto timestamptz,
    contextref_id bigint,
    accountkey text COLLATE "C",
    accounttype_id bigint,
    attributes text COLLATE "C",
    reason text COLLATE "C",
    requester_id bigint,
    initialload_id bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE resourceassignments_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    identityref_id bigint NOT NULL,
    roleref_id bigint NOT NULL,
    roleassnstatus smallint NOT NULL,
    validfrom timestamptz,
    validto timestamptz,
    contextref_id bigint,
    accountkey text COLLATE "C",
    accounttype_id bigint,
    attributes text COLLATE "C",
    reason text COLLATE "C",
    requester_id bigint,
    initialload_id bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW resourceassignments_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, roleref_id, roleassnstatus, validfrom, validto, contextref_id, accountkey, accounttype_id, attributes, reason, requester_id, initialload_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM resourceassignments
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

CREATE TRIGGER resourceassignments_history_refuse BEFORE UPDATE OR DELETE ON resourceassignments_history FOR EACH ROW EXECUTE FUNCTION rw_history('id', 'attributes');

CREATE TRIGGER resourceassignments_history_refuse_truncate BEFORE TRUNCATE ON resourceassignments_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE assignmentpolicies (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    directmembersonly boolean NOT NULL,
    identityfilter text COLLATE "C",
    validfrom timestamptz,
    validto timestamptz,
    active boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE assignmentpolicies_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    directmembersonly boolean NOT NULL,
    identityfilter text COLLATE "C",
    validfrom timestamptz,
    validto timestamptz,
    active boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW assignmentpolicies_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, directmembersonly, identityfilter, validfrom, validto, active, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM assignmentpolicies
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

CREATE TRIGGER assignmentpolicies_history_refuse BEFORE UPDATE OR DELETE ON assignmentpolicies_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER assignmentpolicies_history_refuse_truncate BEFORE TRUNCATE ON assignmentpolicies_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE assignmentpolicies_ownerref (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE assignmentpolicies_ownerref_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW assignmentpolicies_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM assignmentpolicies_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM assignmentpolicies_ownerref_history;

CREATE INDEX assignmentpolicies_ownerref_target ON assignmentpolicies_ownerref (target_id);

CREATE INDEX assignmentpolicies_ownerref_history_target ON assignmentpolicies_ownerref_history (target_id);

CREATE TRIGGER assignmentpolicies_ownerref_history_refuse BEFORE UPDATE OR DELETE ON assignmentpolicies_ownerref_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER assignmentpolicies_ownerref_history_refuse_truncate BEFORE TRUNCATE ON assignmentpolicies_ownerref_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE assignmentpolicies_roleref (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE assignmentpolicies_roleref_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW assignmentpolicies_roleref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM assignmentpolicies_roleref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM assignmentpolicies_roleref_history;

CREATE INDEX assignmentpolicies_roleref_target ON assignmentpolicies_roleref (target_id);

CREATE INDEX assignmentpolicies_roleref_history_target ON assignmentpolicies_roleref_history (target_id);

CREATE TRIGGER assignmentpolicies_roleref_history_refuse BEFORE UPDATE OR DELETE ON assignmentpolicies_roleref_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER assignmentpolicies_roleref_history_refuse_truncate BEFORE TRUNCATE ON assignmentpolicies_roleref_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE assignmentpolicies_contextref (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE assignmentpolicies_contextref_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW assignmentpolicies_contextref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM assignmentpolicies_contextref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM assignmentpolicies_contextref_history;

CREATE INDEX assignmentpolicies_contextref_target ON assignmentpolicies_contextref (target_id);

CREATE INDEX assignmentpolicies_contextref_history_target ON assignmentpolicies_contextref_history (target_id);

CREATE TRIGGER assignmentpolicies_contextref_history_refuse BEFORE UPDATE OR DELETE ON assignmentpolicies_contextref_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER assignmentpolicies_contextref_history_refuse_truncate BEFORE TRUNCATE ON assignmentpolicies_contextref_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE assignmentpolicies_accounttype (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE assignmentpolicies_accounttype_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW assignmentpolicies_accounttype_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM assignmentpolicies_accounttype
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM assignmentpolicies_accounttype_history;

CREATE INDEX assignmentpolicies_accounttype_target ON assignmentpolicies_accounttype (target_id);

CREATE INDEX assignmentpolicies_accounttype_history_target ON assignmentpolicies_accounttype_history (target_id);

CREATE TRIGGER assignmentpolicies_accounttype_history_refuse BEFORE UPDATE OR DELETE ON assignmentpolicies_accounttype_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER assignmentpolicies_accounttype_history_refuse_truncate BEFORE TRUNCATE ON assignmentpolicies_accounttype_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE calculationtriggers (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    ontype text COLLATE "C" NOT NULL,
    onproperties text COLLATE "C",
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE calculationtriggers_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    ontype text COLLATE "C" NOT NULL,
    onproperties text COLLATE "C",
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW calculationtriggers_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, ontype, onproperties, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM calculationtriggers
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, ontype, onproperties, effective_from, effective_to, closed_by FROM calculationtriggers_history;

CREATE UNIQUE INDEX calculationtriggers_uid ON calculationtriggers (uid);

CREATE INDEX calculationtriggers_history_uid ON calculationtriggers_history (uid);

CREATE INDEX calculationtriggers_change_time ON calculationtriggers (change_time, id);

CREATE UNIQUE INDEX calculationtriggers_key ON calculationtriggers (ontype) WHERE NOT deleted;

CREATE INDEX calculationtriggers_lookup ON calculationtriggers (ontype, id);

CREATE INDEX calculationtriggers_history_lookup ON calculationtriggers_history (ontype);

CREATE TRIGGER calculationtriggers_history_refuse BEFORE UPDATE OR DELETE ON calculationtriggers_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER calculationtriggers_history_refuse_truncate BEFORE TRUNCATE ON calculationtriggers_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE classificationtagcategories (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    purpose text COLLATE "C",
    riskweight numeric(19,6),
    riskrelevant boolean NOT NULL,
    mandatory boolean NOT NULL,
    appliesto text COLLATE "C",
    parentcategory_id bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE classificationtagcategories_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    purpose text COLLATE "C",
    riskweight numeric(19,6),
    riskrelevant boolean NOT NULL,
    mandatory boolean NOT NULL,
    appliesto text COLLATE "C",
    parentcategory_id bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW classificationtagcategories_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, purpose, riskweight, riskrelevant, mandatory, appliesto, parentcategory_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM classificationtagcategories
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, purpose, riskweight, riskrelevant, mandatory, appliesto, parentcategory_id, effective_from, effective_to, closed_by FROM classificationtagcategories_history;

CREATE UNIQUE INDEX classificationtagcategories_uid ON classificationtagcategories (uid);

CREATE INDEX classificationtagcategories_history_uid ON classificationtagcategories_history (uid);

CREATE INDEX classificationtagcategories_change_time ON classificationtagcategories (change_time, id);

CREATE UNIQUE INDEX classificationtagcategories_key ON classificationtagcategories (name) WHERE NOT deleted;

CREATE INDEX classificationtagcategories_lookup ON classificationtagcategories (name, id);

CREATE INDEX classificationtagcategories_history_lookup ON classificationtagcategories_history (name);

CREATE INDEX classificationtagcategories_parentcategory_id ON classificationtagcategories (parentcategory_id NULLS FIRST, id);

CREATE INDEX classificationtagcategories_history_parentcategory_id ON classificationtagcategories_history (parentcategory_id NULLS FIRST);

CREATE TRIGGER classificationtagcategories_history_refuse BEFORE UPDATE OR DELETE ON classificationtagcategories_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER classificationtagcategories_history_refuse_truncate BEFORE TRUNCATE ON classificationtagcategories_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE classificationtagcategories_ownerref (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE classificationtagcategories_ownerref_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW classificationtagcategories_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM classificationtagcategories_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM classificationtagcategories_ownerref_history;

CREATE INDEX classificationtagcategories_ownerref_target ON classificationtagcategories_ownerref (target_id);

CREATE INDEX classificationtagcategories_ownerref_history_target ON classificationtagcategories_ownerref_history (target_id);

CREATE TRIGGER classificationtagcategories_ownerref_history_refuse BEFORE UPDATE OR DELETE ON classificationtagcategories_ownerref_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER classificationtagcategories_ownerref_history_refuse_truncate BEFORE TRUNCATE ON classificationtagcategories_ownerref_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE classificationtags (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    category_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    purpose text COLLATE "C",
    riskvalue numeric(19,6),
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE classificationtags_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    category_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    purpose text COLLATE "C",
    riskvalue numeric(19,6),
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW classificationtags_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, category_id, name, purpose, riskvalue, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM classificationtags
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

CREATE TRIGGER classificationtags_history_refuse BEFORE UPDATE OR DELETE ON classificationtags_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER classificationtags_history_refuse_truncate BEFORE TRUNCATE ON classificationtags_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE risklevelthresholds (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    risksubject smallint NOT NULL,
    risklevel smallint NOT NULL,
    fromscore numeric(19,6) NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE risklevelthresholds_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    risksubject smallint NOT NULL,
    risklevel smallint NOT NULL,
    fromscore numeric(19,6) NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW risklevelthresholds_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, risksubject, risklevel, fromscore, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM risklevelthresholds
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, risksubject, risklevel, fromscore, effective_from, effective_to, closed_by FROM risklevelthresholds_history;

CREATE UNIQUE INDEX risklevelthresholds_uid ON risklevelthresholds (uid);

CREATE INDEX risklevelthresholds_history_uid ON risklevelthresholds_history (uid);

CREATE INDEX risklevelthresholds_change_time ON risklevelthresholds (change_time, id);

CREATE TRIGGER risklevelthresholds_history_refuse BEFORE UPDATE OR DELETE ON risklevelthresholds_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER risklevelthresholds_history_refuse_truncate BEFORE TRUNCATE ON risklevelthresholds_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE users (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    username text COLLATE "C" NOT NULL,
    name text COLLATE "C",
    email text COLLATE "C",
    identityref_id bigint,
    service boolean NOT NULL,
    active boolean NOT NULL,
    validfrom timestamptz,
    validto timestamptz,
    lockdirect boolean NOT NULL,
    revokedirect boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE users_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    username text COLLATE "C" NOT NULL,
    name text COLLATE "C",
    email text COLLATE "C",
    identityref_id bigint,
    service boolean NOT NULL,
    active boolean NOT NULL,
    validfrom timestamptz,
    validto timestamptz,
    lockdirect boolean NOT NULL,
    revokedirect boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW users_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, username, name, email, identityref_id, service, active, validfrom, validto, lockdirect, revokedirect, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM users
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, username, name, email, identityref_id, service, active, validfrom, validto, lockdirect, revokedirect, effective_from, effective_to, closed_by FROM users_history;

CREATE UNIQUE INDEX users_uid ON users (uid);

CREATE INDEX users_history_uid ON users_history (uid);

CREATE INDEX users_change_time ON users (change_time, id);

CREATE UNIQUE INDEX users_key ON users (username) WHERE NOT deleted;

CREATE INDEX users_lookup ON users (username, id);

CREATE INDEX users_history_lookup ON users_history (username);

CREATE INDEX users_identityref_id ON users (identityref_id NULLS FIRST, id);

CREATE INDEX users_history_identityref_id ON users_history (identityref_id NULLS FIRST);

CREATE TRIGGER users_history_refuse BEFORE UPDATE OR DELETE ON users_history FOR EACH ROW EXECUTE FUNCTION rw_history('id', 'email', 'display_name');

CREATE TRIGGER users_history_refuse_truncate BEFORE TRUNCATE ON users_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE usergroups (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE usergroups_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW usergroups_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM usergroups
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, effective_from, effective_to, closed_by FROM usergroups_history;

CREATE UNIQUE INDEX usergroups_uid ON usergroups (uid);

CREATE INDEX usergroups_history_uid ON usergroups_history (uid);

CREATE INDEX usergroups_change_time ON usergroups (change_time, id);

CREATE UNIQUE INDEX usergroups_key ON usergroups (name) WHERE NOT deleted;

CREATE INDEX usergroups_lookup ON usergroups (name, id);

CREATE INDEX usergroups_history_lookup ON usergroups_history (name);

CREATE TRIGGER usergroups_history_refuse BEFORE UPDATE OR DELETE ON usergroups_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER usergroups_history_refuse_truncate BEFORE TRUNCATE ON usergroups_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE usergroups_members (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE usergroups_members_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW usergroups_members_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM usergroups_members
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM usergroups_members_history;

CREATE INDEX usergroups_members_target ON usergroups_members (target_id);

CREATE INDEX usergroups_members_history_target ON usergroups_members_history (target_id);

CREATE TRIGGER usergroups_members_history_refuse BEFORE UPDATE OR DELETE ON usergroups_members_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER usergroups_members_history_refuse_truncate BEFORE TRUNCATE ON usergroups_members_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE incidenttriggers (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    incidentid text COLLATE "C" NOT NULL,
    sourcesystem text COLLATE "C" NOT NULL,
    severity smallint,
    action smallint NOT NULL,
    identityref_id bigint,
    identityid text COLLATE "C",
    email text COLLATE "C",
    accountname text COLLATE "C",
    systemref_id bigint,
    context text COLLATE "C",
    detectedat timestamptz,
    dryrun boolean NOT NULL,
    triggerstatus smallint NOT NULL,
    triggerresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    requestkey text COLLATE "C",
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE incidenttriggers_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    incidentid text COLLATE "C" NOT NULL,
    sourcesystem text COLLATE "C" NOT NULL,
    severity smallint,
    action smallint NOT NULL,
    identityref_id bigint,
    identityid text COLLATE "C",
    email text COLLATE "C",
    accountname text COLLATE "C",
    systemref_id bigint,
    context text COLLATE "C",
    detectedat timestamptz,
    dryrun boolean NOT NULL,
    triggerstatus smallint NOT NULL,
    triggerresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    requestkey text COLLATE "C",
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW incidenttriggers_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, incidentid, sourcesystem, severity, action, identityref_id, identityid, email, accountname, systemref_id, context, detectedat, dryrun, triggerstatus, triggerresult, processref_id, errortext, createdby_id, requestkey, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM incidenttriggers
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, incidentid, sourcesystem, severity, action, identityref_id, identityid, email, accountname, systemref_id, context, detectedat, dryrun, triggerstatus, triggerresult, processref_id, errortext, createdby_id, requestkey, effective_from, effective_to, closed_by FROM incidenttriggers_history;

CREATE UNIQUE INDEX incidenttriggers_uid ON incidenttriggers (uid);

CREATE INDEX incidenttriggers_history_uid ON incidenttriggers_history (uid);

CREATE INDEX incidenttriggers_change_time ON incidenttriggers (change_time, id);

CREATE INDEX incidenttriggers_incidentid ON incidenttriggers (incidentid, id);

CREATE INDEX incidenttriggers_history_incidentid ON incidenttriggers_history (incidentid);

CREATE INDEX incidenttriggers_identityref_id ON incidenttriggers (identityref_id NULLS FIRST, id);

CREATE INDEX incidenttriggers_history_identityref_id ON incidenttriggers_history (identityref_id NULLS FIRST);

CREATE INDEX incidenttriggers_systemref_id ON incidenttriggers (systemref_id NULLS FIRST, id);

CREATE INDEX incidenttriggers_history_systemref_id ON incidenttriggers_history (systemref_id NULLS FIRST);

CREATE INDEX incidenttriggers_triggerstatus ON incidenttriggers (triggerstatus, id);

CREATE INDEX incidenttriggers_history_triggerstatus ON incidenttriggers_history (triggerstatus);

CREATE INDEX incidenttriggers_processref_id ON incidenttriggers (processref_id, id) WHERE processref_id IS NOT NULL;

CREATE INDEX incidenttriggers_history_processref_id ON incidenttriggers_history (processref_id) WHERE processref_id IS NOT NULL;

CREATE INDEX incidenttriggers_createdby_id ON incidenttriggers (createdby_id NULLS FIRST, id);

CREATE INDEX incidenttriggers_history_createdby_id ON incidenttriggers_history (createdby_id NULLS FIRST);

CREATE UNIQUE INDEX incidenttriggers_requestkey ON incidenttriggers (requestkey) WHERE requestkey IS NOT NULL;

CREATE TRIGGER incidenttriggers_history_refuse BEFORE UPDATE OR DELETE ON incidenttriggers_history FOR EACH ROW EXECUTE FUNCTION rw_history('id', 'email', 'accountname');

CREATE TRIGGER incidenttriggers_history_refuse_truncate BEFORE TRUNCATE ON incidenttriggers_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE triggerbindings (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    ontype text COLLATE "C" NOT NULL,
    onevent smallint NOT NULL,
    onproperties text COLLATE "C",
    condition text COLLATE "C",
    template text COLLATE "C" NOT NULL,
    confirm boolean NOT NULL,
    confirmgroup_id bigint,
    automatic boolean NOT NULL,
    maxperhour bigint,
    priority bigint NOT NULL,
    active boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE triggerbindings_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    ontype text COLLATE "C" NOT NULL,
    onevent smallint NOT NULL,
    onproperties text COLLATE "C",
    condition text COLLATE "C",
    template text COLLATE "C" NOT NULL,
    confirm boolean NOT NULL,
    confirmgroup_id bigint,
    automatic boolean NOT NULL,
    maxperhour bigint,
    priority bigint NOT NULL,
    active boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW triggerbindings_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, ontype, onevent, onproperties, condition, template, confirm, confirmgroup_id, automatic, maxperhour, priority, active, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM triggerbindings
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

CREATE INDEX triggerbindings_confirmgroup_id ON triggerbindings (confirmgroup_id NULLS FIRST, id);

CREATE INDEX triggerbindings_history_confirmgroup_id ON triggerbindings_history (confirmgroup_id NULLS FIRST);

CREATE TRIGGER triggerbindings_history_refuse BEFORE UPDATE OR DELETE ON triggerbindings_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER triggerbindings_history_refuse_truncate BEFORE TRUNCATE ON triggerbindings_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE lockoutrequests (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    identityref_id bigint NOT NULL,
    reason text COLLATE "C" NOT NULL,
    confirmed boolean NOT NULL,
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE lockoutrequests_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    identityref_id bigint NOT NULL,
    reason text COLLATE "C" NOT NULL,
    confirmed boolean NOT NULL,
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW lockoutrequests_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, reason, confirmed, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM lockoutrequests
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

CREATE INDEX lockoutrequests_createdby_id ON lockoutrequests (createdby_id NULLS FIRST, id);

CREATE INDEX lockoutrequests_history_createdby_id ON lockoutrequests_history (createdby_id NULLS FIRST);

CREATE TRIGGER lockoutrequests_history_refuse BEFORE UPDATE OR DELETE ON lockoutrequests_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER lockoutrequests_history_refuse_truncate BEFORE TRUNCATE ON lockoutrequests_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE revocationrequests (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    identityref_id bigint NOT NULL,
    lockoutref_id bigint,
    reason text COLLATE "C" NOT NULL,
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE revocationrequests_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    identityref_id bigint NOT NULL,
    lockoutref_id bigint,
    reason text COLLATE "C" NOT NULL,
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW revocationrequests_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, lockoutref_id, reason, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM revocationrequests
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

CREATE INDEX revocationrequests_createdby_id ON revocationrequests (createdby_id NULLS FIRST, id);

CREATE INDEX revocationrequests_history_createdby_id ON revocationrequests_history (createdby_id NULLS FIRST);

CREATE TRIGGER revocationrequests_history_refuse BEFORE UPDATE OR DELETE ON revocationrequests_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER revocationrequests_history_refuse_truncate BEFORE TRUNCATE ON revocationrequests_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE calculationrequests (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    identityref_id bigint,
    filter text COLLATE "C",
    reason text COLLATE "C",
    queued bigint,
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE calculationrequests_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    identityref_id bigint,
    filter text COLLATE "C",
    reason text COLLATE "C",
    queued bigint,
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW calculationrequests_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, filter, reason, queued, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM calculationrequests
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

CREATE INDEX calculationrequests_createdby_id ON calculationrequests (createdby_id NULLS FIRST, id);

CREATE INDEX calculationrequests_history_createdby_id ON calculationrequests_history (createdby_id NULLS FIRST);

CREATE TRIGGER calculationrequests_history_refuse BEFORE UPDATE OR DELETE ON calculationrequests_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER calculationrequests_history_refuse_truncate BEFORE TRUNCATE ON calculationrequests_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE verdictexpiryrequests (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    verdictkey uuid NOT NULL,
    reason text COLLATE "C" NOT NULL,
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE verdictexpiryrequests_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    verdictkey uuid NOT NULL,
    reason text COLLATE "C" NOT NULL,
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW verdictexpiryrequests_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, verdictkey, reason, requeststatus, requestresult, createdby_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM verdictexpiryrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, verdictkey, reason, requeststatus, requestresult, createdby_id, effective_from, effective_to, closed_by FROM verdictexpiryrequests_history;

CREATE UNIQUE INDEX verdictexpiryrequests_uid ON verdictexpiryrequests (uid);

CREATE INDEX verdictexpiryrequests_history_uid ON verdictexpiryrequests_history (uid);

CREATE INDEX verdictexpiryrequests_change_time ON verdictexpiryrequests (change_time, id);

CREATE INDEX verdictexpiryrequests_requeststatus ON verdictexpiryrequests (requeststatus, id);

CREATE INDEX verdictexpiryrequests_history_requeststatus ON verdictexpiryrequests_history (requeststatus);

CREATE INDEX verdictexpiryrequests_createdby_id ON verdictexpiryrequests (createdby_id NULLS FIRST, id);

CREATE INDEX verdictexpiryrequests_history_createdby_id ON verdictexpiryrequests_history (createdby_id NULLS FIRST);

CREATE TRIGGER verdictexpiryrequests_history_refuse BEFORE UPDATE OR DELETE ON verdictexpiryrequests_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER verdictexpiryrequests_history_refuse_truncate BEFORE TRUNCATE ON verdictexpiryrequests_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE membershiprequests (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    identityref_id bigint NOT NULL,
    contextref_id bigint NOT NULL,
    validfrom timestamptz,
    validto timestamptz,
    reason text COLLATE "C",
    membershipref_id bigint,
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE membershiprequests_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    identityref_id bigint NOT NULL,
    contextref_id bigint NOT NULL,
    validfrom timestamptz,
    validto timestamptz,
    reason text COLLATE "C",
    membershipref_id bigint,
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW membershiprequests_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, contextref_id, validfrom, validto, reason, membershipref_id, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM membershiprequests
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

CREATE INDEX membershiprequests_createdby_id ON membershiprequests (createdby_id NULLS FIRST, id);

CREATE INDEX membershiprequests_history_createdby_id ON membershiprequests_history (createdby_id NULLS FIRST);

CREATE TRIGGER membershiprequests_history_refuse BEFORE UPDATE OR DELETE ON membershiprequests_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER membershiprequests_history_refuse_truncate BEFORE TRUNCATE ON membershiprequests_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE initialloadrequests (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    systemref_id bigint NOT NULL,
    mode smallint NOT NULL,
    days bigint,
    reason text COLLATE "C",
    assigned bigint,
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE initialloadrequests_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    systemref_id bigint NOT NULL,
    mode smallint NOT NULL,
    days bigint,
    reason text COLLATE "C",
    assigned bigint,
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW initialloadrequests_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, systemref_id, mode, days, reason, assigned, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM initialloadrequests
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

CREATE INDEX initialloadrequests_createdby_id ON initialloadrequests (createdby_id NULLS FIRST, id);

CREATE INDEX initialloadrequests_history_createdby_id ON initialloadrequests_history (createdby_id NULLS FIRST);

CREATE TRIGGER initialloadrequests_history_refuse BEFORE UPDATE OR DELETE ON initialloadrequests_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER initialloadrequests_history_refuse_truncate BEFORE TRUNCATE ON initialloadrequests_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE provisioningtaskrequests (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    taskref_id bigint NOT NULL,
    action smallint NOT NULL,
    reason text COLLATE "C",
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE provisioningtaskrequests_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    taskref_id bigint NOT NULL,
    action smallint NOT NULL,
    reason text COLLATE "C",
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW provisioningtaskrequests_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, taskref_id, action, reason, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM provisioningtaskrequests
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

CREATE INDEX provisioningtaskrequests_createdby_id ON provisioningtaskrequests (createdby_id NULLS FIRST, id);

CREATE INDEX provisioningtaskrequests_history_createdby_id ON provisioningtaskrequests_history (createdby_id NULLS FIRST);

CREATE TRIGGER provisioningtaskrequests_history_refuse BEFORE UPDATE OR DELETE ON provisioningtaskrequests_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER provisioningtaskrequests_history_refuse_truncate BEFORE TRUNCATE ON provisioningtaskrequests_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE processtemplates (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    title text COLLATE "C",
    description text COLLATE "C",
    steps text COLLATE "C",
    shipped boolean NOT NULL,
    active boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE processtemplates_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    title text COLLATE "C",
    description text COLLATE "C",
    steps text COLLATE "C",
    shipped boolean NOT NULL,
    active boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW processtemplates_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, title, description, steps, shipped, active, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM processtemplates
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, title, description, steps, shipped, active, effective_from, effective_to, closed_by FROM processtemplates_history;

CREATE UNIQUE INDEX processtemplates_uid ON processtemplates (uid);

CREATE INDEX processtemplates_history_uid ON processtemplates_history (uid);

CREATE INDEX processtemplates_change_time ON processtemplates (change_time, id);

CREATE UNIQUE INDEX processtemplates_key ON processtemplates (name) WHERE NOT deleted;

CREATE INDEX processtemplates_lookup ON processtemplates (name, id);

CREATE INDEX processtemplates_history_lookup ON processtemplates_history (name);

CREATE TRIGGER processtemplates_history_refuse BEFORE UPDATE OR DELETE ON processtemplates_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER processtemplates_history_refuse_truncate BEFORE TRUNCATE ON processtemplates_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE processes (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    template text COLLATE "C" NOT NULL,
    processstatus smallint NOT NULL,
    outcome text COLLATE "C",
    entrytype smallint,
    subjectref_id bigint,
    trigger_id bigint,
    triggeruid uuid,
    triggertype text COLLATE "C",
    incidentid text COLLATE "C",
    sourcesystem text COLLATE "C",
    severity smallint,
    startedby_id bigint,
    onbehalfof text COLLATE "C",
    starttime timestamptz NOT NULL,
    endtime timestamptz,
    reason text COLLATE "C",
    priority bigint NOT NULL,
    dryrun boolean NOT NULL,
    lockoutref_id bigint,
    errortext text COLLATE "C",
    data text COLLATE "C",
    cause bigint,
    runkey text COLLATE "C",
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE processes_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    template text COLLATE "C" NOT NULL,
    processstatus smallint NOT NULL,
    outcome text COLLATE "C",
    entrytype smallint,
    subjectref_id bigint,
    trigger_id bigint,
    triggeruid uuid,
    triggertype text COLLATE "C",
    incidentid text COLLATE "C",
    sourcesystem text COLLATE "C",
    severity smallint,
    startedby_id bigint,
    onbehalfof text COLLATE "C",
    starttime timestamptz NOT NULL,
    endtime timestamptz,
    reason text COLLATE "C",
    priority bigint NOT NULL,
    dryrun boolean NOT NULL,
    lockoutref_id bigint,
    errortext text COLLATE "C",
    data text COLLATE "C",
    cause bigint,
    runkey text COLLATE "C",
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW processes_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, template, processstatus, outcome, entrytype, subjectref_id, trigger_id, triggeruid, triggertype, incidentid, sourcesystem, severity, startedby_id, onbehalfof, starttime, endtime, reason, priority, dryrun, lockoutref_id, errortext, data, cause, runkey, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM processes
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, template, processstatus, outcome, entrytype, subjectref_id, trigger_id, triggeruid, triggertype, incidentid, sourcesystem, severity, startedby_id, onbehalfof, starttime, endtime, reason, priority, dryrun, lockoutref_id, errortext, data, cause, runkey, effective_from, effective_to, closed_by FROM processes_history;

CREATE UNIQUE INDEX processes_uid ON processes (uid);

CREATE INDEX processes_history_uid ON processes_history (uid);

CREATE INDEX processes_change_time ON processes (change_time, id);

CREATE INDEX processes_template ON processes (template, id);

CREATE INDEX processes_history_template ON processes_history (template);

CREATE INDEX processes_processstatus ON processes (processstatus, id);

CREATE INDEX processes_history_processstatus ON processes_history (processstatus);

CREATE INDEX processes_entrytype ON processes (entrytype NULLS FIRST, id);

CREATE INDEX processes_history_entrytype ON processes_history (entrytype NULLS FIRST);

CREATE INDEX processes_subjectref_id ON processes (subjectref_id NULLS FIRST, id);

CREATE INDEX processes_history_subjectref_id ON processes_history (subjectref_id NULLS FIRST);

CREATE INDEX processes_trigger_id ON processes (trigger_id NULLS FIRST, id);

CREATE INDEX processes_history_trigger_id ON processes_history (trigger_id NULLS FIRST);

CREATE INDEX processes_incidentid ON processes (incidentid NULLS FIRST, id);

CREATE INDEX processes_history_incidentid ON processes_history (incidentid NULLS FIRST);

CREATE INDEX processes_startedby_id ON processes (startedby_id NULLS FIRST, id);

CREATE INDEX processes_history_startedby_id ON processes_history (startedby_id NULLS FIRST);

CREATE INDEX processes_starttime ON processes (starttime, id);

CREATE INDEX processes_history_starttime ON processes_history (starttime);

CREATE INDEX processes_lockoutref_id ON processes (lockoutref_id, id) WHERE lockoutref_id IS NOT NULL;

CREATE INDEX processes_history_lockoutref_id ON processes_history (lockoutref_id) WHERE lockoutref_id IS NOT NULL;

CREATE INDEX processes_cause ON processes (cause NULLS FIRST, id);

CREATE INDEX processes_history_cause ON processes_history (cause NULLS FIRST);

CREATE UNIQUE INDEX processes_runkey ON processes (runkey) WHERE runkey IS NOT NULL;

CREATE TRIGGER processes_history_refuse BEFORE UPDATE OR DELETE ON processes_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER processes_history_refuse_truncate BEFORE TRUNCATE ON processes_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE processsteps (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    processref_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    stepstatus smallint NOT NULL,
    starttime timestamptz NOT NULL,
    endtime timestamptz,
    outcome text COLLATE "C",
    details text COLLATE "C",
    errortext text COLLATE "C",
    attempts bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE processsteps_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    processref_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    stepstatus smallint NOT NULL,
    starttime timestamptz NOT NULL,
    endtime timestamptz,
    outcome text COLLATE "C",
    details text COLLATE "C",
    errortext text COLLATE "C",
    attempts bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW processsteps_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, processref_id, name, position, stepstatus, starttime, endtime, outcome, details, errortext, attempts, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM processsteps
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, processref_id, name, position, stepstatus, starttime, endtime, outcome, details, errortext, attempts, effective_from, effective_to, closed_by FROM processsteps_history;

CREATE UNIQUE INDEX processsteps_uid ON processsteps (uid);

CREATE INDEX processsteps_history_uid ON processsteps_history (uid);

CREATE INDEX processsteps_change_time ON processsteps (change_time, id);

CREATE INDEX processsteps_processref_id ON processsteps (processref_id, id);

CREATE INDEX processsteps_history_processref_id ON processsteps_history (processref_id);

CREATE TRIGGER processsteps_history_refuse BEFORE UPDATE OR DELETE ON processsteps_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER processsteps_history_refuse_truncate BEFORE TRUNCATE ON processsteps_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE workitems (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    processref_id bigint NOT NULL,
    stepref_id bigint,
    title text COLLATE "C" NOT NULL,
    question text COLLATE "C",
    choices text COLLATE "C",
    subjectref_id bigint,
    assigneegroup_id bigint,
    reasonfor text COLLATE "C",
    workitemstatus smallint NOT NULL,
    decision text COLLATE "C",
    decidedby_id bigint,
    decidedat timestamptz,
    decidedfor_id bigint,
    delegationref_id bigint,
    reason text COLLATE "C",
    dueat timestamptz,
    flagged boolean NOT NULL,
    excludeduser_id bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE workitems_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    processref_id bigint NOT NULL,
    stepref_id bigint,
    title text COLLATE "C" NOT NULL,
    question text COLLATE "C",
    choices text COLLATE "C",
    subjectref_id bigint,
    assigneegroup_id bigint,
    reasonfor text COLLATE "C",
    workitemstatus smallint NOT NULL,
    decision text COLLATE "C",
    decidedby_id bigint,
    decidedat timestamptz,
    decidedfor_id bigint,
    delegationref_id bigint,
    reason text COLLATE "C",
    dueat timestamptz,
    flagged boolean NOT NULL,
    excludeduser_id bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW workitems_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, processref_id, stepref_id, title, question, choices, subjectref_id, assigneegroup_id, reasonfor, workitemstatus, decision, decidedby_id, decidedat, decidedfor_id, delegationref_id, reason, dueat, flagged, excludeduser_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM workitems
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, processref_id, stepref_id, title, question, choices, subjectref_id, assigneegroup_id, reasonfor, workitemstatus, decision, decidedby_id, decidedat, decidedfor_id, delegationref_id, reason, dueat, flagged, excludeduser_id, effective_from, effective_to, closed_by FROM workitems_history;

CREATE UNIQUE INDEX workitems_uid ON workitems (uid);

CREATE INDEX workitems_history_uid ON workitems_history (uid);

CREATE INDEX workitems_change_time ON workitems (change_time, id);

CREATE INDEX workitems_processref_id ON workitems (processref_id, id);

CREATE INDEX workitems_history_processref_id ON workitems_history (processref_id);

CREATE INDEX workitems_stepref_id ON workitems (stepref_id, id) WHERE stepref_id IS NOT NULL;

CREATE INDEX workitems_history_stepref_id ON workitems_history (stepref_id) WHERE stepref_id IS NOT NULL;

CREATE INDEX workitems_subjectref_id ON workitems (subjectref_id NULLS FIRST, id);

CREATE INDEX workitems_history_subjectref_id ON workitems_history (subjectref_id NULLS FIRST);

CREATE INDEX workitems_assigneegroup_id ON workitems (assigneegroup_id NULLS FIRST, id);

CREATE INDEX workitems_history_assigneegroup_id ON workitems_history (assigneegroup_id NULLS FIRST);

CREATE INDEX workitems_workitemstatus ON workitems (workitemstatus, id);

CREATE INDEX workitems_history_workitemstatus ON workitems_history (workitemstatus);

CREATE INDEX workitems_decidedby_id ON workitems (decidedby_id, id) WHERE decidedby_id IS NOT NULL;

CREATE INDEX workitems_history_decidedby_id ON workitems_history (decidedby_id) WHERE decidedby_id IS NOT NULL;

CREATE TRIGGER workitems_history_refuse BEFORE UPDATE OR DELETE ON workitems_history FOR EACH ROW EXECUTE FUNCTION rw_history('id', 'title', 'question', 'display_name');

CREATE TRIGGER workitems_history_refuse_truncate BEFORE TRUNCATE ON workitems_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE workitems_assignee (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE workitems_assignee_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW workitems_assignee_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM workitems_assignee
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM workitems_assignee_history;

CREATE INDEX workitems_assignee_target ON workitems_assignee (target_id);

CREATE INDEX workitems_assignee_history_target ON workitems_assignee_history (target_id);

CREATE TRIGGER workitems_assignee_history_refuse BEFORE UPDATE OR DELETE ON workitems_assignee_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER workitems_assignee_history_refuse_truncate BEFORE TRUNCATE ON workitems_assignee_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE constraints (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    constraintstatus smallint NOT NULL,
    constraintlevel smallint NOT NULL,
    risklevel smallint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE constraints_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    constraintstatus smallint NOT NULL,
    constraintlevel smallint NOT NULL,
    risklevel smallint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW constraints_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, constraintstatus, constraintlevel, risklevel, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM constraints
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, constraintstatus, constraintlevel, risklevel, effective_from, effective_to, closed_by FROM constraints_history;

CREATE UNIQUE INDEX constraints_uid ON constraints (uid);

CREATE INDEX constraints_history_uid ON constraints_history (uid);

CREATE INDEX constraints_change_time ON constraints (change_time, id);

CREATE UNIQUE INDEX constraints_key ON constraints (name) WHERE NOT deleted;

CREATE INDEX constraints_lookup ON constraints (name, id);

CREATE INDEX constraints_history_lookup ON constraints_history (name);

CREATE TRIGGER constraints_history_refuse BEFORE UPDATE OR DELETE ON constraints_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER constraints_history_refuse_truncate BEFORE TRUNCATE ON constraints_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE constraints_ownerref (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE constraints_ownerref_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW constraints_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM constraints_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM constraints_ownerref_history;

CREATE INDEX constraints_ownerref_target ON constraints_ownerref (target_id);

CREATE INDEX constraints_ownerref_history_target ON constraints_ownerref_history (target_id);

CREATE TRIGGER constraints_ownerref_history_refuse BEFORE UPDATE OR DELETE ON constraints_ownerref_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER constraints_ownerref_history_refuse_truncate BEFORE TRUNCATE ON constraints_ownerref_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE constraints_roleref (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE constraints_roleref_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW constraints_roleref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM constraints_roleref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM constraints_roleref_history;

CREATE INDEX constraints_roleref_target ON constraints_roleref (target_id);

CREATE INDEX constraints_roleref_history_target ON constraints_roleref_history (target_id);

CREATE TRIGGER constraints_roleref_history_refuse BEFORE UPDATE OR DELETE ON constraints_roleref_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER constraints_roleref_history_refuse_truncate BEFORE TRUNCATE ON constraints_roleref_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE constraints_leftroleref (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE constraints_leftroleref_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW constraints_leftroleref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM constraints_leftroleref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM constraints_leftroleref_history;

CREATE INDEX constraints_leftroleref_target ON constraints_leftroleref (target_id);

CREATE INDEX constraints_leftroleref_history_target ON constraints_leftroleref_history (target_id);

CREATE TRIGGER constraints_leftroleref_history_refuse BEFORE UPDATE OR DELETE ON constraints_leftroleref_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER constraints_leftroleref_history_refuse_truncate BEFORE TRUNCATE ON constraints_leftroleref_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE constraints_rightroleref (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE constraints_rightroleref_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW constraints_rightroleref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM constraints_rightroleref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM constraints_rightroleref_history;

CREATE INDEX constraints_rightroleref_target ON constraints_rightroleref (target_id);

CREATE INDEX constraints_rightroleref_history_target ON constraints_rightroleref_history (target_id);

CREATE TRIGGER constraints_rightroleref_history_refuse BEFORE UPDATE OR DELETE ON constraints_rightroleref_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER constraints_rightroleref_history_refuse_truncate BEFORE TRUNCATE ON constraints_rightroleref_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE constraints_businessprocess (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE constraints_businessprocess_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW constraints_businessprocess_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM constraints_businessprocess
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM constraints_businessprocess_history;

CREATE INDEX constraints_businessprocess_target ON constraints_businessprocess (target_id);

CREATE INDEX constraints_businessprocess_history_target ON constraints_businessprocess_history (target_id);

CREATE TRIGGER constraints_businessprocess_history_refuse BEFORE UPDATE OR DELETE ON constraints_businessprocess_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER constraints_businessprocess_history_refuse_truncate BEFORE TRUNCATE ON constraints_businessprocess_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE constraints_leftbusinessprocess (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE constraints_leftbusinessprocess_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW constraints_leftbusinessprocess_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM constraints_leftbusinessprocess
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM constraints_leftbusinessprocess_history;

CREATE INDEX constraints_leftbusinessprocess_target ON constraints_leftbusinessprocess (target_id);

CREATE INDEX constraints_leftbusinessprocess_history_target ON constraints_leftbusinessprocess_history (target_id);

CREATE TRIGGER constraints_leftbusinessprocess_history_refuse BEFORE UPDATE OR DELETE ON constraints_leftbusinessprocess_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER constraints_leftbusinessprocess_history_refuse_truncate BEFORE TRUNCATE ON constraints_leftbusinessprocess_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE constraints_rightbusinessprocess (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE constraints_rightbusinessprocess_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW constraints_rightbusinessprocess_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM constraints_rightbusinessprocess
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM constraints_rightbusinessprocess_history;

CREATE INDEX constraints_rightbusinessprocess_target ON constraints_rightbusinessprocess (target_id);

CREATE INDEX constraints_rightbusinessprocess_history_target ON constraints_rightbusinessprocess_history (target_id);

CREATE TRIGGER constraints_rightbusinessprocess_history_refuse BEFORE UPDATE OR DELETE ON constraints_rightbusinessprocess_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER constraints_rightbusinessprocess_history_refuse_truncate BEFORE TRUNCATE ON constraints_rightbusinessprocess_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE businessprocesses (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    businessprocessid text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    parentprocess_id bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE businessprocesses_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    businessprocessid text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    parentprocess_id bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW businessprocesses_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, businessprocessid, name, description, parentprocess_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM businessprocesses
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, businessprocessid, name, description, parentprocess_id, effective_from, effective_to, closed_by FROM businessprocesses_history;

CREATE UNIQUE INDEX businessprocesses_uid ON businessprocesses (uid);

CREATE INDEX businessprocesses_history_uid ON businessprocesses_history (uid);

CREATE INDEX businessprocesses_change_time ON businessprocesses (change_time, id);

CREATE UNIQUE INDEX businessprocesses_key ON businessprocesses (businessprocessid) WHERE NOT deleted;

CREATE INDEX businessprocesses_lookup ON businessprocesses (businessprocessid, id);

CREATE INDEX businessprocesses_history_lookup ON businessprocesses_history (businessprocessid);

CREATE INDEX businessprocesses_parentprocess_id ON businessprocesses (parentprocess_id NULLS FIRST, id);

CREATE INDEX businessprocesses_history_parentprocess_id ON businessprocesses_history (parentprocess_id NULLS FIRST);

CREATE TRIGGER businessprocesses_history_refuse BEFORE UPDATE OR DELETE ON businessprocesses_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER businessprocesses_history_refuse_truncate BEFORE TRUNCATE ON businessprocesses_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE businessprocesses_ownerref (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE businessprocesses_ownerref_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW businessprocesses_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM businessprocesses_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM businessprocesses_ownerref_history;

CREATE INDEX businessprocesses_ownerref_target ON businessprocesses_ownerref (target_id);

CREATE INDEX businessprocesses_ownerref_history_target ON businessprocesses_ownerref_history (target_id);

CREATE TRIGGER businessprocesses_ownerref_history_refuse BEFORE UPDATE OR DELETE ON businessprocesses_ownerref_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER businessprocesses_ownerref_history_refuse_truncate BEFORE TRUNCATE ON businessprocesses_ownerref_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE businessprocesses_roleref (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE businessprocesses_roleref_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW businessprocesses_roleref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM businessprocesses_roleref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM businessprocesses_roleref_history;

CREATE INDEX businessprocesses_roleref_target ON businessprocesses_roleref (target_id);

CREATE INDEX businessprocesses_roleref_history_target ON businessprocesses_roleref_history (target_id);

CREATE TRIGGER businessprocesses_roleref_history_refuse BEFORE UPDATE OR DELETE ON businessprocesses_roleref_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER businessprocesses_roleref_history_refuse_truncate BEFORE TRUNCATE ON businessprocesses_roleref_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE compensatingcontrols (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    active boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE compensatingcontrols_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    active boolean NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW compensatingcontrols_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, active, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM compensatingcontrols
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, active, effective_from, effective_to, closed_by FROM compensatingcontrols_history;

CREATE UNIQUE INDEX compensatingcontrols_uid ON compensatingcontrols (uid);

CREATE INDEX compensatingcontrols_history_uid ON compensatingcontrols_history (uid);

CREATE INDEX compensatingcontrols_change_time ON compensatingcontrols (change_time, id);

CREATE UNIQUE INDEX compensatingcontrols_key ON compensatingcontrols (name) WHERE NOT deleted;

CREATE INDEX compensatingcontrols_lookup ON compensatingcontrols (name, id);

CREATE INDEX compensatingcontrols_history_lookup ON compensatingcontrols_history (name);

CREATE TRIGGER compensatingcontrols_history_refuse BEFORE UPDATE OR DELETE ON compensatingcontrols_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER compensatingcontrols_history_refuse_truncate BEFORE TRUNCATE ON compensatingcontrols_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE compensatingcontrols_ownerref (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE compensatingcontrols_ownerref_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW compensatingcontrols_ownerref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM compensatingcontrols_ownerref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM compensatingcontrols_ownerref_history;

CREATE INDEX compensatingcontrols_ownerref_target ON compensatingcontrols_ownerref (target_id);

CREATE INDEX compensatingcontrols_ownerref_history_target ON compensatingcontrols_ownerref_history (target_id);

CREATE TRIGGER compensatingcontrols_ownerref_history_refuse BEFORE UPDATE OR DELETE ON compensatingcontrols_ownerref_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER compensatingcontrols_ownerref_history_refuse_truncate BEFORE TRUNCATE ON compensatingcontrols_ownerref_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE delegations (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    fromref_id bigint NOT NULL,
    toref_id bigint NOT NULL,
    validfrom timestamptz NOT NULL,
    validto timestamptz NOT NULL,
    scope smallint NOT NULL,
    reason text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE delegations_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    fromref_id bigint NOT NULL,
    toref_id bigint NOT NULL,
    validfrom timestamptz NOT NULL,
    validto timestamptz NOT NULL,
    scope smallint NOT NULL,
    reason text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW delegations_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, fromref_id, toref_id, validfrom, validto, scope, reason, createdby_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM delegations
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, fromref_id, toref_id, validfrom, validto, scope, reason, createdby_id, effective_from, effective_to, closed_by FROM delegations_history;

CREATE UNIQUE INDEX delegations_uid ON delegations (uid);

CREATE INDEX delegations_history_uid ON delegations_history (uid);

CREATE INDEX delegations_change_time ON delegations (change_time, id);

CREATE INDEX delegations_fromref_id ON delegations (fromref_id, id);

CREATE INDEX delegations_history_fromref_id ON delegations_history (fromref_id);

CREATE INDEX delegations_toref_id ON delegations (toref_id, id);

CREATE INDEX delegations_history_toref_id ON delegations_history (toref_id);

CREATE INDEX delegations_createdby_id ON delegations (createdby_id NULLS FIRST, id);

CREATE INDEX delegations_history_createdby_id ON delegations_history (createdby_id NULLS FIRST);

CREATE TRIGGER delegations_history_refuse BEFORE UPDATE OR DELETE ON delegations_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER delegations_history_refuse_truncate BEFORE TRUNCATE ON delegations_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE INDEX workitems_decidedfor_id ON workitems (decidedfor_id, id) WHERE decidedfor_id IS NOT NULL;

CREATE INDEX workitems_history_decidedfor_id ON workitems_history (decidedfor_id) WHERE decidedfor_id IS NOT NULL;

CREATE INDEX workitems_delegationref_id ON workitems (delegationref_id, id) WHERE delegationref_id IS NOT NULL;

CREATE INDEX workitems_history_delegationref_id ON workitems_history (delegationref_id) WHERE delegationref_id IS NOT NULL;

CREATE TABLE violationresetrequests (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    identityref_id bigint NOT NULL,
    blockatonce boolean NOT NULL,
    reason text COLLATE "C",
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE violationresetrequests_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    identityref_id bigint NOT NULL,
    blockatonce boolean NOT NULL,
    reason text COLLATE "C",
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW violationresetrequests_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, identityref_id, blockatonce, reason, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM violationresetrequests
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

CREATE INDEX violationresetrequests_createdby_id ON violationresetrequests (createdby_id NULLS FIRST, id);

CREATE INDEX violationresetrequests_history_createdby_id ON violationresetrequests_history (createdby_id NULLS FIRST);

CREATE TRIGGER violationresetrequests_history_refuse BEFORE UPDATE OR DELETE ON violationresetrequests_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER violationresetrequests_history_refuse_truncate BEFORE TRUNCATE ON violationresetrequests_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE INDEX workitems_excludeduser_id ON workitems (excludeduser_id, id) WHERE excludeduser_id IS NOT NULL;

CREATE INDEX workitems_history_excludeduser_id ON workitems_history (excludeduser_id) WHERE excludeduser_id IS NOT NULL;

CREATE TABLE workitems_excluded (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE workitems_excluded_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW workitems_excluded_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM workitems_excluded
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM workitems_excluded_history;

CREATE INDEX workitems_excluded_target ON workitems_excluded (target_id);

CREATE INDEX workitems_excluded_history_target ON workitems_excluded_history (target_id);

CREATE TRIGGER workitems_excluded_history_refuse BEFORE UPDATE OR DELETE ON workitems_excluded_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER workitems_excluded_history_refuse_truncate BEFORE TRUNCATE ON workitems_excluded_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE evaluations (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    processref_id bigint NOT NULL,
    identityref_id bigint NOT NULL,
    evaluationstage smallint NOT NULL,
    workitemref_id bigint,
    expirationdate timestamptz NOT NULL,
    revokeblocked boolean NOT NULL,
    evaluator_id bigint,
    reviewcomment text COLLATE "C",
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE evaluations_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    processref_id bigint NOT NULL,
    identityref_id bigint NOT NULL,
    evaluationstage smallint NOT NULL,
    workitemref_id bigint,
    expirationdate timestamptz NOT NULL,
    revokeblocked boolean NOT NULL,
    evaluator_id bigint,
    reviewcomment text COLLATE "C",
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW evaluations_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, processref_id, identityref_id, evaluationstage, workitemref_id, expirationdate, revokeblocked, evaluator_id, reviewcomment, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM evaluations
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

CREATE TRIGGER evaluations_history_refuse BEFORE UPDATE OR DELETE ON evaluations_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER evaluations_history_refuse_truncate BEFORE TRUNCATE ON evaluations_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE constraintdecisions (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    evaluationref_id bigint NOT NULL,
    processref_id bigint NOT NULL,
    workitemref_id bigint,
    identityref_id bigint NOT NULL,
    constraintref_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    systemref_id bigint,
    accountname text COLLATE "C",
    action smallint,
    controlref_id bigint,
    justification text COLLATE "C",
    controlrequired boolean NOT NULL,
    previousaction smallint,
    decisionstatus smallint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE constraintdecisions_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    evaluationref_id bigint NOT NULL,
    processref_id bigint NOT NULL,
    workitemref_id bigint,
    identityref_id bigint NOT NULL,
    constraintref_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    systemref_id bigint,
    accountname text COLLATE "C",
    action smallint,
    controlref_id bigint,
    justification text COLLATE "C",
    controlrequired boolean NOT NULL,
    previousaction smallint,
    decisionstatus smallint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW constraintdecisions_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, evaluationref_id, processref_id, workitemref_id, identityref_id, constraintref_id, name, systemref_id, accountname, action, controlref_id, justification, controlrequired, previousaction, decisionstatus, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM constraintdecisions
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

CREATE TRIGGER constraintdecisions_history_refuse BEFORE UPDATE OR DELETE ON constraintdecisions_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER constraintdecisions_history_refuse_truncate BEFORE TRUNCATE ON constraintdecisions_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE constraintdecisions_roleref (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE constraintdecisions_roleref_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW constraintdecisions_roleref_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM constraintdecisions_roleref
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM constraintdecisions_roleref_history;

CREATE INDEX constraintdecisions_roleref_target ON constraintdecisions_roleref (target_id);

CREATE INDEX constraintdecisions_roleref_history_target ON constraintdecisions_roleref_history (target_id);

CREATE TRIGGER constraintdecisions_roleref_history_refuse BEFORE UPDATE OR DELETE ON constraintdecisions_roleref_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER constraintdecisions_roleref_history_refuse_truncate BEFORE TRUNCATE ON constraintdecisions_roleref_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE resourcedecisions (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    evaluationref_id bigint NOT NULL,
    processref_id bigint NOT NULL,
    workitemref_id bigint,
    identityref_id bigint NOT NULL,
    constraintdecision_id bigint NOT NULL,
    roleref_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    systemname text COLLATE "C",
    accountname text COLLATE "C",
    assignment_key uuid NOT NULL,
    decision smallint,
    reason text COLLATE "C",
    controlref_id bigint,
    controlrequired boolean NOT NULL,
    previousdecision smallint,
    previousreason text COLLATE "C",
    outcome smallint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE resourcedecisions_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    evaluationref_id bigint NOT NULL,
    processref_id bigint NOT NULL,
    workitemref_id bigint,
    identityref_id bigint NOT NULL,
    constraintdecision_id bigint NOT NULL,
    roleref_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    systemname text COLLATE "C",
    accountname text COLLATE "C",
    assignment_key uuid NOT NULL,
    decision smallint,
    reason text COLLATE "C",
    controlref_id bigint,
    controlrequired boolean NOT NULL,
    previousdecision smallint,
    previousreason text COLLATE "C",
    outcome smallint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW resourcedecisions_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, evaluationref_id, processref_id, workitemref_id, identityref_id, constraintdecision_id, roleref_id, name, systemname, accountname, assignment_key, decision, reason, controlref_id, controlrequired, previousdecision, previousreason, outcome, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM resourcedecisions
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

CREATE TRIGGER resourcedecisions_history_refuse BEFORE UPDATE OR DELETE ON resourcedecisions_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER resourcedecisions_history_refuse_truncate BEFORE TRUNCATE ON resourcedecisions_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE surveytemplates (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    title text COLLATE "C",
    description text COLLATE "C",
    respondent smallint NOT NULL,
    scope text COLLATE "C",
    expirydays bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE surveytemplates_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    title text COLLATE "C",
    description text COLLATE "C",
    respondent smallint NOT NULL,
    scope text COLLATE "C",
    expirydays bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW surveytemplates_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, title, description, respondent, scope, expirydays, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM surveytemplates
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, title, description, respondent, scope, expirydays, effective_from, effective_to, closed_by FROM surveytemplates_history;

CREATE UNIQUE INDEX surveytemplates_uid ON surveytemplates (uid);

CREATE INDEX surveytemplates_history_uid ON surveytemplates_history (uid);

CREATE INDEX surveytemplates_change_time ON surveytemplates (change_time, id);

CREATE UNIQUE INDEX surveytemplates_key ON surveytemplates (name) WHERE NOT deleted;

CREATE INDEX surveytemplates_lookup ON surveytemplates (name, id);

CREATE INDEX surveytemplates_history_lookup ON surveytemplates_history (name);

CREATE TRIGGER surveytemplates_history_refuse BEFORE UPDATE OR DELETE ON surveytemplates_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER surveytemplates_history_refuse_truncate BEFORE TRUNCATE ON surveytemplates_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE surveies (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    templateref_id bigint NOT NULL,
    deadline timestamptz,
    systemref_id bigint,
    scope text COLLATE "C",
    expirydays bigint NOT NULL,
    surveystatus smallint NOT NULL,
    generating boolean NOT NULL,
    round bigint NOT NULL,
    questioncount bigint,
    submittedcount bigint,
    progress bigint,
    technicalcount bigint,
    unresolvedcount bigint,
    orphancount bigint,
    systempermissioncount bigint,
    warnings text COLLATE "C",
    launchedat timestamptz,
    launchedby_id bigint,
    completedat timestamptz,
    closedearly boolean NOT NULL,
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE surveies_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    description text COLLATE "C",
    templateref_id bigint NOT NULL,
    deadline timestamptz,
    systemref_id bigint,
    scope text COLLATE "C",
    expirydays bigint NOT NULL,
    surveystatus smallint NOT NULL,
    generating boolean NOT NULL,
    round bigint NOT NULL,
    questioncount bigint,
    submittedcount bigint,
    progress bigint,
    technicalcount bigint,
    unresolvedcount bigint,
    orphancount bigint,
    systempermissioncount bigint,
    warnings text COLLATE "C",
    launchedat timestamptz,
    launchedby_id bigint,
    completedat timestamptz,
    closedearly boolean NOT NULL,
    requeststatus smallint NOT NULL,
    requestresult text COLLATE "C",
    processref_id bigint,
    errortext text COLLATE "C",
    createdby_id bigint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW surveies_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, name, description, templateref_id, deadline, systemref_id, scope, expirydays, surveystatus, generating, round, questioncount, submittedcount, progress, technicalcount, unresolvedcount, orphancount, systempermissioncount, warnings, launchedat, launchedby_id, completedat, closedearly, requeststatus, requestresult, processref_id, errortext, createdby_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM surveies
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

CREATE INDEX surveies_createdby_id ON surveies (createdby_id NULLS FIRST, id);

CREATE INDEX surveies_history_createdby_id ON surveies_history (createdby_id NULLS FIRST);

CREATE TRIGGER surveies_history_refuse BEFORE UPDATE OR DELETE ON surveies_history FOR EACH ROW EXECUTE FUNCTION rw_history('id');

CREATE TRIGGER surveies_history_refuse_truncate BEFORE TRUNCATE ON surveies_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE surveies_administrator (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE surveies_administrator_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW surveies_administrator_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM surveies_administrator
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM surveies_administrator_history;

CREATE INDEX surveies_administrator_target ON surveies_administrator (target_id);

CREATE INDEX surveies_administrator_history_target ON surveies_administrator_history (target_id);

CREATE TRIGGER surveies_administrator_history_refuse BEFORE UPDATE OR DELETE ON surveies_administrator_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER surveies_administrator_history_refuse_truncate BEFORE TRUNCATE ON surveies_administrator_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE surveyquestions (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    surveyref_id bigint NOT NULL,
    round bigint NOT NULL,
    identityref_id bigint NOT NULL,
    identityname text COLLATE "C",
    roleref_id bigint NOT NULL,
    rolename text COLLATE "C",
    accountname text COLLATE "C",
    contextref_id bigint,
    assignmentkey uuid NOT NULL,
    validfrom timestamptz,
    validto timestamptz,
    compliance smallint,
    reasons text COLLATE "C",
    identityrisklevel smallint,
    rolerisklevel smallint,
    workitemref_id bigint,
    action smallint,
    actioncomment text COLLATE "C",
    questionstatus smallint NOT NULL,
    decidedby_id bigint,
    decidedat timestamptz,
    decidedfor_id bigint,
    delegationref_id bigint,
    outcome smallint,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (id)
);

CREATE TABLE surveyquestions_history (
    id bigint NOT NULL,
    uid uuid NOT NULL,
    display_name text COLLATE "C" NOT NULL,
    key_value text COLLATE "C" NOT NULL,
    create_time timestamptz NOT NULL,
    change_time timestamptz NOT NULL,
    deleted boolean NOT NULL,
    delete_time timestamptz,
    version_id bigint NOT NULL,
    surveyref_id bigint NOT NULL,
    round bigint NOT NULL,
    identityref_id bigint NOT NULL,
    identityname text COLLATE "C",
    roleref_id bigint NOT NULL,
    rolename text COLLATE "C",
    accountname text COLLATE "C",
    contextref_id bigint,
    assignmentkey uuid NOT NULL,
    validfrom timestamptz,
    validto timestamptz,
    compliance smallint,
    reasons text COLLATE "C",
    identityrisklevel smallint,
    rolerisklevel smallint,
    workitemref_id bigint,
    action smallint,
    actioncomment text COLLATE "C",
    questionstatus smallint NOT NULL,
    decidedby_id bigint,
    decidedat timestamptz,
    decidedfor_id bigint,
    delegationref_id bigint,
    outcome smallint,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (id, version_id)
);

CREATE VIEW surveyquestions_versions AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, surveyref_id, round, identityref_id, identityname, roleref_id, rolename, accountname, contextref_id, assignmentkey, validfrom, validto, compliance, reasons, identityrisklevel, rolerisklevel, workitemref_id, action, actioncomment, questionstatus, decidedby_id, decidedat, decidedfor_id, delegationref_id, outcome, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM surveyquestions
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

CREATE TRIGGER surveyquestions_history_refuse BEFORE UPDATE OR DELETE ON surveyquestions_history FOR EACH ROW EXECUTE FUNCTION rw_history('id', 'identityname');

CREATE TRIGGER surveyquestions_history_refuse_truncate BEFORE TRUNCATE ON surveyquestions_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE TABLE surveyquestions_respondent (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    PRIMARY KEY (owner_id, target_id)
);

CREATE TABLE surveyquestions_respondent_history (
    owner_id bigint NOT NULL,
    target_id bigint NOT NULL,
    version_id bigint NOT NULL,
    effective_from timestamptz NOT NULL,
    effective_to timestamptz NOT NULL,
    closed_by bigint NOT NULL,
    PRIMARY KEY (owner_id, target_id, version_id)
);

CREATE VIEW surveyquestions_respondent_versions AS
SELECT owner_id, target_id, version_id, effective_from, NULL::timestamptz AS effective_to, NULL::bigint AS closed_by FROM surveyquestions_respondent
UNION ALL
SELECT owner_id, target_id, version_id, effective_from, effective_to, closed_by FROM surveyquestions_respondent_history;

CREATE INDEX surveyquestions_respondent_target ON surveyquestions_respondent (target_id);

CREATE INDEX surveyquestions_respondent_history_target ON surveyquestions_respondent_history (target_id);

CREATE TRIGGER surveyquestions_respondent_history_refuse BEFORE UPDATE OR DELETE ON surveyquestions_respondent_history FOR EACH ROW EXECUTE FUNCTION rw_history('owner_id');

CREATE TRIGGER surveyquestions_respondent_history_refuse_truncate BEFORE TRUNCATE ON surveyquestions_respondent_history FOR EACH STATEMENT EXECUTE FUNCTION rw_refuse();

CREATE INDEX constraintdecisions_workitemref_id ON constraintdecisions (workitemref_id, id) WHERE workitemref_id IS NOT NULL;

CREATE INDEX constraintdecisions_history_workitemref_id ON constraintdecisions_history (workitemref_id) WHERE workitemref_id IS NOT NULL;

CREATE INDEX resourcedecisions_workitemref_id ON resourcedecisions (workitemref_id, id) WHERE workitemref_id IS NOT NULL;

CREATE INDEX resourcedecisions_history_workitemref_id ON resourcedecisions_history (workitemref_id) WHERE workitemref_id IS NOT NULL;

CREATE VIEW data_objects AS
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Identity'::text COLLATE "C" AS type_name FROM identities
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Orgunit'::text COLLATE "C" AS type_name FROM orgunits
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Contexttype'::text COLLATE "C" AS type_name FROM contexttypes
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Contextassignment'::text COLLATE "C" AS type_name FROM contextassignments
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'System'::text COLLATE "C" AS type_name FROM systems
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Resourcetype'::text COLLATE "C" AS type_name FROM resourcetypes
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Attributedefinition'::text COLLATE "C" AS type_name FROM attributedefinitions
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Attributeset'::text COLLATE "C" AS type_name FROM attributesets
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Resourcefolder'::text COLLATE "C" AS type_name FROM resourcefolders
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Resource'::text COLLATE "C" AS type_name FROM resources
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Accounttype'::text COLLATE "C" AS type_name FROM accounttypes
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Accounttypepolicy'::text COLLATE "C" AS type_name FROM accounttypepolicies
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Resourceassignment'::text COLLATE "C" AS type_name FROM resourceassignments
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Assignmentpolicy'::text COLLATE "C" AS type_name FROM assignmentpolicies
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Constraint'::text COLLATE "C" AS type_name FROM constraints
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Businessprocess'::text COLLATE "C" AS type_name FROM businessprocesses
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Compensatingcontrol'::text COLLATE "C" AS type_name FROM compensatingcontrols
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Calculationtrigger'::text COLLATE "C" AS type_name FROM calculationtriggers
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Classificationtagcategory'::text COLLATE "C" AS type_name FROM classificationtagcategories
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Classificationtag'::text COLLATE "C" AS type_name FROM classificationtags
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Risklevelthreshold'::text COLLATE "C" AS type_name FROM risklevelthresholds
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'User'::text COLLATE "C" AS type_name FROM users
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Usergroup'::text COLLATE "C" AS type_name FROM usergroups
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Delegation'::text COLLATE "C" AS type_name FROM delegations
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Incidenttrigger'::text COLLATE "C" AS type_name FROM incidenttriggers
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Triggerbinding'::text COLLATE "C" AS type_name FROM triggerbindings
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Lockoutrequest'::text COLLATE "C" AS type_name FROM lockoutrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Revocationrequest'::text COLLATE "C" AS type_name FROM revocationrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Calculationrequest'::text COLLATE "C" AS type_name FROM calculationrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Verdictexpiryrequest'::text COLLATE "C" AS type_name FROM verdictexpiryrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Membershiprequest'::text COLLATE "C" AS type_name FROM membershiprequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Initialloadrequest'::text COLLATE "C" AS type_name FROM initialloadrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Provisioningtaskrequest'::text COLLATE "C" AS type_name FROM provisioningtaskrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Surveytemplate'::text COLLATE "C" AS type_name FROM surveytemplates
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Survey'::text COLLATE "C" AS type_name FROM surveies
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Surveyquestion'::text COLLATE "C" AS type_name FROM surveyquestions
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Violationresetrequest'::text COLLATE "C" AS type_name FROM violationresetrequests
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Processtemplate'::text COLLATE "C" AS type_name FROM processtemplates
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Process'::text COLLATE "C" AS type_name FROM processes
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Processstep'::text COLLATE "C" AS type_name FROM processsteps
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Workitem'::text COLLATE "C" AS type_name FROM workitems
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Evaluation'::text COLLATE "C" AS type_name FROM evaluations
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Constraintdecision'::text COLLATE "C" AS type_name FROM constraintdecisions
UNION ALL
SELECT id, uid, display_name, key_value, create_time, change_time, deleted, delete_time, version_id, effective_from, 'Resourcedecision'::text COLLATE "C" AS type_name FROM resourcedecisions;

-- API keys. The secret is not stored; prefix finds a key.
CREATE TABLE api_keys (
    prefix     text COLLATE "C" NOT NULL,
    hash       bytea NOT NULL,
    user_id    bigint NOT NULL,
    name       text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    revoked    boolean NOT NULL,
    version_id bigint NOT NULL,
    closed_by  bigint,
    PRIMARY KEY (prefix, hash)
);
