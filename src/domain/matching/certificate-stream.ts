import type { RowBounds, RowIndex } from './certificate-bound.ts'
import {
  boundOf,
  boundsOfOptimal,
  doesNotExclude,
  dualsByRow,
  isLimitless,
  limitlessRow,
  rowIndexOf,
} from './certificate-bound.ts'
import type { AlikeOffers } from './certificate-pairs.ts'
import { pairsByAlikeOffers } from './certificate-pairs.ts'
import type { Column } from './certificate-program.ts'
import { addendOf, rowsOf } from './certificate-program.ts'
import { rankOf } from './check-pair.ts'
import { quoted } from './fault.ts'
import type { Instance, Offer, Student } from './instance.ts'
import type { StageProof } from './proof.ts'
import { SHORTFALL } from './proof.ts'
import type { Criterion } from './result.ts'

/*
 * The certificate of a proof that was never divided, at any size: pair by pair, and for each pair stage by stage until a
 * stage closes it. Nothing is kept of a pair, so that a country's hundred million take time but no memory. What the dual
 * values prove is told in certificate-bound.ts.
 */

export type StreamedStages =
  | { readonly ok: true; readonly stages: readonly { readonly name: string; readonly bound: bigint }[] }
  | { readonly ok: false; readonly text: string }

interface PricedStage {
  readonly name: string
  readonly duals: Float64Array
  readonly costOf: (pair: Column) => number
  readonly isDraw: boolean
  /** By kind of alike offers the dual value that all of them have; NaN when they differ. */
  readonly dualOfKind: Float64Array
}

/** The bounds that the stages prove; not ok, with a Swedish sentence about the first stage that doesn't prove its own. */
export function streamedStages(
  instance: Instance,
  criteria: readonly Criterion[],
  proved: readonly StageProof[],
): StreamedStages {
  const rows = rowsOf(instance)
  const { kinds, eachAllowed } = pairsByAlikeOffers(instance)
  const indexOf = rowIndexOf({ rows })
  const rowsOfPairs = pairRows(instance, indexOf, kinds)
  let bounds: RowBounds = {
    lower: Float64Array.from(rows, ({ lower }) => lower),
    upper: Float64Array.from(rows, ({ upper }) => upper),
  }
  const stages: PricedStage[] = []
  const certified: { name: string; bound: bigint }[] = []
  // The first stage with a fault of its own; what pairs say of the stages before it comes first.
  let fault: string | null = null
  for (const [at, { name, bound, duals: named }] of proved.entries()) {
    const isShortfall = name === SHORTFALL && proved.length === 1
    const criterion = isShortfall ? ({ name, sense: 'min' } as const) : criteria[at]
    const read = dualsByRow(indexOf, named, new Float64Array(rows.length))
    fault = faultOfStage(name, criterion?.name, read)
    if (fault !== null || !criterion || !read.ok) break
    const { duals } = read
    const limitless = limitlessRow(bounds, duals)
    if (limitless >= 0) {
      fault = `Steget ${name} ${isLimitless(rows[limitless])}.`
      break
    }
    stages.push(pricedStage(instance, criterion, duals, kinds, rowsOfPairs.offers))
    const proves = boundOf(bounds, duals)
    certified.push({ name, bound: proves })
    if (proves !== BigInt(criterion.sense === 'max' ? -bound : bound)) {
      fault = `Dualvärdena i steget ${name} ger inte gränsen ${bound}.`
      break
    }
    bounds = boundsOfOptimal(bounds, duals)
  }
  const open = firstNegative(instance, stages, kinds, eachAllowed, rowsOfPairs)
  if (open)
    return { ok: false, text: `Steget ${open.stage.name} ${doesNotExclude(open.student, open.offer)}.` }
  return fault === null ? { ok: true, stages: certified } : { ok: false, text: fault }
}

