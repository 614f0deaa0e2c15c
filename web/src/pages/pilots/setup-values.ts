import type { BodyOf, ResponseOf } from '../../api/client.ts'
import type { Pilot } from './pilot-frame.tsx'

export type Reference = ResponseOf<'GET /api/reference'>
type Body = BodyOf<'PUT /api/pilots/:pilotId'>
type BodyModule = Body['modules'][number]

export interface ModuleValues {
  /** Of the row on the page, for React. */
  readonly key: string
  readonly id: string | null
  readonly name: string
  readonly audience: BodyModule['audience'] | null
  readonly passes: number | null
  readonly staff: number | null
  readonly termFive: number | null
  readonly teacher: number | null
  readonly position: BodyModule['position'] | null
  readonly venueId: string | null
}

export interface PassValues {
  readonly key: string
  readonly id: string | null
  readonly startsAt: string
  readonly endsAt: string
}

export interface DistrictValues {
  readonly districtId: string
  readonly name: string
  readonly takesPart: boolean
  readonly places: number | null
  readonly groups: number | null
}

export interface SetupValues {
  readonly name: string
  readonly weeks: string
  readonly minimum: number | null
  readonly wanted: number | null
  readonly maximum: number | null
  readonly passes: readonly PassValues[]
  readonly modules: readonly ModuleValues[]
  readonly districts: readonly DistrictValues[]
}

/** The stored set-up as the form has it, with a row for every district there is. */
export function setupValues(pilot: Pilot, { districts }: Reference): SetupValues {
  return {
    name: pilot.name,
    weeks: pilot.weeks.join(' '),
    ...pilot.days,
    passes: pilot.passes.map(({ id, startsAt, endsAt }) => ({ key: id, id, startsAt, endsAt })),
    modules: pilot.modules.map(({ hosts, ...module }) => ({ ...module, ...hosts, key: module.id })),
    districts: districts.map(({ id, name }) => {
      const stored = pilot.districts.find(({ districtId }) => districtId === id)
      return {
        districtId: id,
        name,
        takesPart: stored !== undefined,
        places: stored?.places ?? null,
        groups: stored?.groups ?? null,
      }
    }),
  }
}

/** What the form's values ask for; an empty number is none. */
export function setupBody(version: number, values: SetupValues): Body {
  const { name, weeks, minimum, wanted, maximum, passes, modules, districts } = values
  return {
    version,
    name,
    weeks: weeks.split(/[\s,;]+/).filter(week => week !== ''),
    days: { minimum: minimum ?? 0, wanted: wanted ?? 0, maximum: maximum ?? 0 },
    passes: passes.map(({ id, startsAt, endsAt }) => ({ id, startsAt, endsAt })),
    modules: modules.map(module => ({
      id: module.id,
      name: module.name,
      audience: module.audience ?? 'group',
      passes: module.passes ?? 1,
      hosts: { staff: module.staff ?? 0, termFive: module.termFive ?? 0, teacher: module.teacher ?? 0 },
      position: module.position ?? 'any',
      venueId: module.venueId,
    })),
    districts: districts
      .filter(({ takesPart }) => takesPart)
      .map(({ districtId, places, groups }) => ({ districtId, places: places ?? 0, groups: groups ?? 0 })),
  }
}

const newKey = () => globalThis.crypto.randomUUID()

export const emptyPass = (): PassValues => ({ key: newKey(), id: null, startsAt: '', endsAt: '' })
export const emptyModule = (): ModuleValues => ({
  key: newKey(),
  id: null,
  name: '',
  audience: 'group',
  passes: 1,
  staff: 1,
  termFive: 0,
  teacher: 0,
  position: 'any',
  venueId: null,
})
