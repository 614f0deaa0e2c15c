import type { EndpointName } from '../../../src/features/contract.ts'
import type { Heard } from '../../../src/features/live/schema.ts'

type Reading = Extract<EndpointName, `GET ${string}`>

/** What is asked for anew when something has changed; only what a page shows is. */
export const READINGS: Readonly<Record<Heard, readonly Reading[]>> = {
  run: [
    'GET /api/terms/:termId/runs',
    'GET /api/runs/:runId',
    'GET /api/terms/:termId/repairs',
    'GET /api/todo',
    'GET /api/progress',
  ],
  reasons: ['GET /api/runs/:runId/reasons'],
  plan: ['GET /api/pilots/:pilotId/plans', 'GET /api/pilot-plans/:planId', 'GET /api/progress'],
  progress: ['GET /api/progress'],
  mail: ['GET /api/outbox', 'GET /api/todo'],
  term: ['GET /api/terms', 'GET /api/terms/:termId', 'GET /api/terms/:termId/board', 'GET /api/todo'],
  offers: ['GET /api/terms/:termId/offers', 'GET /api/terms/:termId/board', 'GET /api/terms/:termId/supply'],
  students: ['GET /api/terms/:termId/students', 'GET /api/terms/:termId/board'],
  placements: [
    'GET /api/terms/:termId/placements',
    'GET /api/terms/:termId/board',
    'GET /api/terms/:termId/waiting',
    'GET /api/terms/:termId/repairs',
    'GET /api/todo',
  ],
  pilot: [
    'GET /api/pilots',
    'GET /api/pilots/:pilotId',
    'GET /api/pilots/:pilotId/schedule',
    'GET /api/todo',
  ],
}

/** Answers that stay as they are: to ask again would be another reading in the log. */
const FINAL: Readonly<Partial<Record<Reading, (answer: unknown) => boolean>>> = {
  'GET /api/runs/:runId': answer => has(answer, 'status') && answer.status !== 'running',
  'GET /api/runs/:runId/reasons': answer => has(answer, 'isFinal') && answer.isFinal === true,
}

function has<K extends string>(answer: unknown, member: K): answer is Record<K, unknown> {
  return typeof answer === 'object' && answer !== null && member in answer
}

/** Whether such an answer can become another. */
export function mayChange(name: unknown, answer: unknown): boolean {
  return !(FINAL[name as Reading]?.(answer) ?? false)
}
