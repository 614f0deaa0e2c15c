/** What joins a node to its parent: an arc (its index), a row (see {@link joinedByRow}) or nothing real. */
export type Join = number
/** An arc to the root that never carries anything: it only makes the tree span all nodes. */
export const ARTIFICIAL: Join = -1
export const joinedByRow = (row: number): Join => -2 - row
export const rowOf = (join: Join): number => -2 - join

/**
 * A rooted spanning tree whose branches can be cut and hung elsewhere. Children are doubly linked lists, so that
 * cutting and hanging take as long as the way from the new top of the branch to the old one.
 */
export class SpanningTree {
  readonly root: number
  readonly parent: Int32Array
  readonly join: Int32Array
  /** What the join carries when it is an arc. */
  readonly carried: Uint8Array
  readonly depth: Int32Array
  private readonly firstChild: Int32Array
  private readonly nextSibling: Int32Array
  private readonly previousSibling: Int32Array
  private readonly walk: Int32Array

  /** The root alone, which is the last node; every other node is to be hung. */
  constructor(nodes: number) {
    this.root = nodes - 1
    this.parent = new Int32Array(nodes).fill(-1)
    this.join = new Int32Array(nodes).fill(ARTIFICIAL)
    this.carried = new Uint8Array(nodes)
    this.depth = new Int32Array(nodes)
    this.firstChild = new Int32Array(nodes).fill(-1)
    this.nextSibling = new Int32Array(nodes).fill(-1)
    this.previousSibling = new Int32Array(nodes).fill(-1)
    this.walk = new Int32Array(nodes)
  }

  /** Hangs a node that has no parent, with what is below it, under another node. */
  hang(node: number, parent: number, join: Join, carried: number): void {
    this.parent[node] = parent
    this.join[node] = join
    this.carried[node] = carried
    const sibling = this.firstChild[parent] as number
    this.nextSibling[node] = sibling
    this.previousSibling[node] = -1
    if (sibling >= 0) this.previousSibling[sibling] = node
    this.firstChild[parent] = node
  }

  /** Cuts the branch of `top` off, turns it so that `newTop`, a node of it, is uppermost, and leaves it unhung. */
  cutAndTurn(top: number, newTop: number): void {
    let node = newTop
    let above = this.parent[node] as number
    let join = this.join[node] as number
    let carried = this.carried[node] as number
    this.unlink(node)
    while (node !== top) {
      const next = this.parent[above] as number
      const nextJoin = this.join[above] as number
      const nextCarried = this.carried[above] as number
      this.unlink(above)
      this.hang(above, node, join, carried)
      node = above
      above = next
      join = nextJoin
      carried = nextCarried
    }
  }

  /** The branch of the node, itself first, every parent before its children. Valid until the next call. */
  branch(top: number): Int32Array {
    const { walk, firstChild, nextSibling } = this
    let end = 1
    walk[0] = top
    for (let at = 0; at < end; at++) {
      for (
        let child = firstChild[walk[at] as number] as number;
        child >= 0;
        child = nextSibling[child] as number
      ) {
        walk[end++] = child
      }
    }
    return walk.subarray(0, end)
  }

  private unlink(node: number): void {
    const next = this.nextSibling[node] as number
    const previous = this.previousSibling[node] as number
    if (next >= 0) this.previousSibling[next] = previous
    if (previous >= 0) this.nextSibling[previous] = next
    else this.firstChild[this.parent[node] as number] = next
  }
}
