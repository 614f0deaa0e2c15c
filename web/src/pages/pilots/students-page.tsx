import { useState } from 'react'
import type { ResponseOf } from '../../api/client.ts'
import { useChange, useRead } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { useCopy } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice, Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import { GroupCard } from './group-card.tsx'
import { PilotFrame, usePilotId, type Pilot } from './pilot-frame.tsx'

export type Grouped = ResponseOf<'GET /api/pilots/:pilotId/auscultants'>

/** The students and their groups; a district sees how many they are until the plan is public (P3). */
export function PilotStudentsPage() {
  const t = useCopy(sv, en).students
  const pilotId = usePilotId()
  const viewer = useViewer()
  const grouped = useRead('GET /api/pilots/:pilotId/auscultants', { params: { pilotId } })
  const mayGroup = (pilot: Pilot) => viewer.hasRole('central', 'university') && pilot.phase === 'collecting'
  const mayHandOver = ({ phase }: Pilot) =>
    viewer.hasRole('central', 'university') && ['published', 'held', 'evaluated'].includes(phase)
  return (
    <PilotFrame
      title={t.title}
      lead={t.lead}
      actions={pilot =>
        mayGroup(pilot) && (
          <LinkButton
            to="/terminer/$termId/import"
            params={{ termId: pilot.termId }}
            search={{ vad: 'auscultants', pilot: pilotId }}
          >
            {t.importFile}
          </LinkButton>
        )
      }
    >
      {pilot => (
        <Loaded query={grouped}>
          {data => (
            <>
              {mayGroup(pilot) && data.auscultants.length > 0 && <MakeGroups pilotId={pilotId} />}
              {!viewer.hasRole('central', 'university') && data.auscultants.length === 0 && (
                <Notice>{t.hidden}</Notice>
              )}
              <Groups pilot={pilot} grouped={data} isOpen={mayGroup(pilot)} hasLinks={mayHandOver(pilot)} />
            </>
          )}
        </Loaded>
      )}
    </PilotFrame>
  )
}

interface GroupsProps {
  pilot: Pilot
  grouped: Grouped
  isOpen: boolean
  hasLinks: boolean
}

function Groups({ pilot, grouped, isOpen, hasLinks }: GroupsProps) {
  const t = useCopy(sv, en).students
  const { auscultants, groups } = grouped
  const ungrouped = auscultants.filter(({ groupId }) => groupId === null)
  if (groups.length === 0 && auscultants.length === 0) return <Empty title={t.noneTitle}>{t.noneText}</Empty>
  const nameOf = (districtId: string) =>
    shortDistrict(pilot.districts.find(one => one.districtId === districtId)?.name ?? districtId)
  const options = groups.map(({ id, districtId, number }) => ({
    value: id,
    district: nameOf(districtId),
    label: t.group(number),
  }))
  const districts = pilot.districts.filter(({ districtId }) =>
    groups.some(group => group.districtId === districtId),
  )
  return (
    <>
      {ungrouped.length > 0 && (
        <Section title={t.ungrouped}>
          <GroupCard
            title={t.count(ungrouped.length)}
            students={ungrouped}
            options={options}
            isOpen={isOpen}
            hasLinks={false}
          />
        </Section>
      )}
      {districts.map(({ districtId }) => (
        <Section key={districtId} title={nameOf(districtId)}>
          <div className="group-columns">
            {groups
              .filter(group => group.districtId === districtId)
              .map(({ id, number, students }) => (
                <GroupCard
                  key={id}
                  title={`${t.group(number)}, ${t.count(students)}`}
                  students={auscultants.filter(({ groupId }) => groupId === id)}
                  options={options}
                  isOpen={isOpen}
                  hasLinks={hasLinks}
                />
              ))}
          </div>
        </Section>
      ))}
    </>
  )
}

function MakeGroups({ pilotId }: { pilotId: string }) {
  const t = useCopy(sv, en).students
  const [open, setOpen] = useState(false)
  const make = useChange('POST /api/pilots/:pilotId/groups', [
    'GET /api/pilots/:pilotId/auscultants',
    'GET /api/pilots/:pilotId/plans',
  ])
  return (
    <div className="flow">
      {make.error && <FailureNotice error={make.error} />}
      <div className="row">
        <Button kind="primary" onClick={() => setOpen(true)}>
          {t.make}
        </Button>
      </div>
      {open && (
        <ConfirmDialog
          title={t.make}
          action={t.make}
          busy={make.isPending}
          onClose={() => setOpen(false)}
          onConfirm={() =>
            make.mutate(
              { params: { pilotId } },
              { onSuccess: () => say(t.made), onSettled: () => setOpen(false) },
            )
          }
        >
          <p>{t.makeText}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
