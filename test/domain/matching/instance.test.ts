import { describe, expect, it } from 'vitest'
import { canonicalInstanceHash, canonicalJson } from '../../../src/domain/matching/canonical.ts'
import { parseInstance } from '../../../src/domain/matching/instance.ts'
import { pinFaults } from '../../../src/domain/matching/pairs.ts'
import { buildInstance, buildInstanceFile, buildOffer, buildStudent } from '../../support/build-instance.ts'
import { randomInstance, shuffledInstance } from '../../support/random-instance.ts'

const complete = (): Record<string, unknown> & {
  offers: Record<string, unknown>[]
  students: Record<string, unknown>[]
} =>
  JSON.parse(
    JSON.stringify(
      buildInstanceFile({
        offers: [buildOffer('o1'), buildOffer('o2', { district: 'bromma' })],
        students: [buildStudent('s1'), buildStudent('s2')],
      }),
    ),
  )

function faultsOf(json: unknown): string[] {
  const parsed = parseInstance(json)
  return parsed.ok ? [] : parsed.faults.map(({ path, text }) => `${path}: ${text}`)
}

describe('parseInstance', () => {
  it('applies every default', () => {
    const { instance } = parseInstance(complete()) as { instance: ReturnType<typeof buildInstance> }
    expect(instance).toMatchObject({
      policy: 'no-one-outside',
      seed: '',
      maxTravelMinutes: 90,
      universities: [{ id: 'SU', quota: null, guarantee: 0 }, { id: 'ESB' }],
      districts: [{ id: 'farsta', minimum: 0, maximum: null }, { id: 'bromma' }],
      pinned: [],
      previous: [],
    })
    expect(instance.offers[0]).toEqual({ ...buildOffer('o1'), requires: [], provides: [] })
    expect(instance.students[0]).toEqual({
      ...buildStudent('s1'),
      priority: 0,
      wishes: [],
      onlyWishes: false,
      has: [],
      needs: [],
      travelMinutes: {},
      blocked: [],
    })
  })

  it('keeps null as no limit on travel', () => {
    expect(buildInstance({ maxTravelMinutes: null }).maxTravelMinutes).toBeNull()
  })

  it.each([
    [{ term: undefined }, '$.term: Medlemmen saknas. Skriv en text inom citattecken.'],
    [
      { policy: 'störst' },
      '$.policy: Värdet "störst" går inte att använda. Skriv något av "no-one-outside", "most-first-choices", "lowest-average".',
    ],
    [{ students: {} }, '$.students: Värdet {} går inte att använda. Skriv en lista.'],
    [
      { maxTravelMinutes: '90' },
      '$.maxTravelMinutes: Värdet "90" går inte att använda. Skriv ett tal utan citattecken.',
    ],
    [
      { maxTravel: 90 },
      '$.maxTravel: Medlemmen "maxTravel" finns inte i formatet. Ta bort den eller rätta stavningen.',
    ],
    [
      { universities: [{ id: 'SU', quota: 2, guarantee: 3 }, { id: 'ESB' }] },
      '$.universities[0].guarantee: Garantin 3 är större än kvoten 2 (R3). Sänk garantin eller höj kvoten.',
    ],
    [
      { districts: [{ id: 'farsta', minimum: 2, maximum: 1 }, { id: 'bromma' }] },
      '$.districts[0].minimum: Minsta antalet 2 är större än det högsta 1 (R4). Sänk det ena eller höj det andra.',
    ],
    [
      { districts: [{ id: 'farsta' }, { id: 'bromma' }, { id: 'farsta' }] },
      '$.districts[2].id: Id "farsta" finns redan på $.districts[0].id. Ge den ena ett annat id.',
    ],
    [
      {
        pinned: [
          { student: 's1', offer: 'o1' },
          { student: 's1', offer: 'o2' },
        ],
      },
      '$.pinned[1].student: Studenten "s1" står redan i listan pinned (R1). Ta bort en av raderna.',
    ],
    [
      { previous: [{ student: 's9', offer: 'o1' }] },
      '$.previous[0].student: Studenten "s9" finns inte i listan students. Rätta stavningen eller lägg till den.',
    ],
    [
      { pinned: [{ student: 's1', offer: 'o9' }] },
      '$.pinned[0].offer: Platsen "o9" finns inte i listan offers. Rätta stavningen eller lägg till den.',
    ],
  ])('refuses %j', (changes, fault) => {
    expect(faultsOf({ ...complete(), ...changes })).toEqual([fault])
  })

  it.each([
    [{ places: 1.5 }, '$.offers[1].places: Värdet 1.5 går inte att använda. Skriv ett heltal.'],
    [
      { places: 1e18 },
      '$.offers[1].places: Värdet 1000000000000000000 går inte att använda. Skriv högst 1000000.',
    ],
    [{ places: -1 }, '$.offers[1].places: Värdet -1 går inte att använda. Skriv minst 0.'],
    [
      { places: null },
      '$.offers[1].places: Värdet null går inte att använda. Skriv ett tal utan citattecken.',
    ],
    [{ id: '' }, '$.offers[1].id: Texten är tom. Skriv minst ett tecken.'],
    [{ id: 'o1' }, '$.offers[1].id: Id "o1" finns redan på $.offers[0].id. Ge den ena ett annat id.'],
    [
      { district: 'kista' },
      '$.offers[1].district: Förvaltningen "kista" finns inte i listan districts. Rätta stavningen eller lägg till den.',
    ],
    [
      { universities: ['SU', 'KTH'] },
      '$.offers[1].universities[1]: Lärosätet "KTH" finns inte i listan universities. Rätta stavningen eller lägg till den.',
    ],
    [
      { from: '2020-01-20' },
      '$.offers[1].to: Dagen saknas trots att from är "2020-01-20". Skriv båda eller ingen.',
    ],
    [
      { to: '2020-01-20' },
      '$.offers[1].from: Dagen saknas trots att to är "2020-01-20". Skriv båda eller ingen.',
    ],
    [
      { from: '2021-02-29', to: '2021-06-05' },
      '$.offers[1].from: Värdet "2021-02-29" går inte att använda. Skriv en dag som finns i kalendern, till exempel "2020-01-20".',
    ],
    [
      { from: '2020-06-05', to: '2020-01-20' },
      '$.offers[1].to: Sista dagen "2020-01-20" ligger före den första, "2020-06-05". Byt plats på dem.',
    ],
  ])('refuses an offer with %j', (changes, fault) => {
    const json = complete()
    Object.assign(json.offers[1]!, changes)
    expect(faultsOf(json)).toEqual([fault])
  })

  it.each([
    [
      { university: 'KTH' },
      '$.students[0].university: Lärosätet "KTH" finns inte i listan universities. Rätta stavningen eller lägg till den.',
    ],
    [
      { wishes: [{ field: 'nytt' }, { district: 'kista' }] },
      '$.students[0].wishes[1].district: Förvaltningen "kista" finns inte i listan districts. Rätta stavningen eller lägg till den.',
    ],
    [
      { wishes: [{ offer: 'o7' }] },
      '$.students[0].wishes[0].offer: Platsen "o7" finns inte i listan offers. Rätta stavningen eller lägg till den.',
    ],
    [
      { wishes: [{}] },
      '$.students[0].wishes[0]: Raden {} är tom och skulle gälla alla platser. Ange minst en medlem, till exempel district, eller ta bort raden.',
    ],
    [
      { wishes: [{ unit: 'x' }] },
      '$.students[0].wishes[0].unit: Medlemmen "unit" finns inte i formatet. Ta bort den eller rätta stavningen.',
    ],
    [
      { blocked: [{ unit: 'okänd enhet' }, { offer: 'o7' }] },
      '$.students[0].blocked[1].offer: Platsen "o7" finns inte i listan offers. Rätta stavningen eller lägg till den.',
    ],
    [
      { travelMinutes: { farsta: 3, 'o 9': 4 } },
      '$.students[0].travelMinutes["o 9"]: Förvaltningen eller platsen "o 9" finns inte i listan districts eller offers. Rätta stavningen eller lägg till den.',
    ],
    [
      { travelMinutes: { farsta: 3.5 } },
      '$.students[0].travelMinutes.farsta: Värdet 3.5 går inte att använda. Skriv ett heltal.',
    ],
    [{ priority: -1 }, '$.students[0].priority: Värdet -1 går inte att använda. Skriv minst 0.'],
    [
      { onlyWishes: 'ja' },
      '$.students[0].onlyWishes: Värdet "ja" går inte att använda. Skriv true eller false.',
    ],
  ])('refuses a student with %j', (changes, fault) => {
    const json = complete()
    Object.assign(json.students[0]!, changes)
    expect(faultsOf(json)).toEqual([fault])
  })

  it('lists all faults at once: none hides another that can be told besides it', () => {
    const json = complete()
    Object.assign(json.offers[0]!, { places: -1, extra: 1, district: 'kista' })
    Object.assign(json.offers[1]!, { from: '2021-02-29', to: '2021-06-05', universities: ['SU', 7, 'KTH'] })
    Object.assign(json.students[0]!, {
      university: 'KTH',
      wishes: [{ district: 3 }, {}, { district: 'kista' }],
      travelMinutes: { farsta: 2.5, 'o 9': 4 },
    })
    json.students.push(3 as never)
    json['pinned'] = [{ student: 's9', offer: '' }]
    expect(faultsOf(json).map(fault => fault.slice(0, fault.indexOf(': ')))).toEqual([
      '$.offers[0].places',
      '$.offers[0].extra',
      '$.offers[1].from',
      '$.offers[1].universities[1]',
      '$.students[0].wishes[0].district',
      '$.students[0].travelMinutes.farsta',
      '$.students[2]',
      '$.pinned[0].offer',
      '$.offers[0].district',
      '$.offers[1].universities[2]',
      '$.students[0].university',
      '$.students[0].wishes[1]',
      '$.students[0].wishes[2].district',
      '$.students[0].travelMinutes["o 9"]',
      '$.pinned[0].student',
    ])
  })

  it('says of nothing that it is missing from a list that cannot be read', () => {
    const { offers, students } = complete()
    Object.assign(offers[0]!, { district: 'kista' })
    const json = { ...complete(), districts: 'alla', offers, students }
    expect(faultsOf(json)).toEqual(['$.districts: Värdet "alla" går inte att använda. Skriv en lista.'])
  })

  it('tells of a pin what can be told although the file has other faults (R12)', () => {
    const json = complete()
    Object.assign(json.offers[0]!, { universities: ['ESB'] })
    Object.assign(json.offers[1]!, { places: -1 })
    json['pinned'] = [7, { student: 's1', offer: 'o1' }, { student: 's2', offer: 'o2' }]
    const parsed = parseInstance(json)
    expect(parsed.ok).toBe(false)
    expect(pinFaults(parsed.rows).map(({ path }) => path)).toEqual(['$.pinned[1]'])
  })

  it('counts a row of pinned or previous that is there twice once', () => {
    const row = { student: 's1', offer: 'o1' }
    const parsed = parseInstance({ ...complete(), pinned: [row, { ...row }], previous: [row, { ...row }] })
    expect(parsed).toMatchObject({ ok: true, instance: { pinned: [row], previous: [row] } })
    const once = parseInstance({ ...complete(), pinned: [row], previous: [row] })
    const hashes = [parsed, once].map(each => each.ok && canonicalInstanceHash(each.instance))
    expect(hashes[0]).toBe(hashes[1])
  })

  it('takes ids of any length, and refuses the one name that is no name to JavaScript', () => {
    const long = 'x'.repeat(5000)
    expect(
      faultsOf({ ...complete(), districts: [{ id: 'farsta' }, { id: 'bromma' }, { id: long }] }),
    ).toEqual([])
    const renamed = JSON.parse(JSON.stringify(complete()).replaceAll('"s2"', '"__proto__"')) as unknown
    expect(faultsOf(renamed)).toEqual([
      '$.students[1].id: Namnet "__proto__" kan inte läsas säkert som nyckel i JSON. Välj ett annat.',
    ])
    const text = JSON.stringify(complete()).replace('"id":"s2"', '"id":"s2","travelMinutes":{"__proto__":5}')
    expect(faultsOf(JSON.parse(text))).toEqual([
      '$.students[1].travelMinutes.__proto__: Förvaltningen eller platsen "__proto__" finns inte i listan districts eller offers. Rätta stavningen eller lägg till den.',
    ])
  })

  it('says of a number beyond all limits that it is too large, not that it is null', () => {
    const text = JSON.stringify(complete()).replace('"places":1', '"places":1e400')
    expect(faultsOf(JSON.parse(text))).toEqual([
      '$.offers[0].places: Talet är för stort för att kunna läsas. Skriv ett mindre.',
    ])
  })

  it('lists all faults in the form at once, and only one for another format', () => {
    const json = complete()
    json.offers[0]!['places'] = 'en'
    json.students[1]!['wish'] = []
    expect(faultsOf(json)).toHaveLength(2)
    expect(faultsOf({ format: 'vfu-matching/2', students: 3 })).toEqual([
      '$.format: Värdet "vfu-matching/2" går inte att använda. Skriv "vfu-matching/1".',
    ])
  })

  it.each([null, 7, 'text', []])('refuses %j, which is no object', json => {
    expect(faultsOf(json)).toHaveLength(1)
  })
})

