import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InstanceInput } from '../../src/domain/matching/instance.ts'
import type { MatchingResult } from '../../src/domain/matching/result.ts'
import { buildInstanceFile, buildOffer, buildStudent } from '../support/build-instance.ts'
import type { ProgramRun } from '../support/run-program.ts'
import { runInProcess } from '../support/run-program.ts'

const scratch = mkdtempSync(join(tmpdir(), 'vfu-verify-'))
afterAll(() => rmSync(scratch, { recursive: true }))

const instancePath = join(scratch, 'instans.json')
const resultPath = join(scratch, 'resultat.json')
const alteredPath = join(scratch, 'ändrat.json')
const PERIOD = { from: '2020-01-20', to: '2020-06-05' }

// Every rule has an offer that would break it for s1, and s1's best offer is the first.
const instance: InstanceInput = buildInstanceFile({
  universities: [
    { id: 'SU', quota: 3 },
    { id: 'ESB', quota: 1, guarantee: 1 },
  ],
  districts: [{ id: 'farsta' }, { id: 'bromma', minimum: 1, maximum: 2 }],
  offers: [
    buildOffer('bäst'),
    buildOffer('kort', { from: '2020-01-20', to: '2020-05-01' }),
    buildOffer('bara-esb', { universities: ['ESB'], places: 2 }),
    buildOffer('körkort', { requires: ['körkort'] }),
    buildOffer('trappor', { unit: 'trappor' }),
    buildOffer('långt-bort', { provides: ['hiss'] }),
    buildOffer('undantagen', { provides: ['hiss'] }),
    buildOffer('annat-område', { field: 'äldre', provides: ['hiss'] }),
    buildOffer('i-bromma', { district: 'bromma', places: 3 }),
  ].map(offer => (offer.id === 'trappor' ? offer : { ...offer, provides: ['hiss'] })),
  students: [
    buildStudent('s1', {
      ...PERIOD,
      wishes: [{ field: 'barn' }],
      onlyWishes: true,
      needs: ['hiss'],
      travelMinutes: { farsta: 10, bromma: 80, 'långt-bort': 95 },
      blocked: [{ offer: 'undantagen' }],
    }),
    buildStudent('s2', { together: 'g', travelMinutes: { bromma: 10, farsta: 60 } }),
    buildStudent('s3', { together: 'g', travelMinutes: { bromma: 10, farsta: 60 } }),
    buildStudent('s4', { university: 'ESB', travelMinutes: { farsta: 20, bromma: 70 } }),
    buildStudent('s5', { university: 'ESB', onlyWishes: true, wishes: [{ offer: 'bara-esb' }] }),
  ],
  pinned: [{ student: 's4', offer: 'bara-esb' }],
})

let good: MatchingResult

beforeAll(async () => {
  writeFileSync(instancePath, JSON.stringify(instance))
  await runInProcess('match', instancePath, '--out', resultPath)
  good = JSON.parse(readFileSync(resultPath, 'utf8')) as MatchingResult
})

async function verifyAltered(alter: (result: MatchingResult) => void): Promise<ProgramRun> {
  const altered = structuredClone(good)
  alter(altered)
  writeFileSync(alteredPath, JSON.stringify(altered))
  return runInProcess('verify', instancePath, alteredPath)
}

const move = (student: string, offer: string) => (result: MatchingResult) => {
  result.placements = result.placements.map(row => (row.student === student ? { ...row, offer } : row))
}

