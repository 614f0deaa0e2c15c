import { useRead } from '../../api/queries.ts'
import { pins as en } from '../../copy/en/pins.ts'
import { pins as sv } from '../../copy/sv/pins.ts'
import { useCopy } from '../../language.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { placeName, useOfferFacts } from './pins.ts'

interface Props {
  runId: string
  student: { readonly id: string; readonly label: string }
}

/** Where a student who is held can be let go: all places of the run, allowed ones first, each forbidden one with its rule. */
export function MoveTargets({ runId, student }: Props) {
  const t = useCopy(sv, en)
  const factsOf = useOfferFacts()
  const offers = useRead('GET /api/runs/:runId/students/:studentId/offers', {
    params: { runId, studentId: student.id },
  })
  return (
    <div className="move-targets" aria-hidden="true">
      <p className="move-targets-title">{t.dropTitle(student.label)}</p>
      <p className="small soft">{t.dropHint}</p>
      <Loaded query={offers}>
        {({ offers: all, offerId }) => (
          <ul className="plain" data-scrolls>
            {all
              .filter(({ id }) => id !== offerId)
              .map(offer => (
                <li key={offer.id} data-target={offer.id} data-closed={offer.broken.length > 0 || undefined}>
                  {placeName(offer)}
                  <span className="second-fact">{factsOf(offer)}</span>
                  {offer.broken.length > 0 && (
                    <span className="second-fact">
                      <strong>{t.forbidden}</strong> {offer.broken.map(({ text }) => text).join(' ')}
                    </span>
                  )}
                </li>
              ))}
          </ul>
        )}
      </Loaded>
    </div>
  )
}
