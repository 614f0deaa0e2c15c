import type { Pilot, PilotInput } from '../../src/domain/auscultation/pilot.ts'
import { parsePilot } from '../../src/domain/auscultation/pilot.ts'
import { datesOfIsoWeek } from '../../src/domain/calendar/iso-week.ts'
import { buildHost, buildModule, buildVenue } from './build-pilot.ts'
import type { RandomSource } from './random-source.ts'
import { randomSource } from './random-source.ts'

const WEEKS = ['2020-W11', '2020-W12', '2020-W13']
const PASSES = [
  { id: 'fm1', start: '09:00', end: '10:30' },
  { id: 'fm2', start: '10:45', end: '12:00' },
  { id: 'em1', start: '13:00', end: '14:30' },
  { id: 'em2', start: '14:45', end: '16:00' },
]
const GROUP_SIZE = 5
const GROUP_MODULES = ['myndighetsutövning', 'brukardelaktighet', 'samtal']

/**
 * A pilot made like the demonstration's, with as many districts, each with as many students: three weeks, groups of
 * five, hosts and venues away now and then, and no more of them than is needed. The same for the same seed.
 */
export function bigPilot(districtCount: number, students: number, seed: number): Pilot {
  const random = randomSource(seed)
  const groups = Math.ceil(students / GROUP_SIZE)
  const districts = Array.from({ length: districtCount }, (_, index) => ({
    id: `d${index}`,
    groups: Array.from({ length: groups }, (__, group) => ({
      id: `d${index}-${group}`,
      students: Array.from({ length: GROUP_SIZE }, (___, student) => `d${index}-${group}-${student}`),
    })),
  }))
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index)
  const input: PilotInput = {
    format: 'vfu-auscultation/1',
    pilot: `${districtCount} × ${students}`,
    timeZone: 'Europe/Stockholm',
    country: 'SE',
    weeks: WEEKS,
    days: { minimum: 3, maximum: 5, wanted: 4 },
    passes: PASSES,
    modules: [
      buildModule('organisation', { audience: 'district', position: 'first' }),
      ...GROUP_MODULES.map(id => buildModule(id, { hosts: { staff: 1, termFive: 1, teacher: 0 } })),
      buildModule('styrformer', { audience: 'district' }),
      buildModule('studiebesök', {
        audience: 'pilot',
        passes: 2,
        hosts: { staff: 2, termFive: 0, teacher: 0 },
        venue: 'sal',
      }),
      buildModule('utvärdering', {
        audience: 'district',
        position: 'last',
        hosts: { staff: 0, termFive: 0, teacher: 1 },
      }),
    ],
    venues: [
      buildVenue('sal', {
        district: 'sof',
        seats: districtCount * groups * GROUP_SIZE,
        unavailable: away(random, 0.15),
      }),
      ...districts.flatMap(({ id: district }) => [
        buildVenue(`${district}-stora`, {
          district,
          seats: groups * GROUP_SIZE,
          unavailable: away(random, 0.12),
        }),
        ...numbers(Math.ceil(groups / 3)).map(index =>
          buildVenue(`${district}-lilla-${index}`, { district, seats: 7, unavailable: away(random, 0.12) }),
        ),
      ]),
    ],
    hosts: [
      ...districts.flatMap(({ id: district }) => [
        buildHost(`${district}-chef`, ['organisation', 'styrformer'], hostOf(random, district, 3)),
        buildHost(`${district}-styr`, ['styrformer'], hostOf(random, district, 3)),
        ...GROUP_MODULES.flatMap(module =>
          numbers(Math.max(2, Math.ceil(groups / 2))).map(index =>
            buildHost(`${district}-${module}-${index}`, [module], hostOf(random, district, 3)),
          ),
        ),
        ...numbers(Math.ceil((groups * 3) / 2)).map(index =>
          buildHost(`${district}-t5-${index}`, GROUP_MODULES, {
            ...hostOf(random, district, 4),
            kind: 'termFive',
          }),
        ),
      ]),
      ...numbers(3).map(index => buildHost(`sof-${index}`, ['studiebesök'], hostOf(random, null, 2))),
      ...numbers(Math.ceil((districtCount * 2) / 3)).map(index =>
        buildHost(`lärare-${index}`, ['utvärdering'], { ...hostOf(random, null, 3), kind: 'teacher' }),
      ),
    ],
    districts,
  }
  const parsed = parsePilot(input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.pilot
}

const hostOf = (random: RandomSource, district: string | null, maximumSessions: number) => ({
  district,
  maximumSessions,
  unavailable: away(random, 0.18),
})

const away = (random: RandomSource, probability: number): { day: string; pass: string }[] =>
  WEEKS.flatMap(week =>
    datesOfIsoWeek(week)
      .slice(0, 5)
      .flatMap(day => PASSES.flatMap(({ id }) => (random.chance(probability) ? [{ day, pass: id }] : []))),
  )
