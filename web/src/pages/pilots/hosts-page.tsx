import { Link } from '@tanstack/react-router'
import type { ResponseOf } from '../../api/client.ts'
import { useRead } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { list } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Badge } from '../../ui/badge.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import { HostSuggestions } from './host-suggestions.tsx'
import { OwnTimes } from './own-times.tsx'
import { isChangeable, PilotFrame, usePilotId, type Pilot } from './pilot-frame.tsx'

export type Host = ResponseOf<'GET /api/pilots/:pilotId/hosts'>['hosts'][number]

/** Who can lead what, and when not: a district's own, the teachers for their university, and a teacher's own times. */
export function HostsPage() {
  const t = useCopy(sv, en).hosts
  const pilotId = usePilotId()
  const viewer = useViewer()
  const hosts = useRead('GET /api/pilots/:pilotId/hosts', { params: { pilotId } })
  const mayAdd = viewer.hasRole('central', 'district', 'university')
  return (
    <PilotFrame
      title={t.title}
      lead={t.lead}
      actions={pilot =>
        mayAdd &&
        isChangeable(pilot) && (
          <LinkButton kind="primary" to="/auskultation/$pilotId/vardar/ny" params={{ pilotId }}>
            {t.add}
          </LinkButton>
        )
      }
    >
      {pilot => (
        <Loaded query={hosts}>
          {({ hosts: all }) => {
            const own = all.filter(({ personId }) => personId === viewer.person.id)
            return (
              <>
                {own.map(host => (
                  <OwnTimes key={host.id} pilot={pilot} host={host} />
                ))}
                {mayAdd && isChangeable(pilot) && <HostSuggestions pilot={pilot} hosts={all} />}
                {mayAdd && <HostTable pilot={pilot} hosts={all} />}
                {!mayAdd && own.length === 0 && <Empty title={t.noneTitle} />}
              </>
            )
          }}
        </Loaded>
      )}
    </PilotFrame>
  )
}

function HostTable({ pilot, hosts }: { pilot: Pilot; hosts: readonly Host[] }) {
  const copy = useCopy(sv, en)
  const t = copy.hosts
  const language = useLanguage()
  const moduleName = (id: string) => pilot.modules.find(module => module.id === id)?.name ?? ''
  const modules = ({ moduleIds }: Host) => list(moduleIds.map(moduleName), language)
  const district = ({ districtName }: Host) =>
    districtName === null ? t.anywhere : shortDistrict(districtName)
  return (
    <Section title={t.title}>
      <DataTable
        stacks
        caption={t.caption}
        captionHidden
        rows={hosts}
        rowKey={({ id }) => id}
        empty={<Empty title={t.noneTitle}>{t.noneText}</Empty>}
        columns={[
          {
            key: 'vard',
            header: t.who,
            sort: host => host.label,
            filter: host => host.label,
            cell: host => (
              <>
                <Link
                  to="/auskultation/$pilotId/vardar/$hostId"
                  params={{ pilotId: pilot.id, hostId: host.id }}
                >
                  {host.label}
                </Link>
                {!host.mayLead && <Badge tone="error">{t.notPlaced}</Badge>}
              </>
            ),
          },
          {
            key: 'slag',
            header: t.kindHeader,
            sort: host => t.kind[host.kind],
            cell: host => t.kind[host.kind],
          },
          {
            key: 'forvaltning',
            header: copy.district,
            sort: district,
            filter: district,
            cell: district,
          },
          { key: 'moduler', header: t.modules, filter: modules, cell: modules },
          { key: 'hogst', header: t.most, align: 'end', cell: host => host.maximumSessions },
          {
            key: 'tider',
            header: t.times,
            sort: host => (host.answeredAt === null ? -1 : host.absences.length),
            cell: host =>
              host.answeredAt === null ? (
                <Badge tone="warning">{t.notAsked}</Badge>
              ) : (
                copy.grid.summary(host.absences.length)
              ),
          },
        ]}
      />
    </Section>
  )
}
