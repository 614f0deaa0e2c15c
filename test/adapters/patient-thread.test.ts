import os from 'node:os'
import { describe, expect, it } from 'vitest'
import { runInWorker } from '../../src/adapters/worker-thread.ts'

describe('a patient thread', () => {
  it.runIf(process.platform === 'linux')('comes after the others, which stay as they are', async () => {
    const before = os.getPriority()
    const entry = new URL('../support/patient-entry.ts', import.meta.url)
    const outcome = await runInWorker(entry, null, { timeLimitSeconds: 10, maxHeapMegabytes: 64 })
    expect(outcome).toEqual({ kind: 'done', output: os.constants.priority.PRIORITY_BELOW_NORMAL })
    expect(os.getPriority()).toBe(before)
    expect(before).toBeLessThan(os.constants.priority.PRIORITY_BELOW_NORMAL)
  })
})
