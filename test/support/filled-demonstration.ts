import type { APIRequestContext } from 'playwright-core'
import { publishDemonstration } from './published-term.ts'

const TERM = '/api/terms/VT2020'
const headers = { 'x-requested-with': 'vfu' }

interface Row {
  readonly id: string
}

/** The demonstration, taken so far that each page has something to show: published, planned, reported. */
export async function fillEveryPage(request: APIRequestContext): Promise<Readonly<Record<string, string>>> {
  const get = async <T>(path: string) => (await (await request.get(path)).json()) as T
  const post = async <T>(path: string, data?: object) => {
    const answer = await request.post(path, { headers, ...(data && { data }) })
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const first = async (path: string, list: string): Promise<string> =>
    (await get<Readonly<Record<string, readonly Row[]>>>(path))[list]?.[0]?.id ?? ''
  await publishDemonstration(request)
  const { frozen } = await post<{ frozen: Row }>(`${TERM}/t2`, { asOf: null })
  const pilotId = await first('/api/pilots', 'pilots')
  const asked = { keep: false, timeLimitSeconds: 60 }
  const { id: planId } = await post<Row>(`/api/pilots/${pilotId}/plans`, asked)
  const statusOfPlan = async () => (await get<{ status: string }>(`/api/pilot-plans/${planId}`)).status
  while ((await statusOfPlan()) === 'running') await new Promise(resolve => setTimeout(resolve, 300))
  await post(`/api/pilot-plans/${planId}/choose`)
  const studentId = await first(`${TERM}/students`, 'students')
  return {
    termId: 'VT2020',
    offerId: await first(`${TERM}/offers`, 'offers'),
    studentId,
    placementId: await first(`${TERM}/placements`, 'placements'),
    runId: await first(`${TERM}/runs`, 'runs'),
    reportId: frozen.id,
    messageId: await first('/api/outbox', 'messages'),
    personId: await first('/api/people', 'people'),
    pilotId,
    planId,
    hostId: await first(`/api/pilots/${pilotId}/hosts`, 'hosts'),
    venueId: await first(`/api/pilots/${pilotId}/venues`, 'venues'),
    kind: 'student',
    subjectId: studentId,
  }
}
