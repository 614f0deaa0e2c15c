-- CreateTable
CREATE TABLE "work_lease" (
    "id" UUID NOT NULL,
    "held_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "work_lease_pkey" PRIMARY KEY ("id")
);


