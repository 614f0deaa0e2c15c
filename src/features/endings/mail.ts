import type { Transaction } from '../../adapters/db/database.ts'
import { copyIn } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import { noticeTo, type Mail } from '../outbox/mail.ts'
import { findCoordinators } from '../publication/repository.ts'
import { letterTo } from '../student-page/mail.ts'
import { insertStudentLinks } from '../student-page/repository.ts'
import type { EndingRow } from './repository.ts'

/** What a student is told: the place fell away, it is exchanged for another, or the student left. */
export type StudentNews = 'placementEnded' | 'placementExchanged' | 'placementLeft'

/**
 * A letter with a new personal link to each student whose published place has ended; none to a protected person, whom
 * the university tells (P2). Links given before go on working: calendars subscribe to them.
 */
export async function studentLetters(
  tx: Transaction,
  deps: Deps,
  ended: readonly EndingRow[],
  news: StudentNews,
): Promise<Mail[]> {
  const letters = ended.flatMap(({ studentId, termId, student, district }) => {
    const { email, language, protected: isProtected } = student
    if (!email || isProtected) return []
    const pageToken = deps.ids.secret()
    const words = copyIn[language].mails[news]({ term: termId, district: district.name })
    return [{ studentId, pageToken, mail: letterTo({ studentId, email, language }, words, pageToken) }]
  })
  await insertStudentLinks(tx, { students: letters, now: deps.clock.now(), ids: deps.ids })
  return letters.map(({ mail }) => mail)
}

/** One letter to each coordinator of a district in which placements have ended. */
export async function districtLetters(
  tx: Transaction,
  termId: string,
  ended: readonly EndingRow[],
  now: Date,
): Promise<Mail[]> {
  const coordinators = await findCoordinators(tx, 'district', now)
  return coordinators.flatMap(({ districtId, district, person }) => {
    const own = ended.filter(row => row.district.id === districtId)
    if (own.length === 0) return []
    const units = [...new Set(own.map(({ unit }) => unit))]
    const facts = { term: termId, district: district?.name ?? '', count: own.length, units }
    const words = copyIn[person.language].mails.placementsEndedInDistrict(facts)
    return [noticeTo(person, words, `/terminer/${termId}/placeringar`)]
  })
}

/** One letter to each coordinator of a university whose students' published placements have ended. */
export async function universityLetters(
  tx: Transaction,
  termId: string,
  ended: readonly EndingRow[],
  now: Date,
): Promise<Mail[]> {
  const coordinators = await findCoordinators(tx, 'university', now)
  return coordinators.flatMap(({ universityId, university, person }) => {
    const count = ended.filter(({ student }) => student.universityId === universityId).length
    if (count === 0) return []
    const facts = { term: termId, university: university?.name ?? '', count }
    const words = copyIn[person.language].mails.placementsEndedForUniversity(facts)
    return [noticeTo(person, words, `/terminer/${termId}/placeringar`)]
  })
}
