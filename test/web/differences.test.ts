import { describe, expect, it } from 'vitest'
import { matching as matchingEn } from '../../web/src/copy/en/matching.ts'
import { runsCompared as en } from '../../web/src/copy/en/runs-compared.ts'
import { matching } from '../../web/src/copy/sv/matching.ts'
import { runsCompared as sv } from '../../web/src/copy/sv/runs-compared.ts'
import type { InputDifference } from '../../web/src/pages/matching/differences.ts'
import { differenceText } from '../../web/src/pages/matching/differences.ts'

const student = { id: 's', label: 'Anna Ek', number: '1', universityId: 'SU' }
const offer = {
  id: 'o',
  districtId: 'farsta',
  districtName: 'Farsta stadsdelsförvaltning',
  unit: 'Mottagningen',
  fieldName: 'Äldre',
}
const other = { ...offer, districtName: 'Bromma stadsdelsförvaltning' }
const university = { id: 'SU', name: 'Stockholms universitet' }
const district = { id: 'farsta', name: 'Farsta stadsdelsförvaltning' }

const CASES: readonly (readonly [InputDifference, string])[] = [
  [
    { kind: 'policy', before: 'no-one-outside', after: 'lowest-average' },
    'Principen: från ”Ingen utanför sin lista” till ”Lägst snitt”.',
  ],
  [{ kind: 'seed' }, 'Lottningens frö är ett annat.'],
  [
    { kind: 'travelLimit', before: 90, after: null },
    'Terminens längsta restid: från 90 minuter till ingen gräns.',
  ],
  [
    {
      kind: 'share',
      university,
      before: { quota: 45, guarantee: 0 },
      after: { quota: 40, guarantee: 5 },
    },
    'Stockholms universitet: andelen från högst 45 till högst 40 och garantin från 0 till 5.',
  ],
  [
    { kind: 'share', university, before: null, after: { quota: 1, guarantee: 0 } },
    'Stockholms universitet är med.',
  ],
  [
    { kind: 'share', university, before: { quota: 1, guarantee: 0 }, after: null },
    'Stockholms universitet är inte längre med.',
  ],
  [
    {
      kind: 'bounds',
      district,
      before: { minimum: 1, maximum: null },
      after: { minimum: 1, maximum: 3 },
    },
    'Farsta: högsta antalet från ingen gräns till 3.',
  ],
  [{ kind: 'bounds', district, before: null, after: { minimum: 0, maximum: null } }, 'Farsta är med.'],
  [
    { kind: 'bounds', district, before: { minimum: 0, maximum: null }, after: null },
    'Farsta är inte längre med.',
  ],
  [
    { kind: 'places', offer, before: 1, after: 2 },
    'Farsta: Mottagningen (Äldre): från 1 plats till 2 platser.',
  ],
  [{ kind: 'places', offer, before: null, after: 2 }, 'Farsta: Mottagningen (Äldre) är ny med 2 platser.'],
  [{ kind: 'places', offer, before: 2, after: null }, 'Farsta: Mottagningen (Äldre) är borttagen.'],
  [
    { kind: 'offer', offer, members: ['period', 'requires'] },
    'Farsta: Mottagningen (Äldre): perioden och kraven har ändrats.',
  ],
  [{ kind: 'studentAdded', student }, 'Anna Ek är ny.'],
  [{ kind: 'studentRemoved', student }, 'Anna Ek är borttagen.'],
  [{ kind: 'student', student, members: ['wishes'] }, 'Anna Ek: önskemålen har ändrats.'],
  [{ kind: 'pin', student, before: null, after: offer }, 'Anna Ek är låst vid Farsta: Mottagningen.'],
  [
    { kind: 'pin', student, before: offer, after: null },
    'Anna Ek är inte längre låst vid Farsta: Mottagningen.',
  ],
  [
    { kind: 'pin', student, before: offer, after: other },
    'Anna Ek är låst vid Bromma: Mottagningen i stället för Farsta: Mottagningen.',
  ],
]

describe('a difference between two runs’ inputs', () => {
  it.each(CASES)('is a sentence: %o', (difference, sentence) => {
    expect(differenceText(difference, sv, matching.policy)).toBe(sentence)
  })

  it('is a sentence in English too', () => {
    const sentences = CASES.map(([difference]) => differenceText(difference, en, matchingEn.policy))
    expect(new Set(sentences).size).toBe(CASES.length)
    expect(sentences[9]).toBe('Farsta: Mottagningen (Äldre): from 1 place to 2 places.')
  })
})
