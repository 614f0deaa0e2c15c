import { list } from '../format.ts'

interface Named {
  readonly id: string
  readonly name: string
}

/** Says ids by what they are called, for `<VersionConflict>`; what isn't known is said by its id. */
export function toldNames(things: readonly Named[] = []) {
  const nameOf = (id: string) => things.find(thing => thing.id === id)?.name ?? id
  return {
    one: (id: string | null) => (id === null ? '' : nameOf(id)),
    many: (ids: readonly string[]) => list(ids.map(nameOf)),
  }
}
