import type { z } from 'zod'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import { SYSTEM_ACTOR, type Actor } from '../../domain/access/actor.ts'
import { acceptsSettings, moveObstacle, type Phase } from '../../domain/terms/phases.ts'
import { AppError, refusal } from '../../errors.ts'
import { releaseProposals } from '../placements/commands.ts'
import { publishPlacements } from '../publication/commands.ts'
import { refuseUnknown } from '../reference/policy.ts'
import { findReference } from '../reference/repository.ts'
import { clearChoice } from '../runs/repository.ts'
import {
  countFacts,
  findBounds,
  findShares,
  findTerm,
  insertTerm,
  movePhase,
  replaceBounds,
  replaceShares,
  saveAnswer,
  updateTerm,
  type Term,
} from './repository.ts'
import type { newTermInput, termInput } from './schema.ts'

type NewTerm = z.output<typeof newTermInput>
type TermInput = z.output<typeof termInput>
type Settings = Omit<TermInput, 'version' | 'offersDueOn' | 'confirmDueOn'>

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

/**
 * Replaces target, shares, dates and district bounds together; a district that is left out has no bounds. Refuses when
 * somebody else changed them meanwhile, and once a run is chosen everything but other due dates (S2, R3, R4).
 */
export async function changeTerm(deps: Deps, termId: string, input: TermInput): Promise<void> {
  refuseWrongTerm(input)
  for (const { minimum, maximum } of input.bounds) {
    if (maximum !== null && minimum > maximum) throw new AppError('boundsCross', { minimum, maximum })
  }
  await transact(deps.db, async tx => {
    const term = await requireTerm(tx, termId)
    const { version, phase } = term
    if (phase === 'closed') throw new AppError('phaseRefuses', { phase })
    if (version !== input.version) throw refusal('changedMeanwhile')
    if (!acceptsSettings(phase)) await refuseOtherSettings(tx, term, input)
    if (!(await updateTerm(tx, termId, version, input))) throw refusal('changedMeanwhile')
    if (!acceptsSettings(phase)) return
    await saveShares(tx, termId, input.shares)
    const { districts } = await findReference(tx)
    const named = input.bounds.map(({ districtId }) => districtId)
    refuseUnknown('district', named, districts.map(idOf))
    await replaceBounds(tx, termId, input.bounds)
  })
}

/** Refuses an input that would change anything but the due dates. */
async function refuseOtherSettings(tx: Transaction, term: Term, input: TermInput): Promise<void> {
  const shares = await findShares(tx, term.id, SYSTEM_ACTOR)
  const bounds = await findBounds(tx, term.id)
  const before = settingsOf({ ...term, shares, bounds })
  if (before !== settingsOf(input)) throw new AppError('termSettled', { phase: term.phase })
}

/** Everything that the matching is judged by, as text that is the same for the same settings. */
function settingsOf({ target, maxTravelMinutes, startsOn, endsOn, shares, bounds }: Settings): string {
  const rows = [
    ...shares.map(({ universityId, places, guarantee }) => ['share', universityId, places, guarantee]),
    ...bounds
      .filter(({ minimum, maximum }) => minimum > 0 || maximum !== null)
      .map(({ districtId, minimum, maximum }) => ['bounds', districtId, minimum, maximum]),
  ]
  const sorted = rows.map(row => JSON.stringify(row)).sort()
  return JSON.stringify([target, maxTravelMinutes, startsOn, endsOn, sorted])
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

/** Publishing writes some seven mails for each student, a thousand in three seconds: a term of 3 000 takes a minute. */
const LONGEST_MOVE_SECONDS = 300

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
  const move = async (tx: Transaction): Promise<void> => {
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
  }
  await transact(deps.db, move, 'Serializable', LONGEST_MOVE_SECONDS)
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
  for (const { universityId, guarantee, places } of shares) {
    if (guarantee <= places) continue
    const university = universities.find(({ id }) => id === universityId)?.name ?? universityId
    throw new AppError('guaranteeAboveShare', { university, guarantee, places })
  }
  await replaceShares(tx, termId, shares)
}
