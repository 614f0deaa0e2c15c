-- CreateEnum
CREATE TYPE "district_kind" AS ENUM ('district', 'central');

-- CreateEnum
CREATE TYPE "phase" AS ENUM ('draft', 'collecting', 'matching', 'confirming', 'published', 'running', 'closed');

-- CreateEnum
CREATE TYPE "sex" AS ENUM ('female', 'male', 'other');

-- CreateEnum
CREATE TYPE "language" AS ENUM ('sv', 'en');

-- CreateEnum
CREATE TYPE "run_status" AS ENUM ('running', 'optimal', 'feasible', 'infeasible', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "placement_state" AS ENUM ('proposed', 'confirmed', 'declined', 'released', 'published', 'completed', 'interrupted', 'cancelled');

-- CreateEnum
CREATE TYPE "occasion_kind" AS ENUM ('first-day', 'period', 'supervisor-meeting');

-- CreateEnum
CREATE TYPE "occasion_status" AS ENUM ('scheduled', 'cancelled');

-- CreateEnum
CREATE TYPE "role_kind" AS ENUM ('central', 'district', 'university', 'teacher');

-- CreateEnum
CREATE TYPE "link_purpose" AS ENUM ('sign-in', 'student-page', 'feed');

-- CreateEnum
CREATE TYPE "outbox_status" AS ENUM ('waiting', 'sent', 'dead');

-- CreateTable
CREATE TABLE "district" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "district_kind" NOT NULL DEFAULT 'district',
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "valid_from" DATE,
    "valid_to" DATE,

    CONSTRAINT "district_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "district_successor" (
    "predecessor_id" TEXT NOT NULL,
    "successor_id" TEXT NOT NULL,

    CONSTRAINT "district_successor_pkey" PRIMARY KEY ("predecessor_id","successor_id")
);

-- CreateTable
CREATE TABLE "university" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "valid_from" DATE,
    "valid_to" DATE,
    "successor_id" TEXT,
    "supervisor_degree_years" INTEGER,
    "supervisor_course_required" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "university_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "field" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "field_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "travel_time" (
    "home_area" TEXT NOT NULL,
    "district_id" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,

    CONSTRAINT "travel_time_pkey" PRIMARY KEY ("home_area","district_id")
);

-- CreateTable
CREATE TABLE "term" (
    "id" TEXT NOT NULL,
    "phase" "phase" NOT NULL DEFAULT 'draft',
    "target" INTEGER NOT NULL,
    "max_travel_minutes" INTEGER DEFAULT 90,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "offers_due_on" DATE,
    "confirm_due_on" DATE,
    "seed" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "term_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "phase_move" (
    "id" UUID NOT NULL,
    "term_id" TEXT NOT NULL,
    "from" "phase" NOT NULL,
    "to" "phase" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID,

    CONSTRAINT "phase_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "term_share" (
    "term_id" TEXT NOT NULL,
    "university_id" TEXT NOT NULL,
    "places" INTEGER NOT NULL,
    "guarantee" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "term_share_pkey" PRIMARY KEY ("term_id","university_id")
);

