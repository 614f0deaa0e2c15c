import type { z } from 'zod'
import { transact } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import { AppError, refusal } from '../../errors.ts'
import { requirePilot } from '../pilots/policy.ts'
import { refuseUnknown } from '../reference/policy.ts'
import { findAttendance, saveAttendance } from './repository.ts'
import type { pilotAttendanceContract } from './schema.ts'

type Input = z.output<(typeof pilotAttendanceContract)['POST /api/pilots/:pilotId/attendance']['body']>

/**
 * Notes who came and which sessions were held, of sessions and students within the actor's scope. Refused before the
 * plan is public, once the pilot is evaluated, and of a day that has not come.
 */
export async function markAttendance(
  deps: Deps,
  actor: Actor,
  pilotId: string,
  { sessions }: Input,
): Promise<void> {
  await transact(deps.db, async tx => {
    const { phase } = await requirePilot(tx, pilotId, actor)
    if (phase !== 'published' && phase !== 'held') throw new AppError('pilotPhaseRefuses', { phase })
    const own = new Map((await findAttendance(tx, pilotId, actor)).map(session => [session.id, session]))
    const now = deps.clock.now()
    for (const { sessionId, ...said } of sessions) {
      const session = own.get(sessionId)
      if (!session) throw refusal('notFound')
      if (session.on > wallTimeOf(now).on) throw new AppError('attendanceTooEarly', { on: session.on })
      refuseUnknown(
        'student',
        said.marks.map(({ auscultantId }) => auscultantId),
        session.students.map(({ id }) => id),
      )
      await saveAttendance(tx, { id: sessionId, ...said }, { markedAt: now, markedById: actor.personId })
    }
  })
}
