import type { ReactNode } from 'react'
import { useId, useMemo } from 'react'
import { Icon } from './icon.tsx'
import { TableFiles } from './table-files.tsx'
import type { SortValue } from './table-order.ts'
import { nextSort } from './table-order.ts'
import type { RoleOf, RowKind } from './table-rows.tsx'
import { isLong, TableRow, TableRows } from './table-rows.tsx'
import { ChooseAll, FilterField, NoRows, Tools } from './table-tools.tsx'
import { useSteadyColumns } from './use-steady-columns.ts'
import { useChoice, useFilter, useSort } from './use-table-state.ts'
import './long-table.css'
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
  /** What a file says instead of what is shown, such as a date that can be sorted by. */
  readonly file?: (row: Row) => string
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
  /** Whether the rows can be taken along as a file; those with a filter unless said. */
  readonly hasFile?: boolean
}

/**
 * `<DataTable caption="Platser" columns={columns} rows={offers} rowKey={offer => offer.id} />`: a native table with
 * sorting by heading and a text filter, both kept in the address. Where there is a filter, rows can be chosen, and what is
 * shown or chosen taken along as a file. On narrow screens it scrolls sideways in a region that the keyboard reaches, or
 * stacks. Stacked, the parts have their roles written out, since their display takes them away in some browsers.
 */
export function DataTable<Row>(props: Props<Row>) {
  const { columns, rows, rowKey, name = '', stacks = false } = props
  const id = useId()
  const isFiltered = columns.some(column => column.filter)
  const { filter, changeFilter, isLate, shown } = useFilter(`${name}sok`, rows, columns)
  const { sort, setSort, ordered } = useSort(`${name}sortera`, shown, columns)
  const hasFile = props.hasFile ?? isFiltered
  const { chosen, choose, chooseAll } = useChoice(ordered, rowKey)
  const role = stacks ? roleByName : noRole
  const onChoose = hasFile && isFiltered ? choose : null
  const kind = useMemo<RowKind<Row>>(() => ({ id, columns, role, onChoose }), [id, columns, role, onChoose])
  const isSteady = isLong(ordered)
  const table = useSteadyColumns(isSteady)

  if (rows.length === 0 && props.empty !== undefined) return props.empty
  const filed = chosen.size > 0 ? ordered.filter(row => chosen.has(rowKey(row))) : ordered
  return (
    <div>
      <Tools
        shown={shown.length}
        all={rows.length}
        chosen={chosen.size}
        onChooseNone={() => chooseAll(false)}
        tools={props.tools}
        filter={isFiltered && <FilterField value={filter} onChange={changeFilter} />}
        files={
          hasFile &&
          filed.length > 0 && (
            <TableFiles
              name={props.caption}
              columns={columns.map(({ header, align }) => ({ header, isNumeric: align === 'end' }))}
              count={filed.length}
              isChoice={chosen.size > 0}
              rows={() =>
                filed.map((row, index) => (
                  <TableRow
                    key={rowKey(row)}
                    {...{ row, index }}
                    isChosen={false}
                    kind={{ ...kind, columns: columns.map(asInFile), onChoose: null }}
                  />
                ))
              }
            />
          )
        }
      />
      <div className="table-region" role="region" aria-labelledby={id} tabIndex={0} aria-busy={isLate}>
        <table
          ref={table}
          className="table"
          data-stacks={props.stacks}
          role={role('table')}
          aria-rowcount={isSteady ? ordered.length + 1 : undefined}
        >
          <caption id={id} className={props.captionHidden ? 'visually-hidden' : undefined}>
            {props.caption}
          </caption>
          <thead role={role('rowgroup')}>
            <tr role={role('row')}>
              {onChoose && (
                <ChooseAll role={role} chosen={chosen.size} shown={ordered.length} onChoose={chooseAll} />
              )}
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
          <TableRows rows={ordered} rowKey={rowKey} chosen={chosen} kind={kind} />
          {props.footer !== undefined && <tfoot role={role('rowgroup')}>{props.footer}</tfoot>}
        </table>
      </div>
      {shown.length === 0 && rows.length > 0 && <NoRows onClear={() => changeFilter('')} />}
    </div>
  )
}

/** The column as a file has it. */
function asInFile<Row>(column: Column<Row>): Column<Row> {
  return column.file ? { ...column, cell: column.file } : column
}

const roleByName: RoleOf = name => name
const noRole: RoleOf = () => undefined

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
