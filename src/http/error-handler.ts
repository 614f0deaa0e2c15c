import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { copyIn } from '../copy/copy.ts'
import { AppError, faultOf, refusal, type ErrorCode } from '../errors.ts'
import { languageOf } from './language.ts'

/** Answers every failure as application/problem+json; what is not a coded refusal is logged and told without details. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    if (response.headersSent) return next(thrown)
    const error: AppError = thrown instanceof AppError ? thrown : codedFrom(thrown)
    const requestId = String(response.getHeader('x-request-id'))
    if (error.code === 'internal') logger.error({ requestId, error: faultOf(thrown) }, 'request failed')
    const sentenceOf = copyIn[languageOf(request)].errors[error.code] as (values: unknown) => string
    const detail = sentenceOf(error.values)
    const fields = error.field === undefined ? error.fields : [{ path: error.field, text: detail }]
    response
      .status(error.status)
      .type('application/problem+json')
      .set('cache-control', 'no-store')
      .send(
        JSON.stringify({
          type: `urn:vfu:error:${error.code}`,
          status: error.status,
          code: error.code,
          detail,
          fields,
          requestId,
        }),
      )
  }
}

/** Answers a path that does not exist. */
export const notFoundHandler: RequestHandler = () => {
  throw refusal('notFound')
}

/** Express and its body parsers throw errors with a status when a request is at fault; the rest is ours. */
function codedFrom(thrown: unknown): AppError {
  const status = thrown instanceof Error && 'status' in thrown ? Number(thrown.status) : 500
  return new AppError(codeOf(status), {})
}

function codeOf(status: number): ErrorCode {
  if (status === 404) return 'notFound'
  if (status === 413) return 'bodyTooLarge'
  return status >= 400 && status < 500 ? 'malformedBody' : 'internal'
}
