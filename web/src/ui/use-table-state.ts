import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import type { Column } from './data-table.tsx'
import type { Sort } from './table-order.ts'
import { filterRows, parseSort, searchText, sortRows } from './table-order.ts'
import { useUrlState } from './url-state.ts'

const ADDRESS_MILLISECONDS = 300

/** The text filter: the field answers each key at once, the rows as soon as they can, the address when typing pauses. */
export function useFilter<Row>(name: string, rows: readonly Row[], columns: readonly Column<Row>[]) {
  const [inAddress, setInAddress] = useUrlState(name)
  const [filter, setFilter] = useState(inAddress ?? '')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  function changeFilter(text: string) {
    setFilter(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setInAddress(text === '' ? null : text), ADDRESS_MILLISECONDS)
  }
  const late = useDeferredValue(filter)
  const isFiltering = late !== ''
  const texts = useMemo(() => {
    const filters = columns.flatMap(column => column.filter ?? [])
    return isFiltering ? rows.map(row => searchText(filters.map(text => text(row)))) : []
  }, [rows, columns, isFiltering])
  const shown = useMemo(() => filterRows(rows, texts, late), [rows, texts, late])
  return { filter, changeFilter, isLate: late !== filter, shown }
}

function sortIn<Row>(text: string | null, columns: readonly Column<Row>[]): Sort | null {
  return parseSort(
    text,
    columns.filter(column => column.sort).map(column => column.key),
  )
}

/** The order of the rows as the address has it: the heading says it at once, the rows follow as soon as they can. */
export function useSort<Row>(name: string, rows: readonly Row[], columns: readonly Column<Row>[]) {
  const [inAddress, setSort] = useUrlState(name)
  const late = useDeferredValue(inAddress)
  const ordered = useMemo(() => {
    const sort = sortIn(late, columns)
    const value = columns.find(column => column.key === sort?.key)?.sort
    return sort && value ? sortRows(rows, value, sort.descending) : rows
  }, [rows, columns, late])
  return { sort: sortIn(inAddress, columns), setSort, ordered }
}

/** Which of the shown rows are chosen, by key. Rows that the filter hides stay chosen, and count when they are back. */
export function useChoice<Row>(shown: readonly Row[], rowKey: (row: Row) => string) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const chosen = useMemo(
    () => (keys.size === 0 ? keys : new Set(shown.map(rowKey).filter(key => keys.has(key)))),
    [keys, shown, rowKey],
  )
  const choose = useCallback(
    (row: Row, isChosen: boolean) =>
      setKeys(previous => {
        const next = new Set(previous)
        if (isChosen) next.add(rowKey(row))
        else next.delete(rowKey(row))
        return next
      }),
    [rowKey],
  )
  const chooseAll = (isChosen: boolean) => setKeys(new Set(isChosen ? shown.map(rowKey) : []))
  return { chosen, choose, chooseAll }
}
