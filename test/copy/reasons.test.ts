import { describe, expect, it } from 'vitest'
import { copyIn } from '../../src/copy/copy.ts'
import type { Obstacle, StudentReason, WithoutPlace } from '../../src/domain/matching/reasons.ts'
import { explain, explainArrival, type Reader } from '../../src/features/reasons/presenter.ts'

const FIELDS: Record<string, string> = { barn: 'Barn och unga', aldre: 'Äldre', missbruk: 'Missbruk' }
const DISTRICTS: Record<string, string> = {
  farsta: 'Farsta stadsdelsförvaltning',
  sodermalm: 'Södermalms stadsdelsförvaltning',
  alvsjo: 'Älvsjö stadsdelsförvaltning',
  sof: 'Socialförvaltningen',
}
const names = {
  field: (id: string) => FIELDS[id] ?? id,
  district: (id: string) => DISTRICTS[id] ?? id,
  university: (id: string) => id,
  offer: (id: string) => ({ o1: 'Äldreenheten, Älvsjö' })[id] ?? id,
  student: (id: string) => ({ s9: 'Åsa Öberg' })[id] ?? id,
}

const placed = (changes: Partial<StudentReason> = {}): StudentReason => ({
  student: 's1',
  offer: 'o1',
  wish: 1,
  met: { field: 'aldre', district: 'alvsjo' },
  hasWishes: true,
  travelMinutes: null,
  isPinned: false,
  notMet: [],
  withoutPlace: null,
  ...changes,
})

const told = (reason: StudentReason, reader: Reader = 'student', language: 'sv' | 'en' = 'sv') =>
  explain(reason, names, reader, copyIn[language].reasons)

const sentences = (changes: Partial<StudentReason>, reader?: Reader) =>
  told(placed(changes), reader).sentences

const obstacle = (what: Obstacle, reader: Reader = 'student', language: 'sv' | 'en' = 'sv'): string => {
  const wish = { field: 'barn', district: 'sodermalm' }
  const { notMet } = told(placed({ notMet: [{ number: 1, wish, obstacle: what }] }), reader, language)
  return `${notMet[0]?.heading} ${notMet[0]?.text}`
}

const cost = (changes: Partial<Extract<Obstacle, { kind: 'cost' }>>): Obstacle => ({
  kind: 'cost',
  criterion: 'outside',
  sense: 'min',
  by: 1,
  places: 3,
  taken: 3,
  offer: 'o1',
  moves: [],
  ...changes,
})

const without = (withoutPlace: WithoutPlace, reader: Reader = 'student'): string =>
  told(placed({ offer: null, wish: null, met: null, withoutPlace }), reader).sentences.join(' ')

describe('why this place', () => {
  it.each([
    [{}, 'Du fick ditt förstahandsval: äldre i Älvsjö.'],
    [
      { wish: 2, met: { district: 'sodermalm' } },
      'Du fick ditt andra önskemål: valfritt område på Södermalm.',
    ],
    [{ wish: 3, met: { field: 'missbruk' } }, 'Du fick ditt tredje önskemål: missbruk.'],
    [
      { met: { field: 'barn', district: 'sof' } },
      'Du fick ditt förstahandsval: barn och unga hos socialförvaltningen.',
    ],
    [{ wish: null, met: null }, 'Platsen ligger utanför dina önskemål.'],
    [{ met: null, hasWishes: false }, 'Du har inte lämnat några önskemål, så alla platser räknades lika.'],
  ])('%j reads %s', (changes, sentence) => {
    expect(sentences(changes)).toEqual([sentence])
  })

  it('tells of the journey and of a pin, in the second person or the third', () => {
    expect(sentences({ travelMinutes: 1 })).toContain('Resan tar 1 minut enkel väg.')
    expect(sentences({ isPinned: true, wish: 2 }, 'university')).toEqual([
      'Placeringen är låst av den centrala samordnaren (R12).',
      'Studenten fick sitt andra önskemål: äldre i Älvsjö.',
    ])
  })
})

