import fs from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { configSchema } from '../src/config.ts'
import { matchInstance } from '../src/domain/matching/match.ts'
import { parseInstance } from '../src/domain/matching/instance.ts'
import { workerSolver } from '../src/adapters/solver/worker.ts'

const readme = fs.readFileSync('README.md', 'utf8')

/** The rows of the table below a heading, as cells without backticks. */
function tableBelow(heading: string): string[][] {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const rows = section.split('\n').filter(line => line.startsWith('| `'))
  return rows.map(row =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map(cell => cell.trim().replaceAll('`', '')),
  )
}

const solver = workerSolver('highs')

afterAll(() => solver.close())

describe('README', () => {
  it('lists every environment variable with its default', () => {
    const empty = configSchema.parse({})
    const documented = new Map(tableBelow('Configuration').map(([name, value]) => [name, value]))
    expect([...documented.keys()]).toEqual(expect.arrayContaining(Object.keys(configSchema.shape)))
    const standards = Object.entries(empty).map(([name, standard]) => [name, String(standard)])
    expect(standards.map(([name = '']) => [name, documented.get(name)])).toEqual(standards)
  })

  it('lists every npm script', () => {
    const { scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>
    }
    const documented = tableBelow('Commands').map(([command]) => command ?? '')
    const named = Object.keys(scripts).map(name =>
      name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`,
    )
    for (const command of named)
      expect(
        documented.some(text => text.startsWith(command)),
        command,
      ).toBe(true)
  })

  it('names every folder of src', () => {
    const folders = fs.readdirSync('src', { withFileTypes: true }).filter(entry => entry.isDirectory())
    for (const { name } of folders) expect(readme, name).toContain(`${name}/`)
  })

  it('tells the truth in its worked example', async () => {
    const example = readme.split('\n## A worked example\n')[1] ?? ''
    const parsed = parseInstance(JSON.parse(/```json\n([\s\S]*?)```/.exec(example)?.[1] ?? ''))
    if (!parsed.ok) throw new Error(parsed.faults.map(({ text }) => text).join('\n'))
    const options = {
      policy: parsed.instance.policy,
      engine: 'highs' as const,
      solver,
      now: () => performance.now(),
    }
    const { placements, unplaced, criteria } = await matchInstance(parsed.instance, options)
    expect(placements.map(({ student, offer, wish }) => [student, offer, wish])).toEqual([
      ['anna', 'b', 2],
      ['bo', 'f', 1],
    ])
    expect(unplaced.map(({ student }) => student)).toEqual(['cia'])
    const told = tableBelow('A worked example').map(([name, value]) => ({ name, value: Number(value) }))
    expect(told.length).toBeGreaterThan(4)
    expect(criteria.slice(0, -1).map(({ name, value }) => ({ name, value }))).toEqual(told)
  })
})
