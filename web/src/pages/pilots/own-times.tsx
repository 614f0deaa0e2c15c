import { useQueryClient } from '@tanstack/react-query'
import { reading, useChange } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { useCopy } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Availability } from './availability.tsx'
import type { Host } from './hosts-page.tsx'
import { isChangeable, type Pilot } from './pilot-frame.tsx'

/** When a host is away; for the one who is signed in under words of their own. */
export function OwnTimes({ pilot, host, title }: { pilot: Pilot; host: Host; title?: string }) {
  const t = useCopy(sv, en)
  const isOwn = host.personId === useViewer().person.id
  const client = useQueryClient()
  const hosts = reading('GET /api/pilots/:pilotId/hosts', { params: { pilotId: pilot.id } })
  const save = useChange('PUT /api/pilot-hosts/:hostId/absences', ['GET /api/pilots/:pilotId/hosts'])
  return (
    <Availability
      pilot={pilot}
      absences={host.absences}
      title={title ?? t.hosts.own}
      lead={isOwn ? t.grid.ownLead : t.grid.hostLead}
      about={host.id}
      readOnly={!isChangeable(pilot)}
      save={body => save.mutateAsync({ params: { hostId: host.id }, body })}
      readAnew={() => client.refetchQueries({ queryKey: hosts.queryKey })}
    />
  )
}
