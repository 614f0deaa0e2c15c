import { describe, expect, it } from 'vitest'
import { renderMail } from '../../src/adapters/mail/render.ts'
import { copyIn, type Copy } from '../../src/copy/copy.ts'
import type { MailWords } from '../../src/copy/sv/mails.ts'
import { contentOf } from '../../src/features/outbox/mail.ts'

const FACTS = {
  term: 'VT2020',
  district: 'Farsta',
  university: 'SU',
  owner: 'Farsta',
  name: 'Åsa "Å" <Öberg> & co',
  email: 'asa@stockholm.example',
  units: ['Enhet 1', 'Enhet 2'],
  count: 2,
  placed: 1,
  unplaced: 1,
  days: 7,
  minutes: 20,
  dueOn: '2019-12-13',
  kind: 'first-day',
  when: { on: '2020-01-20', from: '09:00', to: '10:00' },
  location: 'Entrén',
  material: ['Rutin: https://stockholm.example/rutin'],
  declineReason: 'workload',
  comment: 'Två andra är på väg',
} as const

type Words = Omit<MailWords, 'action'> & { action?: string }

/** Every mail in the language, by the name of its words. */
function mailsIn({ mails, reminders }: Copy): [string, Words][] {
  const all = { ...mails, ...reminders } as unknown as Record<string, (facts: object) => Words>
  return Object.entries(all).map(([name, write]) => [
    name,
    write({ ...FACTS, ...(name === 'escalation' && { kind: 'offers' }) }),
  ])
}

/** The words that a reader meets, in their order, addresses included. */
const wordsOf = (text: string) => text.split(/\s+/).filter(word => word !== '' && word !== '--')

function wordsOfHtml(html: string): string[] {
  const body = html
    .slice(html.indexOf('<body'))
    // The text names a link's address after its words.
    .replace(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/g, '$2: $1')
    .replace(/<[^>]+>/g, ' ')
  const entities: Record<string, string> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&amp;': '&',
  }
  return wordsOf(body.replace(/&(lt|gt|quot|#39|amp);/g, entity => entities[entity]!))
}

describe.each(['sv', 'en'] as const)('every mail in %s', language => {
  it.each(mailsIn(copyIn[language]))('%s says the same in text and in HTML', (_name, words) => {
    const part = { words: { heading: 'Del', paragraphs: ['En del.'], action: 'Öppna' }, path: '/del' }
    const mail = { recipient: 'x@x.example', language, words, path: '/sida', parts: [part] }
    const { text, html } = renderMail(contentOf(mail, 'http://vfu.example'), language)
    expect(wordsOfHtml(html)).toEqual(wordsOf(text))
  })

  it.each(mailsIn(copyIn[language]))(
    '%s has a subject of one line that ends without a full stop',
    (_name, words) => {
      expect(words.subject).toMatch(/^[^\r\n]{5,120}[^\r\n.]$/)
      expect(words.footer.length).toBeGreaterThan(0)
    },
  )
})
