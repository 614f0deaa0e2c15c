import type { OccasionKind } from '../../domain/calendar/occasion.ts'
import { csvText } from '../../adapters/spreadsheet/write-csv.ts'
import { fromDateColumn } from '../../adapters/db/database.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import { wallTimeOf } from '../../domain/calendar/wall-time.ts'
import {
  linkRows,
  mailRows,
  readingRows,
  section,
  timeText,
  type DataSection,
  type Row,
} from '../data-sections/presenter.ts'
import { presentHostings } from '../pilot-personal-data/presenter.ts'
import type { Hosting } from '../pilot-personal-data/repository.ts'
import type { DisclosedRow, findReadings, PersonData, StudentData, SupervisorData } from './repository.ts'

type Readings = Awaited<ReturnType<typeof findReadings>>
/** What belongs to whoever it is, whatever they are. */
interface Besides {
  readonly mails: Parameters<typeof mailRows>[1]
  readonly hostings: readonly Hosting[]
}

const period = (from: Date | null, to: Date | null) =>
  from && to ? `${fromDateColumn(from)} – ${fromDateColumn(to)}` : null
const nameOf = ({ firstName, lastName }: Pick<StudentData, 'firstName' | 'lastName'>) =>
  [firstName, lastName].filter(Boolean).join(' ')

export function presentStudentData(
  student: StudentData,
  { mails, hostings, readings }: Besides & { readonly readings: Readings },
  language: Language,
): DataSection[] {
  const w = copyIn[language].personalData
  const { labels: l } = w
  const listed = (codes: readonly string[]) => codes.map(code => w.conditions[code] ?? code).join(', ')
  const partners = student._count.togetherWith + student._count.togetherFrom
  return [
    ...section(w, 'identity', [
      [l.number, student.number],
      [l.name, nameOf(student)],
      [l.email, student.email],
      [l.language, student.language],
      [l.university, student.university.name],
      [l.term, student.termId],
      [l.registered, timeText(student.createdAt)],
      ...(student.withdrawnAt ? [[l.withdrawn, timeText(student.withdrawnAt)] as const] : []),
    ]),
    ...section(w, 'conditions', [
      [l.sex, student.sex && w.sex[student.sex]],
      [l.homeArea, student.homeArea],
      [l.maxTravel, student.maxTravelMinutes],
      [l.has, listed(student.has)],
      [l.needs, listed(student.needs)],
      [l.priority, student.priority],
      [l.onlyWishes, student.onlyWishes],
      [l.period, period(student.fromOn, student.toOn)],
      [l.blocked, student.blocks.map(({ district, unit }) => (unit ?? district)?.name ?? '').join(', ')],
      [l.together, partners],
      [l.protected, student.protected],
      ...(student.protected ? [[l.fingerprints, student.fingerprints.length] as const] : []),
      ...student.pins.map(
        pin => [l.pin, `${timeText(pin.pinnedAt)} ${timeText(pin.removedAt)} ${pin.reason}`] as const,
      ),
    ]),
    ...section(
      w,
      'wishes',
      student.wishes.map(({ field, district }, index) => [
        l.wish(index + 1),
        [field?.name, district?.name].filter(Boolean).join(' @ '),
      ]),
    ),
    ...section(w, 'placements', [
      ...student.placements.flatMap(({ offer, wish, events, occasions }): Row[] => [
        [
          offer.unit.district.name,
          `${offer.unit.name}, ${offer.field.name}${wish === null ? '' : `, ${l.wish(wish)}`}`,
        ],
        ...events.map(({ kind, at, reason, declineReason, supervisor }): Row => [
          w.state[kind] ?? kind,
          [
            timeText(at),
            supervisor?.name,
            declineReason && copyIn[language].t2.declineReasons[declineReason],
            reason,
          ]
            .filter(Boolean)
            .join(' · '),
        ]),
        ...occasions.map(({ kind, title, contact, text, startAt, fromOn, toOn, location }): Row => [
          copyIn[language].calendar.summary({
            reader: 'student',
            kind: kind.replace('_', '-') as OccasionKind,
            title,
            isLastDay: false,
            place: { unit: offer.unit.name, district: offer.unit.district.name, field: offer.field.name },
            location,
            contact,
            text,
          }),
          [startAt ? timeText(startAt) : period(fromOn, toOn), location, contact, text]
            .filter(Boolean)
            .join(' · '),
        ]),
      ]),
      ...(student._count.reasons > 0 ? [[l.reasons, student._count.reasons] as const] : []),
    ]),
    ...presentHostings(hostings, language),
    ...section(w, 'mails', mailRows(w, mails)),
    ...section(w, 'access', linkRows(w, student.links)),
    ...section(w, 'readings', readingRows(w, readings)),
  ]
}

