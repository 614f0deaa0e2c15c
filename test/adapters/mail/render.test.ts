import { describe, expect, it } from 'vitest'
import { renderMail, type MailContent } from '../../../src/adapters/mail/render.ts'

const content: MailContent = {
  heading: 'Du har fått en VFU-plats',
  paragraphs: [
    'Hej Åsa!',
    'Du gör din VFU hos Farsta stadsdelsförvaltning, inom området äldre, från den 20 januari till den 5 juni 2020.',
    'Björkstigen 4\nPlan 3',
  ],
  action: { label: 'Se din placering', href: 'https://vfu.stockholm.example/p/abc?a=1&b=2' },
  footer: 'Du får det här mejlet för att du har sökt VFU-plats i Stockholms stad.',
}

/** The words of the HTML as a reader sees them. */
function wordsOf(html: string): string {
  const body = html.slice(html.indexOf('<body'))
  return body
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim()
}

describe('a rendered mail', () => {
  it('has a text of lines no longer than 72 characters', () => {
    expect(renderMail(content, 'sv').text).toBe(
      [
        'Du har fått en VFU-plats',
        '',
        'Hej Åsa!',
        '',
        'Du gör din VFU hos Farsta stadsdelsförvaltning, inom området äldre, från',
        'den 20 januari till den 5 juni 2020.',
        '',
        'Björkstigen 4',
        'Plan 3',
        '',
        'Se din placering:',
        'https://vfu.stockholm.example/p/abc?a=1&b=2',
        '',
        '-- ',
        'Du får det här mejlet för att du har sökt VFU-plats i Stockholms stad.',
        '',
      ].join('\n'),
    )
  })

  it('says the same in both forms', () => {
    const { text, html } = renderMail(content, 'sv')
    const withoutLink = text.replace(`:\n${content.action?.href ?? ''}`, '').replace('-- \n', '')
    expect(wordsOf(html)).toBe(withoutLink.replace(/\s+/g, ' ').trim())
    expect(html).toContain('href="https://vfu.stockholm.example/p/abc?a=1&amp;b=2"')
  })

  it('never breaks a long address', () => {
    const address = `https://vfu.stockholm.example/p/${'x'.repeat(120)}`
    const { text } = renderMail({ ...content, paragraphs: [`Öppna ${address} i din webbläsare.`] }, 'sv')
    expect(text).toContain(`\nÖppna\n${address}\ni din webbläsare.\n`)
  })

  it('states its language and fetches nothing', () => {
    const { html } = renderMail(content, 'en')
    expect(html).toContain('<html lang="en">')
    expect(html).not.toMatch(/<img|<link|<script|<style|src=|url\(|@import/i)
    expect(html.match(/https?:\/\/[^"\s]*/g)).toEqual(['https://vfu.stockholm.example/p/abc?a=1&amp;b=2'])
  })

  it('escapes every value in the HTML', () => {
    const hostile = '<img src=x onerror="a()">&\'</title>'
    const { html } = renderMail(
      {
        heading: hostile,
        paragraphs: [hostile],
        action: { label: hostile, href: 'https://vfu.example/"onclick="a()' },
        footer: hostile,
      },
      'sv',
    )
    const escaped = '&lt;img src=x onerror=&quot;a()&quot;&gt;&amp;&#39;&lt;/title&gt;'
    expect(html.split(escaped)).toHaveLength(6)
    expect(html).not.toContain('<img')
    expect(html).toContain('href="https://vfu.example/&quot;onclick=&quot;a()"')
  })

  it('links to the web only', () => {
    for (const href of ['javascript:alert(1)', 'data:text/html,x', '/p/abc', 'https://a b']) {
      expect(() => renderMail({ ...content, action: { label: 'Se', href } }, 'sv')).toThrow('web address')
    }
  })

  it('needs no action', () => {
    const { text, html } = renderMail({ heading: 'Hej', paragraphs: [], footer: 'VFU' }, 'sv')
    expect(text).toBe('Hej\n\n-- \nVFU\n')
    expect(html).not.toContain('<a ')
  })
})
