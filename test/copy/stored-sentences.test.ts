import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { failureSentence, mailFailureSentence } from '../../src/copy/en/failure-sentences.ts'
import { matchingSentence, violationSentence } from '../../src/copy/en/matching-sentences.ts'
import { countedConflicts } from '../../src/domain/matching/conflict-counts.ts'
import { foreseenConflicts } from '../../src/domain/matching/foreseen.ts'
import { checkPlacements } from '../../src/domain/matching/check-rules.ts'
import { expectEnglish } from '../support/english.ts'
import { randomInstance } from '../support/random-instance.ts'
import { randomSource } from '../support/random-source.ts'

describe('what is stored in Swedish, for a reader of English', () => {
  it('is what the checker says of any placements', () => {
    const rules = new Set<string>()
    for (let seed = 1; seed <= 300; seed += 1) {
      const instance = randomInstance(seed, { together: seed % 3 === 0 })
      const random = randomSource(seed)
      const placements =
        instance.offers.length === 0
          ? []
          : instance.students.map(({ id }) => ({ student: id, offer: random.pick(instance.offers).id }))
      for (const { rule, text } of checkPlacements(instance, placements)) {
        rules.add(rule)
        expectEnglish(violationSentence(text))
      }
      for (const { text } of [...foreseenConflicts(instance), ...countedConflicts(instance)])
        expectEnglish(matchingSentence(text))
    }
    expect(rules.size).toBeGreaterThan(8)
  })

  it('is each sentence that a failed mail gets, with its reply code', () => {
    const source = ['smtp-failure', 'smtp'].map(name =>
      fs.readFileSync(`src/adapters/mail/${name}.ts`, 'utf8'),
    )
    const told = source.join('\n').match(/'[A-ZÅÄÖ][^']*\.'/g) ?? []
    expect(told.length).toBeGreaterThan(15)
    for (const sentence of told) expectEnglish(mailFailureSentence(sentence.slice(1, -1)))
    expect(mailFailureSentence('Mejlservern avvisade mejlet. Svarskod 554.')).toBe(
      'The mail server refused the mail. Reply code 554.',
    )
  })

  it('is why a run came to nothing', () => {
    expectEnglish(failureSentence('Ett fel i systemet avbröt körningen.'))
    expectEnglish(failureSentence('Körningen hann inte klart inom tidsgränsen.'))
    expectEnglish(failureSentence('Tiden tog slut innan någon tillåten plan var funnen.'))
  })
})
