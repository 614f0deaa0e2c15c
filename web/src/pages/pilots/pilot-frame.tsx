import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { ResponseOf } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { useCopy } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import './pilots.css'

export type Pilot = ResponseOf<'GET /api/pilots/:pilotId'>

/** The pilot in the address of a page under `/auskultation/$pilotId`. */
export function usePilotId(): string {
  const { pilotId } = useParams({ strict: false })
  if (pilotId === undefined) throw new Error('usePilotId is for pages under /auskultation/$pilotId')
  return pilotId
}

const PARTS = [
  { to: '/auskultation/$pilotId', part: 'overview', roles: ['central', 'district', 'university', 'teacher'] },
  {
    to: '/auskultation/$pilotId/vardar',
    part: 'hosts',
    roles: ['central', 'district', 'university', 'teacher'],
  },
  { to: '/auskultation/$pilotId/lokaler', part: 'venues', roles: ['central', 'district'] },
  { to: '/auskultation/$pilotId/studenter', part: 'students', roles: ['central', 'district', 'university'] },
  { to: '/auskultation/$pilotId/planering', part: 'planning', roles: ['central'] },
  {
    to: '/auskultation/$pilotId/schema',
    part: 'schedule',
    roles: ['central', 'district', 'university', 'teacher'],
  },
  { to: '/auskultation/$pilotId/narvaro', part: 'attendance', roles: ['central', 'district', 'teacher'] },
  {
    to: '/auskultation/$pilotId/utvardering',
    part: 'evaluation',
    roles: ['central', 'district', 'university', 'teacher'],
  },
  {
    to: '/auskultation/$pilotId/rapport',
    part: 'report',
    roles: ['central', 'district', 'university', 'teacher'],
  },
] as const

interface Props {
  title: string
  lead?: string
  actions?: (pilot: Pilot) => ReactNode
  children: (pilot: Pilot) => ReactNode
}

/** A page of one pilot: its name and phase above, and links to its other parts. */
export function PilotFrame({ title, lead, actions, children }: Props) {
  const t = useCopy(sv, en)
  const pilotId = usePilotId()
  const viewer = useViewer()
  const pilot = useRead('GET /api/pilots/:pilotId', { params: { pilotId } })
  const over = pilot.data && `${pilot.data.name} · ${t.phaseName[pilot.data.phase]}`
  return (
    <Page
      title={title}
      {...(over === undefined ? {} : { over })}
      {...(lead === undefined ? {} : { lead })}
      actions={pilot.data && actions?.(pilot.data)}
    >
      <nav aria-label={t.parts} className="pilot-parts no-print">
        <ul className="plain">
          {PARTS.filter(({ roles }) => viewer.hasRole(...roles)).map(({ to, part }) => (
            <li key={part}>
              <Link to={to} params={{ pilotId }} activeOptions={{ exact: part === 'overview' }}>
                {t.part[part]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Loaded query={pilot}>{children}</Loaded>
    </Page>
  )
}

const CHANGEABLE: readonly Pilot['phase'][] = ['collecting', 'planned', 'published']

/** Whether hosts, venues and their times may be changed now; the server decides. */
export const isChangeable = ({ phase }: Pilot): boolean => CHANGEABLE.includes(phase)
