import { board as en } from '../../copy/en/board.ts'
import { board as sv } from '../../copy/sv/board.ts'
import { number, shortDay, sortableTime } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { useCurrentTerm } from '../../shell/current-term.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import type { Board } from './board-figures.ts'
import { answeredCount, isAnsweredFor } from './board-figures.ts'

type District = Board['districts'][number]

function Answer({ district }: { district: District }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  return district.answeredAt === null ? (
    <Badge tone="warning">{t.notAnswered}</Badge>
  ) : (
    <span className="soft nowrap">{shortDay(district.answeredAt, language)}</span>
  )
}

/** Districts by fields, with sums both ways; those that haven't answered are marked until places are confirmed. */
export function DistrictTable({ board }: { board: Board }) {
  const t = useCopy(sv, en)
  const { term } = useCurrentTerm()
  const showsConfirmed = isAnsweredFor(term?.phase)
  const total: Column<District> = {
    key: 'summa',
    header: t.total,
    align: 'end',
    cell: district => <strong>{number(district.offered)}</strong>,
    sort: district => district.offered,
  }
  const answer: Column<District> = {
    key: 'svar',
    header: t.answer,
    cell: district => <Answer district={district} />,
    sort: district => district.answeredAt ?? '',
    file: ({ answeredAt }) => (answeredAt === null ? t.notAnswered : sortableTime(answeredAt)),
  }
  const confirmed: Column<District> = {
    key: 'bekraftade',
    header: t.map.confirmedPlaces,
    align: 'end',
    cell: district => number(district.confirmed),
    sort: district => district.confirmed,
  }
  const columns: Column<District>[] = [
    {
      key: 'namn',
      header: t.district,
      cell: district => shortDistrict(district.name),
      sort: district => district.name,
    },
    total,
    showsConfirmed ? confirmed : answer,
    ...board.fields.map((field): Column<District> => ({
      key: field.id,
      header: field.name,
      align: 'end',
      cell: district => count(district.offeredPerField[field.id] ?? 0),
      sort: district => district.offeredPerField[field.id] ?? 0,
    })),
  ]
  return (
    <DataTable
      caption={t.districtsCaption}
      captionHidden
      hasFile
      columns={columns}
      rows={board.districts}
      rowKey={district => district.id}
      footer={board.districts.length > 1 && <Sums board={board} showsConfirmed={showsConfirmed} />}
    />
  )
}

/** Nothing is shown faintly, so that what there is stands out. */
function count(value: number) {
  return value === 0 ? <span className="board-none">0</span> : number(value)
}

function Sums({ board, showsConfirmed }: { board: Board; showsConfirmed: boolean }) {
  const t = useCopy(sv, en)
  const sumOf = (places: (district: District) => number) =>
    board.districts.reduce((sum, district) => sum + places(district), 0)
  return (
    <tr>
      <th scope="row">{t.total}</th>
      <td data-align="end">{number(sumOf(one => one.offered))}</td>
      {showsConfirmed ? (
        <td data-align="end">{number(sumOf(one => one.confirmed))}</td>
      ) : (
        <td>{t.answeredOf(answeredCount(board.districts), board.districts.length)}</td>
      )}
      {board.fields.map(field => (
        <td key={field.id} data-align="end">
          {number(sumOf(one => one.offeredPerField[field.id] ?? 0))}
        </td>
      ))}
    </tr>
  )
}
