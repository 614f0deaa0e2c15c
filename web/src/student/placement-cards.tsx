import type { ResponseOf } from '../api/client.ts'
import { studentPage as en } from '../copy/en/student-page.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { useCopy } from '../language.ts'
import { Facts } from '../ui/key-figure.tsx'
import { Answers } from './answers.tsx'
import { OccasionCard } from './occasion-card.tsx'
import { inTimeOrder } from './occasion-order.ts'

type Placement = NonNullable<ResponseOf<'GET /api/student-page'>['placement']>

interface Props {
  placement: Placement
  token: string
  onAnswered: (occasions: Placement['occasions']) => void
}

export function PlacementCards({ placement, token, onAnswered }: Props) {
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
                <OccasionCard occasion={occasion} name={occasion.title ?? t.kind[occasion.kind]}>
                  {occasion.kind !== 'period' && occasion.status === 'scheduled' && (
                    <Answers
                      token={token}
                      occasion={occasion}
                      onAnswered={answer =>
                        onAnswered(
                          placement.occasions.map(one => (one === occasion ? { ...one, answer } : one)),
                        )
                      }
                    />
                  )}
                </OccasionCard>
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
