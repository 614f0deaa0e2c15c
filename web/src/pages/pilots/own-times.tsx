import { useChange } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { useCopy } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { say } from '../../ui/messages.tsx'
import { Availability } from './availability.tsx'
import type { Host } from './hosts-page.tsx'
import { isChangeable, type Pilot } from './pilot-frame.tsx'

/** When a host is away; for the one who is signed in under words of their own. */
export function OwnTimes({ pilot, host, title }: { pilot: Pilot; host: Host; title?: string }) {
  const t = useCopy(sv, en)
  const isOwn = host.personId === useViewer().person.id
  const save = useChange('PUT /api/pilot-hosts/:hostId/absences', ['GET /api/pilots/:pilotId/hosts'])
  return (
    <Availability
      pilot={pilot}
      absences={host.absences}
      title={title ?? t.hosts.own}
      lead={isOwn ? t.grid.ownLead : t.grid.hostLead}
      busy={save.isPending}
      error={save.error}
      readOnly={!isChangeable(pilot)}
      onSave={absences =>
        save.mutate(
          { params: { hostId: host.id }, body: { absences } },
          { onSuccess: () => say(t.grid.saved) },
        )
      }
    />
  )
}
