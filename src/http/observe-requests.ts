import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { Metrics } from '../ports/metrics.ts'

/** Whatever else a caller may write as a method is one more name, not as many as they can think of. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE']

/**
 * Counts each request, and logs it at the level `info`, when its answer has ended: by the template of its route, because
 * addresses hold tokens and ids.
 */
export function observeRequests(metrics: Metrics, logger: Logger): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now()
    response.once('close', () => {
      const { path } = (request.route ?? {}) as { path?: unknown }
      const method = METHODS.includes(request.method) ? request.method : 'other'
      const route = typeof path === 'string' ? path : 'other'
      const status = response.writableFinished ? String(response.statusCode) : 'gone'
      const isStream = String(response.getHeader('content-type')).startsWith('text/event-stream')
      const milliseconds = performance.now() - begun
      metrics.answered({ method, route, status, seconds: isStream ? null : milliseconds / 1000 })
      const requestId = String(response.getHeader('x-request-id'))
      logger.info({ requestId, method, route, status, milliseconds: Math.round(milliseconds) }, 'answered')
    })
    next()
  }
}
