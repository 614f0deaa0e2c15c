import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useRead } from '../../../api/queries.ts'
import { away as awayEn, coverage as coverageEn, schedule as en } from '../../../copy/en/schedule.ts'
import { away as awaySv, coverage as coverageSv, schedule as sv } from '../../../copy/sv/schedule.ts'
import { useCopy } from '../../../language.ts'
import { Empty } from '../../../ui/empty.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { Loaded } from '../../../ui/loaded.tsx'
import { PilotFrame, usePilotId } from '../pilot-frame.tsx'
import type { Schedule } from './schedule.ts'
import './plan.css'

interface Props {
  title: string
  lead: string
  children: (schedule: Schedule) => ReactNode
}

/** A page of the plan in use, with links to its other pages; says so when there is none to see. */
export function ScheduleFrame({ title, lead, children }: Props) {
  const t = useCopy(sv, en)
  const pilotId = usePilotId()
  const schedule = useRead('GET /api/pilots/:pilotId/schedule', { params: { pilotId } })
  const isNone = schedule.error?.status === 404
  return (
    <PilotFrame title={title} lead={lead}>
      {() => (
        <>
          {schedule.data && <Parts schedule={schedule.data} />}
          {isNone ? <Empty title={t.none}>{t.noneText}</Empty> : <Loaded query={schedule}>{children}</Loaded>}
        </>
      )}
    </PilotFrame>
  )
}

function Parts({ schedule }: { schedule: Schedule }) {
  const t = useCopy(sv, en)
  const { title } = useCopy(coverageSv, coverageEn)
  const away = useCopy(awaySv, awayEn)
  const params = { pilotId: schedule.pilotId }
  return (
    <nav aria-label={t.parts} className="plan-parts no-print">
      <ul className="plain row">
        <li>
          <Link to="/auskultation/$pilotId/schema" params={params}>
            {t.title}
          </Link>
        </li>
        <li>
          <Link to="/auskultation/$pilotId/tackning" params={params}>
            {title}
          </Link>
        </li>
        <li>
          <Link to="/auskultation/$pilotId/utskrift" params={params}>
            {t.printouts}
          </Link>
        </li>
        {schedule.may !== 'nothing' && (
          <li>
            <Link to="/auskultation/$pilotId/franvaro" params={params}>
              {away.title}
            </Link>
          </li>
        )}
      </ul>
      {schedule.may === 'all' && (
        <LinkButton kind="quiet" to="/auskultation/$pilotId/planering" params={params}>
          {t.replan}
        </LinkButton>
      )}
    </nav>
  )
}
