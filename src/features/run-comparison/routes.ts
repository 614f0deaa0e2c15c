import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { recordReading } from '../audit/commands.ts'
import { recordShown, requireMatching } from '../runs/commands.ts'
import { findNames } from '../runs/repository.ts'
import { requireTerm } from '../terms/commands.ts'
import { presentComparison } from './presenter.ts'

/** Runs hold every student of every university: they are central's alone. */
const CENTRAL = ['central'] as const

export function runComparisonRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/terms/:termId/runs/compare', CENTRAL, async ({ params: { termId }, query }) => {
    await requireTerm(deps.db, termId)
    const a = await requireMatching(deps.db, query.a)
    const b = await requireMatching(deps.db, query.b)
    if (a.run.termId !== termId || b.run.termId !== termId) throw refusal('notFound')
    const names = await findNames(deps.db, termId)
    const comparison = presentComparison(names, a, b)
    // Whose blocks (R10) differ is told.
    const blocked = comparison.differences.flatMap(difference =>
      difference.kind === 'student' && difference.members.includes('blocked') ? [difference.student.id] : [],
    )
    await recordReading(deps, 'student', blocked)
    const shown = comparison.differences.flatMap(difference =>
      difference.kind === 'student' ? [difference.student.id] : [],
    )
    await recordShown(
      deps,
      names,
      shown.filter(id => !blocked.includes(id)),
    )
    return comparison
  })
}
