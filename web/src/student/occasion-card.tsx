import type { ReactNode } from 'react'
import type { ResponseOf } from '../api/client.ts'
import { studentPage as en } from '../copy/en/student-page.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { dateRange, dayOf, dayOfMonth, longDate, shortMonth, timeRange } from '../format.ts'
import { useCopy, useLanguage } from '../language.ts'
import { Badge } from '../ui/badge.tsx'

type Placement = NonNullable<ResponseOf<'GET /api/student-page'>['placement']>
export type Occasion = Placement['occasions'][number]

interface Props {
  occasion: Occasion
  name: string
  children?: ReactNode
}

/** One occasion: when, where, whom to ask for, and what else is good to know. */
export function OccasionCard({ occasion, name, children }: Props) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const { startAt, endAt, fromOn, toOn, location, contact, text } = occasion
  return (
    <article className="occasion card">
      {startAt !== null && (
        <p className="occasion-leaf numeric" aria-hidden="true">
          <span>{shortMonth(startAt, language)}</span>
          {dayOfMonth(startAt, language)}
        </p>
      )}
      <div className="flow">
        <h3>
          {name}
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
        {contact !== null && (
          <p>
            <span className="soft">{t.contact}:</span> {contact}
          </p>
        )}
        {text !== null && <p className="lines">{text}</p>}
        {children}
      </div>
    </article>
  )
}
