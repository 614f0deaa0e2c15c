import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ResponseOf } from '../../api/client.ts'
import { students as en } from '../../copy/en/students.ts'
import { students as sv } from '../../copy/sv/students.ts'
import { dateTime } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { WideTable } from '../../ui/wide-table.tsx'
import type { StudentView } from './student-form.ts'
import { studentLabel } from './student-form.ts'
import { wishWords } from './wish-words.ts'

interface Props {
  termId: string
  students: readonly StudentView[]
  reference: ResponseOf<'GET /api/reference'>
  showUniversity: boolean
  /** Whether the term is published, so that there is an outcome to show. */
  isTold: boolean
  tools: ReactNode
}

function conditionsOf(student: StudentView, t: typeof sv): string[] {
  return [
    ...student.needs.map(need => t.needs[need]),
    ...student.has.map(thing => t.has[thing]),
    ...(student.maxTravelMinutes === null ? [] : [t.atMostMinutes(student.maxTravelMinutes)]),
    ...(student.onlyWishes ? [t.onlyWishes] : []),
  ]
}

/** One row a student; the number leads to the form. What is blocked (R10) is not in a list that may be shown around. */
export function StudentsTable({ termId, students, reference, showUniversity, isTold, tools }: Props) {
  const t = useCopy(sv, en)
  const nameOf = (universityId: string) =>
    reference.universities.find(({ id }) => id === universityId)?.name ?? universityId
  const wishesOf = (student: StudentView) => student.wishes.map(wish => wishWords(wish, reference, t))
  const university: Column<StudentView> = {
    key: 'larosate',
    header: t.column.university,
    cell: student => nameOf(student.universityId),
    sort: student => nameOf(student.universityId),
  }
  const outcome: Column<StudentView> = {
    key: 'besked',
    header: t.column.outcome,
    cell: student => (
      <Badge tone={student.outcome === 'placed' ? 'success' : 'warning'}>{t.outcome[student.outcome]}</Badge>
    ),
    sort: student => student.outcome,
  }
  const columns: Column<StudentView>[] = [
    {
      key: 'nummer',
      header: t.column.number,
      heading: true,
      cell: student => (
        <Link
          className="nowrap"
          to="/terminer/$termId/studenter/$studentId"
          params={{ termId, studentId: student.id }}
        >
          {student.number}
        </Link>
      ),
      sort: student => student.number,
      filter: student => student.number,
    },
    {
      key: 'namn',
      header: t.column.name,
      cell: student =>
        student.protected ? <Badge tone="info">{t.protectedName}</Badge> : studentLabel(student),
      sort: student => (student.protected ? null : `${student.lastName} ${student.firstName}`),
      filter: student => (student.protected ? '' : studentLabel(student)),
    },
    ...(isTold ? [outcome] : []),
    ...(showUniversity ? [university] : []),
    {
      key: 'omrade',
      header: t.column.homeArea,
      cell: student => student.homeArea ?? '–',
      sort: student => student.homeArea,
      filter: student => student.homeArea ?? '',
    },
    {
      key: 'onskemal',
      header: t.column.wishes,
      cell: student => <Wishes wishes={wishesOf(student)} wishedAt={student.wishedAt} />,
      filter: student => wishesOf(student).join(' '),
    },
    {
      key: 'fortur',
      header: t.column.priority,
      cell: student => (student.priority > 0 ? t.priorityClass(student.priority) : '–'),
      sort: student => student.priority,
    },
    {
      key: 'med',
      header: t.column.together,
      cell: student => student.togetherWith.join(', ') || '–',
      filter: student => student.togetherWith.join(' '),
    },
    {
      key: 'behov',
      header: t.column.needs,
      cell: student => conditionsOf(student, t).join(' · ') || '–',
      filter: student => conditionsOf(student, t).join(' '),
    },
  ]
  return (
    <WideTable>
      <DataTable
        stacks
        caption={t.caption}
        captionHidden
        columns={columns}
        rows={students}
        rowKey={student => student.id}
        tools={tools}
      />
      {students.length === 0 && <p className="soft">{t.empty.filtered}</p>}
    </WideTable>
  )
}

/** The wishes in order, and when the student sent them in, if they came that way. */
function Wishes({ wishes, wishedAt }: { wishes: readonly string[]; wishedAt: string | null }) {
  const t = useCopy(sv, en)
  return (
    <>
      {wishes.length === 0 ? (
        <span className="soft">{t.noWishes}</span>
      ) : (
        <ol className="small">
          {wishes.map(wish => (
            <li key={wish}>{wish}</li>
          ))}
        </ol>
      )}
      {wishedAt !== null && <div className="small soft">{t.wishedAt(dateTime(wishedAt))}</div>}
    </>
  )
}
