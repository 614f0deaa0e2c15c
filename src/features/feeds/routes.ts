import type { Request, RequestHandler } from 'express'
import { actingAs } from '../../adapters/db/acting.ts'
import { etag } from '../../adapters/ical/calendar-file.ts'
import type { Deps } from '../../deps.ts'
import { refusal } from '../../errors.ts'
import type { Serve } from '../../http/endpoint.ts'
import { limitReadings } from '../../http/rate-limit.ts'
import { refuseLeakingFile } from '../leaks/commands.ts'
import { makeOwnFeed } from './commands.ts'
import { presentFeed } from './presenter.ts'
import { findFeed, findFeedOwner, type FeedOwner } from './repository.ts'

/** How long a calendar client may go without asking again. */
const FEED_FRESH_SECONDS = 300
/** Long enough that a calendar which asks once a week, and was away for a summer, still learns of a cancellation. */
const CANCELLED_DAYS = 90
const DAY_MILLISECONDS = 86_400_000

export function feedRoutes(serve: Serve, deps: Deps) {
  serve('POST /api/calendar-feed', ['central', 'district', 'university', 'teacher'], async ({ actor }) => ({
    feedPath: await makeOwnFeed(deps, actor),
  }))
}

/** The private feed (C5), also as a download with `?ladda-ner`. A feed that never was answers like one that was revoked. */
export function calendarFeed(deps: Deps): RequestHandler[] {
  const find: RequestHandler = async (request, response, next) => {
    const token = /^([\w-]{20,200})\.ics$/.exec(fileOf(request))?.[1]
    const owner = token ? await findFeedOwner(deps.db, token, deps.clock.now()) : null
    if (!owner) throw refusal('notFound')
    response.locals['owner'] = owner
    next()
  }
  const answer: RequestHandler = async (request, response) => {
    const owner = response.locals['owner'] as FeedOwner
    const since = new Date(deps.clock.now().getTime() - CANCELLED_DAYS * DAY_MILLISECONDS)
    const text = presentFeed(owner, await findFeed(deps.db, owner.recipient, since))
    await actingAs({ personId: null, via: 'GET /kalender/:file' }, () =>
      refuseLeakingFile(deps, 'calendar', text),
    )
    response.set({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': `private, max-age=${FEED_FRESH_SECONDS}`,
      etag: etag(text),
      'x-robots-tag': 'noindex',
    })
    if ('ladda-ner' in request.query)
      response.attachment(`${['vfu', owner.termId].filter(Boolean).join('-')}.ics`)
    deps.metrics.feedRead({ owner: owner.recipient.kind, isUnchanged: request.fresh })
    // Express answers 304 by itself when the entity tag is the one the client has.
    response.send(text)
  }
  return [find, limitReadings(deps, fileOf), answer]
}

function fileOf(request: Request): string {
  return String(request.params['file'])
}
