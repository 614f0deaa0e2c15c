-- DropForeignKey
ALTER TABLE "access_link" DROP CONSTRAINT "access_link_person_id_fkey";

-- DropForeignKey
ALTER TABLE "block" DROP CONSTRAINT "block_district_id_fkey";

-- DropForeignKey
ALTER TABLE "block" DROP CONSTRAINT "block_unit_id_fkey";

-- DropForeignKey
ALTER TABLE "import_batch" DROP CONSTRAINT "import_batch_person_id_fkey";

-- DropForeignKey
ALTER TABLE "import_batch" DROP CONSTRAINT "import_batch_term_id_fkey";

-- DropForeignKey
ALTER TABLE "matching_run" DROP CONSTRAINT "matching_run_person_id_fkey";

-- DropForeignKey
ALTER TABLE "offer" DROP CONSTRAINT "offer_supervisor_id_fkey";

-- DropForeignKey
ALTER TABLE "phase_move" DROP CONSTRAINT "phase_move_person_id_fkey";

-- DropForeignKey
ALTER TABLE "placement" DROP CONSTRAINT "placement_run_id_fkey";

-- DropForeignKey
ALTER TABLE "placement_event" DROP CONSTRAINT "placement_event_person_id_fkey";

-- DropForeignKey
ALTER TABLE "placement_event" DROP CONSTRAINT "placement_event_supervisor_id_fkey";

-- DropForeignKey
ALTER TABLE "role" DROP CONSTRAINT "role_district_id_fkey";

-- DropForeignKey
ALTER TABLE "role" DROP CONSTRAINT "role_university_id_fkey";

-- DropForeignKey
ALTER TABLE "university" DROP CONSTRAINT "university_successor_id_fkey";

-- DropForeignKey
ALTER TABLE "wish" DROP CONSTRAINT "wish_district_id_fkey";

-- DropForeignKey
ALTER TABLE "wish" DROP CONSTRAINT "wish_field_id_fkey";

-- DropIndex
DROP INDEX "student_term_id_university_id_number_key";

-- CreateIndex
CREATE INDEX "placement_student_id_idx" ON "placement"("student_id");

-- CreateIndex
CREATE INDEX "placement_offer_id_idx" ON "placement"("offer_id");

-- CreateIndex
CREATE INDEX "placement_run_id_idx" ON "placement"("run_id");

-- CreateIndex
CREATE INDEX "together_other_id_idx" ON "together"("other_id");

-- AddForeignKey
ALTER TABLE "university" ADD CONSTRAINT "university_successor_id_fkey" FOREIGN KEY ("successor_id") REFERENCES "university"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "phase_move" ADD CONSTRAINT "phase_move_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "offer" ADD CONSTRAINT "offer_supervisor_id_fkey" FOREIGN KEY ("supervisor_id") REFERENCES "supervisor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish" ADD CONSTRAINT "wish_field_id_fkey" FOREIGN KEY ("field_id") REFERENCES "field"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wish" ADD CONSTRAINT "wish_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "matching_run" ADD CONSTRAINT "matching_run_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "matching_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_event" ADD CONSTRAINT "placement_event_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement_event" ADD CONSTRAINT "placement_event_supervisor_id_fkey" FOREIGN KEY ("supervisor_id") REFERENCES "supervisor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role" ADD CONSTRAINT "role_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role" ADD CONSTRAINT "role_university_id_fkey" FOREIGN KEY ("university_id") REFERENCES "university"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- AlterTable
ALTER TABLE "matching_run" ADD COLUMN     "placed" INTEGER,
ADD COLUMN     "unplaced" INTEGER,
ADD COLUMN     "criteria" JSONB;


-- What Prisma's language cannot say

-- S1: a term's phase is where its newest move has led, and only these moves exist
CREATE FUNCTION "term_moves"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  current "phase";
  allowed boolean;
