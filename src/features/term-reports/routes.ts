import type { RequestHandler } from 'express'
import { etag } from '../../adapters/ical/calendar-file.ts'
import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { checkedText, checkedWorkbook } from '../checked-files/commands.ts'
import { openDataOf } from '../open-data/presenter.ts'
import { presentT2Csv, presentT2Workbook } from '../report-files/presenter.ts'
import { checkReport, earlierReports, freezeReport, presentReport, setOpenData } from './commands.ts'
import { commentOn, presentFrozen, presentSummary, presentT2, withinScope } from './presenter.ts'
import { findIsOpen, findOpenReports, findOrganisation, findReport, findReports } from './repository.ts'

/** How long anybody may keep what is open. */
const FRESH_SECONDS = 3600

export function t2Routes(serve: Serve, deps: Deps) {
  const { db } = deps

  serve(
    'GET /api/terms/:termId/t2',
    ['central', 'district', 'university'],
    async ({ params: { termId }, query, actor, language }) => {
      const { organisation, asOf = null } = query
      if (asOf !== null && !actor.isCentral) throw refusal('forbidden')
      const names = await findOrganisation(db)
      const report = presentT2(await presentReport(db, termId, asOf), asOf, organisation, names)
      const earlier = (await earlierReports(db, termId)).map(({ content, frozen }) => ({
        report: presentT2(content, frozen?.asOf ?? null, organisation, names),
        isFrozen: frozen !== null,
      }))
      const forCentral = actor.isCentral
        ? {
            frozen: (await findReports(db, termId)).map(presentSummary),
            comment: commentOn(
              report,
              earlier.map(one => one.report),
              language,
            ),
            isOpen: await findIsOpen(db, termId),
          }
        : { frozen: [], comment: [], isOpen: null }
      return {
        report: withinScope(report, actor),
        earlier: earlier.map(one => ({ ...one, report: withinScope(one.report, actor) })),
        ...forCentral,
      }
    },
  )

  serve('POST /api/terms/:termId/t2', ['central'], async ({ params, body, actor, language }) => {
    const id = await freezeReport(deps, actor, params.termId, body.asOf)
    return presentFrozen(await checkReport(db, id), 'then', await findOrganisation(db), language)
  })

  serve('GET /api/t2/:reportId', ['central'], async ({ params, query, language }) =>
    presentFrozen(
      await checkReport(db, params.reportId),
      query.organisation,
      await findOrganisation(db),
      language,
    ),
  )

  serve('GET /api/terms/:termId/t2/file', ['central'], async ({ params: { termId }, query, language }) => {
    const { format, reportId, asOf = null } = query
    const frozen = reportId === undefined ? null : await findReport(db, reportId)
    if (reportId !== undefined && frozen?.termId !== termId) throw refusal('notFound')
    const content = frozen?.content ?? (await presentReport(db, termId, asOf))
    const names = await findOrganisation(db)
    const earlier = await earlierReports(db, termId)
    const file = {
      report: presentT2(content, frozen ? frozen.asOf : asOf, 'then', names),
      earlier: (['then', 'now'] as const).flatMap(organisation =>
        earlier.map(one => ({
          organisation,
          report: presentT2(one.content, one.frozen?.asOf ?? null, organisation, names),
        })),
      ),
      frozen,
    }
    const fileName = `T2-${termId}.${format}`
    return format === 'xlsx'
      ? checkedWorkbook(deps, fileName, presentT2Workbook(file, language))
      : checkedText(deps, fileName, presentT2Csv(file, language))
  })

  serve('PUT /api/terms/:termId/open-data', ['central'], async ({ params, body, actor }) => {
    await setOpenData(deps, actor, params.termId, body)
    return { isOpen: await findIsOpen(db, params.termId) }
  })
}

/** What central has opened, for anybody: no cookie is read or set, and any cache may keep it. */
export function openDataFile(deps: Deps): RequestHandler {
  return async (request, response) => {
    const reports = await findOpenReports(deps.db)
    const file = openDataOf(reports, await findOrganisation(deps.db), String(request.params['file']))
    if (!file) throw refusal('notFound')
    response.set({
      'content-type': file.type,
      'cache-control': `public, max-age=${FRESH_SECONDS}`,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      etag: etag(file.text),
    })
    response.send(file.text)
  }
}
