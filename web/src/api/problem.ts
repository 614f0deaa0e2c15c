export interface FieldFault {
  /** Dotted path of the value in the request's body, e.g. `shares.0.places`. */
  readonly path: string
  readonly text: string
}

/** An answer that refuses: `detail` is a sentence in the user's language, ready to show. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly fields: readonly FieldFault[]
  readonly requestId: string | null

  constructor(problem: {
    status: number
    code: string
    detail: string
    fields?: readonly FieldFault[]
    requestId?: string | null
  }) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`)
    this.name = 'ApiError'
    this.status = problem.status
    this.code = problem.code
    this.detail = problem.detail
    this.fields = problem.fields ?? []
    this.requestId = problem.requestId ?? null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function fieldFault(value: unknown): FieldFault[] {
  if (!isRecord(value) || typeof value['text'] !== 'string') return []
  const path = value['path']
  return [{ path: typeof path === 'string' ? path : '', text: value['text'] }]
}

/** Reads an `application/problem+json` body; anything else becomes `unexpected` with the given sentence. */
export function readProblem(status: number, body: unknown, otherwise: string): ApiError {
  if (!isRecord(body) || typeof body['code'] !== 'string') {
    return new ApiError({ status, code: 'unexpected', detail: otherwise })
  }
  return new ApiError({
    status,
    code: body['code'],
    detail: typeof body['detail'] === 'string' ? body['detail'] : otherwise,
    fields: Array.isArray(body['fields']) ? body['fields'].flatMap(fieldFault) : [],
    requestId: typeof body['requestId'] === 'string' ? body['requestId'] : null,
  })
}
