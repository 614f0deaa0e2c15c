/** Counts what is tried at the doors, at all instances of the program together. */
export interface AttemptCounter {
  /** One more under the key: how many there are in the window, which began with the first of them, and when it ends. */
  count(key: string, windowSeconds: number): Promise<{ hits: number; resetsAt: Date }>
}
