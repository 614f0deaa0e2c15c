import type { Deps } from '../../deps.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import type { Serve } from '../../http/endpoint.ts'
import { pilotStepOf } from './policy.ts'
import {
  countFailedMail,
  countFailedRuns,
  countStoppedLeaks,
  findLastImport,
  findOfferedBefore,
  findOpenPilots,
} from './repository.ts'

const shown = ({ count, sinceAt }: { count: number; sinceAt: Date | null }) => ({
  count,
  sinceAt: sinceAt?.toISOString() ?? null,
})

export function todoRoutes(serve: Serve, { db, clock }: Deps) {
  serve('GET /api/todo', ['central', 'district', 'university', 'teacher'], async ({ actor, query }) => {
    const { termId = '' } = query
    const pilots = await findOpenPilots(db, actor)
    const lastImport = await findLastImport(db, actor, termId)
    return {
      todayOn: wallTimeOf(clock.now()).on,
      failedMail: shown(await countFailedMail(db, actor, clock.now())),
      stoppedLeaks: shown(await countStoppedLeaks(db, actor)),
      failedRuns: shown(await countFailedRuns(db, actor, termId)),
      pilots: pilots.flatMap(pilot => {
        const step = pilotStepOf(pilot, actor)
        return step ? [{ id: pilot.id, name: pilot.name, ...step }] : []
      }),
      lastImport: lastImport && { ...lastImport, at: lastImport.at.toISOString() },
      offeredBefore: await findOfferedBefore(db, actor, termId),
    }
  })
}
