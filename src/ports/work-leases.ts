export interface Step {
  /** What is being done: a criterion's name, or another step that the client has words for. */
  readonly stage: string
  /** Of how many steps or rows this many are done; null while nobody knows. */
  readonly done: number | null
  readonly total: number | null
}

/** How far a piece of work has come. */
export interface Progress extends Step {
  readonly kind: 'match' | 'plan' | 'import'
  /** Whose it is; null for what is central's. */
  readonly personId: string | null
}

/**
 * Tells every instance of the program what work is being done and how far it has come, so that what a killed one left
 * behind is found out.
 */
export interface WorkLeases {
  /** Takes the leases, or renews them. */
  hold(ids: readonly string[]): Promise<void>
  /** Stores how far the work has come, and takes the lease if it isn't held. */
  tell(id: string, progress: Progress): Promise<void>
  release(id: string): Promise<void>
}
