import { createHash } from 'node:crypto'
import { commonDistricts } from './constraints.ts'
import type { Instance, StudentInOffer } from './instance.ts'
import type { Pair } from './pairs.ts'
import { allowedPairs } from './pairs.ts'

/**
 * The placements when students choose in random order, as places are often handed out today: pinned students first
 * (R12), then each in turn takes the best wish that is left, of equals the shortest journey. A group (R11) chooses
 * when the first of its members is drawn, a district with room for all of it, or goes without. R1, R2, R5–R12, R14,
 * the quotas (R3) and the maxima (R4) hold; guarantees and minima are nobody's concern. The order follows from the
 * seed.
 */
export function randomTurns(instance: Instance): (seed: string) => StudentInOffer[] {
  const allowed = allowedPairs(instance)
  const choices = { pairs: byPreference(allowed), common: commonDistricts(instance, allowed) }
  return seed => placementsInTurn(instance, choices, drawnOrder(instance, seed))
}

/** What students can choose among, whatever their order. */
interface Choices {
  /** By student, the best first. */
  readonly pairs: ReadonlyMap<number, readonly Pair[]>
  /** The districts where all of a group can be (R11). */
  readonly common: ReadonlyMap<string, ReadonlySet<string>>
}

function placementsInTurn(instance: Instance, choices: Choices, order: readonly number[]): StudentInOffer[] {
  const { pairs } = choices
  const room = roomIn(instance)
  const taken = new Map<number, Pair>()
  const take = (pair: Pair): void => {
    taken.set(pair.student, pair)
    room.use(pair, 1)
  }
  for (const pin of instance.pinned) {
    const student = instance.students.findIndex(({ id }) => id === pin.student)
    const pair = pairs.get(student)?.find(({ offer }) => instance.offers[offer]?.id === pin.offer)
    if (pair) take(pair)
  }
  const decided = new Set<string>()
  for (const student of order) {
    const group = instance.students[student]?.together
    if (taken.has(student)) continue
    if (group === undefined) {
      const best = pairs.get(student)?.find(room.has)
      if (best) take(best)
    } else if (!decided.has(group)) {
      decided.add(group)
      for (const pair of choiceOfGroup(instance, choices, { group, first: student, room, taken })) take(pair)
    }
  }
  return [...taken.values()].flatMap(({ student, offer }) => {
    const [studentId, offerId] = [instance.students[student]?.id, instance.offers[offer]?.id]
    return studentId !== undefined && offerId !== undefined ? { student: studentId, offer: offerId } : []
  })
}

function drawnOrder({ students }: Instance, seed: string): number[] {
  const drawn = students.map(({ id }) => createHash('sha256').update(`${seed}|${id}`).digest('hex'))
  return [...students.keys()].toSorted((a, b) => ((drawn[a] ?? '') < (drawn[b] ?? '') ? -1 : 1))
}

function byPreference(pairs: readonly Pair[]): Map<number, Pair[]> {
  const ofStudent = new Map<number, Pair[]>()
  for (const pair of pairs) {
    const own = ofStudent.get(pair.student)
    if (own) own.push(pair)
    else ofStudent.set(pair.student, [pair])
  }
  for (const own of ofStudent.values()) {
    own.sort(
      (a, b) =>
        (a.wish ?? Infinity) - (b.wish ?? Infinity) || a.travelMinutes - b.travelMinutes || a.offer - b.offer,
    )
  }
  return ofStudent
}

interface Room {
  readonly has: (pair: Pair) => boolean
  readonly use: (pair: Pair, by: 1 | -1) => void
}

/** Places (R2), quotas (R3) and maxima (R4) that are left. */
function roomIn({ universities, districts, offers, students }: Instance): Room {
  const left = new Map<string, number>([
    ...offers.map(({ id, places }): [string, number] => [`offer ${id}`, places]),
    ...universities.map(({ id, quota }): [string, number] => [`university ${id}`, quota ?? Infinity]),
    ...districts.map(({ id, maximum }): [string, number] => [`district ${id}`, maximum ?? Infinity]),
  ])
  const limitsOf = ({ student, offer }: Pair): string[] => [
    `offer ${offers[offer]?.id}`,
    `university ${students[student]?.university}`,
    `district ${offers[offer]?.district}`,
  ]
  return {
    has: pair => limitsOf(pair).every(limit => (left.get(limit) ?? 0) > 0),
    use: (pair, by) => {
      for (const limit of limitsOf(pair)) left.set(limit, (left.get(limit) ?? 0) - by)
    },
  }
}

interface GroupTurn {
  readonly group: string
  readonly first: number
  readonly room: Room
  readonly taken: ReadonlyMap<number, Pair>
}

/** The pairs of the whole group in the district that its first member likes best among those with room; none without. */
function choiceOfGroup(
  instance: Instance,
  { pairs, common }: Choices,
  { group, first, room, taken }: GroupTurn,
): Pair[] {
  const { students, offers } = instance
  const members = [...students.keys()].filter(
    student => students[student]?.together === group && student !== first && !taken.has(student),
  )
  const pinnedIn = [...taken.values()]
    .filter(({ student }) => students[student]?.together === group)
    .map(({ offer }) => offers[offer]?.district)
  const open = common.get(group) ?? new Set()
  const districtOf = ({ offer }: Pair): string => offers[offer]?.district ?? ''
  for (const start of pairs.get(first) ?? []) {
    const district = districtOf(start)
    if (!open.has(district) || pinnedIn.some(pinned => pinned !== district) || !room.has(start)) continue
    const chosen = [start]
    room.use(start, 1)
    for (const member of members) {
      const next = pairs.get(member)?.find(pair => districtOf(pair) === district && room.has(pair))
      if (!next) break
      chosen.push(next)
      room.use(next, 1)
    }
    // Whoever asked takes them; until then nobody has.
    for (const pair of chosen) room.use(pair, -1)
    if (chosen.length === members.length + 1) return chosen
  }
  return []
}
