import { parentPort, workerData } from 'node:worker_threads'
import { EngineFault } from '../../domain/linear/engine-fault.ts'
import type { EngineName } from '../../domain/linear/model.ts'
import type { Instance, Policy } from '../../domain/matching/instance.ts'
import { matchInstance } from '../../domain/matching/match.ts'
import { stagesOf } from '../../domain/matching/objective.ts'
import { ResultFault } from '../../domain/matching/result-fault.ts'
import type { MatcherOutcome } from '../../ports/matcher.ts'
import type { Step } from '../../ports/work-leases.ts'
import { becomePatient } from '../patient-thread.ts'
import { workerSolver } from '../solver/worker.ts'
import type { Told } from '../worker-thread.ts'

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
    const onStage = stagesTold(stagesOf(instance, options.policy).map(({ name }) => name))
    const now = () => performance.now()
    const result = await matchInstance(instance, { ...options, engine, solver, now, onStage })
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

/**
 * Tells which criterion comes after the one that was solved, and after the last that the result is being checked. A search
 * solves the first ones again and again, part by part: what has been reached once is not taken back.
 */
function stagesTold(names: readonly string[]) {
  let reached = -1
  const tell = (index: number) => {
    if (index <= reached) return
    reached = index
    const step: Step = { stage: names[index] ?? 'check', done: index, total: names.length + 1 }
    parentPort?.postMessage({ told: step } satisfies Told)
  }
  tell(0)
  return ({ name }: { name: string }) => tell(names.indexOf(name) + 1)
}

becomePatient()
parentPort?.postMessage(await answer(workerData as MatchQuestion))
