-- CreateEnum
CREATE TYPE "period_form" AS ENUM ('span', 'last-day');

-- CreateEnum
CREATE TYPE "answer" AS ENUM ('accepted', 'declined', 'tentative');

-- CreateEnum
CREATE TYPE "answer_channel" AS ENUM ('link', 'page');

-- CreateEnum
CREATE TYPE "calendar_method" AS ENUM ('REQUEST', 'CANCEL');

-- AlterEnum
ALTER TYPE "link_purpose" ADD VALUE 'supervisor-page';
ALTER TYPE "link_purpose" ADD VALUE 'reply';

-- AlterEnum
ALTER TYPE "occasion_kind" ADD VALUE 'meeting';
ALTER TYPE "occasion_kind" ADD VALUE 'session';
ALTER TYPE "occasion_kind" ADD VALUE 'network-meeting';

-- AlterTable
ALTER TABLE "access_link" ADD COLUMN     "feed_round" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "invitation_id" UUID,
ADD COLUMN     "supervisor_id" UUID;

-- An occasion becomes what takes place, with an invitation for each recipient; the student's keeps UID and SEQUENCE (C2).
DROP TRIGGER "occasion_audit_insert" ON "occasion";
DROP TRIGGER "occasion_audit_update" ON "occasion";
DROP TRIGGER "occasion_audit_delete" ON "occasion";
DROP TRIGGER "occasion_bound" ON "occasion";
DROP TRIGGER "occasion_sequence_rises" ON "occasion";
DROP INDEX "occasion_placement_id_kind_key";
ALTER TABLE "occasion"
ADD COLUMN     "id" UUID,
ADD COLUMN     "pilot_session_id" UUID,
ADD COLUMN     "term_id" TEXT,
ADD COLUMN     "key" TEXT,
ADD COLUMN     "title" TEXT,
ADD COLUMN     "contact" TEXT,
ADD COLUMN     "text" TEXT,
ALTER COLUMN "placement_id" DROP NOT NULL;
UPDATE "occasion" SET "id" = gen_random_uuid(), "key" = "kind"::text;

-- AlterTable
ALTER TABLE "outbox_message" ADD COLUMN     "calendar" TEXT,
ADD COLUMN     "calendar_method" "calendar_method";

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "occasion_id" UUID NOT NULL,
    "student_id" UUID,
    "supervisor_id" UUID,
    "person_id" UUID,
    "pilot_host_id" UUID,
    "pilot_student_id" UUID,
    "uid" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "asked_sequence" INTEGER NOT NULL DEFAULT 0,
    "status" "occasion_status" NOT NULL DEFAULT 'scheduled',
    "period_form" "period_form" NOT NULL DEFAULT 'span',
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" "answer",
    "answered_sequence" INTEGER,
    "answered_at" TIMESTAMPTZ(3),
    "answered_via" "answer_channel",

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation_version" (
    "invitation_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "method" "calendar_method" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "changes" TEXT[],
    "start_at" TIMESTAMPTZ(3),
    "end_at" TIMESTAMPTZ(3),
    "from_on" DATE,
    "to_on" DATE,
    "message_id" TEXT,

    CONSTRAINT "invitation_version_pkey" PRIMARY KEY ("invitation_id","sequence")
);

-- CreateTable
CREATE TABLE "supervisor_answer" (
    "id" BIGSERIAL NOT NULL,
    "placement_id" UUID NOT NULL,
    "supervisor_id" UUID NOT NULL,
    "accepts" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supervisor_answer_pkey" PRIMARY KEY ("id")
);

INSERT INTO "invitation" ("id", "occasion_id", "student_id", "uid", "sequence", "asked_sequence", "status", "changed_at")
  SELECT gen_random_uuid(), o."id", p."student_id", o."uid", o."sequence", o."sequence", o."status", o."changed_at"
  FROM "occasion" o JOIN "placement" p ON p."id" = o."placement_id";
INSERT INTO "invitation_version" ("invitation_id", "sequence", "method", "at", "changes", "start_at", "end_at", "from_on", "to_on")
  SELECT i."id", i."sequence", (CASE WHEN i."status" = 'cancelled' THEN 'CANCEL' ELSE 'REQUEST' END)::"calendar_method",
    i."changed_at", '{}', o."start_at", o."end_at", o."from_on", o."to_on"
  FROM "invitation" i JOIN "occasion" o ON o."id" = i."occasion_id";
