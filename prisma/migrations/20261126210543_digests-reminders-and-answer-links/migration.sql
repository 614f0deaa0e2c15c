-- CreateEnum
CREATE TYPE "reminder_kind" AS ENUM ('offers', 'proposals', 'wishes');

-- AlterEnum
ALTER TYPE "link_purpose" ADD VALUE 'answer';

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "outbox_status" ADD VALUE 'merged';
ALTER TYPE "outbox_status" ADD VALUE 'kept';

-- AlterTable
ALTER TABLE "access_link" ADD COLUMN     "district_id" TEXT,
ADD COLUMN     "term_id" TEXT;

-- AlterTable
ALTER TABLE "outbox_message" ADD COLUMN     "content" JSONB,
ADD COLUMN     "digest_id" UUID,
ADD COLUMN     "in_reply_to" TEXT,
ADD COLUMN     "language" "language" NOT NULL DEFAULT 'sv',
ADD COLUMN     "person_id" UUID,
ADD COLUMN     "student_id" UUID,
ADD COLUMN     "thread" TEXT,
ADD COLUMN     "urgent" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "reminder" (
    "term_id" TEXT NOT NULL,
    "kind" "reminder_kind" NOT NULL,
    "owner_id" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "step" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "escalated" BOOLEAN NOT NULL DEFAULT false,
    "person_id" UUID,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("term_id","kind","owner_id","due_on","step")
);

-- CreateIndex
CREATE INDEX "access_link_term_id_district_id_idx" ON "access_link"("term_id", "district_id");

-- CreateIndex
CREATE INDEX "outbox_message_thread_recipient_idx" ON "outbox_message"("thread", "recipient");

-- CreateIndex
CREATE INDEX "outbox_message_person_id_idx" ON "outbox_message"("person_id");

-- CreateIndex
CREATE INDEX "outbox_message_student_id_idx" ON "outbox_message"("student_id");

-- CreateIndex
CREATE INDEX "outbox_message_digest_id_idx" ON "outbox_message"("digest_id");

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_digest_id_fkey" FOREIGN KEY ("digest_id") REFERENCES "outbox_message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- A part of a digest knows the mail that it became a part of. (As text: a value that this very migration adds cannot be used yet.)
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_part" CHECK (("status"::text = 'merged') = ("digest_id" IS NOT NULL));
-- One address has one origin
ALTER TABLE "outbox_message" ADD CONSTRAINT "outbox_message_source" CHECK ("person_id" IS NULL OR "student_id" IS NULL);

-- Whose a link is, and what an answering link is for
ALTER TABLE "access_link" DROP CONSTRAINT "access_link_owner";
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_owner" CHECK (
  ("purpose"::text IN ('sign-in', 'answer')) = ("person_id" IS NOT NULL) AND
  ("purpose"::text NOT IN ('sign-in', 'answer')) = ("student_id" IS NOT NULL));
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_answer" CHECK (
  ("purpose"::text = 'answer') = ("district_id" IS NOT NULL) AND
  ("purpose"::text = 'answer') = ("term_id" IS NOT NULL) AND
  ("purpose"::text <> 'answer' OR "expires_at" IS NOT NULL));

-- The log (P6)
SELECT "audit_table"('reminder', 'term_id,kind,owner_id,due_on,step', 'escalated,person_id');
DROP TRIGGER "outbox_message_audit_insert" ON "outbox_message";
DROP TRIGGER "outbox_message_audit_update" ON "outbox_message";
DROP TRIGGER "outbox_message_audit_delete" ON "outbox_message";
SELECT "audit_table"('outbox_message', 'id', 'status,digest_id', 'attempts,next_attempt_at,leased_until,failure,text,html,content,sent_at');
DROP TRIGGER "access_link_audit_insert" ON "access_link";
DROP TRIGGER "access_link_audit_update" ON "access_link";
DROP TRIGGER "access_link_audit_delete" ON "access_link";
SELECT "audit_table"('access_link', 'id', 'purpose,person_id,student_id,district_id,term_id,expires_at,revoked_at');
