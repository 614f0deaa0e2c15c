import type { z } from 'zod'
import type { Copy } from '../../copy/copy.ts'
import { shortDistrict } from '../../domain/organisation/district-name.ts'
import type { Person } from '../../copy/sv/reasons.ts'
import { withoutSecrets } from '../../domain/matching/disclosure.ts'
import { studentLabel } from '../placements/presenter.ts'
import type { ReasonNameRows } from './repository.ts'
import type { explanationView } from './schema.ts'
import type { Obstacle, StudentReason, WithoutPlace } from '../../domain/matching/reasons.ts'

/** What the ids in a reason are called. Students are there for central alone. */
export interface ReasonNames {
  field(id: string): string
  district(id: string): string
  university(id: string): string
  /** The unit and district of an offer, such as `Utredningsenheten, Farsta`. */
  offer(id: string): string
  student(id: string): string
}

/** Names by id; a name that isn't stored is its id. Students have none unless they are given. */
export function reasonNames(
  { fields, districts, universities, offers }: ReasonNameRows,
  students: ReadonlyMap<string, Parameters<typeof studentLabel>[0]> = new Map(),
): ReasonNames {
  const nameIn = (rows: readonly { id: string; name: string }[]) => {
    const names = new Map(rows.map(({ id, name }) => [id, name]))
    return (id: string): string => names.get(id) ?? id
  }
  const places = offers.map(({ id, unit }) => ({
    id,
    name: `${unit.name}, ${shortDistrict(unit.district.name)}`,
  }))
  const labels = [...students].map(([id, student]) => ({ id, name: studentLabel(student) }))
  return {
    field: nameIn(fields),
    district: nameIn(districts),
    university: nameIn(universities),
    offer: nameIn(places),
    student: nameIn(labels),
  }
}

/** Who reads: the student, the student's university, or central. */
export type Reader = 'student' | 'university' | 'central'

export type Explanation = z.output<typeof explanationView>

interface Telling {
  readonly words: Copy['reasons']
  readonly names: ReasonNames
  readonly who: Person
  readonly isCentral: boolean
}

// Central is told who would move, but not a whole chain of them.
const MOVES_TOLD = 3
// So many sets of rules are told in a sentence; the rest are the ones with most rules.
const SETS_TOLD = 3

/** The reason in sentences. Whoever isn't central reads nothing about other students and nothing of blocks (R10). */
export function explain(
  reason: StudentReason,
  names: ReasonNames,
  reader: Reader,
  words: Copy['reasons'],
): Explanation {
  const isCentral = reader === 'central'
  const told = isCentral ? reason : withoutSecrets(reason)
  const who = reader === 'student' ? words.person.you : words.person.student
  const telling = { words, names, who, isCentral }
  return {
    sentences: told.withoutPlace ? sentencesWithout(told.withoutPlace, telling) : sentencesOf(told, telling),
    notMet: told.notMet.map(({ number, wish, obstacle }) => ({
      heading: words.notMet.heading(number, wishText(wish, telling)),
      text: obstacleText(obstacle, telling),
    })),
  }
}

/** What the district reads: what the student wished for there, never the wish's number nor anything of others. */
export function explainArrival(
  { isPinned, hasWishes, met }: Pick<StudentReason, 'isPinned' | 'hasWishes' | 'met'>,
  names: Pick<ReasonNames, 'field'>,
  { arrival }: Copy['reasons'],
): string {
  if (isPinned) return arrival.pinned
  if (!hasWishes) return arrival.withoutWishes
  if (!met) return arrival.outside
  const field = met.field === undefined ? null : lowered(names.field(met.field))
  const isHere = met.district !== undefined || met.offer !== undefined
  if (field !== null) return isHere ? arrival.both(field) : arrival.field(field)
  return arrival.district
}

function sentencesOf(reason: StudentReason, telling: Telling): string[] {
  const { words, who } = telling
  const { wish, met, hasWishes, travelMinutes, isPinned } = reason
  const place =
    met && wish !== null
      ? words.place.met(who, wish, wishText(met, telling))
      : hasWishes
        ? words.place.outside(who)
        : words.place.withoutWishes(who)
  return [
    ...(isPinned ? [words.place.pinned] : []),
    place,
    ...(travelMinutes === null ? [] : [words.place.travel(travelMinutes)]),
  ]
}

