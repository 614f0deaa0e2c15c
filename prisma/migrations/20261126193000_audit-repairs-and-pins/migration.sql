-- The tables and columns that repairs, pins and reasons brought are logged like all others (P6)
SELECT "audit_table"('pin', 'id', 'term_id,student_id,offer_id,removed_at');
SELECT "audit_table"('run_reason', 'run_id,student_id', '');

DROP TRIGGER "matching_run_audit_insert" ON "matching_run";
DROP TRIGGER "matching_run_audit_update" ON "matching_run";
DROP TRIGGER "matching_run_audit_delete" ON "matching_run";
-- The summary follows the result, which is logged.
SELECT "audit_table"('matching_run', 'id', 'term_id,kind,policy,engine,status,chosen_at,applied_at', 'placed,unplaced,criteria');
DROP TRIGGER "placement_event_audit_insert" ON "placement_event";
DROP TRIGGER "placement_event_audit_update" ON "placement_event";
DROP TRIGGER "placement_event_audit_delete" ON "placement_event";
SELECT "audit_table"('placement_event', 'id', 'placement_id,kind,cause,supervisor_id');
