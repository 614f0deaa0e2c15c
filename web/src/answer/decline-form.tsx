import { useEffect, useId, useState } from 'react'
import { call } from '../api/client.ts'
import { answer as en } from '../copy/en/answer.ts'
import { answer as sv } from '../copy/sv/answer.ts'
import { endings as endingsEn } from '../copy/en/endings.ts'
import { endings as endingsSv } from '../copy/sv/endings.ts'
import { placements as placementsEn } from '../copy/en/placements.ts'
import { placements as placementsSv } from '../copy/sv/placements.ts'
import { RadioGroup } from '../forms/choices.tsx'
import { useDeclineReason } from '../forms/decline-reason.tsx'
import { useCopy } from '../language.ts'
import { Button } from '../ui/button.tsx'
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
  const why = useDeclineReason('reasons')
  const endings = useCopy(endingsSv, endingsEn)
  const id = useId()
  const [remains, setRemains] = useState<'yes' | 'no' | null>('yes')
  const { isSending, error, send } = useSending()

  // The button that opened the form is gone.
  useEffect(() => document.getElementById(`${id}-title`)?.focus(), [id])

  async function decline() {
    const told = why.read()
    if (!told) return
    const request = {
      params: { placementId: proposal.id },
      body: { ...told, placeRemains: remains === 'yes' },
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
      {why.fields(
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
        />,
      )}
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
