import { presentActing } from '../../adapters/db/acting.ts'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { RuleName } from '../../domain/privacy/personal-fields.ts'
import { dueBefore } from '../../domain/privacy/retention-dates.ts'
import {
  eraseAuscultants,
  eraseHosts,
  erasePilotTexts,
  eraseTimesAway,
  findAuscultantIds,
  findHostIds,
} from '../pilot-personal-data/repository.ts'
import { insertProtocol } from '../protocols/repository.ts'
import {
  beginErasing,
  eraseAccess,
  eraseFreeText,
  eraseMails,
  erasePeople,
  eraseRuns,
  eraseSensitive,
  eraseStops,
  eraseStudents,
  eraseSupervisors,
  findDuePeople,
  findDueSupervisors,
  findStudentIds,
  findTermsEndedBefore,
  takeTurn,
  type ProtocolEntry,
} from './repository.ts'

type Done = readonly (readonly [table: string, rows: number])[]

/** What {@link transact} is left by when its work must not be kept. */
class Foreseen extends Error {
  readonly entries: readonly ProtocolEntry[]
  constructor(entries: readonly ProtocolEntry[]) {
    super('Foreseen, and taken back')
    this.entries = entries
  }
}

/**
 * Does the work and takes it back: what is foreseen is exactly what is done later. A refusal of the work's own is
 * thrown on.
 */
export async function foresee(
  deps: Pick<Deps, 'db'>,
  work: (tx: Transaction) => Promise<readonly ProtocolEntry[]>,
): Promise<readonly ProtocolEntry[]> {
  try {
    return await transact(deps.db, async tx => {
      throw new Foreseen(await work(tx))
    })
  } catch (error) {
    if (error instanceof Foreseen) return error.entries
    throw error
  }
}

/** What retention (P4) would do now, by rule, table and term; what would touch no row is left out. */
export function foreseeRetention(deps: Deps): Promise<readonly ProtocolEntry[]> {
  return foresee(deps, tx => erase(tx, deps))
}

/**
 * Ends the data whose time has come (P4), in one transaction with its protocol, and returns what was done. Without
 * anything to do no protocol is written. Several instances take turns, so that each row is ended once.
 */
export async function runRetention(deps: Deps): Promise<readonly ProtocolEntry[]> {
  return transact(deps.db, async tx => {
    const entries = await erase(tx, deps)
    if (entries.length > 0) {
      const { personId } = presentActing()
      const [id, at] = [deps.ids.uuid(), deps.clock.now()]
      await insertProtocol(tx, { id, at, kind: 'retention', subjectId: null, personId, entries })
    }
    return entries
  })
}

async function erase(tx: Transaction, { clock }: Pick<Deps, 'clock'>): Promise<ProtocolEntry[]> {
  await takeTurn(tx)
  await beginErasing(tx)
  const now = clock.now()
  const before = (rule: RuleName) => {
    const due = dueBefore(rule, now)
    if (due === null) throw new Error(`${rule} never ends`)
    return due
  }
  const entries: ProtocolEntry[] = []
  const note = (rule: RuleName, done: Done, termId: string | null = null) => {
    for (const [table, rows] of done) if (rows > 0) entries.push({ rule, table, termId, rows })
  }
  const ended = (rule: RuleName) => findTermsEndedBefore(tx, before(rule))
  for (const termId of await ended('sensitive')) {
    note('sensitive', await eraseSensitive(tx, await findStudentIds(tx, termId)), termId)
    note('sensitive', await eraseTimesAway(tx, termId), termId)
  }
  for (const termId of await ended('student')) {
    note('student', await eraseStudents(tx, await findStudentIds(tx, termId), now), termId)
    note('student', await eraseAuscultants(tx, await findAuscultantIds(tx, termId), now), termId)
  }
  for (const termId of await ended('run')) note('run', await eraseRuns(tx, termId, now), termId)
  for (const termId of await ended('freeText')) {
    note('freeText', await eraseFreeText(tx, termId), termId)
    note('freeText', await erasePilotTexts(tx, termId), termId)
  }
  for (const termId of await ended('host'))
    note('host', await eraseHosts(tx, await findHostIds(tx, termId), now), termId)
  const supervisors = await findDueSupervisors(tx, before('supervisor'))
  note('supervisor', await eraseSupervisors(tx, supervisors, now))
  note('coordinator', await erasePeople(tx, await findDuePeople(tx, before('coordinator')), now))
  note('mail', await eraseMails(tx, before('mail')))
  note('access', await eraseAccess(tx, before('access')))
  note('stop', await eraseStops(tx, before('stop')))
  return entries
}
