import solverModule from 'javascript-lp-solver'
import { solve as solveYalps } from 'yalps'
import { loadHighsEngine } from '../src/adapters/solver/highs.ts'
import type { LinearModel } from '../src/domain/linear/model.ts'
import { matchInstance } from '../src/domain/matching/match.ts'
import { benchInstance } from './bench-instance.ts'
import { linearModelOf, oneStage, writeDimacs, writeMps } from './one-stage.ts'

// One peer in a process of its own: `highs`, `javascript-lp-solver` or `yalps` solve one stage of the instance, every pair
// written out; `match` is our whole match, first cold and then once more in the warm process; `dimacs` and `mps` write the
// stage to the path that is given. Prints one line of JSON. It is killed from outside when it takes too long.

const [peer = '', source = '', path = ''] = process.argv.slice(2)

const solver = solverModule as unknown as typeof solverModule.default
const columnsOf = ({ columnCost, starts, rowIndices }: LinearModel): [string, Record<string, number>][] =>
  Array.from(columnCost, (cost, column) => [
    `c${column}`,
    Object.fromEntries([
      ['cost', cost],
      ...Array.from(rowIndices.subarray(starts[column], starts[column + 1]), row => [`r${row}`, 1]),
    ]) as Record<string, number>,
  ])
const limitsOf = ({ rowUpper }: LinearModel): Record<string, { max: number }> =>
  Object.fromEntries(Array.from(rowUpper, (max, row) => [`r${row}`, { max }]))

/** Whole milliseconds that the work takes. */
async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return Math.round(performance.now() - started)
}

async function measured(): Promise<object> {
  const instance = benchInstance(source)
  if (peer === 'match') {
    let status = ''
    const match = async (): Promise<void> => {
      const options = { engine: 'network', solver: null, now: () => performance.now() } as const
      status = (await matchInstance(instance, options)).status
    }
    const milliseconds = await timed(match)
    const memoryMegabytes = Math.round(process.resourceUsage().maxRSS / 1024)
    return { milliseconds, warm: Math.min(await timed(match), await timed(match)), memoryMegabytes, status }
  }
  const stage = oneStage(instance)
  const pairs = stage.cost.length
  if (peer === 'dimacs') return { milliseconds: await timed(() => writeDimacs(stage, path)), pairs }
  const model = linearModelOf(stage)
  if (peer === 'mps') return { milliseconds: await timed(() => writeMps(model, path)), pairs }
  const solve = await peerSolve(model)
  const milliseconds = await timed(solve)
  return { milliseconds, memoryMegabytes: Math.round(process.resourceUsage().maxRSS / 1024), pairs }
}

async function peerSolve(model: LinearModel): Promise<() => unknown> {
  if (peer === 'highs') {
    const highs = await loadHighsEngine()
    return () => highs(model, Infinity)
  }
  if (peer === 'yalps') {
    const asked = {
      direction: 'minimize',
      objective: 'cost',
      constraints: limitsOf(model),
      variables: columnsOf(model),
    } as const
    return () => solveYalps(asked)
  }
  const variables = Object.fromEntries(columnsOf(model))
  const asked = { optimize: 'cost', opType: 'min', constraints: limitsOf(model), variables } as const
  return () => solver.Solve(asked)
}

process.stdout.write(`${JSON.stringify(await measured())}\n`)
