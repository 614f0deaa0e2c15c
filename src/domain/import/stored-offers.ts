import { foldedName } from './cell-text.ts'
import type { ImportedSupervisor, OfferRow, OfferValues } from './offers.ts'

/** The columns that tell offers apart, in the order of their parts in a key. */
const IDENTITY = ['districtId', 'unit', 'fieldId', 'supervisorEmail', 'fromOn', 'toOn'] as const
const SUPERVISOR = ['supervisorName', 'supervisorEmail', 'degreeYear', 'hasSupervisorCourse'] as const

type Positions = ReadonlyMap<string, number>

/**
 * Which stored offer each row is, or undefined for a new one. With every column of the identity in the file a row is the
 * offer with its key. Where some are absent the rest tell: of several offers that fit, one with the supervisor that the
 * row names goes first, then the first that no other row is. `keys` are the rows' keys by what they say themselves.
 */
export function storedOffersOf(
  read: readonly OfferValues[],
  keys: readonly string[],
  stored: readonly OfferRow[],
  positions: Positions,
): (OfferRow | undefined)[] {
  if (IDENTITY.every(column => positions.has(column))) {
    const byKey = new Map(stored.map(offer => [offer.key, offer]))
    return keys.map(key => byKey.get(key))
  }
  const waiting = new Map<string, OfferRow[]>()
  for (const offer of stored) {
    const identity = presentIdentity(offer.key, positions)
    waiting.set(identity, [...(waiting.get(identity) ?? []), offer])
  }
  const fitting = keys.map(key => waiting.get(presentIdentity(key, positions)) ?? [])
  const take = (row: number, isMeant: (offer: OfferRow) => boolean) => {
    const index = fitting[row]?.findIndex(isMeant) ?? -1
    return index < 0 ? undefined : fitting[row]?.splice(index, 1)[0]
  }
  const named = read.map(({ supervisorName }, row) =>
    positions.has('supervisorName')
      ? take(row, ({ supervisor }) => isSameName(supervisor?.name, supervisorName))
      : undefined,
  )
  return named.map((offer, row) => offer ?? take(row, () => true))
}

/** The parts of a key of which the file has the column; without the running number. */
function presentIdentity(key: string, positions: Positions): string {
  const parts = JSON.parse(key) as unknown[]
  return JSON.stringify(IDENTITY.map((column, index) => (positions.has(column) ? parts[index] : null)))
}

/**
 * The row's values with what is stored where the file has no column. What is stored of a supervisor is kept for that
 * supervisor alone, in whichever of the district's offers it stands.
 */
export function withStoredValues(
  values: OfferValues,
  known: OfferRow | undefined,
  stored: readonly OfferRow[],
  positions: Positions,
): OfferValues {
  const kept = known ? storedValues(known) : {}
  const isNamed = positions.has('supervisorName')
  const supervisor = isNamed ? storedSupervisor(values, known, stored) : known?.supervisor
  const details = supervisor ? supervisorValues(supervisor) : {}
  const isOfSupervisor = (column: string) => (SUPERVISOR as readonly string[]).includes(column)
  const entries = Object.entries({ ...kept, ...details }).filter(
    ([column]) => !positions.has(column) && (!isOfSupervisor(column) || column in details),
  )
  return { ...values, ...(Object.fromEntries(entries) as Partial<OfferValues>) }
}

function storedSupervisor(
  { supervisorName, supervisorEmail, districtId }: OfferValues,
  known: OfferRow | undefined,
  stored: readonly OfferRow[],
): ImportedSupervisor | null {
  const others = stored.filter(offer => offer.districtId === districtId)
  const found = [...(known ? [known] : []), ...others].find(
    ({ supervisor }) =>
      isSameName(supervisor?.name, supervisorName) &&
      (!supervisorEmail || supervisor?.email?.toLowerCase() === supervisorEmail.toLowerCase()),
  )
  return found?.supervisor ?? null
}

function storedValues(offer: OfferRow): Partial<OfferValues> {
  const { fromOn, toOn, universityIds, comment } = offer
  const drivingLicence = offer.requires.includes('driving-licence')
  return {
    fromOn,
    toOn,
    universityIds,
    comment,
    drivingLicence,
    stepFree: offer.provides.includes('step-free'),
  }
}

function supervisorValues({ name, email, ...details }: ImportedSupervisor): Partial<OfferValues> {
  return { supervisorName: name, supervisorEmail: email, ...details }
}

const isSameName = (one: string | null | undefined, other: string | null | undefined): boolean =>
  Boolean(one) && foldedName(one ?? '') === foldedName(other ?? '')
