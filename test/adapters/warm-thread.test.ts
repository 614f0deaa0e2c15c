import { spawnSync } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { warmThread, type WarmThread } from '../../src/adapters/warm-thread.ts'
import { moduleOf } from '../support/thread-module.ts'

interface Question {
  readonly say: string
  /** How long the thread is busy, without a look at anything else. */
  readonly busyMilliseconds?: number
  readonly fails?: true
}

/** Answers with what it was told to say, and how many questions it had before. */
const ECHO = moduleOf(`let earlier = 0
port.on('message', ({ say, busyMilliseconds = 0, fails }) => {
  if (fails) throw new TypeError(say)
  const until = performance.now() + busyMilliseconds
  while (performance.now() < until);
  port.postMessage(say + ' ' + earlier++)
})`)

const threads: WarmThread<Question, string>[] = []
const startEcho = () => {
  const thread = warmThread<Question, string>(ECHO, { maxHeapMegabytes: 32 })
  threads.push(thread)
  return (question: Question, { timeLimitSeconds = 10, signal }: Partial<Limits> = {}) =>
    thread.ask(question, { timeLimitSeconds, ...(signal && { signal }) })
}
type Limits = { timeLimitSeconds: number; signal: AbortSignal }
const done = (output: string) => ({ kind: 'done', output })

afterEach(async () => {
  await Promise.all(threads.splice(0).map(thread => thread.close()))
})

describe('a warm thread', () => {
  it('answers one question after another, all in the same thread', async () => {
    const ask = startEcho()
    const answers = await Promise.all(['a', 'b', 'c'].map(say => ask({ say, busyMilliseconds: 5 })))
    expect(answers).toEqual([done('a 0'), done('b 1'), done('c 2')])
    expect(await ask({ say: 'd' })).toEqual(done('d 3'))
  })

  it('ends the thread at the time limit, and answers the next question in another', async () => {
    const ask = startEcho()
    await ask({ say: 'first' })
    const slow = ask({ say: 'slow', busyMilliseconds: 60_000 }, { timeLimitSeconds: 0.1 })
    expect(await slow).toEqual({ kind: 'timeLimit' })
    expect(await ask({ say: 'next' })).toEqual(done('next 0'))
  })

  it('keeps the thread when an aborted question ends soon, and lets nobody wait for that', async () => {
    const ask = startEcho()
    await ask({ say: 'first' })
    const controller = new AbortController()
    const unwanted = ask({ say: 'unwanted', busyMilliseconds: 100 }, { signal: controller.signal })
    const next = ask({ say: 'next' })
    await setTimeout(20)
    controller.abort()
    expect(await Promise.race([unwanted, next])).toEqual({ kind: 'cancelled' })
    expect(await next).toEqual(done('next 2'))
  })

  it('ends the thread when an aborted question goes on', async () => {
    const ask = startEcho()
    await ask({ say: 'first' })
    const controller = new AbortController()
    const unwanted = ask({ say: 'unwanted', busyMilliseconds: 60_000 }, { signal: controller.signal })
    await setTimeout(20)
    controller.abort()
    expect(await unwanted).toEqual({ kind: 'cancelled' })
    expect(await ask({ say: 'next' })).toEqual(done('next 0'))
  })

  it('never asks a question that was aborted while it waited', async () => {
    const ask = startEcho()
    const controller = new AbortController()
    const first = ask({ say: 'first', busyMilliseconds: 50 })
    const unwanted = ask({ say: 'unwanted' }, { signal: controller.signal })
    const next = ask({ say: 'next' })
    controller.abort()
    expect(await unwanted).toEqual({ kind: 'cancelled' })
    expect(await first).toEqual(done('first 0'))
    expect(await next).toEqual(done('next 1'))
    expect(await ask({ say: 'late' }, { signal: controller.signal })).toEqual({ kind: 'cancelled' })
  })

  it('tells what the module threw, and starts another thread for the next question', async () => {
    const ask = startEcho()
    await ask({ say: 'first' })
    expect(await ask({ say: 'no', fails: true })).toMatchObject({ kind: 'crashed', error: { message: 'no' } })
    expect(await ask({ say: 'next' })).toEqual(done('next 0'))
  })

  it('can be used after it was closed', async () => {
    const ask = startEcho()
    await ask({ say: 'first' })
    await threads[0]?.close()
    expect(await ask({ say: 'next' })).toEqual(done('next 0'))
  })

  it('does not keep the process alive while it is idle', () => {
    const program = `import { warmThread } from './src/adapters/warm-thread.ts'
      const thread = warmThread(new URL(${JSON.stringify(ECHO.href)}), { maxHeapMegabytes: 32 })
      const outcome = await thread.ask({ say: 'only' }, { timeLimitSeconds: 10 })
      process.stdout.write(outcome.output)`
    const args = ['--import', 'tsx', '--input-type=module', '--eval', program]
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 15_000 })
    expect({ stdout, status }).toEqual({ stdout: 'only 0', status: 0 })
  })
})
