import { useEffect, useRef } from 'react'

/**
 * Keeps a table's columns as wide as its first rows and its headings make them while rows come and go, until the room
 * for the table changes. Give the returned ref to the table.
 */
export function useSteadyColumns(isSteady: boolean) {
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    const element = table.current
    const room = element?.parentElement
    if (!isSteady || !element || !room) return undefined
    let known = 0
    const observer = new ResizeObserver(() => {
      if (room.clientWidth === known) return
      known = room.clientWidth
      release(element)
      fix(element)
    })
    observer.observe(room)
    return () => {
      observer.disconnect()
      release(element)
    }
  }, [isSteady])
  return table
}

const headings = (table: HTMLTableElement) => [...(table.tHead?.rows[0]?.cells ?? [])]

function fix(table: HTMLTableElement): void {
  const width = table.offsetWidth
  const widths = headings(table).map(cell => cell.getBoundingClientRect().width)
  headings(table).forEach((cell, index) => (cell.style.width = `${widths[index]}px`))
  table.style.width = `${width}px`
  table.style.tableLayout = 'fixed'
}

function release(table: HTMLTableElement): void {
  for (const cell of headings(table)) cell.style.width = ''
  table.style.width = ''
  table.style.tableLayout = ''
}
