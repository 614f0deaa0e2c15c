import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { addDays } from '../../domain/calendar/calendar-date.ts'
import { instantOf } from '../../domain/calendar/wall-time.ts'
import { correctionOf, type Correction } from '../../domain/statistics/correction.ts'
import { figuresOf } from '../../domain/statistics/funnel.ts'
import {
  contentOf,
  digestOf,
  isSame,
  sameTermBefore,
  type ReportContent,
} from '../../domain/statistics/report.ts'
import { refusal } from '../../errors.ts'
import {
  findBounds,
  findEvents,
  findGiven,
  findNewestReportId,
  findReport,
  findReports,
  findTermIds,
  insertReport,
  saveOpenData,
  stopEvents,
  type FrozenReport,
} from './repository.ts'

/** How many earlier years a term is seen beside. */
const EARLIER_TERMS = 5

/**
 * T2 as it would be reported with what is known, or with what had happened by the end of the day in Stockholm. Of a day
 * that somebody chooses nothing is told by sex: the figures of two days beside each other would tell of the few between
 * them (P7). It is told when the report is frozen, beside those that were frozen before.
 */
export async function presentReport(
  tx: Transaction,
  termId: string,
  asOf: string | null = null,
  bySex = asOf === null,
): Promise<ReportContent> {
  const before = endOf(asOf)
  const given = await findGiven(tx, termId, before)
  if (!given) throw refusal('notFound')
  const events = await findEvents(tx, termId, { bounds: null, before })
  const figures = figuresOf({ ...events, matchingBeganAt: given.matchingBeganAt })
  const earlier = await findReports(tx, termId)
  return contentOf(
    given,
    figures,
    earlier.map(({ content }) => content.published),
    bySex,
  )
}

/** The same term of earlier years: as it was reported, or else as it is known. */
export async function earlierReports(tx: Transaction, termId: string) {
  const reports: { content: ReportContent; frozen: FrozenReport | null }[] = []
  for (const id of sameTermBefore(termId, await findTermIds(tx)).slice(0, EARLIER_TERMS)) {
    const [frozen] = await findReports(tx, id)
    reports.push({ content: frozen?.content ?? (await presentReport(tx, id)), frozen: frozen ?? null })
  }
  return reports
}

/**
 * Freezes T2 for the term (S8): content, digest, and the last events that it counts. No event is under way meanwhile, so
 * that counting up to these again gives the same for ever. Returns the report's id.
 */
export function freezeReport(deps: Deps, actor: Actor, termId: string, asOf: string | null): Promise<string> {
  const id = deps.ids.uuid()
  return transact(
    deps.db,
    async tx => {
      await stopEvents(tx)
      const bounds = await findBounds(tx)
      const content = await presentReport(tx, termId, asOf, true)
      const { personId } = actor
      const at = deps.clock.now()
      await insertReport(tx, { id, termId, at, asOf, bounds, content, personId, digest: digestOf(content) })
      return id
    },
    'ReadCommitted',
  )
}

export interface CheckedReport {
  readonly frozen: FrozenReport
  readonly isReproduced: boolean
  readonly isIntact: boolean
  readonly correction: Correction | null
}

/** A frozen report, counted again from the events that it counted, and compared with what is known now. */
export async function checkReport(tx: Transaction, id: string): Promise<CheckedReport> {
  const frozen = await findReport(tx, id)
  if (!frozen) throw refusal('notFound')
  const { bounds, content, asOf } = frozen
  const { given } = content
  const counted = async (known: boolean) => {
    const extent = known ? { bounds, before: endOf(asOf) } : { bounds: null, before: null }
    const events = await findEvents(tx, given.termId, extent)
    return contentOf(given, figuresOf({ ...events, matchingBeganAt: given.matchingBeganAt }))
  }
  const again = await counted(true)
  return {
    frozen,
    isReproduced: isSame(again.figures, content.figures),
    isIntact: digestOf(content) === frozen.digest,
    correction: correctionOf(content, await counted(false)),
  }
}

/**
 * Opens the term's newest frozen report to everybody, or closes it. Nobody opens what they haven't seen: refuses when another
 * report has been frozen since `reportId`.
 */
export async function setOpenData(
  deps: Deps,
  actor: Actor,
  termId: string,
  { isOpen, reportId }: { isOpen: boolean; reportId: string | null },
): Promise<void> {
  await transact(deps.db, async tx => {
    if (!(await findGiven(tx, termId, null))) throw refusal('notFound')
    if (isOpen && (await findNewestReportId(tx, termId)) !== reportId) throw refusal('changedMeanwhile')
    await saveOpenData(tx, { termId, isOpen, changedAt: deps.clock.now(), personId: actor.personId })
  })
}

function endOf(on: string | null): Date | null {
  return on === null ? null : instantOf({ on: addDays(on, 1), at: '00:00' })
}
