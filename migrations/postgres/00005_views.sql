-- +goose Up

-- Background work that is due: a change stays open until it is dispatched, even between two attempts, and
-- everything else counts from the time on at which it is to be done.
-- A calculation that is due counts as open too, under the negative number of its identity: what
-- it leaves behind are jobs again, so that no jobs here means that nothing more will come.
CREATE VIEW open_jobs AS
SELECT id, kind, priority, attempts, available_at AS run_at, created_at AS created, nullif(cause, 0) AS cause
FROM jobs
WHERE kind IN ('trigger.dispatch', 'rope.fanout') OR available_at <= clock_timestamp()
UNION ALL
SELECT -identity_id, 'rope.calculate', priority, attempts, available_at, queued_at, nullif(cause, 0)
FROM calculation_queue WHERE available_at <= clock_timestamp();

-- One row for each run that locked somebody out or ended that.
CREATE VIEW lockouts_and_revocations AS
SELECT p.id, p.subjectref_id AS identity_id,
    CASE p.entrytype WHEN 1 THEN 'Lockout' WHEN 2 THEN 'Revocation' ELSE '' END COLLATE "C" AS type,
    p.starttime AS time, p.endtime AS end_time, p.reason,
    CASE p.processstatus WHEN 1 THEN 'Running' WHEN 2 THEN 'Waiting' WHEN 3 THEN 'Completed' WHEN 4 THEN 'CompletedWithErrors' WHEN 5 THEN 'Rejected' WHEN 6 THEN 'Terminated' WHEN 7 THEN 'Failed' ELSE '' END COLLATE "C" AS state,
    p.outcome, p.id AS process_id, p.startedby_id AS made_by_id, p.lockoutref_id AS lockout_id
FROM processes p
WHERE p.entrytype IS NOT NULL AND NOT p.deleted;

CREATE INDEX processes_entries ON processes (starttime, id) WHERE entrytype IS NOT NULL;

-- Persons stand in the audit by number; here they have their names back.
CREATE VIEW audit_log AS
SELECT e.id, e.at AS time, e.recorded_at AS recorded_time, coalesce(u.display_name, e.actor) AS actor, e.actor_id AS user_id,
    e.channel, e.type, e.operation, e.object_id, e.count, e.reason, e.on_behalf AS on_behalf_of, e.request_id, e.hops,
    e.digest, e.cause AS cause_id, e.process_id
FROM audit_events e
LEFT JOIN users u ON u.id = e.actor_id;

CREATE VIEW audit_checkpoint_list AS
SELECT c.id, c.block, c.signed_at AS time,
    coalesce((SELECT sum(b.count) FROM audit_blocks b WHERE b.number <= c.block), 0)::bigint AS events,
    c.block_hash AS hash, c.signature, c.key_id AS key_name
FROM audit_checkpoints c;

-- Every version of every data object.
CREATE VIEW object_versions AS
SELECT id AS object_id, version_id AS event_id, uid, 'Identity'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM identities_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Orgunit'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM orgunits_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Contexttype'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM contexttypes_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Contextassignment'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM contextassignments_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'System'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM systems_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Resourcetype'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM resourcetypes_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Attributedefinition'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM attributedefinitions_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Attributeset'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM attributesets_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Resourcefolder'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM resourcefolders_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Resource'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM resources_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Accounttype'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM accounttypes_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Accounttypepolicy'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM accounttypepolicies_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Resourceassignment'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM resourceassignments_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Assignmentpolicy'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM assignmentpolicies_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Constraint'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM constraints_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Businessprocess'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM businessprocesses_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Compensatingcontrol'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM compensatingcontrols_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Calculationtrigger'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM calculationtriggers_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Classificationtagcategory'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM classificationtagcategories_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Classificationtag'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM classificationtags_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Risklevelthreshold'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM risklevelthresholds_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'User'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM users_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Usergroup'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM usergroups_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Delegation'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM delegations_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Incidenttrigger'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM incidenttriggers_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Triggerbinding'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM triggerbindings_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Lockoutrequest'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM lockoutrequests_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Revocationrequest'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM revocationrequests_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Calculationrequest'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM calculationrequests_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Verdictexpiryrequest'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM verdictexpiryrequests_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Membershiprequest'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM membershiprequests_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Initialloadrequest'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM initialloadrequests_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Provisioningtaskrequest'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM provisioningtaskrequests_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Surveytemplate'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM surveytemplates_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Survey'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM surveies_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Surveyquestion'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM surveyquestions_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Violationresetrequest'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM violationresetrequests_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Processtemplate'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM processtemplates_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Process'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM processes_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Processstep'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM processsteps_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Workitem'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM workitems_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Evaluation'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM evaluations_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Constraintdecision'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM constraintdecisions_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Resourcedecision'::text COLLATE "C" AS type, display_name, deleted, effective_from, effective_to, closed_by FROM resourcedecisions_versions;

