import { studentInput } from '../src/features/students/schema.ts'
import type { RunningSystem } from '../test/support/running-system.ts'
import { Calls } from './calls.ts'

// Two terms of a real system: one that is published, whose students have their pages and calendars, and one that is being
// matched meanwhile. Both are the demonstration term three times over.

const TIMES = 3
const PUBLISHED = '/api/terms/VT2020'
const MATCHED = '/api/terms/HT2020'

interface Student {
  readonly id: string
  readonly number: string
  readonly email: string | null
}
interface Offer {
  readonly id: string
  readonly version: number
  readonly districtId: string
  readonly places: number
  readonly supervisor: { readonly id: string } | null
}
interface Term {
  readonly version: number
  readonly shares: readonly { universityId: string; places: number; guarantee: number }[]
}

/** What a student's telephone opens. */
export interface StudentLink {
  readonly token: string
  readonly feedPath: string
}

/** A coordinator of a district who is signed in, and an offer of theirs to edit. */
export interface Editor {
  readonly calls: Calls
  readonly offer: Offer
}

export interface LoadedTerm {
  readonly links: readonly StudentLink[]
  readonly editors: readonly Editor[]
  /** Matches the other term once, from the request to the end. */
  match(): Promise<void>
}

/** Fills both terms, and publishes the first. */
export async function fillTerms(system: RunningSystem): Promise<LoadedTerm> {
  const central = await Calls.as(system, 'central')
  await widen(central)
  await copyToSecondTerm(central)
  await publish(central)
  const { students } = await central.json<{ students: Student[] }>('GET', `${PUBLISHED}/students`)
  const links: StudentLink[] = []
  for (const { id } of students) {
    const link = await linkOf(central, id)
    if (link) links.push(link)
  }
  return { links, editors: await editorsOf(system), match: () => matchOnce(central) }
}

/** Three times as many students, and three times as many places for them. */
async function widen(central: Calls): Promise<void> {
  const term = await central.json<Term & Record<string, unknown>>('GET', PUBLISHED)
  const { id: _id, phase: _phase, moves: _moves, ...rest } = term
  const shares = term.shares.map(({ universityId, places, guarantee }) => ({
    universityId,
    places: places * TIMES,
    guarantee,
  }))
  await central.json('PUT', PUBLISHED, { ...onlyTermMembers(rest), shares, target: 100 * TIMES })
  const { offers } = await central.json<{ offers: Offer[] }>('GET', `${PUBLISHED}/offers`)
  for (const offer of offers)
    await central.json('PUT', `/api/offers/${offer.id}`, { ...asInput(offer), places: TIMES * offer.places })
  const { students } = await central.json<{ students: Student[] }>('GET', `${PUBLISHED}/students`)
  for (let copy = 1; copy < TIMES; copy++)
    for (const student of students)
      await central.json('POST', `${PUBLISHED}/students`, asStudent(student, `-${copy}`))
}

async function copyToSecondTerm(central: Calls): Promise<void> {
  const term = await central.json<Term & Record<string, unknown>>('GET', PUBLISHED)
  const { version: _version, bounds: _bounds, ...members } = onlyTermMembers(term)
  await central.json('POST', '/api/terms', { ...members, id: 'HT2020' })
  await central.json('POST', `${MATCHED}/phase`, { to: 'collecting' })
  const { offers } = await central.json<{ offers: Offer[] }>('GET', `${PUBLISHED}/offers`)
  for (const offer of offers) {
    const { version: _offered, ...input } = asInput(offer)
    await central.json('POST', `${MATCHED}/offers`, input)
  }
  const { students } = await central.json<{ students: Student[] }>('GET', `${PUBLISHED}/students`)
  for (const student of students) await central.json('POST', `${MATCHED}/students`, asStudent(student, ''))
  await central.json('POST', `${MATCHED}/phase`, { to: 'matching' })
}

