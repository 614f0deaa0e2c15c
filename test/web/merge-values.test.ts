import { describe, expect, it } from 'vitest'
import { differencesOf, mergeValues } from '../../web/src/forms/merge-values.ts'

const base = { unit: 'Enheten', places: 2, name: 'Eva', email: 'eva@x.example', hidden: 1 }
const labels = { unit: 'Enhet', places: 'Antal', name: 'Handledare', email: 'Handledare' }

describe('mergeValues', () => {
  it('keeps what I changed and takes what they changed beside it', () => {
    const mine = { ...base, unit: 'Min' }
    const theirs = { ...base, places: 5, hidden: 2 }
    expect(mergeValues(base, mine, theirs, labels)).toEqual({ ...base, unit: 'Min', places: 5, hidden: 2 })
  })

  it('takes what is under one label from one side', () => {
    const mine = { ...base, email: 'bo@x.example' }
    const theirs = { ...base, name: 'Åke' }
    expect(mergeValues(base, mine, theirs, labels)).toEqual(mine)
  })

  it('keeps mine where both changed the same', () => {
    expect(mergeValues(base, { ...base, places: 3 }, { ...base, places: 4 }, labels).places).toBe(3)
  })
})

describe('differencesOf', () => {
  it('names each thing that differs once, and nothing without a label', () => {
    const other = { unit: 'Enheten', places: 5, name: 'Bo', email: null, hidden: 9 }
    expect(differencesOf(other, { ...base, email: null }, labels)).toEqual([
      { label: 'Antal', keys: ['places'] },
      { label: 'Handledare', keys: ['name'] },
    ])
  })
})
