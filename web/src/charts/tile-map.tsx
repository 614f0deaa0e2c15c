import type { ReactNode } from 'react'
import { tileLayout } from './tile-layout.ts'
import './tile-map.css'

export interface TileDatum {
  readonly id: string
  /** The district's name, as a link where there is somewhere to go. */
  readonly name: ReactNode
  readonly latitude: number | null
  readonly longitude: number | null
  readonly value: string
  /** A word or two below the number. */
  readonly note: string
  /** From 0 to 1: how much of the bar at the foot is filled. */
  readonly level: number
  /** Drawn with a broken outline; the note says why. */
  readonly isOpen: boolean
}

/** Districts as tiles, each about where it lies in the city, as a list that can be read and followed. */
export function TileMap({ tiles }: { tiles: readonly TileDatum[] }) {
  const layout = tileLayout(tiles)
  const byId = new Map(tiles.map(tile => [tile.id, tile]))
  const inRows = layout.tiles.toSorted((a, b) => a.row - b.row || a.column - b.column)
  return (
    <ol className="tile-map" style={{ gridTemplateColumns: `repeat(${layout.columns}, minmax(0, 1fr))` }}>
      {inRows.map(({ id, column, row }) => {
        const tile = byId.get(id)
        return (
          tile && (
            <li key={id} data-open={tile.isOpen || undefined} style={{ gridColumn: column, gridRow: row }}>
              <span className="tile-name">{tile.name}</span>
              <b className="numeric">{tile.value}</b>
              <span className="tile-note">{tile.note}</span>
              <i className="tile-level" aria-hidden="true">
                <i style={{ width: `${100 * Math.min(1, Math.max(0, tile.level))}%` }} />
              </i>
            </li>
          )
        )
      })}
    </ol>
  )
}
