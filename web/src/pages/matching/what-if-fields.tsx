import { whatIf as en } from '../../copy/en/what-if.ts'
import { whatIf as sv } from '../../copy/sv/what-if.ts'
import { NumberField, SelectField } from '../../forms/fields.tsx'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import type { Draft, Ground } from './what-if-drafts.ts'

interface Props {
  draft: Draft
  ground: Ground
  onChange: (change: Partial<Draft>) => void
  /** What the server said about a member of the change. */
  faultAt: (member: string) => string | undefined
}

type Name = Exclude<keyof Draft, 'key' | 'kind'>

/** The fields of one change. */
export function WhatIfFields(props: Props) {
  const t = useCopy(sv, en)
  const { draft, ground } = props
  const bind = <N extends Name>(name: N) => ({
    id: `f-${draft.key}-${name}`,
    value: draft[name],
    error: props.faultAt(name),
    onChange: (value: Draft[N]) => props.onChange({ [name]: value }),
  })
  const offers = ground.offers.map(offer => ({
    value: offer.id,
    label: t.offerOption(offer.unit, offer.fieldName, shortDistrict(offer.districtName), offer.places),
  }))
  const districts = ground.districts.map(({ id, name }) => ({ value: id, label: shortDistrict(name) }))
  const students = ground.students.map(({ id, label, number, universityId }) => ({
    value: id,
    label: t.studentOption(label, number, universityId),
  }))
  switch (draft.kind) {
    case 'places':
      return (
        <>
          <SelectField label={t.offer} options={offers} {...bind('offer')} />
          <div className="form-row">
            <NumberField label={t.places} {...bind('places')} />
            {draft.offer !== null && <Steps places={draft.places} onChange={props.onChange} />}
          </div>
        </>
      )
    case 'newPlaces':
      return (
        <>
          <SelectField label={t.district} options={districts} {...bind('district')} />
          <SelectField
            label={t.field}
            options={ground.fields.map(({ id, name }) => ({ value: id, label: name }))}
            {...bind('field')}
          />
          <NumberField label={t.places} hint={t.newPlacesHint} {...bind('places')} />
        </>
      )
    case 'share': {
      const share = ground.universities.find(({ id }) => id === draft.university)
      return (
        <>
          <SelectField
            label={t.university}
            options={ground.universities.map(({ id, name }) => ({ value: id, label: name }))}
            {...(share ? { hint: t.nowPlaced(share.placed) } : {})}
            {...bind('university')}
          />
          <div className="form-row">
            <NumberField label={t.quota} hint={t.quotaHint} {...bind('quota')} />
            <NumberField label={t.guarantee} {...bind('guarantee')} />
          </div>
        </>
      )
    }
    case 'bounds': {
      const bounds = ground.districts.find(({ id }) => id === draft.district)
      return (
        <>
          <SelectField
            label={t.district}
            options={districts}
            {...(bounds ? { hint: t.nowPlaced(bounds.placed) } : {})}
            {...bind('district')}
          />
          <div className="form-row">
            <NumberField label={t.minimum} {...bind('minimum')} />
            <NumberField label={t.maximum} hint={t.maximumHint} {...bind('maximum')} />
          </div>
        </>
      )
    }
    case 'travel':
      return <NumberField label={t.travelMinutes} hint={t.travelHint} {...bind('maxTravelMinutes')} />
    case 'pin':
      return (
        <>
          <SelectField label={t.student} options={students} {...bind('student')} />
          <SelectField label={t.offer} options={offers} {...bind('offer')} />
        </>
      )
    case 'unpin':
      return (
        <SelectField
          label={t.student}
          options={students.filter(({ value }) =>
            ground.students.some(one => one.id === value && one.isPinned),
          )}
          {...bind('student')}
        />
      )
    case 'block':
      return (
        <>
          <SelectField label={t.student} options={students} {...bind('student')} />
          <SelectField
            label={t.blockDistrict}
            hint={t.blockHint}
            none={t.blockNone}
            options={districts}
            {...bind('district')}
          />
          <SelectField label={t.blockOffer} none={t.blockNone} options={offers} {...bind('offer')} />
        </>
      )
  }
}

/** One fewer and one more at a press: what is tried most often. */
function Steps({ places, onChange }: { places: number | null; onChange: Props['onChange'] }) {
  const t = useCopy(sv, en)
  const now = places === null || Number.isNaN(places) ? 0 : places
  return (
    <>
      <Button onClick={() => onChange({ places: Math.max(0, now - 1) })}>{t.fewer}</Button>
      <Button onClick={() => onChange({ places: Math.min(50, now + 1) })}>{t.more}</Button>
    </>
  )
}
