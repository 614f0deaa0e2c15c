/** A term matched from nothing, or mended after it has lost the place of one student (R20). */
export const TASKS = ['match', 'repair'] as const
export type Task = (typeof TASKS)[number]

/** What one child process measured: a whole match or repair with its check and proof, or why there is none. */
export type Measurement =
  | {
      status: 'optimal' | 'feasible' | 'infeasible'
      milliseconds: number
      /** The whole process at its largest, the instance and the engine's thread included. */
      memoryMegabytes: number
      placed: number
      /** In a repair: how many keep their place, of how many who had one. */
      kept?: { count: number; of: number }
    }
  | { status: 'refused'; reason: string }

/** What one child process measured: a whole plan of auscultation days with its check and proof. */
export interface PlanMeasurement {
  status: 'optimal' | 'feasible' | 'infeasible'
  milliseconds: number
  /** The whole process at its largest, the pilot and the search's thread included. */
  memoryMegabytes: number
  sessions: number
  /** Models that were solved. */
  questions: number
}
