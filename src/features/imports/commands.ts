import { createHash } from 'node:crypto'
import { transact, type Transaction } from '../../adapters/db/database.ts'
import { copyIn, type Language } from '../../copy/copy.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { inWords } from '../../domain/import/facts.ts'
import type { Table } from '../../domain/import/table.ts'
import { AppError, refusal } from '../../errors.ts'
import { planAuscultants } from '../import-auscultants/commands.ts'
import { planOffers } from '../import-offers/commands.ts'
import { planDistricts, planFields, planUniversities } from '../import-organisation/commands.ts'
import { planTravelTimes } from '../import-travel-times/commands.ts'
import { planStudents } from '../import-students/commands.ts'
import { requireTermAcceptingData } from '../terms/policy.ts'
import { refuseForeignKind, universityOf, type ImportKind } from './policy.ts'
import { presentPreview, type PlannedImport } from './presenter.ts'
import { insertBatch } from './repository.ts'

export interface ImportRequest {
  /** The term of the students and offers; the organisation belongs to none, and then the term need not exist. */
  readonly termId: string
  readonly kind: ImportKind
  /** Whose students; not needed for the coordinator of one university. */
  readonly universityId?: string | undefined
  /** Whose term-two students. */
  readonly pilotId?: string | undefined
  /** Of what is said of the file. */
  readonly language: Language
  readonly fileName: string
  readonly bytes: Uint8Array
}

export interface ImportConfirmation extends ImportRequest {
  /** As the preview gave it. */
  readonly digest: string
  /** What becomes of what the file no longer has. Of the organisation only travel times are ever taken away. */
  readonly gone: 'keep' | 'withdraw'
}

/**
 * What importing the file would change, and every fault in it; writes nothing. Refuses a file that cannot be read
 * (`importFile`), a kind or a university that is not the actor's, and a term that doesn't accept data (S3).
 */
export function previewImport(deps: Deps, actor: Actor, request: ImportRequest) {
  return followed(deps, actor, async tell => {
    tell('read', null)
    const table = await readTable(deps, actor, request)
    tell('compare', table.rows.length)
    const { plan } = await transact(deps.db, tx => planImport(tx, deps, actor, request, table))
    return presentPreview(plan, copyIn[request.language].imports)
  })
}

/** What is being done, and with how many rows. */
type Tell = (stage: 'read' | 'compare' | 'write', rows: number | null) => void

/** Does it as work that the one who imports can follow, also from a page that was loaded again. */
function followed<T>(deps: Deps, { personId }: Actor, work: (tell: Tell) => Promise<T>): Promise<T> {
  return deps.background.follow(deps.ids.uuid(), report =>
    work((stage, total) => report({ kind: 'import', stage, done: null, total, personId })),
  )
}

/**
 * Imports the file, whole or not at all, and returns how many rows were added, changed, left and taken away. Refuses
 * as the preview does, a file with any fault, and a digest that is not the present difference's. A file that changes
 * nothing writes nothing but the fingerprints of those who are protected (P2).
 */
export function applyImport(deps: Deps, actor: Actor, request: ImportConfirmation) {
  return followed(deps, actor, tell => importInSteps(deps, actor, request, tell))
}

async function importInSteps(deps: Deps, actor: Actor, request: ImportConfirmation, tell: Tell) {
  tell('read', null)
  const table = await readTable(deps, actor, request)
  const sha256 = createHash('sha256').update(request.bytes).digest('hex')
  const { kind, fileName } = request
  const outcome = await transact(deps.db, async tx => {
    tell('compare', table.rows.length)
    const { plan, write, remember } = await planImport(tx, deps, actor, request, table)
    const { faults } = plan.findings
    if (faults.length > 0) throw new AppError('importFaulty', { count: faults.length })
    if (plan.digest !== request.digest) throw refusal('importChangedMeanwhile')
    const counts = {
      added: plan.added.size,
      changed: plan.changed.size,
      unchanged: plan.difference.unchanged,
      gone: request.gone === 'withdraw' ? plan.gone.size : 0,
    }
    const isChanging = counts.added + counts.changed + counts.gone > 0
    if (isChanging) {
      tell('write', counts.added + counts.changed + counts.gone)
      await write(request.gone)
    }
    await remember?.()
    if (!isChanging) return counts
    const termId = ['students', 'offers', 'auscultants'].includes(kind) ? request.termId : null
    const pilotId = kind === 'auscultants' ? (request.pilotId ?? null) : null
    const logged = { id: deps.ids.uuid(), termId, pilotId, kind, fileName, sha256, at: deps.clock.now() }
    await insertBatch(tx, { ...logged, ...counts, personId: actor.personId })
    return counts
  })
  // A changed supervisor is told of to the students.
  deps.kickOutbox()
  return outcome
}

async function readTable(
  deps: Deps,
  actor: Actor,
  { kind, bytes, fileName, language }: ImportRequest,
): Promise<Table> {
  refuseForeignKind(actor, kind)
  const result = await deps.spreadsheets.readTable(bytes, fileName)
  if (result.ok) return result.table
  const sentences = result.faults.map(fault => {
    const { text, remedy } = inWords(copyIn[language].imports.fileFaults, fault)
    return `${text} ${remedy}`
  })
  const [sentence = '', ...others] = sentences
  // One fault is told as the refusal itself, several as its list.
  if (others.length === 0) throw new AppError('importFile', { sentence })
  throw new AppError(
    'importFileFaults',
    { count: sentences.length },
    sentences.map((text, index) => ({ path: `file.${index}`, text })),
  )
}

async function planImport(
  tx: Transaction,
  deps: Deps,
  actor: Actor,
  { kind, termId, universityId, pilotId, language }: ImportRequest,
  table: Table,
): Promise<PlannedImport> {
  switch (kind) {
    case 'students': {
      const owner = { termId, universityId: universityOf(actor, universityId, language) }
      await requireTermAcceptingData(tx, termId)
      return planStudents(tx, deps, owner, table)
    }
    case 'offers':
      await requireTermAcceptingData(tx, termId)
      return planOffers(tx, deps, { termId, actor }, table)
    case 'auscultants':
      if (pilotId === undefined) throw refusal('notFound')
      return planAuscultants(tx, deps, { termId, pilotId, actor }, table)
    case 'travel-times':
      return planTravelTimes(tx, table)
    case 'districts':
      return planDistricts(tx, table)
    case 'universities':
      return planUniversities(tx, table)
    case 'fields':
      return planFields(tx, table)
  }
}
