import type { ResponseOf } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { supervisors as en } from '../../copy/en/supervisors.ts'
import { supervisors as sv } from '../../copy/sv/supervisors.ts'
import { compareText, list, number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import { UrlSelect, useUrlChoice } from '../../ui/url-select.tsx'
import { ChangeSupervisor } from '../placements/change-supervisor.tsx'

type Register = ResponseOf<'GET /api/terms/:termId/supervisors'>
type Supervisor = Register['supervisors'][number]

/** The reader's supervisors: what R13 asks of them, how they have been burdened over the terms, and who rests. */
export function SupervisorRegister({ termId }: { termId: string }) {
  const query = useRead('GET /api/terms/:termId/supervisors', { params: { termId } })
  return <Loaded query={query}>{register => <Table {...register} />}</Loaded>
}

function Table({ terms, supervisors }: Register) {
  const t = useCopy(sv, en).register
  const districts = [...new Map(supervisors.map(({ district }) => [district.id, district.name]))]
    .map(([value, name]) => ({ value, label: shortDistrict(name) }))
    .toSorted((a, b) => compareText(a.label, b.label))
  const chosen = useUrlChoice('forvaltning', districts)
  return (
    <Section title={t.title} lead={supervisors.some(({ students }) => students) ? t.lead : t.leadCentral}>
      <DataTable
        stacks
        name="handledare-"
        caption={t.title}
        captionHidden
        columns={useColumns(terms, supervisors, districts.length > 1)}
        rows={supervisors.filter(({ district }) => chosen === null || district.id === chosen)}
        rowKey={({ id }) => id}
        tools={
          districts.length > 1 && (
            <UrlSelect label={t.district} name="forvaltning" options={districts} all={t.all} />
          )
        }
        empty={<Empty title={t.empty}>{t.emptyText}</Empty>}
      />
    </Section>
  )
}

function useColumns(terms: readonly string[], supervisors: readonly Supervisor[], showsDistrict: boolean) {
  const { register: t, column, yes, no, unknown } = useCopy(sv, en)
  const courses = { true: yes, false: no, null: unknown }
  const district: Column<Supervisor> = {
    key: 'forvaltning',
    header: column.district,
    cell: row => shortDistrict(row.district.name),
    sort: row => row.district.name,
  }
  const loads = terms.map((term, index): Column<Supervisor> => {
    const studentsIn = ({ students }: Supervisor) => students?.[index] ?? 0
    return {
      key: term,
      header: t.studentsIn(term),
      align: 'end',
      cell: row => number(studentsIn(row)),
      sort: studentsIn,
    }
  })
  const columns: Column<Supervisor>[] = [
    {
      key: 'namn',
      header: column.name,
      cell: row => (
        <>
          {row.name}
          <br />
          <span className="soft small">{row.email ?? t.noEmail}</span>
        </>
      ),
      file: row => row.name,
      sort: row => row.name,
      filter: row => `${row.name} ${row.email ?? ''} ${row.district.name}`,
    },
    ...(showsDistrict ? [district] : []),
    {
      key: 'examen',
      header: column.degree,
      cell: row => row.degreeYear ?? unknown,
      sort: row => row.degreeYear ?? 0,
    },
    { key: 'kurs', header: t.course, cell: row => courses[`${row.hasSupervisorCourse}`] },
    {
      key: 'platser',
      header: t.places,
      align: 'end',
      cell: row => number(row.places),
      sort: row => row.places,
    },
    ...(supervisors.some(({ students }) => students) ? loads : []),
    {
      key: 'anmarkning',
      header: t.remark,
      cell: row => <Remarks supervisor={row} />,
      file: row => remarksOf(row, t).join('. '),
    },
    {
      key: 'andra',
      header: t.action,
      cell: row => <ChangeSupervisor isInRow supervisor={row} />,
    },
  ]
  return columns
}

function Remarks({ supervisor }: { supervisor: Supervisor }) {
  const { register: t } = useCopy(sv, en)
  const remarks = remarksOf(supervisor, t)
  if (remarks.length === 0) return '–'
  return (
    <span className="row">
      {remarks.map(remark => (
        <Badge
          key={remark}
          tone={supervisor.refusedBy.length > 0 && remark === remarks[0] ? 'warning' : undefined}
        >
          {remark}
        </Badge>
      ))}
    </span>
  )
}

/** Whose rule is not met first, then what the terms say of the load. */
function remarksOf({ refusedBy, students }: Supervisor, t: (typeof sv)['register']): string[] {
  const [now = 0, before = 0, beforeThat = 0] = [...(students ?? [])].reverse()
  // Of one term alone nothing is known of those before.
  const isFirst = now > 0 && (students ?? []).length > 1 && students?.slice(0, -1).every(count => count === 0)
  return [
    ...(refusedBy.length > 0 ? [t.refused(list(refusedBy))] : []),
    ...(now === 0 && before > 0 ? [t.rests] : []),
    ...(isFirst ? [t.first] : []),
    ...(now > 0 && before > 0 && beforeThat > 0 ? [t.thirdInARow] : []),
  ]
}
