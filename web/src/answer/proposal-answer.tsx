import { useId, useState } from 'react'
import { call } from '../api/client.ts'
import { answer as en } from '../copy/en/answer.ts'
import { answer as sv } from '../copy/sv/answer.ts'
import { placements as placementsEn } from '../copy/en/placements.ts'
import { placements as placementsSv } from '../copy/sv/placements.ts'
import { SelectField } from '../forms/fields.tsx'
import { dateRange } from '../format.ts'
import { useCopy } from '../language.ts'
import { supervisorFacts, supervisorFaults, supervisorValues } from '../pages/placements/supervisor-form.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNotice } from '../ui/notice.tsx'
import type { AnswerView } from './answer-page.tsx'
import { DeclineForm } from './decline-form.tsx'
import { NewSupervisorFields } from './new-supervisor-fields.tsx'
import { useSending } from './use-sending.ts'

const SOMEBODY_ELSE = 'new'

interface Props {
  proposal: AnswerView['proposals'][number]
  supervisors: AnswerView['supervisors']
  token: string
  onAnswered: (view: AnswerView, said: string) => void
}

/** One proposal with what a district needs in order to answer it (P3), confirmed or declined where it stands. */
export function ProposalAnswer({ proposal, supervisors, token, onAnswered }: Props) {
  const t = useCopy(sv, en)
  const words = useCopy(placementsSv, placementsEn)
  const id = useId()
  const [isDeclining, setDeclining] = useState(false)
  const [chosen, setChosen] = useState(proposal.supervisorId)
  const [facts, setFacts] = useState(supervisorValues(null))
  const [tried, setTried] = useState(false)
  const { isSending, error, send } = useSending()
  const isNew = chosen === SOMEBODY_ELSE
  const faults = isNew ? supervisorFaults(facts, words.supervisorForm, '') : []
  const period =
    proposal.fromOn && proposal.toOn ? dateRange(proposal.fromOn, proposal.toOn) : words.wholeTerm

  async function confirm() {
    setTried(true)
    if (chosen === null) return document.getElementById(`${id}-supervisor`)?.focus()
    const fault = faults[0]
    if (fault) return document.getElementById(`${id}-${fault.path}`)?.focus()
    const request = {
      params: { placementId: proposal.id },
      body: { supervisor: isNew ? supervisorFacts(facts) : { id: chosen } },
    }
    const view = await send(() => call('POST /api/answer/:placementId/confirm', request, { bearer: token }))
    if (view) onAnswered(view, words.answer.confirmed(proposal.student))
  }

  return (
    <article className="card answer-card" aria-labelledby={`${id}-student`}>
      <div>
        <h2 id={`${id}-student`}>{proposal.student}</h2>
        <p>
          {proposal.unit} · {proposal.field}
        </p>
        <p className="soft">
          {proposal.university} · {period}
        </p>
        {proposal.needs.length > 0 && (
          <p>
            <Badge tone="info">
              {words.column.needs}: {proposal.needs.map(words.need).join(', ')}
            </Badge>
          </p>
        )}
      </div>
      {isDeclining ? (
        <DeclineForm
          proposal={proposal}
          token={token}
          onAnswered={onAnswered}
          onCancel={() => setDeclining(false)}
        />
      ) : (
        <>
          <SelectField
            id={`${id}-supervisor`}
            label={words.answer.supervisor}
            options={[
              ...supervisors.map(({ id: value, name }) => ({ value, label: name })),
              { value: SOMEBODY_ELSE, label: t.newSupervisor },
            ]}
            value={chosen}
            error={tried && chosen === null ? words.answer.chooseFirst : undefined}
            onChange={setChosen}
          />
          {isNew && (
            <NewSupervisorFields id={id} values={facts} faults={tried ? faults : []} onChange={setFacts} />
          )}
          {error && <FailureNotice error={error} />}
          <div className="row">
            <Button
              kind="primary"
              busy={isSending}
              aria-label={words.answer.confirmFor(proposal.student)}
              onClick={() => void confirm()}
            >
              {t.confirm}
            </Button>
            <Button
              kind="danger"
              aria-label={words.answer.declineFor(proposal.student)}
              onClick={() => setDeclining(true)}
            >
              {words.answer.decline}
            </Button>
          </div>
        </>
      )}
    </article>
  )
}
