import { foldedName } from './cell-text.ts'
import type { ReferenceData } from './reference-data.ts'
import type { ImportSentences } from './sentences.ts'
import type { StudentValues } from './students.ts'

type ReadStudent = { row: number; values: StudentValues }

/** What a reader should know of the file though nothing in it is faulty. */
export function notesOn(
  read: readonly ReadStudent[],
  { homeAreas }: ReferenceData,
  notes: ImportSentences['notes'],
): string[] {
  const reasons = read.filter(({ values }) => values.priority?.hadReason).length
  const hidden = read.filter(({ values }) => values.protected === true).length
  return [
    ...(reasons > 0 ? [notes.droppedReasons(reasons)] : []),
    ...(hidden > 0 ? [notes.protectedStudents(hidden)] : []),
    ...sharedAddresses(read).map(rows => notes.sharedAddress(rows)),
    // Before any travel times are stored every area is unknown, which says nothing of the file.
    ...(homeAreas.length > 0 ? homeAreaNotes(read, notes) : []),
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

function homeAreaNotes(read: readonly ReadStudent[], notes: ImportSentences['notes']): string[] {
  const unknown = new Map<string, { name: string; nearest: string | null; rows: number[] }>()
  for (const { row, values } of read) {
    if (!values.homeArea || values.homeArea.isKnown) continue
    const { name, nearest } = values.homeArea
    const area = unknown.get(foldedName(name)) ?? { name, nearest, rows: [] }
    area.rows.push(row)
    unknown.set(foldedName(name), area)
  }
  const areas = [...unknown.values()]
  const sentences = areas
    .slice(0, MAX_NOTED_AREAS)
    .map(({ name, rows, nearest }) => notes.unknownHomeArea(name, rows, nearest))
  const more = areas.length - sentences.length
  return more > 0 ? [...sentences, notes.moreUnknownHomeAreas(more)] : sentences
}
