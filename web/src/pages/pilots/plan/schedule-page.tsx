import { useState } from 'react'
import { useChange, useRead } from '../../../api/queries.ts'
import { schedule as en } from '../../../copy/en/schedule.ts'
import { schedule as sv } from '../../../copy/sv/schedule.ts'
import { useCopy, useLanguage } from '../../../language.ts'
import { Button } from '../../../ui/button.tsx'
import { say } from '../../../ui/messages.tsx'
import { FailureNotice } from '../../../ui/notice.tsx'
import { Section } from '../../../ui/section.tsx'
import { useUrlChoice } from '../../../ui/url-select.tsx'
import { usePilotId } from '../pilot-frame.tsx'
import {
  AFTER_CHANGE,
  namesOf,
  sessionsIn,
  VIEWS,
  viewedBy,
  type Cell,
  type ScheduledSession,
  type Schedule,
} from './schedule.ts'
import { ScheduleFrame } from './schedule-frame.tsx'
import { SessionDialog } from './session-dialog.tsx'
import { useLift } from './use-lift.ts'
import { ViewChoice } from './view-choice.tsx'
import { WeekTable } from './week-table.tsx'

/** The week of the plan in use: by district, group, host or venue, and the place to change it. */
export function SchedulePage() {
  const t = useCopy(sv, en)
  return (
    <ScheduleFrame title={t.title} lead={t.lead}>
      {schedule => <Week schedule={schedule} />}
    </ScheduleFrame>
  )
}

function Week({ schedule }: { schedule: Schedule }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const names = namesOf(schedule, t, language)
  const [opened, setOpened] = useState<{ session: ScheduledSession; target: Cell | null } | null>(null)
  const lifting = useLift(schedule, names, (session, target) => setOpened({ session, target }))
  const named = useUrlChoice(
    'vy',
    VIEWS.map(value => ({ value, label: t.viewOf[value] })),
  )
  const view = VIEWS.find(value => value === named) ?? 'forvaltning'
  const options = viewedBy(view, schedule, names).map(({ id, label }) => ({ value: id, label }))
  const chosen = useUrlChoice('val', options) ?? options[0]?.value ?? null
  const of = options.find(({ value }) => value === chosen)?.label ?? t.everybody
  const mayMove = schedule.may === 'all'
  return (
    <>
      <Section title={of} actions={<Button onClick={() => window.print()}>{t.print}</Button>}>
        <ViewChoice view={view} chosen={chosen} options={options} />
        {mayMove && (
          <div className="plan-status small no-print">
            <p id="plan-how-to-move" hidden={lifting.status !== ''}>
              {t.howToMove}
            </p>
            <p role="status">{lifting.status}</p>
          </div>
        )}
        <WeekTable
          caption={t.caption(of, weekOf(schedule))}
          sessions={sessionsIn(view, chosen, schedule)}
          lifting={mayMove ? lifting : null}
          onOpen={session => setOpened({ session, target: null })}
          within={view === 'forvaltning' ? chosen : null}
          {...{ schedule, names }}
        />
        {mayMove && <Undo schedule={schedule} />}
      </Section>
      {opened && <SessionDialog {...opened} {...{ schedule, names }} onClose={() => setOpened(null)} />}
    </>
  )
}

/** The number of the ISO week: that of its Thursday, counted from the year's first. */
function weekOf({ days }: Schedule): string {
  const first = new Date(`${days[0] ?? '2020-01-01'}T12:00:00Z`)
  const thursday = new Date(first.getTime() + (4 - (first.getUTCDay() || 7)) * 86_400_000)
  const start = Date.UTC(thursday.getUTCFullYear(), 0, 1)
  return String(Math.floor((thursday.getTime() - start) / (7 * 86_400_000)) + 1)
}

/** Goes back to the plan that the one in use was made from. */
function Undo({ schedule }: { schedule: Schedule }) {
  const t = useCopy(sv, en)
  const pilotId = usePilotId()
  const plan = useRead('GET /api/pilot-plans/:planId', { params: { planId: schedule.planId } })
  const plans = useRead('GET /api/pilots/:pilotId/plans', { params: { pilotId } })
  const choose = useChange('POST /api/pilot-plans/:planId/choose', AFTER_CHANGE)
  const previousId = plan.data?.previousId ?? null
  const before = plans.data?.plans.find(({ id }) => id === previousId)
  return (
    <div className="flow no-print">
      {choose.error && <FailureNotice error={choose.error} />}
      <p className="row">
        <span className="soft">{t.inUse(schedule.planNumber)}</span>
        {before && (
          <Button
            busy={choose.isPending}
            onClick={() =>
              choose.mutate(
                { params: { planId: before.id } },
                { onSuccess: () => say(t.undone(before.number)) },
              )
            }
          >
            {t.undo}
          </Button>
        )}
      </p>
    </div>
  )
}
