import { useEffect, useId, useState } from 'react'
import { call } from '../api/client.ts'
import { answer as en } from '../copy/en/answer.ts'
import { answer as sv } from '../copy/sv/answer.ts'
import { declineReasons as reasonsEn } from '../copy/en/decline-reasons.ts'
import { declineReasons as reasonsSv } from '../copy/sv/decline-reasons.ts'
import { endings as endingsEn } from '../copy/en/endings.ts'
import { endings as endingsSv } from '../copy/sv/endings.ts'
import { placements as placementsEn } from '../copy/en/placements.ts'
import { placements as placementsSv } from '../copy/sv/placements.ts'
import { RadioGroup } from '../forms/choices.tsx'
import { SelectField, TextAreaField } from '../forms/fields.tsx'
import { useCopy } from '../language.ts'
import { Button } from '../ui/button.tsx'
import { useDeclineOptions, type DeclineReason } from '../ui/decline-reasons.ts'
import { FailureNotice } from '../ui/notice.tsx'
import type { AnswerView } from './answer-page.tsx'
import { useSending } from './use-sending.ts'

interface Props {
  proposal: AnswerView['proposals'][number]
  token: string
  onAnswered: (view: AnswerView, said: string) => void
  onCancel: () => void
}

/** Declines a proposal, with the reason that the central coordinator reads (S5). */
export function DeclineForm({ proposal, token, onAnswered, onCancel }: Props) {
  const t = useCopy(sv, en)
  const words = useCopy(placementsSv, placementsEn).decline
  const why = useCopy(reasonsSv, reasonsEn)
  const options = useDeclineOptions('reasons')
  const endings = useCopy(endingsSv, endingsEn)
  const id = useId()
  const [reason, setReason] = useState<DeclineReason | null>(null)
  const [comment, setComment] = useState('')
  const [remains, setRemains] = useState<'yes' | 'no' | null>('yes')
  const [tried, setTried] = useState(false)
  const { isSending, error, send } = useSending()

  // The button that opened the form is gone.
  useEffect(() => document.getElementById(`${id}-title`)?.focus(), [id])

  async function decline() {
    setTried(true)
    if (reason === null) return document.getElementById(`${id}-reason`)?.focus()
    const request = {
      params: { placementId: proposal.id },
      body: {
        declineReason: reason,
        ...(comment.trim() !== '' && { comment: comment.trim() }),
        placeRemains: remains === 'yes',
      },
    }
    const view = await send(() => call('POST /api/answer/:placementId/decline', request, { bearer: token }))
    if (view) onAnswered(view, words.done(proposal.student))
  }

  return (
    <div className="flow">
      <h3 id={`${id}-title`} tabIndex={-1}>
        {t.declineTitle(proposal.student)}
      </h3>
      <p>{words.text}</p>
      <SelectField
        id={`${id}-reason`}
        label={why.label}
        hint={why.hint}
        options={options}
        value={reason}
        error={tried && reason === null ? why.fault : undefined}
        onChange={setReason}
      />
      <RadioGroup
        id={`${id}-remains`}
        legend={endings.remains}
        hint={endings.remainsHint}
        options={[
          { value: 'yes', label: endings.remainsOptions.yes },
          { value: 'no', label: endings.remainsOptions.no },
        ]}
        value={remains}
        error={undefined}
        onChange={setRemains}
      />
      <TextAreaField
        id={`${id}-comment`}
        label={why.comment}
        hint={why.commentHint}
        optional
        rows={3}
        value={comment}
        error={undefined}
        onChange={setComment}
      />
      {error && <FailureNotice error={error} />}
      <div className="row">
        <Button onClick={onCancel}>{t.cancel}</Button>
        <Button kind="danger" busy={isSending} onClick={() => void decline()}>
          {words.action}
        </Button>
      </div>
    </div>
  )
}
