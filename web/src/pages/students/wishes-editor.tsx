import { useEffect, useRef, useState } from 'react'
import type { ResponseOf } from '../../api/client.ts'
import { students as en } from '../../copy/en/students.ts'
import { students as sv } from '../../copy/sv/students.ts'
import { CheckboxField, FieldSet } from '../../forms/choices.tsx'
import { SelectField } from '../../forms/fields.tsx'
import { faultAt, fieldId } from '../../forms/form-state.ts'
import { FormSection } from '../../forms/form-section.tsx'
import type { Form } from '../../forms/use-form.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { StudentFormValues } from './student-form.ts'
import type { WishRow } from './wish-list.ts'
import { addWish, MAX_WISHES, moveWish } from './wish-list.ts'
import './students.css'

interface Props {
  form: Form<StudentFormValues>
  reference: ResponseOf<'GET /api/reference'>
}

/** The ordered wishes. Everything is buttons and selects; focus follows the wish that moves, and a reader hears where to. */
export function WishesEditor({ form, reference }: Props) {
  const t = useCopy(sv, en).form
  const list = useRef<HTMLOListElement>(null)
  const [announced, setAnnounced] = useState('')
  const [focus, setFocus] = useState<{ selector: string } | null>(null)
  const rows = form.values.wishes

  useEffect(() => {
    if (focus === null) return
    const wanted = list.current?.parentElement?.querySelector<HTMLElement>(focus.selector)
    wanted?.focus()
  }, [focus])

  function change(wishes: WishRow[], announcement: string, selector: string) {
    form.set({ wishes })
    setAnnounced(announcement)
    setFocus({ selector })
  }

  function move(row: WishRow, index: number, by: -1 | 1) {
    const target = index + by
    // At an end the button just pressed is gone: the other one takes the focus.
    const isAtEnd = by === 1 ? target === rows.length - 1 : target === 0
    const button = (by === 1) === isAtEnd ? 'up' : 'down'
    change(
      moveWish(rows, index, by),
      t.wishMoved(target + 1),
      `[data-wish="${row.key}"] [data-do="${button}"]`,
    )
  }

  function remove(index: number) {
    const next = rows[index + 1] ?? rows[index - 1]
    const selector = next ? `[data-wish="${next.key}"] select` : '[data-do="add"]'
    change(rows.toSpliced(index, 1), t.wishRemoved(index + 1), selector)
  }

  function add() {
    const longer = addWish(rows)
    const key = longer.at(-1)?.key ?? 0
    change(longer, t.wishAdded(longer.length), `[data-wish="${key}"] select`)
  }

  return (
    <FormSection legend={t.wishes} hint={t.wishesHint} id={fieldId('wishes')}>
      {rows.length === 0 && <p className="soft">{t.noWishes}</p>}
      <ol role="list" className="wishes" ref={list}>
        {rows.map((row, index) => (
          <li key={row.key} data-wish={row.key}>
            <FieldSet
              legend={t.wish(index + 1)}
              id={fieldId(`wishes.${index}`)}
              error={faultAt(form.faults, `wishes.${index}`)}
            >
              <WishFields
                id={fieldId(`wish-${row.key}`)}
                row={row}
                reference={reference}
                onChange={changed => form.set({ wishes: rows.with(index, changed) })}
              />
              <WishButtons
                position={index + 1}
                isFirst={index === 0}
                isLast={index === rows.length - 1}
                onMove={by => move(row, index, by)}
                onRemove={() => remove(index)}
              />
            </FieldSet>
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {announced}
      </p>
      {rows.length < MAX_WISHES && (
        <div>
          <Button data-do="add" onClick={add}>
            {t.addWish}
          </Button>
        </div>
      )}
      <CheckboxField label={t.onlyWishes} hint={t.onlyWishesHint} {...form.bind('onlyWishes')} />
    </FormSection>
  )
}

interface FieldsProps {
  id: string
  row: WishRow
  reference: ResponseOf<'GET /api/reference'>
  onChange: (row: WishRow) => void
}

function WishFields({ id, row, reference, onChange }: FieldsProps) {
  const t = useCopy(sv, en).form
  const options = (things: readonly { id: string; name: string }[]) =>
    things.map(thing => ({ value: thing.id, label: thing.name }))
  return (
    <div className="form-row">
      <SelectField
        id={`${id}-field`}
        label={t.wishField}
        none={t.anyField}
        options={options(reference.fields)}
        value={row.fieldId}
        error={undefined}
        onChange={fieldId => onChange({ ...row, fieldId })}
      />
      <SelectField
        id={`${id}-district`}
        label={t.wishDistrict}
        none={t.anyDistrict}
        options={options(reference.districts)}
        value={row.districtId}
        error={undefined}
        onChange={districtId => onChange({ ...row, districtId })}
      />
    </div>
  )
}

interface ButtonsProps {
  position: number
  isFirst: boolean
  isLast: boolean
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

function WishButtons({ position, isFirst, isLast, onMove, onRemove }: ButtonsProps) {
  const t = useCopy(sv, en).form
  return (
    <div className="row">
      {!isFirst && (
        <Button kind="quiet" data-do="up" aria-label={t.moveWishUp(position)} onClick={() => onMove(-1)}>
          <Icon name="up" size={16} />
          {t.moveUp}
        </Button>
      )}
      {!isLast && (
        <Button kind="quiet" data-do="down" aria-label={t.moveWishDown(position)} onClick={() => onMove(1)}>
          <Icon name="down" size={16} />
          {t.moveDown}
        </Button>
      )}
      <Button kind="quiet" aria-label={t.removeWish(position)} onClick={onRemove}>
        {t.remove}
      </Button>
    </div>
  )
}
