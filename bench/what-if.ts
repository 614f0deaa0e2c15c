import { startSystem, type RunningSystem } from '../test/support/running-system.ts'

// How long a coordinator waits for "what if": the whole round trip over HTTP to the built program with its own
// database, on the demonstration term. Each question changes something else, so that no answer is a repetition.

const QUESTIONS = 100
/** The first questions start the thread and let the compiler see the code. */
const WARMING = 5

interface Offer {
  readonly id: string
  readonly places: number
}

export interface Waiting {
  readonly questions: number
  readonly median: number
  readonly percentile95: number
  readonly longest: number
  /** The first question of all, which starts the thread. */
  readonly first: number
}

/** Milliseconds that the questions took, one after the other. */
export async function measureWhatIf(): Promise<Waiting> {
  const system = await startSystem()
  try {
    const call = await callsOf(system)
    const path = `/api/runs/${await finishedRun(call)}/what-if`
    const { offers } = await call<{ offers: Offer[] }>('GET', path)
    const times: number[] = []
    for (let index = 0; index < QUESTIONS + WARMING; index++) {
      const started = performance.now()
      await call('POST', path, { changes: [changeNumber(index, offers)] })
      times.push(performance.now() - started)
    }
    const sorted = times.slice(WARMING).toSorted((a, b) => a - b)
    const at = (share: number): number => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0)
    return {
      questions: QUESTIONS,
      median: at(0.5),
      percentile95: at(0.95),
      longest: at(1),
      first: Math.round(times[0] ?? 0),
    }
  } finally {
    await system.stop()
  }
}

/** One place fewer or one more of each offer in turn, and another travel limit every tenth time. */
function changeNumber(index: number, offers: readonly Offer[]): object {
  if (index % 10 === 9) return { kind: 'travel', maxTravelMinutes: 40 + index / 2 - 0.5 }
  const offer = offers[index % offers.length]
  return { kind: 'places', offer: offer?.id, places: (offer?.places ?? 1) + (index % 2 === 0 ? -1 : 1) }
}

type Call = <Answer>(method: 'GET' | 'POST', path: string, body?: object) => Promise<Answer>

/** Calls as the signed-in central coordinator. */
async function callsOf({ url, links }: RunningSystem): Promise<Call> {
  const headers: Record<string, string> = { 'content-type': 'application/json', 'x-requested-with': 'vfu' }
  const send = async (method: string, path: string, body?: object): Promise<Response> => {
    const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response
  }
  const token = links.get('central')?.split('#')[1]
  const session = await send('POST', '/api/session', { token })
  headers['cookie'] = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  return async <Answer>(method: string, path: string, body?: object) =>
    (await send(method, path, body)).json() as Promise<Answer>
}

async function finishedRun(call: Call): Promise<string> {
  await call('POST', '/api/terms/VT2020/phase', { to: 'matching' })
  const asked = { policy: 'no-one-outside', engine: 'network', timeLimitSeconds: 60 }
  const { id } = await call<{ id: string }>('POST', '/api/terms/VT2020/runs', asked)
  for (;;) {
    const { status } = await call<{ status: string }>('GET', `/api/runs/${id}`)
    if (status !== 'running') return id
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}
