import type { LinearConstraint } from './model.ts'

/**
 * A row of a model in which every column is a path through its rows: the supply rows first, the outermost first,
 * then the demand rows, the innermost first. (University ⊃ student, then offer ⊂ district.)
 */
export interface PathConstraint extends LinearConstraint {
  readonly side: 'supply' | 'demand'
}

/**
 * The model as a circulation. Node 0 is the hub; row i is an arc, and has node i + 1 at its inner end:
 *
 *     hub → university → student → (column) → offer → district → hub
 *
 * A row's arc carries the sum of its columns, so the row's bounds are the arc's capacities. A matrix of paths in
 * a network is totally unimodular: with whole bounds every vertex of the model is whole.
 */
export interface PathNetwork {
  readonly nodes: number
  readonly rowTail: Int32Array
  readonly rowHead: Int32Array
  readonly columnTail: Int32Array
  readonly columnHead: Int32Array
}

const HUB = 0

/** The circulation of rows listed in path order; throws when a side's rows are not nested within each other. */
export function pathNetwork(rows: readonly PathConstraint[], columnCount: number): PathNetwork {
  const network = {
    nodes: rows.length + 1,
    rowTail: new Int32Array(rows.length),
    rowHead: new Int32Array(rows.length),
    columnTail: new Int32Array(columnCount),
    columnHead: new Int32Array(columnCount),
  }
  // From the hub inwards on both sides: each row joins the node that its columns have reached to its own.
  const enter = (
    row: PathConstraint,
    index: number,
    outer: Int32Array,
    inner: Int32Array,
    reached: Int32Array,
  ): void => {
    outer[index] = onlyNode(row, reached)
    inner[index] = index + 1
    for (const column of row.columns) reached[column] = index + 1
  }
  for (const [index, row] of rows.entries()) {
    if (row.side === 'supply') enter(row, index, network.rowTail, network.rowHead, network.columnTail)
  }
  for (const [index, row] of [...rows.entries()].toReversed()) {
    if (row.side === 'demand') enter(row, index, network.rowHead, network.rowTail, network.columnHead)
  }
  return network
}

/** The node that all of the row's columns have reached from the hub, which is 0; the hub for a row without columns. */
function onlyNode(row: PathConstraint, reached: Int32Array): number {
  const [first] = row.columns
  if (first === undefined) return HUB
  const node = reached[first] ?? HUB
  if (row.columns.some(column => reached[column] !== node)) {
    throw new Error(`The rows around ${row.rule} ${row.name} are not nested`)
  }
  return node
}