-- The checks that wait for the end of the statement are done before the table is changed once more.
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE "occasion" DROP CONSTRAINT "occasion_pkey",
DROP COLUMN "sequence",
DROP COLUMN "uid",
ALTER COLUMN "id" SET NOT NULL,
ALTER COLUMN "key" SET NOT NULL,
ADD CONSTRAINT "occasion_pkey" PRIMARY KEY ("id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_uid_key" ON "invitation"("uid");

-- CreateIndex
CREATE INDEX "invitation_occasion_id_idx" ON "invitation"("occasion_id");

-- CreateIndex
CREATE INDEX "invitation_student_id_idx" ON "invitation"("student_id");

-- CreateIndex
CREATE INDEX "invitation_supervisor_id_idx" ON "invitation"("supervisor_id");

-- CreateIndex
CREATE INDEX "invitation_person_id_idx" ON "invitation"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_version_message_id_key" ON "invitation_version"("message_id");

-- CreateIndex
CREATE INDEX "supervisor_answer_placement_id_id_idx" ON "supervisor_answer"("placement_id", "id");

-- CreateIndex
CREATE INDEX "access_link_supervisor_id_idx" ON "access_link"("supervisor_id");

-- CreateIndex
CREATE INDEX "access_link_invitation_id_idx" ON "access_link"("invitation_id");

-- CreateIndex
CREATE UNIQUE INDEX "occasion_placement_id_key_key" ON "occasion"("placement_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "occasion_pilot_session_id_key_key" ON "occasion"("pilot_session_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "occasion_term_id_key_key" ON "occasion"("term_id", "key");

-- AddForeignKey
ALTER TABLE "occasion" ADD CONSTRAINT "occasion_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_occasion_id_fkey" FOREIGN KEY ("occasion_id") REFERENCES "occasion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_supervisor_id_fkey" FOREIGN KEY ("supervisor_id") REFERENCES "supervisor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_pilot_host_id_fkey" FOREIGN KEY ("pilot_host_id") REFERENCES "pilot_host"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_pilot_student_id_fkey" FOREIGN KEY ("pilot_student_id") REFERENCES "auscultant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occasion" ADD CONSTRAINT "occasion_pilot_session_id_fkey" FOREIGN KEY ("pilot_session_id") REFERENCES "pilot_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation_version" ADD CONSTRAINT "invitation_version_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervisor_answer" ADD CONSTRAINT "supervisor_answer_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervisor_answer" ADD CONSTRAINT "supervisor_answer_supervisor_id_fkey" FOREIGN KEY ("supervisor_id") REFERENCES "supervisor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_supervisor_id_fkey" FOREIGN KEY ("supervisor_id") REFERENCES "supervisor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "invitation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What belongs to what is settled when it is made (C2)
ALTER TABLE "occasion" ADD CONSTRAINT "occasion_owner" CHECK (num_nonnulls("placement_id", "pilot_session_id", "term_id") = 1);
ALTER TABLE "occasion" ADD CONSTRAINT "occasion_words" CHECK (btrim("key") <> '' AND btrim("title") <> '' AND btrim("location") <> '' AND btrim("contact") <> '' AND btrim("text") <> '');
CREATE TRIGGER "occasion_bound" BEFORE UPDATE ON "occasion" FOR EACH ROW
  WHEN ((NEW."id", NEW."placement_id", NEW."pilot_session_id", NEW."term_id", NEW."key", NEW."kind")
    IS DISTINCT FROM (OLD."id", OLD."placement_id", OLD."pilot_session_id", OLD."term_id", OLD."key", OLD."kind"))
  EXECUTE FUNCTION "refuse_moving"();

ALTER TABLE "invitation" ADD CONSTRAINT "invitation_recipient" CHECK (num_nonnulls("student_id", "supervisor_id", "person_id", "pilot_host_id", "pilot_student_id") = 1);
CREATE UNIQUE INDEX "invitation_once" ON "invitation" ("occasion_id", coalesce("student_id", "supervisor_id", "person_id", "pilot_host_id", "pilot_student_id"));
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_uid" CHECK ("uid" ~ '^[A-Za-z0-9_.-]+@[A-Za-z0-9_.-]+$');
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_sequence" CHECK ("asked_sequence" BETWEEN 0 AND "sequence");
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_answer" CHECK (
  num_nulls("answer", "answered_sequence", "answered_at", "answered_via") IN (0, 4) AND "answered_sequence" BETWEEN 0 AND "sequence");
CREATE TRIGGER "invitation_bound" BEFORE UPDATE ON "invitation" FOR EACH ROW
  WHEN ((NEW."id", NEW."occasion_id", NEW."uid", NEW."student_id", NEW."supervisor_id", NEW."person_id", NEW."pilot_host_id", NEW."pilot_student_id")
    IS DISTINCT FROM (OLD."id", OLD."occasion_id", OLD."uid", OLD."student_id", OLD."supervisor_id", OLD."person_id", OLD."pilot_host_id", OLD."pilot_student_id"))
  EXECUTE FUNCTION "refuse_moving"();
CREATE TRIGGER "invitation_sequence_rises" BEFORE UPDATE ON "invitation" FOR EACH ROW
  WHEN (NEW."sequence" < OLD."sequence" OR NEW."asked_sequence" < OLD."asked_sequence") EXECUTE FUNCTION "sequence_rises"();
CREATE TRIGGER "invitation_kept" BEFORE DELETE ON "invitation" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "invitation_not_emptied" BEFORE TRUNCATE ON "invitation" EXECUTE FUNCTION "refuse_rewriting"();

-- A version is written when it is the invitation's newest, with the METHOD that its state asks for, and stays.
CREATE FUNCTION "version_is_newest"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "invitation" WHERE "id" = NEW."invitation_id" AND "sequence" = NEW."sequence"
      AND ("status" = 'cancelled') = (NEW."method" = 'CANCEL')) THEN
    RAISE EXCEPTION 'C2: a version is what its invitation now is' USING ERRCODE = '23514', CONSTRAINT = 'invitation_version_is_newest';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "invitation_version_is_newest" BEFORE INSERT ON "invitation_version"
  FOR EACH ROW EXECUTE FUNCTION "version_is_newest"();
