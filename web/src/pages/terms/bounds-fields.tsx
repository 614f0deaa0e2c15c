import { terms as en } from '../../copy/en/terms.ts'
import { terms as sv } from '../../copy/sv/terms.ts'
import { NumberField } from '../../forms/fields.tsx'
import type { Form } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { shortDistrict } from '../../ui/short-district.ts'
import type { Reference, TermValues } from './term-values.ts'
import { boundsSet } from './term-values.ts'

/** Least and most students per district (R4); folded away, since most terms set none. */
export function BoundsFields({ form, reference }: { form: Form<TermValues>; reference: Reference }) {
  const t = useCopy(sv, en)
  const isAtFault = form.faults.some(fault => fault.path.startsWith('bounds'))
  const nameOf = (id: string) => shortDistrict(reference.districts.find(one => one.id === id)?.name ?? id)
  return (
    <details className="bounds" {...(isAtFault ? { open: true } : {})}>
      <summary>
        <strong>{t.bounds}</strong>{' '}
        <span className="soft">{t.boundsSummary(boundsSet(form.values.bounds))}</span>
      </summary>
      <p className="hint soft">{t.boundsHint}</p>
      <div className="number-grid">
        <div className="number-grid-head" aria-hidden="true">
          <span>{t.district}</span>
          <span>{t.minimum}</span>
          <span>{t.maximum}</span>
        </div>
        {form.values.bounds.map((bounds, index) => (
          <div key={bounds.districtId} className="number-grid-row">
            <span>{nameOf(bounds.districtId)}</span>
            <NumberField
              label={t.minimumOf(nameOf(bounds.districtId))}
              labelHidden
              {...form.bindItem('bounds', index, 'minimum')}
            />
            <NumberField
              label={t.maximumOf(nameOf(bounds.districtId))}
              labelHidden
              {...form.bindItem('bounds', index, 'maximum')}
            />
          </div>
        ))}
      </div>
    </details>
  )
}
