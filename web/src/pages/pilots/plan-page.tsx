import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { call, type ResponseOf } from '../../api/client.ts'
import { useChange, useRead } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { list, weekday } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { KeyFigure, KeyFigures } from '../../ui/key-figure.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice, Notice } from '../../ui/notice.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { Section } from '../../ui/section.tsx'
import { PlanChanges } from './plan/plan-changes.tsx'
import { isChangeable, PilotFrame, usePilotId, type Pilot } from './pilot-frame.tsx'
import { PlanStatus } from './plan-status.tsx'

type Plan = ResponseOf<'GET /api/pilot-plans/:planId'>

/** One plan: what it is worth, what clashed, its sessions, and the way to choose it. */
export function PlanPage() {
  const t = useCopy(sv, en).plans
  const pilotId = usePilotId()
  const { planId = '' } = useParams({ strict: false })
  const plan = useRead('GET /api/pilot-plans/:planId', { params: { planId } })
  return (
    <PilotFrame title={plan.data ? t.plan(plan.data.number) : t.title}>
      {pilot => (
        <>
          <div className="row no-print">
            <LinkButton kind="quiet" to="/auskultation/$pilotId/planering" params={{ pilotId }}>
              {t.back}
            </LinkButton>
          </div>
          <Loaded query={plan}>{data => <PlanView pilot={pilot} plan={data} />}</Loaded>
        </>
      )}
    </PilotFrame>
  )
}

function PlanView({ pilot, plan }: { pilot: Pilot; plan: Plan }) {
  const t = useCopy(sv, en).plans
  const isOpen = isChangeable(pilot)
  return (
    <>
      <Section title={t.statusHeader} actions={<PlanStatus plan={plan} />}>
        {plan.failure !== null && <Notice tone="error">{plan.failure}</Notice>}
        {plan.measures && <Measures plan={plan} measures={plan.measures} />}
        {isOpen && plan.sessions.length > 0 && !plan.isChosen && <ChoosePlan plan={plan} />}
      </Section>
      {plan.sessions.length > 0 && <PlanChanges plan={plan} />}
      {plan.conflicts.length > 0 && <Conflicts pilot={pilot} plan={plan} />}
      {plan.sessions.length > 0 && <Sessions plan={plan} />}
      <Files plan={plan} />
    </>
  )
}

function Measures({ plan, measures }: { plan: Plan; measures: NonNullable<Plan['measures']> }) {
  const t = useCopy(sv, en).plans
  const { daysUsed, idlePasses, largestHostLoad, termFiveSpread, kept } = measures
  return (
    <KeyFigures>
      <KeyFigure label={t.week} value={plan.week?.slice(5) ?? ''} />
      <KeyFigure label={t.measure.daysUsed} value={daysUsed} />
      <KeyFigure label={t.measure.idlePasses} value={idlePasses} />
      <KeyFigure label={t.measure.largestHostLoad} value={largestHostLoad} />
      <KeyFigure label={t.measure.termFiveSpread} value={termFiveSpread} />
      {kept !== null && <KeyFigure label={t.measure.kept} value={kept} />}
    </KeyFigures>
  )
}

