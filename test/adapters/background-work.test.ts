import { beforeEach, describe, expect, it, vi } from 'vitest'
import { backgroundWork, type BackgroundWork, type Report } from '../../src/adapters/background-work.ts'

let failures: [id: string, message: string][]
let background: BackgroundWork
/** What other instances would see, in its order. */
let leases: string[]

beforeEach(() => {
  failures = []
  leases = []
  background = backgroundWork((id, error) => void failures.push([id, String(error)]), {
    hold: async ids => void leases.push(`hold ${ids.join(' ')}`),
    tell: async (id, { stage }) => void leases.push(`${id} at ${stage}`),
    release: async id => void leases.push(`release ${id}`),
  })
})

const at = (stage: string) => ({ kind: 'match' as const, stage, done: null, total: null, personId: null })

/** Work that goes on until it is cancelled. */
const untilCancelled = (signal: AbortSignal) =>
  new Promise<void>(resolve => signal.addEventListener('abort', () => resolve()))

describe('background work', () => {
  it('goes on after it was started, and can be waited for', async () => {
    const done: string[] = []
    for (const [id, milliseconds] of [
      ['slow', 20],
      ['fast', 1],
    ] as const) {
      background.start(id, async () => {
        await new Promise(resolve => setTimeout(resolve, milliseconds))
        done.push(id)
      })
    }
    expect(done).toEqual([])
    await background.settled()
    expect(done).toEqual(['fast', 'slow'])
  })

  it('is cancelled by its id, and only while it is under way', async () => {
    background.start('one', untilCancelled)
    expect(background.cancel('other')).toBe(false)
    expect(background.cancel('one')).toBe(true)
    await background.settled()
    expect(background.cancel('one')).toBe(false)
  })

  it('that fails is reported with its id, and harms no other', async () => {
    background.start('bad', () => Promise.reject(new Error('no luck')))
    background.start('good', () => Promise.resolve())
    await background.settled()
    expect(failures).toEqual([['bad', 'Error: no luck']])
  })

  it('is cancelled as a whole, and has ended, when the program stops', async () => {
    let ended = 0
    for (const id of ['a', 'b', 'c']) {
      background.start(id, async signal => {
        await untilCancelled(signal)
        ended++
      })
    }
    await background.stop()
    expect(ended).toBe(3)
    expect(failures).toEqual([])
  })

  it('is held as long as it goes on, and then released', async () => {
    vi.useFakeTimers()
    background = backgroundWork(() => {}, {
      hold: async ids => void leases.push(`hold ${ids.join(' ')}`),
      tell: () => Promise.resolve(),
      release: async id => void leases.push(`release ${id}`),
    })
    background.start('one', untilCancelled)
    await vi.advanceTimersByTimeAsync(31_000)
    background.cancel('one')
    await background.settled()
    await vi.advanceTimersByTimeAsync(60_000)
    vi.useRealTimers()
    expect(leases).toEqual(['hold one', 'hold one', 'hold one', 'release one'])
  })

  it('goes on when its lease cannot be taken, and that is told', async () => {
    let isDone = false
    background = backgroundWork((id, error) => void failures.push([id, String(error)]), {
      hold: () => Promise.reject(new Error('no database')),
      tell: () => Promise.resolve(),
      release: () => Promise.resolve(),
    })
    background.start('one', async () => void (isDone = true))
    await background.settled()
    expect(isDone).toBe(true)
    expect(failures).toEqual([['one', 'Error: no database']])
  })

  it('tells how far it has come, in order, and nothing once it has ended', async () => {
    let late: Report = () => {}
    background.start('one', async (_signal, report) => {
      late = report
      for (const stage of ['first', 'second', 'third']) {
        report(at(stage))
        await new Promise(resolve => setImmediate(resolve))
      }
    })
    await background.settled()
    late(at('late'))
    expect(leases).toEqual(['hold one', 'one at first', 'one at second', 'one at third', 'release one'])
  })

  it('tells the newest of what has come while the former was being stored', async () => {
    let store = () => {}
    background = backgroundWork(() => {}, {
      hold: () => Promise.resolve(),
      tell: async (_id, { stage }) => {
        leases.push(stage)
        await new Promise<void>(resolve => (store = resolve))
      },
      release: () => Promise.resolve(),
    })
    const answer = background.follow('one', async report => {
      for (const stage of ['first', 'second', 'third']) report(at(stage))
      store()
      await vi.waitUntil(() => leases.length === 2)
      return 'done'
    })
    await vi.waitUntil(() => leases.length === 2)
    store()
    expect(await answer).toBe('done')
    expect(leases).toEqual(['first', 'third'])
  })

  it('of a request releases its lease also when it fails', async () => {
    const failing = background.follow('one', () => Promise.reject(new Error('no luck')))
    await expect(failing).rejects.toThrow('no luck')
    expect(leases).toEqual(['release one'])
    expect(background.underWay()).toEqual([])
  })

  it('is nothing to wait for when there is none', async () => {
    await background.settled()
    await background.stop()
    expect(failures).toEqual([])
  })
})
