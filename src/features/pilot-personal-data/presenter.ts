import { fromDateColumn } from '../../adapters/db/database.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import {
  linkRows,
  mailRows,
  readingRows,
  section,
  timeText,
  type DataSection,
  type Row,
} from '../data-sections/presenter.ts'
import type { AuscultantData, Hosting } from './repository.ts'

type Mails = Parameters<typeof mailRows>[1]
type Session = Hosting['sessions'][number]['session']

const sessionText = ({ on, passes, module }: Session) =>
  [fromDateColumn(on), passes.join(', '), module.name].join(' · ')
const byDay = (a: Session, b: Session) => a.on.getTime() - b.on.getTime()

export function presentAuscultantData(
  student: AuscultantData,
  mails: Mails,
  readings: Parameters<typeof readingRows>[1],
  language: Language,
): DataSection[] {
  const w = copyIn[language].personalData
  const { labels: l } = w
  const { pilot, group } = student
  const sessions = (group?.sessions ?? []).map(({ session }) => session).sort(byDay)
  return [
    ...section(w, 'identity', [
      [l.number, student.number],
      [l.name, [student.firstName, student.lastName].filter(Boolean).join(' ')],
      [l.email, student.email],
      [l.language, student.language],
      [l.university, pilot.university.name],
      [l.term, pilot.termId],
      [l.registered, timeText(student.createdAt)],
      ...(student.withdrawnAt ? [[l.withdrawn, timeText(student.withdrawnAt)] as const] : []),
      [l.sex, student.sex && w.sex[student.sex]],
      [l.protected, student.protected],
      ...(student.protected ? [[l.fingerprints, student._count.fingerprints] as const] : []),
    ]),
    ...section(w, 'auscultation', [
      [l.pilot, pilot.name],
      [l.district, student.district?.name ?? null],
      [l.group, group?.number ?? null],
      ...sessions.map((session): Row => [l.auscultationSession, sessionText(session)]),
      ...student.attendance.map(({ present, session }): Row => [
        present ? l.present : l.absent,
        sessionText(session),
      ]),
      [l.evaluated, student.evaluatedAt === null ? w.no : timeText(student.evaluatedAt)],
    ]),
    ...section(w, 'mails', mailRows(w, mails)),
    ...section(w, 'access', linkRows(w, student.links)),
    ...section(w, 'readings', readingRows(w, readings)),
  ]
}

/** Whoever is a host and nothing else in the system. */
export function presentHostData(host: Hosting, mails: Mails, language: Language): DataSection[] {
  const w = copyIn[language].personalData
  const { labels: l } = w
  return [
    ...section(w, 'identity', [
      [l.name, host.name],
      [l.email, host.email],
      [l.language, host.language],
      [l.district, host.district?.name ?? null],
    ]),
    ...presentHostings([host], language),
    ...section(w, 'mails', mailRows(w, mails)),
  ]
}

/** What somebody does as a host, for students and people with an account too. */
export function presentHostings(hostings: readonly Hosting[], language: Language): DataSection[] {
  const w = copyIn[language].personalData
  const { labels: l } = w
  return section(
    w,
    'hosting',
    hostings.flatMap((host): Row[] => [
      [l.pilot, `${host.pilot.name}, ${host.pilot.termId}`],
      [l.mostSessions, host.maximumSessions],
      [l.canLead, host.modules.map(({ module }) => module.name).join(', ')],
      ...host.absences.map(({ on, pass }): Row => [
        l.away,
        `${fromDateColumn(on)} ${pass.startsAt}–${pass.endsAt}`,
      ]),
      ...host.sessions
        .map(({ session }) => session)
        .sort(byDay)
        .map((session): Row => [l.leads, sessionText(session)]),
      ...linkRows(w, host.links),
    ]),
  )
}
