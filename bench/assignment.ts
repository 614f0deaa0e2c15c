import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NetworkSimplex } from '../src/domain/linear/network-simplex.ts'
import type { PathProblem } from '../src/domain/linear/path-problem.ts'
import { randomSource } from '../test/support/random-source.ts'

// Dense assignment: the other extreme of what the engine is made for, without classes and with every pair allowed. The
// form of OR-Library's `assign` files: the size, and then a cost from 1 to 100 for each pair, row after row.

/** The size and the costs of a file, or of a generated instance of this size. */
function readAssignment(source: string): { size: number; costs: Int32Array } {
  if (/^\d+$/.test(source)) {
    const random = randomSource(1)
    const size = Number(source)
    return { size, costs: Int32Array.from({ length: size * size }, () => random.integer(1, 100)) }
  }
  const [size = 0, ...costs] = (readFileSync(source, 'utf8').match(/\d+/g) ?? []).map(Number)
  if (costs.length !== size * size)
    throw new Error(`${source} has ${costs.length} costs, not ${size} × ${size}`)
  return { size, costs: Int32Array.from(costs) }
}

/** Prints the least cost and the time of our network simplex, and LEMON's when it is installed. */
export function benchAssignment(source: string): void {
  const { size, costs } = readAssignment(source)
  console.log(`assignment of ${size}, dense`)
  const started = performance.now()
  const least = assigned(size, costs)
  const milliseconds = Math.round(performance.now() - started)
  console.log(`  ${'network'.padEnd(22)}${`${milliseconds} ms`.padStart(10)}   least cost ${least}`)
  const lemon = byLemon(size, costs)
  if (lemon) {
    const ratio = (milliseconds / lemon.milliseconds).toFixed(1)
    console.log(
      `  ${'LEMON, native'.padEnd(22)}${`${lemon.milliseconds} ms`.padStart(10)}   least cost ${lemon.least}, ours takes ${ratio} ×`,
    )
  }
}

function assigned(size: number, costs: Int32Array): number {
  // Rows: the sources, then the sinks, all of them straight at the hub.
  const problem: PathProblem = {
    nodes: 2 * size + 1,
    rowTail: Int32Array.from({ length: 2 * size }, (_, row) => (row < size ? 0 : row + 1)),
    rowHead: Int32Array.from({ length: 2 * size }, (_, row) => (row < size ? row + 1 : 0)),
    rowLower: new Int32Array(2 * size).fill(1),
    rowUpper: new Int32Array(2 * size).fill(1),
    firstSource: 0,
    starts: Int32Array.from({ length: size + 1 }, (_, source) => source * size),
    sinks: Int32Array.from({ length: size * size }, (_, arc) => size + 1 + (arc % size)),
  }
  const diagonal = Int32Array.from({ length: size }, (_, source) => source * size + source)
  const simplex = new NetworkSimplex(problem, diagonal)
  simplex.minimise(costs, () => false)
  return simplex.plan().reduce((sum, arc) => sum + (costs[arc] ?? 0), 0)
}

function byLemon(size: number, costs: Int32Array): { milliseconds: number; least: number } | null {
  const folder = mkdtempSync(join(tmpdir(), 'vfu-bench-'))
  try {
    const path = join(folder, 'assignment.min')
    const nodes = Array.from({ length: 2 * size }, (_, at) => `n ${at + 1} ${at < size ? 1 : -1}`)
    const arcs = Array.from(
      costs,
      (cost, arc) => `a ${Math.floor(arc / size) + 1} ${size + 1 + (arc % size)} 0 1 ${cost}`,
    )
    writeFileSync(path, [`p min ${2 * size} ${size * size}`, ...nodes, ...arcs, ''].join('\n'))
    const child = spawnSync('dimacs-solver', [path, '/dev/null'], { encoding: 'utf8' })
    if (child.status !== 0) return null
    const report = child.stdout + child.stderr
    const seconds = [...report.matchAll(/^(?:Setup|Run) NetworkSimplex.*real: ([\d.e-]+)s/gm)].map(found =>
      Number(found[1]),
    )
    const least = Number(/Min flow cost: (\d+)/.exec(report)?.[1])
    return {
      milliseconds: Math.max(1, Math.round(1000 * seconds.reduce((sum, each) => sum + each, 0))),
      least,
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
