import type { Transaction } from '../../adapters/db/database.ts'
import type { Instance, StudentInOffer } from '../../domain/matching/instance.ts'
import { pairRulesBroken } from '../../domain/matching/what-if.ts'
import { AppError } from '../../errors.ts'
import { findPinsInForce, isOffered } from './repository.ts'

/** The rules that forbid the pair in the term as it is; R13 for an offer that is closed to every university. */
export async function brokenRules(
  tx: Transaction,
  termId: string,
  instance: Instance,
  pair: StudentInOffer,
): Promise<string[]> {
  if (instance.offers.some(({ id }) => id === pair.offer)) return pairRulesBroken(instance, pair)
  return (await isOffered(tx, termId, pair.offer)) ? ['R13'] : ['R2']
}

/** Refuses to go on while a pin is in force that the term no longer allows (R12): it would be dropped in silence. */
export async function refuseBrokenPins(tx: Transaction, termId: string, instance: Instance): Promise<void> {
  for (const { studentId, offerId } of await findPinsInForce(tx, termId)) {
    const rules = await brokenRules(tx, termId, instance, { student: studentId, offer: offerId })
    if (rules.length > 0) throw new AppError('pinDoesNotHold', { rules })
  }
}
