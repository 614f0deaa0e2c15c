import type { RowIndex } from './certificate-bound.ts'
import { boundWithPlaces, dualsByRow, price } from './certificate-bound.ts'
import type { Face, Program } from './certificate-program.ts'
import { restricted, wholeFace } from './certificate-program.ts'
import { quoted } from './fault.ts'
import type { DualValues, GroupDecision, SearchPartProof } from './proof.ts'
import { SHORTFALL } from './proof.ts'
import type { Criterion } from './result.ts'

/** What all parts of a proof have in common. */
export interface Proving {
  readonly program: Program
  readonly indexOf: RowIndex
  /** The criteria's names, senses and order. */
  readonly criteria: readonly Criterion[]
}

interface CertifiedStage {
  readonly name: string
  readonly duals: Float64Array
  /** In the minimised form: no plan of the part costs less in the stage. */
  readonly bound: bigint
}

/** A part of a proof whose dual values prove the bounds of its stages. */
export interface CertifiedPart {
  readonly stages: readonly CertifiedStage[]
  /** The part's plans that reach the bounds of so many first stages. */
  readonly faceAfter: (stages: number) => Face
}

export type Certified =
  { readonly ok: true; readonly part: CertifiedPart } | { readonly ok: false; readonly text: string }

/**
 * The part with its bounds, from the part that it came from (null for the whole); not ok, with a Swedish sentence,
 * when its dual values don't prove what is stated.
 *
 * The stages that it keeps need no pricing: it has fewer plans, so every reduced cost that was at least 0 still is.
 * Their bounds differ only by the rows that the decision changes. Of its first own stage only what differs is priced.
 * Its own stages must go on along the criteria, or
 * be the one {@link SHORTFALL}: there no column has a cost, and a bound above 0 contradicts that any plan exists.
 */
export function certifiedPart(
  proving: Proving,
  from: CertifiedPart | null,
  { decision, keeps, stages }: Omit<SearchPartProof, 'of'>,
): Certified {
  const { program, criteria } = proving
  if (keeps > (from?.stages.length ?? 0)) return fail('Beviset behåller steg som inte finns.')
  const ownFaces: (() => Face)[] = []
  const faces: Face[] = []
  const faceAfter = (count: number): Face =>
    (faces[count] ??=
      ownFaces[count]?.() ??
      (from && decision ? restricted(program, from.faceAfter(count), decision) : wholeFace(program)))
  const certified = keptStages(proving, from, decision, keeps)
  for (const { name, bound, duals: named } of stages) {
    const at = certified.length
    const isShortfall = name === SHORTFALL && stages.length === 1 && keeps === 0
    const criterion = isShortfall ? ({ name, sense: 'min' } as const) : criteria[at]
    if (name !== criterion?.name) {
      return fail(`Bevisets steg ${quoted(name)} är inte kriteriet på sin plats i ordningen.`)
    }
    const same = from?.stages[at]
    const base = same?.name === name ? same.duals : new Float64Array(program.rows.length)
    const read = dualsByRow(proving.indexOf, named, base)
    if (!read.ok)
      return fail(`Steget ${name} har ett dualvärde för ${quoted(read.stranger)}, som inte finns.`)
    const face = faceAfter(at)
    const priced = price(
      program,
      face,
      read.duals,
      (student, columns) => program.costs(criterion, student, columns),
      at === keeps && same?.name === name ? studentsPricedAnew(proving, named) : undefined,
    )
    if (!priced.ok) return fail(`Steget ${name} ${priced.text}.`)
    if (priced.bound !== BigInt(criterion.sense === 'max' ? -bound : bound)) {
      return fail(`Dualvärdena i steget ${name} ger inte gränsen ${bound}.`)
    }
    certified.push({ name, duals: read.duals, bound: priced.bound })
    ownFaces[at + 1] = priced.optimal
  }
  return { ok: true, part: { stages: certified, faceAfter } }
}

/**
 * When only students' dual values differ from those of the same stage in the part that this one came from, the columns
 * of the other students have been priced there, among more. Undefined when more than that differs.
 */
function studentsPricedAnew({ program, indexOf }: Proving, named: DualValues): number[] | undefined {
  const { students, ...others } = named
  if (Object.values(others).some(values => Object.keys(values).length > 0)) return undefined
  return Object.keys(students).map(id => (indexOf.students.get(id) ?? 0) - program.firstStudentRow)
}

const fail = (text: string): Certified => ({ ok: false, text })

function keptStages(
  { program }: Proving,
  from: CertifiedPart | null,
  decision: GroupDecision | null,
  keeps: number,
): CertifiedStage[] {
  if (!from || !decision) return []
  const members = program.groups.get(decision.together)?.members ?? []
  const rows = members.map(member => program.firstStudentRow + member)
  return from.stages.slice(0, keeps).map((stage, at) => {
    // Without a place nobody's row changes its bounds; only columns go.
    if (decision.district === null) return stage
    const before = { face: from.faceAfter(at), bound: stage.bound }
    return { ...stage, bound: boundWithPlaces(before, stage.duals, rows) }
  })
}
