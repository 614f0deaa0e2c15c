-- CreateEnum
CREATE TYPE "decline_reason" AS ENUM ('supervisor', 'unqualified', 'workload', 'reorganised', 'period', 'unsuitable', 'other', 'unstated');

-- AlterTable
ALTER TABLE "placement_event" ADD COLUMN     "decline_reason" "decline_reason";

-- AlterTable
ALTER TABLE "supervisor_answer" ADD COLUMN     "decline_reason" "decline_reason";


-- S5: why something is declined is chosen from a list, which is what is counted; a comment is anybody's own words. What
-- was declined before has its words and no choice.
ALTER TABLE "placement_event" DISABLE TRIGGER "placement_event_stays";
UPDATE "placement_event" SET "decline_reason" = 'unstated' WHERE "kind" = 'declined';
ALTER TABLE "placement_event" ENABLE TRIGGER "placement_event_stays";
ALTER TABLE "supervisor_answer" DISABLE TRIGGER "supervisor_answer_append_only";
UPDATE "supervisor_answer" SET "decline_reason" = 'unstated' WHERE NOT "accepts";
ALTER TABLE "supervisor_answer" ENABLE TRIGGER "supervisor_answer_append_only";
ALTER TABLE "placement_event" ADD CONSTRAINT "placement_event_declined" CHECK (
  ("kind" = 'declined') = ("decline_reason" IS NOT NULL));
ALTER TABLE "supervisor_answer" ADD CONSTRAINT "supervisor_answer_declined" CHECK ("accepts" = ("decline_reason" IS NULL));
ALTER TABLE "placement_event" DROP CONSTRAINT "placement_event_reason";
ALTER TABLE "placement_event" ADD CONSTRAINT "placement_event_reason" CHECK (
  "kind" NOT IN ('cancelled', 'interrupted') OR coalesce(btrim("reason"), '') <> '');

DROP TRIGGER "placement_event_audit_insert" ON "placement_event";
DROP TRIGGER "placement_event_audit_update" ON "placement_event";
DROP TRIGGER "placement_event_audit_delete" ON "placement_event";
SELECT "audit_table"('placement_event', 'id', 'placement_id,kind,cause,decline_reason,supervisor_id');
DROP TRIGGER "supervisor_answer_audit_insert" ON "supervisor_answer";
DROP TRIGGER "supervisor_answer_audit_update" ON "supervisor_answer";
DROP TRIGGER "supervisor_answer_audit_delete" ON "supervisor_answer";
SELECT "audit_table"('supervisor_answer', 'id', 'placement_id,supervisor_id,accepts,decline_reason');
