-- AlterTable
ALTER TABLE "matching_run" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "student" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "supervisor" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "protected_fingerprint" (
    "student_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,

    CONSTRAINT "protected_fingerprint_pkey" PRIMARY KEY ("student_id","kind","fingerprint")
);

-- CreateTable
CREATE TABLE "leak" (
    "id" UUID NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,
    "channel" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "kinds" TEXT[],
    "fingerprints" TEXT[],
    "student_id" UUID NOT NULL,
    "person_id" UUID,
    "allowed_at" TIMESTAMPTZ(3),
    "allowed_by_id" UUID,

    CONSTRAINT "leak_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_protocol" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID,
    "person_id" UUID,
    "entries" JSONB NOT NULL,

    CONSTRAINT "data_protocol_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "leak_channel_via_student_id_fingerprints_key" ON "leak"("channel", "via", "student_id", "fingerprints");

-- CreateIndex
CREATE INDEX "leak_student_id_idx" ON "leak"("student_id");

-- CreateIndex
CREATE INDEX "data_protocol_at_idx" ON "data_protocol"("at");

-- AddForeignKey
ALTER TABLE "protected_fingerprint" ADD CONSTRAINT "protected_fingerprint_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leak" ADD CONSTRAINT "leak_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leak" ADD CONSTRAINT "leak_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leak" ADD CONSTRAINT "leak_allowed_by_id_fkey" FOREIGN KEY ("allowed_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "data_protocol" ADD CONSTRAINT "data_protocol_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- What Prisma's language cannot say
ALTER TABLE "protected_fingerprint" ADD CONSTRAINT "protected_fingerprint_kind" CHECK ("kind" IN ('name', 'email', 'telephone', 'address'));
ALTER TABLE "leak" ADD CONSTRAINT "leak_channel" CHECK ("channel" IN ('mail', 'calendar', 'export'));
ALTER TABLE "leak" ADD CONSTRAINT "leak_allowed" CHECK (("allowed_at" IS NULL) = ("allowed_by_id" IS NULL));
ALTER TABLE "data_protocol" ADD CONSTRAINT "data_protocol_kind" CHECK ("kind" IN ('retention', 'student', 'supervisor', 'person'));

-- P2: fingerprints are of protected persons alone; who is no longer protected may be named again
CREATE FUNCTION "protection_ends"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "protected_fingerprint" WHERE "student_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "student_protection_ends" AFTER UPDATE OF "protected" ON "student" FOR EACH ROW
  WHEN (OLD."protected" AND NOT NEW."protected") EXECUTE FUNCTION "protection_ends"();

-- P4, P5: retention and erasure, which say in their transaction what they are, may take away the text of what is
-- otherwise kept as it was written, and nothing else of it.
CREATE FUNCTION "erases"("was" jsonb, "becomes" jsonb, "texts" text[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT current_setting('vfu.erasing', true) = 'on' AND "was" - "texts" = "becomes" - "texts"
$$;
DROP TRIGGER "placement_event_append_only" ON "placement_event";
CREATE TRIGGER "placement_event_append_only" BEFORE DELETE ON "placement_event"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "placement_event_stays" BEFORE UPDATE ON "placement_event" FOR EACH ROW
  WHEN ("erases"(to_jsonb(OLD), to_jsonb(NEW), '{reason}') IS NOT TRUE) EXECUTE FUNCTION "refuse_rewriting"();
DROP TRIGGER "import_batch_append_only" ON "import_batch";
CREATE TRIGGER "import_batch_append_only" BEFORE DELETE ON "import_batch"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "import_batch_stays" BEFORE UPDATE ON "import_batch" FOR EACH ROW
  WHEN ("erases"(to_jsonb(OLD), to_jsonb(NEW), '{file_name}') IS NOT TRUE) EXECUTE FUNCTION "refuse_rewriting"();
DROP TRIGGER "pin_stays_as_written" ON "pin";
CREATE TRIGGER "pin_fits" BEFORE INSERT ON "pin" FOR EACH ROW EXECUTE FUNCTION "pin_fits"();
CREATE TRIGGER "pin_stays_as_written" BEFORE UPDATE ON "pin" FOR EACH ROW
  WHEN ("erases"(to_jsonb(OLD), to_jsonb(NEW), '{reason}') IS NOT TRUE) EXECUTE FUNCTION "pin_fits"();
-- The rows themselves are compared by the function that the trigger calls: megabytes are not made into text for nothing.
ALTER TABLE "matching_run" DROP CONSTRAINT "matching_run_result";
ALTER TABLE "matching_run" ADD CONSTRAINT "matching_run_result" CHECK (
  "status" NOT IN ('optimal', 'feasible', 'infeasible') OR "result" IS NOT NULL OR "erased_at" IS NOT NULL);
DROP TRIGGER "matching_run_stays" ON "matching_run";
CREATE TRIGGER "matching_run_stays"
  BEFORE UPDATE OF "id", "term_id", "policy", "engine", "input", "started_at", "person_id", "status", "result", "failure", "finished_at"
  ON "matching_run" FOR EACH ROW WHEN (current_setting('vfu.erasing', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION "run_stays"();
CREATE TRIGGER "matching_run_erased_only" BEFORE UPDATE ON "matching_run" FOR EACH ROW
  WHEN (current_setting('vfu.erasing', true) = 'on' AND "erases"(to_jsonb(OLD), to_jsonb(NEW), '{input,result,failure,erased_at}') IS NOT TRUE)
  EXECUTE FUNCTION "refuse_rewriting"();
DROP TRIGGER "matching_run_summary" ON "matching_run";
CREATE TRIGGER "matching_run_summary" BEFORE INSERT OR UPDATE OF "result", "placed", "unplaced", "criteria" ON "matching_run"
  FOR EACH ROW WHEN (NEW."erased_at" IS NULL) EXECUTE FUNCTION "run_summary"();

-- Nothing personal is written back to who was erased
ALTER TABLE "student" ADD CONSTRAINT "student_erased" CHECK ("erased_at" IS NULL OR
  ("first_name", "last_name", "email", "home_area") IS NOT DISTINCT FROM (NULL::text, NULL::text, NULL::text, NULL::text));
ALTER TABLE "supervisor" ADD CONSTRAINT "supervisor_erased" CHECK ("erased_at" IS NULL OR "email" IS NULL);

-- A protocol stays
CREATE TRIGGER "data_protocol_append_only" BEFORE UPDATE OR DELETE ON "data_protocol"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rewriting"();
CREATE TRIGGER "data_protocol_not_emptied" BEFORE TRUNCATE ON "data_protocol" EXECUTE FUNCTION "refuse_rewriting"();

SELECT "audit_table"('protected_fingerprint', 'student_id', 'kind');
SELECT "audit_table"('leak', 'id', 'channel,via,student_id,allowed_at', 'last_at,times');
SELECT "audit_table"('data_protocol', 'id', 'kind,subject_id');