describe('canonicalInstanceHash', () => {
  it('stays the same when lists and keys change order', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const instance = randomInstance(seed, { together: true })
      expect(canonicalJson(shuffledInstance(instance, seed)), `seed ${seed}`).toBe(canonicalJson(instance))
    }
  })

  it('stays the same when a default is written out', () => {
    const left = buildInstance({ students: [buildStudent('s1')] })
    const right = buildInstance({
      seed: '',
      pinned: [],
      students: [buildStudent('s1', { priority: 0, has: [] })],
    })
    expect(canonicalInstanceHash(right)).toBe(canonicalInstanceHash(left))
  })

  it('changes with the order of wishes and with every value', () => {
    const wishes = [{ field: 'barn' }, { district: 'farsta' }]
    const variants = [
      buildInstance({ students: [buildStudent('s1', { wishes })] }),
      buildInstance({ students: [buildStudent('s1', { wishes: wishes.toReversed() })] }),
      buildInstance({ students: [buildStudent('s1', { wishes })], maxTravelMinutes: null }),
      buildInstance({ students: [buildStudent('s1', { wishes })], seed: 'x' }),
      buildInstance({
        students: [buildStudent('s1', { wishes })],
        offers: [buildOffer('o1', { universities: [] })],
      }),
      buildInstance({ students: [buildStudent('s1', { wishes })], offers: [buildOffer('o1')] }),
    ]
    expect(new Set(variants.map(canonicalInstanceHash)).size).toBe(variants.length)
  })

  it('is the SHA-256 of the text with sorted keys and lists', () => {
    const instance = buildInstance({
      offers: [buildOffer('o2', { requires: ['b', 'a', 'b'] }), buildOffer('o1')],
    })
    expect(canonicalJson(instance)).toBe(
      '{"districts":[{"id":"bromma"},{"id":"farsta"}],"format":"vfu-matching/1",' +
        '"offers":[{"district":"farsta","field":"barn","id":"o1","places":1,"unit":"utredning"},' +
        '{"district":"farsta","field":"barn","id":"o2","places":1,"requires":["a","b"],"unit":"utredning"}],' +
        '"students":[],"term":"VT2020","universities":[{"id":"ESB"},{"id":"SU"}]}',
    )
    expect(canonicalInstanceHash(instance)).toMatch(/^sha256:[0-9a-f]{64}$/)
  })
})
