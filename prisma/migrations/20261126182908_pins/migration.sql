-- CreateTable
CREATE TABLE "pin" (
    "id" UUID NOT NULL,
    "term_id" TEXT NOT NULL,
    "student_id" UUID NOT NULL,
    "offer_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "pinned_at" TIMESTAMPTZ(3) NOT NULL,
    "pinned_by_id" UUID,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by_id" UUID,

    CONSTRAINT "pin_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "pin_term_id_pinned_at_idx" ON "pin"("term_id", "pinned_at");

-- AddForeignKey
ALTER TABLE "pin" ADD CONSTRAINT "pin_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pin" ADD CONSTRAINT "pin_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pin" ADD CONSTRAINT "pin_offer_id_fkey" FOREIGN KEY ("offer_id") REFERENCES "offer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pin" ADD CONSTRAINT "pin_pinned_by_id_fkey" FOREIGN KEY ("pinned_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pin" ADD CONSTRAINT "pin_removed_by_id_fkey" FOREIGN KEY ("removed_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;



-- R12: one pin in force per student (a student's row belongs to one term); whoever pins says why
CREATE UNIQUE INDEX "pin_one_per_student" ON "pin" ("student_id") WHERE "removed_at" IS NULL;
ALTER TABLE "pin" ADD CONSTRAINT "pin_reason" CHECK (btrim("reason") <> '');
ALTER TABLE "pin" ADD CONSTRAINT "pin_removed" CHECK ("removed_at" >= "pinned_at" AND ("removed_by_id" IS NULL OR "removed_at" IS NOT NULL));

-- Student and offer belong to the pin's term. What was pinned stays as it was written: a pin can only be removed, once.
-- (A person who leaves the system leaves the row too, which is an update; a student who is erased takes the pins along.)
CREATE FUNCTION "pin_fits"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW."id", NEW."term_id", NEW."student_id", NEW."offer_id", NEW."reason", NEW."pinned_at")
        IS DISTINCT FROM (OLD."id", OLD."term_id", OLD."student_id", OLD."offer_id", OLD."reason", OLD."pinned_at")
      OR (NEW."pinned_by_id" IS NOT NULL AND NEW."pinned_by_id" IS DISTINCT FROM OLD."pinned_by_id")
      OR (OLD."removed_at" IS NOT NULL AND NEW."removed_at" IS DISTINCT FROM OLD."removed_at") THEN
      RAISE EXCEPTION 'a pin can only be removed' USING ERRCODE = '23514', CONSTRAINT = 'pin_append_only';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT EXISTS (SELECT FROM "student" WHERE "id" = NEW."student_id" AND "term_id" = NEW."term_id")
    OR NOT EXISTS (SELECT FROM "offer" WHERE "id" = NEW."offer_id" AND "term_id" = NEW."term_id") THEN
    RAISE EXCEPTION 'the student or the offer belongs to another term' USING ERRCODE = '23514', CONSTRAINT = 'pin_same_term';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "pin_stays_as_written" BEFORE INSERT OR UPDATE ON "pin"
  FOR EACH ROW EXECUTE FUNCTION "pin_fits"();
