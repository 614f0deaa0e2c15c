import { describe, expect, it } from 'vitest'
import { copyIn } from '../../src/copy/copy.ts'
import { dateInWords, termInWords } from '../../src/copy/in-words.ts'

describe('words in a letter', () => {
  it('name a term and a day as people do', () => {
    expect([termInWords('VT2020', 'sv'), termInWords('HT2020', 'en')]).toEqual([
      'vårterminen 2020',
      'the autumn term 2020',
    ])
    expect([dateInWords('2019-12-13', 'sv'), dateInWords('2019-12-13', 'en')]).toEqual([
      '13 december 2019',
      '13 December 2019',
    ])
  })

  it('leave codes and numbered dates to machines', () => {
    const facts = { term: 'VT2020', district: 'Farsta', count: 2, dueOn: '2019-12-13' }
    for (const language of ['sv', 'en'] as const) {
      const text = copyIn[language].mails.proposalsToAnswer(facts).paragraphs.join(' ')
      expect(text).not.toMatch(/VT2020|2019-12-13/)
      expect(text).toMatch(/13 [dD]ecember 2019/)
    }
  })
})
