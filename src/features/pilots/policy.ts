import type { z } from 'zod'
import type { Transaction } from '../../adapters/db/database.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { acceptsPilotChanges, acceptsPilotData } from '../../domain/auscultation/pilot-phases.ts'
import { isIsoWeek } from '../../domain/calendar/iso-week.ts'
import { AppError, refusal } from '../../errors.ts'
import { findPilot, type PilotRow } from './repository.ts'
import type { pilotInput } from './schema.ts'

type PilotInput = z.output<typeof pilotInput>

/** The pilot, if it is the actor's to see; otherwise it is refused as if it weren't there. */
export async function requirePilot(tx: Transaction, id: string, actor: Actor): Promise<PilotRow> {
  const pilot = await findPilot(tx, id, actor)
  if (!pilot) throw refusal('notFound')
  return pilot
}

/** The pilot, if students, groups and new hosts may be entered now. */
export async function requirePilotCollecting(tx: Transaction, id: string, actor: Actor): Promise<PilotRow> {
  const pilot = await requirePilot(tx, id, actor)
  if (!acceptsPilotData(pilot.phase)) throw new AppError('pilotPhaseRefuses', { phase: pilot.phase })
  return pilot
}

/** The pilot, if hosts, venues and their times may be changed now. */
export async function requirePilotChangeable(tx: Transaction, id: string, actor: Actor): Promise<PilotRow> {
  const pilot = await requirePilot(tx, id, actor)
  if (!acceptsPilotChanges(pilot.phase)) throw new AppError('pilotPhaseRefuses', { phase: pilot.phase })
  return pilot
}

/** Refuses a district that is not the actor's, as if it weren't there. */
export function refuseForeignHostDistrict(actor: Actor, districtId: string | null): void {
  if (actor.isCentral) return
  if (districtId === null || !actor.districtIds.includes(districtId)) throw refusal('notFound')
}

/** Refuses weeks that don't exist, days that cross and passes that overlap (A6), and groups without students. */
export function refuseWrongSetup({ weeks, days, passes, districts }: PilotInput): void {
  for (const week of weeks) if (!isIsoWeek(week)) throw new AppError('weekUnknown', { week })
  if (days.minimum > days.wanted || days.wanted > days.maximum) throw refusal('pilotDaysCross')
  const inOrder = passes.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const isWrong = inOrder.some(
    ({ startsAt, endsAt }, index) => startsAt >= endsAt || startsAt < (inOrder[index - 1]?.endsAt ?? ''),
  )
  if (isWrong) throw refusal('passesWrong')
  for (const { districtId, places, groups } of districts) {
    if ((places === 0) !== (groups === 0) || groups > places)
      throw new AppError('groupsWithoutStudents', { district: districtId })
  }
}
