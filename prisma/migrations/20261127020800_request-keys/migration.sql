-- CreateTable
CREATE TABLE "request_key" (
    "key" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "outcome" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT now(),

    CONSTRAINT "request_key_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "request_key_at_idx" ON "request_key"("at");


