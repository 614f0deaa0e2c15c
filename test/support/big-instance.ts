import type { Instance, InstanceInput } from '../../src/domain/matching/instance.ts'
import { parseInstance } from '../../src/domain/matching/instance.ts'
import type { RandomSource } from './random-source.ts'
import { randomSource } from './random-source.ts'

type OfferInput = InstanceInput['offers'][number]
type StudentInput = InstanceInput['students'][number]
type WishInput = NonNullable<StudentInput['wishes']>[number]

const DISTRICTS = Array.from({ length: 15 }, (_, index) => `förvaltning-${index + 1}`)
// Some districts offer four times as many places as others.
const OFFERING_DISTRICTS = DISTRICTS.flatMap((id, index) => Array.from({ length: 1 + (index % 4) }, () => id))
const FIELDS = [
  'barn-och-unga',
  'ekonomiskt-bistand',
  'missbruk',
  'socialpsykiatri',
  'funktionsnedsattning',
  'aldre',
]
// Students want child welfare more often than the districts can offer it: that is what makes a term hard.
const WANTED_FIELDS = [...FIELDS, ...Array<string>(6).fill('barn-och-unga'), 'ekonomiskt-bistand']
const TERM = { from: '2020-01-20', to: '2020-06-05' }
const SHARES = [
  { id: 'SU', share: 0.45 },
  { id: 'ESB', share: 0.3 },
  { id: 'SH', share: 0.25 },
]

/**
 * A term like the real one at any size: 1.04 places per student, most offers with one place (or, with `twoPlacesEach`,
 * one to three, so that there are about half as many offers as students), 15 districts on a map, six fields, three
 * universities, driving licences, step-free access, blocks and a few priorities.
 */
export function bigInstance(students: number, seed: number, { twoPlacesEach = false } = {}): Instance {
  const random = randomSource(seed)
  const maps = DISTRICTS.map(() => ({ x: random.next() * 60, y: random.next() * 60 }))
  const result = parseInstance({
    format: 'vfu-matching/1',
    term: 'VT2020',
    seed: `bench-${seed}`,
    universities: SHARES.map(({ id }) => ({ id, quota: null })),
    districts: DISTRICTS.map(id => ({ id })),
    offers: offersWithPlaces(random, Math.round(students * 1.04), twoPlacesEach),
    students: Array.from({ length: students }, (_, index) => student(random, index, maps)),
  })
  if (!result.ok) throw new Error(JSON.stringify(result.faults.slice(0, 3)))
  return result.instance
}

function offersWithPlaces(random: RandomSource, wanted: number, twoPlacesEach: boolean): OfferInput[] {
  const offers: OfferInput[] = []
  for (let left = wanted; left > 0;) {
    const one = !twoPlacesEach && random.chance(0.85)
    const places = Math.min(left, one ? 1 : random.integer(twoPlacesEach ? 1 : 2, 3))
    const district = random.pick(OFFERING_DISTRICTS)
    const field = random.pick(FIELDS)
    offers.push({
      id: `plats-${String(offers.length + 1).padStart(5, '0')}`,
      district,
      unit: `${district}-${field}-${random.integer(1, 3)}`,
      field,
      places,
      ...TERM,
      ...(random.chance(0.05) ? { universities: ['SU'] } : {}),
      ...(random.chance(0.12) ? { requires: ['driving-licence'] } : {}),
      ...(random.chance(0.7) ? { provides: ['step-free'] } : {}),
    })
    left -= places
  }
  return offers
}

function student(
  random: RandomSource,
  index: number,
  maps: readonly { x: number; y: number }[],
): StudentInput {
  const home = { x: random.next() * 60, y: random.next() * 60 }
  const minutes = maps.map(({ x, y }) => 12 + Math.round(Math.hypot(x - home.x, y - home.y)))
  const nearest = DISTRICTS[minutes.indexOf(Math.min(...minutes))] ?? 'förvaltning-1'
  const draw = random.next()
  return {
    id: `student-${String(index + 1).padStart(5, '0')}`,
    university: draw < 0.45 ? 'SU' : draw < 0.75 ? 'ESB' : 'SH',
    ...(random.chance(0.04) ? { priority: 1 } : {}),
    wishes: random.chance(0.05) ? [] : wishes(random, nearest),
    ...TERM,
    has: random.chance(0.6) ? ['driving-licence'] : [],
    needs: random.chance(0.03) ? ['step-free'] : [],
    ...(random.chance(0.2) ? { maxTravelMinutes: random.pick([45, 60, 75]) } : {}),
    travelMinutes: Object.fromEntries(DISTRICTS.map((district, at) => [district, minutes[at] ?? 0])),
    blocked: random.chance(0.05) ? [{ district: random.pick(DISTRICTS) }] : [],
  }
}

/** The kinds of lists that students write: a field near home, three fields, or two districts. */
function wishes(random: RandomSource, nearest: string): WishInput[] {
  const [first, second, third] = [...new Set(random.shuffle(WANTED_FIELDS))]
  const field = random.pick(WANTED_FIELDS)
  const other = random.pick(DISTRICTS)
  return random.pick<WishInput[]>([
    [{ field, district: nearest }, { field, district: other }, { district: nearest }, { field }],
    [{ field, district: nearest }, { field }, { field: first === field ? second! : first! }],
    [{ field: first! }, { field: second! }, { field: third! }],
    [{ district: nearest }, { district: other }],
  ])
}