function ChoosePlan({ plan }: { plan: Plan }) {
  const t = useCopy(sv, en).plans
  const [open, setOpen] = useState(false)
  const choose = useChange('POST /api/pilot-plans/:planId/choose', [
    'GET /api/pilots',
    'GET /api/pilots/:pilotId',
    'GET /api/pilots/:pilotId/plans',
    'GET /api/pilot-plans/:planId',
    'GET /api/pilots/:pilotId/schedule',
  ])

  /** What is said outlives this part of the page, which goes once the plan is chosen. */
  async function confirm() {
    try {
      await choose.mutateAsync({ params: { planId: plan.id } })
      say(t.chosenNow(plan.number))
    } catch {
      // The notice above the button shows what was refused.
    }
    setOpen(false)
  }

  return (
    <div className="flow">
      {choose.error && <FailureNotice error={choose.error} />}
      <div className="row">
        <Button kind="primary" onClick={() => setOpen(true)}>
          {t.choose}
        </Button>
      </div>
      {open && (
        <ConfirmDialog
          title={t.choose}
          action={t.choose}
          busy={choose.isPending}
          onClose={() => setOpen(false)}
          onConfirm={() => void confirm()}
        >
          <p>{t.chooseText}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}

/** Why there is no plan (A11), with links to whom and what could be changed. */
function Conflicts({ pilot, plan }: { pilot: Pilot; plan: Plan }) {
  const t = useCopy(sv, en).plans
  const pilotId = pilot.id
  return (
    <Section title={t.conflicts}>
      {plan.conflicts.map(({ rules, text, subjects }) => (
        <div key={text} className="flow">
          <p>
            {text} <span className="soft">({rules.join(', ')})</span>
          </p>
          {subjects.length > 0 && (
            <p className="row">
              <span>{t.change}</span>
              {subjects.map(({ kind, id, label }) =>
                kind === 'host' ? (
                  <Link key={id} to="/auskultation/$pilotId/vardar/$hostId" params={{ pilotId, hostId: id }}>
                    {label}
                  </Link>
                ) : kind === 'venue' ? (
                  <Link
                    key={id}
                    to="/auskultation/$pilotId/lokaler/$venueId"
                    params={{ pilotId, venueId: id }}
                  >
                    {label}
                  </Link>
                ) : (
                  <Link key={id} to="/auskultation/$pilotId/studenter" params={{ pilotId }}>
                    {label}
                  </Link>
                ),
              )}
            </p>
          )}
        </div>
      ))}
    </Section>
  )
}

function Sessions({ plan }: { plan: Plan }) {
  const t = useCopy(sv, en).plans
  const language = useLanguage()
  const labels = (named: readonly { readonly label: string }[]) =>
    list(
      named.map(({ label }) => label),
      language,
    )
  return (
    <Section title={t.sessions}>
      <DataTable
        caption={t.sessionsCaption}
        captionHidden
        rows={plan.sessions}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'nar',
            header: t.when,
            sort: ({ on, startsAt }) => `${on} ${startsAt}`,
            cell: ({ on, startsAt, endsAt }) => `${weekday(on, language)} ${startsAt}–${endsAt}`,
          },
          {
            key: 'modul',
            header: t.module,
            sort: session => session.moduleName,
            filter: session => session.moduleName,
            cell: session => session.moduleName,
          },
          {
            key: 'grupper',
            header: t.who,
            filter: session => labels(session.groups),
            cell: session => labels(session.groups),
          },
          {
            key: 'lokal',
            header: t.where,
            filter: session => session.venue.label,
            cell: session => session.venue.label,
          },
          {
            key: 'vardar',
            header: t.leads,
            filter: session => labels(session.hosts),
            cell: session => labels(session.hosts),
          },
        ]}
      />
    </Section>
  )
}

function Files({ plan }: { plan: Plan }) {
  const t = useCopy(sv, en).plans
  const params = { planId: plan.id }
  const save = (name: string, content: unknown) =>
    saveFile(name, JSON.stringify(content, null, 2), 'application/json')
  return (
    <Section title={t.files} lead={t.filesText}>
      <div className="row">
        <Button
          onClick={() =>
            void call('GET /api/pilot-plans/:planId/pilot', { params }).then(file =>
              save(`pilot-${plan.number}.json`, file),
            )
          }
        >
          {t.pilotFile}
        </Button>
        {plan.status !== 'failed' && plan.status !== 'cancelled' && plan.status !== 'running' && (
          <Button
            onClick={() =>
              void call('GET /api/pilot-plans/:planId/result', { params }).then(file =>
                save(`plan-${plan.number}.json`, file),
              )
            }
          >
            {t.planFile}
          </Button>
        )}
      </div>
    </Section>
  )
}
