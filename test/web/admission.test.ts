import { describe, expect, it } from 'vitest'
import { admissionTo } from '../../web/src/shell/admission.ts'

const ID = '0b3c6d64-6f0e-4a57-9a7c-3d0f0a1b2c3d'
const TERM = { termId: 'VT2020' }

describe('admissionTo', () => {
  it.each([
    ['a district', 'district', '/terminer/$termId/studenter', 'notForRole'],
    ['a district', 'district', '/terminer/$termId/matchning/principer', 'notForRole'],
    ['a district', 'district', '/terminer/$termId/platser/ny', 'shown'],
    ['a university', 'university', '/terminer/$termId/platser', 'notForRole'],
    ['a university', 'university', '/terminer/$termId/studenter', 'shown'],
    ['a university', 'university', '/terminer/$termId/tavla', 'shown'],
    ['a university', 'university', '/personer/ny', 'notForRole'],
    ['a district', 'district', '/logg', 'notForRole'],
    ['a district', 'district', '/mitt-konto', 'shown'],
    ['central', 'central', '/terminer/$termId/studenter/ny', 'shown'],
  ] as const)('answers %s (%s) at %s: %s', (_who, role, route, answer) => {
    expect(admissionTo(route, TERM, [role], ['VT2020'])).toBe(answer)
  })

  it('takes each of several roles into account', () => {
    expect(admissionTo('/utskick', {}, ['district', 'central'], [])).toBe('shown')
    expect(admissionTo('/utskick/$messageId', { messageId: ID }, ['district', 'university'], [])).toBe(
      'notForRole',
    )
  })

  it('finds no page for a term or an id that cannot be', () => {
    for (const termId of ['VT20', 'vt2020', 'HT20200'])
      expect(admissionTo('/terminer/$termId', { termId }, ['central'], null)).toBe('notFound')
    const route = '/terminer/$termId/platser/$offerId'
    expect(admissionTo(route, { ...TERM, offerId: '17' }, ['central'], ['VT2020'])).toBe('notFound')
    expect(admissionTo(route, { ...TERM, offerId: ID }, ['central'], ['VT2020'])).toBe('shown')
  })

  it('waits with an unknown term until it is known which there are', () => {
    expect(admissionTo('/terminer/$termId', TERM, ['central'], null)).toBe('shown')
    expect(admissionTo('/terminer/$termId', TERM, ['central'], ['HT2020'])).toBe('notFound')
  })
})
