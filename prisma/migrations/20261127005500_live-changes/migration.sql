-- AlterTable
ALTER TABLE "work_lease" ADD COLUMN     "done" INTEGER,
ADD COLUMN     "kind" TEXT,
ADD COLUMN     "person_id" UUID,
ADD COLUMN     "stage" TEXT,
ADD COLUMN     "stage_at" TIMESTAMPTZ(3),
ADD COLUMN     "total" INTEGER;

-- CreateTable
CREATE UNLOGGED TABLE "attempt" (
    "key" TEXT NOT NULL,
    "hits" INTEGER NOT NULL,
    "resets_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("key")
);

-- What Prisma's language cannot say: the database tells every instance what has changed, at the commit of the change, so
-- that no command can forget to. A telling has whose it is about, for the scope, and ids; never what anything says.

CREATE FUNCTION "tell"("facts" jsonb) RETURNS void LANGUAGE sql AS $$
  SELECT pg_notify('vfu_changes', jsonb_strip_nulls("facts")::text)
$$;

CREATE FUNCTION "tell_run"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "tell"(jsonb_build_object('about', 'run', 'id', NEW."id", 'isEnded', NEW."status" IN ('cancelled', 'failed')));
  RETURN NULL;
END $$;
CREATE TRIGGER "matching_run_told" AFTER INSERT OR UPDATE OF "status", "chosen_at", "applied_at" ON "matching_run"
  FOR EACH ROW EXECUTE FUNCTION "tell_run"();

CREATE FUNCTION "tell_reasons"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "tell"(jsonb_build_object('about', 'reasons'));
  RETURN NULL;
END $$;
CREATE TRIGGER "run_reason_told" AFTER INSERT ON "run_reason" FOR EACH STATEMENT EXECUTE FUNCTION "tell_reasons"();

CREATE FUNCTION "tell_plan"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "tell"(jsonb_build_object('about', 'plan', 'id', NEW."id", 'isEnded', NEW."status" IN ('cancelled', 'failed')));
  RETURN NULL;
END $$;
CREATE TRIGGER "pilot_plan_told" AFTER INSERT OR UPDATE OF "status" ON "pilot_plan"
  FOR EACH ROW EXECUTE FUNCTION "tell_plan"();

CREATE FUNCTION "tell_progress"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "tell"(jsonb_build_object('about', 'progress', 'personId', coalesce(NEW."person_id", OLD."person_id")));
  RETURN NULL;
END $$;
CREATE TRIGGER "work_lease_told" AFTER INSERT OR UPDATE OF "stage", "done" ON "work_lease"
  FOR EACH ROW WHEN (NEW."stage" IS NOT NULL) EXECUTE FUNCTION "tell_progress"();
CREATE TRIGGER "work_lease_told_end" AFTER DELETE ON "work_lease"
  FOR EACH ROW WHEN (OLD."stage" IS NOT NULL) EXECUTE FUNCTION "tell_progress"();

CREATE FUNCTION "tell_mail"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "tell"(jsonb_build_object('about', 'mail'));
  RETURN NULL;
END $$;
CREATE TRIGGER "outbox_message_told" AFTER INSERT OR UPDATE OF "status", "failure" ON "outbox_message"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_mail"();

CREATE FUNCTION "tell_term"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "tell"(jsonb_build_object('about', 'term'));
  RETURN NULL;
END $$;
CREATE TRIGGER "term_told" AFTER INSERT OR UPDATE ON "term" FOR EACH STATEMENT EXECUTE FUNCTION "tell_term"();

CREATE FUNCTION "tell_offers"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "tell"(jsonb_build_object('about', 'offers', 'districtIds', jsonb_build_array("district_id")))
  FROM (SELECT DISTINCT "unit"."district_id" FROM "told" JOIN "unit" ON "unit"."id" = "told"."unit_id") "owners";
  RETURN NULL;
END $$;
CREATE TRIGGER "offer_told_new" AFTER INSERT ON "offer" REFERENCING NEW TABLE AS "told"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_offers"();
CREATE TRIGGER "offer_told" AFTER UPDATE ON "offer" REFERENCING NEW TABLE AS "told"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_offers"();

CREATE FUNCTION "tell_students"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "tell"(jsonb_build_object('about', 'students', 'universityIds', jsonb_build_array("university_id")))
  FROM (SELECT DISTINCT "university_id" FROM "told") "owners";
  RETURN NULL;
END $$;
CREATE TRIGGER "student_told_new" AFTER INSERT ON "student" REFERENCING NEW TABLE AS "told"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_students"();
CREATE TRIGGER "student_told" AFTER UPDATE ON "student" REFERENCING NEW TABLE AS "told"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_students"();

-- A university hears of a placement when it may see it (S7), a district of those in its offers (P3).
CREATE FUNCTION "tell_placements"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "tell"(jsonb_build_object('about', 'placements', 'districtIds', jsonb_build_array("district_id"),
    'universityIds', CASE WHEN "is_shown" THEN jsonb_build_array("university_id") ELSE '[]' END))
  FROM (
    SELECT DISTINCT "unit"."district_id", "student"."university_id",
      "placement"."state" IN ('published', 'completed', 'interrupted', 'cancelled') AS "is_shown"
    FROM "told" JOIN "placement" ON "placement"."id" = "told"."placement_id"
    JOIN "student" ON "student"."id" = "placement"."student_id"
    JOIN "offer" ON "offer"."id" = "placement"."offer_id" JOIN "unit" ON "unit"."id" = "offer"."unit_id") "owners";
  RETURN NULL;
END $$;
CREATE TRIGGER "placement_event_told" AFTER INSERT ON "placement_event" REFERENCING NEW TABLE AS "told"
  FOR EACH STATEMENT EXECUTE FUNCTION "tell_placements"();

CREATE FUNCTION "tell_pilot"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "tell"(CASE WHEN NEW."phase" = 'draft' THEN jsonb_build_object('about', 'pilot')
    ELSE jsonb_build_object('about', 'pilot', 'universityIds', jsonb_build_array(NEW."university_id"), 'districtIds',
      coalesce((SELECT jsonb_agg("district_id") FROM "pilot_district" WHERE "pilot_id" = NEW."id"), '[]')) END);
  RETURN NULL;
END $$;
CREATE TRIGGER "pilot_told" AFTER INSERT OR UPDATE ON "pilot" FOR EACH ROW EXECUTE FUNCTION "tell_pilot"();

-- Whose sessions, roles or second factor changed: their streams are looked at again at once. Nobody is told.
CREATE FUNCTION "tell_access"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "tell"(jsonb_build_object('about', 'access', 'personId', coalesce(NEW."person_id", OLD."person_id")));
  RETURN NULL;
END $$;
CREATE TRIGGER "session_told" AFTER UPDATE OF "revoked_at", "second_factor_at" ON "session"
  FOR EACH ROW EXECUTE FUNCTION "tell_access"();
CREATE TRIGGER "role_told" AFTER INSERT OR UPDATE ON "role" FOR EACH ROW EXECUTE FUNCTION "tell_access"();
CREATE TRIGGER "second_factor_told" AFTER INSERT OR UPDATE OF "confirmed_at" OR DELETE ON "second_factor"
  FOR EACH ROW EXECUTE FUNCTION "tell_access"();
