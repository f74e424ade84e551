-- +goose Up

-- Background work that is due: a change stays open until it is dispatched, even between two attempts, and
-- everything else counts from the time on at which it is to be done.
-- A calculation that is due counts as open too, under the negative number of its identity: what
-- it leaves behind are jobs again, so that no jobs here means that nothing more will come.
CREATE VIEW open_jobs AS
SELECT id, kind, priority, attempts, available_at AS run_at, created_at AS created, nullif(cause, 0) AS cause
FROM jobs
WHERE kind IN ('trigger.dispatch', 'rope.fanout') OR available_at <= rw_now()
UNION ALL
SELECT -identity_id, 'rope.calculate', priority, attempts, available_at, queued_at, nullif(cause, 0)
FROM calculation_queue WHERE available_at <= rw_now();

-- One row for each run that locked somebody out or ended that.
CREATE VIEW lockouts_and_revocations AS
SELECT p.id, p.subjectref_id AS identity_id,
    CASE p.entrytype WHEN 1 THEN 'Lockout' WHEN 2 THEN 'Revocation' ELSE '' END AS type,
    p.starttime AS time, p.endtime AS end_time, p.reason,
    CASE p.processstatus WHEN 1 THEN 'Running' WHEN 2 THEN 'Waiting' WHEN 3 THEN 'Completed' WHEN 4 THEN 'CompletedWithErrors' WHEN 5 THEN 'Rejected' WHEN 6 THEN 'Terminated' WHEN 7 THEN 'Failed' ELSE '' END AS state,
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
    coalesce((SELECT sum(b.count) FROM audit_blocks b WHERE b.number <= c.block), 0) AS events,
    c.block_hash AS hash, c.signature, c.key_id AS key_name
FROM audit_checkpoints c;

-- Every version of every data object.
CREATE VIEW object_versions AS
SELECT id AS object_id, version_id AS event_id, uid, 'Identity' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM identities_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Orgunit' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM orgunits_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Contexttype' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM contexttypes_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Contextassignment' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM contextassignments_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'System' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM systems_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Resourcetype' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM resourcetypes_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Attributedefinition' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM attributedefinitions_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Attributeset' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM attributesets_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Resourcefolder' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM resourcefolders_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Resource' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM resources_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Accounttype' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM accounttypes_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Accounttypepolicy' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM accounttypepolicies_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Resourceassignment' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM resourceassignments_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Assignmentpolicy' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM assignmentpolicies_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Constraint' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM constraints_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Businessprocess' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM businessprocesses_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Compensatingcontrol' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM compensatingcontrols_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Calculationtrigger' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM calculationtriggers_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Classificationtagcategory' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM classificationtagcategories_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Classificationtag' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM classificationtags_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Risklevelthreshold' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM risklevelthresholds_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'User' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM users_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Usergroup' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM usergroups_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Delegation' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM delegations_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Incidenttrigger' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM incidenttriggers_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Triggerbinding' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM triggerbindings_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Lockoutrequest' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM lockoutrequests_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Revocationrequest' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM revocationrequests_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Calculationrequest' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM calculationrequests_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Verdictexpiryrequest' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM verdictexpiryrequests_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Membershiprequest' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM membershiprequests_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Initialloadrequest' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM initialloadrequests_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Provisioningtaskrequest' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM provisioningtaskrequests_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Surveytemplate' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM surveytemplates_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Survey' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM surveies_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Surveyquestion' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM surveyquestions_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Violationresetrequest' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM violationresetrequests_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Processtemplate' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM processtemplates_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Process' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM processes_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Processstep' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM processsteps_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Workitem' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM workitems_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Evaluation' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM evaluations_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Constraintdecision' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM constraintdecisions_versions
UNION ALL
SELECT id AS object_id, version_id AS event_id, uid, 'Resourcedecision' AS type, display_name, deleted, effective_from, effective_to, closed_by FROM resourcedecisions_versions;

