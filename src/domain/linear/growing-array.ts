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
