import { useState } from 'react'
import { useUiCopy } from '../ui/use-ui-copy.ts'
import type { FieldLabels } from './field.tsx'
import { described, Field } from './field.tsx'
import type { FieldBinding } from './use-form.ts'

interface TextProps extends FieldLabels, FieldBinding<string> {
  type?: 'text' | 'email' | 'url'
  autoComplete?: string
  spellCheck?: boolean
}

/** `<TextField label="Enhet" {...form.bind('unit')} />`; empty is `''`. */
export function TextField({ type = 'text', autoComplete = 'off', spellCheck, ...field }: TextProps) {
  return (
    <Field {...field}>
      <input
        id={field.id}
        className="input"
        type={type}
        autoComplete={autoComplete}
        spellCheck={spellCheck}
        value={field.value}
        onChange={event => field.onChange(event.target.value)}
        {...described(field.id, field.hint, field.error)}
      />
    </Field>
  )
}

/** More than a line of text. */
export function TextAreaField({
  rows = 4,
  ...field
}: FieldLabels & FieldBinding<string> & { rows?: number }) {
  return (
    <Field {...field}>
      <textarea
        id={field.id}
        className="input"
        rows={rows}
        value={field.value}
        onChange={event => field.onChange(event.target.value)}
        {...described(field.id, field.hint, field.error)}
      />
    </Field>
  )
}

/** Whole numbers. Empty is null; what isn't a number becomes NaN, which `useForm` refuses with a sentence. */
export function parseWhole(text: string): number | null {
  const plain = text.replaceAll(/[\s\u00a0]/g, '')
  if (plain === '') return null
  return /^-?\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN
}

/** `<NumberField label="Antal platser" {...form.bind('places')} />` for `number | null`. */
export function NumberField(field: FieldLabels & FieldBinding<number | null>) {
  const written = field.value === null || Number.isNaN(field.value) ? '' : String(field.value)
  const [draft, setDraft] = useState(written)
  // What was typed stays as typed for as long as it means the value that the form holds.
  const text = Object.is(parseWhole(draft), field.value) ? draft : written
  return (
    <Field {...field}>
      <input
        id={field.id}
        className="input"
        data-width="number"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={text}
        onChange={event => {
          setDraft(event.target.value)
          field.onChange(parseWhole(event.target.value))
        }}
        {...described(field.id, field.hint, field.error)}
      />
    </Field>
  )
}

/** `<DateField label="Från" {...form.bind('fromOn')} />` for an ISO date or null; the browser's own calendar. */
export function DateField({
  min,
  max,
  ...field
}: FieldLabels & FieldBinding<string | null> & { min?: string; max?: string }) {
  return (
    <Field {...field}>
      <input
        id={field.id}
        className="input"
        data-width="date"
        type="date"
        min={min}
        max={max}
        value={field.value ?? ''}
        onChange={event => field.onChange(event.target.value === '' ? null : event.target.value)}
        {...described(field.id, field.hint, field.error)}
      />
    </Field>
  )
}

/** `HH:MM`, 24 hours, as text: the native field follows the browser's language into am and pm. */
export function TimeField(field: FieldLabels & FieldBinding<string>) {
  return (
    <Field {...field}>
      <input
        id={field.id}
        className="input"
        data-width="number"
        type="text"
        inputMode="numeric"
        placeholder="09:00"
        autoComplete="off"
        value={field.value}
        onChange={event => field.onChange(event.target.value)}
        {...described(field.id, field.hint, field.error)}
      />
    </Field>
  )
}

export interface Option<Value extends string = string> {
  readonly value: Value
  readonly label: string
}

interface SelectProps<Value extends string> extends FieldLabels, FieldBinding<Value | null> {
  options: readonly Option<Value>[]
  /** Words for no choice; `Välj …` unless said. */
  none?: string
}

/** A native select: `<SelectField label="Område" options={fields} {...form.bind('fieldId')} />`, null = none chosen. */
export function SelectField<Value extends string>({ options, none, ...field }: SelectProps<Value>) {
  const t = useUiCopy()
  return (
    <Field {...field}>
      <select
        id={field.id}
        className="input"
        value={field.value ?? ''}
        onChange={event =>
          field.onChange(options.find(option => option.value === event.target.value)?.value ?? null)
        }
        {...described(field.id, field.hint, field.error)}
      >
        <option value="">{none ?? t.choose}</option>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
