import type { Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { changedSessions } from '../../domain/auscultation/plan-comparison.ts'
import { refusal } from '../../errors.ts'
import { abandoned } from '../../http/abandoned.ts'
import type { Serve } from '../../http/endpoint.ts'
import { findGroups } from '../auscultants/repository.ts'
import { findHosts } from '../pilot-hosts/repository.ts'
import { requirePlan } from '../pilot-plans/commands.ts'
import { planOf } from '../pilot-plans/presenter.ts'
import { findPlanNames } from '../pilot-plans/repository.ts'
import { findVenues } from '../pilot-venues/repository.ts'
import { requirePilot } from '../pilots/policy.ts'
import { cellsOf, changePlan, findRemedies, previewChange, setLock } from './commands.ts'
import {
  namesFor,
  presentCell,
  presentChange,
  presentFindings,
  presentRemedies,
  presentSchedule,
} from './presenter.ts'
import { findSessions } from './repository.ts'

const READERS = ['central', 'district', 'university', 'teacher'] as const
/** A district may change who leads its own sessions and where; another time is central's to decide. */
const CHANGERS = ['central', 'district'] as const
const CENTRAL = ['central'] as const

export function pilotSessionRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/pilots/:pilotId/schedule', READERS, ({ params, actor, language }) =>
    viewSchedule(deps, actor, params.pilotId, language),
  )

  serve('GET /api/pilot-sessions/:sessionId/cells', CENTRAL, async ({ params, actor, language }) => {
    const { answer, names, sessions } = await cellsOf(deps, actor, language, params.sessionId)
    const name = namesFor(names, sessions, language)
    return { cells: answer.map(cell => presentCell(cell, name, language)) }
  })

  serve('POST /api/pilot-sessions/:sessionId/preview', CENTRAL, async ({ params, body, actor, language }) => {
    const { answer, names, sessions } = await previewChange(deps, actor, language, params.sessionId, body)
    return { findings: presentFindings(answer, namesFor(names, sessions, language), language) }
  })

  serve('POST /api/pilot-sessions/:sessionId/lock', CENTRAL, async ({ params, body, actor }) => {
    await setLock(deps, actor, params.sessionId, body.isLocked)
    return null
  })

  serve('POST /api/pilots/:pilotId/remedies', CHANGERS, async ({ params, body, actor, language, response }) =>
    presentRemedies(await findRemedies(deps, actor, language, params.pilotId, body, abandoned(response))),
  )

  serve('POST /api/pilots/:pilotId/changes', CHANGERS, async ({ params, body, actor, language }) => {
    const { planId, changes } = await changePlan(deps, actor, language, params.pilotId, body)
    return { planId, changes: changes.map(presentChange) }
  })

  serve('GET /api/pilot-plans/:planId/changes', CENTRAL, async ({ params, query, actor }) => {
    const plan = await requirePlan(deps.db, params.planId)
    const other = await requirePlan(deps.db, query.from)
    if (plan.pilotId !== other.pilotId) throw refusal('notFound')
    const { passes } = await requirePilot(deps.db, plan.pilotId, actor)
    const [before, after] = [planOf(other)?.sessions ?? [], planOf(plan)?.sessions ?? []]
    const times = passes.map(({ key, startsAt, endsAt }) => ({ id: key, start: startsAt, end: endsAt }))
    const changes = changedSessions({ passes: times }, before, after)
    return {
      unchanged: after.length - changes.filter(change => change.after !== null).length,
      changes: changes.map(presentChange),
    }
  })
}

async function viewSchedule(deps: Deps, actor: Actor, pilotId: string, language: Language) {
  const pilot = await requirePilot(deps.db, pilotId, actor)
  const rows = await findSessions(deps.db, pilotId, actor)
  const { planId } = pilot
  if (planId === null || rows.length === 0) throw refusal('notFound')
  const groups = await findGroups(deps.db, pilotId)
  const own = [...(await findHosts(deps.db, pilotId, actor)), ...(await findVenues(deps.db, pilotId, actor))]
  const { number } = await requirePlan(deps.db, planId)
  const isChangeable = pilot.phase === 'planned' || pilot.phase === 'published'
  const may = actor.isCentral ? 'all' : actor.districtIds.length > 0 ? 'own' : 'nothing'
  return presentSchedule(
    {
      pilot: { ...pilot, planId },
      planNumber: number,
      rows,
      names: await findPlanNames(deps.db, pilotId),
      studentsOf: id => groups.find(group => group.id === id)?.students ?? 0,
      may: isChangeable ? may : 'nothing',
      own: new Set(own.map(({ id }) => id)),
    },
    language,
  )
}
