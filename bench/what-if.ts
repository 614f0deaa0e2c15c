import { startSystem } from '../test/support/running-system.ts'
import { Calls } from './calls.ts'

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
    const calls = await Calls.as(system, 'central')
    const path = `/api/runs/${await finishedRun(calls)}/what-if`
    const { offers } = await calls.json<{ offers: Offer[] }>('GET', path)
    const times: number[] = []
    for (let index = 0; index < QUESTIONS + WARMING; index++) {
      const asked = { changes: [changeNumber(index, offers)] }
      times.push((await calls.answer('POST', path, asked)).milliseconds)
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

async function finishedRun(calls: Calls): Promise<string> {
  await calls.json('POST', '/api/terms/VT2020/phase', { to: 'matching' })
  const asked = { policy: 'no-one-outside', engine: 'network', timeLimitSeconds: 60 }
  const { id } = await calls.json<{ id: string }>('POST', '/api/terms/VT2020/runs', asked)
  for (;;) {
    const { status } = await calls.json<{ status: string }>('GET', `/api/runs/${id}`)
    if (status !== 'running') return id
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}
