import { describe, expect, it } from 'vitest'
import { comparison as en } from '../../web/src/copy/en/comparison.ts'
import { comparison as sv } from '../../web/src/copy/sv/comparison.ts'
import { affectedSentence } from '../../web/src/pages/matching/affected-table.tsx'
import type { AffectedStudent } from '../../web/src/pages/matching/criteria.ts'
import { criterionName } from '../../web/src/pages/matching/criteria.ts'
import type { ChangeKind, Draft, Ground } from '../../web/src/pages/matching/what-if-drafts.ts'
import { changeOf, changesOf, newDraft, withChoice } from '../../web/src/pages/matching/what-if-drafts.ts'

const offer = {
  id: 'o1',
  districtId: 'farsta',
  districtName: 'Farsta',
  unit: 'Mottagningen',
  fieldName: 'Äldre',
}
const ground: Ground = {
  termId: 'VT2020',
  startedAt: '2019-11-04T09:00:00.000Z',
  policy: 'no-one-outside',
  maxTravelMinutes: 90,
  offers: [{ ...offer, places: 2, taken: 1 }],
  universities: [{ id: 'SU', name: 'SU', quota: 45, guarantee: 3, placed: 40 }],
  districts: [{ id: 'farsta', name: 'Farsta', minimum: 1, maximum: null, placed: 2 }],
  fields: [{ id: 'aldre', name: 'Äldre' }],
  students: [],
}
const draft = (kind: ChangeKind, changes: Partial<Draft> = {}): Draft => ({
  ...newDraft(1, kind, ground),
  ...changes,
})

describe('a change that is being filled in', () => {
  it('is asked about when it says all that the server needs', () => {
    expect(changeOf(draft('places'))).toBeNull()
    expect(changeOf(draft('places', { offer: 'o1' }))).toBeNull()
    expect(changeOf(draft('places', { offer: 'o1', places: 0 }))).toEqual({
      kind: 'places',
      offer: 'o1',
      places: 0,
    })
    expect(changeOf(draft('newPlaces', { district: 'farsta', field: 'aldre' }))).toMatchObject({ places: 1 })
    expect(changeOf(draft('pin', { student: 's1' }))).toBeNull()
    expect(changeOf(draft('pin', { student: 's1', offer: 'o1' }))).toMatchObject({ kind: 'pin' })
    expect(changeOf(draft('block', { student: 's1' }))).toBeNull()
    expect(changeOf(draft('block', { student: 's1', district: 'farsta' }))).toMatchObject({ offer: null })
  })

  it('leaves a limit empty for no limit, and is not asked about with a number that cannot be', () => {
    expect(changeOf(draft('travel', { maxTravelMinutes: null }))).toEqual({
      kind: 'travel',
      maxTravelMinutes: null,
    })
    for (const maxTravelMinutes of [9, 601, Number.NaN]) {
      expect(changeOf(draft('travel', { maxTravelMinutes }))).toBeNull()
    }
    expect(changeOf(draft('places', { offer: 'o1', places: 51 }))).toBeNull()
    expect(changeOf(draft('share', { university: 'SU', quota: null, guarantee: 1 }))).toMatchObject({
      quota: null,
    })
    expect(changeOf(draft('bounds', { district: 'farsta', minimum: null }))).toBeNull()
  })

  it('starts from the numbers of the run when a thing is chosen', () => {
    expect(withChoice(draft('places'), { offer: 'o1' }, ground)).toMatchObject({ offer: 'o1', places: 2 })
    expect(withChoice(draft('share'), { university: 'SU' }, ground)).toMatchObject({
      quota: 45,
      guarantee: 3,
    })
    expect(withChoice(draft('bounds'), { district: 'farsta' }, ground)).toMatchObject({
      minimum: 1,
      maximum: null,
    })
    expect(withChoice(draft('places', { offer: 'o1' }), { places: 1 }, ground)).toMatchObject({ places: 1 })
    expect(newDraft(1, 'travel', ground).maxTravelMinutes).toBe(90)
  })

  it('has its place among those that are asked about, so that a fault finds its field', () => {
    const drafts = [draft('places'), draft('travel', { key: 2 }), draft('pin', { key: 3 })]
    const { changes, placeOf } = changesOf(drafts)
    expect(changes).toMatchObject([{ kind: 'travel' }])
    expect([1, 2, 3].map(key => placeOf.get(key))).toEqual([undefined, 0, undefined])
  })
})

describe('who is affected, in a sentence', () => {
  const affected = (...kinds: AffectedStudent['kind'][]) =>
    kinds.map((kind): AffectedStudent => ({
      student: { id: kind, label: kind, number: '1', universityId: 'SU' },
      kind,
      from: null,
      to: null,
    }))

  it('counts each kind in the singular and the plural', () => {
    expect(affectedSentence([], sv)).toBe('Ingen student berörs.')
    expect(affectedSentence(affected('moved'), sv)).toBe('1 student byter plats.')
    expect(affectedSentence(affected('moved', 'moved', 'placed', 'unplaced'), sv)).toBe(
      '2 studenter byter plats, 1 student får en plats och 1 student blir utan plats.',
    )
    expect(affectedSentence(affected('moved', 'moved', 'unplaced'), en)).toBe(
      '2 students change place and 1 student loses their place.',
    )
  })
})

describe('what a criterion counts', () => {
  it('is named in words', () => {
    const names = ['priority-1', 'priority-3', 'placed', 'outside', 'wish-2', 'wish-sum', 'travel']
    expect(names.map(name => criterionName(name, sv.name))).toEqual([
      'Placerade med förtur',
      'Placerade med förtur 3',
      'Placerade',
      'Utanför sin lista',
      'På önskemål 2',
      'Summan av önskemålens nummer',
      'Restid enkel väg, alla tillsammans, minuter',
    ])
  })
})
