import type { ReactNode } from 'react'
import { repairs as en } from '../../copy/en/repairs.ts'
import { repairs as sv } from '../../copy/sv/repairs.ts'
import { useCopy } from '../../language.ts'
import { shortDistrict } from '../../ui/short-district.ts'
import type { RepairView } from './repair-view.ts'

type Because = RepairView['moved'][number]['because']
type Place = RepairView['moved'][number]['from']
type Student = RepairView['moved'][number]['student']

/** Everybody whom the repair touches, and those whom it cannot help. */
export function RepairLists({ repair }: { repair: RepairView }) {
  const t = useCopy(sv, en)
  const at = ({ unit, districtName }: Place) => t.place(unit, shortDistrict(districtName))
  return (
    <>
      <List title={t.moved} rows={repair.moved}>
        {({ from, to, wish, because }) => (
          <>
            <p>
              {at(from)} <span aria-hidden="true">→</span> <strong>{at(to)}</strong> ({t.wish(wish)})
            </p>
            <Reason because={because} />
          </>
        )}
      </List>
      <List title={t.placed} rows={repair.placed}>
        {({ to, wish }) => (
          <p>
            <strong>{at(to)}</strong> ({t.wish(wish)})
          </p>
        )}
      </List>
      <List title={t.lost} rows={repair.lost}>
        {({ from, because }) => (
          <>
            <p>{at(from)}</p>
            <Reason because={because} />
          </>
        )}
      </List>
      <List title={t.unplaced} rows={repair.unplaced}>
        {({ because }) => <p>{because}</p>}
      </List>
    </>
  )
}

interface ListProps<Row> {
  title: (count: number) => string
  rows: readonly Row[]
  children: (row: Row) => ReactNode
}

function List<Row extends { readonly student: Student }>({ title, rows, children }: ListProps<Row>) {
  if (rows.length === 0) return null
  return (
    <>
      <h3>{title(rows.length)}</h3>
      <ul className="plain repair-list">
        {rows.map(row => (
          <li key={row.student.id}>
            <p>
              <strong>{row.student.label}</strong> <span className="soft">{row.student.universityId}</span>
            </p>
            <div>{children(row)}</div>
          </li>
        ))}
      </ul>
    </>
  )
}

function Reason({ because }: { because: Because }) {
  const words = useCopy(sv, en).because
  const text =
    because.kind === 'rules'
      ? words.rules(because.rules)
      : because.kind === 'room'
        ? words.room(because.students)
        : words[because.kind]
  return <p className="soft">{text}</p>
}
