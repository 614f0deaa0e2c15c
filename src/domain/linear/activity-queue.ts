/** Variables by falling activity, ties by index: a binary heap in which activities may rise. */
export interface ActivityQueue {
  /** Takes out the most active variable; -1 when the queue is empty. */
  pop(): number
  /** Puts the variable in unless it is there. */
  push(variable: number): void
  /** Raises the variable's activity by the present step. */
  bump(variable: number): void
  /** Makes later rises count for more, which is to let all earlier ones fade. */
  fade(): void
}

const LARGEST_ACTIVITY = 1e100

/** All variables in the queue, the first ones slightly more active. */
export function activityQueue(count: number): ActivityQueue {
  const activity = Float64Array.from({ length: count }, (_, index) => (count - index) * 1e-9)
  const heap = Int32Array.from({ length: count }, (_, index) => index)
  const place = heap.slice()
  let size = count
  let step = 1

  const comesBefore = (one: number, other: number): boolean => {
    const difference = (activity[one] as number) - (activity[other] as number)
    return difference > 0 || (difference === 0 && one < other)
  }
  const put = (variable: number, at: number): void => {
    heap[at] = variable
    place[variable] = at
  }
  const rise = (variable: number): void => {
    let at = place[variable] as number
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = heap[parent] as number
      if (!comesBefore(variable, above)) break
      put(above, at)
      at = parent
    }
    put(variable, at)
  }
  const sink = (variable: number): void => {
    let at = place[variable] as number
    for (;;) {
      let child = 2 * at + 1
      if (child >= size) break
      if (child + 1 < size && comesBefore(heap[child + 1] as number, heap[child] as number)) child += 1
      const below = heap[child] as number
      if (!comesBefore(below, variable)) break
      put(below, at)
      at = child
    }
    put(variable, at)
  }

  return {
    pop() {
      if (size === 0) return -1
      const top = heap[0] as number
      size -= 1
      if (size > 0) {
        put(heap[size] as number, 0)
        sink(heap[0] as number)
      }
      place[top] = -1
      return top
    },
    push(variable) {
      if ((place[variable] as number) >= 0) return
      put(variable, size)
      size += 1
      rise(variable)
    },
    bump(variable) {
      const risen = (activity[variable] as number) + step
      activity[variable] = risen
      if (risen > LARGEST_ACTIVITY) {
        for (let index = 0; index < count; index += 1)
          activity[index] = (activity[index] as number) / LARGEST_ACTIVITY
        step /= LARGEST_ACTIVITY
      }
      if ((place[variable] as number) >= 0) rise(variable)
    },
    fade() {
      step /= 0.95
    },
  }
}
