-- AlterEnum
ALTER TYPE "outbox_status" ADD VALUE 'stopped';
