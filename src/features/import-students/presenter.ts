import { importedCells } from '../../copy/sv/imported-cells.ts'
import { foldedName } from '../../domain/import/cell-text.ts'
import type { ImportedWish } from '../../domain/import/wishes.ts'
import type { Comparable } from '../imports/presenter.ts'
import type { Reference } from '../reference/repository.ts'
import type { StudentMembers } from '../students/repository.ts'

/** A student as the file and the database both have one. */
export interface ComparedStudent extends StudentMembers {
  readonly wishes: readonly { fieldId?: string | null; districtId?: string | null }[]
  readonly blockedDistrictIds: readonly string[]
  /** Symmetric: each of two names the other. */
  readonly togetherWith: readonly string[]
}

const NAMES = ['Förnamn', 'Efternamn', 'E-post'] as const
const MOST_WISHES = 10

/** Case and spacing don't tell student numbers apart. */
export function studentKey({ number }: { number: string }): string {
  return foldedName(number)
}

/** The student as the university's file would have it. */
export function comparableStudent(student: ComparedStudent, reference: Reference): Comparable {
  const { firstName, lastName, number } = student
  const name = [firstName, lastName].filter(Boolean).join(' ')
  return {
    key: studentKey(student),
    label: student.protected || name === '' ? number : `${number} ${name}`,
    cells: cellsOf(student, reference),
    ...(student.protected && { concealed: NAMES }),
  }
}

function cellsOf(student: ComparedStudent, reference: Reference): Record<string, string> {
  const wishes = Array.from({ length: MOST_WISHES }, (_, index) => [
    `Önskemål ${index + 1}`,
    wishText(student.wishes[index], reference),
  ])
  return {
    Studentnummer: student.number,
    Förnamn: student.firstName ?? '',
    Efternamn: student.lastName ?? '',
    'E-post': student.email ?? '',
    Kön: student.sex ? importedCells.sex[student.sex] : '',
    Bostadsområde: student.homeArea ?? '',
    'Max restid (min)': student.maxTravelMinutes?.toString() ?? '',
    Körkort: importedCells.yesNo(student.has.includes('driving-licence')),
    ...Object.fromEntries(wishes),
    'Undanta förvaltning': student.blockedDistrictIds
      .map(id => nameIn(reference.districts, id))
      .sort()
      .join(', '),
    Förtur: student.priority.toString(),
    Tillgänglighetsbehov: importedCells.yesNo(student.needs.includes('step-free')),
    'Skyddade personuppgifter': importedCells.yesNo(student.protected),
    'Placeras med': [...student.togetherWith].sort().join(', '),
    'Endast önskemål': importedCells.yesNo(student.onlyWishes),
    'Period start': student.fromOn ?? '',
    'Period slut': student.toOn ?? '',
  }
}

type Wish = { [Member in keyof ImportedWish]?: string | null }

function wishText(wish: Wish | undefined, reference: Reference): string {
  const field = wish?.fieldId ? nameIn(reference.fields, wish.fieldId) : ''
  const district = wish?.districtId ? `@ ${nameIn(reference.districts, wish.districtId)}` : ''
  return [field, district].filter(Boolean).join(' ')
}

/** The id itself for what is no longer among the present ones. */
function nameIn(things: readonly { id: string; name: string }[], id: string): string {
  return things.find(thing => thing.id === id)?.name ?? id
}