-- CreateTable
CREATE TABLE "term_district" (
    "term_id" TEXT NOT NULL,
    "district_id" TEXT NOT NULL,
    "minimum" INTEGER NOT NULL DEFAULT 0,
    "maximum" INTEGER,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "term_district_pkey" PRIMARY KEY ("term_id","district_id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL,
    "district_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supervisor" (
    "id" UUID NOT NULL,
    "district_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "degree_year" INTEGER,
    "has_supervisor_course" BOOLEAN,

    CONSTRAINT "supervisor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "supervisor_exception" (
    "supervisor_id" UUID NOT NULL,
    "university_id" TEXT NOT NULL,
    "granted_by_id" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "supervisor_exception_pkey" PRIMARY KEY ("supervisor_id","university_id")
);

-- CreateTable
CREATE TABLE "offer" (
    "id" UUID NOT NULL,
    "term_id" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,
    "field_id" TEXT NOT NULL,
    "places" INTEGER NOT NULL,
    "supervisor_id" UUID,
    "from_on" DATE,
    "to_on" DATE,
    "requires" TEXT[],
    "provides" TEXT[],
    "comment" TEXT,
    "import_key" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "offer_university" (
    "offer_id" UUID NOT NULL,
    "university_id" TEXT NOT NULL,

    CONSTRAINT "offer_university_pkey" PRIMARY KEY ("offer_id","university_id")
);

-- CreateTable
CREATE TABLE "student" (
    "id" UUID NOT NULL,
    "term_id" TEXT NOT NULL,
    "university_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "first_name" TEXT,
    "last_name" TEXT,
    "email" TEXT,
    "sex" "sex",
    "home_area" TEXT,
    "max_travel_minutes" INTEGER,
    "has" TEXT[],
    "needs" TEXT[],
    "priority" INTEGER NOT NULL DEFAULT 0,
    "only_wishes" BOOLEAN NOT NULL DEFAULT false,
    "protected" BOOLEAN NOT NULL DEFAULT false,
    "from_on" DATE,
    "to_on" DATE,
    "language" "language" NOT NULL DEFAULT 'sv',
    "withdrawn_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "student_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wish" (
    "student_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "field_id" TEXT,
    "district_id" TEXT,

    CONSTRAINT "wish_pkey" PRIMARY KEY ("student_id","position")
);

-- CreateTable
CREATE TABLE "block" (
    "id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "district_id" TEXT,
    "unit_id" UUID,

    CONSTRAINT "block_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "together" (
    "student_id" UUID NOT NULL,
    "other_id" UUID NOT NULL,

    CONSTRAINT "together_pkey" PRIMARY KEY ("student_id","other_id")
);

-- CreateTable
CREATE TABLE "matching_run" (
    "id" UUID NOT NULL,
    "term_id" TEXT NOT NULL,
    "policy" TEXT NOT NULL,
    "engine" TEXT NOT NULL,
    "status" "run_status" NOT NULL,
    "input" JSONB NOT NULL,
    "result" JSONB,
    "failure" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "chosen_at" TIMESTAMPTZ(3),
    "person_id" UUID,

    CONSTRAINT "matching_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "placement" (
    "id" UUID NOT NULL,
    "term_id" TEXT NOT NULL,
    "student_id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "run_id" UUID,
    "wish" INTEGER,
    "state" "placement_state",
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "placement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "placement_event" (
    "id" BIGSERIAL NOT NULL,
    "placement_id" UUID NOT NULL,
    "kind" "placement_state" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID,
    "supervisor_id" UUID,
    "reason" TEXT,

    CONSTRAINT "placement_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "occasion" (
    "uid" TEXT NOT NULL,
    "placement_id" UUID NOT NULL,
    "kind" "occasion_kind" NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "status" "occasion_status" NOT NULL DEFAULT 'scheduled',
    "start_at" TIMESTAMPTZ(3),
    "end_at" TIMESTAMPTZ(3),
    "from_on" DATE,
    "to_on" DATE,
    "location" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "occasion_pkey" PRIMARY KEY ("uid")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "language" "language" NOT NULL DEFAULT 'sv',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "role_kind" NOT NULL,
    "district_id" TEXT,
    "university_id" TEXT,
    "valid_from" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "valid_to" TIMESTAMPTZ(3),

    CONSTRAINT "role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_link" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "purpose" "link_purpose" NOT NULL,
    "person_id" UUID,
    "student_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_batch" (
    "id" UUID NOT NULL,
    "term_id" TEXT,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "added" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "unchanged" INTEGER NOT NULL,
    "gone" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID,

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "status" "outbox_status" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL,
    "leased_until" TIMESTAMPTZ(3),
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "district_name_key" ON "district"("name");

-- CreateIndex
CREATE UNIQUE INDEX "university_name_key" ON "university"("name");

-- CreateIndex
CREATE UNIQUE INDEX "field_name_key" ON "field"("name");

-- CreateIndex
CREATE INDEX "phase_move_term_id_at_idx" ON "phase_move"("term_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "unit_district_id_name_key" ON "unit"("district_id", "name");

-- CreateIndex
CREATE INDEX "supervisor_district_id_name_idx" ON "supervisor"("district_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "supervisor_district_id_email_key" ON "supervisor"("district_id", "email");

-- CreateIndex
CREATE INDEX "offer_term_id_unit_id_idx" ON "offer"("term_id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "offer_term_id_import_key_key" ON "offer"("term_id", "import_key");

-- CreateIndex
CREATE UNIQUE INDEX "student_term_id_university_id_number_key" ON "student"("term_id", "university_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "block_student_id_district_id_unit_id_key" ON "block"("student_id", "district_id", "unit_id");

-- CreateIndex
CREATE INDEX "matching_run_term_id_started_at_idx" ON "matching_run"("term_id", "started_at");

-- CreateIndex
CREATE INDEX "placement_term_id_state_idx" ON "placement"("term_id", "state");

-- CreateIndex
CREATE INDEX "placement_event_placement_id_id_idx" ON "placement_event"("placement_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "occasion_placement_id_kind_key" ON "occasion"("placement_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "role_person_id_idx" ON "role"("person_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_link_token_hash_key" ON "access_link"("token_hash");

-- CreateIndex
CREATE INDEX "access_link_student_id_idx" ON "access_link"("student_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_message_message_id_key" ON "outbox_message"("message_id");

-- CreateIndex
CREATE INDEX "outbox_message_status_next_attempt_at_idx" ON "outbox_message"("status", "next_attempt_at");

-- AddForeignKey
ALTER TABLE "district_successor" ADD CONSTRAINT "district_successor_predecessor_id_fkey" FOREIGN KEY ("predecessor_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "district_successor" ADD CONSTRAINT "district_successor_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "university" ADD CONSTRAINT "university_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "university"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "travel_time" ADD CONSTRAINT "travel_time_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phase_move" ADD CONSTRAINT "phase_move_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phase_move" ADD CONSTRAINT "phase_move_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term_share" ADD CONSTRAINT "term_share_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term_share" ADD CONSTRAINT "term_share_university_id_fkey" FOREIGN KEY ("university_id") REFERENCES "university"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term_district" ADD CONSTRAINT "term_district_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "term_district" ADD CONSTRAINT "term_district_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervisor" ADD CONSTRAINT "supervisor_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervisor_exception" ADD CONSTRAINT "supervisor_exception_supervisor_id_fkey" FOREIGN KEY ("supervisor_id") REFERENCES "supervisor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervisor_exception" ADD CONSTRAINT "supervisor_exception_university_id_fkey" FOREIGN KEY ("university_id") REFERENCES "university"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "supervisor_exception" ADD CONSTRAINT "supervisor_exception_granted_by_id_fkey" FOREIGN KEY ("granted_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_field_id_fkey" FOREIGN KEY ("field_id") REFERENCES "field"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_supervisor_id_fkey" FOREIGN KEY ("supervisor_id") REFERENCES "supervisor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_university" ADD CONSTRAINT "offer_university_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer_university" ADD CONSTRAINT "offer_university_university_id_fkey" FOREIGN KEY ("university_id") REFERENCES "university"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "student" ADD CONSTRAINT "student_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "student" ADD CONSTRAINT "student_university_id_fkey" FOREIGN KEY ("university_id") REFERENCES "university"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish" ADD CONSTRAINT "wish_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish" ADD CONSTRAINT "wish_field_id_fkey" FOREIGN KEY ("field_id") REFERENCES "field"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish" ADD CONSTRAINT "wish_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "together" ADD CONSTRAINT "together_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "together" ADD CONSTRAINT "together_other_id_fkey" FOREIGN KEY ("other_id") REFERENCES "student"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matching_run" ADD CONSTRAINT "matching_run_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matching_run" ADD CONSTRAINT "matching_run_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "matching_run"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_event" ADD CONSTRAINT "placement_event_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_event" ADD CONSTRAINT "placement_event_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_event" ADD CONSTRAINT "placement_event_supervisor_id_fkey" FOREIGN KEY ("supervisor_id") REFERENCES "supervisor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "occasion" ADD CONSTRAINT "occasion_placement_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role" ADD CONSTRAINT "role_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role" ADD CONSTRAINT "role_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role" ADD CONSTRAINT "role_university_id_fkey" FOREIGN KEY ("university_id") REFERENCES "university"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;



-- What Prisma's language cannot say. The program keeps these rules too; here the database refuses what it forgot.

-- Validity periods and numbers
ALTER TABLE "district" ADD CONSTRAINT "district_valid" CHECK ("valid_from" IS NULL OR "valid_to" IS NULL OR "valid_from" <= "valid_to");
ALTER TABLE "district_successor" ADD CONSTRAINT "district_successor_other" CHECK ("predecessor_id" <> "successor_id");
ALTER TABLE "university" ADD CONSTRAINT "university_valid" CHECK ("valid_from" IS NULL OR "valid_to" IS NULL OR "valid_from" <= "valid_to");
ALTER TABLE "university" ADD CONSTRAINT "university_supervisor_rule" CHECK ("supervisor_degree_years" BETWEEN 0 AND 50);
ALTER TABLE "travel_time" ADD CONSTRAINT "travel_time_minutes" CHECK ("minutes" BETWEEN 0 AND 600);
ALTER TABLE "supervisor" ADD CONSTRAINT "supervisor_degree_year" CHECK ("degree_year" BETWEEN 1950 AND 2100);

-- S1, S2: a term and its shares
ALTER TABLE "term" ADD CONSTRAINT "term_id_form" CHECK ("id" ~ '^(VT|HT)[0-9]{4}$');
ALTER TABLE "term" ADD CONSTRAINT "term_target" CHECK ("target" >= 1);
ALTER TABLE "term" ADD CONSTRAINT "term_period" CHECK ("starts_on" < "ends_on");
ALTER TABLE "term" ADD CONSTRAINT "term_travel" CHECK ("max_travel_minutes" BETWEEN 10 AND 600);
ALTER TABLE "phase_move" ADD CONSTRAINT "phase_move_other" CHECK ("from" <> "to");
ALTER TABLE "term_share" ADD CONSTRAINT "term_share_places" CHECK ("places" >= 0 AND "guarantee" BETWEEN 0 AND "places");
ALTER TABLE "term_district" ADD CONSTRAINT "term_district_bounds" CHECK ("minimum" >= 0 AND ("maximum" IS NULL OR "maximum" >= "minimum"));

-- S2: the shares add up to the target. Judged at commit, so that one transaction may change several rows.
CREATE FUNCTION "shares_add_up"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  -- As JSON: PL/pgSQL refuses a record's column that the other table has not, even in the branch not taken.
  changed text := CASE WHEN TG_TABLE_NAME = 'term' THEN to_jsonb(NEW) ->> 'id' ELSE coalesce(to_jsonb(NEW), to_jsonb(OLD)) ->> 'term_id' END;
  wanted integer;
  given integer;
BEGIN
  SELECT "target" INTO wanted FROM "term" WHERE "id" = changed;
  IF wanted IS NULL THEN RETURN NULL; END IF;
  SELECT coalesce(sum("places"), 0) INTO given FROM "term_share" WHERE "term_id" = changed;
  IF given <> wanted THEN
    RAISE EXCEPTION 'S2: the shares of % add up to %, not to the target %', changed, given, wanted USING ERRCODE = '23514', CONSTRAINT = 'term_shares_add_up';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "term_shares_add_up" AFTER INSERT OR UPDATE OR DELETE ON "term_share"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "shares_add_up"();
CREATE CONSTRAINT TRIGGER "term_target_is_shared" AFTER INSERT OR UPDATE OF "target" ON "term"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "shares_add_up"();

-- Offers and students
ALTER TABLE "offer" ADD CONSTRAINT "offer_places" CHECK ("places" BETWEEN 1 AND 50);
ALTER TABLE "offer" ADD CONSTRAINT "offer_period" CHECK (("from_on" IS NULL) = ("to_on" IS NULL) AND "from_on" < "to_on");
ALTER TABLE "student" ADD CONSTRAINT "student_period" CHECK (("from_on" IS NULL) = ("to_on" IS NULL) AND "from_on" < "to_on");
ALTER TABLE "student" ADD CONSTRAINT "student_priority" CHECK ("priority" BETWEEN 0 AND 9);
ALTER TABLE "student" ADD CONSTRAINT "student_travel" CHECK ("max_travel_minutes" BETWEEN 10 AND 240);
-- P2: of a protected person there is nothing to leak
ALTER TABLE "student" ADD CONSTRAINT "student_protected" CHECK (NOT "protected" OR ("first_name" IS NULL AND "last_name" IS NULL AND "email" IS NULL));
ALTER TABLE "wish" ADD CONSTRAINT "wish_position" CHECK ("position" BETWEEN 1 AND 10);
ALTER TABLE "wish" ADD CONSTRAINT "wish_names_something" CHECK ("field_id" IS NOT NULL OR "district_id" IS NOT NULL);
ALTER TABLE "block" ADD CONSTRAINT "block_names_something" CHECK ("district_id" IS NOT NULL OR "unit_id" IS NOT NULL);
ALTER TABLE "together" ADD CONSTRAINT "together_once" CHECK ("student_id" < "other_id");

-- R1: a student has at most one placement per term
CREATE UNIQUE INDEX "placement_one_per_student" ON "placement" ("student_id") WHERE "active";
-- S5: one chosen run per term
CREATE UNIQUE INDEX "matching_run_one_chosen" ON "matching_run" ("term_id") WHERE "chosen_at" IS NOT NULL;
ALTER TABLE "matching_run" ADD CONSTRAINT "matching_run_finished" CHECK (("status" = 'running') = ("finished_at" IS NULL));
ALTER TABLE "matching_run" ADD CONSTRAINT "matching_run_result" CHECK ("status" NOT IN ('optimal', 'feasible', 'infeasible') OR "result" IS NOT NULL);
ALTER TABLE "placement" ADD CONSTRAINT "placement_wish" CHECK ("wish" >= 1);

-- R2: an offer takes at most as many students as it has places; student and offer belong to the placement's term.
-- The offer's row is locked, so that two placements made at once cannot both take the last place.
CREATE FUNCTION "placement_fits"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  room integer;
  taken integer;
BEGIN
  IF NOT NEW."active" THEN RETURN NEW; END IF;
  SELECT "places" INTO room FROM "offer" WHERE "id" = NEW."offer_id" AND "term_id" = NEW."term_id" FOR UPDATE;
  IF room IS NULL OR NOT EXISTS (SELECT FROM "student" WHERE "id" = NEW."student_id" AND "term_id" = NEW."term_id") THEN
    RAISE EXCEPTION 'the student or the offer belongs to another term' USING ERRCODE = '23514', CONSTRAINT = 'placement_same_term';
  END IF;
  SELECT count(*) INTO taken FROM "placement" WHERE "offer_id" = NEW."offer_id" AND "active" AND "id" <> NEW."id";
  IF taken >= room THEN
    RAISE EXCEPTION 'R2: the offer has % places, all taken', room USING ERRCODE = '23514', CONSTRAINT = 'placement_within_places';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "placement_within_places" BEFORE INSERT OR UPDATE ON "placement"
  FOR EACH ROW EXECUTE FUNCTION "placement_fits"();
CREATE FUNCTION "offer_keeps_its_placements"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM "placement" WHERE "offer_id" = NEW."id" AND "active") > NEW."places" THEN
    RAISE EXCEPTION 'R2: more students are placed than the offer would have places' USING ERRCODE = '23514', CONSTRAINT = 'placement_within_places';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "offer_places_cover_placements" BEFORE UPDATE OF "places" ON "offer"
  FOR EACH ROW EXECUTE FUNCTION "offer_keeps_its_placements"();

-- S8: a placement's state is its newest event, and only these moves exist
CREATE FUNCTION "placement_moves"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  current "placement_state";
  allowed boolean;
BEGIN
  SELECT "state" INTO current FROM "placement" WHERE "id" = NEW."placement_id" FOR UPDATE;
  allowed := CASE NEW."kind"
    WHEN 'proposed' THEN current IS NULL
    WHEN 'confirmed' THEN current = 'proposed'
    WHEN 'declined' THEN current = 'proposed'
    WHEN 'released' THEN current IN ('proposed', 'confirmed')
    WHEN 'published' THEN current = 'confirmed'
    WHEN 'completed' THEN current = 'published'
    WHEN 'interrupted' THEN current = 'published'
    WHEN 'cancelled' THEN current = 'published'
  END;
  IF allowed IS NOT TRUE THEN
    RAISE EXCEPTION 'S8: a placement that is % cannot become %', coalesce(current::text, 'new'), NEW."kind" USING ERRCODE = '23514', CONSTRAINT = 'placement_move';
  END IF;
  UPDATE "placement" SET "state" = NEW."kind", "active" = NEW."kind" NOT IN ('declined', 'released', 'cancelled', 'interrupted')
    WHERE "id" = NEW."placement_id";
  RETURN NEW;
END $$;
CREATE TRIGGER "placement_state_follows_events" BEFORE INSERT ON "placement_event"
  FOR EACH ROW EXECUTE FUNCTION "placement_moves"();
ALTER TABLE "placement_event" ADD CONSTRAINT "placement_event_supervisor" CHECK ("kind" <> 'confirmed' OR "supervisor_id" IS NOT NULL);
-- S5, S8: whoever declines, cancels or interrupts says why (a check that answers NULL would pass)
ALTER TABLE "placement_event" ADD CONSTRAINT "placement_event_reason" CHECK (
  "kind" NOT IN ('declined', 'cancelled', 'interrupted') OR coalesce(btrim("reason"), '') <> '');

-- What has happened stays as it was written
CREATE FUNCTION "refuse_rewriting"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = 'append_only';
END $$;
CREATE TRIGGER "placement_event_append_only" BEFORE UPDATE OR DELETE ON "placement_event"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "phase_move_append_only" BEFORE UPDATE OR DELETE ON "phase_move"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();

-- Calendar, people, links, outbox
ALTER TABLE "occasion" ADD CONSTRAINT "occasion_timing" CHECK (
  ("start_at" IS NOT NULL AND "end_at" IS NOT NULL AND "end_at" > "start_at" AND "from_on" IS NULL AND "to_on" IS NULL) OR
  ("start_at" IS NULL AND "end_at" IS NULL AND "from_on" IS NOT NULL AND "to_on" IS NOT NULL AND "to_on" >= "from_on"));
ALTER TABLE "occasion" ADD CONSTRAINT "occasion_sequence" CHECK ("sequence" >= 0);
ALTER TABLE "role" ADD CONSTRAINT "role_scope" CHECK (
  ("kind" = 'district') = ("district_id" IS NOT NULL) AND ("kind" IN ('university', 'teacher')) = ("university_id" IS NOT NULL));
ALTER TABLE "role" ADD CONSTRAINT "role_valid" CHECK ("valid_to" IS NULL OR "valid_from" <= "valid_to");
CREATE UNIQUE INDEX "role_once" ON "role" ("person_id", "kind", coalesce("district_id", ''), coalesce("university_id", '')) WHERE "valid_to" IS NULL;
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_owner" CHECK (("purpose" = 'sign-in') = ("person_id" IS NOT NULL) AND ("purpose" <> 'sign-in') = ("student_id" IS NOT NULL));
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_sent" CHECK (("status" = 'sent') = ("sent_at" IS NOT NULL));
