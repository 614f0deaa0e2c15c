/** A small seeded generator (mulberry32): the same seed gives the same numbers on every machine. */
export interface RandomSource {
  /** A number from 0 up to, but not including, 1. */
  next: () => number
  /** An integer from `low` to `high`, both included. */
  integer: (low: number, high: number) => number
  chance: (probability: number) => boolean
  /** One item of a list that isn't empty. */
  pick: <Item>(items: readonly Item[]) => Item
  /** The items in another order. */
  shuffle: <Item>(items: readonly Item[]) => Item[]
}

export function randomSource(seed: number): RandomSource {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    integer,
    chance: probability => next() < probability,
    pick: items => {
      const item = items[integer(0, items.length - 1)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    shuffle: items => {
      const shuffled = [...items]
      for (let last = shuffled.length - 1; last > 0; last -= 1) {
        const other = integer(0, last)
        ;[shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!]
      }
      return shuffled
    },
  }
}
