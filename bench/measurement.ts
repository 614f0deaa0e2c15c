/** What one child process measured: a whole match with its check and proof, or why there is none. */
export type Measurement =
  | {
      status: 'optimal' | 'feasible' | 'infeasible'
      milliseconds: number
      /** The whole process at its largest, the instance and the engine's thread included. */
      memoryMegabytes: number
      placed: number
    }
  | { status: 'refused'; reason: string }
