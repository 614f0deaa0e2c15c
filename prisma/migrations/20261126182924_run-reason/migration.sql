-- CreateTable
CREATE TABLE "run_reason" (
    "run_id" UUID NOT NULL,
    "student_id" UUID NOT NULL,
    "reason" JSONB NOT NULL,

    CONSTRAINT "run_reason_pkey" PRIMARY KEY ("run_id","student_id")
);

-- CreateIndex
CREATE INDEX "run_reason_student_id_idx" ON "run_reason"("student_id");

-- AddForeignKey
ALTER TABLE "run_reason" ADD CONSTRAINT "run_reason_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "matching_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_reason" ADD CONSTRAINT "run_reason_student_id_fkey" FOREIGN KEY ("student_id") REFERENCES "student"("id") ON DELETE CASCADE ON UPDATE CASCADE;


