import { useId, useState } from 'react'
import type { ResponseOf } from '../../api/client.ts'
import { useChange } from '../../api/queries.ts'
import { supply as en } from '../../copy/en/supply.ts'
import { supply as sv } from '../../copy/sv/supply.ts'
import { useCopy } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'

interface Props {
  termId: string
  answers: ResponseOf<'GET /api/terms/:termId/supply'>['answers']
}

/** How many of the term's students were employed later: a number for an administration, and nothing else. */
export function Colleagues({ termId, answers }: Props) {
  const t = useCopy(sv, en)
  const [districtField, countField] = [useId(), useId()]
  const [districtId, setDistrict] = useState(answers[0]?.districtId ?? '')
  const [count, setCount] = useState('')
  const save = useChange('PUT /api/terms/:termId/colleagues', ['GET /api/terms/:termId/supply'])
  const students = count.trim() === '' ? null : Number(count)
  return (
    <Section title={t.noteTitle} lead={t.noteLead}>
      <form
        className="row no-print"
        onSubmit={event => {
          event.preventDefault()
          save.mutate({ params: { termId }, body: { districtId, students } })
        }}
      >
        <div className="field">
          <label htmlFor={districtField}>{t.district}</label>
          <select
            id={districtField}
            className="input"
            value={districtId}
            onChange={event => setDistrict(event.target.value)}
          >
            {answers.map(one => (
              <option key={one.districtId} value={one.districtId}>
                {shortDistrict(one.name)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={countField}>{t.count}</label>
          <input
            id={countField}
            className="input"
            inputMode="numeric"
            pattern="[0-9]*"
            maxLength={4}
            value={count}
            onChange={event => setCount(event.target.value)}
          />
        </div>
        <Button type="submit" busy={save.isPending}>
          {t.save}
        </Button>
      </form>
      {save.isSuccess && <p role="status">{t.saved}</p>}
      {save.error && <FailureNotice error={save.error} />}
    </Section>
  )
}
