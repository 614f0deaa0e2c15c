import type { Transaction } from '../../adapters/db/database.ts'

/** The sex of each of the term's students, for statistics alone (P7). */
export function findSexes(tx: Transaction, termId: string) {
  return tx.student.findMany({ where: { termId, withdrawnAt: null }, select: { id: true, sex: true } })
}
