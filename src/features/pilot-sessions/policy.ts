import type { z } from 'zod'
import type { Transaction } from '../../adapters/db/database.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Pilot } from '../../domain/auscultation/pilot.ts'
import type { Session } from '../../domain/auscultation/plan-file.ts'
import { isSameTime } from '../../domain/auscultation/session-places.ts'
import { AppError, refusal } from '../../errors.ts'
import { findHost, findHosts } from '../pilot-hosts/repository.ts'
import { findVenue } from '../pilot-venues/repository.ts'
import { requirePilot } from '../pilots/policy.ts'
import type { PilotRow } from '../pilots/repository.ts'
import { findSession, type SessionRow } from './repository.ts'
import type { pilotSessionsContract } from './schema.ts'

export type AwayInput = z.output<(typeof pilotSessionsContract)['POST /api/pilots/:pilotId/remedies']['body']>

export async function requireSession(tx: Transaction, id: string, actor: Actor): Promise<SessionRow> {
  const session = await findSession(tx, id, actor)
  if (!session) throw refusal('notFound')
  return session
}

/** The pilot, if it has a plan in use that may be changed now. */
export async function requirePlanChangeable(
  tx: Transaction,
  id: string,
  actor: Actor,
): Promise<PilotRow & { planId: string }> {
  const pilot = await requirePilot(tx, id, actor)
  const { phase, planId } = pilot
  if ((phase !== 'planned' && phase !== 'published') || planId === null)
    throw new AppError('pilotPhaseRefuses', { phase })
  return { ...pilot, planId }
}

/** Refuses a host or venue that is not the actor's, as if it weren't there. */
export async function refuseForeignAbsence(
  tx: Transaction,
  actor: Actor,
  pilotId: string,
  { what, id }: Pick<AwayInput, 'what' | 'id'>,
): Promise<void> {
  const found = what === 'host' ? await findHost(tx, id, actor) : await findVenue(tx, id, actor)
  if (found?.pilotId !== pilotId) throw refusal('notFound')
}

/** The passes of a session that starts in one, as many as its module takes; refused where the day has too few. */
export function passesFrom({ passes, modules }: Pilot, moduleId: string, first: string): string[] {
  const length = modules.find(({ id }) => id === moduleId)?.passes ?? 1
  const at = passes.findIndex(({ id }) => id === first)
  const taken = at < 0 ? [] : passes.slice(at, at + length).map(({ id }) => id)
  if (taken.length < length) throw new AppError('unknownReference', { what: 'pass', value: first })
  return taken
}

/**
 * Whether the actor may make a change: central any; a district other hosts and another venue for the sessions of its own
 * groups alone, of its own people and rooms. Another time is central's to decide, as it touches others.
 */
export async function changesAllowedTo(
  tx: Transaction,
  actor: Actor,
  pilotId: string,
): Promise<(row: SessionRow, before: Session, after: Session) => boolean> {
  if (actor.isCentral) return () => true
  const own = new Set((await findHosts(tx, pilotId, actor)).map(({ id }) => id))
  return (row, before, after) =>
    row.districtIds.every(district => actor.districtIds.includes(district)) &&
    isSameTime(before, after) &&
    after.hosts.every(host => own.has(host) || before.hosts.includes(host))
}
