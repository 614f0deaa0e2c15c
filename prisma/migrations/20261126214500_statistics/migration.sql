-- CreateTable
CREATE TABLE "offer_event" (
    "id" BIGSERIAL NOT NULL,
    "term_id" TEXT NOT NULL,
    "offer_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "unit_id" UUID NOT NULL,
    "field_id" TEXT NOT NULL,
    "places" INTEGER NOT NULL,

    CONSTRAINT "offer_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "student_event" (
    "id" BIGSERIAL NOT NULL,
    "term_id" TEXT NOT NULL,
    "student_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "university_id" TEXT NOT NULL,
    "sex" "sex",
    "takes_part" BOOLEAN NOT NULL,

    CONSTRAINT "student_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "t2_report" (
    "id" UUID NOT NULL,
    "term_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID,
    "as_of" DATE,
    "bounds" JSONB NOT NULL,
    "content" JSONB NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "t2_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "open_data" (
    "term_id" TEXT NOT NULL,
    "is_open" BOOLEAN NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID,

    CONSTRAINT "open_data_pkey" PRIMARY KEY ("term_id")
);

-- CreateTable
CREATE TABLE "colleague_count" (
    "term_id" TEXT NOT NULL,
    "district_id" TEXT NOT NULL,
    "students" INTEGER NOT NULL,

    CONSTRAINT "colleague_count_pkey" PRIMARY KEY ("term_id","district_id")
);

-- CreateTable
CREATE TABLE "support_material" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "review_on" DATE NOT NULL,

    CONSTRAINT "support_material_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "offer_event_term_id_id_idx" ON "offer_event"("term_id", "id");

-- CreateIndex
CREATE INDEX "student_event_term_id_id_idx" ON "student_event"("term_id", "id");

-- CreateIndex
CREATE INDEX "t2_report_term_id_at_idx" ON "t2_report"("term_id", "at");

-- AddForeignKey
ALTER TABLE "offer_event" ADD CONSTRAINT "offer_event_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "student_event" ADD CONSTRAINT "student_event_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "t2_report" ADD CONSTRAINT "t2_report_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "t2_report" ADD CONSTRAINT "t2_report_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "open_data" ADD CONSTRAINT "open_data_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "open_data" ADD CONSTRAINT "open_data_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "colleague_count" ADD CONSTRAINT "colleague_count_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "colleague_count" ADD CONSTRAINT "colleague_count_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;




-- What Prisma's language cannot say

ALTER TABLE "offer_event" ADD CONSTRAINT "offer_event_places" CHECK ("places" >= 0);
ALTER TABLE "colleague_count" ADD CONSTRAINT "colleague_count_students" CHECK ("students" BETWEEN 0 AND 1000);
ALTER TABLE "support_material" ADD CONSTRAINT "support_material_url" CHECK ("url" ~ '^https?://');

-- What is known already
INSERT INTO "offer_event" ("term_id", "offer_id", "at", "unit_id", "field_id", "places")
  SELECT "term_id", "id", "created_at", "unit_id", "field_id", "places" FROM "offer"
  UNION ALL SELECT "term_id", "id", "withdrawn_at", "unit_id", "field_id", 0 FROM "offer" WHERE "withdrawn_at" IS NOT NULL
  ORDER BY 3;
INSERT INTO "student_event" ("term_id", "student_id", "at", "university_id", "sex", "takes_part")
  SELECT "term_id", "id", "created_at", "university_id", "sex", true FROM "student"
  UNION ALL SELECT "term_id", "id", "withdrawn_at", "university_id", "sex", false FROM "student" WHERE "withdrawn_at" IS NOT NULL
  ORDER BY 3;

-- S8: the funnel is counted from events. Whoever writes one holds this lock together with the other writers until it is
-- committed; whoever freezes a report takes it alone. So the last number of each kind is a sharp edge: nothing below it is
-- still to come.
CREATE FUNCTION "statistics_lock"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(7270737);
  RETURN NULL;
END $$;
CREATE TRIGGER "placement_event_counted" BEFORE INSERT ON "placement_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "statistics_lock"();
CREATE TRIGGER "offer_event_counted" BEFORE INSERT ON "offer_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "statistics_lock"();
CREATE TRIGGER "student_event_counted" BEFORE INSERT ON "student_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "statistics_lock"();

CREATE FUNCTION "offer_logs"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "offer_event" ("term_id", "offer_id", "at", "unit_id", "field_id", "places")
    VALUES (NEW."term_id", NEW."id", clock_timestamp(), NEW."unit_id", NEW."field_id",
      CASE WHEN NEW."withdrawn_at" IS NULL THEN NEW."places" ELSE 0 END);
  RETURN NULL;
END $$;
CREATE TRIGGER "offer_begins" AFTER INSERT ON "offer" FOR EACH ROW EXECUTE FUNCTION "offer_logs"();
CREATE TRIGGER "offer_changes" AFTER UPDATE ON "offer" FOR EACH ROW
  WHEN ((NEW."unit_id", NEW."field_id", NEW."places", NEW."withdrawn_at" IS NULL)
    IS DISTINCT FROM (OLD."unit_id", OLD."field_id", OLD."places", OLD."withdrawn_at" IS NULL))
  EXECUTE FUNCTION "offer_logs"();

CREATE FUNCTION "student_logs"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "student_event" ("term_id", "student_id", "at", "university_id", "sex", "takes_part")
    VALUES (NEW."term_id", NEW."id", clock_timestamp(), NEW."university_id", NEW."sex", NEW."withdrawn_at" IS NULL);
  RETURN NULL;
END $$;
CREATE TRIGGER "student_begins" AFTER INSERT ON "student" FOR EACH ROW EXECUTE FUNCTION "student_logs"();
CREATE TRIGGER "student_changes" AFTER UPDATE ON "student" FOR EACH ROW
  WHEN ((NEW."sex", NEW."withdrawn_at" IS NULL) IS DISTINCT FROM (OLD."sex", OLD."withdrawn_at" IS NULL))
  EXECUTE FUNCTION "student_logs"();

CREATE TRIGGER "offer_event_append_only" BEFORE UPDATE OR DELETE ON "offer_event"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "student_event_append_only" BEFORE UPDATE OR DELETE ON "student_event"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "t2_report_append_only" BEFORE UPDATE OR DELETE ON "t2_report"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "offer_event_not_truncated" BEFORE TRUNCATE ON "offer_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "student_event_not_truncated" BEFORE TRUNCATE ON "student_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "t2_report_not_truncated" BEFORE TRUNCATE ON "t2_report"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_rewriting"();

-- Events of offers and students follow from tables that are logged, and cannot be changed: they are a log themselves.
SELECT "audit_table"('t2_report', 'id', 'term_id,as_of,bounds,digest');
SELECT "audit_table"('open_data', 'term_id', 'is_open');
SELECT "audit_table"('colleague_count', 'term_id,district_id', 'students');
SELECT "audit_table"('support_material', 'id', 'title,url,owner,review_on');
