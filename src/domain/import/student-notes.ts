import { foldedName } from './cell-text.ts'
import { note, type ImportNote } from './facts.ts'
import type { ReferenceData } from './reference-data.ts'
import type { StudentValues } from './students.ts'

type ReadStudent = { row: number; values: StudentValues }

/** What a reader should know of the file though nothing in it is faulty. */
export function notesOn(read: readonly ReadStudent[], { homeAreas }: ReferenceData): ImportNote[] {
  const reasons = read.filter(({ values }) => values.priority?.hadReason).length
  const hidden = read.filter(({ values }) => values.protected === true).length
  return [
    ...(reasons > 0 ? [note('droppedReasons', reasons)] : []),
    ...(hidden > 0 ? [note('protectedStudents', hidden)] : []),
    ...sharedAddresses(read).map(rows => note('sharedAddress', rows)),
    // Before any travel times are stored every area is unknown, which says nothing of the file.
    ...(homeAreas.length > 0 ? homeAreaNotes(read) : []),
  ]
}

/** The rows of students who have one address between them: no fault, as it may be theirs, but a letter for one reaches all. */
function sharedAddresses(read: readonly ReadStudent[]): number[][] {
  const rows = new Map<string, number[]>()
  for (const { row, values } of read) {
    const address = values.email?.toLowerCase()
    if (address) rows.set(address, [...(rows.get(address) ?? []), row])
  }
  return [...rows.values()].filter(same => same.length > 1)
}

const MAX_NOTED_AREAS = 20

function homeAreaNotes(read: readonly ReadStudent[]): ImportNote[] {
  const unknown = new Map<string, { name: string; nearest: string | null; rows: number[] }>()
  for (const { row, values } of read) {
    if (!values.homeArea || values.homeArea.isKnown) continue
    const { name, nearest } = values.homeArea
    const area = unknown.get(foldedName(name)) ?? { name, nearest, rows: [] }
    area.rows.push(row)
    unknown.set(foldedName(name), area)
  }
  const areas = [...unknown.values()]
  const named = areas
    .slice(0, MAX_NOTED_AREAS)
    .map(({ name, rows, nearest }) => note('unknownHomeArea', name, rows, nearest))
  const more = areas.length - named.length
  return more > 0 ? [...named, note('moreUnknownHomeAreas', more)] : named
}
