import type { z } from 'zod'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { StudentInOffer } from '../../domain/matching/instance.ts'
import { pinConflicts, violationsOfMove } from '../../domain/matching/manual-move.ts'
import type { Matching } from '../../domain/matching/run-comparison.ts'
import type { Violation } from '../../domain/matching/violation.ts'
import { pairRulesBroken, withPin } from '../../domain/matching/what-if.ts'
import { AppError, refusal } from '../../errors.ts'
import { instanceOfTerm } from '../runs/commands.ts'
import { withNames } from '../runs/presenter.ts'
import { findNames } from '../runs/repository.ts'
import { requireTermAcceptingData } from '../terms/policy.ts'
import { suppose, type Supposition } from '../what-if/commands.ts'
import { brokenRules } from './policy.ts'
import { findPin, insertPin, removePins, type PinRow } from './repository.ts'
import type { pinInput } from './schema.ts'

/**
 * Pins a student in an offer (R12) and returns the pin's id; a pin that the student had is removed by the same person.
 * Refuses a pin that breaks a rule on its own or together with other pins, with the rule's number.
 */
export async function pinStudent(
  deps: Deps,
  actor: Actor,
  language: Language,
  termId: string,
  { studentId, offerId, reason }: z.output<typeof pinInput>,
): Promise<string> {
  return transact(deps.db, async tx => {
    await requireTermAcceptingData(tx, termId)
    const instance = await instanceOfTerm(tx, termId)
    if (!instance.students.some(({ id }) => id === studentId)) throw refusal('notFound')
    const pair = { student: studentId, offer: offerId }
    const rules = await brokenRules(tx, termId, instance, pair)
    if (rules.length > 0) {
      const sentence = rules.map(rule => copyIn[language].rules.pairRules[rule] ?? '').join(' ')
      throw new AppError('pinBreaksRules', { rules, sentence })
    }
    const [conflict] = pinConflicts(instance, pair)
    if (conflict) {
      const { matchingSentence } = copyIn[language].storedSentences
      const sentence = withNames(matchingSentence(conflict.text), await findNames(tx, termId))
      throw new AppError('pinBreaksRules', { rules: conflict.rules, sentence })
    }
    const now = deps.clock.now()
    await removePins(tx, { studentId }, { removedAt: now, removedById: actor.personId })
    const id = deps.ids.uuid()
    await insertPin(tx, { id, termId, studentId, offerId, reason, pinnedAt: now, pinnedById: actor.personId })
    return id
  })
}

/** Removes a pin; it stays in the history with who removed it and when. Refuses one that is removed already. */
export async function removePin(deps: Deps, actor: Actor, id: string): Promise<void> {
  await transact(deps.db, async tx => {
    const { termId } = await requirePin(tx, id)
    await requireTermAcceptingData(tx, termId)
    const removal = { removedAt: deps.clock.now(), removedById: actor.personId }
    if ((await removePins(tx, { id }, removal)) === 0) throw refusal('pinRemoved')
  })
}

export async function requirePin(tx: Transaction, id: string): Promise<PinRow> {
  const pin = await findPin(tx, id)
  if (!pin) throw refusal('notFound')
  return pin
}

export interface MovePreview {
  readonly isAllowed: boolean
  readonly violations: readonly Violation[]
  readonly outcome: Supposition | null
}

/**
 * What would follow if the run were made again with the student pinned in the offer (nothing is stored). A pair that
 * breaks a rule on its own is not allowed (R12), and is not matched.
 */
export async function previewMove(
  deps: Deps,
  matching: Matching,
  pair: StudentInOffer,
  signal: AbortSignal,
): Promise<MovePreview> {
  const { instance, result } = matching
  const isKnown =
    instance.students.some(({ id }) => id === pair.student) &&
    instance.offers.some(({ id }) => id === pair.offer)
  if (!isKnown) throw refusal('notFound')
  const isAllowed = pairRulesBroken(instance, pair).length === 0
  return {
    isAllowed,
    violations: violationsOfMove(instance, result.placements, pair),
    outcome: isAllowed ? await suppose(deps, matching, withPin(instance, pair), signal) : null,
  }
}
