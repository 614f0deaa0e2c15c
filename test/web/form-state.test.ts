import { describe, expect, it } from 'vitest'
import { parseWhole } from '../../web/src/forms/fields.tsx'
import {
  faultAt,
  fieldId,
  formReducer,
  isDirty,
  startForm,
  unreadableNumbers,
} from '../../web/src/forms/form-state.ts'

const start = startForm({ unit: 'Enheten', places: 2 })
const refused = formReducer(formReducer(start, { kind: 'submit' }), {
  kind: 'refuse',
  faults: [
    { path: 'unit', text: 'För långt.' },
    { path: 'wishes.0.fieldId', text: 'Okänt.' },
  ],
  refusal: null,
})

describe('formReducer', () => {
  it('keeps what was written when the server refuses', () => {
    const edited = formReducer(start, { kind: 'edit', change: { unit: 'Ny' }, path: 'unit' })
    const after = formReducer(edited, { kind: 'refuse', faults: [], refusal: 'Nej.' })
    expect(after.values).toEqual({ unit: 'Ny', places: 2 })
    expect(after).toMatchObject({ phase: 'editing', refusal: 'Nej.', refusals: 1 })
  })

  it('takes away what was said about the whole, and keeps what was written', () => {
    const edited = formReducer(start, { kind: 'edit', change: { unit: 'Ny' }, path: 'unit' })
    const said = formReducer(edited, { kind: 'refuse', faults: [], refusal: 'Någon annan har ändrat.' })
    expect(formReducer(said, { kind: 'clearRefusal' })).toMatchObject({
      refusal: null,
      values: { unit: 'Ny' },
    })
  })

  it('takes away the fault of the field that is edited, with those inside it', () => {
    const edited = formReducer(refused, { kind: 'edit', change: {}, path: 'wishes' })
    expect(edited.faults.map(fault => fault.path)).toEqual(['unit'])
  })

  it('counts refusals so that focus moves each time', () => {
    const again = formReducer(refused, { kind: 'refuse', faults: refused.faults, refusal: null })
    expect([refused.refusals, again.refusals]).toEqual([1, 2])
  })

  it('is clean again once the values are accepted', () => {
    const edited = formReducer(start, { kind: 'edit', change: { places: 3 }, path: 'places' })
    expect(isDirty(edited)).toBe(true)
    expect(isDirty(formReducer(edited, { kind: 'accept' }))).toBe(false)
  })
})

describe('faults and fields', () => {
  it('finds the fault of a field and of what is inside it', () => {
    expect(faultAt(refused.faults, 'wishes')).toBe('Okänt.')
    expect(faultAt(refused.faults, 'wish')).toBeUndefined()
  })

  it('makes an element id of a path', () => {
    expect(fieldId('shares.0.places')).toBe('f-shares-0-places')
  })
})

describe('numbers', () => {
  it('reads whole numbers with Swedish spaces and refuses the rest', () => {
    expect(parseWhole(' 1 234 ')).toBe(1234)
    expect(parseWhole('')).toBeNull()
    for (const text of ['7,5', '7.5', 'två', '1e3', '0x1']) expect(parseWhole(text)).toBeNaN()
  })

  it('tells where unreadable numbers are, by the path of the request', () => {
    const values = { target: Number.NaN, year: Number.NaN, shares: [{ places: 1 }, { places: Number.NaN }] }
    expect(unreadableNumbers(values, new Map([['year', 'id']]))).toEqual(['target', 'id', 'shares.1.places'])
  })
})
