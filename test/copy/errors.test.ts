import { describe, expect, it } from 'vitest'
import { copyIn } from '../../src/copy/copy.ts'

describe('the sentence of a refusal', () => {
  it('names the term’s phase in the reader’s words, never by its identifier', () => {
    const refusals = (['sv', 'en'] as const).map(language =>
      copyIn[language].errors.phaseRefuses({ phase: 'collecting' }),
    )
    expect(refusals).toEqual([
      'Det går inte i terminens nuvarande skede: insamling.',
      'This is not possible in the term’s present phase: collecting.',
    ])
  })

  it('counts faults in the singular and the plural', () => {
    const { importFaulty } = copyIn.sv.errors
    expect([1, 2].map(count => importFaulty({ count }))).toEqual([
      'Filen har ett fel. Inget har lästs in.',
      'Filen har 2 fel. Inget har lästs in.',
    ])
  })
})
