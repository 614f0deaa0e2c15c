import { useId, useState } from 'react'
import { pins as en } from '../../copy/en/pins.ts'
import { pins as sv } from '../../copy/sv/pins.ts'
import { described } from '../../forms/field.tsx'
import { useCopy } from '../../language.ts'
import { filterRows, searchText } from '../../ui/table-order.ts'
import { placeName, useOfferFacts, type OfferForStudent as Offer } from './pins.ts'

interface Props {
  offers: readonly Offer[]
  chosen: string | null
  onChoose: (offerId: string) => void
}

/** All places of the run, allowed ones first, each forbidden one with its rule. */
export function MoveOffers({ offers, chosen, onChoose }: Props) {
  const t = useCopy(sv, en)
  const id = useId()
  const [filter, setFilter] = useState('')
  const shown = filterRows(
    offers,
    offers.map(offer => searchText([placeName(offer), offer.fieldName])),
    filter,
  )
  const allowed = shown.filter(({ broken }) => broken.length === 0).length
  return (
    <fieldset className="fieldset">
      <legend>{t.offers}</legend>
      <div className="field">
        <label htmlFor={`${id}-filter`}>{t.filter}</label>
        <input
          id={`${id}-filter`}
          className="input"
          type="search"
          autoComplete="off"
          value={filter}
          onChange={event => setFilter(event.target.value)}
        />
      </div>
      <p role="status" className="small soft">
        {shown.length === 0 ? t.noOffers : t.allowed(allowed, shown.length)}
      </p>
      <div className="move-offers">
        {shown.map(offer => (
          <OfferChoice
            key={offer.id}
            offer={offer}
            group={id}
            isChosen={offer.id === chosen}
            onChoose={() => onChoose(offer.id)}
          />
        ))}
      </div>
    </fieldset>
  )
}

interface ChoiceProps {
  offer: Offer
  group: string
  isChosen: boolean
  onChoose: () => void
}

function OfferChoice({ offer, group, isChosen, onChoose }: ChoiceProps) {
  const t = useCopy(sv, en)
  const id = `${group}-${offer.id}`
  const facts = useOfferFacts()(offer)
  return (
    <div className="choice">
      <input
        id={id}
        type="radio"
        name={group}
        checked={isChosen}
        onChange={onChoose}
        {...described(id, facts, undefined)}
      />
      <label htmlFor={id}>{placeName(offer)}</label>
      <p id={`${id}-hint`} className="hint">
        {facts}
        {offer.broken.length > 0 && (
          <>
            <br />
            <strong>{t.forbidden}</strong>{' '}
            {offer.broken.map(({ rule, text }) => `${text} (${rule})`).join(' ')}
          </>
        )}
      </p>
    </div>
  )
}
