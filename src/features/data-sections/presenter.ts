import type { Copy } from '../../copy/copy.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'

/** A part of what is known of a person (GDPR art. 15), with why it is stored. */
export interface DataSection {
  readonly title: string
  readonly why: string
  readonly rows: readonly { readonly label: string; readonly value: string }[]
}

export type Words = Copy['personalData']
export type Row = readonly [label: string, value: string | number | boolean | null]

/** Day and time in Stockholm. */
export function timeText(at: Date | null): string {
  if (at === null) return ''
  const { on, at: clock } = wallTimeOf(at)
  return `${on} ${clock}`
}

/** The part, or none when it has no rows. */
export function section(w: Words, name: keyof Words['sections'], rows: readonly Row[]): DataSection[] {
  if (rows.length === 0) return []
  const valueText = (value: Row[1]) => {
    if (value === null || value === '') return w.none
    return typeof value === 'boolean' ? (value ? w.yes : w.no) : String(value)
  }
  return [
    {
      title: w.sections[name],
      why: w.why[name],
      rows: rows.map(([label, value]) => ({ label, value: valueText(value) })),
    },
  ]
}

export const mailRows = (
  w: Words,
  mails: readonly { subject: string; createdAt: Date; sentAt: Date | null }[],
): Row[] =>
  mails.map(({ subject, createdAt, sentAt }) => [
    w.labels.mail,
    `${timeText(sentAt ?? createdAt)} ${subject}`,
  ])

export const linkRows = (w: Words, links: readonly { createdAt: Date; revokedAt: Date | null }[]): Row[] =>
  links.map(({ createdAt, revokedAt }) => [
    w.labels.link,
    [timeText(createdAt), timeText(revokedAt)].filter(Boolean).join(' – '),
  ])

/** When somebody read what is protected, and in which roles; not who. */
export const readingRows = (w: Words, readings: readonly { at: Date; roles: readonly string[] }[]): Row[] =>
  readings.map(({ at, roles }) => [
    w.labels.reading,
    `${timeText(at)} ${roles.map(kind => w.role[kind] ?? kind).join(', ')}`,
  ])
