/** A pass of a day in which somebody is away. */
export interface Absence {
  readonly on: string
  readonly passId: string
}

export const cellKey = ({ on, passId }: Absence): string => `${on} ${passId}`

/** The cells with these switched: all on unless every one is on already. */
export function toggled(away: ReadonlySet<string>, cells: readonly string[]): Set<string> {
  const next = new Set(away)
  const isAllOn = cells.every(cell => away.has(cell))
  for (const cell of cells) {
    if (isAllOn) next.delete(cell)
    else next.add(cell)
  }
  return next
}

/** Where an arrow leads in a grid of rows and columns; null where there is nothing, or for another key. */
export function neighbour(
  key: string,
  { row, column }: { row: number; column: number },
  size: { rows: number; columns: number },
): { row: number; column: number } | null {
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  }
  if (key === 'Home') return { row, column: 0 }
  if (key === 'End') return { row, column: size.columns - 1 }
  const move = moves[key]
  if (!move) return null
  const next = { row: row + move[0], column: column + move[1] }
  const isInside = next.row >= 0 && next.row < size.rows && next.column >= 0 && next.column < size.columns
  return isInside ? next : null
}