BEGIN
  SELECT "phase" INTO current FROM "term" WHERE "id" = NEW."term_id" FOR UPDATE;
  allowed := NEW."from" = current AND (NEW."from", NEW."to") IN (
    ('draft', 'collecting'), ('collecting', 'draft'), ('collecting', 'matching'), ('matching', 'collecting'),
    ('matching', 'confirming'), ('confirming', 'matching'), ('confirming', 'published'), ('published', 'running'),
    ('running', 'closed'));
  IF allowed IS NOT TRUE THEN
    RAISE EXCEPTION 'S1: a term that is % cannot move from % to %', current, NEW."from", NEW."to" USING ERRCODE = '23514', CONSTRAINT = 'phase_move_allowed';
  END IF;
  UPDATE "term" SET "phase" = NEW."to" WHERE "id" = NEW."term_id";
  RETURN NEW;
END $$;
CREATE TRIGGER "term_phase_follows_moves" BEFORE INSERT ON "phase_move"
  FOR EACH ROW EXECUTE FUNCTION "term_moves"();

-- What a trigger derives is written by that trigger alone: a statement of the program's is one level deep
CREATE FUNCTION "refuse_by_hand"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() > 1 THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% follows its log and is not written by hand', TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = TG_ARGV[0];
END $$;
CREATE TRIGGER "term_phase_not_by_hand" BEFORE UPDATE ON "term" FOR EACH ROW
  WHEN (NEW."phase" IS DISTINCT FROM OLD."phase") EXECUTE FUNCTION "refuse_by_hand"('term_phase_not_by_hand');
CREATE TRIGGER "placement_state_not_by_hand" BEFORE UPDATE ON "placement" FOR EACH ROW
  WHEN ((NEW."state", NEW."active") IS DISTINCT FROM (OLD."state", OLD."active"))
  EXECUTE FUNCTION "refuse_by_hand"('placement_state_not_by_hand');
CREATE TRIGGER "placement_begins_without_state" BEFORE INSERT ON "placement" FOR EACH ROW
  WHEN (NEW."state" IS NOT NULL OR NOT NEW."active")
  EXECUTE FUNCTION "refuse_by_hand"('placement_state_not_by_hand');

-- S8: no placement without the event that began it. Judged at commit: the event comes after the placement.
CREATE FUNCTION "placement_has_begun"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM "placement_event" WHERE "placement_id" = NEW."id") THEN
    RAISE EXCEPTION 'S8: a placement without an event' USING ERRCODE = '23514', CONSTRAINT = 'placement_has_events';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "placement_has_events" AFTER INSERT ON "placement"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "placement_has_begun"();

-- What belongs to something does so for life: what was said of the one would otherwise be said of another
CREATE FUNCTION "refuse_moving"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a row of % stays what it is of', TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = 'bound_for_life';
END $$;
CREATE TRIGGER "placement_bound" BEFORE UPDATE ON "placement" FOR EACH ROW
  WHEN ((NEW."id", NEW."term_id", NEW."student_id", NEW."offer_id", NEW."run_id", NEW."wish")
    IS DISTINCT FROM (OLD."id", OLD."term_id", OLD."student_id", OLD."offer_id", OLD."run_id", OLD."wish"))
  EXECUTE FUNCTION "refuse_moving"();
CREATE TRIGGER "offer_bound" BEFORE UPDATE ON "offer" FOR EACH ROW
  WHEN (NEW."term_id" <> OLD."term_id") EXECUTE FUNCTION "refuse_moving"();
CREATE TRIGGER "student_bound" BEFORE UPDATE ON "student" FOR EACH ROW
  WHEN ((NEW."term_id", NEW."university_id") IS DISTINCT FROM (OLD."term_id", OLD."university_id"))
  EXECUTE FUNCTION "refuse_moving"();
CREATE TRIGGER "unit_bound" BEFORE UPDATE ON "unit" FOR EACH ROW
  WHEN (NEW."district_id" <> OLD."district_id") EXECUTE FUNCTION "refuse_moving"();
