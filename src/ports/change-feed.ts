import type { Change } from '../domain/access/change.ts'

export interface ChangeListener {
  /** Called for every change that is committed, at any instance, in the order of the commits. */
  changed(change: Change): void
  /** Changes may have gone by unheard: whatever is known must be asked for again. */
  missed(): void
}

/** What changes in the database, as it is committed. */
export interface ChangeFeed {
  /** Listens until the function that it returns is called. */
  subscribe(listener: ChangeListener): () => void
  /** What was heard in the last ten seconds. */
  recent(): readonly Change[]
}
