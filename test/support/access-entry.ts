import type { Test } from 'supertest'
import type { Database } from '../../src/adapters/db/database.ts'
import type { Phase } from '../../src/domain/terms/phases.ts'
import type { ErrorCode } from '../../src/errors.ts'
import { placeOn, type Role, type Rows } from './access-world.ts'
import type { FakeAnalysis } from './fake-analysis.ts'
import type { FakeMatcher } from './fake-matcher.ts'

interface Call {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  readonly file?: Buffer
}

/** A refusal's code, or the fields of the answer and the sides whose data it shows. */
type Answer = ErrorCode | { readonly fields: readonly string[]; readonly shows: '' | 'A' | 'B' | 'AB' }

export interface Stage {
  readonly db: Database
  readonly rows: Rows
  readonly matcher: FakeMatcher
  readonly analysis: FakeAnalysis
  /** Waits for runs that are under way. */
  readonly settled: () => Promise<unknown>
  readonly central: (verb: 'post' | 'put', path: string) => Test
}

export interface Entry {
  readonly phase?: Phase
  /** What the endpoint is asked: always about side A's data, when it is about one side's. */
  readonly call: (stage: Stage) => Call | Promise<Call>
  /** A role that isn't named is asked to sign in or, when it is, refused. */
  readonly answers: Readonly<Partial<Record<Role, Answer>>>
}

export const shown = (list: readonly string[], shows: '' | 'A' | 'B' | 'AB' = '') => ({ fields: list, shows })
export const each = (answer: Answer, ...roles: Role[]) =>
  Object.fromEntries(roles.map(role => [role, answer]))
export const coordinators = ['districtA', 'districtB', 'universityA', 'universityB', 'central'] as const
export const everyone = [
  ...coordinators,
  'teacher',
  'nobody',
  'student',
  'answerer',
  'supervisor',
  'invited',
  'visitor',
] as const

export const term = { termId: 'VT2020' }
export const ofTerm = () => ({ params: term })

/** A district's own, the other district's, and the central coordinator's view of a list. */
export const byDistrict = (list: readonly string[]) => ({
  districtA: shown(list, 'A'),
  districtB: shown(list, 'B'),
  central: shown(list, 'AB'),
})
export const byUniversity = (list: readonly string[]) => ({
  universityA: shown(list, 'A'),
  universityB: shown(list, 'B'),
  central: shown(list, 'AB'),
})
/** Of side A: its district does it, the other's finds nothing. */
export const ofDistrictA = (list: readonly string[], shows: 'A' | '' = 'A') => ({
  districtA: shown(list, shows),
  districtB: 'notFound' as const,
  central: shown(list, shows),
})
export const ofUniversityA = (list: readonly string[], shows: 'A' | '' = 'A') => ({
  universityA: shown(list, shows),
  universityB: 'notFound' as const,
  central: shown(list, shows),
})

export async function proposal({ db, rows }: Stage) {
  await placeOn(db, rows.b, 'proposed')
  return { placementId: await placeOn(db, rows.a, 'proposed') }
}

export async function published({ db, rows }: Stage) {
  await placeOn(db, rows.b, 'published')
  return { placementId: await placeOn(db, rows.a, 'published') }
}
