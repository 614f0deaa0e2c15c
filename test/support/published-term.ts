import type { APIRequestContext } from 'playwright-core'

const TERM = '/api/terms/VT2020'
const headers = { 'x-requested-with': 'vfu' }

interface Placement {
  readonly id: string
  readonly state: string
  readonly student: { readonly label: string; readonly universityName: string }
  readonly offer: { readonly districtName: string; readonly unit: string; readonly supervisor: object | null }
  readonly occasions: readonly { readonly id: string; readonly status: string }[]
}

/** The term's placements as whoever is signed in sees them. */
export async function placementsOf(request: APIRequestContext): Promise<readonly Placement[]> {
  const { placements } = await answerOf<{ placements: Placement[] }>(request.get(`${TERM}/placements`))
  return placements
}

/** Takes the demonstration term through the API from collecting to published, as central alone could. */
export async function publishDemonstration(request: APIRequestContext): Promise<void> {
  const post = <T>(path: string, data?: object) => answerOf<T>(request.post(path, { headers, data }))
  await post(`${TERM}/phase`, { to: 'matching' })
  const asked = { policy: 'no-one-outside', engine: 'highs', timeLimitSeconds: 60 }
  const { id } = await post<{ id: string }>(`${TERM}/runs`, asked)
  while ((await answerOf<{ status: string }>(request.get(`/api/runs/${id}`))).status === 'running') {
    await new Promise(resolve => setTimeout(resolve, 200))
  }
  await post(`/api/runs/${id}/choose`)
  await confirmProposals(request)
  await post(`${TERM}/phase`, { to: 'published' })
}

/** Confirms every proposal as central can, with the supervisor it names or with one for all the others. */
export async function confirmProposals(request: APIRequestContext): Promise<void> {
  const post = <T>(path: string, data?: object) => answerOf<T>(request.post(path, { headers, data }))
  const placements = await placementsOf(request)
  const isNamed = ({ offer }: Placement) => offer.supervisor !== null
  await post(`${TERM}/placements/confirm`, { placementIds: placements.filter(isNamed).map(one => one.id) })
  const supervisor = { name: 'Åsa Öberg', email: null, degreeYear: 2005, hasSupervisorCourse: true }
  for (const { id: unnamed } of placements.filter(one => !isNamed(one))) {
    await post(`/api/placements/${unnamed}/confirm`, { supervisor })
  }
}

/** The personal link in the newest letter to the address, while mail stays in the outbox. */
export async function studentLinkFor(request: APIRequestContext, recipient: string): Promise<string> {
  const { messages } = await answerOf<{ messages: { id: string; recipient: string }[] }>(
    request.get('/api/outbox'),
  )
  for (const { id } of messages.filter(message => message.recipient === recipient)) {
    const { text } = await answerOf<{ text: string }>(request.get(`/api/outbox/${id}`))
    // Invitations have links of their own.
    const link = /http\S+\/min-plats#\S+/.exec(text)?.[0]
    if (link) return link
  }
  throw new Error(`No personal link in a letter to ${recipient}`)
}

/** The ids of the occasions that the student behind a personal link sees. */
export async function occasionsBehind(request: APIRequestContext, link: string): Promise<string[]> {
  const authorization = `Bearer ${link.split('#')[1]}`
  const { placement } = await answerOf<{ placement: { occasions: { id: string }[] } | null }>(
    request.get('/api/student-page', { headers: { authorization } }),
  )
  return placement?.occasions.map(({ id }) => id) ?? []
}

async function answerOf<T>(answer: ReturnType<APIRequestContext['get']>): Promise<T> {
  const response = await answer
  if (!response.ok())
    throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`)
  return (await response.json()) as T
}
