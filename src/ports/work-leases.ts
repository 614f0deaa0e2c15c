/** Tells every instance of the program what work is being done, so that what a killed one left behind is found out. */
export interface WorkLeases {
  /** Takes the leases, or renews them. */
  hold(ids: readonly string[]): Promise<void>
  release(id: string): Promise<void>
}
