import { createHash } from 'node:crypto'
import type { Succession } from '../organisation/succession.ts'
import { noCounts, type TermFigures } from './funnel.ts'
import { publish, type Published } from './published.ts'

/** What a report's figures are seen against: facts of the term and the organisation that are no events. */
export interface Given {
  readonly termId: string
  readonly target: number
  readonly matchingBeganAt: string | null
  readonly shares: readonly { readonly universityId: string; readonly places: number }[]
  /** Those that existed during the term, or that something is counted for. */
  readonly districts: readonly { readonly id: string; readonly name: string }[]
  readonly universities: readonly { readonly id: string; readonly name: string }[]
}

export interface ReportContent {
  readonly given: Given
  /** Never shown to anybody: to count again by, and to compare with. */
  readonly figures: TermFigures
  readonly published: Published
}

/** A report on the term: everybody that is given has a row, also those of whom nothing is counted. See `publish`. */
export function contentOf(
  given: Given,
  counted: TermFigures,
  earlier: readonly Published[] = [],
  bySex = true,
): ReportContent {
  const figures = {
    ...counted,
    districts: given.districts.map(
      ({ id }) =>
        counted.districts.find(district => district.id === id) ?? {
          id,
          offered: 0,
          unused: 0,
          counts: noCounts(),
        },
    ),
    universities: given.universities.map(
      ({ id }) => counted.universities.find(university => university.id === id) ?? { id, counts: noCounts() },
    ),
  }
  return { given, figures, published: publish(figures, earlier, bySex) }
}

/**
 * Whether all that was counted then is counted the same again, in whatever order the keys are: a database has an order of
 * its own. What the report lacks was not counted yet.
 */
export function isSame(again: TermFigures, reported: TermFigures): boolean {
  const known = Object.entries(again).filter(([member]) => member in reported)
  return sortedJson(Object.fromEntries(known)) === sortedJson(reported)
}

/** `sha256:` and 64 hex digits, of the JSON with keys in order and no white space. */
export function digestOf(content: ReportContent): string {
  return `sha256:${createHash('sha256').update(sortedJson(content), 'utf8').digest('hex')}`
}

function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${sortedJson(member)}`).join(',')}}`
}

/** Who succeeded whom, as stored today. */
export interface Successions {
  readonly districts: Succession
  readonly universities: Succession
}

/** `VT2020`, `['VT2018', 'HT2019', 'VT2021']` → `['VT2018']`: the same term of earlier years, the newest first. */
export function sameTermBefore(termId: string, all: readonly string[]): string[] {
  return all
    .filter(other => other.slice(0, 2) === termId.slice(0, 2) && other < termId)
    .sort()
    .reverse()
}
