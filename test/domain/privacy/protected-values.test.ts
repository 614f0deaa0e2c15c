import { describe, expect, it } from 'vitest'
import { candidatesIn, protectedValues, type Identity } from '../../../src/domain/privacy/protected-values.ts'

const person: Identity = {
  firstName: 'Åsa-Lena Märta',
  lastName: 'von Björkström',
  emails: ['Asa.Bjorkstrom@student.su.example'],
  telephones: ['070-123 45 67'],
  addresses: ['Örtagårdsgränd 5 A, 123 45 Farsta'],
}

/** The kinds that a text holds of the person. */
function found(text: string, identity = person): string[] {
  const candidates = candidatesIn([text])
  const hits = protectedValues(identity).filter(({ candidate }) => candidates.has(candidate))
  return [...new Set(hits.map(({ kind }) => kind))]
}

describe('what the leak guard finds (P2)', () => {
  it.each([
    ['the name', 'Hej Åsa-Lena Björkström!'],
    ['the name in the other order', 'Björkström, Åsa'],
    ['other capitals', 'ÅSA BJÖRKSTRÖM'],
    ['no accents', 'Asa Bjorkstrom'],
    ['composed and decomposed letters', 'Åsa Björkström'.normalize('NFD')],
    ['several and unusual spaces', 'Åsa \u00a0\u2003 Björkström'],
    ['a line break', 'Åsa\nBjörkström'],
    ['soft hyphens and joiners', 'Å\u00adsa Björk\u200bström'],
    ['hyphens of another kind, or none', 'Åsa\u2011Lena Björkström and Åsalena Björkström'],
    ['HTML entities', '&Aring;sa Bj&#246;rkstr&#xF6;m'],
    ['HTML elements', '<b>Åsa</b> <span class="x">Björkström</span>'],
    ['a value in an element', '<a title="Åsa Björkström">hon</a>'],
    ['a folded line of iCalendar', 'SUMMARY:Samtal med Åsa Björk\r\n ström'],
    ['escapes of iCalendar', 'DESCRIPTION:Samtal\\nÅsa\\, Björkström'],
    ['escapes of JSON', '"\\u00c5sa Bj\\u00f6rkstr\\u00f6m"'],
    ['percent-encoding', '/x?namn=%C3%85sa%20Bj%C3%B6rkstr%C3%B6m'],
    ['a middle name', 'Åsa Sofia Karin Björkström'],
    ['a name written as one word', 'asabjorkstrom'],
  ])('finds the name through %s', (_, text) => {
    expect(found(text)).toContain('name')
  })

  it('finds an address of mail, a telephone number and a street', () => {
    expect(found('Skriv till asa.bjorkstrom@STUDENT.su.example.')).toContain('email')
    expect(found('asa.bjorkstrom(at)student.su.example')).not.toContain('telephone')
    for (const number of ['+46 70 123 45 67', '0701234567', '0046(0)70-1234567', '070/123.45.67']) {
      expect(found(`Ring ${number} i dag`)).toEqual(['telephone'])
    }
    expect(found('Hämta vid Örtagårdsgränd 5A')).toEqual(['address'])
    expect(found('Hämta vid Örtagårdsgränd 6')).toEqual([])
    expect(found('Hämta vid örtagårdsgränd 5 a, bv')).toEqual(['address'])
  })

  it.each([
    'Hej Åsa!',
    'Björkströms gård',
    'Åsa Ek och Lena Björk',
    'Märta von Rosen',
    'Samtal den 2020-01-20 kl. 10.00–11.00 med 12 345 678 saker',
    'Åsa, 0701234560',
  ])('lets %s pass', text => {
    expect(found(text)).toEqual([])
  })

  it('takes no half of a name for the person, and no particle', () => {
    expect(protectedValues({ firstName: 'Åsa' })).toEqual([])
    expect(protectedValues({ lastName: 'Ek', telephones: ['123'], emails: [] })).toEqual([])
    expect(found('Bo de la Cruz', { firstName: 'Bo', lastName: 'Ek' })).toEqual([])
    expect(found('Bo Ek', { firstName: 'Bo', lastName: 'Ek' })).toEqual(['name'])
  })
})
