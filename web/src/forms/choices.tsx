import type { ReactNode } from 'react'
import { useId } from 'react'
import { described, HintAndFault } from './field.tsx'
import type { Option } from './fields.tsx'
import type { FieldBinding } from './use-form.ts'

interface FieldSetProps {
  legend: ReactNode
  hint?: ReactNode
  /** Of the value that the group as a whole stands for, so that the summary's link finds it. */
  id?: string
  error?: string | undefined
  children: ReactNode
}

/** Fields that belong together, under one legend: `<FieldSet legend="Handledare">…</FieldSet>`. */
export function FieldSet({ legend, hint, id: given, error, children }: FieldSetProps) {
  const own = useId()
  const id = given ?? own
  const ties = described(id, hint, error)
  return (
    <fieldset
      className="fieldset"
      data-fault={error !== undefined}
      aria-describedby={ties['aria-describedby']}
      id={id}
      tabIndex={-1}
    >
      <legend>{legend}</legend>
      <HintAndFault id={id} hint={hint} error={error} />
      {children}
    </fieldset>
  )
}

interface CheckboxProps extends FieldBinding<boolean> {
  label: ReactNode
  hint?: ReactNode
}

/** `<CheckboxField label="Bara önskemål" {...form.bind('onlyWishes')} />`. */
export function CheckboxField({ id, label, hint, value, error, onChange }: CheckboxProps) {
  return (
    <div className="choice">
      <input
        id={id}
        type="checkbox"
        checked={value}
        onChange={event => onChange(event.target.checked)}
        {...described(id, hint, error)}
      />
      <label htmlFor={id}>{label}</label>
      <HintAndFault id={id} hint={hint} error={error} />
    </div>
  )
}

interface GroupProps<Value extends string> {
  legend: ReactNode
  hint?: ReactNode
  options: readonly (Option<Value> & { readonly hint?: ReactNode })[]
}

/** Any number of choices: `<CheckboxGroup legend="Kräver" options={…} {...form.bind('requires')} />` for an array. */
export function CheckboxGroup<Value extends string>({
  legend,
  hint,
  options,
  id,
  value,
  error,
  onChange,
}: GroupProps<Value> & FieldBinding<Value[]>) {
  return (
    <FieldSet legend={legend} hint={hint} id={id} error={error}>
      <div>
        {options.map(option => (
          <CheckboxField
            key={option.value}
            id={`${id}-${option.value}`}
            label={option.label}
            hint={option.hint}
            value={value.includes(option.value)}
            error={undefined}
            onChange={checked =>
              onChange(checked ? [...value, option.value] : value.filter(other => other !== option.value))
            }
          />
        ))}
      </div>
    </FieldSet>
  )
}

/** One choice of few, each explained: `<RadioGroup legend="Princip" options={…} {...form.bind('policy')} />`. */
export function RadioGroup<Value extends string>({
  legend,
  hint,
  options,
  id,
  value,
  error,
  onChange,
}: GroupProps<Value> & FieldBinding<Value | null>) {
  return (
    <FieldSet legend={legend} hint={hint} id={id} error={error}>
      <div className="choice-cards">
        {options.map(option => (
          <div key={option.value} className="choice">
            <input
              id={`${id}-${option.value}`}
              type="radio"
              name={id}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              {...described(`${id}-${option.value}`, option.hint, undefined)}
            />
            <label htmlFor={`${id}-${option.value}`}>{option.label}</label>
            <HintAndFault id={`${id}-${option.value}`} hint={option.hint} error={undefined} />
          </div>
        ))}
      </div>
    </FieldSet>
  )
}
