import { printouts as en, schedule as scheduleEn } from '../../../copy/en/schedule.ts'
import { printouts as sv, schedule as scheduleSv } from '../../../copy/sv/schedule.ts'
import { list, longDay } from '../../../format.ts'
import { useCopy, useLanguage } from '../../../language.ts'
import { Button } from '../../../ui/button.tsx'
import { UrlSelect, useUrlChoice } from '../../../ui/url-select.tsx'
import {
  namesOf,
  sessionsIn,
  viewedBy,
  type Names,
  type ScheduledSession,
  type Schedule,
} from './schedule.ts'
import { ScheduleFrame } from './schedule-frame.tsx'

/**
 * Sheets for the wall: a day sheet for each district and day, or a sign for each door and day. No student in term two is in
 * the schedule, so none can be printed.
 */
export function PrintoutsPage() {
  const t = useCopy(sv, en)
  return (
    <ScheduleFrame title={t.title} lead={t.lead}>
      {schedule => <Sheets schedule={schedule} />}
    </ScheduleFrame>
  )
}

function Sheets({ schedule }: { schedule: Schedule }) {
  const t = useCopy(sv, en)
  const words = useCopy(scheduleSv, scheduleEn)
  const names = namesOf(schedule, words, useLanguage())
  const kinds = [{ value: 'skyltar', label: t.whichOf.skyltar }]
  const districts = viewedBy('forvaltning', schedule, names).map(({ id, label }) => ({ value: id, label }))
  const isSigns = useUrlChoice('blad', kinds) !== null
  const district = useUrlChoice('forvaltning', districts)
  return (
    <>
      <div className="form-row no-print">
        <UrlSelect label={t.which} name="blad" options={kinds} all={t.whichOf.dagblad} />
        <UrlSelect label={t.district} name="forvaltning" options={districts} all={t.all} />
        <Button kind="primary" onClick={() => window.print()}>
          {t.print}
        </Button>
      </div>
      {isSigns ? (
        <Signs {...{ schedule, names, district }} />
      ) : (
        districts
          .filter(({ value }) => district === null || value === district)
          .map(({ value, label }) => (
            <DaySheets key={value} {...{ schedule, names }} districtId={value} name={label} />
          ))
      )}
    </>
  )
}

interface Props {
  schedule: Schedule
  names: Names
}

const inOrder = (schedule: Schedule, sessions: readonly ScheduledSession[]): ScheduledSession[] => {
  const placeOf = ({ passes }: ScheduledSession) => schedule.passes.findIndex(({ key }) => key === passes[0])
  return sessions.toSorted((one, other) => placeOf(one) - placeOf(other))
}

function DaySheets({ schedule, names, districtId, name }: Props & { districtId: string; name: string }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const own = sessionsIn('forvaltning', districtId, schedule)
  return schedule.days.map(on => {
    const sessions = inOrder(
      schedule,
      own.filter(session => session.on === on),
    )
    if (sessions.length === 0) return null
    return (
      <section key={on} className="card sheet flow">
        <h2>{t.sheet(name)}</h2>
        <p className="sign-day">{longDay(on, language)}</p>
        <div className="table-region">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t.time}</th>
                <th scope="col">{t.module}</th>
                <th scope="col">{t.groups}</th>
                <th scope="col">{t.venue}</th>
                <th scope="col">{t.hosts}</th>
              </tr>
            </thead>
            <tbody>
              {sessions.map(session => (
                <tr key={session.id}>
                  <td>{names.hours(session.passes)}</td>
                  <td>{names.module(session.moduleId)}</td>
                  <td>{names.party(session.groupIds)}</td>
                  <td>{names.venue(session.venueId)}</td>
                  <td>{list(session.hostIds.map(names.host), language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    )
  })
}

function Signs({ schedule, names, district }: Props & { district: string | null }) {
  const t = useCopy(sv, en)
  const language = useLanguage()
  const shown = district === null ? schedule.sessions : sessionsIn('forvaltning', district, schedule)
  const doors = viewedBy('lokal', schedule, names).flatMap(({ id, label }) =>
    schedule.days.map(on => ({
      id,
      label,
      place: names.district(schedule.venues.find(venue => venue.id === id)?.districtId ?? ''),
      on,
      sessions: inOrder(
        schedule,
        shown.filter(session => session.venueId === id && session.on === on),
      ),
    })),
  )
  return doors
    .filter(({ sessions }) => sessions.length > 0)
    .map(({ id, label, place, on, sessions }) => (
      <section key={`${id} ${on}`} className="card sheet sign flow">
        <p className="page-over">
          {t.sign} · {place}
        </p>
        <h2>{label}</h2>
        <p className="sign-day">{longDay(on, language)}</p>
        <div className="table-region">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t.time}</th>
                <th scope="col">{t.module}</th>
                <th scope="col">{t.groups}</th>
              </tr>
            </thead>
            <tbody>
              {sessions.map(session => (
                <tr key={session.id}>
                  <td>{names.hours(session.passes)}</td>
                  <td>{names.module(session.moduleId)}</td>
                  <td>{names.party(session.groupIds)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    ))
}
