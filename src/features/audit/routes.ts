import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { addDays } from '../../domain/calendar/calendar-date.ts'
import { instantOf, wallTimeOf } from '../../domain/calendar/wall-time.ts'
import type { Serve } from '../../http/endpoint.ts'
import { verifyAudit } from './commands.ts'
import { presentCsv, presentEntry } from './presenter.ts'
import { findActors, findEntries, findSubjects, sealEntries, type AuditFilter } from './repository.ts'
import type { auditContract } from './schema.ts'

/** The log tells what everybody does: it is central's alone. */
const CENTRAL = ['central'] as const
const PAGE = 100

type Filters = z.output<(typeof auditContract)['GET /api/audit/export']['query']>

export function auditRoutes(serve: Serve, deps: Deps) {
  const { db } = deps

  serve('GET /api/audit', CENTRAL, async ({ query }) => {
    // One more than is shown tells whether there are more.
    const rows = await findEntries(db, { ...filterOf(query), before: query.before }, PAGE + 1)
    const actors = await findActors(db)
    const shown = rows.slice(0, PAGE)
    const last = shown.at(-1)
    return {
      entries: shown.map(row => presentEntry(row, actors)),
      next: rows.length > PAGE && last ? Number(last.id) : null,
      people: [...actors].map(([id, name]) => ({ id, name })),
      subjects: await findSubjects(db),
    }
  })

  serve('GET /api/audit/verification', CENTRAL, () => verifyAudit(deps))

  serve('GET /api/audit/export', CENTRAL, async ({ query, language }) => {
    await sealEntries(db)
    const rows = await findEntries(db, filterOf(query))
    const { on } = wallTimeOf(deps.clock.now())
    return { fileName: `logg-${on}.csv`, text: presentCsv(rows, await findActors(db), language) }
  })
}

/** Days are Stockholm's, the last one included. */
function filterOf({ from, to, personId, subject, operation, about }: Filters): AuditFilter {
  const midnight = (on: string) => instantOf({ on, at: '00:00' })
  return {
    personId,
    subject,
    operation,
    about,
    fromAt: from === undefined ? undefined : midnight(from),
    untilAt: to === undefined ? undefined : midnight(addDays(to, 1)),
  }
}
