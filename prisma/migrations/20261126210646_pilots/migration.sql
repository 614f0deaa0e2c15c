-- CreateEnum
CREATE TYPE "pilot_phase" AS ENUM ('draft', 'collecting', 'planned', 'published', 'held', 'evaluated');

-- CreateEnum
CREATE TYPE "module_audience" AS ENUM ('group', 'district', 'pilot');

-- CreateEnum
CREATE TYPE "module_position" AS ENUM ('any', 'first', 'last');

-- CreateEnum
CREATE TYPE "host_kind" AS ENUM ('staff', 'term-five', 'teacher');

-- CreateEnum
CREATE TYPE "pilot_plan_kind" AS ENUM ('plan', 'replan', 'edit');

-- CreateEnum
CREATE TYPE "session_outcome" AS ENUM ('held', 'not-held');

-- AlterEnum
ALTER TYPE "link_purpose" ADD VALUE 'auscultation-page';

-- AlterTable
ALTER TABLE "access_link" ADD COLUMN     "auscultant_id" UUID,
ADD COLUMN     "host_id" UUID;

-- AlterTable
ALTER TABLE "import_batch" ADD COLUMN     "pilot_id" UUID;

-- CreateTable
CREATE TABLE "pilot" (
    "id" UUID NOT NULL,
    "term_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "university_id" TEXT NOT NULL,
    "phase" "pilot_phase" NOT NULL DEFAULT 'draft',
    "weeks" TEXT[],
    "minimum_days" INTEGER NOT NULL DEFAULT 3,
    "maximum_days" INTEGER NOT NULL DEFAULT 5,
    "wanted_days" INTEGER NOT NULL DEFAULT 4,
    "seed" TEXT NOT NULL,
    "plan_id" UUID,
    "copied_from_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pilot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pilot_move" (
    "id" UUID NOT NULL,
    "pilot_id" UUID NOT NULL,
    "from" "pilot_phase" NOT NULL,
    "to" "pilot_phase" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID,

    CONSTRAINT "pilot_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pilot_pass" (
    "id" UUID NOT NULL,
    "pilot_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "starts_at" TEXT NOT NULL,
    "ends_at" TEXT NOT NULL,

    CONSTRAINT "pilot_pass_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pilot_module" (
    "id" UUID NOT NULL,
    "pilot_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "audience" "module_audience" NOT NULL,
    "passes" INTEGER NOT NULL DEFAULT 1,
    "staff_hosts" INTEGER NOT NULL DEFAULT 0,
    "term_five_hosts" INTEGER NOT NULL DEFAULT 0,
    "teacher_hosts" INTEGER NOT NULL DEFAULT 0,
    "position" "module_position" NOT NULL DEFAULT 'any',
    "venue_id" UUID,
    "number" INTEGER NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "pilot_module_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pilot_district" (
    "pilot_id" UUID NOT NULL,
    "district_id" TEXT NOT NULL,
    "places" INTEGER NOT NULL DEFAULT 10,
    "groups" INTEGER NOT NULL DEFAULT 2,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "pilot_district_pkey" PRIMARY KEY ("pilot_id","district_id")
);

-- CreateTable
CREATE TABLE "pilot_venue" (
    "id" UUID NOT NULL,
    "pilot_id" UUID NOT NULL,
    "district_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT,
    "seats" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "pilot_venue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pilot_host" (
    "id" UUID NOT NULL,
    "pilot_id" UUID NOT NULL,
    "kind" "host_kind" NOT NULL,
    "district_id" TEXT,
    "name" TEXT,
    "email" TEXT,
    "student_id" UUID,
    "person_id" UUID,
    "maximum_sessions" INTEGER NOT NULL,
    "language" "language" NOT NULL DEFAULT 'sv',
    "answered_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "pilot_host_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "host_module" (
    "host_id" UUID NOT NULL,
    "module_id" UUID NOT NULL,

    CONSTRAINT "host_module_pkey" PRIMARY KEY ("host_id","module_id")
);

-- CreateTable
CREATE TABLE "host_absence" (
    "host_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "pass_id" UUID NOT NULL,

    CONSTRAINT "host_absence_pkey" PRIMARY KEY ("host_id","on","pass_id")
);

-- CreateTable
CREATE TABLE "venue_absence" (
    "venue_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "pass_id" UUID NOT NULL,

    CONSTRAINT "venue_absence_pkey" PRIMARY KEY ("venue_id","on","pass_id")
);

-- CreateTable
CREATE TABLE "pilot_group" (
    "id" UUID NOT NULL,
    "pilot_id" UUID NOT NULL,
    "district_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,

    CONSTRAINT "pilot_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auscultant" (
    "id" UUID NOT NULL,
    "pilot_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "first_name" TEXT,
    "last_name" TEXT,
    "email" TEXT,
    "sex" "sex",
    "language" "language" NOT NULL DEFAULT 'sv',
    "protected" BOOLEAN NOT NULL DEFAULT false,
    "district_id" TEXT,
    "group_id" UUID,
    "evaluated_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auscultant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pilot_plan" (
    "id" UUID NOT NULL,
    "pilot_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "pilot_plan_kind" NOT NULL,
    "status" "run_status" NOT NULL,
    "input" JSONB NOT NULL,
    "previous_id" UUID,
    "result" JSONB,
    "bounds" JSONB,
    "reason" TEXT,
    "failure" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "person_id" UUID,

    CONSTRAINT "pilot_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pilot_choice" (
    "id" BIGSERIAL NOT NULL,
    "pilot_id" UUID NOT NULL,
    "plan_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID,

    CONSTRAINT "pilot_choice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pilot_session" (
    "id" UUID NOT NULL,
    "pilot_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "module_id" UUID NOT NULL,
    "venue_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "passes" TEXT[],
    "locked_at" TIMESTAMPTZ(3),
    "locked_by_id" UUID,
    "outcome" "session_outcome",
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "pilot_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_host" (
    "session_id" UUID NOT NULL,
    "host_id" UUID NOT NULL,

    CONSTRAINT "session_host_pkey" PRIMARY KEY ("session_id","host_id")
);

-- CreateTable
CREATE TABLE "session_group" (
    "session_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,

    CONSTRAINT "session_group_pkey" PRIMARY KEY ("session_id","group_id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "session_id" UUID NOT NULL,
    "auscultant_id" UUID NOT NULL,
    "present" BOOLEAN NOT NULL,
    "marked_at" TIMESTAMPTZ(3) NOT NULL,
    "marked_by_id" UUID,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("session_id","auscultant_id")
);

-- CreateTable
CREATE TABLE "session_occasion" (
    "uid" TEXT NOT NULL,
    "session_id" UUID NOT NULL,
    "auscultant_id" UUID,
    "host_id" UUID,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "status" "occasion_status" NOT NULL DEFAULT 'scheduled',
    "start_at" TIMESTAMPTZ(3) NOT NULL,
    "end_at" TIMESTAMPTZ(3) NOT NULL,
    "content_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_occasion_pkey" PRIMARY KEY ("uid")
);

-- CreateTable
CREATE TABLE "evaluation" (
    "id" UUID NOT NULL,
    "pilot_id" UUID NOT NULL,
    "district_id" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "best" TEXT,
    "better" TEXT,

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_score" (
    "evaluation_id" UUID NOT NULL,
    "module_id" UUID NOT NULL,
    "score" INTEGER NOT NULL,

    CONSTRAINT "evaluation_score_pkey" PRIMARY KEY ("evaluation_id","module_id")
);

-- CreateTable
CREATE TABLE "pilot_note" (
    "id" UUID NOT NULL,
    "pilot_id" UUID NOT NULL,
    "module_id" UUID,
    "district_id" TEXT,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "pilot_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "pilot_term_id_name_key" ON "pilot"("term_id", "name");

-- CreateIndex
CREATE INDEX "pilot_move_pilot_id_at_idx" ON "pilot_move"("pilot_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "pilot_pass_pilot_id_key_key" ON "pilot_pass"("pilot_id", "key");

-- CreateIndex
CREATE INDEX "pilot_module_pilot_id_number_idx" ON "pilot_module"("pilot_id", "number");

-- CreateIndex
CREATE INDEX "pilot_venue_pilot_id_district_id_idx" ON "pilot_venue"("pilot_id", "district_id");

-- CreateIndex
CREATE INDEX "pilot_host_pilot_id_district_id_idx" ON "pilot_host"("pilot_id", "district_id");

-- CreateIndex
CREATE INDEX "pilot_host_student_id_idx" ON "pilot_host"("student_id");

-- CreateIndex
CREATE INDEX "pilot_host_person_id_idx" ON "pilot_host"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "pilot_group_pilot_id_district_id_number_key" ON "pilot_group"("pilot_id", "district_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "pilot_group_id_pilot_id_district_id_key" ON "pilot_group"("id", "pilot_id", "district_id");

-- CreateIndex
CREATE INDEX "auscultant_pilot_id_group_id_idx" ON "auscultant"("pilot_id", "group_id");

-- CreateIndex
CREATE UNIQUE INDEX "pilot_plan_pilot_id_number_key" ON "pilot_plan"("pilot_id", "number");

-- CreateIndex
CREATE INDEX "pilot_choice_pilot_id_id_idx" ON "pilot_choice"("pilot_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "pilot_session_pilot_id_key_key" ON "pilot_session"("pilot_id", "key");

-- CreateIndex
CREATE INDEX "session_host_host_id_idx" ON "session_host"("host_id");

-- CreateIndex
CREATE INDEX "session_group_group_id_idx" ON "session_group"("group_id");

-- CreateIndex
CREATE INDEX "attendance_auscultant_id_idx" ON "attendance"("auscultant_id");

-- CreateIndex
CREATE INDEX "session_occasion_auscultant_id_idx" ON "session_occasion"("auscultant_id");

-- CreateIndex
CREATE INDEX "session_occasion_host_id_idx" ON "session_occasion"("host_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_occasion_session_id_auscultant_id_key" ON "session_occasion"("session_id", "auscultant_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_occasion_session_id_host_id_key" ON "session_occasion"("session_id", "host_id");

-- CreateIndex
CREATE INDEX "evaluation_pilot_id_district_id_idx" ON "evaluation"("pilot_id", "district_id");

-- CreateIndex
CREATE INDEX "pilot_note_pilot_id_at_idx" ON "pilot_note"("pilot_id", "at");

-- CreateIndex
CREATE INDEX "access_link_auscultant_id_idx" ON "access_link"("auscultant_id");

-- CreateIndex
CREATE INDEX "access_link_host_id_idx" ON "access_link"("host_id");

-- AddForeignKey
ALTER TABLE "pilot" ADD CONSTRAINT "pilot_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot" ADD CONSTRAINT "pilot_university_id_fkey" FOREIGN KEY ("university_id") REFERENCES "university"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot" ADD CONSTRAINT "pilot_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "pilot_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot" ADD CONSTRAINT "pilot_copied_from_id_fkey" FOREIGN KEY ("copied_from_id") REFERENCES "pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_move" ADD CONSTRAINT "pilot_move_pilot_id_fkey" FOREIGN KEY ("pilot_id") REFERENCES "pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_move" ADD CONSTRAINT "pilot_move_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_pass" ADD CONSTRAINT "pilot_pass_pilot_id_fkey" FOREIGN KEY ("pilot_id") REFERENCES "pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_module" ADD CONSTRAINT "pilot_module_pilot_id_fkey" FOREIGN KEY ("pilot_id") REFERENCES "pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_module" ADD CONSTRAINT "pilot_module_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "pilot_venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_district" ADD CONSTRAINT "pilot_district_pilot_id_fkey" FOREIGN KEY ("pilot_id") REFERENCES "pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_district" ADD CONSTRAINT "pilot_district_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_venue" ADD CONSTRAINT "pilot_venue_pilot_id_fkey" FOREIGN KEY ("pilot_id") REFERENCES "pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_venue" ADD CONSTRAINT "pilot_venue_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_host" ADD CONSTRAINT "pilot_host_pilot_id_fkey" FOREIGN KEY ("pilot_id") REFERENCES "pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_host" ADD CONSTRAINT "pilot_host_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_host" ADD CONSTRAINT "pilot_host_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_host" ADD CONSTRAINT "pilot_host_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_module" ADD CONSTRAINT "host_module_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "pilot_host"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_module" ADD CONSTRAINT "host_module_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "pilot_module"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_absence" ADD CONSTRAINT "host_absence_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "pilot_host"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "host_absence" ADD CONSTRAINT "host_absence_pass_id_fkey" FOREIGN KEY ("pass_id") REFERENCES "pilot_pass"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "venue_absence" ADD CONSTRAINT "venue_absence_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "pilot_venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "venue_absence" ADD CONSTRAINT "venue_absence_pass_id_fkey" FOREIGN KEY ("pass_id") REFERENCES "pilot_pass"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_group" ADD CONSTRAINT "pilot_group_pilot_id_fkey" FOREIGN KEY ("pilot_id") REFERENCES "pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_group" ADD CONSTRAINT "pilot_group_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auscultant" ADD CONSTRAINT "auscultant_pilot_id_fkey" FOREIGN KEY ("pilot_id") REFERENCES "pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auscultant" ADD CONSTRAINT "auscultant_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auscultant" ADD CONSTRAINT "auscultant_group_fkey" FOREIGN KEY ("group_id", "pilot_id", "district_id") REFERENCES "pilot_group"("id", "pilot_id", "district_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_plan" ADD CONSTRAINT "pilot_plan_pilot_id_fkey" FOREIGN KEY ("pilot_id") REFERENCES "pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_plan" ADD CONSTRAINT "pilot_plan_previous_id_fkey" FOREIGN KEY ("previous_id") REFERENCES "pilot_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_plan" ADD CONSTRAINT "pilot_plan_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_choice" ADD CONSTRAINT "pilot_choice_pilot_id_fkey" FOREIGN KEY ("pilot_id") REFERENCES "pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_choice" ADD CONSTRAINT "pilot_choice_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "pilot_plan"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_choice" ADD CONSTRAINT "pilot_choice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_session" ADD CONSTRAINT "pilot_session_pilot_id_fkey" FOREIGN KEY ("pilot_id") REFERENCES "pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_session" ADD CONSTRAINT "pilot_session_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "pilot_module"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_session" ADD CONSTRAINT "pilot_session_venue_id_fkey" FOREIGN KEY ("venue_id") REFERENCES "pilot_venue"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_session" ADD CONSTRAINT "pilot_session_locked_by_id_fkey" FOREIGN KEY ("locked_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_host" ADD CONSTRAINT "session_host_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "pilot_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_host" ADD CONSTRAINT "session_host_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "pilot_host"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_group" ADD CONSTRAINT "session_group_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "pilot_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_group" ADD CONSTRAINT "session_group_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "pilot_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "pilot_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_auscultant_id_fkey" FOREIGN KEY ("auscultant_id") REFERENCES "auscultant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_marked_by_id_fkey" FOREIGN KEY ("marked_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_occasion" ADD CONSTRAINT "session_occasion_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "pilot_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_occasion" ADD CONSTRAINT "session_occasion_auscultant_id_fkey" FOREIGN KEY ("auscultant_id") REFERENCES "auscultant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_occasion" ADD CONSTRAINT "session_occasion_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "pilot_host"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_pilot_id_fkey" FOREIGN KEY ("pilot_id") REFERENCES "pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_score" ADD CONSTRAINT "evaluation_score_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_score" ADD CONSTRAINT "evaluation_score_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "pilot_module"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_note" ADD CONSTRAINT "pilot_note_pilot_id_fkey" FOREIGN KEY ("pilot_id") REFERENCES "pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_note" ADD CONSTRAINT "pilot_note_module_id_fkey" FOREIGN KEY ("module_id") REFERENCES "pilot_module"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_note" ADD CONSTRAINT "pilot_note_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pilot_note" ADD CONSTRAINT "pilot_note_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_auscultant_id_fkey" FOREIGN KEY ("auscultant_id") REFERENCES "auscultant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_host_id_fkey" FOREIGN KEY ("host_id") REFERENCES "pilot_host"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_pilot_id_fkey" FOREIGN KEY ("pilot_id") REFERENCES "pilot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;




-- What Prisma's language cannot say

ALTER TABLE "pilot" ADD CONSTRAINT "pilot_name" CHECK (btrim("name") <> '');
ALTER TABLE "pilot" ADD CONSTRAINT "pilot_weeks" CHECK (
  array_to_string("weeks", ',') ~ '^([0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])(,|$))*$');
-- A6
ALTER TABLE "pilot" ADD CONSTRAINT "pilot_days" CHECK ("minimum_days" >= 1 AND "maximum_days" <= 5
  AND "wanted_days" BETWEEN "minimum_days" AND "maximum_days");
ALTER TABLE "pilot" ADD CONSTRAINT "pilot_copied_from_other" CHECK ("copied_from_id" <> "id");
ALTER TABLE "pilot_move" ADD CONSTRAINT "pilot_move_other" CHECK ("from" <> "to");
ALTER TABLE "pilot_pass" ADD CONSTRAINT "pilot_pass_times" CHECK (
  "starts_at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "ends_at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "starts_at" < "ends_at");
ALTER TABLE "pilot_module" ADD CONSTRAINT "pilot_module_numbers" CHECK ("passes" BETWEEN 1 AND 10
  AND "staff_hosts" BETWEEN 0 AND 20 AND "term_five_hosts" BETWEEN 0 AND 20 AND "teacher_hosts" BETWEEN 0 AND 20);
ALTER TABLE "pilot_district" ADD CONSTRAINT "pilot_district_numbers" CHECK (
  "places" BETWEEN 0 AND 500 AND "groups" BETWEEN 0 AND 50 AND ("places" = 0) = ("groups" = 0) AND "groups" <= "places");
ALTER TABLE "pilot_venue" ADD CONSTRAINT "pilot_venue_seats" CHECK ("seats" BETWEEN 1 AND 10000 AND btrim("name") <> '');
CREATE UNIQUE INDEX "pilot_venue_once" ON "pilot_venue" ("pilot_id", "district_id", lower("name")) WHERE "removed_at" IS NULL;
ALTER TABLE "pilot_group" ADD CONSTRAINT "pilot_group_number" CHECK ("number" >= 1);

-- A3, A9: what each kind of host is, and where
ALTER TABLE "pilot_host" ADD CONSTRAINT "pilot_host_kind" CHECK (CASE "kind"
  WHEN 'staff' THEN "name" IS NOT NULL AND "student_id" IS NULL AND "person_id" IS NULL
  WHEN 'term-five' THEN "district_id" IS NOT NULL AND num_nonnulls("name", "student_id") = 1 AND "person_id" IS NULL AND "email" IS NULL
  WHEN 'teacher' THEN "district_id" IS NULL AND num_nonnulls("name", "person_id") = 1 AND "student_id" IS NULL AND ("email" IS NULL OR "name" IS NOT NULL)
END);
ALTER TABLE "pilot_host" ADD CONSTRAINT "pilot_host_name" CHECK (btrim("name") <> '');
ALTER TABLE "pilot_host" ADD CONSTRAINT "pilot_host_email_lower_case" CHECK ("email" = lower("email"));
ALTER TABLE "pilot_host" ADD CONSTRAINT "pilot_host_sessions" CHECK ("maximum_sessions" BETWEEN 0 AND 100);
CREATE UNIQUE INDEX "pilot_host_student_once" ON "pilot_host" ("pilot_id", "student_id") WHERE "removed_at" IS NULL;
CREATE UNIQUE INDEX "pilot_host_person_once" ON "pilot_host" ("pilot_id", "person_id") WHERE "removed_at" IS NULL;

-- A9: a term-five student hosts where the student has a placement in the pilot's term; a teacher with an account is
-- one of the pilot's university
CREATE FUNCTION "host_may_lead"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."student_id" IS NOT NULL AND NOT EXISTS (
    SELECT FROM "placement" JOIN "offer" ON "offer"."id" = "offer_id" JOIN "unit" ON "unit"."id" = "unit_id"
      JOIN "pilot" ON "pilot"."term_id" = "placement"."term_id"
    WHERE "placement"."student_id" = NEW."student_id" AND "active" AND "unit"."district_id" = NEW."district_id"
      AND "pilot"."id" = NEW."pilot_id") THEN
    RAISE EXCEPTION 'A9: the student has no placement in the district' USING ERRCODE = '23514', CONSTRAINT = 'pilot_host_placed';
  END IF;
  IF NEW."person_id" IS NOT NULL AND NOT EXISTS (
    SELECT FROM "role" JOIN "pilot" USING ("university_id")
    WHERE "person_id" = NEW."person_id" AND "kind" = 'teacher' AND "pilot"."id" = NEW."pilot_id") THEN
    RAISE EXCEPTION 'the person is no teacher of the university' USING ERRCODE = '23514', CONSTRAINT = 'pilot_host_teaches';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "pilot_host_may_lead" BEFORE INSERT OR UPDATE OF "student_id", "person_id", "district_id" ON "pilot_host"
  FOR EACH ROW EXECUTE FUNCTION "host_may_lead"();

-- Students. P2: of a protected person there is nothing to leak
CREATE UNIQUE INDEX "auscultant_number_once" ON "auscultant" ("pilot_id", lower("number"));
ALTER TABLE "auscultant" ADD CONSTRAINT "auscultant_number_given" CHECK (btrim("number") <> '');
ALTER TABLE "auscultant" ADD CONSTRAINT "auscultant_protected" CHECK (NOT "protected" OR ("first_name" IS NULL AND "last_name" IS NULL AND "email" IS NULL));
-- The foreign key compares pilot and district too, but not where one of them is null
ALTER TABLE "auscultant" ADD CONSTRAINT "auscultant_group_in_district" CHECK ("group_id" IS NULL OR "district_id" IS NOT NULL);
ALTER TABLE "auscultant" ADD CONSTRAINT "auscultant_withdrawn_from_group" CHECK ("withdrawn_at" IS NULL OR "group_id" IS NULL);

-- A pilot's phase is where its newest move has led, and only these moves exist
CREATE FUNCTION "pilot_moves"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  current "pilot_phase";
  planned boolean;
  allowed boolean;
BEGIN
  SELECT "phase", "plan_id" IS NOT NULL INTO current, planned FROM "pilot" WHERE "id" = NEW."pilot_id" FOR UPDATE;
  allowed := NEW."from" = current AND (NEW."from", NEW."to") IN (
    ('draft', 'collecting'), ('collecting', 'draft'), ('collecting', 'planned'), ('planned', 'collecting'),
    ('planned', 'published'), ('published', 'held'), ('held', 'evaluated')) AND (NEW."to" <> 'planned' OR planned);
  IF allowed IS NOT TRUE THEN
    RAISE EXCEPTION 'a pilot that is % cannot move from % to %', current, NEW."from", NEW."to" USING ERRCODE = '23514', CONSTRAINT = 'pilot_move_allowed';
  END IF;
  UPDATE "pilot" SET "phase" = NEW."to" WHERE "id" = NEW."pilot_id";
  RETURN NEW;
END $$;
CREATE TRIGGER "pilot_phase_follows_moves" BEFORE INSERT ON "pilot_move"
  FOR EACH ROW EXECUTE FUNCTION "pilot_moves"();

-- A pilot's plan is the newest choice's: one of its own plans, with sessions
CREATE FUNCTION "pilot_chooses"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "pilot_plan" WHERE "id" = NEW."plan_id" AND "pilot_id" = NEW."pilot_id"
      AND "status" IN ('optimal', 'feasible')) THEN
    RAISE EXCEPTION 'the plan is not one of the pilot that can be held' USING ERRCODE = '23514', CONSTRAINT = 'pilot_choice_possible';
  END IF;
  UPDATE "pilot" SET "plan_id" = NEW."plan_id" WHERE "id" = NEW."pilot_id";
  RETURN NEW;
END $$;
CREATE TRIGGER "pilot_plan_follows_choices" BEFORE INSERT ON "pilot_choice"
  FOR EACH ROW EXECUTE FUNCTION "pilot_chooses"();
CREATE TRIGGER "pilot_phase_not_by_hand" BEFORE UPDATE ON "pilot" FOR EACH ROW
  WHEN ((NEW."phase", NEW."plan_id") IS DISTINCT FROM (OLD."phase", OLD."plan_id")) EXECUTE FUNCTION "refuse_by_hand"('pilot_phase_not_by_hand');
CREATE TRIGGER "pilot_begins_as_draft" BEFORE INSERT ON "pilot" FOR EACH ROW
  WHEN (NEW."phase" <> 'draft' OR NEW."plan_id" IS NOT NULL) EXECUTE FUNCTION "refuse_by_hand"('pilot_phase_not_by_hand');

-- A plan keeps what it was given and, once it has ended, what it answered
ALTER TABLE "pilot_plan" ADD CONSTRAINT "pilot_plan_number" CHECK ("number" >= 1);
ALTER TABLE "pilot_plan" ADD CONSTRAINT "pilot_plan_finished" CHECK (("status" = 'running') = ("finished_at" IS NULL));
ALTER TABLE "pilot_plan" ADD CONSTRAINT "pilot_plan_result" CHECK ("status" NOT IN ('optimal', 'feasible', 'infeasible') OR "result" IS NOT NULL);
CREATE FUNCTION "plan_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."id", NEW."pilot_id", NEW."number", NEW."kind", NEW."input", NEW."previous_id", NEW."reason", NEW."started_at", NEW."person_id")
      IS DISTINCT FROM (OLD."id", OLD."pilot_id", OLD."number", OLD."kind", OLD."input", OLD."previous_id", OLD."reason", OLD."started_at", OLD."person_id")
    OR OLD."finished_at" IS NOT NULL THEN
    RAISE EXCEPTION 'a plan stays what it was' USING ERRCODE = '23514', CONSTRAINT = 'pilot_plan_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "pilot_plan_stays" BEFORE UPDATE ON "pilot_plan" FOR EACH ROW EXECUTE FUNCTION "plan_stays"();

-- What belongs together is of one pilot
CREATE FUNCTION "parts_of_one_pilot"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  given jsonb := to_jsonb(NEW);
  pilots integer;
BEGIN
  SELECT count(DISTINCT "pilot_id") INTO pilots FROM (
    SELECT (given ->> 'pilot_id')::uuid AS "pilot_id"
    UNION ALL SELECT "pilot_id" FROM "pilot_host" WHERE "id" = (given ->> 'host_id')::uuid
    UNION ALL SELECT "pilot_id" FROM "pilot_module" WHERE "id" = (given ->> 'module_id')::uuid
    UNION ALL SELECT "pilot_id" FROM "pilot_venue" WHERE "id" = (given ->> 'venue_id')::uuid
    UNION ALL SELECT "pilot_id" FROM "pilot_pass" WHERE "id" = (given ->> 'pass_id')::uuid
    UNION ALL SELECT "pilot_id" FROM "pilot_group" WHERE "id" = (given ->> 'group_id')::uuid
    UNION ALL SELECT "pilot_id" FROM "pilot_session" WHERE "id" = (given ->> 'session_id')::uuid
    UNION ALL SELECT "pilot_id" FROM "auscultant" WHERE "id" = (given ->> 'auscultant_id')::uuid
    UNION ALL SELECT "pilot_id" FROM "evaluation" WHERE "id" = (given ->> 'evaluation_id')::uuid
    UNION ALL SELECT "pilot_id" FROM "pilot_plan" WHERE "id" = (given ->> 'previous_id')::uuid
  ) AS parts WHERE "pilot_id" IS NOT NULL;
  IF pilots > 1 THEN
    RAISE EXCEPTION 'a row of % joins parts of different pilots', TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = 'parts_of_one_pilot';
  END IF;
  RETURN NEW;
END $$;
DO $$
DECLARE
  part text;
BEGIN
  FOREACH part IN ARRAY ARRAY['pilot_module', 'host_module', 'host_absence', 'venue_absence', 'pilot_plan', 'pilot_session',
      'session_host', 'session_group', 'attendance', 'session_occasion', 'evaluation_score', 'pilot_note'] LOOP
    EXECUTE format('CREATE TRIGGER "%s_of_one_pilot" BEFORE INSERT OR UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION "parts_of_one_pilot"()', part, part);
  END LOOP;
END $$;
CREATE TRIGGER "pilot_bound" BEFORE UPDATE ON "pilot" FOR EACH ROW
  WHEN ((NEW."id", NEW."term_id", NEW."university_id") IS DISTINCT FROM (OLD."id", OLD."term_id", OLD."university_id")) EXECUTE FUNCTION "refuse_moving"();
CREATE TRIGGER "pilot_host_bound" BEFORE UPDATE ON "pilot_host" FOR EACH ROW
  WHEN ((NEW."pilot_id", NEW."kind") IS DISTINCT FROM (OLD."pilot_id", OLD."kind")) EXECUTE FUNCTION "refuse_moving"();
CREATE TRIGGER "pilot_venue_bound" BEFORE UPDATE ON "pilot_venue" FOR EACH ROW
  WHEN (NEW."pilot_id" <> OLD."pilot_id") EXECUTE FUNCTION "refuse_moving"();
CREATE TRIGGER "pilot_module_bound" BEFORE UPDATE ON "pilot_module" FOR EACH ROW
  WHEN (NEW."pilot_id" <> OLD."pilot_id") EXECUTE FUNCTION "refuse_moving"();
CREATE TRIGGER "auscultant_bound" BEFORE UPDATE ON "auscultant" FOR EACH ROW
  WHEN (NEW."pilot_id" <> OLD."pilot_id") EXECUTE FUNCTION "refuse_moving"();
CREATE TRIGGER "pilot_session_bound" BEFORE UPDATE ON "pilot_session" FOR EACH ROW
  WHEN ((NEW."pilot_id", NEW."key", NEW."module_id") IS DISTINCT FROM (OLD."pilot_id", OLD."key", OLD."module_id")) EXECUTE FUNCTION "refuse_moving"();
ALTER TABLE "pilot_session" ADD CONSTRAINT "pilot_session_lock" CHECK ("locked_by_id" IS NULL OR "locked_at" IS NOT NULL);
ALTER TABLE "pilot_session" ADD CONSTRAINT "pilot_session_passes" CHECK (cardinality("passes") >= 1);

-- Attendance is of the session's own students
CREATE FUNCTION "attends_own_session"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "session_group" JOIN "auscultant" USING ("group_id")
      WHERE "session_id" = NEW."session_id" AND "auscultant"."id" = NEW."auscultant_id") THEN
    RAISE EXCEPTION 'the student is in none of the session''s groups' USING ERRCODE = '23514', CONSTRAINT = 'attendance_of_group';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "attendance_of_group" BEFORE INSERT OR UPDATE ON "attendance"
  FOR EACH ROW EXECUTE FUNCTION "attends_own_session"();

-- C2 for sessions
ALTER TABLE "session_occasion" ADD CONSTRAINT "session_occasion_recipient" CHECK (num_nonnulls("auscultant_id", "host_id") = 1);
ALTER TABLE "session_occasion" ADD CONSTRAINT "session_occasion_timing" CHECK ("start_at" < "end_at");
ALTER TABLE "session_occasion" ADD CONSTRAINT "session_occasion_sequence" CHECK ("sequence" >= 0);
CREATE TRIGGER "session_occasion_sequence_rises" BEFORE UPDATE ON "session_occasion" FOR EACH ROW
  WHEN (NEW."sequence" < OLD."sequence") EXECUTE FUNCTION "sequence_rises"();
CREATE TRIGGER "session_occasion_bound" BEFORE UPDATE ON "session_occasion" FOR EACH ROW
  WHEN ((NEW."uid", NEW."session_id", NEW."auscultant_id", NEW."host_id")
    IS DISTINCT FROM (OLD."uid", OLD."session_id", OLD."auscultant_id", OLD."host_id")) EXECUTE FUNCTION "refuse_moving"();

-- A13
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_scale" CHECK ("score" BETWEEN 1 AND 5);
ALTER TABLE "evaluation_score" ADD CONSTRAINT "evaluation_score_scale" CHECK ("score" BETWEEN 1 AND 5);
ALTER TABLE "pilot_note" ADD CONSTRAINT "pilot_note_text" CHECK (btrim("text") <> '');

-- A personal link is of one person, student, term-two student or host
ALTER TABLE "access_link" DROP CONSTRAINT "access_link_owner";
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_owner" CHECK (
  ("purpose" IN ('sign-in', 'answer')) = ("person_id" IS NOT NULL) AND num_nonnulls("person_id", "student_id", "auscultant_id", "host_id") = 1
  AND ("purpose" <> 'student-page' OR "student_id" IS NOT NULL));

-- What has happened is neither rewritten nor emptied
CREATE TRIGGER "pilot_move_append_only" BEFORE UPDATE OR DELETE ON "pilot_move" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "pilot_move_not_emptied" BEFORE TRUNCATE ON "pilot_move" EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "pilot_choice_append_only" BEFORE UPDATE OR DELETE ON "pilot_choice" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "pilot_choice_not_emptied" BEFORE TRUNCATE ON "pilot_choice" EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "pilot_plan_kept" BEFORE DELETE ON "pilot_plan" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "pilot_plan_not_emptied" BEFORE TRUNCATE ON "pilot_plan" EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "session_occasion_kept" BEFORE DELETE ON "session_occasion" FOR EACH ROW
  WHEN (OLD."host_id" IS NOT NULL) EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "evaluation_stays" BEFORE UPDATE ON "evaluation" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "evaluation_score_stays" BEFORE UPDATE ON "evaluation_score" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();

-- P6
SELECT "audit_table"('pilot', 'id', 'term_id,name,university_id,phase,weeks,minimum_days,maximum_days,wanted_days,plan_id,copied_from_id');
SELECT "audit_table"('pilot_move', 'id', 'pilot_id,from,to');
SELECT "audit_table"('pilot_pass', 'id', 'pilot_id,key,starts_at,ends_at');
SELECT "audit_table"('pilot_module', 'id', 'pilot_id,name,audience,passes,staff_hosts,term_five_hosts,teacher_hosts,position,venue_id,number,removed_at');
SELECT "audit_table"('pilot_district', 'pilot_id,district_id', 'places,groups,answered_at');
SELECT "audit_table"('pilot_venue', 'id', 'pilot_id,district_id,name,seats,removed_at');
SELECT "audit_table"('pilot_host', 'id', 'pilot_id,kind,district_id,maximum_sessions,answered_at,removed_at');
SELECT "audit_table"('host_module', 'host_id,module_id', '');
SELECT "audit_table"('host_absence', 'host_id', '');
SELECT "audit_table"('venue_absence', 'venue_id,on,pass_id', '');
SELECT "audit_table"('pilot_group', 'id', 'pilot_id,district_id,number');
SELECT "audit_table"('auscultant', 'id', 'pilot_id,district_id,group_id,withdrawn_at');
SELECT "audit_table"('pilot_plan', 'id', 'pilot_id,number,kind,status,previous_id');
SELECT "audit_table"('pilot_choice', 'id', 'pilot_id,plan_id');
SELECT "audit_table"('pilot_session', 'id', 'pilot_id,key,module_id,venue_id,on,passes,locked_at,outcome,removed_at');
SELECT "audit_table"('session_host', 'session_id,host_id', '');
SELECT "audit_table"('session_group', 'session_id,group_id', '');
SELECT "audit_table"('attendance', 'session_id,auscultant_id', '');
SELECT "audit_table"('session_occasion', 'uid', 'session_id,auscultant_id,host_id,sequence,status,start_at,end_at', 'changed_at');
-- Without its key: beside the student's own row in the same transaction it would say whose the answers are (A13).
SELECT "audit_table"('evaluation', 'pilot_id', '');
SELECT "audit_table"('evaluation_score', 'module_id', '');
SELECT "audit_table"('pilot_note', 'id', 'pilot_id,module_id,district_id');
DROP TRIGGER "import_batch_audit_insert" ON "import_batch";
DROP TRIGGER "import_batch_audit_update" ON "import_batch";
DROP TRIGGER "import_batch_audit_delete" ON "import_batch";
SELECT "audit_table"('import_batch', 'id', 'term_id,pilot_id,kind,sha256,added,changed,unchanged,gone');
DROP TRIGGER "access_link_audit_insert" ON "access_link";
DROP TRIGGER "access_link_audit_update" ON "access_link";
DROP TRIGGER "access_link_audit_delete" ON "access_link";
SELECT "audit_table"('access_link', 'id', 'purpose,person_id,student_id,auscultant_id,host_id,district_id,term_id,expires_at,revoked_at');
