import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AppError } from '../../src/errors.ts'
import { contract } from '../../src/features/contract.ts'
import { validate, validateAddress } from '../../src/http/validate.ts'

type Language = 'sv' | 'en'

function faults(schema: z.ZodType, value: unknown, language: Language = 'sv') {
  try {
    validate(schema, value, language)
  } catch (error) {
    if (error instanceof AppError) return error.fields
    throw error
  }
  throw new Error('The schema accepted the value')
}

const textOf = (schema: z.ZodType, value: unknown, language: Language = 'sv') =>
  faults(z.object({ value: schema }), { value }, language)[0]?.text

describe('the sentence of a faulty field', () => {
  it.each([
    ['nothing', z.string(), null, 'Fyll i det här.'],
    ['an empty text', z.string().min(1), '', 'Fyll i det här.'],
    ['a short text', z.string().min(3), 'ab', 'Skriv minst 3 tecken.'],
    ['a long text', z.string().max(2), 'abc', 'Skriv högst 2 tecken.'],
    ['a text for a number', z.int(), '12', 'Skriv ett heltal, till exempel 12.'],
    ['a part of a number', z.int(), 7.5, 'Skriv ett heltal, till exempel 12.'],
    ['an early year', z.int().min(1950), 1900, 'Skriv ett tal som är minst 1950.'],
    ['a large number', z.int().max(50), 51, 'Skriv ett tal som är högst 50.'],
    ['too many', z.array(z.int()).max(1), [1, 2], 'Ange högst 1.'],
    ['too few', z.array(z.int()).min(1), [], 'Ange minst 1.'],
    ['half an address', z.email(), 'namn@', 'Skriv en hel e-postadress, till exempel namn@stockholm.se.'],
    ['a day that is none', z.iso.date(), '2020-02-30', 'Ange ett datum som finns, till exempel 2020-01-20.'],
    ['an id that is none', z.uuid(), '17', 'Det du valde finns inte. Läs in sidan på nytt och välj igen.'],
    ['another choice', z.enum(['a', 'b']), 'c', 'Välj ett av alternativen.'],
    ['another kind', z.boolean(), 'ja', 'Uppgiften går inte att använda. Fyll i den på nytt.'],
  ])('for %s says what to do', (_name, schema, value, sentence) => {
    expect(textOf(schema, value)).toBe(sentence)
  })

  it('knows the patterns and rules of the contract', () => {
    const term = contract['POST /api/terms'].body
    const texts = faults(term, {
      id: 'VT20',
      target: 1,
      maxTravelMinutes: null,
      startsOn: '1850-01-01',
      endsOn: '2020-06-05',
      offersDueOn: '9999-12-31',
      confirmDueOn: null,
      shares: [1, 1].map(places => ({ universityId: 'SU', places, guarantee: 0 })),
    }).map(({ path, text }) => [path, text])
    expect(texts).toEqual([
      ['id', 'Skriv terminen som VT eller HT och ett år med fyra siffror, till exempel VT2020.'],
      ['startsOn', 'Ange ett datum efter år 1900.'],
      ['offersDueOn', 'Ange ett datum före år 2200.'],
      ['shares', 'Samma lärosäte står två gånger. Ta bort det ena.'],
    ])
    const occasion = contract['PUT /api/placements/:placementId/occasions/:occasionId'].body
    const seen = { title: null, startAt: null, endAt: null, location: null, contact: null, text: null }
    const typed = { on: '2020-01-20', from: '9', to: '11:00', location: 'Rum 1', seen }
    expect(faults(occasion, typed)).toEqual([
      { path: 'from', text: 'Skriv klockslaget som timmar och minuter, till exempel 09:00.' },
    ])
  })

  it('is about the alternative that the value fits best', () => {
    const confirm = contract['POST /api/placements/:placementId/confirm'].body
    const supervisor = { name: 'Åsa Öberg', email: null, degreeYear: 1900, hasSupervisorCourse: null }
    expect(faults(confirm, { supervisor })).toEqual([
      { path: 'supervisor.degreeYear', text: 'Skriv ett tal som är minst 1950.' },
    ])
  })

  it('is English for who reads English', () => {
    expect(textOf(z.int().min(1950), 1900, 'en')).toBe('Write a number that is at least 1950.')
  })
})

describe('an address', () => {
  it('that names what cannot be is not found', () => {
    const { params } = contract['GET /api/terms/:termId']
    expect(validateAddress(params, { termId: 'VT2020' })).toEqual({ termId: 'VT2020' })
    for (const termId of ['ny', 'VT20', 'VT2020 ']) {
      expect(() => validateAddress(params, { termId })).toThrow(expect.objectContaining({ code: 'notFound' }))
    }
  })
})
