import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PilotInput } from '../../src/domain/auscultation/pilot.ts'
import type { PlanFile } from '../../src/domain/auscultation/plan-file.ts'
import { buildHost, buildPilotFile } from '../support/build-pilot.ts'
import { runInProcess } from '../support/run-program.ts'

const DEMONSTRATION = 'demo/vt2020/pilot.json'
const scratch = mkdtempSync(join(tmpdir(), 'vfu-plan-'))
afterAll(() => rmSync(scratch, { recursive: true }))

let files = 0
function written(content: unknown): string {
  files += 1
  const path = join(scratch, `fil-${files}.json`)
  writeFileSync(path, JSON.stringify(content))
  return path
}
const pilotFile = (changes: Partial<PilotInput> = {}): string => written(buildPilotFile(changes))

describe('vfu plan', () => {
  it('writes the plan to standard output and a summary to standard error', async () => {
    const { status, out, err } = await runInProcess('plan', pilotFile())
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      format: 'vfu-auscultation-plan/1',
      pilot: 'P',
      status: 'optimal',
      conflicts: [],
    })
    expect(err).toContain('Planen är bevisat bäst.\nVecka 2020-W11, 1 dagar, 2 tillfällen.\n')
  })

  it('plans the demonstration pilot so that it is verified, and again without a change (A12)', async () => {
    const path = join(scratch, 'demo.json')
    expect(await runInProcess('plan', DEMONSTRATION, '--out', path)).toMatchObject({ status: 0, out: '' })
    const plan = JSON.parse(readFileSync(path, 'utf8')) as PlanFile
    expect(plan.measures).toEqual({
      daysUsed: 4,
      idlePasses: 0,
      largestHostLoad: 1,
      termFiveSpread: 0,
      kept: null,
    })
    expect(plan.sessions).toHaveLength(28)
    expect(await runInProcess('verify', DEMONSTRATION, path)).toMatchObject({ status: 0, err: '' })
    const again = await runInProcess('plan', DEMONSTRATION, '--previous', path)
    expect(JSON.parse(again.out)).toEqual({ ...plan, measures: { ...plan.measures, kept: 28 } })
    expect(again.err).toContain('Kvar som förut: 28 tillfällen.')
  })

  it('ends with 3 and says what clashes when there is no plan', async () => {
    const path = pilotFile({ hosts: [buildHost('h', ['a'])] })
    const out = join(scratch, 'ingen.json')
    const { status, err } = await runInProcess('plan', path, '--out', out)
    expect(status).toBe(3)
    expect(err).toMatch(
      /^Ingen plan uppfyller reglerna\.\nA1, A4: Detta går inte ihop i vecka 2020-W11: Modul b för g ska hållas; Modul b i farsta kräver /,
    )
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
      status: 'infeasible',
      week: null,
      sessions: [],
      measures: null,
    })
    expect(await runInProcess('verify', path, out)).toMatchObject({ status: 0 })
  })

  it('says so when time runs out before there is any plan', async () => {
    const { status, out, err } = await runInProcess('plan', DEMONSTRATION, '--time-limit', '0.001')
    expect({ status, out }).toEqual({ status: 1, out: '' })
    expect(err).toBe('Tiden tog slut innan någon plan var funnen. Ge längre tid med --time-limit.\n')
  })

  it.each<[string, () => string[], string]>([
    ['no file', () => [], 'PILOT.json saknas. Ange filens namn.'],
    [
      'an unknown option',
      () => ['a.json', '--engine', 'highs'],
      'Flaggan --engine finns inte. De som finns är --out, --previous, --time-limit.',
    ],
    [
      'a time limit of nothing',
      () => ['a.json', '--time-limit', '0'],
      'Flaggan --time-limit kan inte vara "0".',
    ],
    ['a missing file', () => [join(scratch, 'borta.json')], 'går inte att läsa: den finns inte.'],
    [
      'another format',
      () => ['test/instances/r3-quota.json'],
      '$.format: Värdet "vfu-matching/1" går inte att använda. Skriv "vfu-auscultation/1".',
    ],
    [
      'a fault in the pilot',
      () => [pilotFile({ country: 'DK' })],
      '$.country: Helgdagarna i landet "DK" är inte kända (A6). Skriv "SE".',
    ],
    [
      'a previous plan that is none',
      () => [pilotFile(), '--previous', pilotFile()],
      '$.format: Värdet "vfu-auscultation/1" går inte att använda.',
    ],
    [
      'another pilot’s plan',
      () => [pilotFile(), '--previous', written(ANOTHER)],
      '$.pilot: Planen hör till piloten "Q", inte "P".',
    ],
  ])('refuses %s with status 2', async (_, args, sentence) => {
    const { status, out, err } = await runInProcess('plan', ...args())
    expect(err).toContain(sentence)
    expect({ status, out }).toEqual({ status: 2, out: '' })
  })

  it('writes one line for each fault', async () => {
    const { err } = await runInProcess('plan', pilotFile({ country: 'DK', weeks: ['v11'] }))
    expect(
      err
        .trimEnd()
        .split('\n')
        .map(line => line.split(':')[0]),
    ).toEqual(['$.country', '$.weeks[0]'])
  })
})

