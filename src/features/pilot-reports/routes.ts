import type { Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import type { Serve } from '../../http/endpoint.ts'
import { findGroups } from '../auscultants/repository.ts'
import { findAttendance } from '../pilot-attendance/repository.ts'
import { presentEvaluation } from '../pilot-evaluations/presenter.ts'
import { countEvaluations, findEvaluations } from '../pilot-evaluations/repository.ts'
import { findPlanNames } from '../pilot-plans/repository.ts'
import { requirePilot } from '../pilots/policy.ts'
import { presentPilotCsv, presentPilotReport, presentPilotWorkbook } from './presenter.ts'

const EVERYONE = ['central', 'district', 'university', 'teacher'] as const

export function pilotReportRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/pilots/:pilotId/report', EVERYONE, ({ params, actor, language }) =>
    viewReport(deps, actor, params.pilotId, language),
  )

  serve('GET /api/pilots/:pilotId/report/file', EVERYONE, async ({ params, query, actor, language }) => {
    const report = await viewReport(deps, actor, params.pilotId, language)
    const pilot = await requirePilot(deps.db, params.pilotId, actor)
    const [answers, counted] = await Promise.all([
      findEvaluations(deps.db, pilot.id),
      countEvaluations(deps.db, pilot.id),
    ])
    const evaluation = presentEvaluation(pilot, { answers, counted, notes: [] }, actor)
    const bytes =
      query.format === 'xlsx'
        ? await presentPilotWorkbook(report, evaluation, language)
        : Buffer.from(presentPilotCsv(report, evaluation, language), 'utf8')
    return { fileName: `auskultation-${pilot.termId}.${query.format}`, base64: bytes.toString('base64') }
  })
}

async function viewReport(deps: Deps, actor: Actor, pilotId: string, language: Language) {
  const pilot = await requirePilot(deps.db, pilotId, actor)
  const [sessions, names, groups] = await Promise.all([
    findAttendance(deps.db, pilotId, actor),
    findPlanNames(deps.db, pilotId),
    findGroups(deps.db, pilotId),
  ])
  const districtOf = new Map(groups.map(({ id, districtId }) => [id, districtId]))
  return presentPilotReport(pilot, { sessions, names, districtOf }, actor, language)
}
