import { useNavigate } from '@tanstack/react-router'
import { schedule as en } from '../../../copy/en/schedule.ts'
import { schedule as sv } from '../../../copy/sv/schedule.ts'
import type { Option } from '../../../forms/fields.tsx'
import { SelectField } from '../../../forms/fields.tsx'
import { useCopy } from '../../../language.ts'
import type { UrlState } from '../../../ui/url-state.ts'
import { VIEWS, type View } from './schedule.ts'

interface Props {
  view: View
  chosen: string | null
  options: readonly Option[]
}

/** Whose week it is; both choices stand in the address. */
export function ViewChoice({ view, chosen, options }: Props) {
  const t = useCopy(sv, en)
  const navigate = useNavigate()
  const choose = (next: { vy: string; val: string | null }) =>
    void navigate({
      to: '.',
      search: (previous: UrlState) => ({ ...previous, vy: next.vy, val: next.val ?? undefined }),
      replace: true,
      resetScroll: false,
    })
  return (
    <div className="form-row no-print">
      <SelectField
        id="vy"
        label={t.view}
        options={VIEWS.map(value => ({ value, label: t.viewOf[value] }))}
        value={view}
        error={undefined}
        onChange={vy => choose({ vy: vy ?? view, val: null })}
      />
      <SelectField
        id="val"
        label={t.which}
        options={options}
        value={chosen}
        error={undefined}
        onChange={val => choose({ vy: view, val })}
      />
    </div>
  )
}
