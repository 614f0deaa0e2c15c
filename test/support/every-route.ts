import fs from 'node:fs'
import type { APIRequestContext } from 'playwright-core'
import { publishDemonstration } from './published-term.ts'

const TERM = '/api/terms/VT2020'
const headers = { 'x-requested-with': 'vfu' }

/** The paths of every route of the client, as `web/src/routes*` has them. */
export function routePaths(): string[] {
  const files = ['web/src/routes.tsx', 'web/src/routes/matching.tsx', 'web/src/routes/pilots.tsx']
  const source = files.map(file => fs.readFileSync(file, 'utf8')).join('\n')
  return [...source.matchAll(/^ {2}path: '([^']+)'/gm)].map(found => found[1] ?? '')
}

/** The demonstration, taken so far that each page has something to show: published, planned, reported. */
export async function fillEveryPage(request: APIRequestContext): Promise<Readonly<Record<string, string>>> {
  const get = async (path: string) => (await (await request.get(path)).json()) as Record<string, never>
  const post = async (path: string, data?: object) => {
    const answer = await request.post(path, { headers, ...(data && { data }) })
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
    return (await answer.json()) as Record<string, never>
  }
  const first = async (path: string, list: string): Promise<string> => {
    const answer = await get(path)
    const [one] = answer[list] as unknown as { id: string }[]
    return one?.id ?? ''
  }
  await publishDemonstration(request)
  const { frozen } = await post(`${TERM}/t2`, { asOf: null })
  const pilotId = await first('/api/pilots', 'pilots')
  const { id: planId } = await post(`/api/pilots/${pilotId}/plans`, { keep: false, timeLimitSeconds: 60 })
  const statusOfPlan = async () => String((await get(`/api/pilot-plans/${planId}`))['status'])
  while ((await statusOfPlan()) === 'running') await new Promise(resolve => setTimeout(resolve, 300))
  await post(`/api/pilot-plans/${planId}/choose`)
  const studentId = await first(`${TERM}/students`, 'students')
  return {
    termId: 'VT2020',
    offerId: await first(`${TERM}/offers`, 'offers'),
    studentId,
    placementId: await first(`${TERM}/placements`, 'placements'),
    runId: await first(`${TERM}/runs`, 'runs'),
    reportId: (frozen as unknown as { id: string }).id,
    messageId: await first('/api/outbox', 'messages'),
    personId: await first('/api/people', 'people'),
    pilotId,
    planId: String(planId),
    hostId: await first(`/api/pilots/${pilotId}/hosts`, 'hosts'),
    venueId: await first(`/api/pilots/${pilotId}/venues`, 'venues'),
    kind: 'student',
    subjectId: studentId,
  }
}