-- Every changed value of every data object.
CREATE VIEW object_changes AS
SELECT c.object_id, c.event_id, c.property, c.item, c.type, c.time, c.old, c.new, e.actor, e.channel, e.reason FROM (
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Identity' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM identities_versions v
LEFT JOIN identities_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('IDENTITYID', p.identityid, v.identityid),
    json_array('FIRSTNAME', p.firstname, v.firstname),
    json_array('LASTNAME', p.lastname, v.lastname),
    json_array('EMAIL', p.email, v.email),
    json_array('EMAIL2', p.email2, v.email2),
    json_array('JOBTITLE', p.jobtitle, v.jobtitle),
    json_array('EMPLOYEEID', p.employeeid, v.employeeid),
    json_array('IDENTITYSTATUS', CASE p.identitystatus WHEN 1 THEN 'Active' WHEN 2 THEN 'Disabled' WHEN 3 THEN 'Inactive' WHEN 4 THEN 'Locked' WHEN 5 THEN 'Pending' WHEN 6 THEN 'Terminated' END, CASE v.identitystatus WHEN 1 THEN 'Active' WHEN 2 THEN 'Disabled' WHEN 3 THEN 'Inactive' WHEN 4 THEN 'Locked' WHEN 5 THEN 'Pending' WHEN 6 THEN 'Terminated' END),
    json_array('IDENTITYCATEGORY', CASE p.identitycategory WHEN 1 THEN 'Employee' WHEN 2 THEN 'Contractor' WHEN 3 THEN 'Technical' WHEN 4 THEN 'Unresolved' WHEN 5 THEN 'Other' END, CASE v.identitycategory WHEN 1 THEN 'Employee' WHEN 2 THEN 'Contractor' WHEN 3 THEN 'Technical' WHEN 4 THEN 'Unresolved' WHEN 5 THEN 'Other' END),
    json_array('IDENTITYTYPE', CASE p.identitytype WHEN 1 THEN 'Primary' WHEN 2 THEN 'Secondary' WHEN 3 THEN 'Shared' WHEN 4 THEN 'Test' END, CASE v.identitytype WHEN 1 THEN 'Primary' WHEN 2 THEN 'Secondary' WHEN 3 THEN 'Shared' WHEN 4 THEN 'Test' END),
    json_array('VALIDFROM', strftime('%Y-%m-%dT%H:%M:%S', (p.validfrom - (p.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validfrom % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validfrom - (v.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validfrom % 1000000 + 1000000) % 1000000)),
    json_array('VALIDTO', strftime('%Y-%m-%dT%H:%M:%S', (p.validto - (p.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validto % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validto - (v.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validto % 1000000 + 1000000) % 1000000)),
    json_array('OUREFId', CAST(p.ouref_id AS text), CAST(v.ouref_id AS text)),
    json_array('PRIMARYCONTEXTTYPEId', CAST(p.primarycontexttype_id AS text), CAST(v.primarycontexttype_id AS text)),
    json_array('IDENTITYOWNERId', CAST(p.identityowner_id AS text), CAST(v.identityowner_id AS text)),
    json_array('RISKSCORE', CASE WHEN p.riskscore < 0 THEN '-' WHEN p.riskscore >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(p.riskscore) / 1000000, abs(p.riskscore) % 1000000), '0'), '.'), CASE WHEN v.riskscore < 0 THEN '-' WHEN v.riskscore >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(v.riskscore) / 1000000, abs(v.riskscore) % 1000000), '0'), '.')),
    json_array('RISKLEVEL', CASE p.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END, CASE v.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END),
    json_array('IDENT_RELAUNCHSOD', CASE p.ident_relaunchsod WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.ident_relaunchsod WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('ODWBUSIKEY', p.odwbusikey, v.odwbusikey),
    json_array('BREAKGLASS', CASE p.breakglass WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.breakglass WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('PREVIOUSREFId', CAST(p.previousref_id AS text), CAST(v.previousref_id AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'MANAGER' AS property, target_id AS item, 'Identity' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM identities_manager_versions
UNION ALL
SELECT owner_id, closed_by, 'MANAGER', target_id, 'Identity', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM identities_manager_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'MANAGERGROUP' AS property, target_id AS item, 'Identity' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM identities_managergroup_versions
UNION ALL
SELECT owner_id, closed_by, 'MANAGERGROUP', target_id, 'Identity', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM identities_managergroup_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'EXPLICITOWNER' AS property, target_id AS item, 'Identity' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM identities_explicitowner_versions
UNION ALL
SELECT owner_id, closed_by, 'EXPLICITOWNER', target_id, 'Identity', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM identities_explicitowner_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'CLT_TAGS' AS property, target_id AS item, 'Identity' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM identities_clt_tags_versions
UNION ALL
SELECT owner_id, closed_by, 'CLT_TAGS', target_id, 'Identity', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM identities_clt_tags_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Orgunit' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM orgunits_versions v
LEFT JOIN orgunits_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('OUID', p.ouid, v.ouid),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('PARENTOUId', CAST(p.parentou_id AS text), CAST(v.parentou_id AS text)),
    json_array('OUTYPEId', CAST(p.outype_id AS text), CAST(v.outype_id AS text)),
    json_array('VALIDFROM', strftime('%Y-%m-%dT%H:%M:%S', (p.validfrom - (p.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validfrom % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validfrom - (v.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validfrom % 1000000 + 1000000) % 1000000)),
    json_array('VALIDTO', strftime('%Y-%m-%dT%H:%M:%S', (p.validto - (p.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validto % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validto - (v.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validto % 1000000 + 1000000) % 1000000))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'MANAGER' AS property, target_id AS item, 'Orgunit' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM orgunits_manager_versions
UNION ALL
SELECT owner_id, closed_by, 'MANAGER', target_id, 'Orgunit', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM orgunits_manager_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'MANAGERGROUP' AS property, target_id AS item, 'Orgunit' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM orgunits_managergroup_versions
UNION ALL
SELECT owner_id, closed_by, 'MANAGERGROUP', target_id, 'Orgunit', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM orgunits_managergroup_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF' AS property, target_id AS item, 'Orgunit' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM orgunits_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF', target_id, 'Orgunit', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM orgunits_ownerref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'CLT_TAGS' AS property, target_id AS item, 'Orgunit' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM orgunits_clt_tags_versions
UNION ALL
SELECT owner_id, closed_by, 'CLT_TAGS', target_id, 'Orgunit', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM orgunits_clt_tags_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Contexttype' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM contexttypes_versions v
LEFT JOIN contexttypes_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('HIERARCHICAL', CASE p.hierarchical WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.hierarchical WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('SUPERVISORPROPERTY', p.supervisorproperty, v.supervisorproperty),
    json_array('MEMBERSHIPPROPERTY', p.membershipproperty, v.membershipproperty),
    json_array('GRACEDAYS', CAST(p.gracedays AS text), CAST(v.gracedays AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Contextassignment' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM contextassignments_versions v
LEFT JOIN contextassignments_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('CA_IDENTITYId', CAST(p.ca_identity_id AS text), CAST(v.ca_identity_id AS text)),
    json_array('CA_CONTEXTId', CAST(p.ca_context_id AS text), CAST(v.ca_context_id AS text)),
    json_array('VALIDFROM', strftime('%Y-%m-%dT%H:%M:%S', (p.validfrom - (p.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validfrom % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validfrom - (v.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validfrom % 1000000 + 1000000) % 1000000)),
    json_array('VALIDTO', strftime('%Y-%m-%dT%H:%M:%S', (p.validto - (p.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validto % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validto - (v.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validto % 1000000 + 1000000) % 1000000)),
    json_array('ORIGIN', CASE p.origin WHEN 1 THEN 'Direct' WHEN 2 THEN 'Membership' WHEN 3 THEN 'Transfer' END, CASE v.origin WHEN 1 THEN 'Direct' WHEN 2 THEN 'Membership' WHEN 3 THEN 'Transfer' END)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'System' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM systems_versions v
LEFT JOIN systems_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('SYSTEMID', p.systemid, v.systemid),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('ROLEFOLDERId', CAST(p.rolefolder_id AS text), CAST(v.rolefolder_id AS text)),
    json_array('AUTOCREATEACCOUNT', CASE p.autocreateaccount WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.autocreateaccount WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('PROVISIONINGTYPE', CASE p.provisioningtype WHEN 1 THEN 'None' WHEN 2 THEN 'Manual' WHEN 3 THEN 'Service' WHEN 4 THEN 'Webhook' END, CASE v.provisioningtype WHEN 1 THEN 'None' WHEN 2 THEN 'Manual' WHEN 3 THEN 'Service' WHEN 4 THEN 'Webhook' END),
    json_array('CONNECTORCONFIG', p.connectorconfig, v.connectorconfig),
    json_array('IMPORTMAXCREATED', CASE WHEN p.importmaxcreated < 0 THEN '-' WHEN p.importmaxcreated >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(p.importmaxcreated) / 1000000, abs(p.importmaxcreated) % 1000000), '0'), '.'), CASE WHEN v.importmaxcreated < 0 THEN '-' WHEN v.importmaxcreated >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(v.importmaxcreated) / 1000000, abs(v.importmaxcreated) % 1000000), '0'), '.')),
    json_array('IMPORTMAXCHANGED', CASE WHEN p.importmaxchanged < 0 THEN '-' WHEN p.importmaxchanged >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(p.importmaxchanged) / 1000000, abs(p.importmaxchanged) % 1000000), '0'), '.'), CASE WHEN v.importmaxchanged < 0 THEN '-' WHEN v.importmaxchanged >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(v.importmaxchanged) / 1000000, abs(v.importmaxchanged) % 1000000), '0'), '.')),
    json_array('IMPORTMAXDELETED', CASE WHEN p.importmaxdeleted < 0 THEN '-' WHEN p.importmaxdeleted >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(p.importmaxdeleted) / 1000000, abs(p.importmaxdeleted) % 1000000), '0'), '.'), CASE WHEN v.importmaxdeleted < 0 THEN '-' WHEN v.importmaxdeleted >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(v.importmaxdeleted) / 1000000, abs(v.importmaxdeleted) % 1000000), '0'), '.')),
    json_array('IMPORTFLOOR', CAST(p.importfloor AS text), CAST(v.importfloor AS text)),
    json_array('PROVISIONINGMAX', CAST(p.provisioningmax AS text), CAST(v.provisioningmax AS text)),
    json_array('PROVISIONINGINTERVAL', CAST(p.provisioninginterval AS text), CAST(v.provisioninginterval AS text)),
    json_array('CLAIMEXPIRYDAYS', CAST(p.claimexpirydays AS text), CAST(v.claimexpirydays AS text)),
    json_array('NODELETE', CASE p.nodelete WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.nodelete WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('RISKSCORE', CASE WHEN p.riskscore < 0 THEN '-' WHEN p.riskscore >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(p.riskscore) / 1000000, abs(p.riskscore) % 1000000), '0'), '.'), CASE WHEN v.riskscore < 0 THEN '-' WHEN v.riskscore >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(v.riskscore) / 1000000, abs(v.riskscore) % 1000000), '0'), '.')),
    json_array('RISKLEVEL', CASE p.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END, CASE v.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF' AS property, target_id AS item, 'System' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM systems_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF', target_id, 'System', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM systems_ownerref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERGROUP' AS property, target_id AS item, 'System' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM systems_ownergroup_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERGROUP', target_id, 'System', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM systems_ownergroup_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'CLT_TAGS' AS property, target_id AS item, 'System' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM systems_clt_tags_versions
UNION ALL
SELECT owner_id, closed_by, 'CLT_TAGS', target_id, 'System', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM systems_clt_tags_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Resourcetype' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM resourcetypes_versions v
LEFT JOIN resourcetypes_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('ROLECATEGORY', CASE p.rolecategory WHEN 1 THEN 'Account' WHEN 2 THEN 'Permission' WHEN 3 THEN 'Role' END, CASE v.rolecategory WHEN 1 THEN 'Account' WHEN 2 THEN 'Permission' WHEN 3 THEN 'Role' END),
    json_array('AUTOCREATEACCOUNT', CASE p.autocreateaccount WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.autocreateaccount WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('POSTVALIDITY', CAST(p.postvalidity AS text), CAST(v.postvalidity AS text)),
    json_array('ATTRIBUTESETId', CAST(p.attributeset_id AS text), CAST(v.attributeset_id AS text)),
    json_array('ATTRIBUTERECONCILIATION', CASE p.attributereconciliation WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.attributereconciliation WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('EXCLUSIVELYMANAGED', CASE p.exclusivelymanaged WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.exclusivelymanaged WHEN 0 THEN 'false' WHEN 1 THEN 'true' END)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Attributedefinition' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM attributedefinitions_versions v
LEFT JOIN attributedefinitions_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('PROPERTY', p.property, v.property),
    json_array('ATTRIBUTETYPE', CASE p.attributetype WHEN 1 THEN 'Boolean' WHEN 2 THEN 'DateTime' WHEN 3 THEN 'Integer' WHEN 4 THEN 'String' WHEN 5 THEN 'Reference' END, CASE v.attributetype WHEN 1 THEN 'Boolean' WHEN 2 THEN 'DateTime' WHEN 3 THEN 'Integer' WHEN 4 THEN 'String' WHEN 5 THEN 'Reference' END),
    json_array('SOURCE', CASE p.source WHEN 1 THEN 'Resource assignment' WHEN 2 THEN 'Policy' WHEN 3 THEN 'Resource' WHEN 4 THEN 'Account' WHEN 5 THEN 'Identity' WHEN 6 THEN 'Context' END, CASE v.source WHEN 1 THEN 'Resource assignment' WHEN 2 THEN 'Policy' WHEN 3 THEN 'Resource' WHEN 4 THEN 'Account' WHEN 5 THEN 'Identity' WHEN 6 THEN 'Context' END),
    json_array('RULE', p.rule, v.rule),
    json_array('COLLECTALL', CASE p.collectall WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.collectall WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('INFORMATIONONLY', CASE p.informationonly WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.informationonly WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('MANDATORY', CASE p.mandatory WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.mandatory WHEN 0 THEN 'false' WHEN 1 THEN 'true' END)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Attributeset' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM attributesets_versions v
LEFT JOIN attributesets_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ATTRIBUTES' AS property, target_id AS item, 'Attributeset' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM attributesets_attributes_versions
UNION ALL
SELECT owner_id, closed_by, 'ATTRIBUTES', target_id, 'Attributeset', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM attributesets_attributes_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Resourcefolder' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM resourcefolders_versions v
LEFT JOIN resourcefolders_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('PARENTFOLDERId', CAST(p.parentfolder_id AS text), CAST(v.parentfolder_id AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF' AS property, target_id AS item, 'Resourcefolder' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM resourcefolders_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF', target_id, 'Resourcefolder', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM resourcefolders_ownerref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'CLT_TAGS' AS property, target_id AS item, 'Resourcefolder' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM resourcefolders_clt_tags_versions
UNION ALL
SELECT owner_id, closed_by, 'CLT_TAGS', target_id, 'Resourcefolder', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM resourcefolders_clt_tags_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Resource' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM resources_versions v
LEFT JOIN resources_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('ROLEID', p.roleid, v.roleid),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('RESOURCESTATUS', CASE p.resourcestatus WHEN 1 THEN 'Active' WHEN 2 THEN 'Inactive' WHEN 3 THEN 'Disabled' WHEN 4 THEN 'Obsolete' WHEN 5 THEN 'Deleted' END, CASE v.resourcestatus WHEN 1 THEN 'Active' WHEN 2 THEN 'Inactive' WHEN 3 THEN 'Disabled' WHEN 4 THEN 'Obsolete' WHEN 5 THEN 'Deleted' END),
    json_array('VALIDFROM', strftime('%Y-%m-%dT%H:%M:%S', (p.validfrom - (p.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validfrom % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validfrom - (v.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validfrom % 1000000 + 1000000) % 1000000)),
    json_array('VALIDTO', strftime('%Y-%m-%dT%H:%M:%S', (p.validto - (p.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validto % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validto - (v.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validto % 1000000 + 1000000) % 1000000)),
    json_array('SYSTEMREFId', CAST(p.systemref_id AS text), CAST(v.systemref_id AS text)),
    json_array('ROLETYPEREFId', CAST(p.roletyperef_id AS text), CAST(v.roletyperef_id AS text)),
    json_array('ROLECATEGORY', CASE p.rolecategory WHEN 1 THEN 'Account' WHEN 2 THEN 'Permission' WHEN 3 THEN 'Role' END, CASE v.rolecategory WHEN 1 THEN 'Account' WHEN 2 THEN 'Permission' WHEN 3 THEN 'Role' END),
    json_array('ROLEFOLDERId', CAST(p.rolefolder_id AS text), CAST(v.rolefolder_id AS text)),
    json_array('MAXVALIDITY', CAST(p.maxvalidity AS text), CAST(v.maxvalidity AS text)),
    json_array('SKIPPROVISIONING', CASE p.skipprovisioning WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.skipprovisioning WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('PREVENTSELFSVC', CASE p.preventselfsvc WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.preventselfsvc WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('RISKSCORE', CASE WHEN p.riskscore < 0 THEN '-' WHEN p.riskscore >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(p.riskscore) / 1000000, abs(p.riskscore) % 1000000), '0'), '.'), CASE WHEN v.riskscore < 0 THEN '-' WHEN v.riskscore >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(v.riskscore) / 1000000, abs(v.riskscore) % 1000000), '0'), '.')),
    json_array('RISKLEVEL', CASE p.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END, CASE v.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'CHILDROLES' AS property, target_id AS item, 'Resource' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM resources_childroles_versions
UNION ALL
SELECT owner_id, closed_by, 'CHILDROLES', target_id, 'Resource', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM resources_childroles_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ACCOUNTTYPE' AS property, target_id AS item, 'Resource' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM resources_accounttype_versions
UNION ALL
SELECT owner_id, closed_by, 'ACCOUNTTYPE', target_id, 'Resource', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM resources_accounttype_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF' AS property, target_id AS item, 'Resource' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM resources_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF', target_id, 'Resource', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM resources_ownerref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'EXPLICITOWNER' AS property, target_id AS item, 'Resource' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM resources_explicitowner_versions
UNION ALL
SELECT owner_id, closed_by, 'EXPLICITOWNER', target_id, 'Resource', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM resources_explicitowner_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'MANUALOWNER' AS property, target_id AS item, 'Resource' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM resources_manualowner_versions
UNION ALL
SELECT owner_id, closed_by, 'MANUALOWNER', target_id, 'Resource', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM resources_manualowner_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'CLT_TAGS' AS property, target_id AS item, 'Resource' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM resources_clt_tags_versions
UNION ALL
SELECT owner_id, closed_by, 'CLT_TAGS', target_id, 'Resource', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM resources_clt_tags_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Accounttype' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM accounttypes_versions v
LEFT JOIN accounttypes_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('ISDEFAULT', CASE p.isdefault WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.isdefault WHEN 0 THEN 'false' WHEN 1 THEN 'true' END)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Accounttypepolicy' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM accounttypepolicies_versions v
LEFT JOIN accounttypepolicies_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('SYSTEMREFId', CAST(p.systemref_id AS text), CAST(v.systemref_id AS text)),
    json_array('ACCOUNTFILTER', p.accountfilter, v.accountfilter),
    json_array('ACCOUNTTYPENAME', p.accounttypename, v.accounttypename),
    json_array('POSITION', CAST(p.position AS text), CAST(v.position AS text)),
    json_array('ACTIVE', CASE p.active WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.active WHEN 0 THEN 'false' WHEN 1 THEN 'true' END)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Resourceassignment' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM resourceassignments_versions v
LEFT JOIN resourceassignments_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('IDENTITYREFId', CAST(p.identityref_id AS text), CAST(v.identityref_id AS text)),
    json_array('ROLEREFId', CAST(p.roleref_id AS text), CAST(v.roleref_id AS text)),
    json_array('ROLEASSNSTATUS', CASE p.roleassnstatus WHEN 1 THEN 'Active' WHEN 2 THEN 'Inactive' WHEN 3 THEN 'Disabled' WHEN 4 THEN 'Locked' WHEN 5 THEN 'Obsolete' WHEN 6 THEN 'Pending' WHEN 7 THEN 'Rejected' END, CASE v.roleassnstatus WHEN 1 THEN 'Active' WHEN 2 THEN 'Inactive' WHEN 3 THEN 'Disabled' WHEN 4 THEN 'Locked' WHEN 5 THEN 'Obsolete' WHEN 6 THEN 'Pending' WHEN 7 THEN 'Rejected' END),
    json_array('VALIDFROM', strftime('%Y-%m-%dT%H:%M:%S', (p.validfrom - (p.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validfrom % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validfrom - (v.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validfrom % 1000000 + 1000000) % 1000000)),
    json_array('VALIDTO', strftime('%Y-%m-%dT%H:%M:%S', (p.validto - (p.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validto % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validto - (v.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validto % 1000000 + 1000000) % 1000000)),
    json_array('CONTEXTREFId', CAST(p.contextref_id AS text), CAST(v.contextref_id AS text)),
    json_array('ACCOUNTKEY', p.accountkey, v.accountkey),
    json_array('ACCOUNTTYPEId', CAST(p.accounttype_id AS text), CAST(v.accounttype_id AS text)),
    json_array('ATTRIBUTES', p.attributes, v.attributes),
    json_array('REASON', p.reason, v.reason),
    json_array('REQUESTERId', CAST(p.requester_id AS text), CAST(v.requester_id AS text)),
    json_array('INITIALLOADId', CAST(p.initialload_id AS text), CAST(v.initialload_id AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Assignmentpolicy' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM assignmentpolicies_versions v
LEFT JOIN assignmentpolicies_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('DIRECTMEMBERSONLY', CASE p.directmembersonly WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.directmembersonly WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('IDENTITYFILTER', p.identityfilter, v.identityfilter),
    json_array('VALIDFROM', strftime('%Y-%m-%dT%H:%M:%S', (p.validfrom - (p.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validfrom % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validfrom - (v.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validfrom % 1000000 + 1000000) % 1000000)),
    json_array('VALIDTO', strftime('%Y-%m-%dT%H:%M:%S', (p.validto - (p.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validto % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validto - (v.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validto % 1000000 + 1000000) % 1000000)),
    json_array('ACTIVE', CASE p.active WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.active WHEN 0 THEN 'false' WHEN 1 THEN 'true' END)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF' AS property, target_id AS item, 'Assignmentpolicy' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM assignmentpolicies_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF', target_id, 'Assignmentpolicy', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM assignmentpolicies_ownerref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ROLEREF' AS property, target_id AS item, 'Assignmentpolicy' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM assignmentpolicies_roleref_versions
UNION ALL
SELECT owner_id, closed_by, 'ROLEREF', target_id, 'Assignmentpolicy', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM assignmentpolicies_roleref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'CONTEXTREF' AS property, target_id AS item, 'Assignmentpolicy' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM assignmentpolicies_contextref_versions
UNION ALL
SELECT owner_id, closed_by, 'CONTEXTREF', target_id, 'Assignmentpolicy', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM assignmentpolicies_contextref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ACCOUNTTYPE' AS property, target_id AS item, 'Assignmentpolicy' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM assignmentpolicies_accounttype_versions
UNION ALL
SELECT owner_id, closed_by, 'ACCOUNTTYPE', target_id, 'Assignmentpolicy', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM assignmentpolicies_accounttype_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Constraint' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM constraints_versions v
LEFT JOIN constraints_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('CONSTRAINTSTATUS', CASE p.constraintstatus WHEN 1 THEN 'Active' WHEN 2 THEN 'Disabled' END, CASE v.constraintstatus WHEN 1 THEN 'Active' WHEN 2 THEN 'Disabled' END),
    json_array('CONSTRAINTLEVEL', CASE p.constraintlevel WHEN 1 THEN 'Identity' WHEN 2 THEN 'Account' END, CASE v.constraintlevel WHEN 1 THEN 'Identity' WHEN 2 THEN 'Account' END),
    json_array('RISKLEVEL', CASE p.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END, CASE v.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF' AS property, target_id AS item, 'Constraint' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM constraints_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF', target_id, 'Constraint', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM constraints_ownerref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ROLEREF' AS property, target_id AS item, 'Constraint' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM constraints_roleref_versions
UNION ALL
SELECT owner_id, closed_by, 'ROLEREF', target_id, 'Constraint', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM constraints_roleref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'LEFTROLEREF' AS property, target_id AS item, 'Constraint' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM constraints_leftroleref_versions
UNION ALL
SELECT owner_id, closed_by, 'LEFTROLEREF', target_id, 'Constraint', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM constraints_leftroleref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'RIGHTROLEREF' AS property, target_id AS item, 'Constraint' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM constraints_rightroleref_versions
UNION ALL
SELECT owner_id, closed_by, 'RIGHTROLEREF', target_id, 'Constraint', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM constraints_rightroleref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'BUSINESSPROCESS' AS property, target_id AS item, 'Constraint' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM constraints_businessprocess_versions
UNION ALL
SELECT owner_id, closed_by, 'BUSINESSPROCESS', target_id, 'Constraint', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM constraints_businessprocess_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'LEFTBUSINESSPROCESS' AS property, target_id AS item, 'Constraint' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM constraints_leftbusinessprocess_versions
UNION ALL
SELECT owner_id, closed_by, 'LEFTBUSINESSPROCESS', target_id, 'Constraint', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM constraints_leftbusinessprocess_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'RIGHTBUSINESSPROCESS' AS property, target_id AS item, 'Constraint' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM constraints_rightbusinessprocess_versions
UNION ALL
SELECT owner_id, closed_by, 'RIGHTBUSINESSPROCESS', target_id, 'Constraint', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM constraints_rightbusinessprocess_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Businessprocess' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM businessprocesses_versions v
LEFT JOIN businessprocesses_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('BUSINESSPROCESSID', p.businessprocessid, v.businessprocessid),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('PARENTPROCESSId', CAST(p.parentprocess_id AS text), CAST(v.parentprocess_id AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF' AS property, target_id AS item, 'Businessprocess' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM businessprocesses_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF', target_id, 'Businessprocess', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM businessprocesses_ownerref_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ROLEREF' AS property, target_id AS item, 'Businessprocess' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM businessprocesses_roleref_versions
UNION ALL
SELECT owner_id, closed_by, 'ROLEREF', target_id, 'Businessprocess', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM businessprocesses_roleref_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Compensatingcontrol' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM compensatingcontrols_versions v
LEFT JOIN compensatingcontrols_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('ACTIVE', CASE p.active WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.active WHEN 0 THEN 'false' WHEN 1 THEN 'true' END)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF' AS property, target_id AS item, 'Compensatingcontrol' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM compensatingcontrols_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF', target_id, 'Compensatingcontrol', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM compensatingcontrols_ownerref_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Calculationtrigger' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM calculationtriggers_versions v
LEFT JOIN calculationtriggers_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('ONTYPE', p.ontype, v.ontype),
    json_array('ONPROPERTIES', p.onproperties, v.onproperties)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Classificationtagcategory' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM classificationtagcategories_versions v
LEFT JOIN classificationtagcategories_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('NAME', p.name, v.name),
    json_array('PURPOSE', p.purpose, v.purpose),
    json_array('RISKWEIGHT', CASE WHEN p.riskweight < 0 THEN '-' WHEN p.riskweight >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(p.riskweight) / 1000000, abs(p.riskweight) % 1000000), '0'), '.'), CASE WHEN v.riskweight < 0 THEN '-' WHEN v.riskweight >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(v.riskweight) / 1000000, abs(v.riskweight) % 1000000), '0'), '.')),
    json_array('RISKRELEVANT', CASE p.riskrelevant WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.riskrelevant WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('MANDATORY', CASE p.mandatory WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.mandatory WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('APPLIESTO', p.appliesto, v.appliesto),
    json_array('PARENTCATEGORYId', CAST(p.parentcategory_id AS text), CAST(v.parentcategory_id AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'OWNERREF' AS property, target_id AS item, 'Classificationtagcategory' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM classificationtagcategories_ownerref_versions
UNION ALL
SELECT owner_id, closed_by, 'OWNERREF', target_id, 'Classificationtagcategory', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM classificationtagcategories_ownerref_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Classificationtag' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM classificationtags_versions v
LEFT JOIN classificationtags_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('CATEGORYId', CAST(p.category_id AS text), CAST(v.category_id AS text)),
    json_array('NAME', p.name, v.name),
    json_array('PURPOSE', p.purpose, v.purpose),
    json_array('RISKVALUE', CASE WHEN p.riskvalue < 0 THEN '-' WHEN p.riskvalue >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(p.riskvalue) / 1000000, abs(p.riskvalue) % 1000000), '0'), '.'), CASE WHEN v.riskvalue < 0 THEN '-' WHEN v.riskvalue >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(v.riskvalue) / 1000000, abs(v.riskvalue) % 1000000), '0'), '.'))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Risklevelthreshold' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM risklevelthresholds_versions v
LEFT JOIN risklevelthresholds_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('RISKSUBJECT', CASE p.risksubject WHEN 1 THEN 'Identity' WHEN 2 THEN 'Resource' END, CASE v.risksubject WHEN 1 THEN 'Identity' WHEN 2 THEN 'Resource' END),
    json_array('RISKLEVEL', CASE p.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END, CASE v.risklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END),
    json_array('FROMSCORE', CASE WHEN p.fromscore < 0 THEN '-' WHEN p.fromscore >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(p.fromscore) / 1000000, abs(p.fromscore) % 1000000), '0'), '.'), CASE WHEN v.fromscore < 0 THEN '-' WHEN v.fromscore >= 0 THEN '' END || rtrim(rtrim(printf('%d.%06d', abs(v.fromscore) / 1000000, abs(v.fromscore) % 1000000), '0'), '.'))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'User' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM users_versions v
LEFT JOIN users_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('USERNAME', p.username, v.username),
    json_array('NAME', p.name, v.name),
    json_array('EMAIL', p.email, v.email),
    json_array('IDENTITYREFId', CAST(p.identityref_id AS text), CAST(v.identityref_id AS text)),
    json_array('SERVICE', CASE p.service WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.service WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('ACTIVE', CASE p.active WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.active WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('VALIDFROM', strftime('%Y-%m-%dT%H:%M:%S', (p.validfrom - (p.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validfrom % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validfrom - (v.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validfrom % 1000000 + 1000000) % 1000000)),
    json_array('VALIDTO', strftime('%Y-%m-%dT%H:%M:%S', (p.validto - (p.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validto % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validto - (v.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validto % 1000000 + 1000000) % 1000000)),
    json_array('LOCKDIRECT', CASE p.lockdirect WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.lockdirect WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('REVOKEDIRECT', CASE p.revokedirect WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.revokedirect WHEN 0 THEN 'false' WHEN 1 THEN 'true' END)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Usergroup' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM usergroups_versions v
LEFT JOIN usergroups_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'MEMBERS' AS property, target_id AS item, 'Usergroup' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM usergroups_members_versions
UNION ALL
SELECT owner_id, closed_by, 'MEMBERS', target_id, 'Usergroup', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM usergroups_members_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Delegation' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM delegations_versions v
LEFT JOIN delegations_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('FROMREFId', CAST(p.fromref_id AS text), CAST(v.fromref_id AS text)),
    json_array('TOREFId', CAST(p.toref_id AS text), CAST(v.toref_id AS text)),
    json_array('VALIDFROM', strftime('%Y-%m-%dT%H:%M:%S', (p.validfrom - (p.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validfrom % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validfrom - (v.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validfrom % 1000000 + 1000000) % 1000000)),
    json_array('VALIDTO', strftime('%Y-%m-%dT%H:%M:%S', (p.validto - (p.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validto % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validto - (v.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validto % 1000000 + 1000000) % 1000000)),
    json_array('SCOPE', CASE p.scope WHEN 1 THEN 'All' WHEN 2 THEN 'Lockout' WHEN 3 THEN 'Membership' WHEN 4 THEN 'Evaluation' WHEN 5 THEN 'Survey' END, CASE v.scope WHEN 1 THEN 'All' WHEN 2 THEN 'Lockout' WHEN 3 THEN 'Membership' WHEN 4 THEN 'Evaluation' WHEN 5 THEN 'Survey' END),
    json_array('REASON', p.reason, v.reason),
    json_array('CREATEDBYId', CAST(p.createdby_id AS text), CAST(v.createdby_id AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Incidenttrigger' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM incidenttriggers_versions v
LEFT JOIN incidenttriggers_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('INCIDENTID', p.incidentid, v.incidentid),
    json_array('SOURCESYSTEM', p.sourcesystem, v.sourcesystem),
    json_array('SEVERITY', CASE p.severity WHEN 1 THEN 'Low' WHEN 2 THEN 'Medium' WHEN 3 THEN 'High' WHEN 4 THEN 'Critical' END, CASE v.severity WHEN 1 THEN 'Low' WHEN 2 THEN 'Medium' WHEN 3 THEN 'High' WHEN 4 THEN 'Critical' END),
    json_array('ACTION', CASE p.action WHEN 1 THEN 'Lockout' WHEN 2 THEN 'Revoke' WHEN 3 THEN 'Review' WHEN 4 THEN 'NotifyOnly' END, CASE v.action WHEN 1 THEN 'Lockout' WHEN 2 THEN 'Revoke' WHEN 3 THEN 'Review' WHEN 4 THEN 'NotifyOnly' END),
    json_array('IDENTITYREFId', CAST(p.identityref_id AS text), CAST(v.identityref_id AS text)),
    json_array('IDENTITYID', p.identityid, v.identityid),
    json_array('EMAIL', p.email, v.email),
    json_array('ACCOUNTNAME', p.accountname, v.accountname),
    json_array('SYSTEMREFId', CAST(p.systemref_id AS text), CAST(v.systemref_id AS text)),
    json_array('CONTEXT', p.context, v.context),
    json_array('DETECTEDAT', strftime('%Y-%m-%dT%H:%M:%S', (p.detectedat - (p.detectedat % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.detectedat % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.detectedat - (v.detectedat % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.detectedat % 1000000 + 1000000) % 1000000)),
    json_array('DRYRUN', CASE p.dryrun WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.dryrun WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('TRIGGERSTATUS', CASE p.triggerstatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.triggerstatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    json_array('TRIGGERRESULT', p.triggerresult, v.triggerresult),
    json_array('PROCESSREFId', CAST(p.processref_id AS text), CAST(v.processref_id AS text)),
    json_array('ERRORTEXT', p.errortext, v.errortext),
    json_array('CREATEDBYId', CAST(p.createdby_id AS text), CAST(v.createdby_id AS text)),
    json_array('REQUESTKEY', p.requestkey, v.requestkey)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Triggerbinding' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM triggerbindings_versions v
LEFT JOIN triggerbindings_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('ONTYPE', p.ontype, v.ontype),
    json_array('ONEVENT', CASE p.onevent WHEN 1 THEN 'Insert' WHEN 2 THEN 'Update' END, CASE v.onevent WHEN 1 THEN 'Insert' WHEN 2 THEN 'Update' END),
    json_array('ONPROPERTIES', p.onproperties, v.onproperties),
    json_array('CONDITION', p.condition, v.condition),
    json_array('TEMPLATE', p.template, v.template),
    json_array('CONFIRM', CASE p.confirm WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.confirm WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('CONFIRMGROUPId', CAST(p.confirmgroup_id AS text), CAST(v.confirmgroup_id AS text)),
    json_array('AUTOMATIC', CASE p.automatic WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.automatic WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('MAXPERHOUR', CAST(p.maxperhour AS text), CAST(v.maxperhour AS text)),
    json_array('PRIORITY', CAST(p.priority AS text), CAST(v.priority AS text)),
    json_array('ACTIVE', CASE p.active WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.active WHEN 0 THEN 'false' WHEN 1 THEN 'true' END)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Lockoutrequest' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM lockoutrequests_versions v
LEFT JOIN lockoutrequests_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('IDENTITYREFId', CAST(p.identityref_id AS text), CAST(v.identityref_id AS text)),
    json_array('REASON', p.reason, v.reason),
    json_array('CONFIRMED', CASE p.confirmed WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.confirmed WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    json_array('REQUESTRESULT', p.requestresult, v.requestresult),
    json_array('PROCESSREFId', CAST(p.processref_id AS text), CAST(v.processref_id AS text)),
    json_array('ERRORTEXT', p.errortext, v.errortext),
    json_array('CREATEDBYId', CAST(p.createdby_id AS text), CAST(v.createdby_id AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Revocationrequest' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM revocationrequests_versions v
LEFT JOIN revocationrequests_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('IDENTITYREFId', CAST(p.identityref_id AS text), CAST(v.identityref_id AS text)),
    json_array('LOCKOUTREFId', CAST(p.lockoutref_id AS text), CAST(v.lockoutref_id AS text)),
    json_array('REASON', p.reason, v.reason),
    json_array('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    json_array('REQUESTRESULT', p.requestresult, v.requestresult),
    json_array('PROCESSREFId', CAST(p.processref_id AS text), CAST(v.processref_id AS text)),
    json_array('ERRORTEXT', p.errortext, v.errortext),
    json_array('CREATEDBYId', CAST(p.createdby_id AS text), CAST(v.createdby_id AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Calculationrequest' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM calculationrequests_versions v
LEFT JOIN calculationrequests_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('IDENTITYREFId', CAST(p.identityref_id AS text), CAST(v.identityref_id AS text)),
    json_array('FILTER', p.filter, v.filter),
    json_array('REASON', p.reason, v.reason),
    json_array('QUEUED', CAST(p.queued AS text), CAST(v.queued AS text)),
    json_array('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    json_array('REQUESTRESULT', p.requestresult, v.requestresult),
    json_array('PROCESSREFId', CAST(p.processref_id AS text), CAST(v.processref_id AS text)),
    json_array('ERRORTEXT', p.errortext, v.errortext),
    json_array('CREATEDBYId', CAST(p.createdby_id AS text), CAST(v.createdby_id AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Verdictexpiryrequest' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM verdictexpiryrequests_versions v
LEFT JOIN verdictexpiryrequests_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('VERDICTKEY', lower(substr(hex(p.verdictkey), 1, 8) || '-' || substr(hex(p.verdictkey), 9, 4) || '-' || substr(hex(p.verdictkey), 13, 4) || '-' || substr(hex(p.verdictkey), 17, 4) || '-' || nullif(substr(hex(p.verdictkey), 21), '')), lower(substr(hex(v.verdictkey), 1, 8) || '-' || substr(hex(v.verdictkey), 9, 4) || '-' || substr(hex(v.verdictkey), 13, 4) || '-' || substr(hex(v.verdictkey), 17, 4) || '-' || nullif(substr(hex(v.verdictkey), 21), ''))),
    json_array('REASON', p.reason, v.reason),
    json_array('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    json_array('REQUESTRESULT', p.requestresult, v.requestresult),
    json_array('CREATEDBYId', CAST(p.createdby_id AS text), CAST(v.createdby_id AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Membershiprequest' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM membershiprequests_versions v
LEFT JOIN membershiprequests_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('IDENTITYREFId', CAST(p.identityref_id AS text), CAST(v.identityref_id AS text)),
    json_array('CONTEXTREFId', CAST(p.contextref_id AS text), CAST(v.contextref_id AS text)),
    json_array('VALIDFROM', strftime('%Y-%m-%dT%H:%M:%S', (p.validfrom - (p.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validfrom % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validfrom - (v.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validfrom % 1000000 + 1000000) % 1000000)),
    json_array('VALIDTO', strftime('%Y-%m-%dT%H:%M:%S', (p.validto - (p.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validto % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validto - (v.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validto % 1000000 + 1000000) % 1000000)),
    json_array('REASON', p.reason, v.reason),
    json_array('MEMBERSHIPREFId', CAST(p.membershipref_id AS text), CAST(v.membershipref_id AS text)),
    json_array('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    json_array('REQUESTRESULT', p.requestresult, v.requestresult),
    json_array('PROCESSREFId', CAST(p.processref_id AS text), CAST(v.processref_id AS text)),
    json_array('ERRORTEXT', p.errortext, v.errortext),
    json_array('CREATEDBYId', CAST(p.createdby_id AS text), CAST(v.createdby_id AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Initialloadrequest' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM initialloadrequests_versions v
LEFT JOIN initialloadrequests_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('SYSTEMREFId', CAST(p.systemref_id AS text), CAST(v.systemref_id AS text)),
    json_array('MODE', CASE p.mode WHEN 1 THEN 'ShortValidity' WHEN 2 THEN 'ApproveAll' END, CASE v.mode WHEN 1 THEN 'ShortValidity' WHEN 2 THEN 'ApproveAll' END),
    json_array('DAYS', CAST(p.days AS text), CAST(v.days AS text)),
    json_array('REASON', p.reason, v.reason),
    json_array('ASSIGNED', CAST(p.assigned AS text), CAST(v.assigned AS text)),
    json_array('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    json_array('REQUESTRESULT', p.requestresult, v.requestresult),
    json_array('PROCESSREFId', CAST(p.processref_id AS text), CAST(v.processref_id AS text)),
    json_array('ERRORTEXT', p.errortext, v.errortext),
    json_array('CREATEDBYId', CAST(p.createdby_id AS text), CAST(v.createdby_id AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Provisioningtaskrequest' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM provisioningtaskrequests_versions v
LEFT JOIN provisioningtaskrequests_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('TASKREFId', CAST(p.taskref_id AS text), CAST(v.taskref_id AS text)),
    json_array('ACTION', CASE p.action WHEN 1 THEN 'Done' WHEN 2 THEN 'Failed' WHEN 3 THEN 'Retry' END, CASE v.action WHEN 1 THEN 'Done' WHEN 2 THEN 'Failed' WHEN 3 THEN 'Retry' END),
    json_array('REASON', p.reason, v.reason),
    json_array('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    json_array('REQUESTRESULT', p.requestresult, v.requestresult),
    json_array('PROCESSREFId', CAST(p.processref_id AS text), CAST(v.processref_id AS text)),
    json_array('ERRORTEXT', p.errortext, v.errortext),
    json_array('CREATEDBYId', CAST(p.createdby_id AS text), CAST(v.createdby_id AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Surveytemplate' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM surveytemplates_versions v
LEFT JOIN surveytemplates_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('NAME', p.name, v.name),
    json_array('TITLE', p.title, v.title),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('RESPONDENT', CASE p.respondent WHEN 1 THEN 'Manager' WHEN 2 THEN 'ResourceOwner' END, CASE v.respondent WHEN 1 THEN 'Manager' WHEN 2 THEN 'ResourceOwner' END),
    json_array('SCOPE', p.scope, v.scope),
    json_array('EXPIRYDAYS', CAST(p.expirydays AS text), CAST(v.expirydays AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Survey' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM surveies_versions v
LEFT JOIN surveies_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('NAME', p.name, v.name),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('TEMPLATEREFId', CAST(p.templateref_id AS text), CAST(v.templateref_id AS text)),
    json_array('DEADLINE', strftime('%Y-%m-%dT%H:%M:%S', (p.deadline - (p.deadline % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.deadline % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.deadline - (v.deadline % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.deadline % 1000000 + 1000000) % 1000000)),
    json_array('SYSTEMREFId', CAST(p.systemref_id AS text), CAST(v.systemref_id AS text)),
    json_array('SCOPE', p.scope, v.scope),
    json_array('EXPIRYDAYS', CAST(p.expirydays AS text), CAST(v.expirydays AS text)),
    json_array('SURVEYSTATUS', CASE p.surveystatus WHEN 1 THEN 'Draft' WHEN 2 THEN 'Generated' WHEN 3 THEN 'Preview' WHEN 4 THEN 'Launched' WHEN 5 THEN 'Completed' END, CASE v.surveystatus WHEN 1 THEN 'Draft' WHEN 2 THEN 'Generated' WHEN 3 THEN 'Preview' WHEN 4 THEN 'Launched' WHEN 5 THEN 'Completed' END),
    json_array('GENERATING', CASE p.generating WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.generating WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('ROUND', CAST(p.round AS text), CAST(v.round AS text)),
    json_array('QUESTIONCOUNT', CAST(p.questioncount AS text), CAST(v.questioncount AS text)),
    json_array('SUBMITTEDCOUNT', CAST(p.submittedcount AS text), CAST(v.submittedcount AS text)),
    json_array('PROGRESS', CAST(p.progress AS text), CAST(v.progress AS text)),
    json_array('TECHNICALCOUNT', CAST(p.technicalcount AS text), CAST(v.technicalcount AS text)),
    json_array('UNRESOLVEDCOUNT', CAST(p.unresolvedcount AS text), CAST(v.unresolvedcount AS text)),
    json_array('ORPHANCOUNT', CAST(p.orphancount AS text), CAST(v.orphancount AS text)),
    json_array('SYSTEMPERMISSIONCOUNT', CAST(p.systempermissioncount AS text), CAST(v.systempermissioncount AS text)),
    json_array('WARNINGS', p.warnings, v.warnings),
    json_array('LAUNCHEDAT', strftime('%Y-%m-%dT%H:%M:%S', (p.launchedat - (p.launchedat % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.launchedat % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.launchedat - (v.launchedat % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.launchedat % 1000000 + 1000000) % 1000000)),
    json_array('LAUNCHEDBYId', CAST(p.launchedby_id AS text), CAST(v.launchedby_id AS text)),
    json_array('COMPLETEDAT', strftime('%Y-%m-%dT%H:%M:%S', (p.completedat - (p.completedat % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.completedat % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.completedat - (v.completedat % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.completedat % 1000000 + 1000000) % 1000000)),
    json_array('CLOSEDEARLY', CASE p.closedearly WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.closedearly WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    json_array('REQUESTRESULT', p.requestresult, v.requestresult),
    json_array('PROCESSREFId', CAST(p.processref_id AS text), CAST(v.processref_id AS text)),
    json_array('ERRORTEXT', p.errortext, v.errortext),
    json_array('CREATEDBYId', CAST(p.createdby_id AS text), CAST(v.createdby_id AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ADMINISTRATOR' AS property, target_id AS item, 'Survey' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM surveies_administrator_versions
UNION ALL
SELECT owner_id, closed_by, 'ADMINISTRATOR', target_id, 'Survey', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM surveies_administrator_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Surveyquestion' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM surveyquestions_versions v
LEFT JOIN surveyquestions_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('SURVEYREFId', CAST(p.surveyref_id AS text), CAST(v.surveyref_id AS text)),
    json_array('ROUND', CAST(p.round AS text), CAST(v.round AS text)),
    json_array('IDENTITYREFId', CAST(p.identityref_id AS text), CAST(v.identityref_id AS text)),
    json_array('IDENTITYNAME', p.identityname, v.identityname),
    json_array('ROLEREFId', CAST(p.roleref_id AS text), CAST(v.roleref_id AS text)),
    json_array('ROLENAME', p.rolename, v.rolename),
    json_array('ACCOUNTNAME', p.accountname, v.accountname),
    json_array('CONTEXTREFId', CAST(p.contextref_id AS text), CAST(v.contextref_id AS text)),
    json_array('ASSIGNMENTKEY', lower(substr(hex(p.assignmentkey), 1, 8) || '-' || substr(hex(p.assignmentkey), 9, 4) || '-' || substr(hex(p.assignmentkey), 13, 4) || '-' || substr(hex(p.assignmentkey), 17, 4) || '-' || nullif(substr(hex(p.assignmentkey), 21), '')), lower(substr(hex(v.assignmentkey), 1, 8) || '-' || substr(hex(v.assignmentkey), 9, 4) || '-' || substr(hex(v.assignmentkey), 13, 4) || '-' || substr(hex(v.assignmentkey), 17, 4) || '-' || nullif(substr(hex(v.assignmentkey), 21), ''))),
    json_array('VALIDFROM', strftime('%Y-%m-%dT%H:%M:%S', (p.validfrom - (p.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validfrom % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validfrom - (v.validfrom % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validfrom % 1000000 + 1000000) % 1000000)),
    json_array('VALIDTO', strftime('%Y-%m-%dT%H:%M:%S', (p.validto - (p.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.validto % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.validto - (v.validto % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.validto % 1000000 + 1000000) % 1000000)),
    json_array('COMPLIANCE', CASE p.compliance WHEN 1 THEN 'None' WHEN 2 THEN 'Explicitly approved' WHEN 3 THEN 'Implicitly approved' WHEN 4 THEN 'Not approved' WHEN 5 THEN 'Orphan assignment' WHEN 6 THEN 'Pending deprovisioning' WHEN 7 THEN 'In violation' WHEN 8 THEN 'Implicitly assigned' END, CASE v.compliance WHEN 1 THEN 'None' WHEN 2 THEN 'Explicitly approved' WHEN 3 THEN 'Implicitly approved' WHEN 4 THEN 'Not approved' WHEN 5 THEN 'Orphan assignment' WHEN 6 THEN 'Pending deprovisioning' WHEN 7 THEN 'In violation' WHEN 8 THEN 'Implicitly assigned' END),
    json_array('REASONS', p.reasons, v.reasons),
    json_array('IDENTITYRISKLEVEL', CASE p.identityrisklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END, CASE v.identityrisklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END),
    json_array('ROLERISKLEVEL', CASE p.rolerisklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END, CASE v.rolerisklevel WHEN 1 THEN 'None' WHEN 2 THEN 'Low' WHEN 3 THEN 'Medium' WHEN 4 THEN 'High' WHEN 5 THEN 'Critical' END),
    json_array('WORKITEMREFId', CAST(p.workitemref_id AS text), CAST(v.workitemref_id AS text)),
    json_array('ACTION', CASE p.action WHEN 1 THEN 'Keep' WHEN 2 THEN 'Remove' END, CASE v.action WHEN 1 THEN 'Keep' WHEN 2 THEN 'Remove' END),
    json_array('ACTIONCOMMENT', p.actioncomment, v.actioncomment),
    json_array('QUESTIONSTATUS', CASE p.questionstatus WHEN 1 THEN 'Unassigned' WHEN 2 THEN 'Open' WHEN 3 THEN 'Answered' WHEN 4 THEN 'Submitted' WHEN 5 THEN 'Closed' END, CASE v.questionstatus WHEN 1 THEN 'Unassigned' WHEN 2 THEN 'Open' WHEN 3 THEN 'Answered' WHEN 4 THEN 'Submitted' WHEN 5 THEN 'Closed' END),
    json_array('DECIDEDBYId', CAST(p.decidedby_id AS text), CAST(v.decidedby_id AS text)),
    json_array('DECIDEDAT', strftime('%Y-%m-%dT%H:%M:%S', (p.decidedat - (p.decidedat % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.decidedat % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.decidedat - (v.decidedat % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.decidedat % 1000000 + 1000000) % 1000000)),
    json_array('DECIDEDFORId', CAST(p.decidedfor_id AS text), CAST(v.decidedfor_id AS text)),
    json_array('DELEGATIONREFId', CAST(p.delegationref_id AS text), CAST(v.delegationref_id AS text)),
    json_array('OUTCOME', CASE p.outcome WHEN 1 THEN 'Kept' WHEN 2 THEN 'Verdict' WHEN 3 THEN 'Ended' WHEN 4 THEN 'Routed' WHEN 5 THEN 'EndedAndRouted' WHEN 6 THEN 'Gone' END, CASE v.outcome WHEN 1 THEN 'Kept' WHEN 2 THEN 'Verdict' WHEN 3 THEN 'Ended' WHEN 4 THEN 'Routed' WHEN 5 THEN 'EndedAndRouted' WHEN 6 THEN 'Gone' END)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'RESPONDENT' AS property, target_id AS item, 'Surveyquestion' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM surveyquestions_respondent_versions
UNION ALL
SELECT owner_id, closed_by, 'RESPONDENT', target_id, 'Surveyquestion', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM surveyquestions_respondent_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Violationresetrequest' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM violationresetrequests_versions v
LEFT JOIN violationresetrequests_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('IDENTITYREFId', CAST(p.identityref_id AS text), CAST(v.identityref_id AS text)),
    json_array('BLOCKATONCE', CASE p.blockatonce WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.blockatonce WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('REASON', p.reason, v.reason),
    json_array('REQUESTSTATUS', CASE p.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END, CASE v.requeststatus WHEN 1 THEN 'New' WHEN 2 THEN 'Matched' WHEN 3 THEN 'Held' WHEN 4 THEN 'Running' WHEN 5 THEN 'Completed' WHEN 6 THEN 'Rejected' WHEN 7 THEN 'Failed' WHEN 8 THEN 'Duplicate' END),
    json_array('REQUESTRESULT', p.requestresult, v.requestresult),
    json_array('PROCESSREFId', CAST(p.processref_id AS text), CAST(v.processref_id AS text)),
    json_array('ERRORTEXT', p.errortext, v.errortext),
    json_array('CREATEDBYId', CAST(p.createdby_id AS text), CAST(v.createdby_id AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Processtemplate' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM processtemplates_versions v
LEFT JOIN processtemplates_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('NAME', p.name, v.name),
    json_array('TITLE', p.title, v.title),
    json_array('DESCRIPTION', p.description, v.description),
    json_array('STEPS', p.steps, v.steps),
    json_array('SHIPPED', CASE p.shipped WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.shipped WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('ACTIVE', CASE p.active WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.active WHEN 0 THEN 'false' WHEN 1 THEN 'true' END)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Process' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM processes_versions v
LEFT JOIN processes_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('TEMPLATE', p.template, v.template),
    json_array('PROCESSSTATUS', CASE p.processstatus WHEN 1 THEN 'Running' WHEN 2 THEN 'Waiting' WHEN 3 THEN 'Completed' WHEN 4 THEN 'CompletedWithErrors' WHEN 5 THEN 'Rejected' WHEN 6 THEN 'Terminated' WHEN 7 THEN 'Failed' END, CASE v.processstatus WHEN 1 THEN 'Running' WHEN 2 THEN 'Waiting' WHEN 3 THEN 'Completed' WHEN 4 THEN 'CompletedWithErrors' WHEN 5 THEN 'Rejected' WHEN 6 THEN 'Terminated' WHEN 7 THEN 'Failed' END),
    json_array('OUTCOME', p.outcome, v.outcome),
    json_array('ENTRYTYPE', CASE p.entrytype WHEN 1 THEN 'Lockout' WHEN 2 THEN 'Revocation' END, CASE v.entrytype WHEN 1 THEN 'Lockout' WHEN 2 THEN 'Revocation' END),
    json_array('SUBJECTREFId', CAST(p.subjectref_id AS text), CAST(v.subjectref_id AS text)),
    json_array('TriggerId', CAST(p.trigger_id AS text), CAST(v.trigger_id AS text)),
    json_array('TRIGGERUID', lower(substr(hex(p.triggeruid), 1, 8) || '-' || substr(hex(p.triggeruid), 9, 4) || '-' || substr(hex(p.triggeruid), 13, 4) || '-' || substr(hex(p.triggeruid), 17, 4) || '-' || nullif(substr(hex(p.triggeruid), 21), '')), lower(substr(hex(v.triggeruid), 1, 8) || '-' || substr(hex(v.triggeruid), 9, 4) || '-' || substr(hex(v.triggeruid), 13, 4) || '-' || substr(hex(v.triggeruid), 17, 4) || '-' || nullif(substr(hex(v.triggeruid), 21), ''))),
    json_array('TRIGGERTYPE', p.triggertype, v.triggertype),
    json_array('INCIDENTID', p.incidentid, v.incidentid),
    json_array('SOURCESYSTEM', p.sourcesystem, v.sourcesystem),
    json_array('SEVERITY', CASE p.severity WHEN 1 THEN 'Low' WHEN 2 THEN 'Medium' WHEN 3 THEN 'High' WHEN 4 THEN 'Critical' END, CASE v.severity WHEN 1 THEN 'Low' WHEN 2 THEN 'Medium' WHEN 3 THEN 'High' WHEN 4 THEN 'Critical' END),
    json_array('STARTEDBYId', CAST(p.startedby_id AS text), CAST(v.startedby_id AS text)),
    json_array('ONBEHALFOF', p.onbehalfof, v.onbehalfof),
    json_array('STARTTIME', strftime('%Y-%m-%dT%H:%M:%S', (p.starttime - (p.starttime % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.starttime % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.starttime - (v.starttime % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.starttime % 1000000 + 1000000) % 1000000)),
    json_array('ENDTIME', strftime('%Y-%m-%dT%H:%M:%S', (p.endtime - (p.endtime % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.endtime % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.endtime - (v.endtime % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.endtime % 1000000 + 1000000) % 1000000)),
    json_array('REASON', p.reason, v.reason),
    json_array('PRIORITY', CAST(p.priority AS text), CAST(v.priority AS text)),
    json_array('DRYRUN', CASE p.dryrun WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.dryrun WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('LOCKOUTREFId', CAST(p.lockoutref_id AS text), CAST(v.lockoutref_id AS text)),
    json_array('ERRORTEXT', p.errortext, v.errortext),
    json_array('DATA', p.data, v.data),
    json_array('CAUSE', CAST(p.cause AS text), CAST(v.cause AS text)),
    json_array('RUNKEY', p.runkey, v.runkey)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Processstep' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM processsteps_versions v
LEFT JOIN processsteps_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('PROCESSREFId', CAST(p.processref_id AS text), CAST(v.processref_id AS text)),
    json_array('NAME', p.name, v.name),
    json_array('POSITION', CAST(p.position AS text), CAST(v.position AS text)),
    json_array('STEPSTATUS', CASE p.stepstatus WHEN 1 THEN 'Running' WHEN 2 THEN 'Waiting' WHEN 3 THEN 'Completed' WHEN 4 THEN 'Failed' WHEN 5 THEN 'Skipped' END, CASE v.stepstatus WHEN 1 THEN 'Running' WHEN 2 THEN 'Waiting' WHEN 3 THEN 'Completed' WHEN 4 THEN 'Failed' WHEN 5 THEN 'Skipped' END),
    json_array('STARTTIME', strftime('%Y-%m-%dT%H:%M:%S', (p.starttime - (p.starttime % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.starttime % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.starttime - (v.starttime % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.starttime % 1000000 + 1000000) % 1000000)),
    json_array('ENDTIME', strftime('%Y-%m-%dT%H:%M:%S', (p.endtime - (p.endtime % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.endtime % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.endtime - (v.endtime % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.endtime % 1000000 + 1000000) % 1000000)),
    json_array('OUTCOME', p.outcome, v.outcome),
    json_array('DETAILS', p.details, v.details),
    json_array('ERRORTEXT', p.errortext, v.errortext),
    json_array('ATTEMPTS', CAST(p.attempts AS text), CAST(v.attempts AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Workitem' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM workitems_versions v
LEFT JOIN workitems_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('PROCESSREFId', CAST(p.processref_id AS text), CAST(v.processref_id AS text)),
    json_array('STEPREFId', CAST(p.stepref_id AS text), CAST(v.stepref_id AS text)),
    json_array('TITLE', p.title, v.title),
    json_array('QUESTION', p.question, v.question),
    json_array('CHOICES', p.choices, v.choices),
    json_array('SUBJECTREFId', CAST(p.subjectref_id AS text), CAST(v.subjectref_id AS text)),
    json_array('ASSIGNEEGROUPId', CAST(p.assigneegroup_id AS text), CAST(v.assigneegroup_id AS text)),
    json_array('REASONFOR', p.reasonfor, v.reasonfor),
    json_array('WORKITEMSTATUS', CASE p.workitemstatus WHEN 1 THEN 'Open' WHEN 2 THEN 'Completed' WHEN 3 THEN 'Cancelled' END, CASE v.workitemstatus WHEN 1 THEN 'Open' WHEN 2 THEN 'Completed' WHEN 3 THEN 'Cancelled' END),
    json_array('DECISION', p.decision, v.decision),
    json_array('DECIDEDBYId', CAST(p.decidedby_id AS text), CAST(v.decidedby_id AS text)),
    json_array('DECIDEDAT', strftime('%Y-%m-%dT%H:%M:%S', (p.decidedat - (p.decidedat % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.decidedat % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.decidedat - (v.decidedat % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.decidedat % 1000000 + 1000000) % 1000000)),
    json_array('DECIDEDFORId', CAST(p.decidedfor_id AS text), CAST(v.decidedfor_id AS text)),
    json_array('DELEGATIONREFId', CAST(p.delegationref_id AS text), CAST(v.delegationref_id AS text)),
    json_array('REASON', p.reason, v.reason),
    json_array('DUEAT', strftime('%Y-%m-%dT%H:%M:%S', (p.dueat - (p.dueat % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.dueat % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.dueat - (v.dueat % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.dueat % 1000000 + 1000000) % 1000000)),
    json_array('FLAGGED', CASE p.flagged WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.flagged WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('EXCLUDEDUSERId', CAST(p.excludeduser_id AS text), CAST(v.excludeduser_id AS text))
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ASSIGNEE' AS property, target_id AS item, 'Workitem' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM workitems_assignee_versions
UNION ALL
SELECT owner_id, closed_by, 'ASSIGNEE', target_id, 'Workitem', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM workitems_assignee_history
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'EXCLUDED' AS property, target_id AS item, 'Workitem' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM workitems_excluded_versions
UNION ALL
SELECT owner_id, closed_by, 'EXCLUDED', target_id, 'Workitem', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM workitems_excluded_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Evaluation' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM evaluations_versions v
LEFT JOIN evaluations_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('PROCESSREFId', CAST(p.processref_id AS text), CAST(v.processref_id AS text)),
    json_array('IDENTITYREFId', CAST(p.identityref_id AS text), CAST(v.identityref_id AS text)),
    json_array('EVALUATIONSTAGE', CASE p.evaluationstage WHEN 1 THEN 'Evaluate' WHEN 2 THEN 'Review' WHEN 3 THEN 'Ended' END, CASE v.evaluationstage WHEN 1 THEN 'Evaluate' WHEN 2 THEN 'Review' WHEN 3 THEN 'Ended' END),
    json_array('WORKITEMREFId', CAST(p.workitemref_id AS text), CAST(v.workitemref_id AS text)),
    json_array('EXPIRATIONDATE', strftime('%Y-%m-%dT%H:%M:%S', (p.expirationdate - (p.expirationdate % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (p.expirationdate % 1000000 + 1000000) % 1000000), strftime('%Y-%m-%dT%H:%M:%S', (v.expirationdate - (v.expirationdate % 1000000 + 1000000) % 1000000) / 1000000, 'unixepoch') || printf('.%06dZ', (v.expirationdate % 1000000 + 1000000) % 1000000)),
    json_array('REVOKEBLOCKED', CASE p.revokeblocked WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.revokeblocked WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('EVALUATORId', CAST(p.evaluator_id AS text), CAST(v.evaluator_id AS text)),
    json_array('REVIEWCOMMENT', p.reviewcomment, v.reviewcomment)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Constraintdecision' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM constraintdecisions_versions v
LEFT JOIN constraintdecisions_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('EVALUATIONREFId', CAST(p.evaluationref_id AS text), CAST(v.evaluationref_id AS text)),
    json_array('PROCESSREFId', CAST(p.processref_id AS text), CAST(v.processref_id AS text)),
    json_array('WORKITEMREFId', CAST(p.workitemref_id AS text), CAST(v.workitemref_id AS text)),
    json_array('IDENTITYREFId', CAST(p.identityref_id AS text), CAST(v.identityref_id AS text)),
    json_array('CONSTRAINTREFId', CAST(p.constraintref_id AS text), CAST(v.constraintref_id AS text)),
    json_array('NAME', p.name, v.name),
    json_array('SYSTEMREFId', CAST(p.systemref_id AS text), CAST(v.systemref_id AS text)),
    json_array('ACCOUNTNAME', p.accountname, v.accountname),
    json_array('ACTION', CASE p.action WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' WHEN 3 THEN 'Resolve' END, CASE v.action WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' WHEN 3 THEN 'Resolve' END),
    json_array('CONTROLREFId', CAST(p.controlref_id AS text), CAST(v.controlref_id AS text)),
    json_array('JUSTIFICATION', p.justification, v.justification),
    json_array('CONTROLREQUIRED', CASE p.controlrequired WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.controlrequired WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('PREVIOUSACTION', CASE p.previousaction WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' WHEN 3 THEN 'Resolve' END, CASE v.previousaction WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' WHEN 3 THEN 'Resolve' END),
    json_array('DECISIONSTATUS', CASE p.decisionstatus WHEN 1 THEN 'Evaluation pending' WHEN 2 THEN 'Allowed' WHEN 3 THEN 'Blocked' WHEN 4 THEN 'Resolved' END, CASE v.decisionstatus WHEN 1 THEN 'Evaluation pending' WHEN 2 THEN 'Allowed' WHEN 3 THEN 'Blocked' WHEN 4 THEN 'Resolved' END)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
UNION ALL
SELECT owner_id AS object_id, version_id AS event_id, 'ROLEREF' AS property, target_id AS item, 'Constraintdecision' AS type, effective_from AS time,
    CAST(NULL AS text) AS old, CAST(target_id AS text) AS new FROM constraintdecisions_roleref_versions
UNION ALL
SELECT owner_id, closed_by, 'ROLEREF', target_id, 'Constraintdecision', effective_to, CAST(target_id AS text), CAST(NULL AS text) FROM constraintdecisions_roleref_history
UNION ALL
SELECT v.id AS object_id, v.version_id AS event_id, x.value ->> 0 AS property, 0 AS item, 'Resourcedecision' AS type, v.effective_from AS time,
    x.value ->> 1 AS old, x.value ->> 2 AS new
FROM resourcedecisions_versions v
LEFT JOIN resourcedecisions_history p ON p.id = v.id AND p.closed_by = v.version_id
JOIN json_each(json_array(
    json_array('Deleted', CASE p.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.deleted WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('EVALUATIONREFId', CAST(p.evaluationref_id AS text), CAST(v.evaluationref_id AS text)),
    json_array('PROCESSREFId', CAST(p.processref_id AS text), CAST(v.processref_id AS text)),
    json_array('WORKITEMREFId', CAST(p.workitemref_id AS text), CAST(v.workitemref_id AS text)),
    json_array('IDENTITYREFId', CAST(p.identityref_id AS text), CAST(v.identityref_id AS text)),
    json_array('CONSTRAINTDECISIONId', CAST(p.constraintdecision_id AS text), CAST(v.constraintdecision_id AS text)),
    json_array('ROLEREFId', CAST(p.roleref_id AS text), CAST(v.roleref_id AS text)),
    json_array('NAME', p.name, v.name),
    json_array('SYSTEMNAME', p.systemname, v.systemname),
    json_array('ACCOUNTNAME', p.accountname, v.accountname),
    json_array('AssignmentKey', lower(substr(hex(p.assignment_key), 1, 8) || '-' || substr(hex(p.assignment_key), 9, 4) || '-' || substr(hex(p.assignment_key), 13, 4) || '-' || substr(hex(p.assignment_key), 17, 4) || '-' || nullif(substr(hex(p.assignment_key), 21), '')), lower(substr(hex(v.assignment_key), 1, 8) || '-' || substr(hex(v.assignment_key), 9, 4) || '-' || substr(hex(v.assignment_key), 13, 4) || '-' || substr(hex(v.assignment_key), 17, 4) || '-' || nullif(substr(hex(v.assignment_key), 21), ''))),
    json_array('DECISION', CASE p.decision WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' END, CASE v.decision WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' END),
    json_array('REASON', p.reason, v.reason),
    json_array('CONTROLREFId', CAST(p.controlref_id AS text), CAST(v.controlref_id AS text)),
    json_array('CONTROLREQUIRED', CASE p.controlrequired WHEN 0 THEN 'false' WHEN 1 THEN 'true' END, CASE v.controlrequired WHEN 0 THEN 'false' WHEN 1 THEN 'true' END),
    json_array('PREVIOUSDECISION', CASE p.previousdecision WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' END, CASE v.previousdecision WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' END),
    json_array('PREVIOUSREASON', p.previousreason, v.previousreason),
    json_array('OUTCOME', CASE p.outcome WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' END, CASE v.outcome WHEN 1 THEN 'Allow' WHEN 2 THEN 'Block' END)
)) x
WHERE x.value ->> 1 IS NOT x.value ->> 2
) c
LEFT JOIN audit_log e ON e.id = c.event_id;
