import { describe, expect, it } from 'vitest'
import { runInWorker, siblingModule } from '../../src/adapters/worker-thread.ts'
import { moduleOf } from '../support/thread-module.ts'

const LIMITS = { timeLimitSeconds: 10, maxHeapMegabytes: 32 }

describe('runInWorker', () => {
  it('gives the module its input and returns its first message', async () => {
    const module = moduleOf('port.postMessage(data.number + 1); port.postMessage(0)')
    expect(await runInWorker(module, { number: 1 }, LIMITS)).toEqual({ kind: 'done', output: 2 })
  })

  it('ends a module that never answers at the time limit', async () => {
    const outcome = await runInWorker(moduleOf('for (;;) {}'), null, { ...LIMITS, timeLimitSeconds: 0.3 })
    expect(outcome).toEqual({ kind: 'timeLimit' })
  })

  it('ends a module that takes too much memory, and nothing else', async () => {
    const module = moduleOf('const kept = []; for (;;) kept.push(new Array(1000).fill(kept.length))')
    expect(await runInWorker(module, null, LIMITS)).toEqual({ kind: 'outOfMemory' })
  })

  it('ends a module when its caller no longer wants the answer', async () => {
    const signal = AbortSignal.timeout(300)
    expect(await runInWorker(moduleOf('for (;;) {}'), null, { ...LIMITS, signal })).toEqual({
      kind: 'cancelled',
    })
    expect(await runInWorker(moduleOf('port.postMessage(1)'), null, { ...LIMITS, signal })).toEqual({
      kind: 'cancelled',
    })
  })

  it('tells what a module threw, and that one ended without a word', async () => {
    expect(await runInWorker(moduleOf("throw new TypeError('no')"), null, LIMITS)).toMatchObject({
      kind: 'crashed',
      error: { message: 'no' },
    })
    expect(await runInWorker(moduleOf('port.unref()'), null, LIMITS)).toMatchObject({
      kind: 'crashed',
      error: { message: 'The thread ended without an answer (exit 0)' },
    })
  })

  it('gives the module neither environment nor flags', async () => {
    const module = moduleOf('port.postMessage([Object.keys(process.env), process.execArgv])')
    expect(await runInWorker(module, null, LIMITS)).toEqual({ kind: 'done', output: [[], []] })
  })
})

describe('siblingModule', () => {
  it('has the extension of its caller', () => {
    expect(siblingModule('file:///app/src/a/caller.ts', './entry').href).toBe('file:///app/src/a/entry.ts')
    expect(siblingModule('file:///app/dist/a/caller.js', './entry').href).toBe('file:///app/dist/a/entry.js')
  })
})