describe('why not a higher wish', () => {
  it.each([
    [
      cost({}),
      'alla tre platserna är tagna. Hade du fått en av dem, hade en student till hamnat utanför sina önskemål.',
    ],
    [
      cost({ places: 1, taken: 1, criterion: 'wish-3', by: 2 }),
      'platsen är tagen. Hade du fått den, hade två studenter till fått nöja sig med sitt tredje önskemål.',
    ],
    [
      cost({ places: 2, taken: 2, criterion: 'wish-1', sense: 'max' }),
      'båda platserna är tagna. Hade du fått en av dem, hade en student färre fått sitt förstahandsval.',
    ],
    [
      cost({ places: 27, taken: 27, criterion: 'travel', by: 16 }),
      'alla 27 platserna är tagna. Hade du fått en av dem, hade lika många fått lika bra platser, men resorna blivit sammanlagt 16 minuter längre.',
    ],
    [
      cost({ places: 1, taken: 1, criterion: 'lottery', by: 61 }),
      'platsen är tagen. Det hade blivit lika bra för alla tillsammans om du fått den. Lottningen avgjorde.',
    ],
    [
      cost({ places: 4, taken: 3, criterion: 'placed' }),
      'en plats är ledig, men den går inte att använda utan att något annat blir sämre. Hade du fått en av dem, hade en student färre fått en plats.',
    ],
    [{ kind: 'notOffered' }, 'ingen sådan plats erbjuds den här terminen.'],
    [
      { kind: 'notAllowed', sets: [{ rules: ['R9'], places: 1, minutes: 95 }] },
      'den enda platsen ligger längre bort än din längsta restid (R9).',
    ],
    [
      {
        kind: 'notAllowed',
        sets: [
          { rules: ['R7'], places: 2, minutes: null },
          { rules: ['R8'], places: 1, minutes: null },
        ],
      },
      'ingen av de tre platserna går att använda: två platser kräver något som du saknar (R7) och en plats saknar något som du behöver (R8).',
    ],
    [
      {
        kind: 'notAllowed',
        sets: [
          { rules: ['R9'], places: 13, minutes: 95 },
          { rules: ['R7', 'R9'], places: 2, minutes: null },
        ],
      },
      'de 15 platserna ligger längre bort än din längsta restid (R9).',
    ],
  ] satisfies [Obstacle, string][])('%j reads %s', (what, text) => {
    expect(obstacle(what)).toBe(`Önskemål 1, barn och unga på Södermalm: ${text}`)
  })

  it('tells central who would move, and nobody else', () => {
    const what = cost({
      places: 1,
      taken: 1,
      moves: [
        { student: 's9', offer: 'o1' },
        { student: 's8', offer: null },
      ],
    })
    expect(obstacle(what, 'central')).toContain(
      'Då flyttas Åsa Öberg till Äldreenheten, Älvsjö och s8 blir utan plats.',
    )
    for (const reader of ['student', 'university'] as const)
      expect(obstacle(what, reader)).not.toContain('Åsa')
  })

  it('names a block to central alone, and a closed university in the same words as a block (R6, R10)', () => {
    const closedBy = (rule: 'R6' | 'R10'): Obstacle => ({
      kind: 'notAllowed',
      sets: [{ rules: [rule], places: 2, minutes: null }],
    })
    expect(obstacle(closedBy('R10'), 'central')).toContain(
      'de två platserna är undantagna för studenten (R10).',
    )
    expect(obstacle(closedBy('R6'), 'central')).toContain('tar inte emot lärosätets studenter (R6).')
    for (const reader of ['student', 'university'] as const) {
      expect(obstacle(closedBy('R10'), reader)).toBe(obstacle(closedBy('R6'), reader))
      expect(obstacle(closedBy('R10'), reader)).toMatch(/är inte öppna för (dig|studenten)\.$/)
    }
  })

  it('reads as well in English', () => {
    expect(obstacle(cost({}), 'student', 'en')).toBe(
      'Wish 1, barn och unga in Södermalm: all three places are taken. Had you got one of them, one more student would have been placed outside their wishes.',
    )
    const far: Obstacle = { kind: 'notAllowed', sets: [{ rules: ['R7'], places: 1, minutes: null }] }
    expect(obstacle(far, 'university', 'en')).toContain(
      'the only place requires something that the student lacks (R7).',
    )
  })
})

describe('why no place', () => {
  it.each([
    [{ kind: 'noOffers' }, 'Terminen har inga platser.'],
    [
      { kind: 'nothingAllowed', sets: [{ rules: ['R9'], places: 100, minutes: 104 }] },
      'Alla terminens 100 platser ligger längre bort än din längsta restid (R9). Med en längsta restid på 104 minuter hade det funnits en plats att använda.',
    ],
    [
      { kind: 'noRoom', limits: [{ rule: 'R3', id: 'SU' }] },
      'Det fanns ingen plats kvar av dem som går att använda för dig. Du hade fått en plats om kvoten för SU hade varit en plats större (R3).',
    ],
    [
      {
        kind: 'noRoom',
        limits: [
          { rule: 'R2', id: 'o1' },
          { rule: 'R4', id: 'sodermalm' },
        ],
      },
      'Det fanns ingen plats kvar av dem som går att använda för dig. Du hade fått en plats om en enhet hade haft en plats till (R2) och det högsta antalet på Södermalm hade varit ett mer (R4).',
    ],
    [
      { kind: 'group', members: 3, placedAlone: true },
      'Gruppen på tre där du ingår ska vara i samma förvaltning, och det fanns ingen förvaltning med plats för alla (R11).',
    ],
  ] satisfies [WithoutPlace, string][])('%j reads %s', (what, text) => {
    expect(without(what)).toBe(text)
  })

  it('tells central which unit, and what a group’s member would have got alone', () => {
    expect(without({ kind: 'noRoom', limits: [{ rule: 'R2', id: 'o1' }] }, 'central')).toContain(
      'om Äldreenheten, Älvsjö hade haft en plats till (R2).',
    )
    expect(without({ kind: 'group', members: 2, placedAlone: true }, 'central')).toBe(
      'Paret där studenten ingår ska vara i samma förvaltning, och det fanns ingen förvaltning med plats för båda (R11). Ensam hade studenten fått en plats.',
    )
  })
})

describe('why the student came to the district', () => {
  it.each([
    [{}, 'Studenten har önskat äldre hos er.'],
    [{ met: { field: 'barn' } }, 'Studenten har önskat barn och unga.'],
    [{ met: { district: 'farsta' } }, 'Studenten har önskat er förvaltning.'],
    [{ met: null, hasWishes: false }, 'Studenten har inte lämnat några önskemål.'],
    [{ isPinned: true }, 'Den centrala samordnaren har bestämt placeringen (R12).'],
  ])('%j reads %s', (changes, sentence) => {
    expect(explainArrival(placed(changes), names, copyIn.sv.reasons)).toBe(sentence)
  })
})