describe('vfu verify', () => {
  it('accepts what match wrote', async () => {
    expect(good.placements.map(({ student, offer }) => `${student} ${offer}`)).toEqual([
      's1 bäst',
      's2 i-bromma',
      's3 i-bromma',
      's4 bara-esb',
    ])
    expect(await runInProcess('verify', instancePath, resultPath)).toMatchObject({ status: 0, err: '' })
  })

  it.each<[string, (result: MatchingResult) => void]>([
    ['R1', result => void result.placements.splice(1, 0, { ...result.placements[0]!, offer: 'körkort' })],
    ['R2', move('s2', 'bäst')],
    [
      'R3',
      result =>
        void result.placements.push({ student: 's5', offer: 'bara-esb', wish: 1, travelMinutes: null }),
    ],
    ['R3', result => void result.placements.pop()],
    ['R4', move('s4', 'i-bromma')],
    ['R4', result => void result.placements.splice(1, 2)],
    ['R5', move('s1', 'kort')],
    ['R6', move('s1', 'bara-esb')],
    ['R7', move('s1', 'körkort')],
    ['R8', move('s1', 'trappor')],
    ['R9', move('s1', 'långt-bort')],
    ['R10', move('s1', 'undantagen')],
    ['R11', move('s2', 'annat-område')],
    ['R12', move('s4', 'annat-område')],
    ['R14', move('s1', 'annat-område')],
    ['instance', result => (result.instance = `sha256:${'0'.repeat(64)}`)],
    ['instance', move('s1', 'okänd')],
    ['criteria', result => (result.criteria[0]!.value += 1)],
    ['criteria', result => (result.placements[0]!.wish = 2)],
    ['criteria', result => (result.policy = 'most-first-choices')],
    ['format', result => (result.unplaced = [])],
    ['proof', result => (result.proof.stages = [])],
    ['proof', result => (result.proof.stages[1]!.bound += 1)],
    [
      'proof',
      result => {
        Object.assign(result, { status: 'infeasible', criteria: [], placements: [], unplaced: [] })
        result.conflicts = [{ rules: ['R3'], text: 'Det går inte.' }]
      },
    ],
  ])('names %s and ends with 5 when a result breaks it', async (rule, alter) => {
    const { status, out } = await verifyAltered(alter)
    expect(out.split('\n').map(line => line.split(':')[0])).toContain(rule)
    expect(status).toBe(5)
  })

  it.each<[string, (result: MatchingResult) => void, string]>([
    [
      'an unknown member',
      result => Object.assign(result, { extra: 1 }),
      '$.extra: Medlemmen "extra" finns inte i formatet. Ta bort den eller rätta stavningen.',
    ],
    [
      'a missing member',
      result => Object.assign(result, { criteria: undefined }),
      '$.criteria: Medlemmen saknas. Skriv en lista.',
    ],
    [
      'a value of the wrong type',
      result => Object.assign(result.placements[0]!, { wish: '1' }),
      '$.placements[0].wish: Värdet "1" går inte att använda. Skriv ett tal utan citattecken.',
    ],
    [
      'a hash that is none',
      result => (result.instance = 'abc'),
      '$.instance: Värdet "abc" går inte att använda. Skriv instansens kontrollsumma så som vfu match skrev den: sha256: och sedan 64 tecken 0–9 och a–f.',
    ],
    [
      'placements that cannot be read, whatever they are',
      result => Object.assign(result, { placements: {} }),
      '$.placements: Värdet {} går inte att använda. Skriv en lista.',
    ],
  ])('refuses a result with %s with status 2', async (_, alter, fault) => {
    expect(await verifyAltered(alter)).toEqual({ status: 2, out: '', err: `${fault}\n` })
  })

  it('finds the broken rule also in a result with faults in its form', async () => {
    const { status, out, err } = await verifyAltered(result => {
      move('s2', 'bäst')(result)
      Object.assign(result, { proof: null })
    })
    expect(err).toMatch(/^\$\.proof: .*\n$/)
    expect(out).toMatch(/^R2: Platsen "bäst" har 2 studenter men tar högst 1\.$/m)
    expect(status).toBe(5)
  })

  it.each<[string, (depth: number) => string]>([
    ['a search within a search', depth => '{"search":'.repeat(depth) + '[]' + '}'.repeat(depth)],
    ['lists within lists', depth => '['.repeat(depth) + ']'.repeat(depth)],
  ])('refuses %s, however deep', async (_, nested) => {
    for (const depth of [10, 1000, 100_000]) {
      const proof = `{"kind":"branch-and-bound","stages":[],"search":${nested(depth)}}`
      writeFileSync(
        alteredPath,
        JSON.stringify({ ...good, proof: 0 }).replace('"proof":0', `"proof":${proof}`),
      )
      const { status, err } = await runInProcess('verify', instancePath, alteredPath)
      expect(err).toMatch(/^(\$\.proof\.search.*\n)+$/)
      expect(status).toBe(2)
    }
  })

  it('judges a proof of thousands of parts, each within the one before', async () => {
    const search = Array.from({ length: 20_000 }, (_, index) => ({
      of: index === 0 ? null : index - 1,
      decision: index === 0 ? null : { together: 'g', district: null },
      keeps: 0,
      stages: [],
    }))
    const { status, out } = await verifyAltered(result => {
      const stages = result.criteria.map(({ name, value }) => ({ name, bound: value }))
      result.proof = { kind: 'branch-and-bound', stages, search }
    })
    expect(out).toMatch(/^proof: Beviset delar gruppen "g" fel\.$/m)
    expect(status).toBe(5)
  })

  it('refuses a plan that obeys the rules but is not the best', async () => {
    const { status, out } = await verifyAltered(result => {
      result.placements = result.placements.filter(({ student }) => student !== 's1')
      result.unplaced.unshift({ student: 's1', because: 'Den bästa planen blev inte funnen.' })
      const placed = result.criteria.find(({ name }) => name === 'placed')
      if (placed) placed.value -= 1
    })
    expect(status).toBe(5)
    expect(out).toMatch(/^(criteria|proof): /m)
  })

  it('accepts a result that time cut short, but not that it calls itself the best', async () => {
    const instanceFile = 'test/instances/r3-quota.json'
    const cutShort = join(scratch, 'avbrutet.json')
    const run = await runInProcess(
      'match',
      instanceFile,
      '--engine',
      'highs',
      '--out',
      cutShort,
      '--time-limit',
      '0.001',
    )
    expect(run.err).toMatch(/^Tiden tog slut: /)
    expect(run.status).toBe(4)
    expect(await runInProcess('verify', instanceFile, cutShort)).toEqual({
      status: 0,
      out: 'Resultatet håller: alla regler och kriterier stämmer. Att planen är bäst är inte bevisat.\n',
      err: '',
    })
    const result = JSON.parse(readFileSync(cutShort, 'utf8')) as MatchingResult
    writeFileSync(alteredPath, JSON.stringify({ ...result, status: 'optimal' }))
    const { status, out } = await runInProcess('verify', instanceFile, alteredPath)
    expect(out).toMatch(/^proof: /m)
    expect(status).toBe(5)
  })

  it.each<[string, string[], string]>([
    ['one file', ['verify', instancePath], 'RESULTAT.json saknas.'],
    [
      'an option',
      ['verify', instancePath, resultPath, '--out', 'x'],
      'Flaggan --out finns inte. Kommandot har inga flaggor.',
    ],
    ['a result that is missing', ['verify', instancePath, `${resultPath}.borta`], 'den finns inte'],
    [
      'the files in the wrong order',
      ['verify', resultPath, instancePath],
      'har formatet "vfu-matching-result/1". Det ska vara "vfu-matching/1"',
    ],
    [
      'an instance for a result',
      ['verify', instancePath, instancePath],
      'har formatet "vfu-matching/1". Det ska vara "vfu-matching-result/1".',
    ],
  ])('refuses %s with status 2', async (_, args, sentence) => {
    const { status, err } = await runInProcess(...args)
    expect(err).toContain(sentence)
    expect(status).toBe(2)
  })
})
