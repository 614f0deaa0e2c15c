-- AlterTable
ALTER TABLE "access_link" ADD COLUMN     "single_use" BOOLEAN NOT NULL DEFAULT false;
