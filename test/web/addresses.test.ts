import { describe, expect, it } from 'vitest'
import { safeReturn } from '../../web/src/pages/sign-in/return-address.ts'
import { samePageOf } from '../../web/src/shell/same-page.ts'
import type { TermSummary } from '../../web/src/shell/term-choice.ts'
import { defaultTerm, newestFirst } from '../../web/src/shell/term-choice.ts'
import { parseUrlState, stringifyUrlState } from '../../web/src/ui/url-state.ts'

describe('safeReturn', () => {
  it('goes back to pages of our own', () => {
    expect(safeReturn('/terminer/VT2020/platser?sok=a')).toBe('/terminer/VT2020/platser?sok=a')
  })

  it('goes nowhere else', () => {
    for (const address of [
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/\n//evil.example',
      '/terminer\\..\\..\\evil.example',
      'https://evil.example',
      'javascript:1',
      '',
      null,
    ]) {
      expect(safeReturn(address)).toBeNull()
    }
  })
})

describe('samePageOf', () => {
  it('stays on the page when the term changes', () => {
    expect(samePageOf('/terminer/VT2020/tavla')).toBe('/terminer/$termId/tavla')
    expect(samePageOf('/terminer/VT2020')).toBe('/terminer/$termId')
  })

  it('goes to the list from one item', () => {
    expect(samePageOf('/terminer/VT2020/platser/17')).toBe('/terminer/$termId/platser')
  })

  it('goes home from pages that belong to no term', () => {
    expect(samePageOf('/terminer/ny')).toBe('/')
    expect(samePageOf('/utskick')).toBe('/')
  })
})

describe('the term to show', () => {
  const term = (id: string, phase: TermSummary['phase']): TermSummary => ({
    id,
    phase,
    target: 100,
    startsOn: '2020-01-20',
    endsOn: '2020-06-05',
  })

  it('is the newest under way, before drafts and what is over', () => {
    const terms = [term('HT2020', 'draft'), term('HT2019', 'closed'), term('VT2020', 'running')]
    expect(defaultTerm(terms)?.id).toBe('VT2020')
    expect(defaultTerm([term('HT2020', 'draft'), term('HT2019', 'closed')])?.id).toBe('HT2020')
    expect(defaultTerm([term('VT2019', 'closed'), term('HT2019', 'closed')])?.id).toBe('HT2019')
    expect(defaultTerm([])).toBeNull()
  })

  it('orders autumn after spring of the same year', () => {
    const ids = newestFirst([term('HT2019', 'closed'), term('VT2020', 'closed'), term('VT2019', 'closed')])
    expect(ids.map(one => one.id)).toEqual(['VT2020', 'HT2019', 'VT2019'])
  })
})

describe('state in the address', () => {
  it('keeps text as text', () => {
    expect(parseUrlState('?sok=12&termin=VT2020')).toEqual({ sok: '12', termin: 'VT2020' })
  })

  it('leaves out what is empty', () => {
    expect(stringifyUrlState({ sok: 'å', sortera: undefined, tom: '' })).toBe('?sok=%C3%A5')
    expect(stringifyUrlState({})).toBe('')
  })
})
