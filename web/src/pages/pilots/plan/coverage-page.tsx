import { Link } from '@tanstack/react-router'
import { coverage as en, schedule as scheduleEn } from '../../../copy/en/schedule.ts'
import { coverage as sv, schedule as scheduleSv } from '../../../copy/sv/schedule.ts'
import { weekday } from '../../../format.ts'
import { useCopy, useLanguage } from '../../../language.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Section } from '../../../ui/section.tsx'
import { namesOf, type Names, type Schedule } from './schedule.ts'
import { ScheduleFrame } from './schedule-frame.tsx'

/** Groups by modules: when each group meets each module, and whether all do (A1). */
export function CoveragePage() {
  const t = useCopy(sv, en)
  return (
    <ScheduleFrame title={t.title} lead={t.lead}>
      {schedule => <Coverage schedule={schedule} />}
    </ScheduleFrame>
  )
}

function Coverage({ schedule }: { schedule: Schedule }) {
  const t = useCopy(sv, en)
  const words = useCopy(scheduleSv, scheduleEn)
  const names = namesOf(schedule, words, useLanguage())
  const { groups, modules, sessions } = schedule
  const met = groups
    .flatMap(group => modules.map(module => [group, module] as const))
    .filter(([group, module]) =>
      sessions.some(({ moduleId, groupIds }) => moduleId === module.id && groupIds.includes(group.id)),
    )
  const missing = groups.length * modules.length - met.length
  return (
    <Section title={t.caption}>
      <Notice tone={missing === 0 ? 'success' : 'warning'}>
        {missing === 0 ? t.complete(groups.length, modules.length) : t.incomplete(missing)}
      </Notice>
      <div className="table-region" role="region" aria-label={t.caption} tabIndex={0}>
        <table className="table plan-coverage">
          <caption className="visually-hidden">{t.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.group}</th>
              {modules.map(({ id, name }) => (
                <th key={id} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(group => (
              <tr key={group.id}>
                <th scope="row">{names.group(group.id)}</th>
                {modules.map(module => (
                  <Meeting key={module.id} groupId={group.id} moduleId={module.id} {...{ schedule, names }} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

interface MeetingProps {
  schedule: Schedule
  names: Names
  groupId: string
  moduleId: string
}

function Meeting({ schedule, names, groupId, moduleId }: MeetingProps) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const own = schedule.sessions.filter(
    session => session.moduleId === moduleId && session.groupIds.includes(groupId),
  )
  if (own.length === 0) return <td data-missing>{t.missing}</td>
  return (
    <td>
      {own.map(session => (
        <Link
          key={session.id}
          to="/auskultation/$pilotId/schema"
          params={{ pilotId: schedule.pilotId }}
          search={{ vy: 'grupp', val: groupId }}
          title={names.session(session)}
        >
          {weekday(session.on, language)}
          <br />
          {names.hours(session.passes)}
        </Link>
      ))}
    </td>
  )
}
