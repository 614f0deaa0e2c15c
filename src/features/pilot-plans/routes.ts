import type { Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { requirePilot } from '../pilots/policy.ts'
import { cancelPlan, choosePlan, gapsOf, requirePlan, startPlanning } from './commands.ts'
import { presentPlan, presentPlanSummary } from './presenter.ts'
import { findPlanInput, findPlanNames, findPlans } from './repository.ts'

/** Plans hold the hosts of every district, and drafts are nobody else's business: they are central's alone. */
const CENTRAL = ['central'] as const

export function pilotPlanRoutes(serve: Serve, deps: Deps) {
  const summary = async (id: string) => presentPlanSummary(await requirePlan(deps.db, id))

  serve('GET /api/pilots/:pilotId/plans', CENTRAL, async ({ params, actor, language }) => {
    await requirePilot(deps.db, params.pilotId, actor)
    return {
      plans: (await findPlans(deps.db, params.pilotId)).map(presentPlanSummary),
      gaps: await gapsOf(deps.db, params.pilotId, language),
    }
  })

  serve('POST /api/pilots/:pilotId/plans', CENTRAL, async ({ params, body, actor, language }) =>
    summary(await startPlanning(deps, actor, language, params.pilotId, body)),
  )

  serve('GET /api/pilot-plans/:planId', CENTRAL, ({ params, language }) =>
    viewPlan(deps, params.planId, language),
  )

  serve('POST /api/pilot-plans/:planId/cancel', CENTRAL, async ({ params }) => {
    await cancelPlan(deps, params.planId)
    return summary(params.planId)
  })

  serve('POST /api/pilot-plans/:planId/choose', CENTRAL, async ({ params, actor, language }) => {
    await choosePlan(deps, actor, language, params.planId)
    return summary(params.planId)
  })

  serve('GET /api/pilot-plans/:planId/pilot', CENTRAL, async ({ params }) => {
    const input = await findPlanInput(deps.db, params.planId)
    if (input === null) throw refusal('notFound')
    return input
  })

  serve('GET /api/pilot-plans/:planId/result', CENTRAL, async ({ params }) => {
    const { result } = await requirePlan(deps.db, params.planId)
    if (result === null) throw refusal('notFound')
    return result
  })
}

async function viewPlan(deps: Deps, planId: string, language: Language) {
  const plan = await requirePlan(deps.db, planId)
  return presentPlan(plan, await findPlanNames(deps.db, plan.pilotId), language)
}
