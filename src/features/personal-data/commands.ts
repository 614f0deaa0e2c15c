import { presentActing } from '../../adapters/db/acting.ts'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import { copyIn, type Copy, type Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import type { RuleName } from '../../domain/privacy/personal-fields.ts'
import { AppError, refusal } from '../../errors.ts'
import { hasLastingCentral } from '../people/repository.ts'
import { insertProtocol } from '../protocols/repository.ts'
import { foresee } from '../retention/commands.ts'
import {
  beginErasing,
  eraseFromRuns,
  eraseMailsTo,
  erasePeople,
  eraseReasonsOf,
  eraseSensitive,
  eraseStudents,
  eraseSupervisors,
  eraseWishes,
  type ProtocolEntry,
} from '../retention/repository.ts'
import type { DataSection } from '../data-sections/presenter.ts'
import { presentAuscultantData, presentHostData } from '../pilot-personal-data/presenter.ts'
import {
  eraseAuscultants,
  eraseHostAccess,
  eraseHosts,
  findAuscultantData,
  findHostings,
  isAuscultating,
  isHosting,
  removeErasedHost,
  withdrawErasedAuscultant,
} from '../pilot-personal-data/repository.ts'
import { presentPersonData, presentStudentData, presentSupervisorData } from './presenter.ts'
import {
  findMailsTo,
  findPersonData,
  findReadings,
  findStudentData,
  findSupervisorData,
  hasPlacementUnderWay,
  withdrawErased,
} from './repository.ts'

export type SubjectKind = 'student' | 'auscultant' | 'supervisor' | 'host' | 'person'
type Obstacle = keyof Copy['personalData']['obstacle']

/** The rule that would have ended the same by itself. */
const RULE_OF = {
  student: 'student',
  auscultant: 'student',
  supervisor: 'supervisor',
  host: 'host',
  person: 'coordinator',
} as const satisfies Record<SubjectKind, RuleName>

export interface PersonalData {
  readonly subject: {
    readonly kind: SubjectKind
    readonly id: string
    readonly label: string
    readonly about: string
  }
  readonly sections: readonly DataSection[]
  readonly erasedAt: Date | null
  readonly isProtected: boolean
}

/** Everything that is stored of the person (GDPR art. 15), in the reader's words. Refuses an unknown id. */
export async function personalDataOf(
  tx: Transaction,
  kind: SubjectKind,
  id: string,
  language: Language,
): Promise<PersonalData> {
  if (kind === 'student') {
    const data = await findStudentData(tx, id)
    if (!data) throw refusal('notFound')
    const name = [data.firstName, data.lastName].filter(Boolean).join(' ')
    const sections = presentStudentData(
      data,
      {
        mails: await findMailsTo(tx, data.email),
        hostings: await findHostings(tx, { studentId: id }),
        readings: await findReadings(tx, 'student', id),
      },
      language,
    )
    const subject = { kind, id, label: name || data.number, about: `${data.termId}, ${data.university.name}` }
    return {
      subject,
      sections,
      erasedAt: data.erasedAt,
      isProtected: data.protected || data.blocks.length > 0,
    }
  }
  if (kind === 'auscultant') {
    const data = await findAuscultantData(tx, id)
    if (!data) throw refusal('notFound')
    const { pilot, erasedAt, protected: isProtected } = data
    const name = [data.firstName, data.lastName].filter(Boolean).join(' ')
    const sections = presentAuscultantData(
      data,
      await findMailsTo(tx, data.email),
      await findReadings(tx, 'auscultant', id),
      language,
    )
    const about = `${pilot.name}, ${pilot.termId}, ${pilot.university.name}`
    return { subject: { kind, id, label: name || data.number, about }, sections, erasedAt, isProtected }
  }
  if (kind === 'host') {
    const [data] = await findHostings(tx, { id, name: { not: null } })
    if (!data) throw refusal('notFound')
    const sections = presentHostData(data, await findMailsTo(tx, data.email), language)
    const subject = { kind, id, label: data.name ?? '', about: `${data.pilot.name}, ${data.pilot.termId}` }
    return { subject, sections, erasedAt: data.erasedAt, isProtected: false }
  }
  if (kind === 'supervisor') {
    const data = await findSupervisorData(tx, id)
    if (!data) throw refusal('notFound')
    const sections = presentSupervisorData(data, await findMailsTo(tx, data.email), language)
    const subject = { kind, id, label: data.name, about: data.district.name }
    return { subject, sections, erasedAt: data.erasedAt, isProtected: false }
  }
  const data = await findPersonData(tx, id)
  if (!data) throw refusal('notFound')
  const sections = presentPersonData(
    data,
    {
      mails: await findMailsTo(tx, data.email),
      hostings: await findHostings(tx, { personId: id }),
    },
    language,
  )
  const subject = { kind, id, label: data.name, about: data.email }
  return { subject, sections, erasedAt: data.erasedAt, isProtected: false }
}

/** What erasing the person would do, and what hinders it; nothing for who is erased already. */
export async function foreseeErasure(deps: Deps, kind: SubjectKind, id: string) {
  const obstacle = await findObstacle(deps, deps.db, kind, id)
  const entries = obstacle === null ? await foresee(deps, tx => erase(tx, deps, kind, id)) : []
  return { obstacle, entries }
}

/**
 * Overwrites the person (GDPR art. 17) with everything that need not be kept, in one transaction with its protocol.
 * Refuses while a placement is under way, days of auscultation are announced to the student or led by the host, a
 * supervisor is named in a term that goes on, or the last central would go.
 * Done twice it changes nothing.
 */
export async function erasePerson(deps: Deps, kind: SubjectKind, id: string): Promise<void> {
  await transact(deps.db, async tx => {
    const obstacle = await findObstacle(deps, tx, kind, id)
    if (obstacle !== null) throw new AppError('erasureHindered', { obstacle })
    const entries = await erase(tx, deps, kind, id)
    if (entries.length === 0) return
    const { personId } = presentActing()
    const [protocolId, at] = [deps.ids.uuid(), deps.clock.now()]
    await insertProtocol(tx, { id: protocolId, at, kind, subjectId: id, personId, entries })
  })
}

async function findObstacle(
  { clock }: Pick<Deps, 'clock'>,
  tx: Transaction,
  kind: SubjectKind,
  id: string,
): Promise<Obstacle | null> {
  if (kind === 'student') {
    if (await hasPlacementUnderWay(tx, id)) return 'placementUnderWay'
    return (await isHosting(tx, { studentId: id })) ? 'hosting' : null
  }
  if (kind === 'auscultant') return (await isAuscultating(tx, id)) ? 'auscultating' : null
  if (kind === 'host') return (await isHosting(tx, { id })) ? 'hosting' : null
  if (kind === 'supervisor') {
    const data = await findSupervisorData(tx, id)
    const isNamed = data?.offers.some(
      ({ term, withdrawnAt }) => withdrawnAt === null && term.phase !== 'closed',
    )
    const isSupervising = data?.events.some(
      ({ placement }) => placement.active && placement.state !== 'completed',
    )
    return isNamed || isSupervising ? 'supervising' : null
  }
  const now = clock.now()
  const data = await findPersonData(tx, id)
  for (const role of data?.roles ?? []) {
    const isValid = role.validTo === null || role.validTo > now
    if (role.kind === 'central' && isValid && !(await hasLastingCentral(tx, now, role.id)))
      return 'lastCentral'
  }
  return (await isHosting(tx, { personId: id })) ? 'hosting' : null
}

async function erase(
  tx: Transaction,
  deps: Pick<Deps, 'clock'>,
  kind: SubjectKind,
  id: string,
): Promise<ProtocolEntry[]> {
  const { erasedAt } = await personalDataOf(tx, kind, id, 'sv')
  if (erasedAt !== null) return []
  await beginErasing(tx)
  const now = deps.clock.now()
  const done = []
  if (kind === 'student') {
    const { email } = (await findStudentData(tx, id)) ?? { email: null }
    done.push(...(await eraseMailsTo(tx, email === null ? [] : [email])))
    done.push(...(await eraseSensitive(tx, [id])), ...(await eraseWishes(tx, [id])))
    done.push(...(await eraseReasonsOf(tx, [id])))
    done.push(...(await eraseFromRuns(tx, [id])), ...(await eraseStudents(tx, [id], now)))
    done.push(...(await eraseHostAccess(tx, { studentIds: [id] })))
    await withdrawErased(tx, id, now)
  } else if (kind === 'auscultant') {
    const { email } = (await findAuscultantData(tx, id)) ?? { email: null }
    done.push(...(await eraseMailsTo(tx, email === null ? [] : [email])))
    done.push(...(await eraseAuscultants(tx, [id], now)))
    await withdrawErasedAuscultant(tx, id, now)
  } else if (kind === 'host') {
    const [host] = await findHostings(tx, { id })
    done.push(...(await eraseMailsTo(tx, host?.email ? [host.email] : [])))
    done.push(...(await eraseHosts(tx, [id], now)))
    await removeErasedHost(tx, id, now)
  } else if (kind === 'supervisor') {
    done.push(...(await eraseSupervisors(tx, [id], now)))
  } else {
    const { email } = (await findPersonData(tx, id)) ?? { email: null }
    done.push(
      ...(await eraseMailsTo(tx, email === null ? [] : [email])),
      ...(await erasePeople(tx, [id], now)),
      ...(await eraseHostAccess(tx, { personIds: [id] })),
    )
  }
  const rule = RULE_OF[kind]
  return done.flatMap(([table, rows]) => (rows > 0 ? [{ rule, table, termId: null, rows } as const] : []))
}

/** The words for what hinders and what stays. */
export function erasureWords(kind: SubjectKind, obstacle: Obstacle | null, language: Language) {
  const w = copyIn[language].personalData
  return { obstacle: obstacle && w.obstacle[obstacle], kept: [...w.kept[kind]] }
}
