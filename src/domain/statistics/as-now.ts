import { presentOf, type Succession } from '../organisation/succession.ts'
import { STAGES, type Cell, type Cells, type Stage } from './cells.ts'
import type { Published, PublishedDistrict, PublishedUniversity } from './published.ts'

/**
 * The same publication in today's organisation: predecessors are summed under what they have become. A sum is told when
 * all its parts are, so that the two ways of looking tell the same (P7). Rows keep the order of their first part.
 */
export function asNow(published: Published, districts: Succession, universities: Succession): Published {
  return {
    ...published,
    districts: joined(published.districts, districts, (id, parts): PublishedDistrict => ({
      id,
      detail: leastDetail(parts),
      offered: parts.reduce((sum, { offered }) => sum + offered, 0),
      unused: sumOf(parts.map(({ unused }) => unused)),
      cells: sumOfCells(parts),
    })),
    universities: joined(published.universities, universities, (id, parts): PublishedUniversity => ({
      id,
      detail: leastDetail(parts),
      cells: sumOfCells(parts),
    })),
  }
}

/** Rows joined under what their ids have become, in the order of their first parts. */
export function joined<Row extends { readonly id: string }>(
  rows: readonly Row[],
  succession: Succession,
  join: (id: string, parts: readonly Row[]) => Row,
): Row[] {
  const parts = new Map<string, Row[]>()
  for (const row of rows) {
    const id = presentOf(row.id, succession)
    parts.set(id, [...(parts.get(id) ?? []), row])
  }
  return [...parts].map(([id, rowsOf]) => join(id, rowsOf))
}

const leastDetail = (parts: readonly Pick<PublishedDistrict, 'detail'>[]) =>
  parts.reduce((least, { detail }) => (detail < least ? detail : least), parts[0]?.detail ?? 0)

/** Null when a part is left out. */
export function sumOf(parts: readonly (number | null)[]): number | null {
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0)
}

function sumOfCells(parts: readonly { readonly cells: Cells }[]): Cells {
  const cellOf = (stage: Stage): Cell => {
    const cells = parts.map(part => part.cells[stage])
    const groups = cells[0]?.bySex ?? []
    return {
      all: sumOf(cells.map(({ all }) => all)),
      bySex: groups.map((_, group) => sumOf(cells.map(({ bySex }) => bySex[group] ?? null))),
    }
  }
  return Object.fromEntries(STAGES.map(stage => [stage, cellOf(stage)])) as Record<Stage, Cell>
}
