/** What a mail says, before it is given a form. A line break inside a paragraph is kept. */
export interface MailContent {
  heading: string
  paragraphs: readonly string[]
  action?: { label: string; href: string }
  footer: string
}

export interface RenderedMail {
  text: string
  html: string
}

const TEXT_WIDTH = 72

// Colours with a contrast of at least 7 to 1 on their background; system fonts only, since nothing is fetched.
const STYLE = {
  body: 'margin:0;padding:24px 16px;background:#ffffff;color:#1b1b1f;font:16px/1.5 Arial,Helvetica,sans-serif',
  column: 'max-width:600px;margin:0 auto',
  heading: 'margin:0 0 16px;font-size:22px;line-height:1.3',
  paragraph: 'margin:0 0 16px',
  link: 'display:inline-block;padding:12px 20px;background:#0a3d7c;color:#ffffff;text-decoration:none;border-radius:4px',
  footer: 'margin:32px 0 0;padding-top:16px;border-top:1px solid #8a8a94;font-size:14px;color:#46464f',
}

/**
 * The mail as text and as HTML, saying the same. The HTML fetches nothing and every value in it is escaped; the text is
 * wrapped at 72 columns, but no word or address is broken. Throws when the action's address is not one of the web.
 */
export function renderMail(content: MailContent, language: 'sv' | 'en'): RenderedMail {
  if (content.action && !/^https?:\/\/\S+$/.test(content.action.href)) {
    throw new Error('The action of a mail is a web address')
  }
  return { text: renderText(content), html: renderHtml(content, language) }
}

function renderText({ heading, paragraphs, action, footer }: MailContent): string {
  const link = action ? [`${wrap(action.label)}:\n${action.href}`] : []
  const blocks = [wrap(heading), ...paragraphs.map(wrap), ...link, `-- \n${wrap(footer)}`]
  return `${blocks.join('\n\n')}\n`
}

function renderHtml({ heading, paragraphs, action, footer }: MailContent, language: 'sv' | 'en'): string {
  const link = action
    ? [
        `<p style="${STYLE.paragraph}"><a style="${STYLE.link}" href="${escapeHtml(action.href)}">${inline(action.label)}</a></p>`,
      ]
    : []
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(heading)}</title></head>`,
    `<body style="${STYLE.body}">`,
    `<div style="${STYLE.column}" lang="${language}">`,
    `<h1 style="${STYLE.heading}">${inline(heading)}</h1>`,
    ...paragraphs.map(paragraph => `<p style="${STYLE.paragraph}">${inline(paragraph)}</p>`),
    ...link,
    `<p style="${STYLE.footer}">${inline(footer)}</p>`,
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function inline(text: string): string {
  return escapeHtml(text).replace(/\r?\n/g, '<br>\n')
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, character => entities[character] ?? character)
}

function wrap(text: string): string {
  return text
    .split(/\r?\n/)
    .map(line => wrapLine(line))
    .join('\n')
}

function wrapLine(line: string): string {
  const lines = ['']
  for (const word of line.split(' ').filter(part => part !== '')) {
    const current = lines.at(-1) ?? ''
    if (current === '') lines[lines.length - 1] = word
    else if (current.length + 1 + word.length <= TEXT_WIDTH) lines[lines.length - 1] = `${current} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}
