-- AlterTable
ALTER TABLE "auscultant" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "leak" ADD COLUMN     "auscultant_id" UUID,
ALTER COLUMN "student_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "pilot_host" ADD COLUMN     "erased_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "protected_fingerprint" DROP CONSTRAINT "protected_fingerprint_pkey",
ADD COLUMN     "auscultant_id" UUID,
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ALTER COLUMN "student_id" DROP NOT NULL,
ADD CONSTRAINT "protected_fingerprint_pkey" PRIMARY KEY ("id");

-- CreateIndex
CREATE INDEX "leak_auscultant_id_idx" ON "leak"("auscultant_id");

-- CreateIndex
CREATE UNIQUE INDEX "leak_channel_via_auscultant_id_fingerprints_key" ON "leak"("channel", "via", "auscultant_id", "fingerprints");

-- CreateIndex
CREATE UNIQUE INDEX "protected_fingerprint_student_id_kind_fingerprint_key" ON "protected_fingerprint"("student_id", "kind", "fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "protected_fingerprint_auscultant_id_kind_fingerprint_key" ON "protected_fingerprint"("auscultant_id", "kind", "fingerprint");

-- AddForeignKey
ALTER TABLE "protected_fingerprint" ADD CONSTRAINT "protected_fingerprint_auscultant_id_fkey" FOREIGN KEY ("auscultant_id") REFERENCES "auscultant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leak" ADD CONSTRAINT "leak_auscultant_id_fkey" FOREIGN KEY ("auscultant_id") REFERENCES "auscultant"("id") ON DELETE CASCADE ON UPDATE CASCADE;




-- What Prisma's language cannot say

-- Whose it is: one person's
ALTER TABLE "protected_fingerprint" ADD CONSTRAINT "protected_fingerprint_owner" CHECK (num_nonnulls("student_id", "auscultant_id") = 1);
ALTER TABLE "leak" ADD CONSTRAINT "leak_owner" CHECK (num_nonnulls("student_id", "auscultant_id") = 1);
ALTER TABLE "data_protocol" DROP CONSTRAINT "data_protocol_kind";
ALTER TABLE "data_protocol" ADD CONSTRAINT "data_protocol_kind" CHECK (
  "kind" IN ('retention', 'student', 'auscultant', 'supervisor', 'host', 'person'));

-- P2: as for students, fingerprints are of those alone who are protected
CREATE FUNCTION "auscultant_protection_ends"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "protected_fingerprint" WHERE "auscultant_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "auscultant_protection_ends" AFTER UPDATE OF "protected" ON "auscultant" FOR EACH ROW
  WHEN (OLD."protected" AND NOT NEW."protected") EXECUTE FUNCTION "auscultant_protection_ends"();

-- P4, P5: retention and erasure, which say in their transaction what they are, may take these away, and nothing else. Of a
-- plan's input the times when hosts are away; the function compares the rest of it.
CREATE FUNCTION "without_times_away"("input" jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN jsonb_typeof("input" -> 'hosts') = 'array' THEN jsonb_set("input", '{hosts}', (
    SELECT coalesce(jsonb_agg("host" || '{"unavailable": []}' ORDER BY "number"), '[]')
    FROM jsonb_array_elements("input" -> 'hosts') WITH ORDINALITY AS "of"("host", "number"))) ELSE "input" END
$$;
CREATE FUNCTION "plan_erases"("was" "pilot_plan", "becomes" "pilot_plan") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT "erases"(to_jsonb("was"), to_jsonb("becomes"), '{input,reason,failure}')
    AND "becomes"."input" IN ("was"."input", "without_times_away"("was"."input"))
    AND ("becomes"."reason" IS NULL OR "becomes"."reason" = "was"."reason")
    AND ("becomes"."failure" IS NULL OR "becomes"."failure" = "was"."failure")
$$;
DROP TRIGGER "pilot_plan_stays" ON "pilot_plan";
CREATE TRIGGER "pilot_plan_stays" BEFORE UPDATE ON "pilot_plan" FOR EACH ROW
  WHEN ("plan_erases"(OLD, NEW) IS NOT TRUE) EXECUTE FUNCTION "plan_stays"();
DROP TRIGGER "evaluation_stays" ON "evaluation";
CREATE TRIGGER "evaluation_stays" BEFORE UPDATE ON "evaluation" FOR EACH ROW
  WHEN ("erases"(to_jsonb(OLD), to_jsonb(NEW), '{best,better}') IS NOT TRUE) EXECUTE FUNCTION "refuse_rewriting"();

-- Nothing personal is written back to who was erased
ALTER TABLE "auscultant" ADD CONSTRAINT "auscultant_erased" CHECK ("erased_at" IS NULL OR
  ("first_name", "last_name", "email") IS NOT DISTINCT FROM (NULL::text, NULL::text, NULL::text));
ALTER TABLE "pilot_host" ADD CONSTRAINT "pilot_host_erased" CHECK ("erased_at" IS NULL OR "email" IS NULL);

-- The log (P6)
DROP TRIGGER "protected_fingerprint_audit_insert" ON "protected_fingerprint";
DROP TRIGGER "protected_fingerprint_audit_update" ON "protected_fingerprint";
DROP TRIGGER "protected_fingerprint_audit_delete" ON "protected_fingerprint";
SELECT "audit_table"('protected_fingerprint', 'student_id,auscultant_id', 'kind');
DROP TRIGGER "leak_audit_insert" ON "leak";
DROP TRIGGER "leak_audit_update" ON "leak";
DROP TRIGGER "leak_audit_delete" ON "leak";
SELECT "audit_table"('leak', 'id', 'channel,via,student_id,auscultant_id,allowed_at', 'last_at,times');
