import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parseInstance } from '../../src/domain/matching/instance.ts'
import type { MatchingResult } from '../../src/domain/matching/result.ts'
import { bestPlanByBruteForce } from '../support/brute-force.ts'
import { runInProcess } from '../support/run-program.ts'

const FOLDER = 'test/instances'
const scratch = mkdtempSync(join(tmpdir(), 'vfu-instances-'))
afterAll(() => rmSync(scratch, { recursive: true }))

// Worked out by hand: student and offer, wish number (– is outside), in order of student.
const PLANS: Record<string, string> = {
  policies: 's1 o2 2, s2 o1 2, s3 o4 4, s4 o3 4',
  priority: 's3 o1 –',
  'r10-block': 's1 o2 –, s2 o1 –',
  'r11-together': 's1 o2 –, s2 o3 1, s3 o1 –',
  'r12-pin': 's1 o2 –, s2 o1 –',
  'r14-only-wishes': 's2 o1 –',
  'r20-repair': 's1 o2 –, s2 o3 –, s3 o1 1',
  'r3-guarantee': 's2 o1 –',
  'r3-guarantee-lowered': 's1 o1 1, s2 o1 1',
  'r3-quota': 's2 o1 1, s3 o3 1',
  'r4-maximum': 's2 o1 1',
  'r4-minimum': 's1 o1 1, s2 o2 –',
  'r5-period': 's1 o2 –, s2 o1 1',
  'r6-university': 's1 o2 –, s2 o1 –',
  'r7-requirement': 's2 o1 1',
  'r8-need': 's1 o2 –, s2 o1 –',
  'r9-travel': 's1 o2 –, s2 o1 –',
}

const POLICY_PLANS = {
  'no-one-outside': 's1 o2 2, s2 o1 2, s3 o4 4, s4 o3 4',
  'most-first-choices': 's1 o1 1, s2 o2 –, s3 o3 1, s4 o4 –',
  'lowest-average': 's1 o2 2, s2 o1 2, s3 o3 1, s4 o4 –',
}

async function matched(
  name: string,
  ...options: string[]
): Promise<{ result: MatchingResult; status: number }> {
  const resultFile = join(scratch, `${name}.json`)
  const { status, err } = await runInProcess(
    'match',
    join(FOLDER, `${name}.json`),
    '--out',
    resultFile,
    ...options,
  )
  expect(err).toMatch(/^(Planen är bevisat bäst|Ingen plan uppfyller reglerna)\./)
  const verified = await runInProcess('verify', join(FOLDER, `${name}.json`), resultFile)
  expect(verified).toMatchObject({ status: 0, err: '' })
  expect(verified.out).toMatch(
    /^Resultatet håller: .*beviset visar att ingen plan (är bättre|uppfyller reglerna)\.\n$/,
  )
  return { status, result: JSON.parse(readFileSync(resultFile, 'utf8')) as MatchingResult }
}

const planOf = ({ placements }: MatchingResult): string =>
  placements.map(({ student, offer, wish }) => `${student} ${offer} ${wish ?? '–'}`).join(', ')

describe('the small instances', () => {
  it('all have a known answer', () => {
    const names = readdirSync(FOLDER).filter(name => /^(r\d|p)/.test(name))
    expect(names.map(name => name.replace('.json', '')).toSorted()).toEqual(Object.keys(PLANS).toSorted())
  })

  it.each(Object.entries(PLANS))('%s is matched as worked out by hand', async (name, plan) => {
    const { result, status } = await matched(name)
    expect(planOf(result)).toBe(plan)
    expect(status).toBe(0)
    expect(result.status).toBe('optimal')

    const parsed = parseInstance(JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')))
    const best = parsed.ok ? bestPlanByBruteForce(parsed.instance) : null
    expect(result.criteria).toEqual(best?.criteria)
  })

  it.each(Object.entries(POLICY_PLANS))('policies is matched by %s', async (policy, plan) => {
    const { result } = await matched('policies', '--policy', policy)
    expect(planOf(result)).toBe(plan)
    expect(result.policy).toBe(policy)
  })

  it('are matched alike by the other engine', async () => {
    const { result } = await matched('r20-repair', '--engine', 'javascript-lp-solver')
    expect(planOf(result)).toBe(PLANS['r20-repair'])
    expect(result.engine).toBe('javascript-lp-solver')
  })

  it('say who is left out and why', async () => {
    const { result } = await matched('r9-travel')
    expect(result.unplaced).toEqual([
      {
        student: 's3',
        because: 'Terminens platser ligger längre bort än 60 minuter (R9).',
      },
    ])
  })

  it('report a guarantee that had to be lowered', async () => {
    const { result } = await matched('r3-guarantee-lowered')
    expect(result.conflicts.map(({ rules }) => rules)).toEqual([['R3']])
  })

  it('include the whole demonstration term, with students who must be placed together', async () => {
    const { result } = await matched('vt2020')
    const groups = new Map([
      ['ESB-1006', 'ESB-1007'],
      ['SH-1006', 'SH-1007'],
    ])
    expect(result.criteria.slice(0, 6).map(({ name, value }) => `${name} ${value}`)).toEqual([
      'priority-1 10',
      'placed 93',
      'outside 0',
      'wish-4 1',
      'wish-3 2',
      'wish-2 35',
    ])
    const placed = new Set(result.placements.map(({ student }) => student))
    for (const [one, other] of groups) expect(placed.has(one)).toBe(placed.has(other))
  })

  it('tell which demands clash when there is no plan', async () => {
    const { result, status } = await matched('infeasible')
    expect(status).toBe(3)
    expect(result).toMatchObject({ status: 'infeasible', placements: [], unplaced: [], criteria: [] })
    expect(result.conflicts).toEqual([{ rules: ['R4', 'R12'], text: expect.stringContaining('"s1"') }])
  })
})
