import type { Transaction } from '../../adapters/db/database.ts'
import { hashOf } from '../session/repository.ts'

/** The person's second factor, confirmed or not; null without one. */
export function findFactor(tx: Transaction, personId: string) {
  return tx.secondFactor.findUnique({
    where: { personId },
    select: { sealedKey: true, confirmedAt: true, lastStep: true, wrongCodes: true, blockedUntil: true },
  })
}

export type FactorRow = NonNullable<Awaited<ReturnType<typeof findFactor>>>

/** Puts a key that is not confirmed in place of another that wasn't; wrong codes go on counting. */
export async function upsertKey(tx: Transaction, personId: string, sealedKey: string, createdAt: Date) {
  await tx.secondFactor.upsert({
    where: { personId },
    create: { personId, sealedKey, createdAt },
    update: { sealedKey, createdAt, lastStep: 0 },
  })
}

export async function updateFactor(
  tx: Transaction,
  personId: string,
  data: Partial<Pick<FactorRow, 'confirmedAt' | 'lastStep' | 'wrongCodes' | 'blockedUntil'>>,
) {
  await tx.secondFactor.update({ where: { personId }, data })
}

/** Uses the recovery code up; false when the person has no such code left. */
export async function useRecoveryCode(tx: Transaction, personId: string, code: string, usedAt: Date) {
  const { count } = await tx.recoveryCode.updateMany({
    where: { personId, codeHash: hashOf(code), usedAt: null },
    data: { usedAt },
  })
  return count === 1
}

export function countRecoveryCodes(tx: Transaction, personId: string): Promise<number> {
  return tx.recoveryCode.count({ where: { personId, usedAt: null } })
}

/** Puts these codes in place of those that the person had. */
export async function replaceRecoveryCodes(
  tx: Transaction,
  personId: string,
  codes: readonly { id: string; code: string }[],
) {
  await tx.recoveryCode.deleteMany({ where: { personId } })
  await tx.recoveryCode.createMany({
    data: codes.map(({ id, code }) => ({ id, personId, codeHash: hashOf(code) })),
  })
}

/** Takes the factor and its recovery codes away; false when there was none. */
export async function deleteFactor(tx: Transaction, personId: string): Promise<boolean> {
  await tx.recoveryCode.deleteMany({ where: { personId } })
  const { count } = await tx.secondFactor.deleteMany({ where: { personId } })
  return count === 1
}
