import type { Transaction } from '../../adapters/db/database.ts'
import { pairOf, studentColumns, type StudentMembers } from '../students/repository.ts'

type SavedStudent = StudentMembers & { id: string; termId: string; universityId: string }

/**
 * Adds the students, or changes those whose ids are stored: all in one statement, as thousands come at once. One who was
 * withdrawn takes part again.
 */
export async function saveStudents(tx: Transaction, students: readonly SavedStudent[]) {
  const rows = students.map(student => ({ ...student, ...studentColumns(student) }))
  await tx.$executeRaw`
    insert into student (
      id, term_id, university_id, number, first_name, last_name, email, sex, home_area, max_travel_minutes,
      has, needs, priority, only_wishes, protected, from_on, to_on)
    select
      id, "termId", "universityId", number, "firstName", "lastName", email, sex, "homeArea", "maxTravelMinutes",
      has, needs, priority, "onlyWishes", protected, "fromOn"::date, "toOn"::date
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (
      id uuid, "termId" text, "universityId" text, number text, "firstName" text, "lastName" text, email text, sex sex,
      "homeArea" text, "maxTravelMinutes" integer, has text[], needs text[], priority integer, "onlyWishes" boolean,
      protected boolean, "fromOn" text, "toOn" text)
    on conflict (id) do update set
      number = excluded.number, first_name = excluded.first_name, last_name = excluded.last_name,
      email = excluded.email, sex = excluded.sex, home_area = excluded.home_area,
      max_travel_minutes = excluded.max_travel_minutes, has = excluded.has, needs = excluded.needs,
      priority = excluded.priority, only_wishes = excluded.only_wishes, protected = excluded.protected,
      from_on = excluded.from_on, to_on = excluded.to_on, withdrawn_at = null, version = student.version + 1`
}

/** Whether any of the students has an active placement. */
export async function hasPlaced(tx: Transaction, studentIds: readonly string[]): Promise<boolean> {
  const placed = await tx.placement.findFirst({
    where: { studentId: { in: [...studentIds] }, active: true },
    select: { id: true },
  })
  return placed !== null
}

/** Replaces the pairs of the students (R11) by these; a pair may be given from both of its sides. */
export async function replacePairs(
  tx: Transaction,
  studentIds: readonly string[],
  pairs: readonly (readonly [string, string])[],
) {
  const of = { in: [...studentIds] }
  await tx.together.deleteMany({ where: { OR: [{ studentId: of }, { otherId: of }] } })
  await tx.together.createMany({
    data: pairs.map(([one, other]) => pairOf(one, other)),
    skipDuplicates: true,
  })
}

/** Marks the students as changed, for whoever has an older version open. */
export async function touchStudents(tx: Transaction, studentIds: readonly string[]) {
  await tx.student.updateMany({
    where: { id: { in: [...studentIds] } },
    data: { version: { increment: 1 } },
  })
}
