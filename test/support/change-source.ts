import { changeSchema, type Change } from '../../src/domain/access/change.ts'
import type { ChangeFeed, ChangeListener } from '../../src/ports/change-feed.ts'

/** A feed that tells what the test says. */
export class ChangeSource implements ChangeFeed {
  readonly listeners = new Set<ChangeListener>()
  readonly heard: Change[] = []

  subscribe(listener: ChangeListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  recent(): readonly Change[] {
    return this.heard
  }

  tells(change: { about: Change['about'] } & Partial<Change>): void {
    for (const listener of this.listeners) listener.changed(changeSchema.parse(change))
  }

  misses(): void {
    for (const listener of this.listeners) listener.missed()
  }
}