async function publish(central: Calls): Promise<void> {
  await central.json('POST', `${PUBLISHED}/phase`, { to: 'matching' })
  const run = await finishedRun(central, PUBLISHED, 'network')
  await central.json('POST', `/api/runs/${run}/choose`)
  const { placements } = await central.json<{ placements: { id: string; offer: Offer }[] }>(
    'GET',
    `${PUBLISHED}/placements`,
  )
  const named = placements.filter(({ offer }) => offer.supervisor !== null).map(({ id }) => id)
  await central.json('POST', `${PUBLISHED}/placements/confirm`, { placementIds: named })
  const supervisor = { name: 'Åsa Öberg', email: null, degreeYear: 2005, hasSupervisorCourse: true }
  for (const { id, offer } of placements)
    if (offer.supervisor === null) await central.json('POST', `/api/placements/${id}/confirm`, { supervisor })
  await central.json('POST', `${PUBLISHED}/phase`, { to: 'published' })
}

async function matchOnce(central: Calls): Promise<void> {
  await finishedRun(central, MATCHED, 'highs')
}

async function finishedRun(central: Calls, term: string, engine: string): Promise<string> {
  const asked = { policy: 'no-one-outside', engine, timeLimitSeconds: 60 }
  const { id } = await central.json<{ id: string }>('POST', `${term}/runs`, asked)
  while ((await central.json<{ status: string }>('GET', `/api/runs/${id}`)).status === 'running')
    await new Promise(resolve => setTimeout(resolve, 250))
  return id
}

/** The student's page as its link opens it; null for one who was placed nowhere and has no calendar. */
async function linkOf(central: Calls, studentId: string): Promise<StudentLink | null> {
  const { url } = await central.json<{ url: string }>('POST', `/api/students/${studentId}/link`)
  const token = url.split('#')[1] ?? ''
  const page = await central.answer('GET', '/api/student-page', undefined, token)
  const { feedPath } = JSON.parse(page.text) as { feedPath: string | null }
  return feedPath === null ? null : { token, feedPath }
}

/** A coordinator for each district that offers something; several of the largest, until there are fifteen. */
async function editorsOf(system: RunningSystem): Promise<Editor[]> {
  const editors: Editor[] = []
  for (const whose of system.links.keys()) {
    const calls = await Calls.as(system, whose)
    const { roles } = await calls.json<{ roles: { district: { id: string } | null }[] }>(
      'GET',
      '/api/session',
    )
    const districtId = roles.find(({ district }) => district)?.district?.id
    if (!districtId) continue
    const { offers } = await calls.json<{ offers: Offer[] }>('GET', `${PUBLISHED}/offers`)
    const offer = offers.find(one => one.districtId === districtId)
    if (offer) editors.push({ calls, offer })
  }
  return editors
}

function onlyTermMembers(term: Record<string, unknown>): Record<string, unknown> {
  const names = ['version', 'target', 'maxTravelMinutes', 'startsOn', 'endsOn', 'offersDueOn', 'confirmDueOn']
  return Object.fromEntries([...names, 'shares', 'bounds'].map(name => [name, term[name]]))
}

/** What an editor sends back of an offer. */
export function asInput(offer: Offer): Record<string, unknown> {
  const {
    id: _id,
    districtName: _district,
    fieldName: _field,
    unqualifiedFor: _for,
    ...input
  } = offer as Offer & Record<string, unknown>
  const { id: _supervisor, ...supervisor } = offer.supervisor ?? { id: '' }
  return { ...input, supervisor: offer.supervisor === null ? null : supervisor }
}

/** What a form sends of a student like this one. */
function asStudent(student: Student, suffix: string): Record<string, unknown> {
  const input = studentInput.strip().parse(student)
  const email = student.email && `${suffix.replace('-', 'x')}${student.email}`
  return { ...input, email, number: `${student.number}${suffix}`, togetherWith: [] }
}
