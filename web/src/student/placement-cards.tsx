import type { ResponseOf } from '../api/client.ts'
import { studentPage as en } from '../copy/en/student-page.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { dateRange, dayOf, dayOfMonth, longDate, shortMonth, timeRange } from '../format.ts'
import { useCopy, useLanguage } from '../language.ts'
import { Badge } from '../ui/badge.tsx'
import { Facts } from '../ui/key-figure.tsx'
import { inTimeOrder } from './occasion-order.ts'

type Placement = NonNullable<ResponseOf<'GET /api/student-page'>['placement']>
type Occasion = Placement['occasions'][number]

export function PlacementCards({ placement }: { placement: Placement }) {
  const t = useCopy(sv, en)
  const { supervisor } = placement
  return (
    <>
      {placement.occasions.length > 0 && (
        <section className="flow" aria-labelledby="times">
          <h2 id="times">{t.times}</h2>
          <ul className="plain occasions">
            {inTimeOrder(placement.occasions).map(occasion => (
              <li key={occasion.id}>
                <OccasionCard occasion={occasion} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="card flow" aria-labelledby="place">
        <h2 id="place">{t.place}</h2>
        <Facts
          rows={[
            [t.unit, placement.unit],
            [t.district, placement.district],
            [t.field, placement.field],
            [
              t.supervisor,
              supervisor === null ? (
                t.noSupervisor
              ) : (
                <>
                  {supervisor.name}
                  {supervisor.email !== null && (
                    <>
                      <br />
                      <a href={`mailto:${supervisor.email}`}>{supervisor.email}</a>
                    </>
                  )}
                </>
              ),
            ],
          ]}
        />
      </section>
    </>
  )
}

function OccasionCard({ occasion }: { occasion: Occasion }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const { startAt, endAt, fromOn, toOn, location } = occasion
  return (
    <article className="occasion card">
      {startAt !== null && (
        <p className="occasion-leaf numeric" aria-hidden="true">
          <span>{shortMonth(startAt, language)}</span>
          {dayOfMonth(startAt, language)}
        </p>
      )}
      <div>
        <h3>
          {occasion.title ?? t.kind[occasion.kind]}
          {occasion.status === 'cancelled' && (
            <>
              {' '}
              <Badge tone="error">{t.cancelled}</Badge>
            </>
          )}
        </h3>
        {startAt !== null && (
          <p className="occasion-when">
            <span>{dayOf(startAt, language)}</span>
            {endAt !== null && <span className="numeric">{timeRange(startAt, endAt, language)}</span>}
          </p>
        )}
        {fromOn !== null && (
          <p className="occasion-when">
            {toOn === null ? longDate(fromOn, language) : dateRange(fromOn, toOn, language)}
          </p>
        )}
        {location !== null && (
          <p>
            <span className="soft">{t.where}:</span> {location}
          </p>
        )}
      </div>
    </article>
  )
}
