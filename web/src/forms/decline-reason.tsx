import { useId, useState, type ReactNode } from 'react'
import { declineReasons as en } from '../copy/en/decline-reasons.ts'
import { declineReasons as sv } from '../copy/sv/decline-reasons.ts'
import { SelectField, TextAreaField } from './fields.tsx'
import { useCopy } from '../language.ts'
import { useDeclineOptions, type DeclineReason } from '../ui/decline-reasons.ts'

interface Told {
  readonly declineReason: DeclineReason
  readonly comment?: string
}

interface Asked {
  readonly fields: (between?: ReactNode) => ReactNode
  /** What was answered; null when the reason is missing, which is then said and gone to. */
  readonly read: () => Told | null
}

/** Asks why somebody declines, in a district's words or a supervisor's: a reason from the list, and words of their own. */
export function useDeclineReason(words: 'reasons' | 'own'): Asked {
  const t = useCopy(sv, en)
  const options = useDeclineOptions(words)
  const id = useId()
  const [reason, setReason] = useState<DeclineReason | null>(null)
  const [comment, setComment] = useState('')
  const [isMissing, setMissing] = useState(false)
  return {
    fields: between => (
      <>
        <SelectField
          id={`${id}-reason`}
          label={t.label}
          hint={t.hint}
          options={options}
          value={reason}
          error={isMissing && reason === null ? t.fault : undefined}
          onChange={setReason}
        />
        {between}
        <TextAreaField
          id={`${id}-comment`}
          label={t.comment}
          hint={words === 'own' ? t.ownCommentHint : t.commentHint}
          optional
          rows={3}
          value={comment}
          error={undefined}
          onChange={setComment}
        />
      </>
    ),
    read() {
      if (reason === null) {
        setMissing(true)
        document.getElementById(`${id}-reason`)?.focus()
        return null
      }
      const said = comment.trim()
      return { declineReason: reason, ...(said !== '' && { comment: said }) }
    },
  }
}
