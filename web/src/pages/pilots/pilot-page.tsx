import { useState } from 'react'
import { useChange, useRead } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { dateTime } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import { CopyPilot } from './days/copy-pilot.tsx'
import { EarlierEvaluation } from './days/earlier-evaluation.tsx'
import { isChangeable, PilotFrame, type Pilot } from './pilot-frame.tsx'
import { PilotSetup } from './pilot-setup.tsx'
import { PilotTrack } from './pilot-track.tsx'
import { SetupFacts } from './setup-facts.tsx'

/** Where a pilot is, who has answered, and for central its set-up. */
export function PilotPage() {
  const t = useCopy(sv, en)
  const { isCentral } = useViewer()
  const reference = useRead('GET /api/reference', {}, { enabled: isCentral })
  return (
    <PilotFrame title={t.part.overview}>
      {pilot => (
        <>
          <Section title={t.phaseTitle} lead={t.purpose[pilot.phase]}>
            <div className="flow">
              <PilotTrack phase={pilot.phase} />
              {isCentral && <Moves pilot={pilot} />}
            </div>
          </Section>
          <Answers pilot={pilot} />
          {isCentral && pilot.copiedFromId !== null && <EarlierEvaluation pilotId={pilot.copiedFromId} />}
          {isCentral && (pilot.phase === 'draft' || pilot.phase === 'collecting') ? (
            <Loaded query={reference}>
              {known => <PilotSetup key={pilot.id} pilot={pilot} reference={known} />}
            </Loaded>
          ) : (
            <SetupFacts pilot={pilot} />
          )}
          {isCentral && pilot.phase !== 'draft' && pilot.phase !== 'collecting' && (
            <CopyPilot pilot={pilot} />
          )}
        </>
      )}
    </PilotFrame>
  )
}

type Phase = Pilot['phase']

function Moves({ pilot }: { pilot: Pilot }) {
  const t = useCopy(sv, en)
  const [asked, setAsked] = useState<Phase | null>(null)
  const move = useChange('POST /api/pilots/:pilotId/phase', ['GET /api/pilots', 'GET /api/pilots/:pilotId'])
  const label = (to: Phase) => (to === 'collecting' && pilot.phase === 'planned' ? t.reopen : t.moveTo[to])
  const isBack = (to: Phase) => to === 'draft' || (to === 'collecting' && pilot.phase === 'planned')
  return (
    <div className="flow">
      {move.error && <FailureNotice error={move.error} />}
      <ul className="plain flow">
        {pilot.allowedMoves.map(({ to, blockedBy }) => (
          <li key={to}>
            {to === 'planned' ? (
              // Choosing a plan makes this move, nothing else.
              <LinkButton kind="primary" to="/auskultation/$pilotId/planering" params={{ pilotId: pilot.id }}>
                {t.toPlanning}
              </LinkButton>
            ) : blockedBy === null ? (
              <Button kind={isBack(to) ? 'quiet' : 'primary'} onClick={() => setAsked(to)}>
                {label(to)}
              </Button>
            ) : (
              <p>
                <strong>{label(to)}.</strong> <span className="soft">{t.notYet}</span> {blockedBy}
              </p>
            )}
          </li>
        ))}
      </ul>
      {asked !== null && (
        <ConfirmDialog
          title={label(asked)}
          action={label(asked)}
          busy={move.isPending}
          onClose={() => setAsked(null)}
          onConfirm={() =>
            move.mutate(
              { params: { pilotId: pilot.id }, body: { to: asked } },
              {
                onSuccess: ({ phase }) => say(t.moved(t.phaseName[phase])),
                onSettled: () => setAsked(null),
              },
            )
          }
        >
          <p>{t.moveText[asked]}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

function Answers({ pilot }: { pilot: Pilot }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const viewer = useViewer()
  const answer = useChange('POST /api/pilots/:pilotId/answer', ['GET /api/pilots/:pilotId'])
  if (pilot.districts.length === 0) return null
  const mayAnswer = (id: string) =>
    isChangeable(pilot) && (viewer.isCentral || viewer.districts.some(district => district.id === id))
  const send = (districtId: string, complete: boolean) =>
    answer.mutate(
      { params: { pilotId: pilot.id }, body: { districtId, complete } },
      { onSuccess: () => say(complete ? t.completeSaid : t.takenBack) },
    )
  return (
    <Section title={t.answers} lead={t.answersLead}>
      {answer.error && <FailureNotice error={answer.error} />}
      <DataTable
        caption={t.answers}
        captionHidden
        rows={pilot.districts}
        rowKey={({ districtId }) => districtId}
        columns={[
          { key: 'forvaltning', header: t.district, cell: row => shortDistrict(row.name) },
          {
            key: 'studenter',
            header: t.places,
            align: 'end',
            cell: row => (row.groups === 0 ? t.onlyHosts : row.places),
          },
          { key: 'grupper', header: t.groups, align: 'end', cell: row => row.groups },
          {
            key: 'svar',
            header: t.answer,
            cell: row => (
              <span className="row">
                {row.answeredAt === null ? (
                  <Badge tone="warning">{t.notAnswered}</Badge>
                ) : (
                  <Badge tone="success">{t.answered(dateTime(row.answeredAt, language))}</Badge>
                )}
                {mayAnswer(row.districtId) && (
                  <Button
                    kind="quiet"
                    busy={answer.isPending}
                    onClick={() => send(row.districtId, row.answeredAt === null)}
                  >
                    {row.answeredAt === null ? t.sayComplete : t.takeBack}
                    <span className="visually-hidden"> {shortDistrict(row.name)}</span>
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
    </Section>
  )
}
