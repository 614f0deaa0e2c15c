import type { z } from 'zod'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import {
  acceptsPilotChanges,
  acceptsPilotSettings,
  pilotObstacle,
  type PilotPhase,
} from '../../domain/auscultation/pilot-phases.ts'
import { pilotDays } from '../../domain/auscultation/pilot-setup.ts'
import { SUGGESTED_MODULES, SUGGESTED_PASSES } from '../../domain/auscultation/suggested-setup.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import { AppError, refusal } from '../../errors.ts'
import { askForEvaluations } from '../auscultation-page/commands.ts'
import { tellOfPlan } from '../pilot-publication/commands.ts'
import { findPilotVenueIds } from '../pilot-venues/repository.ts'
import { refuseUnknown } from '../reference/policy.ts'
import { findReference } from '../reference/repository.ts'
import { requireTerm } from '../terms/commands.ts'
import { refuseWrongSetup, requirePilot } from './policy.ts'
import { factsOf } from './presenter.ts'
import {
  countPilotFacts,
  dropAbsencesOutside,
  findDistrictsInUse,
  insertPilot,
  isNameTaken,
  movePilotPhase,
  replaceModules,
  replacePasses,
  replacePilotDistricts,
  savePilotAnswer,
  updatePilot,
  type PilotRow,
} from './repository.ts'
import type { newPilotInput, pilotInput } from './schema.ts'

type NewPilot = z.output<typeof newPilotInput>
type PilotInput = z.output<typeof pilotInput>

/** Begins a pilot in the phase `draft` with the suggested modules and passes, and returns its id. */
export async function createPilot(deps: Deps, termId: string, input: NewPilot): Promise<string> {
  return transact(deps.db, async tx => {
    await requireTerm(tx, termId)
    const { universities } = await findReference(tx)
    refuseUnknown(
      'university',
      [input.universityId],
      universities.map(({ id }) => id),
    )
    const id = deps.ids.uuid()
    if (await isNameTaken(tx, termId, input.name, id)) throw new AppError('pilotNameTaken', input)
    await insertPilot(tx, { id, termId, ...input, seed: deps.ids.secret() })
    const passes = SUGGESTED_PASSES.map(pass => ({
      id: deps.ids.uuid(),
      key: pass.id,
      startsAt: pass.start,
      endsAt: pass.end,
    }))
    await replacePasses(tx, id, passes)
    const modules = SUGGESTED_MODULES.map((module, index) =>
      moduleRow({ ...module, id: null, venueId: null }, index, deps.ids.uuid()),
    )
    await replaceModules(tx, id, modules, deps.clock.now())
    return id
  })
}

/**
 * Replaces the whole set-up: name, weeks, days, passes, modules and districts. Refuses when somebody else changed it
 * meanwhile, once a plan is chosen, and a district that goes although it has hosts, venues or students. Times away in
 * passes or weeks that go are gone.
 */
export async function changePilot(deps: Deps, actor: Actor, id: string, input: PilotInput): Promise<void> {
  refuseWrongSetup(input)
  await transact(deps.db, async tx => {
    const pilot = await requirePilot(tx, id, actor)
    if (!acceptsPilotSettings(pilot.phase)) throw new AppError('pilotPhaseRefuses', { phase: pilot.phase })
    if (await isNameTaken(tx, pilot.termId, input.name, id))
      throw new AppError('pilotNameTaken', { name: input.name })
    const { name, weeks, days } = input
    const members = {
      name,
      weeks: weeks.toSorted(),
      minimumDays: days.minimum,
      wantedDays: days.wanted,
      maximumDays: days.maximum,
    }
    if (!(await updatePilot(tx, id, input.version, members))) throw refusal('changedMeanwhile')
    await savePasses(tx, deps, pilot, input)
    await saveModules(tx, deps, pilot, input)
    await saveDistricts(tx, id, input)
    await dropAbsencesOutside(tx, id, pilotDays(weeks))
  })
}