function faultOfStage(name: string, expected: string | undefined, read: ReturnType<typeof dualsByRow>) {
  if (name !== expected) return `Bevisets steg ${quoted(name)} är inte kriteriet på sin plats i ordningen.`
  return read.ok ? null : `Steget ${name} har ett dualvärde för ${quoted(read.stranger)}, som inte finns.`
}

interface PairRows {
  readonly universities: Int32Array
  readonly students: Int32Array
  readonly offers: Int32Array
  /** By kind of alike offers. */
  readonly districts: Int32Array
}

function pairRows(
  { students, offers }: Instance,
  indexOf: RowIndex,
  kinds: readonly AlikeOffers[],
): PairRows {
  return {
    universities: Int32Array.from(students, ({ university }) => indexOf.universities.get(university) ?? -1),
    students: Int32Array.from(students, ({ id }) => indexOf.students.get(id) ?? -1),
    offers: Int32Array.from(offers, ({ id }) => indexOf.offers.get(id) ?? -1),
    districts: Int32Array.from(kinds, ({ someone }) => indexOf.districts.get(someone.district) ?? -1),
  }
}

function pricedStage(
  instance: Instance,
  { name, sense }: Pick<Criterion, 'name' | 'sense'>,
  duals: Float64Array,
  kinds: readonly AlikeOffers[],
  offerRows: Int32Array,
): PricedStage {
  const addend = addendOf(instance, name)
  const dualOf = (offer = -1): number => duals[offerRows[offer] as number] as number
  return {
    name,
    duals,
    costOf: sense === 'max' ? pair => -addend(pair) : addend,
    isDraw: name === 'lottery',
    dualOfKind: Float64Array.from(kinds, ({ members }) => {
      const first = dualOf(members[0])
      return members.every(offer => dualOf(offer) === first) ? first : Number.NaN
    }),
  }
}

interface OpenPair {
  readonly at: number
  readonly stage: PricedStage
  readonly student: Student
  readonly offer: Offer
}

/** A pair with a negative reduced cost in the earliest stage that has one; null when there is none. */
function firstNegative(
  { students, offers }: Instance,
  stages: readonly PricedStage[],
  kinds: readonly AlikeOffers[],
  eachAllowed: ReturnType<typeof pairsByAlikeOffers>['eachAllowed'],
  rows: PairRows,
): OpenPair | null {
  let found: OpenPair | null = null
  const own = new Float64Array(stages.length)
  /** From the stage `at` on, where the student's pairs with all offers of the kind, or with one of them, are still open. */
  const tryFrom = (at: number, student: Student, kind: number, rank: number | null, only = -1): void => {
    const { members } = kinds[kind] as AlikeOffers
    const someone = only < 0 ? (members[0] as number) : only
    for (let index = at; index < stages.length && index < (found?.at ?? Infinity); index++) {
      const stage = stages[index] as PricedStage
      const { duals, dualOfKind, isDraw } = stage
      const paid = (own[index] as number) + (duals[rows.districts[kind] as number] as number)
      const alike = dualOfKind[kind] as number
      const isAlike = !isDraw && !Number.isNaN(alike)
      if (!isAlike && only < 0 && members.length > 1) {
        for (const offer of members) tryFrom(index, student, kind, rank, offer)
        return
      }
      const offer = offers[someone] as Offer
      const dual = duals[rows.offers[someone] as number] as number
      // A draw is at least 0, and nothing comes after it: the pair needs no draw when that is enough.
      if (isDraw && index === stages.length - 1 && paid + dual <= 0) return
      const reduced = stage.costOf({ student, offer, rank }) - paid - dual
      if (reduced < 0) found = { at: index, stage, student, offer }
      if (reduced !== 0) return
    }
  }
  students.forEach((student, index) => {
    for (let at = 0; at < stages.length; at++) {
      const { duals } = stages[at] as PricedStage
      own[at] =
        (duals[rows.universities[index] as number] as number) +
        (duals[rows.students[index] as number] as number)
    }
    eachAllowed(index, kind =>
      tryFrom(0, student, kind, rankOf(student, (kinds[kind] as AlikeOffers).someone)),
    )
  })
  return found
}
