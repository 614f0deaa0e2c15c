interface Place {
  readonly id: string
  /** Degrees; null where it is not known, both of them. */
  readonly latitude: number | null
  readonly longitude: number | null
}

export interface Tile {
  readonly id: string
  /** From 1, from the west and from the north. */
  readonly column: number
  readonly row: number
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Some tiles stay empty, so that the outline can be like the city's. */
const CELLS_PER_PLACE = 1.35
const MOST_COLUMNS = 4

/**
 * Gives each place a tile of its own in a grid, as near as can be to where it lies: together they are moved the least
 * (squares of distances). Places without coordinates follow in rows below. The same for the same places in any order.
 */
export function tileLayout(places: readonly Place[]): { columns: number; tiles: readonly Tile[] } {
  const ordered = places.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const known = ordered.flatMap(({ id, latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ id, x: longitude, y: -latitude }],
  )
  const cells = Math.ceil(known.length * CELLS_PER_PLACE)
  const columns = Math.min(MOST_COLUMNS, Math.max(1, Math.ceil(Math.sqrt(cells))))
  const rows = Math.ceil(cells / columns)
  const xs = spread(
    known.map(({ x }) => x),
    columns,
  )
  const ys = spread(
    known.map(({ y }) => y),
    rows,
  )
  const points = known.map((_, index) => ({ x: xs[index] ?? 0, y: ys[index] ?? 0 }))
  const grid = Array.from({ length: columns * rows }, (_, cell) => ({
    x: cell % columns,
    y: Math.floor(cell / columns),
  }))
  const taken = nearest(points, grid)
  const mapped = known.map(({ id }, index) => {
    const { x, y } = grid[taken[index] ?? 0] ?? { x: 0, y: 0 }
    return { id, column: x + 1, row: y + 1 }
  })
  const below = Math.max(0, ...mapped.map(({ row }) => row))
  const unknown = ordered.filter(({ latitude, longitude }) => latitude === null || longitude === null)
  const rest = unknown.map(({ id }, index) => ({
    id,
    column: (index % Math.max(columns, 4)) + 1,
    row: below + 1 + Math.floor(index / Math.max(columns, 4)),
  }))
  return {
    columns: Math.max(1, ...[...mapped, ...rest].map(({ column }) => column)),
    tiles: [...mapped, ...rest],
  }
}

/**
 * Where values lie among so many cells: half way between true to scale and evenly in their order, since the middle of a
 * city is dense.
 */
function spread(values: readonly number[], cells: number): number[] {
  const low = Math.min(...values)
  const range = Math.max(...values) - low
  return values.map(value => {
    const below = values.filter(other => other < value).length
    const same = values.filter(other => other === value).length
    const rank = (below + (same - 1) / 2) / Math.max(1, values.length - 1)
    const scaled = range === 0 ? 0.5 : (value - low) / range
    return ((rank + scaled) / 2) * (cells - 1)
  })
}

/** The cell of each point when all together are moved the least: the assignment problem, by shortest augmenting paths. */
function nearest(points: readonly Point[], cells: readonly Point[]): number[] {
  const cost = (point: number, cell: number) => {
    const a = points[point] ?? { x: 0, y: 0 }
    const b = cells[cell] ?? { x: 0, y: 0 }
    return (a.x - b.x) ** 2 + (a.y - b.y) ** 2
  }
  const byPoint = points.map(() => 0)
  const byCell = cells.map(() => 0)
  const owner: (number | null)[] = cells.map(() => null)
  for (const start of points.keys()) {
    const distance = cells.map(() => Number.POSITIVE_INFINITY)
    const from: (number | null)[] = cells.map(() => null)
    const done = new Set<number>()
    let point: number | null = start
    let last: number | null = null
    let length = 0
    while (point !== null) {
      for (const cell of cells.keys()) {
        const through = length + cost(point, cell) - (byPoint[point] ?? 0) - (byCell[cell] ?? 0)
        if (!done.has(cell) && through < (distance[cell] ?? 0)) {
          distance[cell] = through
          from[cell] = last
        }
      }
      const open = [...cells.keys()].filter(cell => !done.has(cell))
      last = open.reduce((best, cell) => ((distance[cell] ?? 0) < (distance[best] ?? 0) ? cell : best))
      length = distance[last] ?? 0
      done.add(last)
      point = owner[last] ?? null
    }
    byPoint[start] = (byPoint[start] ?? 0) + length
    for (const cell of done) {
      const slack = length - (distance[cell] ?? 0)
      const owned = owner[cell]
      if (owned !== null && owned !== undefined) byPoint[owned] = (byPoint[owned] ?? 0) + slack
      byCell[cell] = (byCell[cell] ?? 0) - slack
    }
    for (let cell = last; cell !== null;) {
      const previous: number | null = from[cell] ?? null
      owner[cell] = previous === null ? start : (owner[previous] ?? null)
      cell = previous
    }
  }
  return points.map((_, point) => owner.indexOf(point))
}
