-- A university lets its students fill in their own wishes up to a day; without a row they can't.
CREATE TABLE "wish_form" (
  "term_id" TEXT NOT NULL,
  "university_id" TEXT NOT NULL,
  "closes_on" DATE NOT NULL,
  "opened_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "wish_form_pkey" PRIMARY KEY ("term_id", "university_id")
);
ALTER TABLE "wish_form" ADD CONSTRAINT "wish_form_term_id_fkey"
  FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "wish_form" ADD CONSTRAINT "wish_form_university_id_fkey"
  FOREIGN KEY ("university_id") REFERENCES "university"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
SELECT "audit_table"('wish_form', 'term_id,university_id', 'term_id,university_id,closes_on,opened_at');

-- When the student was last sent the link, and when the student last saved wishes.
ALTER TABLE "student" ADD COLUMN "wishes_asked_at" TIMESTAMPTZ(3), ADD COLUMN "wished_at" TIMESTAMPTZ(3);
