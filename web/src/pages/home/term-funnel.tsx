import { useRead } from '../../api/queries.ts'
import { home as en } from '../../copy/en/home.ts'
import { home as sv } from '../../copy/sv/home.ts'
import { number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { KeyFigure, KeyFigures } from '../../ui/key-figure.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import './home.css'

/**
 * How far the city's term has come: offered → requested → matched → confirmed → completed. As it stands, for whoever sees
 * every student; what is told to others leaves small numbers out (P7).
 */
export function TermFunnel({ termId }: { termId: string }) {
  const t = useCopy(sv, en).funnel
  const board = useRead('GET /api/terms/:termId/board', { params: { termId } })
  return (
    <Loaded query={board}>
      {({ target, offered, districts, universities }) => {
        const sum = (stage: 'placed' | 'confirmed' | 'completed') =>
          districts.reduce((total, district) => total + district[stage], 0)
        return (
          <div className="card funnel">
            <KeyFigures>
              <KeyFigure label={t.offered} value={number(offered ?? 0)} note={t.ofTarget(target)} />
              <KeyFigure
                label={t.requested}
                value={number(universities.reduce((total, { students }) => total + students, 0))}
              />
              <KeyFigure label={t.matched} value={number(sum('placed'))} />
              <KeyFigure label={t.confirmed} value={number(sum('confirmed'))} />
              <KeyFigure label={t.completed} value={number(sum('completed'))} />
            </KeyFigures>
          </div>
        )
      }}
    </Loaded>
  )
}
