import { useChange, useRead } from '../../api/queries.ts'
import { pilots as en } from '../../copy/en/pilots.ts'
import { pilots as sv } from '../../copy/sv/pilots.ts'
import { longDate } from '../../format.ts'
import { useCopy, useLanguage } from '../../language.ts'
import { useViewer } from '../../shell/viewer.ts'
import { Button } from '../../ui/button.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { say } from '../../ui/messages.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { Section } from '../../ui/section.tsx'
import { shortDistrict } from '../../ui/short-district.ts'
import type { Host } from './hosts-page.tsx'
import type { Pilot } from './pilot-frame.tsx'

const DEFAULT_SESSIONS = 4

/** Who can be made a host by one press: placed students (A9), and teachers with accounts. */
export function HostSuggestions({ pilot, hosts }: { pilot: Pilot; hosts: readonly Host[] }) {
  const t = useCopy(sv, en).hosts
  const language = useLanguage()
  const viewer = useViewer()
  const params = { pilotId: pilot.id }
  const suggestions = useRead('GET /api/pilots/:pilotId/host-suggestions', { params })
  const add = useChange('POST /api/pilots/:pilotId/hosts', [
    'GET /api/pilots/:pilotId/hosts',
    'GET /api/pilots/:pilotId/host-suggestions',
  ])
  const needing = (kind: 'termFive' | 'teacher') =>
    pilot.modules.filter(module => module.hosts[kind] > 0).map(({ id }) => id)
  const send = (label: string, identity: Parameters<typeof add.mutate>[0]['body']['identity']) =>
    add.mutate(
      {
        params,
        body: {
          identity,
          maximumSessions: DEFAULT_SESSIONS,
          moduleIds: needing(identity.kind === 'teacher' ? 'teacher' : 'termFive'),
        },
      },
      { onSuccess: () => say(t.studentAdded(label)) },
    )
  const seesStudents = viewer.hasRole('central', 'district')
  const hasStudents = hosts.some(({ kind }) => kind === 'termFive')
  return (
    <Loaded query={suggestions}>
      {({ students, teachers }) => (
        <>
          {add.error && <FailureNotice error={add.error} />}
          {seesStudents && (students.length > 0 || !hasStudents) && (
            <Section title={t.suggestions} lead={students.length > 0 ? t.suggestionsLead : t.noSuggestions}>
              <ul className="plain flow">
                {students.map(({ studentId, label, districtId, fromOn, toOn }) => (
                  <li key={studentId} className="row">
                    <span>
                      <strong>{label}</strong>{' '}
                      <span className="soft">
                        {shortDistrict(
                          pilot.districts.find(district => district.districtId === districtId)?.name ?? '',
                        )}
                        , {t.period(longDate(fromOn, language), longDate(toOn, language))}
                      </span>
                    </span>
                    <Button
                      busy={add.isPending}
                      onClick={() => send(label, { kind: 'termFive', districtId, studentId, name: null })}
                    >
                      {t.addStudent(label)}
                    </Button>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {teachers.length > 0 && (
            <Section title={t.teachers}>
              <ul className="plain flow">
                {teachers.map(({ personId, name }) => (
                  <li key={personId} className="row">
                    <Button
                      busy={add.isPending}
                      onClick={() => send(name, { kind: 'teacher', personId, name: null, email: null })}
                    >
                      {t.addTeacher(name)}
                    </Button>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </Loaded>
  )
}