function sentencesWithout(reason: WithoutPlace, telling: Telling): string[] {
  const { words, who, names, isCentral } = telling
  const { withoutPlace } = words
  switch (reason.kind) {
    case 'noOffers':
      return [withoutPlace.noOffers]
    case 'unknown':
      return [withoutPlace.unknown]
    case 'group':
      return [
        withoutPlace.group(who, reason.members),
        ...(reason.placedAlone ? [withoutPlace.alone(who)] : []),
      ]
    case 'nothingAllowed': {
      const { count, common, clauses } = closedBy(reason.sets, telling)
      const minutes = reason.sets.find(set => set.minutes !== null)?.minutes ?? null
      return [
        common === null ? withoutPlace.closed(who, clauses) : withoutPlace.allClosed(count, common),
        ...(minutes === null ? [] : [withoutPlace.travelLimit(minutes)]),
      ]
    }
    case 'noRoom': {
      if (reason.limits === null) return [withoutPlace.noRoom(who), withoutPlace.noLimits(who)]
      const limits = reason.limits.map(({ rule, id }) => {
        if (rule === 'R2') return withoutPlace.limit.R2(isCentral ? names.offer(id) : null)
        if (rule === 'R3') return withoutPlace.limit.R3(names.university(id))
        return withoutPlace.limit.R4(shortDistrict(names.district(id)))
      })
      return [withoutPlace.noRoom(who), withoutPlace.limits(who, limits)]
    }
  }
}

function obstacleText(obstacle: Obstacle, telling: Telling): string {
  const { notMet } = telling.words
  switch (obstacle.kind) {
    case 'notAllowed': {
      const { count, common, clauses } = closedBy(obstacle.sets, telling)
      return common === null ? notMet.closed(count, clauses) : notMet.allClosed(count, common)
    }
    case 'cost':
      return costText(obstacle, telling)
    default:
      return notMet[obstacle.kind]
  }
}

function costText(
  { criterion, sense, by, places, taken, moves }: Extract<Obstacle, { kind: 'cost' }>,
  { words, names, who, isCentral }: Telling,
): string {
  const { notMet, consequence } = words
  const state = taken >= places ? notMet.taken(places) : notMet.notAllTaken
  const price =
    criterion === 'lottery'
      ? notMet.lottery(who, places)
      : notMet.cost(who, places, consequenceOf({ criterion, sense, by }, consequence))
  if (!isCentral || moves.length === 0) return `${state} ${price}`
  const told = moves
    .slice(0, MOVES_TOLD)
    .map(({ student, offer }) => ({ student: names.student(student), to: offer && names.offer(offer) }))
  return `${state} ${price} ${consequence.moves(told, moves.length - told.length)}`
}

interface Worsened {
  readonly criterion: string
  readonly sense: 'max' | 'min'
  readonly by: number
}

/** What the first criterion that differs is in words; a wish number's is maximised by one policy and minimised by another. */
function consequenceOf({ criterion, sense, by }: Worsened, words: Copy['reasons']['consequence']): string {
  const [kind, number] = /^(priority|wish)-(\d+)$/.exec(criterion)?.slice(1) ?? []
  if (kind === 'priority') return words.priority(by)
  if (kind === 'wish') return (sense === 'max' ? words.fewerAtWish : words.atWish)(Number(number), by)
  switch (criterion) {
    case 'placed':
      return words.placed(by)
    case 'kept':
      return words.kept(by)
    case 'outside':
      return words.outside(by)
    case 'wish-sum':
      return words.wishSum(by)
    default:
      return words.travel(by)
  }
}

type RuleSets = Extract<Obstacle, { kind: 'notAllowed' }>['sets']

/**
 * What closes the places. Often the smallest set of rules is part of every other: then it closes them all, and is
 * enough to tell. Otherwise a clause for each set, the smallest first.
 */
function closedBy(sets: RuleSets, telling: Telling) {
  const { words } = telling
  const count = sets.reduce((sum, { places }) => sum + places, 0)
  const [smallest] = sets
  const isCommon = smallest?.rules.every(rule => sets.every(({ rules }) => rules.includes(rule)))
  return {
    count,
    common: smallest && isCommon ? rulesText(smallest.rules, count, telling) : null,
    clauses: sets
      .slice(0, SETS_TOLD)
      .map(({ rules, places }) => `${words.places(places)} ${rulesText(rules, places, telling)}`),
  }
}

/** A set of rules as a predicate of the places that it closes. */
function rulesText(
  rules: RuleSets[number]['rules'],
  places: number,
  { words, who, isCentral }: Telling,
): string {
  const clause = (rule: (typeof rules)[number]) =>
    words.closed[rule === 'R6' && !isCentral ? 'notOpen' : rule](places, who)
  return words.joined(rules.map(clause))
}

/** `barn och unga i Farsta`, `äldre hos socialförvaltningen`, or an offer by its name. */
function wishText(wish: StudentReason['met'] & object, { words, names }: Telling): string {
  if (wish.offer !== undefined) return names.offer(wish.offer)
  const field = wish.field === undefined ? words.wish.anyField : lowered(names.field(wish.field))
  if (wish.district === undefined) return field
  const name = names.district(wish.district)
  const short = shortDistrict(name)
  return short === name ? words.wish.atOrganisation(field, name) : words.wish.inDistrict(field, short)
}

/** A field's name within a sentence. */
const lowered = (name: string): string => name.charAt(0).toLocaleLowerCase('sv') + name.slice(1)
