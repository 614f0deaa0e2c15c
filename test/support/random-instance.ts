import type { Instance, InstanceInput, StudentInOffer } from '../../src/domain/matching/instance.ts'
import { POLICIES, parseInstance } from '../../src/domain/matching/instance.ts'
import { brokenPairRules } from '../../src/domain/matching/pairs.ts'
import type { RandomSource } from './random-source.ts'
import { randomSource } from './random-source.ts'

type OfferInput = InstanceInput['offers'][number]
type StudentInput = InstanceInput['students'][number]
type WishInput = NonNullable<StudentInput['wishes']>[number]
type BlockInput = NonNullable<StudentInput['blocked']>[number]

const FIELDS = ['barn', 'ekonomi', 'missbruk', 'stöd']
const UNITS = ['mottagning', 'utredning', 'öppenvård']
const PERIODS = [
  { from: '2020-01-20', to: '2020-06-05' },
  { from: '2020-01-20', to: '2020-05-08' },
  { from: '2020-02-03', to: '2020-06-05' },
]

export interface RandomInstanceOptions {
  /** Whether there are groups to be placed together (R11); they take the model out of the network. */
  together?: boolean
  /** Whether minima, guarantees and pins may contradict each other. */
  mayBeInfeasible?: boolean
}

/**
 * A small instance with every rule in it, the same for the same seed. Quote the seed when a test fails. Pins are
 * on allowed pairs only, as others are faults in the file.
 */
export function randomInstance(seed: number, options: RandomInstanceOptions = {}): Instance {
  const random = randomSource(seed)
  const { together = false, mayBeInfeasible = true } = options
  const districts = Array.from({ length: random.integer(1, 4) }, (_, index) => `d${index}`)
  const universities = ['SU', 'ESB', 'SH'].slice(0, random.integer(1, 3))
  const offers = Array.from({ length: random.integer(1, 7) }, (_, index) =>
    randomOffer(random, `o${index}`, districts, universities),
  )
  const studentCount = random.integer(1, 9)
  const students = Array.from({ length: studentCount }, (_, index) =>
    randomStudent(random, `s${index}`, { districts, universities, offers, together }),
  )
  const instance = parsed({
    format: 'vfu-matching/1',
    term: 'VT2020',
    policy: random.pick(POLICIES),
    seed: `frö-${seed}`,
    maxTravelMinutes: random.pick([null, 60, 90]),
    universities: universities.map(id => {
      const quota = random.chance(0.4) ? random.integer(1, studentCount) : null
      const wanted = mayBeInfeasible && random.chance(0.25) ? random.integer(1, 3) : 0
      return { id, quota, guarantee: Math.min(wanted, quota ?? wanted) }
    }),
    districts: districts.map(id => {
      const minimum = mayBeInfeasible && random.chance(0.2) ? random.integer(1, 2) : 0
      return { id, minimum, maximum: random.chance(0.3) ? minimum + random.integer(0, 3) : null }
    }),
    offers,
    students,
  })
  const pinned = mayBeInfeasible && random.chance(0.3) ? randomPins(random, instance) : []
  const previous = random.chance(0.3) ? randomPrevious(random, instance) : []
  return { ...instance, pinned, previous }
}

function parsed(input: InstanceInput): Instance {
  const result = parseInstance(input)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.instance
}

function randomOffer(
  random: RandomSource,
  id: string,
  districts: string[],
  universities: string[],
): OfferInput {
  return {
    id,
    district: random.pick(districts),
    unit: random.pick(UNITS),
    field: random.pick(FIELDS),
    places: random.chance(0.7) ? 1 : random.integer(0, 3),
    ...(random.chance(0.7) ? random.pick(PERIODS.slice(0, 2)) : {}),
    ...(random.chance(0.25) ? { universities: universities.filter(() => random.chance(0.7)) } : {}),
    ...(random.chance(0.25) ? { requires: ['körkort'] } : {}),
    ...(random.chance(0.5) ? { provides: ['hiss'] } : {}),
  }
}

