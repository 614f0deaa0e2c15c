import { describe, expect, it } from 'vitest'
import {
  acceptsChanges,
  acceptsData,
  acceptsSettings,
  isPublic,
  isRepairable,
  moveObstacle,
  nextPhases,
  PHASES,
  type Phase,
  type TermFacts,
} from '../../../src/domain/terms/phases.ts'

/** S1's table, written a second time: from each phase, where to. */
const ALLOWED: Record<Phase, Phase[]> = {
  draft: ['collecting'],
  collecting: ['matching', 'draft'],
  matching: ['confirming', 'collecting'],
  confirming: ['published', 'matching'],
  published: ['running'],
  running: ['closed'],
  closed: [],
}

/** A term in which nothing stands in the way of any move that is judged by its data. */
const ready: Omit<TermFacts, 'phase'> = {
  offers: 3,
  students: 5,
  unansweredProposals: 0,
  confirmedPlacements: 3,
  placementsUnderWay: 0,
}
const moves = PHASES.flatMap(from => PHASES.map(to => [from, to] as const))

describe('the moves between phases (S1)', () => {
  it.each(moves)('are as the table says from %s to %s', (from, to) => {
    const facts = { phase: from, ...ready, ...(to === 'draft' && none) }
    expect(moveObstacle(facts, to)).toEqual(expected(from, to))
  })

  it.each(PHASES)('are offered from %s in the table’s order', phase => {
    expect(nextPhases(phase)).toEqual(ALLOWED[phase])
  })

  it('never leave a term that is closed', () => {
    expect(nextPhases('closed')).toEqual([])
  })
})

const none = { offers: 0, students: 0 }

function expected(from: Phase, to: Phase) {
  if (!ALLOWED[from].includes(to)) return { code: 'moveUnknown', from, to }
  return to === 'confirming' ? { code: 'noChosenRun' } : null
}

describe('what stands in the way of a move (S1)', () => {
  it.each([
    ['collecting', 'matching', { offers: 0 }, { code: 'noOffers' }],
    ['collecting', 'matching', { students: 0 }, { code: 'noStudents' }],
    ['collecting', 'matching', none, { code: 'noOffers' }],
    ['collecting', 'draft', { offers: 1, students: 0 }, { code: 'hasOffersOrStudents' }],
    ['collecting', 'draft', { offers: 0, students: 1 }, { code: 'hasOffersOrStudents' }],
    ['confirming', 'published', { unansweredProposals: 2 }, { code: 'unansweredProposals', count: 2 }],
    ['confirming', 'published', { confirmedPlacements: 0 }, { code: 'nothingConfirmed' }],
    ['running', 'closed', { unansweredProposals: 1 }, { code: 'unansweredProposals', count: 1 }],
    ['running', 'closed', { placementsUnderWay: 3 }, { code: 'placementsUnderWay', count: 3 }],
  ] as const)('from %s to %s with %o is named', (phase, to, facts, obstacle) => {
    expect(moveObstacle({ phase, ...ready, ...facts }, to)).toEqual(obstacle)
  })

  it('is the unanswered proposals before the missing confirmations', () => {
    const facts = { ...ready, unansweredProposals: 1, confirmedPlacements: 0 }
    expect(moveObstacle({ phase: 'confirming', ...facts }, 'published')).toEqual({
      code: 'unansweredProposals',
      count: 1,
    })
  })

  it('is nothing when a term goes back to match again, whatever has been answered', () => {
    const facts = { ...ready, ...none, unansweredProposals: 4, confirmedPlacements: 2 }
    expect(moveObstacle({ phase: 'confirming', ...facts }, 'matching')).toBeNull()
    expect(moveObstacle({ phase: 'matching', ...facts }, 'collecting')).toBeNull()
  })
})

describe('offers and students (S3)', () => {
  it.each(PHASES)('are judged while the term is %s', phase => {
    expect(acceptsData(phase)).toBe(phase === 'collecting' || phase === 'matching')
  })

  it('change one at a time from the collecting until the term is closed (S8)', () => {
    expect(PHASES.filter(acceptsChanges)).toEqual([
      'collecting',
      'matching',
      'confirming',
      'published',
      'running',
    ])
  })
})

describe('what falls away', () => {
  it('is mended by a repair once proposals are out (R20, S6, S7)', () => {
    expect(PHASES.filter(isRepairable)).toEqual(['confirming', 'published', 'running'])
  })

  it('is replaced in public once students have been told (S7)', () => {
    expect(PHASES.filter(isPublic)).toEqual(['published', 'running'])
  })
})

describe('the settings that a term is matched by (S2, R3, R4)', () => {
  it.each(PHASES)('are judged while the term is %s', phase => {
    expect(acceptsSettings(phase)).toBe(['draft', 'collecting', 'matching'].includes(phase))
  })
})