CREATE TRIGGER "invitation_version_append_only" BEFORE UPDATE OR DELETE ON "invitation_version"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "invitation_version_not_emptied" BEFORE TRUNCATE ON "invitation_version" EXECUTE FUNCTION "refuse_rewriting"();

-- Only whom a confirmation of the placement names has anything to say about it.
CREATE FUNCTION "supervisor_is_named"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "placement_event" WHERE "placement_id" = NEW."placement_id" AND "supervisor_id" = NEW."supervisor_id") THEN
    RAISE EXCEPTION 'the supervisor is not named in the placement' USING ERRCODE = '23514', CONSTRAINT = 'supervisor_answer_is_named';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "supervisor_answer_is_named" BEFORE INSERT ON "supervisor_answer"
  FOR EACH ROW EXECUTE FUNCTION "supervisor_is_named"();
CREATE TRIGGER "supervisor_answer_append_only" BEFORE UPDATE OR DELETE ON "supervisor_answer"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "supervisor_answer_not_emptied" BEFORE TRUNCATE ON "supervisor_answer" EXECUTE FUNCTION "refuse_rewriting"();

-- Whose a link is follows from what it is for. (As text: a value that this transaction added cannot be used in it.)
ALTER TABLE "access_link" DROP CONSTRAINT "access_link_owner";
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_owner" CHECK (
  num_nonnulls("person_id", "student_id", "supervisor_id", "auscultant_id", "host_id", "invitation_id") = 1 AND
  CASE "purpose"::text
    WHEN 'sign-in' THEN "person_id" IS NOT NULL
    WHEN 'answer' THEN "person_id" IS NOT NULL
    WHEN 'student-page' THEN "student_id" IS NOT NULL
    WHEN 'supervisor-page' THEN "supervisor_id" IS NOT NULL
    WHEN 'auscultation-page' THEN num_nonnulls("auscultant_id", "host_id") = 1
    WHEN 'reply' THEN "invitation_id" IS NOT NULL
    WHEN 'feed' THEN "invitation_id" IS NULL
    ELSE false
  END);
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_feed_round" CHECK ("feed_round" >= 0);
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_calendar" CHECK (("calendar" IS NULL) = ("calendar_method" IS NULL));

SELECT "audit_table"('occasion', 'id', 'placement_id,pilot_session_id,term_id,key,kind,status,start_at,end_at,from_on,to_on', 'changed_at');
SELECT "audit_table"('invitation', 'id', 'occasion_id,student_id,supervisor_id,person_id,pilot_host_id,pilot_student_id,sequence,status,period_form,answer,answered_via', 'changed_at');
SELECT "audit_table"('invitation_version', 'invitation_id,sequence', 'method,changes');
SELECT "audit_table"('supervisor_answer', 'id', 'placement_id,supervisor_id,accepts');
DROP TRIGGER "access_link_audit_insert" ON "access_link";
DROP TRIGGER "access_link_audit_update" ON "access_link";
DROP TRIGGER "access_link_audit_delete" ON "access_link";
SELECT "audit_table"('access_link', 'id', 'purpose,person_id,student_id,auscultant_id,host_id,supervisor_id,invitation_id,district_id,term_id,expires_at,revoked_at', 'feed_round');
DROP TRIGGER "outbox_message_audit_insert" ON "outbox_message";
DROP TRIGGER "outbox_message_audit_update" ON "outbox_message";
DROP TRIGGER "outbox_message_audit_delete" ON "outbox_message";
SELECT "audit_table"('outbox_message', 'id', 'status,digest_id', 'attempts,next_attempt_at,leased_until,failure,text,html,content,calendar,calendar_method,sent_at');
