import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { InstanceInput } from '../../src/domain/matching/instance.ts'
import { buildInstanceFile, buildOffer, buildStudent } from '../support/build-instance.ts'
import { runInProcess } from '../support/run-program.ts'

const scratch = mkdtempSync(join(tmpdir(), 'vfu-match-'))
afterAll(() => rmSync(scratch, { recursive: true }))

let files = 0
function written(content: string | Uint8Array): string {
  files += 1
  const path = join(scratch, `fil-${files}.json`)
  writeFileSync(path, content)
  return path
}
const instanceFile = (changes: Partial<InstanceInput> = {}): string =>
  written(
    JSON.stringify(
      buildInstanceFile({
        offers: [buildOffer('o1')],
        students: [buildStudent('s1'), buildStudent('s2')],
        ...changes,
      }),
    ),
  )

describe('vfu match', () => {
  it('writes the result to standard output and a summary to standard error', async () => {
    const { status, out, err } = await runInProcess('match', instanceFile())
    expect(status).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      format: 'vfu-matching-result/1',
      status: 'optimal',
      engine: 'network',
    })
    expect(err).toContain('Planen är bevisat bäst.\nPlacerade: 1 av 2. Utan plats: 1.\n')
    expect(err).toContain('1 på nummer 1, 0 utanför')
  })

  it('writes a file with --out, replaces it, and leaves nothing else behind', async () => {
    const folder = join(scratch, 'ut')
    mkdirSync(folder)
    const path = join(folder, 'resultat.json')
    writeFileSync(path, 'gammalt')
    const { status, out } = await runInProcess('match', instanceFile(), `--out=${path}`)
    expect({ status, out }).toEqual({ status: 0, out: '' })
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ status: 'optimal' })
    expect(readdirSync(folder)).toEqual(['resultat.json'])
  })

  it('writes the proof on one line and the rest for people', async () => {
    const { out } = await runInProcess('match', instanceFile())
    const lines = out.split('\n')
    const result = JSON.parse(out) as { proof: unknown; placements: unknown[] }
    expect(lines).toContain(`  "proof": ${JSON.stringify(result.proof)},`)
    expect(lines.slice(0, 2)).toEqual(['{', '  "format": "vfu-matching-result/1",'])
    expect(lines).toContain('      "student": "s1",')
  })

  it('lets --policy win over the file', async () => {
    const path = instanceFile({ policy: 'lowest-average' })
    const policies = [
      await runInProcess('match', path),
      await runInProcess('match', path, '--policy', 'no-one-outside'),
    ]
    expect(policies.map(({ out }) => JSON.parse(out).policy)).toEqual(['lowest-average', 'no-one-outside'])
  })

  it('accepts a byte order mark', async () => {
    const text = JSON.stringify(buildInstanceFile())
    expect((await runInProcess('match', written(`\uFEFF${text}`))).status).toBe(0)
  })

  it('gives the same result whatever order the file is in', async () => {
    const offers = [buildOffer('o1'), buildOffer('o2'), buildOffer('o3', { district: 'bromma' })]
    const students = ['s1', 's2', 's3', 's4'].map(id => buildStudent(id))
    const results = await Promise.all(
      [
        { offers, students },
        { offers: offers.toReversed(), students: students.toReversed() },
      ].map(async changes => {
        const {
          milliseconds: _,
          proof: __,
          ...result
        } = JSON.parse((await runInProcess('match', instanceFile(changes))).out)
        return result
      }),
    )
    expect(results[0]).toEqual(results[1])
  })

  it.each<[string, () => string[], string]>([
    ['no file', () => [], 'INSTANS.json saknas. Ange filens namn.'],
    ['two files', () => ['a.json', 'b.json'], 'Argumentet "b.json" är ett för mycket.'],
    [
      'an unknown option',
      () => ['a.json', '--polcy', 'x'],
      'Flaggan --polcy finns inte. De som finns är --out, --policy, --engine, --time-limit.',
    ],
    ['a short option', () => ['-x', 'a.json'], 'Flaggan -x finns inte.'],
    ['an option without its value', () => ['a.json', '--policy'], 'Flaggan --policy saknar sitt värde.'],
    [
      'an option for a value',
      () => ['a.json', '--out', '--policy=lowest-average'],
      'Flaggan --out saknar sitt värde.',
    ],
    [
      'an option twice',
      () => ['a.json', '--policy', 'lowest-average', '--policy', 'lowest-average'],
      'Flaggan --policy står två gånger.',
    ],
    [
      'an unknown policy',
      () => ['a.json', '--policy', 'störst'],
      'Flaggan --policy kan inte vara "störst". Välj no-one-outside, most-first-choices, lowest-average.',
    ],
    [
      'an unknown engine',
      () => ['a.json', '--engine', 'cplex'],
      'Flaggan --engine kan inte vara "cplex". Välj network, highs, javascript-lp-solver.',
    ],
    [
      'a time limit of nothing',
      () => ['a.json', '--time-limit', '0'],
      'Flaggan --time-limit kan inte vara "0".',
    ],
    [
      'a negative time limit',
      () => ['a.json', '--time-limit=-3'],
      'Flaggan --time-limit kan inte vara "-3".',
    ],
    ['a missing file', () => [join(scratch, 'borta.json')], 'går inte att läsa: den finns inte.'],
    ['a folder', () => [scratch], 'är en mapp. Ange en fil.'],
    ['an empty file', () => [written('')], 'är tom.'],
    [
      'broken JSON',
      () => [written('{\n  "format": x\n}')],
      'är inte giltig JSON (rad 2, tecken 13). Rätta den och försök igen.',
    ],
    [
      'broken JSON that the parser gives the place of',
      () => [written('{\n  "format": 1,\n}')],
      'är inte giltig JSON (rad 3, tecken 1). Rätta den och försök igen.',
    ],
    [
      'JSON that ends too early',
      () => [written('{"format":')],
      'är inte giltig JSON: den tar slut för tidigt (rad 1, tecken 11). Rätta den och försök igen.',
    ],
    [
      'NUL characters',
      () => [written('{"format": "\u0000"}')],
      'innehåller NUL-tecken och är inte text i UTF-8. Spara den som UTF-8.',
    ],
    [
      'Latin-1',
      () => [written(Buffer.from('{"term": "vår"}', 'latin1'))],
      'är inte text i UTF-8. Spara den som UTF-8.',
    ],
    [
      'JSON that nests without end',
      () => [written(`{"format":"vfu-matching/1","term":${'['.repeat(200_000)}${']'.repeat(200_000)}}`)],
      '$.term: Värdet […] går inte att använda.',
    ],
    [
      'a folder to write in that does not exist',
      () => [instanceFile(), '--out', join(scratch, 'ingen', 'r.json')],
      'Det går inte att skriva',
    ],
    [
      'a fault in the file',
      () => [instanceFile({ offers: [buildOffer('o1', { places: -1 })] })],
      '$.offers[0].places: Värdet -1 går inte att använda. Skriv minst 0.',
    ],
    [
      'a pin that breaks a rule',
      () => [
        instanceFile({
          offers: [buildOffer('o1', { universities: ['ESB'] })],
          pinned: [{ student: 's1', offer: 'o1' }],
        }),
      ],
      '$.pinned[0]: Studenten "s1" kan inte låsas vid platsen "o1": platsen tar inte emot lärosätets studenter (R6).',
    ],
  ])('refuses %s with status 2', async (_, args, sentence) => {
    const { status, out, err } = await runInProcess('match', ...args())
    expect(err).toContain(sentence)
    expect({ status, out }).toEqual({ status: 2, out: '' })
  })

  it('says so when time runs out before there is any plan', async () => {
    const cutShort = ['test/instances/r3-guarantee.json', '--engine', 'highs', '--time-limit', '0.001']
    const run = await runInProcess('match', ...cutShort)
    expect(run).toEqual({
      status: 1,
      out: '',
      err: 'Tiden tog slut innan någon tillåten plan var funnen. Ge längre tid med --time-limit.\n',
    })
  })

  it('gives a file that is no JSON the path of the whole', async () => {
    expect((await runInProcess('match', written('{"format": x}'))).err).toMatch(/^\$: Filen /)
  })

  it('tells of faults in the form, in the references and in the pins in one go', async () => {
    const path = instanceFile({
      offers: [
        buildOffer('o1', { universities: ['ESB'] }),
        buildOffer('o2', { places: -1, district: 'kista' }),
      ],
      pinned: [{ student: 's1', offer: 'o1' }],
    })
    const { err } = await runInProcess('match', path)
    expect(
      err
        .trimEnd()
        .split('\n')
        .map(line => line.slice(0, line.indexOf(': '))),
    ).toEqual(['$.offers[1].places', '$.offers[1].district', '$.pinned[0]'])
  })

  it('writes one line for each fault', async () => {
    const path = instanceFile({ offers: [buildOffer('o1', { places: -1, unit: '' })] })
    const { err } = await runInProcess('match', path)
    expect(err.trimEnd().split('\n')).toEqual([
      '$.offers[0].unit: Texten är tom. Skriv minst ett tecken.',
      '$.offers[0].places: Värdet -1 går inte att använda. Skriv minst 0.',
    ])
  })
})