CREATE TRIGGER "supervisor_bound" BEFORE UPDATE ON "supervisor" FOR EACH ROW
  WHEN (NEW."district_id" <> OLD."district_id") EXECUTE FUNCTION "refuse_moving"();
CREATE TRIGGER "occasion_bound" BEFORE UPDATE ON "occasion" FOR EACH ROW
  WHEN ((NEW."uid", NEW."placement_id", NEW."kind") IS DISTINCT FROM (OLD."uid", OLD."placement_id", OLD."kind"))
  EXECUTE FUNCTION "refuse_moving"();

-- R1, R2: nobody is placed who has left the term, or in a place that is taken back. The rows of offer and student are
-- written, not only locked: to a transaction with an older snapshot a lock that is gone again looks like nothing, but
-- over a newer row it cannot write.
CREATE OR REPLACE FUNCTION "placement_fits"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  room integer;
  taken integer;
  offered boolean;
  enrolled boolean;
BEGIN
  UPDATE "offer" SET "created_at" = "created_at" WHERE "id" = NEW."offer_id" AND "term_id" = NEW."term_id"
    RETURNING "places", "withdrawn_at" IS NULL INTO room, offered;
  UPDATE "student" SET "created_at" = "created_at" WHERE "id" = NEW."student_id" AND "term_id" = NEW."term_id"
    RETURNING "withdrawn_at" IS NULL INTO enrolled;
  IF offered IS NULL OR enrolled IS NULL THEN
    RAISE EXCEPTION 'the student or the offer belongs to another term' USING ERRCODE = '23514', CONSTRAINT = 'placement_same_term';
  END IF;
  IF NOT (offered AND enrolled) THEN
    RAISE EXCEPTION 'the student or the offer is withdrawn' USING ERRCODE = '23514', CONSTRAINT = 'placement_not_withdrawn';
  END IF;
  SELECT count(*) INTO taken FROM "placement" WHERE "offer_id" = NEW."offer_id" AND "active" AND "id" <> NEW."id";
  IF taken >= room THEN
    RAISE EXCEPTION 'R2: the offer has % places, all taken', room USING ERRCODE = '23514', CONSTRAINT = 'placement_within_places';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER "placement_within_places" ON "placement";
CREATE TRIGGER "placement_within_places" BEFORE INSERT ON "placement"
  FOR EACH ROW EXECUTE FUNCTION "placement_fits"();

-- Judged at commit: a repair may withdraw first and cancel the placement after
CREATE FUNCTION "withdrawn_is_empty"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "placement" JOIN "offer" ON "offer"."id" = "offer_id"
      WHERE "offer_id" = NEW."id" AND "active" AND "withdrawn_at" IS NOT NULL)
    OR EXISTS (SELECT FROM "placement" JOIN "student" ON "student"."id" = "student_id"
      WHERE "student_id" = NEW."id" AND "active" AND "withdrawn_at" IS NOT NULL) THEN
    RAISE EXCEPTION 'a withdrawn % has an active placement', TG_TABLE_NAME USING ERRCODE = '23514', CONSTRAINT = 'placement_not_withdrawn';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "offer_withdrawn_is_empty" AFTER UPDATE OF "withdrawn_at" ON "offer"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."withdrawn_at" IS NOT NULL) EXECUTE FUNCTION "withdrawn_is_empty"();
CREATE CONSTRAINT TRIGGER "student_withdrawn_is_empty" AFTER UPDATE OF "withdrawn_at" ON "student"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW."withdrawn_at" IS NOT NULL) EXECUTE FUNCTION "withdrawn_is_empty"();

-- R3, R4: a share or a maximum is never below the placements that stand. Judged at commit: shares are replaced whole.
CREATE FUNCTION "bounds_cover_placements"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bound jsonb := coalesce(to_jsonb(NEW), to_jsonb(OLD));
  most integer;
  placed integer;
