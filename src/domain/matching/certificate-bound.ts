import type { Column, Program, Row } from './certificate-program.ts'
import { addendOf } from './certificate-program.ts'
import { quoted } from './fault.ts'
import type { Instance } from './instance.ts'
import type { DualValues, StageProof } from './proof.ts'
import { SHORTFALL } from './proof.ts'
import type { Criterion } from './result.ts'

/** By stage name, in the minimised form: no plan costs less. */
export type ProvedBounds =
  | { readonly ok: true; readonly bounds: ReadonlyMap<string, bigint> }
  | { readonly ok: false; readonly text: string }

/**
 * What the stages prove about a program, by weak duality, stage by stage.
 *
 * For any plan x with cost c·x and any dual values y with c_j ≥ Σ y_i over column j's rows i for every column j,
 *
 *     c·x ≥ Σ_i y_i · (row i's sum) ≥ Σ_i min(y_i · lower_i, y_i · upper_i) = the bound.
 *
 * A plan that costs no more than the bound has equality throughout: a row with y_i > 0 is at its lower bound, one
 * with y_i < 0 at its upper, and a column with c_j > Σ y_i isn't used. The next stage is about those plans alone.
 *
 * The stages must follow the criteria from the first, or be the {@link SHORTFALL}: there c = 0, and a bound above 0
 * contradicts that any plan exists. Not ok, with a Swedish sentence, when the values prove nothing.
 */
export function provedBounds(
  instance: Instance,
  program: Program,
  stages: readonly StageProof[],
  criteria: readonly Criterion[],
): ProvedBounds {
  const bounds = new Map<string, bigint>()
  let face = program
  for (const [index, stage] of stages.entries()) {
    const isShortfall = stage.name === SHORTFALL && stages.length === 1
    if (!isShortfall && stage.name !== criteria[index]?.name) {
      return {
        ok: false,
        text: `Bevisets steg ${quoted(stage.name)} är inte kriteriet på sin plats i ordningen.`,
      }
    }
    const sign = !isShortfall && criteria[index]?.sense === 'max' ? -1 : 1
    const addend = isShortfall ? () => 0 : addendOf(instance, stage.name)
    const priced = price(face, stage, column => sign * addend(column))
    if (!priced.ok) return priced
    bounds.set(stage.name, priced.bound)
    face = priced.optimal
  }
  return { ok: true, bounds }
}

type Priced =
  | { readonly ok: true; readonly bound: bigint; readonly optimal: Program }
  | { readonly ok: false; readonly text: string }

function price(face: Program, { name, duals }: StageProof, costOf: (column: Column) => number): Priced {
  const fail = (text: string): Priced => ({ ok: false, text: `Steget ${name} ${text}.` })
  const stranger = strangerIn(face.rows, duals)
  if (stranger !== null) return fail(`har ett dualvärde för ${quoted(stranger)}, som inte finns`)

  // An id can be the name of something that every object inherits.
  const values = face.rows.map(
    ({ family, id }) => (Object.hasOwn(duals[family], id) ? duals[family][id] : 0) ?? 0,
  )
  const limits = face.rows.map(({ lower, upper }, row) => ((values[row] ?? 0) < 0 ? upper : lower))
  const limitless = limits.indexOf(null)
  if (limitless >= 0) {
    return fail(
      `har ett negativt dualvärde för ${quoted(face.rows[limitless]?.id)}, som inte har någon övre gräns`,
    )
  }
  const bound = limits.reduce((sum, limit, row) => sum + BigInt(values[row] ?? 0) * BigInt(limit ?? 0), 0n)

  const used: Column[] = []
  for (const column of face.columns) {
    const reduced = column.rows.reduce((rest, row) => rest - (values[row] ?? 0), costOf(column))
    if (reduced < 0) {
      const { student, offer } = column
      return fail(`utesluter inte att ${quoted(student.id)} i ${quoted(offer.id)} ger en bättre plan`)
    }
    if (reduced === 0) used.push(column)
  }
  const rows = face.rows.map((row, index) => {
    const held = limits[index] ?? 0
    return (values[index] ?? 0) === 0 ? row : { ...row, lower: held, upper: held }
  })
  return { ok: true, bound, optimal: { rows, columns: used } }
}

/** An id among the dual values that no row has; null when there is none. */
function strangerIn(rows: readonly Row[], duals: DualValues): string | null {
  for (const family of ['universities', 'students', 'offers', 'districts'] as const) {
    const known = new Set(rows.filter(row => row.family === family).map(({ id }) => id))
    const stranger = Object.keys(duals[family]).find(id => !known.has(id))
    if (stranger !== undefined) return stranger
  }
  return null
}
