-- AlterTable
ALTER TABLE "session" ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "previous_token_hash" TEXT,
ADD COLUMN     "rotated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE UNIQUE INDEX "session_previous_token_hash_key" ON "session"("previous_token_hash");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- That a session goes on is no change that anybody made.
DROP TRIGGER "session_audit_insert" ON "session";
DROP TRIGGER "session_audit_update" ON "session";
DROP TRIGGER "session_audit_delete" ON "session";
SELECT "audit_table"('session', 'id', 'person_id,expires_at,revoked_at', 'token_hash,previous_token_hash,rotated_at,last_seen_at');
