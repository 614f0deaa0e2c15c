import type { z } from 'zod'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { moveObstacle, type Phase } from '../../domain/terms/phases.ts'
import { AppError, refusal } from '../../errors.ts'
import { releaseProposals } from '../placements/commands.ts'
import { publishPlacements } from '../publication/commands.ts'
import { refuseUnknown } from '../reference/policy.ts'
import { findReference } from '../reference/repository.ts'
import { clearChoice } from '../runs/repository.ts'
import {
  countFacts,
  findTerm,
  insertTerm,
  movePhase,
  replaceShares,
  saveAnswer,
  saveBounds,
  updateTerm,
  type Term,
} from './repository.ts'
import type { newTermInput, termInput } from './schema.ts'

type NewTerm = z.output<typeof newTermInput>
type TermInput = z.output<typeof termInput>

const idOf = ({ id }: { id: string }) => id

/** Opens a term in the phase `draft` with a seed of its own for the lottery. Refuses shares that miss the target (S2). */
export async function createTerm(deps: Deps, input: NewTerm): Promise<void> {
  refuseWrongTerm(input)
  await transact(deps.db, async tx => {
    if (await findTerm(tx, input.id)) throw new AppError('termExists', { id: input.id })
    await insertTerm(tx, { ...input, seed: deps.ids.secret() })
    await saveShares(tx, input.id, input.shares)
  })
}

/** Changes target, shares, dates and district bounds together. Refuses when somebody else changed them meanwhile. */
export async function changeTerm(deps: Deps, termId: string, input: TermInput): Promise<void> {
  refuseWrongTerm(input)
  for (const { minimum, maximum } of input.bounds) {
    if (maximum !== null && minimum > maximum) throw new AppError('boundsCross', { minimum, maximum })
  }
  await transact(deps.db, async tx => {
    const { version, phase } = await requireTerm(tx, termId)
    if (phase === 'closed') throw new AppError('phaseRefuses', { phase })
    const isChanged = version === input.version && (await updateTerm(tx, termId, version, input))
    if (!isChanged) throw refusal('changedMeanwhile')
    await saveShares(tx, termId, input.shares)
    const { districts } = await findReference(tx)
    const named = input.bounds.map(({ districtId }) => districtId)
    refuseUnknown('district', named, districts.map(idOf))
    for (const bounds of input.bounds) await saveBounds(tx, termId, bounds)
  })
}

/** A district says that its offers are complete, or takes that back (S3). */
export async function answerForDistrict(
  deps: Deps,
  actor: Actor,
  termId: string,
  { districtId, complete }: { districtId: string; complete: boolean },
): Promise<void> {
  if (!actor.isCentral && !actor.districtIds.includes(districtId)) throw refusal('notFound')
  await transact(deps.db, async tx => {
    const term = await requireTerm(tx, termId)
    if (term.phase !== 'collecting') throw new AppError('phaseRefuses', { phase: term.phase })
    refuseUnknown('district', [districtId], (await findReference(tx)).districts.map(idOf))
    await saveAnswer(tx, termId, districtId, complete ? deps.clock.now() : null)
  })
}

/**
 * Moves the term to another phase (S1) with what belongs to the move: going back to `matching` releases every proposal;
 * publishing turns confirmed placements into published ones and writes the mail that tells of them (S7).
 */
export async function moveTerm(
  deps: Deps,
  actor: Actor,
  language: Language,
  termId: string,
  to: Phase,
): Promise<void> {
  await transact(deps.db, async tx => {
    const term = await requireTerm(tx, termId)
    const obstacle = moveObstacle({ phase: term.phase, ...(await countFacts(tx, termId)) }, to)
    if (obstacle)
      throw new AppError('moveRefused', { obstacle: copyIn[language].terms.moveObstacle(obstacle) })
    await logMove(tx, deps, actor, term, to)
    if (term.phase === 'confirming' && to === 'matching') {
      await releaseProposals(tx, deps, actor, termId)
      await clearChoice(tx, termId)
    }
    if (to === 'published') await publishPlacements(tx, deps, actor, term)
  })
  deps.kickOutbox()
}

/** Writes one move; a caller that checked another obstacle than `moveTerm`'s (choosing a run) uses it too. */
export async function logMove(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  term: Term,
  to: Phase,
): Promise<void> {
  const move = { id: deps.ids.uuid(), termId: term.id, from: term.phase, to }
  const moved = await movePhase(tx, { ...move, at: deps.clock.now(), personId: actor.personId })
  if (!moved) throw refusal('changedMeanwhile')
}

export async function requireTerm(tx: Transaction, termId: string): Promise<Term> {
  const term = await findTerm(tx, termId)
  if (!term) throw refusal('notFound')
  return term
}

function refuseWrongTerm({ target, shares, startsOn, endsOn }: Omit<NewTerm, 'id'>) {
  if (startsOn >= endsOn) throw refusal('periodIncomplete')
  const sum = shares.reduce((total, share) => total + share.places, 0)
  if (sum !== target) throw new AppError('sharesDoNotAddUp', { sum, target })
}

async function saveShares(tx: Transaction, termId: string, shares: NewTerm['shares']) {
  const { universities } = await findReference(tx)
  const named = shares.map(({ universityId }) => universityId)
  refuseUnknown('university', named, universities.map(idOf))
  await replaceShares(
    tx,
    termId,
    shares.map(share => ({ ...share, guarantee: Math.min(share.guarantee, share.places) })),
  )
}
