import { useId } from 'react'
import type { Option } from '../forms/fields.tsx'
import { useUrlState } from './url-state.ts'

interface Props {
  label: string
  /** The name in the address, in Swedish. */
  name: string
  options: readonly Option[]
  /** Words for no selection: `Alla`. */
  all: string
}

/** What `?name=` chooses among the options, null when it names none of them. */
export function useUrlChoice(name: string, options: readonly Option[]): string | null {
  const [value] = useUrlState(name)
  return options.some(option => option.value === value) ? value : null
}

/** A select beside a table's filter, kept in the address: `<UrlSelect label="Område" name="omrade" … />`. */
export function UrlSelect({ label, name, options, all }: Props) {
  const id = useId()
  const [, choose] = useUrlState(name)
  const chosen = useUrlChoice(name, options)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="input"
        value={chosen ?? ''}
        onChange={event => choose(event.target.value === '' ? null : event.target.value)}
      >
        <option value="">{all}</option>
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}
