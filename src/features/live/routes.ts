import type { RequestHandler } from 'express'
import type { Deps } from '../../deps.ts'
import { authorise, type Serve } from '../../http/endpoint.ts'
import type { LiveStreams } from './commands.ts'
import { presentWork } from './presenter.ts'
import { findProgress } from './repository.ts'

/** Whoever reads so little that this much waits is gone, or as good as. */
const MOST_WAITING_BYTES = 65_536

export function liveRoutes(serve: Serve, deps: Deps) {
  serve('GET /api/progress', 'signed-in', async ({ actor }) => ({
    work: (await findProgress(deps.db, actor)).map(presentWork),
  }))
}

/** `GET /api/events`: a stream that says what changed, of what the caller may see. None begins at an instance that is leaving. */
export function eventStream(deps: Deps, streams: LiveStreams, isLeaving: () => boolean): RequestHandler {
  return async (request, response) => {
    if (isLeaving()) return void response.status(503).end()
    const { actor, sessionId } = await authorise(deps, request, response, 'signed-in')
    if (request.method === 'HEAD' || request.destroyed) return void response.end()
    const gone = streams.open(
      { id: sessionId, actor },
      {
        write(text) {
          if (!response.headersSent) {
            // Proxies must hand on each word as it comes: neither kept nor packed.
            response.set({
              'content-type': 'text/event-stream; charset=utf-8',
              'cache-control': 'no-store, no-transform',
              'x-accel-buffering': 'no',
            })
          }
          response.write(text)
          if (response.writableLength > MOST_WAITING_BYTES) response.destroy()
        },
        end: () => response.end(),
      },
    )
    response.once('close', gone)
  }
}
