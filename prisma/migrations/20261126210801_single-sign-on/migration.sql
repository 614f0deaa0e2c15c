-- AlterTable
ALTER TABLE "role" ADD COLUMN     "claim_lost" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "provider" TEXT;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "second_factor_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "person_identity" (
    "id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "second_factor" (
    "person_id" UUID NOT NULL,
    "sealed_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" INTEGER NOT NULL DEFAULT 0,
    "wrong_codes" INTEGER NOT NULL DEFAULT 0,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "second_factor_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_identity_issuer_subject_key" ON "person_identity"("issuer", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "person_identity_person_id_issuer_key" ON "person_identity"("person_id", "issuer");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_code_hash_key" ON "recovery_code"("code_hash");

-- CreateIndex
CREATE INDEX "recovery_code_person_id_idx" ON "recovery_code"("person_id");

-- AddForeignKey
ALTER TABLE "person_identity" ADD CONSTRAINT "person_identity_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- Prisma's language lacks checks, and the log (P6) is to have the new tables and columns.
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_counts" CHECK ("last_step" >= 0 AND "wrong_codes" >= 0);
-- Only what a claim gave can be lost with it, and what is lost has ended.
ALTER TABLE "role" ADD CONSTRAINT "role_claim" CHECK (NOT "claim_lost" OR ("provider" IS NOT NULL AND "valid_to" IS NOT NULL));

-- A subject can be a name or an address; the log has the row's id.
SELECT "audit_table"('person_identity', 'id', 'person_id,issuer');
SELECT "audit_table"('second_factor', 'person_id', 'confirmed_at,blocked_until', 'last_step,wrong_codes');
SELECT "audit_table"('recovery_code', 'id', 'person_id,used_at');

DROP TRIGGER "role_audit_insert" ON "role";
DROP TRIGGER "role_audit_update" ON "role";
DROP TRIGGER "role_audit_delete" ON "role";
SELECT "audit_table"('role', 'id', 'person_id,kind,district_id,university_id,valid_from,valid_to,provider,claim_lost');
DROP TRIGGER "session_audit_insert" ON "session";
DROP TRIGGER "session_audit_update" ON "session";
DROP TRIGGER "session_audit_delete" ON "session";
SELECT "audit_table"('session', 'id', 'person_id,expires_at,revoked_at,second_factor_at', 'token_hash,previous_token_hash,rotated_at,last_seen_at');