interface Surroundings {
  districts: string[]
  universities: string[]
  offers: OfferInput[]
  together: boolean
}

function randomStudent(random: RandomSource, id: string, around: Surroundings): StudentInput {
  const { districts, universities, offers } = around
  const travelMinutes: Record<string, number> = {}
  for (const key of [...districts, ...offers.map(offer => offer.id)]) {
    if (random.chance(key.startsWith('d') ? 0.8 : 0.1)) travelMinutes[key] = random.integer(5, 110)
  }
  return {
    id,
    university: random.pick(universities),
    ...(random.chance(0.25) ? { priority: random.integer(1, 2) } : {}),
    wishes: Array.from({ length: random.integer(0, 4) }, () => randomWish(random, districts, offers)),
    ...(random.chance(0.1) ? { onlyWishes: true } : {}),
    ...(random.chance(0.7) ? random.pick(PERIODS) : {}),
    ...(random.chance(0.6) ? { has: ['körkort'] } : {}),
    ...(random.chance(0.15) ? { needs: ['hiss'] } : {}),
    ...(random.chance(0.3) ? { maxTravelMinutes: random.integer(30, 120) } : {}),
    travelMinutes,
    blocked: random.chance(0.2) ? [randomBlock(random, districts, offers)] : [],
    ...(around.together && random.chance(0.45) ? { together: random.pick(['g1', 'g2']) } : {}),
  }
}

function randomWish(random: RandomSource, districts: string[], offers: OfferInput[]): WishInput {
  const kind = random.integer(0, 3)
  if (kind === 0) return { offer: random.pick(offers).id }
  if (kind === 1) return { district: random.pick(districts) }
  if (kind === 2) return { field: random.pick(FIELDS) }
  return { field: random.pick(FIELDS), district: random.pick(districts) }
}

function randomBlock(random: RandomSource, districts: string[], offers: OfferInput[]): BlockInput {
  const kind = random.integer(0, 3)
  if (kind === 0) return { offer: random.pick(offers).id }
  if (kind === 1) return { district: random.pick(districts) }
  if (kind === 2) return { unit: random.pick(UNITS) }
  return { unit: random.pick(UNITS), district: random.pick(districts), field: random.pick(FIELDS) }
}

function randomPins(random: RandomSource, instance: Instance): StudentInOffer[] {
  return random
    .shuffle(instance.students)
    .slice(0, random.integer(1, 2))
    .flatMap(student => {
      const allowed = instance.offers.filter(offer => brokenPairRules(instance, student, offer).length === 0)
      return allowed.length > 0 ? [{ student: student.id, offer: random.pick(allowed).id }] : []
    })
}

/** Some of these are no longer allowed, as after a change. */
function randomPrevious(random: RandomSource, instance: Instance): StudentInOffer[] {
  return random
    .shuffle(instance.students)
    .slice(0, random.integer(1, instance.students.length))
    .map(student => ({ student: student.id, offer: random.pick(instance.offers).id }))
}

/** The same instance with its lists and keys in another order, wishes excepted: those are ranked. */
export function shuffledInstance(instance: Instance, seed: number): Instance {
  const random = randomSource(seed)
  return {
    ...instance,
    universities: random.shuffle(instance.universities),
    districts: random.shuffle(instance.districts),
    offers: random.shuffle(instance.offers).map(offer => ({
      ...offer,
      requires: random.shuffle(offer.requires),
      provides: random.shuffle(offer.provides),
      ...(offer.universities ? { universities: random.shuffle(offer.universities) } : {}),
    })),
    students: random.shuffle(instance.students).map(student => ({
      ...student,
      has: random.shuffle(student.has),
      needs: random.shuffle(student.needs),
      blocked: random.shuffle(student.blocked),
      travelMinutes: Object.fromEntries(random.shuffle(Object.entries(student.travelMinutes))),
    })),
    pinned: random.shuffle(instance.pinned),
    previous: random.shuffle(instance.previous),
  }
}
