import { createHash } from 'node:crypto'

/** A member that is compared, with its title in the file. */
export type ComparedField<Row> = { member: keyof Row & string; label: string }

export type FieldChange = { member: string; label: string; before: unknown; after: unknown }

export type Changed<Row, Stored extends Row> = {
  key: string
  before: Stored
  after: Row
  /** At least one, in the order of the compared fields. */
  fields: FieldChange[]
}

export type Difference<Row, Stored extends Row> = {
  /** In the file's order. */
  new: Row[]
  changed: Changed<Row, Stored>[]
  unchanged: Stored[]
  /** Stored but not in the file, in the stored order. What becomes of them is the caller's to decide. */
  gone: Stored[]
}

/**
 * What importing would change. Two rows are the same when their keys are; they differ when a compared field does,
 * by value (lists in order). Throws when a key comes twice on either side: parsers refuse such files, and storage
 * has it unique.
 */
export function difference<Row extends object, Stored extends Row>(
  existing: readonly Stored[],
  incoming: readonly Row[],
  keyOf: (row: Row) => string,
  fields: readonly ComparedField<Row>[],
): Difference<Row, Stored> {
  const stored = byUniqueKey(existing, keyOf)
  const arriving = byUniqueKey(incoming, keyOf)
  const result: Difference<Row, Stored> = { new: [], changed: [], unchanged: [], gone: [] }
  for (const [key, after] of arriving) {
    const before = stored.get(key)
    if (before === undefined) {
      result.new.push(after)
      continue
    }
    const changes = fields.flatMap(field => changeOf(before, after, field))
    if (changes.length === 0) result.unchanged.push(before)
    else result.changed.push({ key, before, after, fields: changes })
  }
  for (const [key, row] of stored) if (!arriving.has(key)) result.gone.push(row)
  return result
}

/** What one stored row was when the difference was shown. */
export type StoredVersion = { key: string; version: number | string }

/**
 * `sha256:` and 64 hex digits over the stored versions and the file's rows. A confirmation that carries it applies
 * what was previewed and nothing else: any stored change in between, or another file, gives another digest. The
 * order of the stored versions doesn't matter, nor that of members within rows.
 */
export function differenceDigest(existing: readonly StoredVersion[], incoming: readonly object[]): string {
  const versions = existing.map(({ key, version }) => [key, version]).toSorted(byKey)
  return `sha256:${createHash('sha256')
    .update(canonicalText({ existing: versions, incoming }), 'utf8')
    .digest('hex')}`
}

function changeOf<Row>(before: Row, after: Row, { member, label }: ComparedField<Row>): FieldChange[] {
  return canonicalText(before[member]) === canonicalText(after[member])
    ? []
    : [{ member, label, before: before[member], after: after[member] }]
}

function byUniqueKey<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row> {
  const byKeys = new Map(rows.map(row => [keyOf(row), row]))
  if (byKeys.size !== rows.length) throw new Error('Rows to compare must have unique keys')
  return byKeys
}

const byKey = ([a = '']: (string | number)[], [b = '']: (string | number)[]): number =>
  a < b ? -1 : a > b ? 1 : 0

/** JSON with members sorted by name and undefined ones left out. */
function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(byKey)
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalText(member)}`).join(',')}}`
}
