import type { Transaction } from '../../adapters/db/database.ts'
import type { Deps } from '../../deps.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { note } from '../../domain/import/facts.ts'
import { parseOffers, type OfferRow } from '../../domain/import/offers.ts'
import type { Table } from '../../domain/import/table.ts'
import { refusal } from '../../errors.ts'
import { faultyImport, planOf, type ImportPlan, type PlannedImport } from '../imports/presenter.ts'
import { replaceUniversities, updateOffer, withdrawOffers } from '../offers/repository.ts'
import { requireTerm } from '../terms/commands.ts'
import { findReference } from '../reference/repository.ts'
import { applyFacts, isSameFacts } from '../supervisors/commands.ts'
import { findByDistricts, insertSupervisors, sameIn, type Supervisor } from '../supervisors/repository.ts'
import { changedCells, comparableOffer, supervisorCells } from './presenter.ts'
import { ensureUnits, findIdsByKey, findImported, insertOffers, type ImportedOffer } from './repository.ts'

/**
 * Compares a file of offers with those that earlier files gave the same districts; offers entered by form are left
 * alone. A district's file may hold its own places only.
 */
export async function planOffers(
  tx: Transaction,
  deps: Deps,
  { termId, actor }: { termId: string; actor: Actor },
  table: Table,
): Promise<PlannedImport> {
  const reference = await findReference(tx)
  const allowed = actor.isCentral ? {} : { allowedDistrictIds: actor.districtIds }
  const imported = await findImported(tx, termId, actor)
  const read = parseOffers(table, reference, {
    ...allowed,
    stored: imported,
    term: await requireTerm(tx, termId),
  })
  if (read.faults.length > 0) return faultyImport(read)
  const districtIds = new Set(read.rows.map(({ districtId }) => districtId))
  const stored = imported.filter(({ districtId }) => districtIds.has(districtId))
  const { rows, notes } = completed(read.rows, stored)
  const changes = await supervisorChanges(tx, rows)
  const changeNotes = changes.map(({ known, facts }) =>
    note('supervisorChange', known.name, changedCells(supervisorCells(known), supervisorCells(facts))),
  )
  const plan = planOf(
    // With the supervisors as they are: the digest is of what the notes say too.
    { ...read, rows: [...rows, ...changes], notes: [...read.notes, ...notes, ...changeNotes] },
    rows.map(row => comparableOffer(row, reference)),
    stored.map(offer => ({ ...comparableOffer(offer, reference), version: offer.version })),
  )
  return { plan, write: gone => write(tx, deps, termId, plan, { rows, stored }, gone) }
}

/**
 * The file's rows with one truth per supervisor, the last row's, and with what no column can say kept as it is stored.
 */
function completed(rows: readonly OfferRow[], stored: readonly ImportedOffer[]) {
  const before = new Map(stored.map(offer => [offer.key, offer]))
  const lowered = rows.map(row => ({ ...row, supervisor: withLowerCase(row.supervisor) }))
  const supervisors = new Map(lowered.map(row => [supervisorKey(row), row.supervisor]))
  const contradicted = new Set<string>()
  const unified = lowered.map(row => {
    const supervisor = supervisors.get(supervisorKey(row)) ?? null
    if (supervisor && JSON.stringify(supervisor) !== JSON.stringify(row.supervisor))
      contradicted.add(supervisor.name)
    const kept = before.get(row.key)?.requires.filter(item => item === 'register-extract') ?? []
    return { ...row, supervisor, requires: [...row.requires, ...kept] }
  })
  return { rows: unified, notes: [...contradicted].map(name => note('supervisorContradiction', name)) }
}

/** Supervisors of whom the file says something else than is stored, wherever they are named. */
async function supervisorChanges(tx: Transaction, rows: readonly OfferRow[]) {
  const named = new Map(rows.map(row => [supervisorKey(row), row]))
  const stored = await findByDistricts(tx, districtsOf(rows))
  const changes = new Map<string, { known: Supervisor; facts: NonNullable<OfferRow['supervisor']> }>()
  for (const { districtId, supervisor: facts } of named.values()) {
    const known = facts && sameIn(stored.get(districtId) ?? [], facts)
    if (known && !isSameFacts(known, facts)) changes.set(known.id, { known, facts })
  }
  return [...changes.values()]
}

