-- CreateEnum
CREATE TYPE "run_kind" AS ENUM ('match', 'repair');

-- CreateEnum
CREATE TYPE "end_cause" AS ENUM ('place', 'student', 'repair', 'silence');

-- AlterTable
ALTER TABLE "matching_run" ADD COLUMN     "applied_at" TIMESTAMPTZ(3),
ADD COLUMN     "kind" "run_kind" NOT NULL DEFAULT 'match';

-- AlterTable
ALTER TABLE "placement_event" ADD COLUMN     "cause" "end_cause";


-- S5: a match is chosen; R20: a repair is applied
ALTER TABLE "matching_run" ADD CONSTRAINT "matching_run_use" CHECK (
  ("chosen_at" IS NULL OR "kind" = 'match') AND ("applied_at" IS NULL OR "kind" = 'repair'));
-- S8: what ended a published placement is known, because the next repair depends on it
ALTER TABLE "placement_event" ADD CONSTRAINT "placement_event_cause" CHECK (
  "kind" NOT IN ('cancelled', 'interrupted') OR "cause" IS NOT NULL);
