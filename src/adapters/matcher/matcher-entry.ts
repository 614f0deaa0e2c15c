import { parentPort, workerData } from 'node:worker_threads'
import { EngineFault } from '../../domain/linear/engine-fault.ts'
import type { EngineName } from '../../domain/linear/model.ts'
import type { Instance, Policy } from '../../domain/matching/instance.ts'
import { matchInstance } from '../../domain/matching/match.ts'
import { ResultFault } from '../../domain/matching/result-fault.ts'
import type { MatcherOutcome } from '../../ports/matcher.ts'
import { workerSolver } from '../solver/worker.ts'

export interface MatchQuestion {
  readonly instance: Instance
  readonly policy: Policy
  readonly engine: EngineName
  readonly timeLimitSeconds: number
}

export type MatchAnswer = Exclude<MatcherOutcome, { kind: 'cancelled' }>

async function answer({ instance, engine, ...options }: MatchQuestion): Promise<MatchAnswer> {
  // The engine has a thread below this one, because only ending its thread stops it for certain.
  const solver = engine === 'network' ? null : workerSolver(engine)
  try {
    const result = await matchInstance(instance, { ...options, engine, solver, now: () => performance.now() })
    return { kind: 'result', result }
  } catch (error) {
    if (error instanceof EngineFault || error instanceof ResultFault) {
      return { kind: 'failed', sentence: error.message }
    }
    throw error
  } finally {
    await solver?.close()
  }
}

parentPort?.postMessage(await answer(workerData as MatchQuestion))
