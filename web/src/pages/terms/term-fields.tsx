import { terms as en } from '../../copy/en/terms.ts'
import { terms as sv } from '../../copy/sv/terms.ts'
import { FieldSet } from '../../forms/choices.tsx'
import { DateField, NumberField } from '../../forms/fields.tsx'
import { fieldId } from '../../forms/form-state.ts'
import type { Form } from '../../forms/use-form.ts'
import { number } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Notice } from '../../ui/notice.tsx'
import type { Reference, TermValues } from './term-values.ts'
import { sumOfShares, tooFewDaysOfNotice } from './term-values.ts'

/** The settings that a new term and a term under way have in common. */
export function TermFields<Values extends TermValues>({
  form,
  reference,
}: {
  form: Form<Values>
  reference: Reference
}) {
  const t = useCopy(sv, en)
  // The generic form has at least the term's own fields; bound here as such.
  const own = form as unknown as Form<TermValues>
  const lateDays = tooFewDaysOfNotice(own.values)
  return (
    <>
      <div className="form-row">
        <NumberField label={t.target} {...own.bind('target')} />
        <NumberField
          label={t.maxTravelMinutes}
          hint={t.maxTravelHint}
          optional
          {...own.bind('maxTravelMinutes')}
        />
      </div>
      <Shares form={own} reference={reference} />
      <FieldSet legend={t.dates}>
        <div className="form-row">
          <DateField label={t.startsOn} {...own.bind('startsOn')} />
          <DateField label={t.endsOn} {...own.bind('endsOn')} />
        </div>
        <DueDates form={own} />
        <div role="status">
          {lateDays !== null && (
            <Notice tone="warning" title={t.tooLate}>
              {t.tooLateText(lateDays)}
            </Notice>
          )}
        </div>
      </FieldSet>
    </>
  )
}

/** What may change until the term is closed. */
export function DueDates({ form }: { form: Form<TermValues> }) {
  const t = useCopy(sv, en)
  return (
    <div className="form-row">
      <DateField label={t.offersDueOn} optional {...form.bind('offersDueOn')} />
      <DateField label={t.confirmDueOn} optional {...form.bind('confirmDueOn')} />
    </div>
  )
}

function Shares({ form, reference }: { form: Form<TermValues>; reference: Reference }) {
  const t = useCopy(sv, en)
  const nameOf = (id: string) => reference.universities.find(one => one.id === id)?.name ?? id
  const fault = form.faults.find(one => one.path === 'shares')?.text
  return (
    <FieldSet legend={t.shares} hint={t.sharesHint} id={fieldId('shares')} error={fault}>
      <div className="number-grid">
        <div className="number-grid-head" aria-hidden="true">
          <span>{t.university}</span>
          <span>{t.places}</span>
          <span>{t.guarantee}</span>
        </div>
        {form.values.shares.map((share, index) => (
          <div key={share.universityId} className="number-grid-row">
            <span>{nameOf(share.universityId)}</span>
            <NumberField
              label={t.placesOf(nameOf(share.universityId))}
              labelHidden
              {...form.bindItem('shares', index, 'places')}
            />
            <NumberField
              label={t.guaranteeOf(nameOf(share.universityId))}
              labelHidden
              {...form.bindItem('shares', index, 'guarantee')}
            />
          </div>
        ))}
      </div>
      <SumOfShares values={form.values} nameOf={nameOf} />
    </FieldSet>
  )
}

/** The live sum against the target, as a sentence and a bar. */
function SumOfShares({ values, nameOf }: { values: TermValues; nameOf: (universityId: string) => string }) {
  const t = useCopy(sv, en)
  const sum = sumOfShares(values.shares)
  const target = values.target ?? 0
  if (Number.isNaN(target) || target === 0) return null
  const state = sum === target ? 'exact' : sum < target ? 'short' : 'over'
  const text = {
    exact: t.sumExact(target),
    short: t.sumShort(target - sum),
    over: t.sumOver(sum - target),
  }[state]
  return (
    <div className="share-sum" data-state={state}>
      <p role="status">
        <strong className="numeric">
          {t.sum} {number(sum)}
        </strong>{' '}
        {text}
      </p>
      <div className="share-bar" aria-hidden="true">
        {values.shares.map(share => (
          <span
            key={share.universityId}
            style={{ width: `${(100 * (share.places || 0)) / Math.max(sum, target)}%` }}
          />
        ))}
      </div>
      <ul className="plain share-key">
        {values.shares.map(share => (
          <li key={share.universityId}>
            <i aria-hidden="true" />
            {nameOf(share.universityId)} <b className="numeric">{number(share.places || 0)}</b>
          </li>
        ))}
      </ul>
    </div>
  )
}