const ANOTHER: PlanFile = {
  format: 'vfu-auscultation-plan/1',
  pilot: 'Q',
  status: 'infeasible',
  week: null,
  days: [],
  sessions: [],
  measures: null,
  conflicts: [{ rules: ['A6'], text: 'Det går inte.' }],
}

describe('vfu verify of a plan', () => {
  const path = join(scratch, 'plan.json')
  let good: PlanFile

  beforeAll(async () => {
    await runInProcess('plan', DEMONSTRATION, '--out', path)
    good = JSON.parse(readFileSync(path, 'utf8')) as PlanFile
  })

  const of = (plan: PlanFile, module: string) => plan.sessions.find(session => session.module === module)!

  it.each<[string, (plan: PlanFile) => void]>([
    ['A1', plan => void plan.sessions.pop()],
    [
      'A2',
      plan =>
        Object.assign(of(plan, 'samtal'), {
          day: of(plan, 'styrformer').day,
          passes: of(plan, 'styrformer').passes,
          venue: of(plan, 'styrformer').venue,
        }),
    ],
    ['A3', plan => (of(plan, 'samtal').hosts = ['sof-1', of(plan, 'samtal').hosts[1]!])],
    ['A4', plan => void of(plan, 'samtal').hosts.pop()],
    ['A5', plan => (of(plan, 'organisation').venue = 'ostermalm-lilla')],
    ['A6', plan => (of(plan, 'organisation').day = '2020-03-15')],
    ['A7', plan => Object.assign(of(plan, 'organisation'), { day: '2020-03-13', passes: ['em2'] })],
    [
      'A8',
      plan =>
        Object.assign(of(plan, 'samtal'), {
          day: of(plan, 'studiebesok').day,
          passes: of(plan, 'studiebesok').passes.slice(0, 1),
        }),
    ],
    [
      'A9',
      plan =>
        (of(plan, 'samtal').hosts = [
          'rinkeby-kista-termin5-1',
          'ostermalm-termin5-1',
          'hagersten-liljeholmen-termin5-1',
        ]),
    ],
    ['A10', plan => (plan.measures!.idlePasses = 3)],
    ['pilot', plan => (plan.pilot = 'VT2020-2')],
  ])('names %s and ends with 5 when a plan breaks it', async (rule, alter) => {
    const altered = structuredClone(good)
    alter(altered)
    const { status, out } = await runInProcess('verify', DEMONSTRATION, written(altered))
    expect(out.split('\n').map(line => line.split(':')[0])).toContain(rule)
    expect(status).toBe(5)
  })

  it('finds the broken rule also in a plan with other faults in its form', async () => {
    const altered = { ...structuredClone(good), measures: 'inga' }
    altered.sessions.pop()
    const { status, out, err } = await runInProcess('verify', DEMONSTRATION, written(altered))
    expect(err).toMatch(/^\$\.measures: /m)
    expect(out).toMatch(/^A1: /m)
    expect(status).toBe(5)
  })

  it('ends with 2 when a plan has faults in its form alone', async () => {
    const altered = { ...structuredClone(good), extra: 1 }
    const { status, out, err } = await runInProcess('verify', DEMONSTRATION, written(altered))
    expect([status, out]).toEqual([2, ''])
    expect(err).toMatch(/^\$\.extra: /m)
  })

  it('refuses a matching’s result for a pilot', async () => {
    const { status, err } = await runInProcess('verify', DEMONSTRATION, 'test/instances/r3-quota.json')
    expect(status).toBe(2)
    expect(err).toContain('Det ska vara "vfu-auscultation-plan/1".')
  })
})