-- Every changed value of every data object.
CREATE VIEW object_changes AS
SELECT c.object_id, c.event_id, c.property, c.item, c.type, c.time, c.old, c.new, e.actor, e.channel, e.reason FROM (
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Identity'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM identities_versions v
LEFT JOIN identities_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('IDENTITYID', p.identityid, v.identityid),
    ('FIRSTNAME', p.firstname, v.firstname),
    ('LASTNAME', p.lastname, v.lastname),
    ('EMAIL', p.email, v.email),
    ('EMAIL2', p.email2, v.email2),
    ('JOBTITLE', p.jobtitle, v.jobtitle),
    ('EMPLOYEEID', p.employeeid, v.employeeid),
    ('IDENTITYSTATUS', CASE p.identitystatus WHEN 1 THEN 'Active' WHEN 2 THEN 'Disabled' WHEN 3 THEN 'Inactive' WHEN 4 THEN 'Locked' WHEN 5 THEN 'Pending' WHEN 6 THEN 'Terminated' END, CASE v.identitystatus WHEN 1 THEN 'Active' WHEN 2 THEN 'Disabled' WHEN 3 THEN 'Inactive' WHEN 4 THEN 'Locked' WHEN 5 THEN 'Pending' WHEN 6 THEN 'Terminated' END),
    ('IDENTITYCATEGORY', CASE p.identitycategory WHEN 1 THEN 'Employee' WHEN 2 THEN 'Contractor' WHEN 3 THEN 'Technical' WHEN 4 THEN 'Unresolved' WHEN 5 THEN 'Other' END, CASE v.identitycategory WHEN 1 THEN 'Employee' WHEN 2 THEN 'Contractor' WHEN 3 THEN 'Technical' WHEN 4 THEN 'Unresolved' WHEN 5 THEN 'Other' END),
    ('IDENTITYTYPE', CASE p.identitytype WHEN 1 THEN 'Primary' WHEN 2 THEN 'Secondary' WHEN 3 THEN 'Shared' WHEN 4 THEN 'Test' END, CASE v.identitytype WHEN 1 THEN 'Primary' WHEN 2 THEN 'Secondary' WHEN 3 THEN 'Shared' WHEN 4 THEN 'Test' END),
    ('VALIDFROM', to_char(p.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('VALIDTO', to_char(p.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('OUREFId', p.ouref_id::text, v.ouref_id::text),
    ('PRIMARYCONTEXTTYPEId', p.primarycontexttype_id::text, v.primarycontexttype_id::text),
    ('IDENTITYOWNERId', p.identityowner_id::text, v.identityowner_id::text),
    ('RISKSCORE', trim_scale(p.riskscore)::text, trim_scale(v.riskscore)::text),
    ('RISKLEVEL', CASE p.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END, CASE v.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END),
    ('IDENT_RELAUNCHSOD', p.ident_relaunchsod::text, v.ident_relaunchsod::text),
    ('ODWBUSIKEY', p.odwbusikey, v.odwbusikey),
    ('BREAKGLASS', p.breakglass::text, v.breakglass::text),
    ('PREVIOUSREFId', p.previousref_id::text, v.previousref_id::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'MANAGER'::text COLLATE "C" AS property, target_id AS item, 'Identity'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM identities_manager_versions
UNION ALL
SELECT owner_id, closed_by, 'MANAGER'::text COLLATE "C", target_id, 'Identity'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM identities_manager_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'MANAGERGROUP'::text COLLATE "C" AS property, target_id AS item, 'Identity'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM identities_managergroup_versions
UNION ALL
SELECT owner_id, closed_by, 'MANAGERGROUP'::text COLLATE "C", target_id, 'Identity'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM identities_managergroup_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'EXPLICITOWNER'::text COLLATE "C" AS property, target_id AS item, 'Identity'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM identities_explicitowner_versions
UNION ALL
SELECT owner_id, closed_by, 'EXPLICITOWNER'::text COLLATE "C", target_id, 'Identity'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM identities_explicitowner_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'CLT_TAGS'::text COLLATE "C" AS property, target_id AS item, 'Identity'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM identities_clt_tags_versions
UNION ALL
SELECT owner_id, closed_by, 'CLT_TAGS'::text COLLATE "C", target_id, 'Identity'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM identities_clt_tags_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Orgunit'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM orgunits_versions v
LEFT JOIN orgunits_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('OUID', p.ouid, v.ouid),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description),
    ('PARENTOUId', p.parentou_id::text, v.parentou_id::text),
    ('OUTYPEId', p.outype_id::text, v.outype_id::text),
    ('VALIDFROM', to_char(p.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('VALIDTO', to_char(p.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'MANAGER'::text COLLATE "C" AS property, target_id AS item, 'Orgunit'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM orgunits_manager_versions
UNION ALL
SELECT owner_id, closed_by, 'MANAGER'::text COLLATE "C", target_id, 'Orgunit'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM orgunits_manager_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'MANAGERGROUP'::text COLLATE "C" AS property, target_id AS item, 'Orgunit'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM orgunits_managergroup_versions
UNION ALL
SELECT owner_id, closed_by, 'MANAGERGROUP'::text COLLATE "C", target_id, 'Orgunit'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM orgunits_managergroup_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF'::text COLLATE "C" AS property, target_id AS item, 'Orgunit'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM orgunits_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF'::text COLLATE "C", target_id, 'Orgunit'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM orgunits_ownerref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'CLT_TAGS'::text COLLATE "C" AS property, target_id AS item, 'Orgunit'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM orgunits_clt_tags_versions
UNION ALL
SELECT owner_id, closed_by, 'CLT_TAGS'::text COLLATE "C", target_id, 'Orgunit'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM orgunits_clt_tags_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Contexttype'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM contexttypes_versions v
LEFT JOIN contexttypes_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description),
    ('HIERARCHICAL', p.hierarchical::text, v.hierarchical::text),
    ('SUPERVISORPROPERTY', p.supervisorproperty, v.supervisorproperty),
    ('MEMBERSHIPPROPERTY', p.membershipproperty, v.membershipproperty),
    ('GRACEDAYS', p.gracedays::text, v.gracedays::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Contextassignment'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM contextassignments_versions v
LEFT JOIN contextassignments_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('CA_IDENTITYId', p.ca_identity_id::text, v.ca_identity_id::text),
    ('CA_CONTEXTId', p.ca_context_id::text, v.ca_context_id::text),
    ('VALIDFROM', to_char(p.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('VALIDTO', to_char(p.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('ORIGIN', CASE p.origin WHEN 1 THEN 'Direct' WHEN 2 THEN 'Membership' WHEN 3 THEN 'Transfer' END, CASE v.origin WHEN 1 THEN 'Direct' WHEN 2 THEN 'Membership' WHEN 3 THEN 'Transfer' END)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'System'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM systems_versions v
LEFT JOIN systems_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('SYSTEMID', p.systemid, v.systemid),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description),
    ('ROLEFOLDERId', p.rolefolder_id::text, v.rolefolder_id::text),
    ('AUTOCREATEACCOUNT', p.autocreateaccount::text, v.autocreateaccount::text),
    ('PROVISIONINGTYPE', CASE p.provisioningtype WHEN 1 THEN 'None' WHEN 2 THEN 'Manual' WHEN 3 THEN 'Service' WHEN 4 THEN 'Webhook' END, CASE v.provisioningtype WHEN 1 THEN 'None' WHEN 2 THEN 'Manual' WHEN 3 THEN 'Service' WHEN 4 THEN 'Webhook' END),
    ('CONNECTORCONFIG', p.connectorconfig, v.connectorconfig),
    ('IMPORTMAXCREATED', trim_scale(p.importmaxcreated)::text, trim_scale(v.importmaxcreated)::text),
    ('IMPORTMAXCHANGED', trim_scale(p.importmaxchanged)::text, trim_scale(v.importmaxchanged)::text),
    ('IMPORTMAXDELETED', trim_scale(p.importmaxdeleted)::text, trim_scale(v.importmaxdeleted)::text),
    ('IMPORTFLOOR', p.importfloor::text, v.importfloor::text),
    ('PROVISIONINGMAX', p.provisioningmax::text, v.provisioningmax::text),
    ('PROVISIONINGINTERVAL', p.provisioninginterval::text, v.provisioninginterval::text),
    ('CLAIMEXPIRYDAYS', p.claimexpirydays::text, v.claimexpirydays::text),
    ('NODELETE', p.nodelete::text, v.nodelete::text),
    ('RISKSCORE', trim_scale(p.riskscore)::text, trim_scale(v.riskscore)::text),
    ('RISKLEVEL', CASE p.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END, CASE v.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF'::text COLLATE "C" AS property, target_id AS item, 'System'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM systems_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF'::text COLLATE "C", target_id, 'System'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM systems_ownerref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERGROUP'::text COLLATE "C" AS property, target_id AS item, 'System'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM systems_ownergroup_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERGROUP'::text COLLATE "C", target_id, 'System'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM systems_ownergroup_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'CLT_TAGS'::text COLLATE "C" AS property, target_id AS item, 'System'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM systems_clt_tags_versions
UNION ALL
SELECT owner_id, closed_by, 'CLT_TAGS'::text COLLATE "C", target_id, 'System'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM systems_clt_tags_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Resourcetype'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM resourcetypes_versions v
LEFT JOIN resourcetypes_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description),
    ('ROLECATEGORY', CASE p.rolecategory WHEN 1 THEN 'Account' WHEN 2 THEN 'Permission' WHEN 3 THEN 'Role' END, CASE v.rolecategory WHEN 1 THEN 'Account' WHEN 2 THEN 'Permission' WHEN 3 THEN 'Role' END),
    ('AUTOCREATEACCOUNT', p.autocreateaccount::text, v.autocreateaccount::text),
    ('POSTVALIDITY', p.postvalidity::text, v.postvalidity::text),
    ('ATTRIBUTESETId', p.attributeset_id::text, v.attributeset_id::text),
    ('ATTRIBUTERECONCILIATION', p.attributereconciliation::text, v.attributereconciliation::text),
    ('EXCLUSIVELYMANAGED', p.exclusivelymanaged::text, v.exclusivelymanaged::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Attributedefinition'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM attributedefinitions_versions v
LEFT JOIN attributedefinitions_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description),
    ('PROPERTY', p.property, v.property),
    ('ATTRIBUTETYPE', CASE p.attributetype WHEN 1 THEN 'Boolean' WHEN 2 THEN 'DateTime' WHEN 3 THEN 'Integer' WHEN 4 THEN 'String' WHEN 5 THEN 'Reference' END, CASE v.attributetype WHEN 1 THEN 'Boolean' WHEN 2 THEN 'DateTime' WHEN 3 THEN 'Integer' WHEN 4 THEN 'String' WHEN 5 THEN 'Reference' END),
    ('SOURCE', CASE p.source WHEN 1 THEN 'Resource assignment' WHEN 2 THEN 'Policy' WHEN 3 THEN 'Resource' WHEN 4 THEN 'Account' WHEN 5 THEN 'Identity' WHEN 6 THEN 'Context' END, CASE v.source WHEN 1 THEN 'Resource assignment' WHEN 2 THEN 'Policy' WHEN 3 THEN 'Resource' WHEN 4 THEN 'Account' WHEN 5 THEN 'Identity' WHEN 6 THEN 'Context' END),
    ('RULE', p.rule, v.rule),
    ('COLLECTALL', p.collectall::text, v.collectall::text),
    ('INFORMATIONONLY', p.informationonly::text, v.informationonly::text),
    ('MANDATORY', p.mandatory::text, v.mandatory::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Attributeset'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM attributesets_versions v
LEFT JOIN attributesets_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ATTRIBUTES'::text COLLATE "C" AS property, target_id AS item, 'Attributeset'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM attributesets_attributes_versions
UNION ALL
SELECT owner_id, closed_by, 'ATTRIBUTES'::text COLLATE "C", target_id, 'Attributeset'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM attributesets_attributes_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Resourcefolder'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM resourcefolders_versions v
LEFT JOIN resourcefolders_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description),
    ('PARENTFOLDERId', p.parentfolder_id::text, v.parentfolder_id::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF'::text COLLATE "C" AS property, target_id AS item, 'Resourcefolder'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM resourcefolders_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF'::text COLLATE "C", target_id, 'Resourcefolder'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM resourcefolders_ownerref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'CLT_TAGS'::text COLLATE "C" AS property, target_id AS item, 'Resourcefolder'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM resourcefolders_clt_tags_versions
UNION ALL
SELECT owner_id, closed_by, 'CLT_TAGS'::text COLLATE "C", target_id, 'Resourcefolder'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM resourcefolders_clt_tags_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Resource'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM resources_versions v
LEFT JOIN resources_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('ROLEID', p.roleid, v.roleid),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description),
    ('RESOURCESTATUS', CASE p.resourcestatus WHEN 1 THEN 'Active' WHEN 2 THEN 'Inactive' WHEN 3 THEN 'Disabled' WHEN 4 THEN 'Obsolete' WHEN 5 THEN 'Deleted' END, CASE v.resourcestatus WHEN 1 THEN 'Active' WHEN 2 THEN 'Inactive' WHEN 3 THEN 'Disabled' WHEN 4 THEN 'Obsolete' WHEN 5 THEN 'Deleted' END),
    ('VALIDFROM', to_char(p.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('VALIDTO', to_char(p.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('SYSTEMREFId', p.systemref_id::text, v.systemref_id::text),
    ('ROLETYPEREFId', p.roletyperef_id::text, v.roletyperef_id::text),
    ('ROLECATEGORY', CASE p.rolecategory WHEN 1 THEN 'Account' WHEN 2 THEN 'Permission' WHEN 3 THEN 'Role' END, CASE v.rolecategory WHEN 1 THEN 'Account' WHEN 2 THEN 'Permission' WHEN 3 THEN 'Role' END),
    ('ROLEFOLDERId', p.rolefolder_id::text, v.rolefolder_id::text),
    ('MAXVALIDITY', p.maxvalidity::text, v.maxvalidity::text),
    ('SKIPPROVISIONING', p.skipprovisioning::text, v.skipprovisioning::text),
    ('PREVENTSELFSVC', p.preventselfsvc::text, v.preventselfsvc::text),
    ('RISKSCORE', trim_scale(p.riskscore)::text, trim_scale(v.riskscore)::text),
    ('RISKLEVEL', CASE p.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END, CASE v.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'CHILDROLES'::text COLLATE "C" AS property, target_id AS item, 'Resource'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM resources_childroles_versions
UNION ALL
SELECT owner_id, closed_by, 'CHILDROLES'::text COLLATE "C", target_id, 'Resource'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM resources_childroles_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ACCOUNTTYPE'::text COLLATE "C" AS property, target_id AS item, 'Resource'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM resources_accounttype_versions
UNION ALL
SELECT owner_id, closed_by, 'ACCOUNTTYPE'::text COLLATE "C", target_id, 'Resource'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM resources_accounttype_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF'::text COLLATE "C" AS property, target_id AS item, 'Resource'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM resources_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF'::text COLLATE "C", target_id, 'Resource'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM resources_ownerref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'EXPLICITOWNER'::text COLLATE "C" AS property, target_id AS item, 'Resource'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM resources_explicitowner_versions
UNION ALL
SELECT owner_id, closed_by, 'EXPLICITOWNER'::text COLLATE "C", target_id, 'Resource'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM resources_explicitowner_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'MANUALOWNER'::text COLLATE "C" AS property, target_id AS item, 'Resource'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM resources_manualowner_versions
UNION ALL
SELECT owner_id, closed_by, 'MANUALOWNER'::text COLLATE "C", target_id, 'Resource'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM resources_manualowner_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'CLT_TAGS'::text COLLATE "C" AS property, target_id AS item, 'Resource'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM resources_clt_tags_versions
UNION ALL
SELECT owner_id, closed_by, 'CLT_TAGS'::text COLLATE "C", target_id, 'Resource'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM resources_clt_tags_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Accounttype'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM accounttypes_versions v
LEFT JOIN accounttypes_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description),
    ('ISDEFAULT', p.isdefault::text, v.isdefault::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Accounttypepolicy'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM accounttypepolicies_versions v
LEFT JOIN accounttypepolicies_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description),
    ('SYSTEMREFId', p.systemref_id::text, v.systemref_id::text),
    ('ACCOUNTFILTER', p.accountfilter, v.accountfilter),
    ('ACCOUNTTYPENAME', p.accounttypename, v.accounttypename),
    ('POSITION', p.position::text, v.position::text),
    ('ACTIVE', p.active::text, v.active::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Resourceassignment'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM resourceassignments_versions v
LEFT JOIN resourceassignments_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('IDENTITYREFId', p.identityref_id::text, v.identityref_id::text),
    ('ROLEREFId', p.roleref_id::text, v.roleref_id::text),
    ('ROLEASSNSTATUS', CASE p.roleassnstatus WHEN 1 THEN 'Active' WHEN 2 THEN 'Inactive' WHEN 3 THEN 'Disabled' WHEN 4 THEN 'Locked' WHEN 5 THEN 'Obsolete' WHEN 6 THEN 'Pending' WHEN 7 THEN 'Rejected' END, CASE v.roleassnstatus WHEN 1 THEN 'Active' WHEN 2 THEN 'Inactive' WHEN 3 THEN 'Disabled' WHEN 4 THEN 'Locked' WHEN 5 THEN 'Obsolete' WHEN 6 THEN 'Pending' WHEN 7 THEN 'Rejected' END),
    ('VALIDFROM', to_char(p.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('VALIDTO', to_char(p.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('CONTEXTREFId', p.contextref_id::text, v.contextref_id::text),
    ('ACCOUNTKEY', p.accountkey, v.accountkey),
    ('ACCOUNTTYPEId', p.accounttype_id::text, v.accounttype_id::text),
    ('ATTRIBUTES', p.attributes, v.attributes),
    ('REASON', p.reason, v.reason),
    ('REQUESTERId', p.requester_id::text, v.requester_id::text),
    ('INITIALLOADId', p.initialload_id::text, v.initialload_id::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Assignmentpolicy'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM assignmentpolicies_versions v
LEFT JOIN assignmentpolicies_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description),
    ('DIRECTMEMBERSONLY', p.directmembersonly::text, v.directmembersonly::text),
    ('IDENTITYFILTER', p.identityfilter, v.identityfilter),
    ('VALIDFROM', to_char(p.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('VALIDTO', to_char(p.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('ACTIVE', p.active::text, v.active::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF'::text COLLATE "C" AS property, target_id AS item, 'Assignmentpolicy'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM assignmentpolicies_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF'::text COLLATE "C", target_id, 'Assignmentpolicy'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM assignmentpolicies_ownerref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ROLEREF'::text COLLATE "C" AS property, target_id AS item, 'Assignmentpolicy'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM assignmentpolicies_roleref_versions
UNION ALL
SELECT owner_id, closed_by, 'ROLEREF'::text COLLATE "C", target_id, 'Assignmentpolicy'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM assignmentpolicies_roleref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'CONTEXTREF'::text COLLATE "C" AS property, target_id AS item, 'Assignmentpolicy'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM assignmentpolicies_contextref_versions
UNION ALL
SELECT owner_id, closed_by, 'CONTEXTREF'::text COLLATE "C", target_id, 'Assignmentpolicy'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM assignmentpolicies_contextref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ACCOUNTTYPE'::text COLLATE "C" AS property, target_id AS item, 'Assignmentpolicy'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM assignmentpolicies_accounttype_versions
UNION ALL
SELECT owner_id, closed_by, 'ACCOUNTTYPE'::text COLLATE "C", target_id, 'Assignmentpolicy'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM assignmentpolicies_accounttype_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Constraint'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM constraints_versions v
LEFT JOIN constraints_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description),
    ('CONSTRAINTSTATUS', CASE p.constraintstatus WHEN 1 THEN 'Active' WHEN 2 THEN 'Disabled' END, CASE v.constraintstatus WHEN 1 THEN 'Active' WHEN 2 THEN 'Disabled' END),
    ('CONSTRAINTLEVEL', CASE p.constraintlevel WHEN 1 THEN 'Identity' WHEN 2 THEN 'Account' END, CASE v.constraintlevel WHEN 1 THEN 'Identity' WHEN 2 THEN 'Account' END),
    ('RISKLEVEL', CASE p.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END, CASE v.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF'::text COLLATE "C" AS property, target_id AS item, 'Constraint'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM constraints_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF'::text COLLATE "C", target_id, 'Constraint'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM constraints_ownerref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ROLEREF'::text COLLATE "C" AS property, target_id AS item, 'Constraint'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM constraints_roleref_versions
UNION ALL
SELECT owner_id, closed_by, 'ROLEREF'::text COLLATE "C", target_id, 'Constraint'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM constraints_roleref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'LEFTROLEREF'::text COLLATE "C" AS property, target_id AS item, 'Constraint'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM constraints_leftroleref_versions
UNION ALL
SELECT owner_id, closed_by, 'LEFTROLEREF'::text COLLATE "C", target_id, 'Constraint'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM constraints_leftroleref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'RIGHTROLEREF'::text COLLATE "C" AS property, target_id AS item, 'Constraint'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM constraints_rightroleref_versions
UNION ALL
SELECT owner_id, closed_by, 'RIGHTROLEREF'::text COLLATE "C", target_id, 'Constraint'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM constraints_rightroleref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'BUSINESSPROCESS'::text COLLATE "C" AS property, target_id AS item, 'Constraint'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM constraints_businessprocess_versions
UNION ALL
SELECT owner_id, closed_by, 'BUSINESSPROCESS'::text COLLATE "C", target_id, 'Constraint'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM constraints_businessprocess_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'LEFTBUSINESSPROCESS'::text COLLATE "C" AS property, target_id AS item, 'Constraint'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM constraints_leftbusinessprocess_versions
UNION ALL
SELECT owner_id, closed_by, 'LEFTBUSINESSPROCESS'::text COLLATE "C", target_id, 'Constraint'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM constraints_leftbusinessprocess_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'RIGHTBUSINESSPROCESS'::text COLLATE "C" AS property, target_id AS item, 'Constraint'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM constraints_rightbusinessprocess_versions
UNION ALL
SELECT owner_id, closed_by, 'RIGHTBUSINESSPROCESS'::text COLLATE "C", target_id, 'Constraint'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM constraints_rightbusinessprocess_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Businessprocess'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM businessprocesses_versions v
LEFT JOIN businessprocesses_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('BUSINESSPROCESSID', p.businessprocessid, v.businessprocessid),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description),
    ('PARENTPROCESSId', p.parentprocess_id::text, v.parentprocess_id::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF'::text COLLATE "C" AS property, target_id AS item, 'Businessprocess'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM businessprocesses_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF'::text COLLATE "C", target_id, 'Businessprocess'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM businessprocesses_ownerref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ROLEREF'::text COLLATE "C" AS property, target_id AS item, 'Businessprocess'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM businessprocesses_roleref_versions
UNION ALL
SELECT owner_id, closed_by, 'ROLEREF'::text COLLATE "C", target_id, 'Businessprocess'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM businessprocesses_roleref_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Compensatingcontrol'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM compensatingcontrols_versions v
LEFT JOIN compensatingcontrols_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description),
    ('ACTIVE', p.active::text, v.active::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF'::text COLLATE "C" AS property, target_id AS item, 'Compensatingcontrol'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM compensatingcontrols_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF'::text COLLATE "C", target_id, 'Compensatingcontrol'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM compensatingcontrols_ownerref_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Calculationtrigger'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM calculationtriggers_versions v
LEFT JOIN calculationtriggers_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('ONTYPE', p.ontype, v.ontype),
    ('ONPROPERTIES', p.onproperties, v.onproperties)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Classificationtagcategory'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM classificationtagcategories_versions v
LEFT JOIN classificationtagcategories_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('NAME', p.name, v.name),
    ('PURPOSE', p.purpose, v.purpose),
    ('RISKWEIGHT', trim_scale(p.riskweight)::text, trim_scale(v.riskweight)::text),
    ('RISKRELEVANT', p.riskrelevant::text, v.riskrelevant::text),
    ('MANDATORY', p.mandatory::text, v.mandatory::text),
    ('APPLIESTO', p.appliesto, v.appliesto),
    ('PARENTCATEGORYId', p.parentcategory_id::text, v.parentcategory_id::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF'::text COLLATE "C" AS property, target_id AS item, 'Classificationtagcategory'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM classificationtagcategories_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF'::text COLLATE "C", target_id, 'Classificationtagcategory'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM classificationtagcategories_ownerref_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Classificationtag'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM classificationtags_versions v
LEFT JOIN classificationtags_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('CATEGORYId', p.category_id::text, v.category_id::text),
    ('NAME', p.name, v.name),
    ('PURPOSE', p.purpose, v.purpose),
    ('RISKVALUE', trim_scale(p.riskvalue)::text, trim_scale(v.riskvalue)::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Risklevelthreshold'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM risklevelthresholds_versions v
LEFT JOIN risklevelthresholds_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('RISKSUBJECT', CASE p.risksubject WHEN 1 THEN 'Identity' WHEN 2 THEN 'Resource' END, CASE v.risksubject WHEN 1 THEN 'Identity' WHEN 2 THEN 'Resource' END),
    ('RISKLEVEL', CASE p.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END, CASE v.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END),
    ('FROMSCORE', trim_scale(p.fromscore)::text, trim_scale(v.fromscore)::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'User'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM users_versions v
LEFT JOIN users_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('USERNAME', p.username, v.username),
    ('NAME', p.name, v.name),
    ('EMAIL', p.email, v.email),
    ('IDENTITYREFId', p.identityref_id::text, v.identityref_id::text),
    ('SERVICE', p.service::text, v.service::text),
    ('ACTIVE', p.active::text, v.active::text),
    ('VALIDFROM', to_char(p.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('VALIDTO', to_char(p.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('LOCKDIRECT', p.lockdirect::text, v.lockdirect::text),
    ('REVOKEDIRECT', p.revokedirect::text, v.revokedirect::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Usergroup'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM usergroups_versions v
LEFT JOIN usergroups_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'MEMBERS'::text COLLATE "C" AS property, target_id AS item, 'Usergroup'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM usergroups_members_versions
UNION ALL
SELECT owner_id, closed_by, 'MEMBERS'::text COLLATE "C", target_id, 'Usergroup'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM usergroups_members_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Delegation'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM delegations_versions v
LEFT JOIN delegations_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('FROMREFId', p.fromref_id::text, v.fromref_id::text),
    ('TOREFId', p.toref_id::text, v.toref_id::text),
    ('VALIDFROM', to_char(p.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('VALIDTO', to_char(p.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('SCOPE', CASE p.scope WHEN 1 THEN 'All' WHEN 2 THEN 'Lockout' WHEN 3 THEN 'Membership' WHEN 4 THEN 'Evaluation' WHEN 5 THEN 'Survey' END, CASE v.scope WHEN 1 THEN 'All' WHEN 2 THEN 'Lockout' WHEN 3 THEN 'Membership' WHEN 4 THEN 'Evaluation' WHEN 5 THEN 'Survey' END),
    ('REASON', p.reason, v.reason),
    ('CREATEDBYId', p.createdby_id::text, v.createdby_id::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Incidenttrigger'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM incidenttriggers_versions v
LEFT JOIN incidenttriggers_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('INCIDENTID', p.incidentid, v.incidentid),
    ('SOURCESYSTEM', p.sourcesystem, v.sourcesystem),
    ('SEVERITY', CASE p.severity WHEN 1 THEN 'Low' WHEN 2 THEN 'Medium' WHEN 3 THEN 'High' WHEN 4 THEN 'Critical' END, CASE v.severity WHEN 1 THEN 'Low' WHEN 2 THEN 'Medium' WHEN 3 THEN 'High' WHEN 4 THEN 'Critical' END),
    ('ACTION', CASE p.action WHEN 1 THEN 'Lockout' WHEN 2 THEN 'Revoke' WHEN 3 THEN 'Review' WHEN 4 THEN 'NotifyOnly' END, CASE v.action WHEN 1 THEN 'Lockout' WHEN 2 THEN 'Revoke' WHEN 3 THEN 'Review' WHEN 4 THEN 'NotifyOnly' END),
    ('IDENTITYREFId', p.identityref_id::text, v.identityref_id::text),
    ('IDENTITYID', p.identityid, v.identityid),
    ('EMAIL', p.email, v.email),
    ('ACCOUNTNAME', p.accountname, v.accountname),
    ('SYSTEMREFId', p.systemref_id::text, v.systemref_id::text),
    ('CONTEXT', p.context, v.context),
    ('DETECTEDAT', to_char(p.detectedat AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.detectedat AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('DRYRUN', p.dryrun::text, v.dryrun::text),
    ('TRIGGERSTATUS', CASE p.triggerstatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.triggerstatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    ('TRIGGERRESULT', p.triggerresult, v.triggerresult),
    ('PROCESSREFId', p.processref_id::text, v.processref_id::text),
    ('ERRORTEXT', p.errortext, v.errortext),
    ('CREATEDBYId', p.createdby_id::text, v.createdby_id::text),
    ('REQUESTKEY', p.requestkey, v.requestkey)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Triggerbinding'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM triggerbindings_versions v
LEFT JOIN triggerbindings_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description),
    ('ONTYPE', p.ontype, v.ontype),
    ('ONEVENT', CASE p.onevent WHEN 1 THEN 'Insert' WHEN 2 THEN 'Update' END, CASE v.onevent WHEN 1 THEN 'Insert' WHEN 2 THEN 'Update' END),
    ('ONPROPERTIES', p.onproperties, v.onproperties),
    ('CONDITION', p.condition, v.condition),
    ('TEMPLATE', p.template, v.template),
    ('CONFIRM', p.confirm::text, v.confirm::text),
    ('CONFIRMGROUPId', p.confirmgroup_id::text, v.confirmgroup_id::text),
    ('AUTOMATIC', p.automatic::text, v.automatic::text),
    ('MAXPERHOUR', p.maxperhour::text, v.maxperhour::text),
    ('PRIORITY', p.priority::text, v.priority::text),
    ('ACTIVE', p.active::text, v.active::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Lockoutrequest'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM lockoutrequests_versions v
LEFT JOIN lockoutrequests_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('IDENTITYREFId', p.identityref_id::text, v.identityref_id::text),
    ('REASON', p.reason, v.reason),
    ('CONFIRMED', p.confirmed::text, v.confirmed::text),
    ('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    ('REQUESTRESULT', p.requestresult, v.requestresult),
    ('PROCESSREFId', p.processref_id::text, v.processref_id::text),
    ('ERRORTEXT', p.errortext, v.errortext),
    ('CREATEDBYId', p.createdby_id::text, v.createdby_id::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Revocationrequest'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM revocationrequests_versions v
LEFT JOIN revocationrequests_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('IDENTITYREFId', p.identityref_id::text, v.identityref_id::text),
    ('LOCKOUTREFId', p.lockoutref_id::text, v.lockoutref_id::text),
    ('REASON', p.reason, v.reason),
    ('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    ('REQUESTRESULT', p.requestresult, v.requestresult),
    ('PROCESSREFId', p.processref_id::text, v.processref_id::text),
    ('ERRORTEXT', p.errortext, v.errortext),
    ('CREATEDBYId', p.createdby_id::text, v.createdby_id::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Calculationrequest'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM calculationrequests_versions v
LEFT JOIN calculationrequests_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('IDENTITYREFId', p.identityref_id::text, v.identityref_id::text),
    ('FILTER', p.filter, v.filter),
    ('REASON', p.reason, v.reason),
    ('QUEUED', p.queued::text, v.queued::text),
    ('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    ('REQUESTRESULT', p.requestresult, v.requestresult),
    ('PROCESSREFId', p.processref_id::text, v.processref_id::text),
    ('ERRORTEXT', p.errortext, v.errortext),
    ('CREATEDBYId', p.createdby_id::text, v.createdby_id::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Verdictexpiryrequest'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM verdictexpiryrequests_versions v
LEFT JOIN verdictexpiryrequests_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('VERDICTKEY', p.verdictkey::text, v.verdictkey::text),
    ('REASON', p.reason, v.reason),
    ('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    ('REQUESTRESULT', p.requestresult, v.requestresult),
    ('CREATEDBYId', p.createdby_id::text, v.createdby_id::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Membershiprequest'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM membershiprequests_versions v
LEFT JOIN membershiprequests_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('IDENTITYREFId', p.identityref_id::text, v.identityref_id::text),
    ('CONTEXTREFId', p.contextref_id::text, v.contextref_id::text),
    ('VALIDFROM', to_char(p.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('VALIDTO', to_char(p.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('REASON', p.reason, v.reason),
    ('MEMBERSHIPREFId', p.membershipref_id::text, v.membershipref_id::text),
    ('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    ('REQUESTRESULT', p.requestresult, v.requestresult),
    ('PROCESSREFId', p.processref_id::text, v.processref_id::text),
    ('ERRORTEXT', p.errortext, v.errortext),
    ('CREATEDBYId', p.createdby_id::text, v.createdby_id::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Initialloadrequest'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM initialloadrequests_versions v
LEFT JOIN initialloadrequests_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('SYSTEMREFId', p.systemref_id::text, v.systemref_id::text),
    ('MODE', CASE p.mode WHEN 1 THEN 'ShortValidity' WHEN 2 THEN 'ApproveAll' END, CASE v.mode WHEN 1 THEN 'ShortValidity' WHEN 2 THEN 'ApproveAll' END),
    ('DAYS', p.days::text, v.days::text),
    ('REASON', p.reason, v.reason),
    ('ASSIGNED', p.assigned::text, v.assigned::text),
    ('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    ('REQUESTRESULT', p.requestresult, v.requestresult),
    ('PROCESSREFId', p.processref_id::text, v.processref_id::text),
    ('ERRORTEXT', p.errortext, v.errortext),
    ('CREATEDBYId', p.createdby_id::text, v.createdby_id::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Provisioningtaskrequest'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM provisioningtaskrequests_versions v
LEFT JOIN provisioningtaskrequests_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('TASKREFId', p.taskref_id::text, v.taskref_id::text),
    ('ACTION', CASE p.action WHEN 1 THEN 'Done' WHEN 2 THEN 'Failed' WHEN 3 THEN 'Retry' END, CASE v.action WHEN 1 THEN 'Done' WHEN 2 THEN 'Failed' WHEN 3 THEN 'Retry' END),
    ('REASON', p.reason, v.reason),
    ('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    ('REQUESTRESULT', p.requestresult, v.requestresult),
    ('PROCESSREFId', p.processref_id::text, v.processref_id::text),
    ('ERRORTEXT', p.errortext, v.errortext),
    ('CREATEDBYId', p.createdby_id::text, v.createdby_id::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Surveytemplate'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM surveytemplates_versions v
LEFT JOIN surveytemplates_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('NAME', p.name, v.name),
    ('TITLE', p.title, v.title),
    ('DESCRIPTION', p.description, v.description),
    ('RESPONDENT', CASE p.respondent WHEN 1 THEN 'Manager' WHEN 2 THEN 'ResourceOwner' END, CASE v.respondent WHEN 1 THEN 'Manager' WHEN 2 THEN 'ResourceOwner' END),
    ('SCOPE', p.scope, v.scope),
    ('EXPIRYDAYS', p.expirydays::text, v.expirydays::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Survey'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM surveies_versions v
LEFT JOIN surveies_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('NAME', p.name, v.name),
    ('DESCRIPTION', p.description, v.description),
    ('TEMPLATEREFId', p.templateref_id::text, v.templateref_id::text),
    ('DEADLINE', to_char(p.deadline AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.deadline AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('SYSTEMREFId', p.systemref_id::text, v.systemref_id::text),
    ('SCOPE', p.scope, v.scope),
    ('EXPIRYDAYS', p.expirydays::text, v.expirydays::text),
    ('SURVEYSTATUS', CASE p.surveystatus WHEN 1 THEN 'Draft' WHEN 2 THEN 'Generated' WHEN 3 THEN 'Preview' WHEN 4 THEN 'Launched' WHEN 5 THEN 'Completed' END, CASE v.surveystatus WHEN 1 THEN 'Draft' WHEN 2 THEN 'Generated' WHEN 3 THEN 'Preview' WHEN 4 THEN 'Launched' WHEN 5 THEN 'Completed' END),
    ('GENERATING', p.generating::text, v.generating::text),
    ('ROUND', p.round::text, v.round::text),
    ('QUESTIONCOUNT', p.questioncount::text, v.questioncount::text),
    ('SUBMITTEDCOUNT', p.submittedcount::text, v.submittedcount::text),
    ('PROGRESS', p.progress::text, v.progress::text),
    ('TECHNICALCOUNT', p.technicalcount::text, v.technicalcount::text),
    ('UNRESOLVEDCOUNT', p.unresolvedcount::text, v.unresolvedcount::text),
    ('ORPHANCOUNT', p.orphancount::text, v.orphancount::text),
    ('SYSTEMPERMISSIONCOUNT', p.systempermissioncount::text, v.systempermissioncount::text),
    ('WARNINGS', p.warnings, v.warnings),
    ('LAUNCHEDAT', to_char(p.launchedat AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.launchedat AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('LAUNCHEDBYId', p.launchedby_id::text, v.launchedby_id::text),
    ('COMPLETEDAT', to_char(p.completedat AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.completedat AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('CLOSEDEARLY', p.closedearly::text, v.closedearly::text),
    ('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    ('REQUESTRESULT', p.requestresult, v.requestresult),
    ('PROCESSREFId', p.processref_id::text, v.processref_id::text),
    ('ERRORTEXT', p.errortext, v.errortext),
    ('CREATEDBYId', p.createdby_id::text, v.createdby_id::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ADMINISTRATOR'::text COLLATE "C" AS property, target_id AS item, 'Survey'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM surveies_administrator_versions
UNION ALL
SELECT owner_id, closed_by, 'ADMINISTRATOR'::text COLLATE "C", target_id, 'Survey'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM surveies_administrator_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Surveyquestion'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM surveyquestions_versions v
LEFT JOIN surveyquestions_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('SURVEYREFId', p.surveyref_id::text, v.surveyref_id::text),
    ('ROUND', p.round::text, v.round::text),
    ('IDENTITYREFId', p.identityref_id::text, v.identityref_id::text),
    ('IDENTITYNAME', p.identityname, v.identityname),
    ('ROLEREFId', p.roleref_id::text, v.roleref_id::text),
    ('ROLENAME', p.rolename, v.rolename),
    ('ACCOUNTNAME', p.accountname, v.accountname),
    ('CONTEXTREFId', p.contextref_id::text, v.contextref_id::text),
    ('ASSIGNMENTKEY', p.assignmentkey::text, v.assignmentkey::text),
    ('VALIDFROM', to_char(p.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validfrom AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('VALIDTO', to_char(p.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.validto AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('COMPLIANCE', CASE p.compliance WHEN 1 THEN 'None' WHEN 2 THEN 'Explicitly approved' WHEN 3 THEN 'Implicitly approved' WHEN 4 THEN 'Not approved' WHEN 5 THEN 'Orphan assignment' WHEN 6 THEN 'Pending deprovisioning' WHEN 7 THEN 'In violation' WHEN 8 THEN 'Implicitly assigned' END, CASE v.compliance WHEN 1 THEN 'None' WHEN 2 THEN 'Explicitly approved' WHEN 3 THEN 'Implicitly approved' WHEN 4 THEN 'Not approved' WHEN 5 THEN 'Orphan assignment' WHEN 6 THEN 'Pending deprovisioning' WHEN 7 THEN 'In violation' WHEN 8 THEN 'Implicitly assigned' END),
    ('REASONS', p.reasons, v.reasons),
    ('IDENTITYRISKLEVEL', CASE p.identityrisklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END, CASE v.identityrisklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END),
    ('ROLERISKLEVEL', CASE p.rolerisklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END, CASE v.rolerisklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END),
    ('WORKITEMREFId', p.workitemref_id::text, v.workitemref_id::text),
    ('ACTION', CASE p.action WHEN 1 THEN 'Keep' WHEN 2 THEN 'Remove' END, CASE v.action WHEN 1 THEN 'Keep' WHEN 2 THEN 'Remove' END),
    ('ACTIONCOMMENT', p.actioncomment, v.actioncomment),
    ('QUESTIONSTATUS', CASE p.questionstatus WHEN 1 THEN 'Unassigned' WHEN 2 THEN 'Open' WHEN 3 THEN 'Answered' WHEN 4 THEN 'Submitted' WHEN 5 THEN 'Closed' END, CASE v.questionstatus WHEN 1 THEN 'Unassigned' WHEN 2 THEN 'Open' WHEN 3 THEN 'Answered' WHEN 4 THEN 'Submitted' WHEN 5 THEN 'Closed' END),
    ('DECIDEDBYId', p.decidedby_id::text, v.decidedby_id::text),
    ('DECIDEDAT', to_char(p.decidedat AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.decidedat AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('DECIDEDFORId', p.decidedfor_id::text, v.decidedfor_id::text),
    ('DELEGATIONREFId', p.delegationref_id::text, v.delegationref_id::text),
    ('OUTCOME', CASE p.outcome WHEN 1 THEN 'Kept' WHEN 2 THEN 'Verdict' WHEN 3 THEN 'Ended' WHEN 4 THEN 'Routed' WHEN 5 THEN 'EndedAndRouted' WHEN 6 THEN 'Gone' END, CASE v.outcome WHEN 1 THEN 'Kept' WHEN 2 THEN 'Verdict' WHEN 3 THEN 'Ended' WHEN 4 THEN 'Routed' WHEN 5 THEN 'EndedAndRouted' WHEN 6 THEN 'Gone' END)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'RESPONDENT'::text COLLATE "C" AS property, target_id AS item, 'Surveyquestion'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM surveyquestions_respondent_versions
UNION ALL
SELECT owner_id, closed_by, 'RESPONDENT'::text COLLATE "C", target_id, 'Surveyquestion'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM surveyquestions_respondent_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Violationresetrequest'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM violationresetrequests_versions v
LEFT JOIN violationresetrequests_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('IDENTITYREFId', p.identityref_id::text, v.identityref_id::text),
    ('BLOCKATONCE', p.blockatonce::text, v.blockatonce::text),
    ('REASON', p.reason, v.reason),
    ('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    ('REQUESTRESULT', p.requestresult, v.requestresult),
    ('PROCESSREFId', p.processref_id::text, v.processref_id::text),
    ('ERRORTEXT', p.errortext, v.errortext),
    ('CREATEDBYId', p.createdby_id::text, v.createdby_id::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Processtemplate'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM processtemplates_versions v
LEFT JOIN processtemplates_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('NAME', p.name, v.name),
    ('TITLE', p.title, v.title),
    ('DESCRIPTION', p.description, v.description),
    ('STEPS', p.steps, v.steps),
    ('SHIPPED', p.shipped::text, v.shipped::text),
    ('ACTIVE', p.active::text, v.active::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Process'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM processes_versions v
LEFT JOIN processes_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('TEMPLATE', p.template, v.template),
    ('PROCESSSTATUS', CASE p.processstatus WHEN 1 THEN 'Running' WHEN 2 THEN 'Waiting' WHEN 3 THEN 'Completed' WHEN 4 THEN 'CompletedWithErrors' WHEN 5 THEN 'Rejected' WHEN 6 THEN 'Terminated' WHEN 7 THEN 'Failed' END, CASE v.processstatus WHEN 1 THEN 'Running' WHEN 2 THEN 'Waiting' WHEN 3 THEN 'Completed' WHEN 4 THEN 'CompletedWithErrors' WHEN 5 THEN 'Rejected' WHEN 6 THEN 'Terminated' WHEN 7 THEN 'Failed' END),
    ('OUTCOME', p.outcome, v.outcome),
    ('ENTRYTYPE', CASE p.entrytype WHEN 1 THEN 'Lockout' WHEN 2 THEN 'Revocation' END, CASE v.entrytype WHEN 1 THEN 'Lockout' WHEN 2 THEN 'Revocation' END),
    ('SUBJECTREFId', p.subjectref_id::text, v.subjectref_id::text),
    ('TriggerId', p.trigger_id::text, v.trigger_id::text),
    ('TRIGGERUID', p.triggeruid::text, v.triggeruid::text),
    ('TRIGGERTYPE', p.triggertype, v.triggertype),
    ('INCIDENTID', p.incidentid, v.incidentid),
    ('SOURCESYSTEM', p.sourcesystem, v.sourcesystem),
    ('SEVERITY', CASE p.severity WHEN 1 THEN 'Low' WHEN 2 THEN 'Medium' WHEN 3 THEN 'High' WHEN 4 THEN 'Critical' END, CASE v.severity WHEN 1 THEN 'Low' WHEN 2 THEN 'Medium' WHEN 3 THEN 'High' WHEN 4 THEN 'Critical' END),
    ('STARTEDBYId', p.startedby_id::text, v.startedby_id::text),
    ('ONBEHALFOF', p.onbehalfof, v.onbehalfof),
    ('STARTTIME', to_char(p.starttime AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.starttime AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('ENDTIME', to_char(p.endtime AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.endtime AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('REASON', p.reason, v.reason),
    ('PRIORITY', p.priority::text, v.priority::text),
    ('DRYRUN', p.dryrun::text, v.dryrun::text),
    ('LOCKOUTREFId', p.lockoutref_id::text, v.lockoutref_id::text),
    ('ERRORTEXT', p.errortext, v.errortext),
    ('DATA', p.data, v.data),
    ('CAUSE', p.cause::text, v.cause::text),
    ('RUNKEY', p.runkey, v.runkey)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Processstep'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM processsteps_versions v
LEFT JOIN processsteps_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('PROCESSREFId', p.processref_id::text, v.processref_id::text),
    ('NAME', p.name, v.name),
    ('POSITION', p.position::text, v.position::text),
    ('STEPSTATUS', CASE p.stepstatus WHEN 1 THEN 'Running' WHEN 2 THEN 'Waiting' WHEN 3 THEN 'Completed' WHEN 4 THEN 'Failed' WHEN 5 THEN 'Skipped' END, CASE v.stepstatus WHEN 1 THEN 'Running' WHEN 2 THEN 'Waiting' WHEN 3 THEN 'Completed' WHEN 4 THEN 'Failed' WHEN 5 THEN 'Skipped' END),
    ('STARTTIME', to_char(p.starttime AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.starttime AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('ENDTIME', to_char(p.endtime AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.endtime AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('OUTCOME', p.outcome, v.outcome),
    ('DETAILS', p.details, v.details),
    ('ERRORTEXT', p.errortext, v.errortext),
    ('ATTEMPTS', p.attempts::text, v.attempts::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Workitem'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM workitems_versions v
LEFT JOIN workitems_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('PROCESSREFId', p.processref_id::text, v.processref_id::text),
    ('STEPREFId', p.stepref_id::text, v.stepref_id::text),
    ('TITLE', p.title, v.title),
    ('QUESTION', p.question, v.question),
    ('CHOICES', p.choices, v.choices),
    ('SUBJECTREFId', p.subjectref_id::text, v.subjectref_id::text),
    ('ASSIGNEEGROUPId', p.assigneegroup_id::text, v.assigneegroup_id::text),
    ('REASONFOR', p.reasonfor, v.reasonfor),
    ('WORKITEMSTATUS', CASE p.workitemstatus WHEN 1 THEN 'Open' WHEN 2 THEN 'Completed' WHEN 3 THEN 'Cancelled' END, CASE v.workitemstatus WHEN 1 THEN 'Open' WHEN 2 THEN 'Completed' WHEN 3 THEN 'Cancelled' END),
    ('DECISION', p.decision, v.decision),
    ('DECIDEDBYId', p.decidedby_id::text, v.decidedby_id::text),
    ('DECIDEDAT', to_char(p.decidedat AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.decidedat AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('DECIDEDFORId', p.decidedfor_id::text, v.decidedfor_id::text),
    ('DELEGATIONREFId', p.delegationref_id::text, v.delegationref_id::text),
    ('REASON', p.reason, v.reason),
    ('DUEAT', to_char(p.dueat AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.dueat AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('FLAGGED', p.flagged::text, v.flagged::text),
    ('EXCLUDEDUSERId', p.excludeduser_id::text, v.excludeduser_id::text)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ASSIGNEE'::text COLLATE "C" AS property, target_id AS item, 'Workitem'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM workitems_assignee_versions
UNION ALL
SELECT owner_id, closed_by, 'ASSIGNEE'::text COLLATE "C", target_id, 'Workitem'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM workitems_assignee_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'EXCLUDED'::text COLLATE "C" AS property, target_id AS item, 'Workitem'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM workitems_excluded_versions
UNION ALL
SELECT owner_id, closed_by, 'EXCLUDED'::text COLLATE "C", target_id, 'Workitem'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM workitems_excluded_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Evaluation'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM evaluations_versions v
LEFT JOIN evaluations_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('PROCESSREFId', p.processref_id::text, v.processref_id::text),
    ('IDENTITYREFId', p.identityref_id::text, v.identityref_id::text),
    ('EVALUATIONSTAGE', CASE p.evaluationstage WHEN 1 THEN 'Evaluate' WHEN 2 THEN 'Review' WHEN 3 THEN 'Ended' END, CASE v.evaluationstage WHEN 1 THEN 'Evaluate' WHEN 2 THEN 'Review' WHEN 3 THEN 'Ended' END),
    ('WORKITEMREFId', p.workitemref_id::text, v.workitemref_id::text),
    ('EXPIRATIONDATE', to_char(p.expirationdate AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(v.expirationdate AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
    ('REVOKEBLOCKED', p.revokeblocked::text, v.revokeblocked::text),
    ('EVALUATORId', p.evaluator_id::text, v.evaluator_id::text),
    ('REVIEWCOMMENT', p.reviewcomment, v.reviewcomment)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Constraintdecision'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM constraintdecisions_versions v
LEFT JOIN constraintdecisions_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('EVALUATIONREFId', p.evaluationref_id::text, v.evaluationref_id::text),
    ('PROCESSREFId', p.processref_id::text, v.processref_id::text),
    ('WORKITEMREFId', p.workitemref_id::text, v.workitemref_id::text),
    ('IDENTITYREFId', p.identityref_id::text, v.identityref_id::text),
    ('CONSTRAINTREFId', p.constraintref_id::text, v.constraintref_id::text),
    ('NAME', p.name, v.name),
    ('SYSTEMREFId', p.systemref_id::text, v.systemref_id::text),
    ('ACCOUNTNAME', p.accountname, v.accountname),
    ('ACTION', CASE p.action WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' WHEN 3 THEN 'Resolve' END, CASE v.action WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' WHEN 3 THEN 'Resolve' END),
    ('CONTROLREFId', p.controlref_id::text, v.controlref_id::text),
    ('JUSTIFICATION', p.justification, v.justification),
    ('CONTROLREQUIRED', p.controlrequired::text, v.controlrequired::text),
    ('PREVIOUSACTION', CASE p.previousaction WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' WHEN 3 THEN 'Resolve' END, CASE v.previousaction WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' WHEN 3 THEN 'Resolve' END),
    ('DECISIONSTATUS', CASE p.decisionstatus WHEN 1 THEN 'Evaluation pending' WHEN 2 THEN 'Allowed' WHEN 3 THEN 'Blocked' WHEN 4 THEN 'Resolved' END, CASE v.decisionstatus WHEN 1 THEN 'Evaluation pending' WHEN 2 THEN 'Allowed' WHEN 3 THEN 'Blocked' WHEN 4 THEN 'Resolved' END)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ROLEREF'::text COLLATE "C" AS property, target_id AS item, 'Constraintdecision'::text COLLATE "C" AS type, effective_from AS time,
    CAST(NULL AS text) COLLATE "C" AS old, CAST(target_id AS text) COLLATE "C" AS new FROM constraintdecisions_roleref_versions
UNION ALL
SELECT owner_id, closed_by, 'ROLEREF'::text COLLATE "C", target_id, 'Constraintdecision'::text COLLATE "C", effective_to, CAST(target_id AS text) COLLATE "C", CAST(NULL AS text) COLLATE "C" FROM constraintdecisions_roleref_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.property COLLATE "C" AS property, 0::bigint AS item, 'Resourcedecision'::text COLLATE "C" AS type, v.effective_from AS time,
    x.old COLLATE "C" AS old, x.new COLLATE "C" AS new
FROM resourcedecisions_versions v
LEFT JOIN resourcedecisions_history p ON p.id = v.id AND p.closed_by = v.version_id
CROSS JOIN LATERAL (VALUES
    ('Deleted', p.deleted::text, v.deleted::text),
    ('EVALUATIONREFId', p.evaluationref_id::text, v.evaluationref_id::text),
    ('PROCESSREFId', p.processref_id::text, v.processref_id::text),
    ('WORKITEMREFId', p.workitemref_id::text, v.workitemref_id::text),
    ('IDENTITYREFId', p.identityref_id::text, v.identityref_id::text),
    ('CONSTRAINTDECISIONId', p.constraintdecision_id::text, v.constraintdecision_id::text),
    ('ROLEREFId', p.roleref_id::text, v.roleref_id::text),
    ('NAME', p.name, v.name),
    ('SYSTEMNAME', p.systemname, v.systemname),
    ('ACCOUNTNAME', p.accountname, v.accountname),
    ('AssignmentKey', p.assignment_key::text, v.assignment_key::text),
    ('DECISION', CASE p.decision WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' END, CASE v.decision WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' END),
    ('REASON', p.reason, v.reason),
    ('CONTROLREFId', p.controlref_id::text, v.controlref_id::text),
    ('CONTROLREQUIRED', p.controlrequired::text, v.controlrequired::text),
    ('PREVIOUSDECISION', CASE p.previousdecision WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' END, CASE v.previousdecision WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' END),
    ('PREVIOUSREASON', p.previousreason, v.previousreason),
    ('OUTCOME', CASE p.outcome WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' END, CASE v.outcome WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' END)
) AS x (property, old, new)
WHERE x.old IS DISTINCT FROM x.new
) c
LEFT JOIN audit_log e ON e.id = c.event_id;
