import type { Pilot, PilotInput } from '../../src/domain/auscultation/pilot.ts'
import { parsePilot } from '../../src/domain/auscultation/pilot.ts'
import { datesOfIsoWeek } from '../../src/domain/calendar/iso-week.ts'
import { buildModule, buildPasses } from './build-pilot.ts'
import type { RandomSource } from './random-source.ts'
import { randomSource } from './random-source.ts'

const WEEK = '2020-W11'
const DAYS = datesOfIsoWeek(WEEK).slice(0, 2)

/**
 * A pilot of a few sessions with every rule in it, the same for the same seed: one or two districts on at most two
 * days, so few ways that all can be tried. Many have no plan. Quote the seed when a test fails.
 */
export function randomPilot(seed: number): Pilot {
  const random = randomSource(seed)
  const passes = buildPasses(random.integer(1, 2), 1)
  const names = ['d1', 'd2'].slice(0, random.integer(1, 2))
  const districts = names.map(id => ({
    id,
    groups: Array.from({ length: names.length === 1 && random.chance(0.5) ? 2 : 1 }, (_, index) => ({
      id: `${id}-g${index}`,
      students: Array.from({ length: random.integer(1, 2) }, (__, student) => `${id}-${index}-${student}`),
    })),
  }))
  const away = (): PilotInput['hosts'][number]['unavailable'] => [
    // Only the first two days of the week can be used: trying all ways is quick then.
    ...datesOfIsoWeek(WEEK)
      .slice(2, 5)
      .map(day => ({ day })),
    ...DAYS.flatMap(day => passes.flatMap(({ id }) => (random.chance(0.15) ? [{ day, pass: id }] : []))),
  ]
  const modules = randomModules(random, names.length)
  const ids = modules.map(({ id }) => id)
  const some = (): string[] => ids.filter(() => random.chance(0.75))
  const hosts: PilotInput['hosts'] = districts.flatMap(({ id }) => [
    randomHost(random, `${id}-h`, 'staff', id, some(), away()),
    ...(random.chance(0.5) ? [randomHost(random, `${id}-i`, 'staff', id, some(), away())] : []),
    randomHost(random, `${id}-t`, 'termFive', id, ids, away()),
    ...(random.chance(0.4) ? [randomHost(random, `${id}-u`, 'termFive', id, some(), away())] : []),
  ])
  const pilot: PilotInput = {
    format: 'vfu-auscultation/1',
    pilot: `slump-${seed}`,
    timeZone: 'Europe/Stockholm',
    country: 'SE',
    weeks: [WEEK],
    days: { minimum: 1, maximum: random.integer(1, 2), wanted: random.integer(1, 2) },
    passes,
    modules,
    venues: [
      ...districts.map(({ id }) => ({
        id: `${id}-v`,
        name: id,
        district: id,
        seats: random.integer(2, 4),
        unavailable: away(),
      })),
      { id: 'sal', name: 'Salen', district: 'sof', seats: random.integer(3, 9), unavailable: away() },
    ],
    hosts: [
      ...hosts,
      randomHost(random, 'lärare', 'teacher', null, ids, away()),
      randomHost(random, 'stad', 'staff', null, some(), away()),
    ],
    districts,
  }
  const parsed = parsePilot(pilot)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.pilot
}

function randomModules(random: RandomSource, districts: number): PilotInput['modules'] {
  const hosts = () =>
    random.pick([
      { staff: 1, termFive: 0, teacher: 0 },
      { staff: 0, termFive: 1, teacher: 0 },
      { staff: 0, termFive: 0, teacher: 1 },
      { staff: 1, termFive: 1, teacher: 0 },
    ])
  const position = () => random.pick(['any', 'any', 'first', 'last'] as const)
  return [
    buildModule('m1', { hosts: hosts(), position: position() }),
    ...(districts === 1 || random.chance(0.5)
      ? [buildModule('m2', { hosts: hosts(), audience: 'district', position: position() })]
      : []),
    ...(random.chance(0.4)
      ? [
          buildModule('m3', {
            audience: 'pilot',
            hosts: { staff: 1, termFive: 0, teacher: 0 },
            venue: random.chance(0.5) ? 'sal' : null,
            passes: random.chance(0.3) ? 2 : 1,
          }),
        ]
      : []),
  ]
}

function randomHost(
  random: RandomSource,
  id: string,
  kind: 'staff' | 'termFive' | 'teacher',
  district: string | null,
  modules: string[],
  unavailable: PilotInput['hosts'][number]['unavailable'],
): PilotInput['hosts'][number] {
  return {
    id,
    name: id,
    kind,
    district,
    modules,
    maximumSessions: random.integer(1, 4),
    unavailable: unavailable ?? [],
  }
}

/** The same pilot with its lists in another order. */
export function shuffledPilot(pilot: Pilot, seed: number): Pilot {
  const random = randomSource(seed)
  return {
    ...pilot,
    weeks: random.shuffle(pilot.weeks),
    passes: random.shuffle(pilot.passes),
    modules: random.shuffle(pilot.modules),
    venues: random
      .shuffle(pilot.venues)
      .map(venue => ({ ...venue, unavailable: random.shuffle(venue.unavailable) })),
    hosts: random.shuffle(pilot.hosts).map(host => ({
      ...host,
      modules: random.shuffle(host.modules),
      unavailable: random.shuffle(host.unavailable),
    })),
    districts: random.shuffle(pilot.districts).map(({ id, groups }) => ({
      id,
      groups: random.shuffle(groups).map(group => ({ ...group, students: random.shuffle(group.students) })),
    })),
  }
}
