import type { ReactNode } from 'react'
import { useId, useState } from 'react'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import type { SortValue } from './table-order.ts'
import { filterRows, nextSort, parseSort, sortRows } from './table-order.ts'
import { useUiCopy } from './use-ui-copy.ts'
import { useUrlState } from './url-state.ts'
import './stacked-table.css'

export interface Column<Row> {
  /** Short and Swedish: it stands in the address when sorted by. */
  readonly key: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** Makes the column sortable. */
  readonly sort?: (row: Row) => SortValue
  /** Makes the column part of the text filter. */
  readonly filter?: (row: Row) => string
  /** `end` for numbers. */
  readonly align?: 'end'
  /** The column that names the row; the first one unless said. */
  readonly heading?: boolean
}

interface Props<Row> {
  /** Names the table's sorting and filter in the address when a page has more than one table. */
  readonly name?: string
  readonly caption: string
  /** The caption is read out but not shown, when a heading just above says the same. */
  readonly captionHidden?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** More controls beside the filter, e.g. a select of states. */
  readonly tools?: ReactNode
  /** Shown instead of the table when there are no rows at all. */
  readonly empty?: ReactNode
  /** On a telephone each row becomes a card of its own, with the headings beside its values. For rows, not for grids. */
  readonly stacks?: boolean
  /** A `<tr>` of sums. */
  readonly footer?: ReactNode
}

/**
 * `<DataTable caption="Platser" columns={columns} rows={offers} rowKey={offer => offer.id} />`: a native table with
 * sorting by heading and a text filter, both kept in the address. On narrow screens it scrolls sideways in a region
 * that the keyboard reaches, or stacks. Stacked, the parts have their roles written out, since their display takes them away
 * in some browsers.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { columns, rows, name = '' } = props
  const t = useUiCopy()
  const captionId = useId()
  const [sortText, setSort] = useUrlState(`${name}sortera`)
  const [urlFilter, setUrlFilter] = useUrlState(`${name}sok`)
  // The field answers each key at once; the address follows.
  const [filter, setFilter] = useState(urlFilter ?? '')

  const filters = columns.flatMap(column => column.filter ?? [])
  const shown = filterRows(rows, row => filters.map(text => text(row)), filter)
  const sort = parseSort(
    sortText,
    columns.filter(column => column.sort).map(column => column.key),
  )
  const role: RoleOf = name => (props.stacks ? name : undefined)
  const sortValue = columns.find(column => column.key === sort?.key)?.sort
  const ordered = sort && sortValue ? sortRows(shown, sortValue, sort.descending) : shown

  function changeFilter(text: string) {
    setFilter(text)
    setUrlFilter(text === '' ? null : text)
  }

  if (rows.length === 0 && props.empty !== undefined) return props.empty
  return (
    <div>
      {(filters.length > 0 || props.tools !== undefined) && (
        <div className="table-tools">
          {filters.length > 0 && <FilterField value={filter} onChange={changeFilter} />}
          {props.tools}
          <p role="status" className="numeric">
            {t.rows(shown.length, rows.length)}
          </p>
        </div>
      )}
      <div className="table-region" role="region" aria-labelledby={captionId} tabIndex={0}>
        <table className="table" data-stacks={props.stacks} role={role('table')}>
          <caption id={captionId} className={props.captionHidden ? 'visually-hidden' : undefined}>
            {props.caption}
          </caption>
          <thead role={role('rowgroup')}>
            <tr role={role('row')}>
              {columns.map(column => (
                <HeaderCell
                  key={column.key}
                  column={column}
                  role={role('columnheader')}
                  sorted={
                    sort?.key === column.key ? (sort.descending ? 'descending' : 'ascending') : undefined
                  }
                  onSort={() => setSort(nextSort(sort, column.key))}
                />
              ))}
            </tr>
          </thead>
          <tbody role={role('rowgroup')}>
            {ordered.map(row => (
              <Row key={props.rowKey(row)} row={row} columns={columns} role={role} />
            ))}
          </tbody>
          {props.footer !== undefined && <tfoot role={role('rowgroup')}>{props.footer}</tfoot>}
        </table>
      </div>
      {shown.length === 0 && rows.length > 0 && (
        <p className="row">
          {t.noRows}
          <Button kind="quiet" onClick={() => changeFilter('')}>
            {t.clearFilter}
          </Button>
        </p>
      )}
    </div>
  )
}

function FilterField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const t = useUiCopy()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t.filter}</label>
      <input
        id={id}
        className="input"
        type="search"
        autoComplete="off"
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  )
}

type RoleOf = (name: string) => string | undefined

interface HeaderCellProps<Row> {
  role: string | undefined
  column: Column<Row>
  sorted: 'ascending' | 'descending' | undefined
  onSort: () => void
}

function HeaderCell<Row>({ column, role, sorted, onSort }: HeaderCellProps<Row>) {
  return (
    <th scope="col" role={role} data-align={column.align} aria-sort={sorted}>
      {column.sort ? (
        <button type="button" className="sort" onClick={onSort}>
          {column.header}
          <Icon name={sorted === undefined ? 'both' : sorted === 'ascending' ? 'up' : 'down'} size={12} />
        </button>
      ) : (
        column.header
      )}
    </th>
  )
}

interface RowProps<Row> {
  row: Row
  columns: readonly Column<Row>[]
  role: RoleOf
}

function Row<Row>({ row, columns, role }: RowProps<Row>) {
  const heading = columns.find(column => column.heading) ?? columns[0]
  return (
    <tr role={role('row')}>
      {columns.map(column =>
        column === heading ? (
          <th key={column.key} scope="row" role={role('rowheader')} data-align={column.align}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.key} role={role('cell')} data-align={column.align} data-heading={column.header}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}
