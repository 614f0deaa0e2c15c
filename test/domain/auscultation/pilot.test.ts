import { describe, expect, it } from 'vitest'
import type { PilotInput } from '../../../src/domain/auscultation/pilot.ts'
import { orderedPilot, parsePilot } from '../../../src/domain/auscultation/pilot.ts'
import {
  buildHost,
  buildModule,
  buildPasses,
  buildPilot,
  buildPilotFile,
  buildVenue,
} from '../../support/build-pilot.ts'

const faultsOf = (changes: Partial<PilotInput>): string[] => {
  const parsed = parsePilot(buildPilotFile(changes))
  return parsed.ok ? [] : parsed.faults.map(({ path, text }) => `${path}: ${text}`)
}

describe('parsePilot', () => {
  it('reads a pilot, where absences may be left out', () => {
    expect(buildPilot().hosts[0]?.unavailable).toEqual([])
  })

  it.each<[string, Partial<PilotInput>, string]>([
    [
      'another format',
      { format: 'vfu-matching/1' as never },
      '$.format: Värdet "vfu-matching/1" går inte att använda.',
    ],
    [
      'a country whose holidays are unknown',
      { country: 'NO' },
      '$.country: Helgdagarna i landet "NO" är inte kända (A6). Skriv "SE".',
    ],
    [
      'a time zone that does not exist',
      { timeZone: 'Europe/Farsta' },
      '$.timeZone: Tidszonen "Europe/Farsta" finns inte.',
    ],
    ['a week that does not exist', { weeks: ['2021-W53'] }, '$.weeks[0]: Veckan "2021-W53" finns inte.'],
    [
      'a week twice',
      { weeks: ['2020-W11', '2020-W11'] },
      '$.weeks[1]: Id "2020-W11" finns redan på $.weeks[0].',
    ],
    ['no week', { weeks: [] }, '$.weeks: Värdet [] går inte att använda. Skriv minst en rad i listan.'],
    [
      'more days at least than at most',
      { days: { minimum: 4, maximum: 3, wanted: 4 } },
      '$.days.minimum: Minsta antalet dagar 4 är större än det högsta 3 (A6).',
    ],
    [
      'a time that does not exist',
      { passes: [{ id: 'p1', start: '9', end: '25:00' }] },
      '$.passes[0].end: Tiden "25:00" går inte att läsa.',
    ],
    [
      'a pass that ends before it begins',
      { passes: [{ id: 'p1', start: '10:00', end: '09:00' }] },
      '$.passes[0].end: Passet slutar "09:00"',
    ],
    [
      'passes that overlap',
      { passes: [...buildPasses(1, 0), { id: 'x', start: '08:30', end: '09:30' }] },
      '$.passes[1].start: Passet "x" börjar "08:30", innan "p1" slutar "08:50".',
    ],
    [
      'a module twice',
      { modules: [buildModule('a'), buildModule('b'), buildModule('a')] },
      '$.modules[2].id: Id "a" finns redan på $.modules[0].id.',
    ],
    [
      'an unknown module',
      { hosts: [buildHost('h', ['x'])] },
      '$.hosts[0].modules[0]: Modulen "x" finns inte i listan modules.',
    ],
    [
      'an unknown venue',
      { modules: [buildModule('a', { venue: 'x' }), buildModule('b')] },
      '$.modules[0].venue: Lokalen "x" finns inte i listan venues.',
    ],
    [
      'an unknown district',
      { hosts: [buildHost('h', ['a'], { district: 'x' })] },
      '$.hosts[0].district: Förvaltningen "x" finns inte i listan districts.',
    ],
    [
      'an unknown pass',
      { venues: [buildVenue('v', { unavailable: [{ day: '2020-03-09', pass: 'x' }] })] },
      '$.venues[0].unavailable[0].pass: Passet "x" finns inte i listan passes.',
    ],
    [
      'a day that is not in the calendar',
      { venues: [buildVenue('v', { unavailable: [{ day: '2020-02-30' }] })] },
      '$.venues[0].unavailable[0].day: Värdet "2020-02-30" går inte att använda. Skriv en dag som finns i kalendern',
    ],
    [
      'a term-five student without a district',
      { hosts: [buildHost('h', ['a'], { kind: 'termFive', district: null })] },
      '$.hosts[0].district: En student i termin fem leder bara i förvaltningen där studenten har sin placering (A9).',
    ],
    [
      'a student in two groups',
      {
        districts: [
          {
            id: 'farsta',
            groups: [
              { id: 'g', students: ['s'] },
              { id: 'h', students: ['s'] },
            ],
          },
        ],
      },
      '$.districts[0].groups[1].students[0]: Id "s" finns redan på $.districts[0].groups[0].students[0].',
    ],
    [
      'an unknown member',
      { modules: [{ ...buildModule('a'), hel: true } as never] },
      '$.modules[0].hel: Medlemmen "hel" finns inte i formatet.',
    ],
  ])('refuses %s', (_, changes, fault) => {
    expect(faultsOf(changes).join('\n')).toContain(fault)
  })

  it('tells every fault, one for each place', () => {
    expect(
      faultsOf({ country: 'XX', weeks: ['v11'], modules: [buildModule('a', { venue: 'x' })] }),
    ).toHaveLength(4)
  })
})

describe('orderedPilot', () => {
  it('orders passes by time and all else by id', () => {
    const pilot = orderedPilot(
      buildPilot({
        passes: buildPasses(2, 2).toReversed(),
        weeks: ['2020-W12', '2020-W11'],
        modules: [buildModule('b'), buildModule('a')],
      }),
    )
    expect(pilot.passes.map(({ id }) => id)).toEqual(['p1', 'p2', 'p3', 'p4'])
    expect(pilot.weeks).toEqual(['2020-W11', '2020-W12'])
    expect(pilot.modules.map(({ id }) => id)).toEqual(['a', 'b'])
  })
})
