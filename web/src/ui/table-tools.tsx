import type { ReactNode } from 'react'
import { useId } from 'react'
import { tables as en } from '../copy/en/tables.ts'
import { tables as sv } from '../copy/sv/tables.ts'
import { useCopy } from '../language.ts'
import { Button } from './button.tsx'
import type { RoleOf } from './table-rows.tsx'
import { useUiCopy } from './use-ui-copy.ts'

interface ToolsProps {
  filter: ReactNode
  tools: ReactNode
  files: ReactNode
  shown: number
  all: number
  chosen: number
  onChooseNone: () => void
}

/** Above a table: what narrows it, how much of it there is, and what takes it along. */
export function Tools({ filter, tools, files, shown, all, chosen, onChooseNone }: ToolsProps) {
  const t = useUiCopy()
  const c = useCopy(sv, en)
  const isNarrowed = filter !== false || tools !== undefined
  if (!isNarrowed && files === false) return null
  return (
    <div className="table-tools">
      {filter}
      {tools}
      <div className="table-state">
        {isNarrowed && (
          <p role="status" className="numeric">
            {chosen > 0 ? c.chosen(chosen, shown) : t.rows(shown, all)}
          </p>
        )}
        {chosen > 0 && (
          <Button kind="quiet" onClick={onChooseNone}>
            {c.chooseNone}
          </Button>
        )}
        {files}
      </div>
    </div>
  )
}

export function FilterField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const t = useUiCopy()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t.filter}</label>
      <input
        id={id}
        className="input"
        type="search"
        autoComplete="off"
        value={value}
        onChange={event => onChange(event.target.value)}
      />
    </div>
  )
}

export function NoRows({ onClear }: { onClear: () => void }) {
  const t = useUiCopy()
  return (
    <p className="row">
      {t.noRows}
      <Button kind="quiet" onClick={onClear}>
        {t.clearFilter}
      </Button>
    </p>
  )
}

interface ChooseAllProps {
  role: RoleOf
  chosen: number
  shown: number
  onChoose: (isChosen: boolean) => void
}

/** Half filled when some rows are chosen; then it chooses all. */
export function ChooseAll({ role, chosen, shown, onChoose }: ChooseAllProps) {
  const t = useCopy(sv, en)
  const isPart = chosen > 0 && chosen < shown
  return (
    <th scope="col" role={role('columnheader')} className="choose">
      <label>
        <input
          type="checkbox"
          aria-label={t.chooseAll}
          checked={shown > 0 && chosen === shown}
          ref={input => {
            if (input) input.indeterminate = isPart
          }}
          onChange={event => onChoose(event.target.checked)}
        />
      </label>
    </th>
  )
}
