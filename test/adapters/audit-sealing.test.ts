import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startAuditSealing } from '../../src/adapters/audit-sealing.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('sealing the log', () => {
  it('goes on every five seconds, one after the other, and once more at the end', async () => {
    let begun = 0
    let finish = () => {}
    const seal = () => {
      begun++
      return new Promise<void>(resolve => (finish = resolve))
    }
    const sealing = startAuditSealing(seal, () => {})
    await vi.advanceTimersByTimeAsync(10_000)
    expect(begun).toBe(1)
    finish()
    await vi.advanceTimersByTimeAsync(0)
    expect(begun).toBe(2)
    const stopped = sealing.stop()
    finish()
    await vi.advanceTimersByTimeAsync(0)
    finish()
    await stopped
    await vi.advanceTimersByTimeAsync(60_000)
    expect(begun).toBe(3)
  })

  it('tells of a failure and tries again', async () => {
    const faults: unknown[] = []
    const sealing = startAuditSealing(
      () => Promise.reject(new Error('no database')),
      error => faults.push(error),
    )
    await vi.advanceTimersByTimeAsync(10_000)
    expect(faults).toHaveLength(2)
    await sealing.stop()
    expect(faults).toHaveLength(3)
  })
})