async function savePasses(tx: Transaction, deps: Deps, pilot: PilotRow, { passes }: PilotInput) {
  const stored = new Map(pilot.passes.map(({ id, key }) => [id, key]))
  const named = passes.flatMap(({ id }) => id ?? [])
  refuseUnknown('pass', named, stored.keys())
  const used = new Set(named.map(id => stored.get(id)))
  const free = Array.from({ length: 2 * passes.length + 2 }, (_, index) => `p${index + 1}`).filter(
    key => !used.has(key),
  )
  const rows = passes.map(({ id, ...times }) => ({
    ...times,
    id: id ?? deps.ids.uuid(),
    key: (id && stored.get(id)) ?? free.shift() ?? '',
  }))
  await replacePasses(tx, pilot.id, rows)
}

async function saveModules(tx: Transaction, deps: Deps, pilot: PilotRow, { modules }: PilotInput) {
  refuseUnknown(
    'module',
    modules.flatMap(({ id }) => id ?? []),
    pilot.modules.map(({ id }) => id),
  )
  refuseUnknown(
    'venue',
    modules.flatMap(({ venueId }) => venueId ?? []),
    await findPilotVenueIds(tx, pilot.id),
  )
  const rows = modules.map((module, index) => moduleRow(module, index, deps.ids.uuid()))
  await replaceModules(tx, pilot.id, rows, deps.clock.now())
}

function moduleRow({ hosts, id, ...module }: PilotInput['modules'][number], index: number, newId: string) {
  return {
    ...module,
    id: id ?? newId,
    staffHosts: hosts.staff,
    termFiveHosts: hosts.termFive,
    teacherHosts: hosts.teacher,
    number: index + 1,
  }
}

async function saveDistricts(tx: Transaction, pilotId: string, { districts }: PilotInput) {
  const reference = await findReference(tx)
  const named = districts.map(({ districtId }) => districtId)
  refuseUnknown(
    'district',
    named,
    reference.districts.map(({ id }) => id),
  )
  const inUse = await findDistrictsInUse(tx, pilotId)
  const lost = inUse.find(id => !named.includes(id))
  if (lost !== undefined) {
    const name = reference.districts.find(({ id }) => id === lost)?.name ?? lost
    throw new AppError('pilotDistrictInUse', { name })
  }
  await replacePilotDistricts(tx, pilotId, districts)
}

/** A district says that its hosts, venues and times are complete, or takes that back. */
export async function answerForPilotDistrict(
  deps: Deps,
  actor: Actor,
  pilotId: string,
  { districtId, complete }: { districtId: string; complete: boolean },
): Promise<void> {
  if (!actor.isCentral && !actor.districtIds.includes(districtId)) throw refusal('notFound')
  await transact(deps.db, async tx => {
    const { phase } = await requirePilot(tx, pilotId, actor)
    if (!acceptsPilotChanges(phase)) throw new AppError('pilotPhaseRefuses', { phase })
    const isOfPilot = await savePilotAnswer(tx, pilotId, districtId, complete ? deps.clock.now() : null)
    if (!isOfPilot) throw new AppError('unknownReference', { what: 'district', value: districtId })
  })
}

/**
 * Moves the pilot to another phase, when nothing stands in the way. Once it is public everybody in
 * the plan is told of it, and when it is held, those who took part are asked for an evaluation.
 */
export async function movePilot(
  deps: Deps,
  actor: Actor,
  language: Language,
  pilotId: string,
  to: PilotPhase,
): Promise<void> {
  await transact(deps.db, async tx => {
    const pilot = await requirePilot(tx, pilotId, actor)
    const facts = factsOf(pilot, await countPilotFacts(tx, pilotId), wallTimeOf(deps.clock.now()).on)
    const obstacle = pilotObstacle(facts, to)
    if (obstacle)
      throw new AppError('moveRefused', { obstacle: copyIn[language].pilots.pilotObstacle(obstacle) })
    await logPilotMove(tx, deps, actor, pilot, to)
    if (to === 'published') await tellOfPlan(tx, deps, pilotId)
    if (to === 'held') await askForEvaluations(tx, deps, pilot)
  })
  deps.kickOutbox()
}

/** Writes one move; choosing a plan, which is judged by other things, uses it too. */
export async function logPilotMove(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  { id, phase }: Pick<PilotRow, 'id' | 'phase'>,
  to: PilotPhase,
): Promise<void> {
  const move = { id: deps.ids.uuid(), pilotId: id, from: phase, to }
  const isMoved = await movePilotPhase(tx, { ...move, at: deps.clock.now(), personId: actor.personId })
  if (!isMoved) throw refusal('changedMeanwhile')
}
