import type { z } from 'zod'
import { difference, differenceDigest } from '../../domain/import/difference.ts'
import type { ImportFindings, RowFault } from '../../domain/import/row-faults.ts'
import { told, type ImportWords } from '../../domain/import/told.ts'
import type { importPreview } from './schema.ts'

/** A row as its cells in the file would read, by column title: what a coordinator compares. */
export interface Comparable {
  readonly key: string
  readonly label: string
  readonly cells: Readonly<Record<string, string>>
  /** Titles of cells that may not be shown (P2). */
  readonly concealed?: readonly string[]
}

/** A stored row, with what changes whenever it does. */
export interface StoredComparable extends Comparable {
  readonly version: number | string
}

type Preview = z.output<typeof importPreview>

/** The difference, with null on both sides of a cell that may not be shown (P2). */
type Difference = Omit<Preview['difference'], 'changed'> & {
  changed: { label: string; changes: { column: string; before: string | null; after: string | null }[] }[]
}

/** What importing a file would do: for the coordinator to see, and by the rows' keys for the writer. */
export interface ImportPlan extends Pick<Preview, 'digest'> {
  readonly findings: ImportFindings
  readonly difference: Difference
  readonly added: ReadonlySet<string>
  readonly changed: ReadonlySet<string>
  readonly gone: ReadonlySet<string>
}

/** What a kind of import makes of a file, and how it is written. */
export interface PlannedImport {
  readonly plan: ImportPlan
  /** Writes the plan's new and changed rows, and takes away those that are gone if told so. */
  write(gone: 'keep' | 'withdraw'): Promise<void>
  /** Keeps what the file says beside its rows; after `write`, and also when there is nothing to write. */
  remember?(): Promise<void>
}

/** What was read from the file. A file with faults has no difference: half of a row proves nothing. */
export interface ReadRows extends ImportFindings {
  readonly rows: readonly object[]
}

/** A file with faults: nothing of it is compared or written. */
export function faultyImport(read: ReadRows, faults: readonly RowFault[] = read.faults): PlannedImport {
  const none = new Set<string>()
  const { ignoredColumns, notes } = read
  const findings = { faults, ignoredColumns, notes }
  const difference = { added: [], changed: [], unchanged: 0, gone: [] }
  return {
    plan: { findings, difference, digest: '', added: none, changed: none, gone: none },
    write: () => Promise.reject(new Error('A file with faults is never written')),
  }
}

/**
 * Compares the file with what is stored, cell by cell. `isGone` decides which stored rows that the file lacks are shown
 * as gone; all unless told otherwise. The file's rows are in `read`, as their kind's parser made them.
 */
export function planOf(
  read: ReadRows,
  incoming: readonly Comparable[],
  stored: readonly StoredComparable[],
  isGone: (key: string) => boolean = () => true,
): ImportPlan {
  const rows = new Map([...stored, ...incoming].map(row => [row.key, row]))
  // A name that is hidden before or after is hidden in the preview: the label of the row that hides it has none (P2).
  const labels = [...stored, ...incoming]
    .toSorted(byConcealment)
    .map(({ key, label }) => [key, label] as const)
  const labelOf = new Map(labels)
  const before = new Map(stored.map(row => [row.key, row]))
  const titles = [...new Set(incoming.flatMap(({ cells }) => Object.keys(cells)))]
  const found = difference(stored.map(cellsOf), incoming.map(cellsOf), keyOf, titles.map(comparedTitle))
  const gone = found.gone.map(keyOf).filter(isGone)
  const label = (key: string) => ({ label: labelOf.get(key) ?? key })
  const changed = found.changed.map(({ key, fields }) => {
    const concealed = [...(before.get(key)?.concealed ?? []), ...(rows.get(key)?.concealed ?? [])]
    const changes = fields.map(field => presentChange(field, concealed.includes(field.label)))
    return { ...label(key), changes }
  })
  return {
    findings: read,
    difference: {
      added: found.new.map(keyOf).map(label),
      changed,
      unchanged: found.unchanged.length,
      gone: gone.map(label),
    },
    digest: differenceDigest(stored, read.rows),
    added: new Set(found.new.map(keyOf)),
    changed: new Set(found.changed.map(({ key }) => key)),
    gone: new Set(gone),
  }
}

const byConcealment = (one: Comparable, other: Comparable) =>
  Number(one.concealed !== undefined) - Number(other.concealed !== undefined)

const KEY = ' '

/** The cells and, under a title that no column can have, the key. */
function cellsOf({ key, cells }: Comparable): Record<string, string> {
  return { ...cells, [KEY]: key }
}

function keyOf(row: Readonly<Record<string, string>>): string {
  return row[KEY] ?? ''
}

function comparedTitle(title: string) {
  return { member: title, label: title }
}

function presentChange(change: { label: string; before: unknown; after: unknown }, isConcealed: boolean) {
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const [before, after] = isConcealed ? [null, null] : [text(change.before), text(change.after)]
  return { column: change.label, before, after }
}

/** What the coordinator sees of the plan, in their language. */
export function presentPreview({ findings, difference, digest }: ImportPlan, words: ImportWords): Preview {
  const changed = difference.changed.map(({ label, changes }) => ({
    label,
    changes: changes.map(({ column, before, after }) => ({
      column,
      before: before ?? words.concealed,
      after: after ?? words.concealed,
    })),
  }))
  return { ...told(findings, words), difference: { ...difference, changed }, digest }
}
