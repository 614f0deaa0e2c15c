import { useState } from 'react'
import type { FieldFault } from '../api/problem.ts'
import { studentPage as en } from '../copy/en/student-page.ts'
import { studentPage as sv } from '../copy/sv/student-page.ts'
import { FieldSet } from '../forms/choices.tsx'
import { SelectField } from '../forms/fields.tsx'
import { faultAt, fieldId } from '../forms/form-state.ts'
import { useCopy } from '../language.ts'
import { addWish, MAX_WISHES, moveWish, type WishRow } from '../pages/students/wish-list.ts'
import { Button } from '../ui/button.tsx'
import type { Wishes } from './wishes-form.tsx'

interface Props {
  rows: readonly WishRow[]
  names: Pick<Wishes, 'fields' | 'districts'>
  faults: readonly FieldFault[]
  onChange: (rows: readonly WishRow[]) => void
}

/** The ordered wishes; a wish that moves says where it is now. */
export function WishRows({ rows, names, faults, onChange }: Props) {
  const t = useCopy(sv, en).wishes
  const [told, setTold] = useState('')
  const options = (things: Wishes['fields']) => things.map(({ id, name }) => ({ value: id, label: name }))
  const move = (index: number, by: -1 | 1) => {
    onChange(moveWish(rows, index, by))
    setTold(t.moved(index + 1 + by))
  }
  return (
    <>
      {rows.length === 0 && <p className="soft">{t.none}</p>}
      {rows.map((row, index) => (
        <FieldSet
          key={row.key}
          legend={t.wish(index + 1)}
          id={fieldId(`wishes.${index}`)}
          error={faultAt(faults, `wishes.${index}`)}
        >
          <div className="form-row">
            <SelectField
              id={`f-wish-${row.key}-field`}
              label={t.field}
              none={t.anyField}
              options={options(names.fields)}
              value={row.fieldId}
              error={undefined}
              onChange={chosen => onChange(rows.with(index, { ...row, fieldId: chosen }))}
            />
            <SelectField
              id={`f-wish-${row.key}-district`}
              label={t.district}
              none={t.anyDistrict}
              options={options(names.districts)}
              value={row.districtId}
              error={undefined}
              onChange={districtId => onChange(rows.with(index, { ...row, districtId }))}
            />
          </div>
          <div className="row">
            {index > 0 && (
              <Button kind="quiet" aria-label={t.up(index + 1)} onClick={() => move(index, -1)}>
                {t.upShort}
              </Button>
            )}
            {index < rows.length - 1 && (
              <Button kind="quiet" aria-label={t.down(index + 1)} onClick={() => move(index, 1)}>
                {t.downShort}
              </Button>
            )}
            <Button
              kind="quiet"
              aria-label={t.remove(index + 1)}
              onClick={() => onChange(rows.toSpliced(index, 1))}
            >
              {t.removeShort}
            </Button>
          </div>
        </FieldSet>
      ))}
      <p className="visually-hidden" role="status">
        {told}
      </p>
      {rows.length < MAX_WISHES && (
        <div>
          <Button onClick={() => onChange(addWish(rows))}>{t.add}</Button>
        </div>
      )}
    </>
  )
}
