import { tellableParts } from '../statistics/suppression.ts'
import { tookPart, type Mark } from './attendance.ts'

type Sex = 'female' | 'male' | 'other' | null

/** A session of the plan as the report counts it. */
export interface ReportedSession {
  readonly moduleId: string
  readonly hostIds: readonly string[]
  readonly outcome: 'held' | 'notHeld' | null
  readonly students: readonly {
    readonly id: string
    readonly districtId: string
    readonly sex: Sex
    readonly present: Mark
  }[]
}

export interface Tally {
  readonly planned: number
  readonly held: number
  readonly notHeld: number
}

/** Marks of students at sessions: an hour of everybody's is one. */
export interface Marks {
  readonly present: number
  readonly away: number
  /** Nobody has said. */
  readonly unsaid: number
}

export interface PilotReport {
  readonly sessions: Tally
  readonly modules: ReadonlyMap<string, Tally>
  /** How many sessions each host was to lead, and how many of them were held. */
  readonly hosts: ReadonlyMap<string, Tally>
  readonly districts: ReadonlyMap<string, Marks & { readonly students: number; readonly tookPart: number }>
  readonly tookPart: number
  /**
   * Of those who took part (P7); null when nothing can be told. How many were to come is not told by sex: the difference
   * would be those few who stayed away.
   */
  readonly sexes: readonly (readonly ['female' | 'male' | 'other' | 'unknown' | 'withheld', number])[] | null
}

/** What was held, who led how much, and who came. */
export function pilotReport(sessions: readonly ReportedSession[]): PilotReport {
  const attending = sessions.flatMap(({ students }) => students)
  const ids = [...new Set(attending.map(({ id }) => id))]
  const students = ids.flatMap(id => {
    const [first, ...rest] = attending.filter(student => student.id === id)
    return first ? [{ ...first, came: tookPart([first, ...rest].map(({ present }) => present)) }] : []
  })
  const came = students.filter(student => student.came)
  const count = (sex: Sex) => came.filter(student => student.sex === sex).length
  const bySex = [
    ['female', count('female')],
    ['male', count('male')],
    ['other', count('other')],
    ['unknown', count(null)],
  ] as const
  const told = tellableParts(bySex, 'withheld' as const)
  return {
    sessions: tallyOf(sessions),
    modules: tallies(sessions, ({ moduleId }) => [moduleId]),
    hosts: tallies(sessions, ({ hostIds }) => hostIds),
    districts: new Map(
      [...new Set(students.map(({ districtId }) => districtId))].map(districtId => {
        const own = students.filter(student => student.districtId === districtId)
        const marks = marksOf(attending.filter(student => student.districtId === districtId))
        return [
          districtId,
          { ...marks, students: own.length, tookPart: own.filter(({ came: has }) => has).length },
        ]
      }),
    ),
    tookPart: came.length,
    sexes: told?.filter(([name, size]) => size > 0 || name === 'female' || name === 'male') ?? null,
  }
}

function tallies(
  sessions: readonly ReportedSession[],
  keysOf: (session: ReportedSession) => readonly string[],
): Map<string, Tally> {
  const keys = new Set(sessions.flatMap(keysOf))
  return new Map(
    [...keys].map(key => [key, tallyOf(sessions.filter(session => keysOf(session).includes(key)))]),
  )
}

const tallyOf = (sessions: readonly ReportedSession[]): Tally => ({
  planned: sessions.length,
  held: sessions.filter(({ outcome }) => outcome === 'held').length,
  notHeld: sessions.filter(({ outcome }) => outcome === 'notHeld').length,
})

const marksOf = (students: readonly { readonly present: Mark }[]): Marks => ({
  present: students.filter(({ present }) => present === true).length,
  away: students.filter(({ present }) => present === false).length,
  unsaid: students.filter(({ present }) => present === null).length,
})