export function presentSupervisorData(
  supervisor: SupervisorData,
  mails: Besides['mails'],
  language: Language,
): DataSection[] {
  const w = copyIn[language].personalData
  const { labels: l } = w
  return [
    ...section(w, 'identity', [
      [l.name, supervisor.name],
      [l.email, supervisor.email],
      [l.district, supervisor.district.name],
      [l.degreeYear, supervisor.degreeYear],
      [l.course, supervisor.hasSupervisorCourse],
      ...supervisor.exceptions.map(
        ({ grantedAt, university }) => [l.exception, `${timeText(grantedAt)} ${university.name}`] as const,
      ),
    ]),
    ...section(w, 'supervision', [
      ...supervisor.offers.map(({ termId, unit }) => [termId, unit.name] as const),
      ...supervisor.events.map(
        ({ at, kind, placement }) => [placement.termId, `${w.state[kind] ?? kind} ${timeText(at)}`] as const,
      ),
    ]),
    ...section(w, 'mails', mailRows(w, mails)),
  ]
}

export function presentPersonData(
  person: PersonData,
  { mails, hostings }: Besides,
  language: Language,
): DataSection[] {
  const w = copyIn[language].personalData
  const { labels: l } = w
  return [
    ...section(w, 'identity', [
      [l.name, person.name],
      [l.email, person.email],
      [l.language, person.language],
      [l.registered, timeText(person.createdAt)],
    ]),
    ...section(
      w,
      'roles',
      person.roles.map(({ kind, district, university, validFrom, validTo }) => [
        [w.role[kind] ?? kind, (district ?? university)?.name].filter(Boolean).join(', '),
        `${timeText(validFrom)} – ${timeText(validTo)}`,
      ]),
    ),
    ...presentHostings(hostings, language),
    ...section(w, 'access', [
      ...person.sessions.map(
        ({ createdAt, lastSeenAt }) =>
          [l.session, `${timeText(createdAt)} – ${timeText(lastSeenAt)}`] as const,
      ),
      ...linkRows(w, person.links),
    ]),
    ...section(w, 'mails', mailRows(w, mails)),
    ...section(
      w,
      'logged',
      person.logged.map(({ subject, operation, count }) => [`${subject}: ${operation}`, count]),
    ),
  ]
}

/** The same as a text that anybody can read, or for a machine. The file's name names nobody. */
export function dataFile(
  { label, sections }: { label: string; sections: readonly DataSection[] },
  format: 'text' | 'json',
  { now, language }: { now: Date; language: Language },
) {
  const w = copyIn[language].personalData
  const { on } = wallTimeOf(now)
  if (format === 'json') {
    const content = { label, madeOn: on, sections }
    return { fileName: `uppgifter-${on}.json`, text: `${JSON.stringify(content, null, 2)}\n` }
  }
  const lines = [
    w.heading(label),
    w.madeOn(on),
    ...sections.flatMap(({ title, why, rows }) => [
      '',
      title.toUpperCase(),
      why,
      ...rows.map(row => `  ${row.label}: ${row.value}`),
    ]),
  ]
  return { fileName: `uppgifter-${on}.txt`, text: `${lines.join('\r\n')}\r\n` }
}

/**
 * The term's placements for whoever asks for public records. Of a protected person neither name, number, place nor time:
 * where somebody is on which days is what must not be known. They come last, in no order that tells of them.
 */
export function disclosureFile(
  rows: readonly DisclosedRow[],
  { termId, language }: { termId: string; language: Language },
) {
  const w = copyIn[language].personalData
  const { masked, protectedPerson, columns } = w.disclosure
  const compare = new Intl.Collator('sv').compare
  const open = rows
    .filter(({ student }) => !student.protected)
    .map(({ state, student, offer }) => [
      student.university.name,
      nameOf(student) || student.number,
      offer.unit.district.name,
      offer.unit.name,
      offer.field.name,
      w.state[state ?? ''] ?? '',
      fromDateColumn(offer.fromOn) ?? '',
      fromDateColumn(offer.toOn) ?? '',
    ])
    .sort((a, b) => compare(a.join(' '), b.join(' ')))
  const hidden = rows.length - open.length
  const maskedRows = Array.from({ length: hidden }, (_, index) => [
    masked,
    protectedPerson(index + 1),
    ...Array.from({ length: columns.length - 2 }, () => masked),
  ])
  return { fileName: `utlamnande-${termId}.csv`, text: csvText(columns, [...open, ...maskedRows]) }
}
