-- +goose Up

-- There is one question about each assignment in each round of a survey, however often its making is tried again.
CREATE UNIQUE INDEX surveyquestions_once ON surveyquestions (surveyref_id, round, assignmentkey);

-- The questions of a survey by how far they are, and those that a work item asks.
CREATE INDEX surveyquestions_standing ON surveyquestions (surveyref_id, questionstatus, id);

-- What respondents decided (R-715): questions that were submitted (4). Such a question is never deleted, and has
-- its versions, so that the audit proves it.
CREATE VIEW survey_decisions AS
SELECT q.id AS question_id, q.surveyref_id AS survey_id, q.identityref_id AS identity_id, q.roleref_id AS resource_id,
    q.assignmentkey AS assignment_key, q.accountname AS account_name, q.action AS decision, q.actioncomment AS comment,
    q.decidedat AS time, q.decidedby_id AS decided_by_id, q.decidedfor_id AS decided_for_id, 1 AS step, q.outcome
FROM surveyquestions q WHERE q.questionstatus = 4;
