import { useEffect, useRef } from 'react'
import { Link } from '@tanstack/react-router'
import type { ResponseOf } from '../../api/client.ts'
import { useChange, useRead } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { CheckboxField } from '../../forms/choices.tsx'
import { NumberField } from '../../forms/fields.tsx'
import { Form } from '../../forms/form.tsx'
import { useForm } from '../../forms/use-form.ts'
import { dateTime } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { Button } from '../../ui/button.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice, Notice } from '../../ui/notice.tsx'
import { ProgressNote, WorkSteps } from '../../ui/progress-note.tsx'
import { Card, Section } from '../../ui/section.tsx'
import { useFocusAfter } from '../../ui/use-focus-after.ts'
import { isChangeable, PilotFrame, usePilotId, type Pilot } from './pilot-frame.tsx'
import { PlanStatus } from './plan-status.tsx'

type Plans = ResponseOf<'GET /api/pilots/:pilotId/plans'>
export type PlanSummary = Plans['plans'][number]

const NO_PLANS: readonly PlanSummary[] = []

/** Tells when a plan that was seen in the making has ended; one that was cancelled here has been told already. */
function useEndingsTold(plans: readonly PlanSummary[]): void {
  const t = useCopy(sv, en).plans
  const atWork = useRef(new Set<string>())
  useEffect(() => {
    for (const { id, number, status } of plans) {
      if (status === 'running') atWork.current.add(id)
      else if (atWork.current.delete(id) && status !== 'cancelled')
        say(t.finished(number, t.status[status]), { tone: status === 'optimal' ? 'success' : 'warning' })
    }
  }, [plans, t])
}

/** Planning as often as wanted, with the plans in a list. */
export function PlansPage() {
  const t = useCopy(sv, en).plans
  const pilotId = usePilotId()
  const plans = useRead(
    'GET /api/pilots/:pilotId/plans',
    { params: { pilotId } },
    { isPending: answer => answer?.plans.some(({ status }) => status === 'running') ?? false },
  )
  useEndingsTold(plans.data?.plans ?? NO_PLANS)
  const [atWork, focusAtWork] = useFocusAfter()
  return (
    <PilotFrame title={t.title} lead={t.lead}>
      {pilot => (
        <Loaded query={plans}>
          {({ plans: all, gaps }) => (
            <>
              <Gaps gaps={gaps} />
              <div ref={atWork} tabIndex={-1} role="group" aria-label={t.atWork}>
                {all
                  .filter(({ status }) => status === 'running')
                  .map(plan => (
                    <RunningPlan key={plan.id} plan={plan} />
                  ))}
              </div>
              {isChangeable(pilot) && !gaps.some(({ isBlocking }) => isBlocking) && (
                <StartForm pilot={pilot} onStarted={focusAtWork} />
              )}
              <PlanTable pilotId={pilotId} plans={all.filter(({ status }) => status !== 'running')} />
            </>
          )}
        </Loaded>
      )}
    </PilotFrame>
  )
}

function Gaps({ gaps }: { gaps: Plans['gaps'] }) {
  const t = useCopy(sv, en).plans
  if (gaps.length === 0) return null
  const isBlocked = gaps.some(({ isBlocking }) => isBlocking)
  return (
    <Notice tone={isBlocked ? 'warning' : 'info'} title={isBlocked ? t.gaps : t.remarks}>
      <ul>
        {gaps.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Notice>
  )
}

function RunningPlan({ plan }: { plan: PlanSummary }) {
  const t = useCopy(sv, en).plans
  const stageNames: Readonly<Record<string, string>> = t.stages
  const cancel = useChange('POST /api/pilot-plans/:planId/cancel', ['GET /api/pilots/:pilotId/plans'])
  return (
    <Card>
      {cancel.error && <FailureNotice error={cancel.error} />}
      <div className="row">
        <ProgressNote
          since={plan.startedAt}
          steps={
            <WorkSteps of={({ id }) => id === plan.id} stageName={stage => stageNames[stage] ?? stage} />
          }
        >
          <strong>{t.plan(plan.number)}.</strong> {t.working}
        </ProgressNote>
        <Button
          busy={cancel.isPending}
          onClick={() =>
            cancel.mutate(
              { params: { planId: plan.id } },
              { onSuccess: () => say(t.cancelled, { tone: 'info' }) },
            )
          }
        >
          {t.cancel}
        </Button>
      </div>
    </Card>
  )
}

interface StartValues {
  readonly keep: boolean
  readonly timeLimitSeconds: number | null
}

function StartForm({ pilot, onStarted }: { pilot: Pilot; onStarted: () => void }) {
  const t = useCopy(sv, en).plans
  const start = useChange('POST /api/pilots/:pilotId/plans', ['GET /api/pilots/:pilotId/plans'])
  const form = useForm<StartValues>({
    keep: null,
    initial: { keep: pilot.planId !== null, timeLimitSeconds: 60 },
    warnOnLeave: false,
    validate: ({ timeLimitSeconds: limit }) =>
      limit === null || limit < 1 || limit > 600
        ? [{ path: 'timeLimitSeconds', text: t.timeLimitFault }]
        : [],
    submit: ({ keep, timeLimitSeconds }) =>
      start.mutateAsync({
        params: { pilotId: pilot.id },
        body: { keep: keep && pilot.planId !== null, timeLimitSeconds: timeLimitSeconds ?? 60 },
      }),
    onDone: onStarted,
  })
  return (
    <Section title={t.start} lead={t.startLead}>
      <Form form={form} action={t.start}>
        {pilot.planId !== null && <CheckboxField label={t.keep} {...form.bind('keep')} />}
        <NumberField label={t.timeLimit} {...form.bind('timeLimitSeconds')} />
      </Form>
    </Section>
  )
}

function PlanTable({ pilotId, plans }: { pilotId: string; plans: readonly PlanSummary[] }) {
  const t = useCopy(sv, en).plans
  const language = useLanguage()
  if (plans.length === 0) return <Empty title={t.none}>{t.noneText}</Empty>
  return (
    <Section title={t.list}>
      <DataTable
        caption={t.caption}
        captionHidden
        rows={plans}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'plan',
            header: t.list,
            cell: plan => (
              <Link
                to="/auskultation/$pilotId/planering/$planId"
                params={{ pilotId, planId: plan.id }}
              >{`${t.plan(plan.number)}, ${t.kind[plan.kind]}`}</Link>
            ),
          },
          { key: 'resultat', header: t.statusHeader, cell: plan => <PlanStatus plan={plan} /> },
          { key: 'vecka', header: t.week, cell: plan => plan.week ?? '–' },
          { key: 'gjord', header: t.made, cell: plan => dateTime(plan.startedAt, language) },
          { key: 'av', header: t.by, cell: plan => plan.by ?? '–' },
        ]}
      />
    </Section>
  )
}
