import { useRead } from '../../api/queries.ts'
import { home as en } from '../../copy/en/home.ts'
import { home as sv } from '../../copy/sv/home.ts'
import { number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { KeyFigure, KeyFigures } from '../../ui/key-figure.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import './home.css'

/** How far the city's term has come: offered → requested → matched → confirmed → completed, the figures of T2. */
export function TermFunnel({ termId }: { termId: string }) {
  const t = useCopy(sv, en).funnel
  const t2 = useRead('GET /api/terms/:termId/t2', { params: { termId }, query: { organisation: 'then' } })
  return (
    <Loaded query={t2}>
      {({ report: { city, target } }) =>
        city && (
          <div className="card funnel">
            <KeyFigures>
              <KeyFigure
                label={t.offered}
                value={number(city.offered)}
                {...(target !== null && { note: t.ofTarget(target) })}
              />
              {(['requested', 'matched', 'confirmed', 'completed'] as const).map(stage => (
                <KeyFigure key={stage} label={t[stage]} value={number(city.cells[stage].all ?? 0)} />
              ))}
            </KeyFigures>
          </div>
        )
      }
    </Loaded>
  )
}
