import { board as en } from '../../copy/en/board.ts'
import { board as sv } from '../../copy/sv/board.ts'
import { number, shortDay, sortableTime } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import type { Column } from '../../ui/data-table.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import type { Board } from './board-figures.ts'
import { answeredCount } from './board-figures.ts'

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

/** Districts by fields, those that haven't answered marked, with sums both ways. */
export function DistrictTable({ board }: { board: Board }) {
  const t = useCopy(sv, en)
  const columns: Column<District>[] = [
    {
      key: 'namn',
      header: t.district,
      cell: district => shortDistrict(district.name),
      sort: district => district.name,
    },
    {
      key: 'svar',
      header: t.answer,
      cell: district => <Answer district={district} />,
      sort: district => district.answeredAt ?? '',
      file: ({ answeredAt }) => (answeredAt === null ? t.notAnswered : sortableTime(answeredAt)),
    },
    {
      key: 'summa',
      header: t.total,
      align: 'end',
      cell: district => <strong>{number(district.offered)}</strong>,
      sort: district => district.offered,
    },
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
      footer={board.districts.length > 1 && <Sums board={board} />}
    />
  )
}

/** Nothing is shown faintly, so that what there is stands out. */
function count(value: number) {
  return value === 0 ? <span className="board-none">0</span> : number(value)
}

function Sums({ board }: { board: Board }) {
  const t = useCopy(sv, en)
  const sumOf = (fieldId: string) =>
    board.districts.reduce((sum, district) => sum + (district.offeredPerField[fieldId] ?? 0), 0)
  return (
    <tr>
      <th scope="row">{t.total}</th>
      <td>{t.answeredOf(answeredCount(board.districts), board.districts.length)}</td>
      <td data-align="end">{number(board.districts.reduce((sum, one) => sum + one.offered, 0))}</td>
      {board.fields.map(field => (
        <td key={field.id} data-align="end">
          {number(sumOf(field.id))}
        </td>
      ))}
    </tr>
  )
}
