/** A typed array that grows as numbers are added; `take` gives those that were. */
export interface GrowingArray<Numbers> {
  push(value: number): void
  take(): Numbers
}

/** Doubles when it is full, so that adding takes constant time on average. */
export function growingInt32(): GrowingArray<Int32Array> {
  let numbers = new Int32Array(1024)
  let length = 0
  return {
    push(value) {
      if (length === numbers.length) {
        const larger = new Int32Array(2 * length)
        larger.set(numbers)
        numbers = larger
      }
      numbers[length++] = value
    },
    take: () => numbers.slice(0, length),
  }
}

/** The values of all, one array after the other. */
export function joined(arrays: readonly ArrayLike<number>[]): Int32Array {
  const all = new Int32Array(arrays.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const values of arrays) {
    all.set(values, at)
    at += values.length
  }
  return all
}

/** The values at some indices. */
export function picked(values: Int32Array, indices: Int32Array): Int32Array {
  const found = new Int32Array(indices.length)
  for (let at = 0; at < indices.length; at++) found[at] = values[indices[at] as number] as number
  return found
}
