import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { dayOf, sortableTime } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import { WideTable } from '../../ui/wide-table.tsx'
import type { PlacementView } from './placement-states.ts'
import { PLACEMENT_STATES, toneOf } from './placement-states.ts'

export function StateBadge({ state }: Pick<PlacementView, 'state'>) {
  const t = useCopy(sv, en)
  const tone = toneOf(state)
  return <Badge {...(tone === undefined ? {} : { tone })}>{t.state[state]}</Badge>
}

type ColumnName = 'forvaltning' | 'enhet' | 'onskemal' | 'handledare' | 'forsta' | 'lage'

function useColumns(termId: string): Readonly<Record<ColumnName | 'student', Column<PlacementView>>> {
  const t = useCopy(sv, en)
  const wish = ({ wish: position }: PlacementView) =>
    position === null || position === undefined ? t.outside : t.wish(position)
  const firstDay = ({ occasions }: PlacementView) =>
    occasions.find(({ kind, status }) => kind === 'first-day' && status === 'scheduled')?.startAt ?? null
  const text = (
    key: ColumnName,
    header: string,
    of: (placement: PlacementView) => string,
  ): Column<PlacementView> => ({ key, header, cell: of, sort: of, filter: of })
  return {
    student: {
      key: 'student',
      header: t.column.student,
      heading: true,
      cell: ({ id, student }) => (
        <Double
          first={
            <Link to="/terminer/$termId/placeringar/$placementId" params={{ termId, placementId: id }}>
              {student.label}
            </Link>
          }
          second={student.universityName}
        />
      ),
      sort: ({ student }) => student.label,
      filter: ({ student }) => `${student.label} ${student.universityName}`,
    },
    forvaltning: text('forvaltning', t.column.district, ({ offer }) => shortDistrict(offer.districtName)),
    enhet: {
      key: 'enhet',
      header: t.column.unit,
      cell: ({ offer }) => <Double first={offer.unit} second={offer.fieldName} />,
      sort: ({ offer }) => offer.unit,
      filter: ({ offer }) => `${offer.unit} ${offer.fieldName}`,
    },
    onskemal: {
      key: 'onskemal',
      header: t.column.wish,
      cell: wish,
      sort: placement => placement.wish ?? Number.POSITIVE_INFINITY,
    },
    handledare: text(
      'handledare',
      t.column.supervisor,
      ({ supervisor, offer }) => supervisor?.name ?? offer.supervisor?.name ?? t.noSupervisor,
    ),
    forsta: {
      key: 'forsta',
      header: t.column.firstDay,
      cell: placement => {
        const at = firstDay(placement)
        return at === null ? '–' : dayOf(at)
      },
      sort: firstDay,
      file: placement => {
        const at = firstDay(placement)
        return at === null ? '' : sortableTime(at)
      },
    },
    lage: {
      key: 'lage',
      header: t.column.state,
      cell: ({ state }) => <StateBadge state={state} />,
      sort: ({ state }) => PLACEMENT_STATES.indexOf(state),
      filter: ({ state }) => t.state[state],
    },
  }
}

/** Two facts in one cell, the second below in smaller type: a table of nine columns fits no ordinary screen. */
function Double({ first, second }: { first: ReactNode; second: string }) {
  return (
    <>
      {first}
      <span className="second-fact">{second}</span>
    </>
  )
}

interface Props {
  termId: string
  name?: string
  caption: string
  captionHidden?: boolean
  placements: readonly PlacementView[]
  columns: readonly ColumnName[]
  tools?: ReactNode
  /** A button in each row's last cell. */
  action?: (placement: PlacementView) => ReactNode
}

/** Placements with the columns that the page needs; the student's name leads to the placement. */
export function PlacementsTable({ termId, placements, columns, action, ...table }: Props) {
  const t = useCopy(sv, en)
  const all = useColumns(termId)
  const shown = [all.student, ...columns.map(name => all[name])]
  if (action) shown.push({ key: 'atgard', header: t.column.actions, cell: action })
  return (
    <WideTable>
      <DataTable stacks {...table} columns={shown} rows={placements} rowKey={({ id }) => id} />
      {placements.length === 0 && <p className="soft">{t.empty.filtered}</p>}
    </WideTable>
  )
}
