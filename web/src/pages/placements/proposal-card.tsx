import { useState } from 'react'
import { useChange, useRead } from '../../api/queries.ts'
import { placements as en } from '../../copy/en/placements.ts'
import { placements as sv } from '../../copy/sv/placements.ts'
import { SelectField } from '../../forms/fields.tsx'
import { dateRange } from '../../format.ts'
import { useCopy } from '../../language.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { useArrival } from './arrivals.ts'
import { ChangeSupervisor } from './change-supervisor.tsx'
import { DeclineDialog } from './decline-dialog.tsx'
import { NewSupervisorDialog } from './new-supervisor-dialog.tsx'
import type { PlacementView } from './placement-states.ts'

interface ProposalProps {
  placement: PlacementView
  /** The card is about to go: where focus goes is the page's to say. */
  onAnswered: () => void
}

/** One proposal with what a district needs in order to answer it (P3). */
export function ProposalCard({ placement, onAnswered }: ProposalProps) {
  const t = useCopy(sv, en)
  const [dialog, setDialog] = useState<'decline' | 'supervisor' | null>(null)
  const { student, offer } = placement
  const arrival = useArrival(placement.id)
  const period = offer.fromOn && offer.toOn ? dateRange(offer.fromOn, offer.toOn) : t.wholeTerm
  const headingId = `proposal-${placement.id}`
  return (
    <article aria-labelledby={headingId} className="proposal">
      <div className="proposal-facts">
        <h3 id={headingId}>{student.label}</h3>
        <p>
          {offer.unit} · {offer.fieldName}
        </p>
        <p className="soft">
          {student.universityName} · {period}
        </p>
        {arrival !== null && <p>{arrival}</p>}
        {student.needs.length > 0 && (
          <p>
            <Badge tone="info">
              {t.column.needs}: {student.needs.map(t.need).join(', ')}
            </Badge>
          </p>
        )}
      </div>
      <AnswerForm placement={placement} onDialog={setDialog} onAnswered={onAnswered} />
      {dialog === 'decline' && (
        <DeclineDialog placement={placement} onClose={() => setDialog(null)} onAnswered={onAnswered} />
      )}
      {dialog === 'supervisor' && (
        <NewSupervisorDialog placement={placement} onClose={() => setDialog(null)} onAnswered={onAnswered} />
      )}
    </article>
  )
}

interface AnswerProps extends ProposalProps {
  onDialog: (dialog: 'decline' | 'supervisor') => void
}

function AnswerForm({ placement, onDialog, onAnswered }: AnswerProps) {
  const t = useCopy(sv, en).answer
  const { student, offer } = placement
  const { districtId } = offer
  const answer = useRead('GET /api/districts/:districtId/supervisors', { params: { districtId } })
  const [chosen, setChosen] = useState<string | null>(offer.supervisor?.id ?? null)
  const [tried, setTried] = useState(false)
  const confirm = useChange('POST /api/placements/:placementId/confirm', [
    'GET /api/terms/:termId/placements',
  ])
  const known = answer.data?.supervisors ?? []
  const isListed = known.some(({ id }) => id === offer.supervisor?.id)
  const supervisors = offer.supervisor && !isListed ? [offer.supervisor, ...known] : known
  const chosenKnown = known.find(({ id }) => id === chosen)
  const fieldId = `supervisor-${placement.id}`

  async function send() {
    setTried(true)
    if (chosen === null) return document.getElementById(fieldId)?.focus()
    try {
      await confirm.mutateAsync({
        params: { placementId: placement.id },
        body: { supervisor: { id: chosen } },
      })
    } catch {
      // The card shows what was refused.
      return
    }
    say(t.confirmed(student.label))
    onAnswered()
  }

  return (
    <div className="proposal-answer">
      <SelectField
        id={fieldId}
        label={t.supervisor}
        options={supervisors.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        error={tried && chosen === null ? t.chooseFirst : undefined}
        onChange={id => {
          confirm.reset()
          setChosen(id)
        }}
      />
      {confirm.error && <FailureNotice error={confirm.error} />}
      <div className="row">
        <Button busy={confirm.isPending} aria-label={t.confirmFor(student.label)} onClick={() => void send()}>
          {t.confirm}
        </Button>
        <Button kind="danger" aria-label={t.declineFor(student.label)} onClick={() => onDialog('decline')}>
          {t.decline}
        </Button>
        <Button
          kind="quiet"
          aria-label={t.addSupervisorFor(student.label)}
          onClick={() => onDialog('supervisor')}
        >
          {t.addSupervisor}
        </Button>
        {chosenKnown && <ChangeSupervisor key={chosenKnown.id} supervisor={chosenKnown} />}
      </div>
    </div>
  )
}
