import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startRepeating } from '../../src/adapters/repeated-work.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('repeated work', () => {
  it('is done every so often, never twice at once, and has ended when it is stopped', async () => {
    let begun = 0
    let finish = () => {}
    const work = () => {
      begun++
      return new Promise<void>(resolve => (finish = resolve))
    }
    const repeated = startRepeating(5, work, () => {})
    await vi.advanceTimersByTimeAsync(14_000)
    expect(begun).toBe(1)
    finish()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(begun).toBe(2)
    let hasStopped = false
    const stopped = repeated.stop().then(() => (hasStopped = true))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(hasStopped).toBe(false)
    finish()
    await stopped
    expect(begun).toBe(2)
  })

  it('that fails is told of and tried again', async () => {
    const faults: unknown[] = []
    const repeated = startRepeating(
      5,
      () => Promise.reject(new Error('no database')),
      error => faults.push(error),
    )
    await vi.advanceTimersByTimeAsync(10_000)
    expect(faults).toHaveLength(2)
    await repeated.stop()
  })
})