BEGIN
  IF TG_TABLE_NAME = 'term_share' THEN
    SELECT coalesce((SELECT "places" FROM "term_share" WHERE "term_id" = bound ->> 'term_id' AND "university_id" = bound ->> 'university_id'), 0) INTO most;
    SELECT count(*) INTO placed FROM "placement" JOIN "student" ON "student"."id" = "student_id"
      WHERE "placement"."term_id" = bound ->> 'term_id' AND "active" AND "university_id" = bound ->> 'university_id';
  ELSE
    SELECT "maximum" INTO most FROM "term_district" WHERE "term_id" = bound ->> 'term_id' AND "district_id" = bound ->> 'district_id';
    SELECT count(*) INTO placed FROM "placement" JOIN "offer" ON "offer"."id" = "offer_id" JOIN "unit" ON "unit"."id" = "unit_id"
      WHERE "placement"."term_id" = bound ->> 'term_id' AND "active" AND "district_id" = bound ->> 'district_id';
  END IF;
  IF placed > most THEN
    RAISE EXCEPTION 'R3, R4: % students are placed, more than the %', placed, most USING ERRCODE = '23514', CONSTRAINT = 'bounds_cover_placements';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER "term_share_covers_placements" AFTER INSERT OR UPDATE OR DELETE ON "term_share"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "bounds_cover_placements"();
CREATE CONSTRAINT TRIGGER "term_district_covers_placements" AFTER INSERT OR UPDATE ON "term_district"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "bounds_cover_placements"();

-- Supervisors are of the district that names them; a place with students in it stays in its district
CREATE FUNCTION "offer_within_district"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."supervisor_id" IS NOT NULL AND NOT EXISTS (
    SELECT FROM "supervisor" JOIN "unit" USING ("district_id")
    WHERE "supervisor"."id" = NEW."supervisor_id" AND "unit"."id" = NEW."unit_id") THEN
    RAISE EXCEPTION 'the supervisor belongs to another district' USING ERRCODE = '23514', CONSTRAINT = 'supervisor_of_district';
  END IF;
  IF TG_OP = 'UPDATE' AND EXISTS (SELECT FROM "placement" WHERE "offer_id" = NEW."id" AND "active")
    AND (SELECT count(DISTINCT "district_id") FROM "unit" WHERE "id" IN (OLD."unit_id", NEW."unit_id")) > 1 THEN
    RAISE EXCEPTION 'students are placed in the offer: it stays in its district' USING ERRCODE = '23514', CONSTRAINT = 'offer_keeps_district';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "offer_within_district" BEFORE INSERT OR UPDATE OF "supervisor_id", "unit_id" ON "offer"
  FOR EACH ROW EXECUTE FUNCTION "offer_within_district"();
CREATE FUNCTION "event_within_district"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "supervisor" JOIN "unit" USING ("district_id") JOIN "offer" ON "offer"."unit_id" = "unit"."id"
      JOIN "placement" ON "placement"."offer_id" = "offer"."id"
    WHERE "supervisor"."id" = NEW."supervisor_id" AND "placement"."id" = NEW."placement_id") THEN
    RAISE EXCEPTION 'the supervisor belongs to another district' USING ERRCODE = '23514', CONSTRAINT = 'supervisor_of_district';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "placement_event_within_district" BEFORE INSERT ON "placement_event" FOR EACH ROW
  WHEN (NEW."supervisor_id" IS NOT NULL) EXECUTE FUNCTION "event_within_district"();

-- R11: a pair is of one term
CREATE FUNCTION "pair_of_one_term"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(DISTINCT "term_id") FROM "student" WHERE "id" IN (NEW."student_id", NEW."other_id")) > 1 THEN
    RAISE EXCEPTION 'R11: the students belong to different terms' USING ERRCODE = '23514', CONSTRAINT = 'together_same_term';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "together_same_term" BEFORE INSERT OR UPDATE ON "together"
  FOR EACH ROW EXECUTE FUNCTION "pair_of_one_term"();

