-- +goose Up

-- Which work items are delegated to whom, from the beginning to the end of each delegation (R-1204): what
-- somebody was asked by name and nobody has decided, and what a delegate has decided in his place.
-- It is no way round what binds people themselves. Neither delegator nor delegate is locked (4), disabled (2) or
-- terminated (6), nor is the sign-in of the delegator switched off or out of its days. Nothing is about, or was
-- asked for by, one of them or anybody who ever wrote the delegation: that somebody else changes a remark in it
-- takes nobody's part away. What the delegate handed to the delegator himself does not come back to him. What a
-- technical identity is, asks for, makes and hands on counts as its owner's: to own one cannot be delegated. To end a
-- lock is not delegated either. Who is asked himself decides in his own name.
CREATE VIEW delegated_workitems AS
SELECT w.id AS work_item_id, d.id AS delegation_id, d.fromref_id AS delegator_id, d.toref_id AS delegate_id, m.id AS made_by_id,
    d.validfrom AS valid_from, d.validto AS valid_to
FROM delegations d
JOIN identities f ON f.id = d.fromref_id AND NOT f.deleted AND f.identitystatus NOT IN (2, 4, 6) AND f.identitycategory NOT IN (3, 4)
JOIN identities t ON t.id = d.toref_id AND NOT t.deleted AND t.identitystatus NOT IN (2, 4, 6) AND t.identitycategory NOT IN (3, 4)
JOIN workitems_assignee a ON a.target_id = d.fromref_id
JOIN workitems w ON w.id = a.owner_id AND NOT w.deleted
JOIN processes p ON p.id = w.processref_id
LEFT JOIN audit_events e ON e.id = (SELECT max(x.id) FROM delegations_versions v JOIN audit_events x ON x.id = v.version_id
    WHERE v.id = d.id AND x.identity_id <> d.fromref_id)
LEFT JOIN identities m ON m.id = e.identity_id
LEFT JOIN users u ON u.id = p.startedby_id
LEFT JOIN identities r ON r.id = u.identityref_id
LEFT JOIN identities s ON s.id = w.subjectref_id
WHERE NOT d.deleted
    AND (w.workitemstatus = 1 OR w.delegationref_id = d.id
        AND EXISTS (SELECT 1 FROM users u WHERE u.id = w.decidedby_id AND u.identityref_id = d.toref_id))
    AND p.template <> 'Revocation'
    AND (d.scope = 1 OR d.scope = 2 AND p.template = 'Lockout' OR d.scope = 3 AND p.template = 'Membership' OR d.scope = 4 AND p.template = 'Evaluation'
        OR d.scope = 5 AND p.template = 'Survey')
    AND coalesce(s.id, -1) NOT IN (d.fromref_id, d.toref_id)
    AND coalesce(s.identityowner_id, -1) NOT IN (d.fromref_id, d.toref_id)
    AND coalesce(r.id, -1) NOT IN (d.fromref_id, d.toref_id)
    AND coalesce(r.identityowner_id, -1) NOT IN (d.fromref_id, d.toref_id)
    AND NOT EXISTS (SELECT 1 FROM delegations_versions v JOIN audit_events x ON x.id = v.version_id LEFT JOIN identities h ON h.id = x.identity_id
        WHERE v.id = d.id AND (x.actor_id = p.startedby_id OR h.id IN (s.id, s.identityowner_id, r.id, r.identityowner_id)
            OR h.identityowner_id IN (s.id, s.identityowner_id, r.id, r.identityowner_id)))
    AND NOT EXISTS (SELECT 1 FROM audit_events x JOIN identities h ON h.id = x.identity_id
        WHERE x.id = a.version_id AND d.toref_id IN (h.id, h.identityowner_id))
    AND (EXISTS (SELECT 1 FROM users u WHERE u.identityref_id = f.id AND u.active AND NOT u.deleted
            AND (u.validfrom IS NULL OR u.validfrom <= (SELECT clock_timestamp() + offset_micros * interval '1 microsecond' FROM clock))
            AND (u.validto IS NULL OR u.validto >= (SELECT clock_timestamp() + offset_micros * interval '1 microsecond' FROM clock)))
        OR NOT EXISTS (SELECT 1 FROM users u WHERE u.identityref_id = f.id))
    AND NOT EXISTS (SELECT 1 FROM workitems_assignee o WHERE o.owner_id = w.id AND o.target_id = d.toref_id)
    AND NOT EXISTS (SELECT 1 FROM usergroups_members m JOIN users u ON u.id = m.target_id
        WHERE m.owner_id = w.assigneegroup_id AND u.identityref_id = d.toref_id);

-- Who ever wrote a delegation, and who owns whatever did. A question of a survey about one of them is not answered
-- by it.
CREATE VIEW delegation_makers AS
SELECT DISTINCT v.id AS delegation_id, m.id AS identity_id
FROM delegations_versions v
JOIN audit_events x ON x.id = v.version_id
JOIN identities h ON h.id = x.identity_id
JOIN identities m ON m.id IN (h.id, h.identityowner_id);