const districtsOf = (rows: readonly OfferRow[]) => rows.map(({ districtId }) => districtId)

function withLowerCase(supervisor: OfferRow['supervisor']): OfferRow['supervisor'] {
  return supervisor && { ...supervisor, email: supervisor.email?.toLowerCase() ?? null }
}

function supervisorKey({ districtId, supervisor }: OfferRow): string {
  return JSON.stringify([
    districtId,
    supervisor?.email ?? supervisor?.name ?? null,
    supervisor?.email === null,
  ])
}

interface Offers {
  readonly rows: readonly OfferRow[]
  readonly stored: readonly ImportedOffer[]
}

async function write(
  tx: Transaction,
  deps: Deps,
  termId: string,
  plan: ImportPlan,
  { rows, stored }: Offers,
  gone: 'keep' | 'withdraw',
): Promise<void> {
  const written = rows.filter(({ key }) => plan.added.has(key) || plan.changed.has(key))
  refuseFewerThanPlaced(written, stored)
  // A key that was withdrawn comes back as the same offer.
  const ids = await findIdsByKey(
    tx,
    termId,
    written.map(({ key }) => key),
  )
  const unitIdOf = await ensureUnits(tx, deps.ids, written)
  const supervisorIdOf = await saveSupervisors(tx, deps, written)
  const offers = written.map(row => ({
    ...row,
    id: ids.get(row.key) ?? deps.ids.uuid(),
    termId,
    unitId: unitIdOf(row),
    supervisorId: supervisorIdOf(row),
  }))
  await insertOffers(
    tx,
    offers.filter(({ key }) => !ids.has(key)),
  )
  for (const offer of offers) if (ids.has(offer.key)) await updateOffer(tx, offer)
  await replaceUniversities(tx, offers)
  if (gone === 'withdraw')
    await withdraw(
      tx,
      deps,
      stored.filter(({ key }) => plan.gone.has(key)),
    )
}

/** R2, before the database says so. */
function refuseFewerThanPlaced(rows: readonly OfferRow[], stored: readonly ImportedOffer[]) {
  const placed = new Map(stored.map(offer => [offer.key, offer.placed]))
  if (rows.some(({ key, places }) => places < (placed.get(key) ?? 0))) throw refusal('offerTaken')
}

/** Saves each named supervisor once and finds the id of a row's. */
async function saveSupervisors(tx: Transaction, deps: Deps, rows: readonly OfferRow[]) {
  const ids = new Map<string, string>()
  const stored = await findByDistricts(tx, districtsOf(rows))
  const added: Parameters<typeof insertSupervisors>[1][number][] = []
  // Those with an address first: they may be the ones who were stored without one.
  const inOrder = rows.toSorted(
    (a, b) => Number(a.supervisor?.email === null) - Number(b.supervisor?.email === null),
  )
  for (const row of inOrder) {
    const key = supervisorKey(row)
    if (!row.supervisor || ids.has(key)) continue
    const { districtId, supervisor } = row
    const own = stored.get(districtId) ?? []
    const known = sameIn(own, supervisor)
    if (known) await applyFacts(tx, deps, known, supervisor)
    const saved = { ...supervisor, id: known?.id ?? deps.ids.uuid() }
    if (!known) added.push({ ...saved, districtId })
    stored.set(districtId, [...own.filter(({ id }) => id !== saved.id), saved])
    ids.set(key, saved.id)
  }
  await insertSupervisors(tx, added)
  return (row: OfferRow) => ids.get(supervisorKey(row)) ?? null
}

async function withdraw(tx: Transaction, deps: Deps, offers: readonly ImportedOffer[]): Promise<void> {
  if (offers.some(({ placed }) => placed > 0)) throw refusal('offerTaken')
  await withdrawOffers(
    tx,
    offers.map(({ id }) => id),
    deps.clock.now(),
  )
}
