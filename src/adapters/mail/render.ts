import { escapeHtml } from './escape-html.ts'

/** A heading, what is said under it, and where it leads. A line break inside a paragraph is kept. */
export interface MailSection {
  heading: string
  paragraphs: readonly string[]
  action?: { label: string; href: string }
}

/** What a mail says, before it is given a form. */
export interface MailContent extends MailSection {
  /** The parts of a mail that tells of several things, each under a heading of its own. */
  sections?: readonly MailSection[]
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
  section: 'margin:32px 0 8px;font-size:18px;line-height:1.3',
  paragraph: 'margin:0 0 16px',
  link: 'display:inline-block;padding:12px 20px;background:#0a3d7c;color:#ffffff;text-decoration:none;border-radius:4px',
  footer: 'margin:32px 0 0;padding-top:16px;border-top:1px solid #8a8a94;font-size:14px;color:#46464f',
}

/**
 * The mail as text and as HTML, saying the same. The HTML fetches nothing and every value in it is escaped; the text is
 * wrapped at 72 columns, but no word or address is broken. Throws when the action's address is not one of the web.
 */
export function renderMail(content: MailContent, language: 'sv' | 'en'): RenderedMail {
  for (const { action } of [content, ...(content.sections ?? [])]) {
    if (action && !/^https?:\/\/\S+$/.test(action.href)) {
      throw new Error('The action of a mail is a web address')
    }
  }
  return { text: renderText(content), html: renderHtml(content, language) }
}

function renderText({ sections = [], footer, ...opening }: MailContent): string {
  const blocks = [opening, ...sections].flatMap(({ heading, paragraphs, action }) => [
    wrap(heading),
    ...paragraphs.map(wrap),
    ...(action ? [`${wrap(action.label)}:\n${action.href}`] : []),
  ])
  return `${[...blocks, `-- \n${wrap(footer)}`].join('\n\n')}\n`
}

function renderHtml({ sections = [], footer, ...opening }: MailContent, language: 'sv' | 'en'): string {
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(opening.heading)}</title></head>`,
    `<body style="${STYLE.body}">`,
    `<div style="${STYLE.column}" lang="${language}">`,
    `<h1 style="${STYLE.heading}">${inline(opening.heading)}</h1>`,
    ...htmlUnder(opening),
    ...sections.flatMap(section => [
      `<h2 style="${STYLE.section}">${inline(section.heading)}</h2>`,
      ...htmlUnder(section),
    ]),
    `<p style="${STYLE.footer}">${inline(footer)}</p>`,
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function htmlUnder({ paragraphs, action }: MailSection): string[] {
  const link =
    action &&
    `<p style="${STYLE.paragraph}"><a style="${STYLE.link}" href="${escapeHtml(action.href)}">${inline(action.label)}</a></p>`
  return [
    ...paragraphs.map(paragraph => `<p style="${STYLE.paragraph}">${inline(paragraph)}</p>`),
    ...(link ? [link] : []),
  ]
}

function inline(text: string): string {
  return escapeHtml(text).replace(/\r?\n/g, '<br>\n')
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
