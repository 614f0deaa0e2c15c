import { parentPort, workerData } from 'node:worker_threads'
import type { Pilot } from '../../domain/auscultation/pilot.ts'
import type { Session } from '../../domain/auscultation/plan-file.ts'
import { planPilot } from '../../domain/auscultation/plan-pilot.ts'
import { EngineFault } from '../../domain/linear/engine-fault.ts'
import { ResultFault } from '../../domain/matching/result-fault.ts'
import type { PlannerOutcome } from '../../ports/planner.ts'
import type { Step } from '../../ports/work-leases.ts'
import { becomePatient } from '../patient-thread.ts'
import { workerSolvers } from '../solver/worker.ts'
import type { Told } from '../worker-thread.ts'

export interface PlanQuestion {
  readonly pilot: Pilot
  readonly previous: readonly Session[] | null
  readonly locked: readonly string[]
  readonly timeLimitSeconds: number
}

export type PlanAnswer = Exclude<PlannerOutcome, { kind: 'cancelled' }>

async function answer({ pilot, ...options }: PlanQuestion): Promise<PlanAnswer> {
  // The engines have threads below this one, because only ending its thread stops one for certain.
  const solvers = workerSolvers()
  try {
    const result = await planPilot(pilot, {
      ...options,
      search: solvers.solverFor('conflict-search'),
      engine: solvers.solverFor('highs'),
      now: () => performance.now(),
      onStage(stage, done, total) {
        const step: Step = { stage, done, total }
        parentPort?.postMessage({ told: step } satisfies Told)
      },
    })
    return { kind: 'result', result }
  } catch (error) {
    if (error instanceof EngineFault || error instanceof ResultFault)
      return { kind: 'fault', sentence: error.message }
    throw error
  } finally {
    await solvers.close()
  }
}

becomePatient()
parentPort?.postMessage(await answer(workerData as PlanQuestion))
