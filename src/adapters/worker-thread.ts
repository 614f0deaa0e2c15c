import { Worker } from 'node:worker_threads'
import type { Step } from '../ports/work-leases.ts'

/** What became of one piece of work in a thread of its own. Only `crashed` is a fault in our code. */
export type WorkerOutcome<Output> =
  | { kind: 'done'; output: Output }
  | { kind: 'timeLimit' }
  | { kind: 'outOfMemory' }
  | { kind: 'cancelled' }
  | { kind: 'crashed'; error: Error }

export type WorkerLimits = {
  timeLimitSeconds: number
  /** Of the JavaScript heap; ArrayBuffers and WebAssembly memory lie outside it. */
  maxHeapMegabytes: number
  signal?: AbortSignal
}

/** A message that is no answer yet: how far the work has come. */
export interface Told {
  readonly told: Step
}

/**
 * Runs a module in a new thread and returns the first message that it posts, or why there was none. The module
 * reads its input from `workerData` and answers with one `parentPort.postMessage`; before that it may tell how far it has
 * come ({@link Told}). Whatever the outcome, the thread is terminated: a loop that never ends costs the time limit, not the
 * server.
 */
export function runInWorker<Output>(
  module: URL,
  input: unknown,
  { timeLimitSeconds, maxHeapMegabytes, signal }: WorkerLimits,
  onStep: (step: Step) => void = () => {},
): Promise<WorkerOutcome<Output>> {
  if (signal?.aborted) return Promise.resolve({ kind: 'cancelled' })
  return new Promise(resolve => {
    const worker = startWorker(module, input, maxHeapMegabytes)
    const settle = (outcome: WorkerOutcome<Output>): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      void worker.terminate()
      resolve(outcome)
    }
    const cancel = (): void => settle({ kind: 'cancelled' })
    const timer = setTimeout(() => settle({ kind: 'timeLimit' }), timeLimitSeconds * 1000)
    signal?.addEventListener('abort', cancel)
    worker.on('message', (message: Output | Told) => {
      if (isTold(message)) onStep(message.told)
      else settle({ kind: 'done', output: message })
    })
    worker.once('messageerror', error => settle(crashed(error)))
    worker.once('error', error => settle(failureOf(error)))
    worker.once('exit', code =>
      settle(crashed(new Error(`The thread ended without an answer (exit ${code})`))),
    )
  })
}

function isTold(message: unknown): message is Told {
  return typeof message === 'object' && message !== null && 'told' in message
}

/** The module beside the caller: `.ts` when the caller runs from sources, `.js` when it runs from the build. */
export function siblingModule(callerUrl: string, pathWithoutExtension: string): URL {
  return new URL(`${pathWithoutExtension}${callerUrl.endsWith('.ts') ? '.ts' : '.js'}`, callerUrl)
}

// What a question makes and drops at once has room, so that the collector seldom stops it: a what-if takes a tenth less
// time than with the standard third of this, for thirty megabytes more.
const YOUNG_MEGABYTES = 96

/** A new thread for the module, which gets `workerData`. */
export function startWorker(module: URL, workerData: unknown, maxHeapMegabytes: number): Worker {
  // No inherited flags (a loader given on the command line does nothing in a thread) and no environment,
  // which holds the database's address.
  const resourceLimits = {
    maxOldGenerationSizeMb: maxHeapMegabytes,
    maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
  }
  const options = { workerData, execArgv: [], env: {}, resourceLimits }
  if (!module.pathname.endsWith('.ts')) return new Worker(module, options)
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'))
  const source = JSON.stringify(module.href)
  const start = `import(${loader}).then(({ register }) => { register(); return import(${source}) })`
  return new Worker(start, { ...options, eval: true })
}

/** What a thread threw, as an outcome. */
export const failureOf = (error: unknown): WorkerOutcome<never> =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? { kind: 'outOfMemory' }
    : crashed(error)

export const crashed = (error: unknown): { kind: 'crashed'; error: Error } => ({
  kind: 'crashed',
  error: error instanceof Error ? error : new Error(String(error)),
})