-- The same person or block is there once, however it is written
ALTER TABLE "student" ADD CONSTRAINT "student_number_given" CHECK (btrim("number") <> '');
CREATE UNIQUE INDEX "student_number_once" ON "student" ("term_id", "university_id", lower("number"));
ALTER TABLE "supervisor" ADD CONSTRAINT "supervisor_email_lower_case" CHECK ("email" = lower("email"));
DROP INDEX "block_student_id_district_id_unit_id_key";
CREATE UNIQUE INDEX "block_student_id_district_id_unit_id_key" ON "block" ("student_id", "district_id", "unit_id") NULLS NOT DISTINCT;

-- The list of runs, without the results that it sums up
UPDATE "matching_run" SET "placed" = jsonb_array_length("result" -> 'placements'),
  "unplaced" = jsonb_array_length("result" -> 'unplaced'), "criteria" = "result" -> 'criteria' WHERE "result" IS NOT NULL;
CREATE FUNCTION "run_summary"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."placed" := jsonb_array_length(NEW."result" -> 'placements');
  NEW."unplaced" := jsonb_array_length(NEW."result" -> 'unplaced');
  NEW."criteria" := NEW."result" -> 'criteria';
  RETURN NEW;
END $$;
CREATE TRIGGER "matching_run_summary" BEFORE INSERT OR UPDATE OF "result", "placed", "unplaced", "criteria" ON "matching_run"
  FOR EACH ROW EXECUTE FUNCTION "run_summary"();

-- S4: a run keeps what it was given and, once it has ended, what it answered. Only the choice of it (S5) may change.
CREATE FUNCTION "run_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."id", NEW."term_id", NEW."policy", NEW."engine", NEW."input", NEW."started_at", NEW."person_id")
      IS DISTINCT FROM (OLD."id", OLD."term_id", OLD."policy", OLD."engine", OLD."input", OLD."started_at", OLD."person_id")
    OR OLD."finished_at" IS NOT NULL AND (NEW."status", NEW."result", NEW."failure", NEW."finished_at")
      IS DISTINCT FROM (OLD."status", OLD."result", OLD."failure", OLD."finished_at") THEN
    RAISE EXCEPTION 'S4: a run stays what it was' USING ERRCODE = '23514', CONSTRAINT = 'matching_run_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "matching_run_stays"
  BEFORE UPDATE OF "id", "term_id", "policy", "engine", "input", "started_at", "person_id", "status", "result", "failure", "finished_at"
  ON "matching_run" FOR EACH ROW EXECUTE FUNCTION "run_stays"();

-- C2: an occasion is cancelled, never deleted, and its SEQUENCE never falls
CREATE FUNCTION "sequence_rises"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'C2: SEQUENCE never falls' USING ERRCODE = '23514', CONSTRAINT = 'occasion_sequence_rises';
END $$;
CREATE TRIGGER "occasion_sequence_rises" BEFORE UPDATE ON "occasion" FOR EACH ROW
  WHEN (NEW."sequence" < OLD."sequence") EXECUTE FUNCTION "sequence_rises"();

-- What has happened is neither rewritten nor emptied
CREATE TRIGGER "import_batch_append_only" BEFORE UPDATE OR DELETE ON "import_batch"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "matching_run_kept" BEFORE DELETE ON "matching_run" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "occasion_kept" BEFORE DELETE ON "occasion" FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "phase_move_not_emptied" BEFORE TRUNCATE ON "phase_move" EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "placement_not_emptied" BEFORE TRUNCATE ON "placement" EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "placement_event_not_emptied" BEFORE TRUNCATE ON "placement_event" EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "import_batch_not_emptied" BEFORE TRUNCATE ON "import_batch" EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "matching_run_not_emptied" BEFORE TRUNCATE ON "matching_run" EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "occasion_not_emptied" BEFORE TRUNCATE ON "occasion" EXECUTE FUNCTION "refuse_rewriting"();
