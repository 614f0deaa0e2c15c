import { repairs as en } from '../../copy/en/repairs.ts'
import { repairs as sv } from '../../copy/sv/repairs.ts'
import { dayOf } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import { useWhy } from '../../ui/decline-reasons.ts'
import { shortDistrict } from '../../ui/short-district.ts'
import type { RepairsView, WithoutPlace } from './repair-view.ts'
import { leftWithout } from './repair-view.ts'

/** Who is without a place since the proposals went out, and what became of the place that each had. */
export function FallenAway({ view }: { view: RepairsView }) {
  const t = useCopy(sv, en)
  const left = leftWithout(view)
  const before = view.withoutPlace.length - left.length
  return (
    <>
      {left.length === 0 ? (
        <p>{t.nothing}</p>
      ) : (
        <>
          <h3>{t.without(left.length)}</h3>
          <ul className="plain repair-list">
            {left.map(row => (
              <li key={row.student.id}>
                <p>
                  <strong>{row.student.label}</strong>{' '}
                  <span className="soft">{row.student.universityId}</span>
                </p>
                <Last row={row} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="soft">
        {t.free(view.freePlaces)} {before > 0 && t.before(before)}
      </p>
    </>
  )
}

function Last({ row: { last } }: { row: WithoutPlace }) {
  const t = useCopy(sv, en)
  const why = useWhy()
  if (last === null) return <p>{t.late}</p>
  const { state, place } = last
  const named =
    state === 'cancelled' || state === 'interrupted' || state === 'declined' || state === 'released'
  return (
    <div>
      <p>
        {named && <Badge tone="error">{t.last[state]}</Badge>}{' '}
        {t.lastAt(t.place(place.unit, shortDistrict(place.districtName)), dayOf(last.at), last.by)}
      </p>
      {why(last) !== null && <p className="soft">{why(last)}</p>}
    </div>
  )
}
