import type { z } from 'zod'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { refusal } from '../../errors.ts'
import { cancelOccasions } from '../occasions/commands.ts'
import { removePlace } from '../offers/repository.ts'
import { queueMails } from '../outbox/mail.ts'
import { insertEvents, type EndCause } from '../placements/repository.ts'
import { revokeStudentLinks } from '../student-page/repository.ts'
import { withdrawStudents } from '../students/repository.ts'
import { findTerm, type Term } from '../terms/repository.ts'
import { districtLetters, studentLetters, universityLetters } from './mail.ts'
import { refuseEnding, refuseForeignCause, usualEnd } from './policy.ts'
import { findActiveOf, findToComplete, findToEnd, hasBeenPublished, type EndingRow } from './repository.ts'
import type { endingInput } from './schema.ts'

type Ending = z.output<typeof endingInput>

/**
 * Ends a placement before its time (S8): place and student are free, its occasions are cancelled (C2), and the student and
 * whoever did not report it are told. With the cause `student` the student leaves the term too; with `place` the student
 * is not proposed for the offer again and, unless it remains, the offer has a place less. A confirmation that is not
 * published is taken back in the same way, and those who don't know of it are told nothing.
 */
export async function endPlacement(
  deps: Deps,
  actor: Actor,
  placementId: string,
  { kind, cause, placeRemains, reason }: Ending,
): Promise<void> {
  await transact(deps.db, async tx => {
    const placement = await findToEnd(tx, placementId, actor)
    if (!placement) throw refusal('notFound')
    const term = await requireTermOf(tx, placement.termId)
    refuseForeignCause(actor, placement, cause)
    refuseEnding(placement, kind, term.phase)
    if (cause === 'student') return leave(tx, deps, actor, placement.studentId, { kind, reason, term })
    await endAll(tx, deps, actor, [placement], { kind, cause, reason })
    if (!placeRemains) await removePlace(tx, placement.offerId, deps.clock.now())
    const now = deps.clock.now()
    const published = [placement].filter(({ state }) => state === 'published')
    await queueMails(tx, deps, [
      ...(await studentLetters(tx, deps, published, 'placementEnded')),
      ...(await universityLetters(tx, term.id, published, now)),
      ...(actor.isCentral ? await districtLetters(tx, term.id, [placement], now) : []),
    ])
  })
  deps.kickOutbox()
}

/** Marks placements as completed (S8). Refuses all of them when one is not the actor's or not under way. */
export async function completePlacements(
  deps: Deps,
  actor: Actor,
  termId: string,
  placementIds: readonly string[],
): Promise<void> {
  await transact(deps.db, async tx => {
    const { phase } = await requireTermOf(tx, termId)
    const placements = await findToComplete(tx, termId, placementIds, actor)
    if (placements.length !== new Set(placementIds).size) throw refusal('notFound')
    for (const placement of placements) refuseEnding(placement, 'completed', phase)
    const at = deps.clock.now()
    await insertEvents(
      tx,
      placements.map(({ id }) => ({ placementId: id, kind: 'completed', at, personId: actor.personId })),
    )
  })
}

/**
 * Takes a student out of a term whose proposals are out (S8): the placement ends, and its district is told. The student
 * is told, and keeps the personal page and the calendar, when the placement was public. Refuses a placement that is
 * completed, and one without a reason.
 */
export async function leaveTerm(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  studentId: string,
  { term, reason }: { term: Term; reason: string | undefined },
): Promise<void> {
  const active = await findActiveOf(tx, [studentId])
  if (active.some(({ state }) => state === 'completed')) throw refusal('placementNotPublished')
  if (active.length > 0 && !reason) throw refusal('reasonRequired')
  await leave(tx, deps, actor, studentId, { kind: usualEnd(term.phase), reason: reason ?? '', term })
}

interface Leaving {
  readonly kind: 'cancelled' | 'interrupted'
  readonly reason: string
  readonly term: Term
}

async function leave(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  studentId: string,
  { kind, reason, term }: Leaving,
): Promise<void> {
  const now = deps.clock.now()
  const ended = await findActiveOf(tx, [studentId])
  await endAll(tx, deps, actor, ended, { kind, cause: 'student', reason })
  await withdrawStudents(tx, [studentId], now)
  if (!(await hasBeenPublished(tx, studentId))) await revokeStudentLinks(tx, studentId, now)
  const published = ended.filter(({ state }) => state === 'published')
  await queueMails(tx, deps, [
    ...(await studentLetters(tx, deps, published, 'placementLeft')),
    ...(await districtLetters(tx, term.id, ended, now)),
    ...(actor.isCentral ? await universityLetters(tx, term.id, published, now) : []),
  ])
}

interface End {
  readonly kind: 'cancelled' | 'interrupted'
  readonly cause: EndCause
  readonly reason: string
}

/**
 * Ends placements that hold: what is public as told, a proposal or a confirmation by releasing it. Whoever was invited to
 * their occasions gets a cancellation; what has taken place stays in the calendars of a placement that is interrupted.
 */
export async function endAll(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  placements: readonly EndingRow[],
  { kind, cause, reason }: End,
): Promise<void> {
  const at = deps.clock.now()
  await insertEvents(
    tx,
    placements.map(({ id, state }) => ({
      placementId: id,
      kind: state === 'published' ? kind : 'released',
      at,
      personId: actor.personId,
      cause,
      reason,
    })),
  )
  const owners = placements.map(({ id }) => ({ placementId: id }))
  await cancelOccasions(tx, deps, owners, { onlyComing: kind === 'interrupted' })
}

async function requireTermOf(tx: Transaction, termId: string): Promise<Term> {
  const term = await findTerm(tx, termId)
  if (!term) throw refusal('notFound')
  return term
}
