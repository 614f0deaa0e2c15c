import type { Request, RequestHandler } from 'express'
import { actingAs } from '../../adapters/db/acting.ts'
import { etag } from '../../adapters/ical/calendar-file.ts'
import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { refuseLeakingFile } from '../leaks/commands.ts'
import { explanationFor } from '../reasons/commands.ts'
import { limitReadings } from '../../http/rate-limit.ts'
import { presentFeed, presentStudentPage } from './presenter.ts'
import { feedTokenOf, findStudentByLink, type StudentPageRow } from './repository.ts'

/** How long a calendar client may go without asking again. */
const FEED_FRESH_SECONDS = 300

export function studentPageRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/student-page', 'public', async ({ request }) => {
    const token = /^Bearer ([\w-]{20,200})$/.exec(request.get('authorization') ?? '')?.[1]
    const student = token ? await findStudentByLink(deps.db, token, 'student_page', deps.clock.now()) : null
    if (!token || !student) throw refusal('linkInvalid')
    const explanation = await explanationFor(deps.db, student)
    return presentStudentPage(student, `/kalender/${feedTokenOf(token)}.ics`, explanation)
  })
}

/** The private feed (C5), also as a download with `?ladda-ner`. A feed that never was answers like one that was revoked. */
export function calendarFeed(deps: Deps): RequestHandler[] {
  const find: RequestHandler = async (request, response, next) => {
    const token = /^([\w-]{20,200})\.ics$/.exec(fileOf(request))?.[1]
    const student = token ? await findStudentByLink(deps.db, token, 'feed', deps.clock.now()) : null
    if (!student) throw refusal('notFound')
    response.locals['student'] = student
    next()
  }
  const answer: RequestHandler = async (request, response) => {
    const student = response.locals['student'] as StudentPageRow
    const text = presentFeed(student)
    await actingAs({ personId: null, via: 'GET /kalender/:file' }, () =>
      refuseLeakingFile(deps, 'calendar', text),
    )
    response.set({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': `private, max-age=${FEED_FRESH_SECONDS}`,
      etag: etag(text),
      'x-robots-tag': 'noindex',
    })
    if ('ladda-ner' in request.query) response.attachment(`vfu-${student.term.id}.ics`)
    // Express answers 304 by itself when the entity tag is the one the client has.
    response.send(text)
  }
  return [find, limitReadings(fileOf), answer]
}

function fileOf(request: Request): string {
  return String(request.params['file'])
}
